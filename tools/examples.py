#!/usr/bin/env python3
"""Collects what the classifier learns from.

    examples.py ROOT EXAMPLES.tsv

content/LANGUAGE/find/TOPIC.txt has, a line each:

    = phrase                                    words that point to the topic by themselves: "|" between words of which one
                                                stands there, ".." where others may stand between, "*" where a word goes on
    REGISTER URGENCY [+TOPIC2] | a resident's words

REGISTER is F, S, C, T, N, D or a language (EN, PL, TR, AR, UK, FA); URGENCY is none, deadline or crisis. EXAMPLES.tsv begins
with the number of topics; then "topic TAB second topic or nothing TAB urgency TAB text", topics by their number, from 0, in
data/topics.csv. A phrase stands there as each of its readings, after all texts, with the urgency "phrase": it says nothing about
that. A line that is neither stops the build with FILE:LINE.
"""
import csv
import glob
import itertools
import os
import re
import sys

READINGS_MAX = 8
EXAMPLE = re.compile(r"(F|S|C|T|N|D|EN|PL|TR|AR|UK|FA) (none|deadline|crisis)(?: \+(\w+))? \| (\S.*)$")


def read(root):
    """-> (number of topics, [(topic, second, urgency, text)], [what is wrong]); phrases after texts."""
    with open(os.path.join(root, "data/topics.csv"), encoding="utf-8") as file:
        topics = {row["id"]: number for number, row in enumerate(csv.DictReader(file))}
    examples, phrases, wrong = [], [], []
    for path in sorted(glob.glob(os.path.join(root, "content/*/find/*.txt"))):
        topic = os.path.basename(path)[:-4]
        place = os.path.relpath(path, root)
        if topic not in topics:
            wrong.append("%s:1: no topic of data/topics.csv" % place)
            continue
        for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
            line = line.strip()
            example = EXAMPLE.match(line)
            if example and (example[3] is None or example[3] in topics):
                examples.append((str(topics[topic]), str(topics[example[3]]) if example[3] else "", example[2],
                                 example[4].replace("\t", " ")))
            elif line.startswith("= "):
                phrases += [(str(topics[topic]), "", "phrase", text) for text in readings(line[2:])]
            elif line and not line.startswith("#"):
                wrong.append('%s:%d: neither "= phrase" nor "REGISTER URGENCY | text" with known topics: %s' % (
                    place, number, line[:80]))
    return len(topics), examples + phrases, wrong


def readings(phrase):
    """"beslag .. loon|salaris" -> "beslag loon", "beslag salaris"."""
    words = [word.strip("*").split("|") for word in phrase.replace("..", " ").split()]
    return [" ".join(chosen).replace("*", "") for chosen in itertools.islice(itertools.product(*words), READINGS_MAX)]


def write(path, text):
    """Not again when it stays the same: what is made of it then stays too."""
    if not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    root, to_examples = sys.argv[1:3]
    topics, examples, wrong = read(root)
    if wrong:
        sys.exit("\n".join(wrong))
    write(to_examples, "%d\n" % topics + "".join("\t".join(row) + "\n" for row in examples))


if __name__ == "__main__":
    main()
