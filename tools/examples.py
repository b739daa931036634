#!/usr/bin/env python3
"""Collects what the classifier learns from, and the phrases that name a topic.

    examples.py ROOT EXAMPLES.tsv PHRASES.csv

content/LANGUAGE/find/TOPIC.txt has, a line each:

    = phrase                                    points to the topic by itself (words/phrase.h); folded letters
    REGISTER URGENCY [+TOPIC2] | a resident's words

REGISTER is F, S, C, T, N, D or a language (EN, PL, TR, AR, UK, FA); URGENCY is none, deadline or crisis. EXAMPLES.tsv begins
with the number of topics; then "topic TAB second topic or nothing TAB urgency TAB text", topics by their number, from 0, in
data/topics.csv; PHRASES.csv "phrase,topic,language". A line that is neither stops
the build with FILE:LINE.
"""
import csv
import glob
import os
import re
import sys

EXAMPLE = re.compile(r"(F|S|C|T|N|D|EN|PL|TR|AR|UK|FA) (none|deadline|crisis)(?: \+(\w+))? \| (\S.*)$")


def read(root):
    """-> (number of topics, [(topic, second, urgency, text)], [(phrase, topic, language)], [what is wrong])."""
    with open(os.path.join(root, "data/topics.csv"), encoding="utf-8") as file:
        topics = {row["id"]: number for number, row in enumerate(csv.DictReader(file))}
    examples, phrases, wrong = [], [], []
    for path in sorted(glob.glob(os.path.join(root, "content/*/find/*.txt"))):
        topic, language = os.path.basename(path)[:-4], path.split(os.sep)[-3]
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
                phrases.append((line[2:].strip(), topic, language))
            elif line and not line.startswith("#"):
                wrong.append('%s:%d: neither "= phrase" nor "REGISTER URGENCY | text" with known topics: %s' % (
                    place, number, line[:80]))
    return len(topics), examples, phrases, wrong


def write(path, text):
    """Not again when it stays the same: what is made of it then stays too."""
    if not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    root, to_examples, to_phrases = sys.argv[1:4]
    topics, examples, phrases, wrong = read(root)
    if wrong:
        sys.exit("\n".join(wrong))
    write(to_examples, "%d\n" % topics + "".join("\t".join(row) + "\n" for row in examples))
    write(to_phrases, "phrase,topic,language\n" + "".join(",".join(row) + "\n" for row in sorted(set(phrases))))


if __name__ == "__main__":
    main()
