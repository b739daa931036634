#!/usr/bin/env python3
"""plain.py - the readability gate: what residents read is plain Dutch.

    plain.py ROOT GEN       every Dutch sentence of a view for residents, and every text of content/nl/texts

A sentence has at most 20 words. No word is longer than 15 letters, but for those of LONG, which residents know or
cannot do without. No word of data/jargon_nl.csv, which names the plain word. One line a finding, with its place;
exit 1 when there is one. It measures what can be counted; whether a sentence is warm and true is for a reader.
"""
import csv
import glob
import json
import os
import re
import sys

WORDS_MAX, LETTERS_MAX = 20, 15
# Words that stand in the law, on the letter at hand or in the name of who helps.
LONG = set("burgerservicenummer toegankelijkheid toegankelijkheidsverklaring postcodegegevens".split())


def jargon(root):
    with open(os.path.join(root, "data/jargon_nl.csv"), encoding="utf-8") as file:
        return {row["word_nl"].lower(): row["plain_nl"] for row in csv.DictReader(file)}


def sentences_of_views(gen):
    for path in sorted(glob.glob(os.path.join(gen, "**/*.msgids"), recursive=True)):
        for item in map(json.loads, open(path, encoding="utf-8")):
            if item["audience"] == "resident":
                for text in filter(None, (item["text"], item.get("plural"))):
                    yield "%s:%d" % (item["file"], item["line"]), text


def sentences_of_texts(root):
    for path in sorted(glob.glob(os.path.join(root, "content/nl/texts/*.md"))):
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            yield "%s:%d" % (os.path.relpath(path, root), number), re.sub(r"\]\([^)]*\)|[#*\[\]|>-]", " ", line)


def findings(text, plain):
    text = re.sub(r"\{\w+:([^}]*)\}", r"\1", text)  # words inside a link count, values do not
    for sentence in re.split(r"(?<=[.!?:])\s+", text):
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.sub(r"\{\w+\}", "", sentence))
        if len(words) > WORDS_MAX:
            yield "%d words in one sentence, at most %d: %s" % (len(words), WORDS_MAX, sentence)
        for word in words:
            low = word.lower()
            if low in plain:
                yield 'say "%s" for "%s"' % (plain[low], word)
            elif len(word) > LETTERS_MAX and low not in LONG and "-" not in word:
                yield "a word of %d letters, at most %d: %s" % (len(word), LETTERS_MAX, word)


def main():
    root, gen = sys.argv[1:3]
    plain, count, found = jargon(root), 0, 0
    for place, text in [*sentences_of_views(gen), *sentences_of_texts(root)]:
        count += 1
        for finding in findings(text, plain):
            found += 1
            print("%s: %s" % (place, finding))
    print("%d texts for residents, %d to mend" % (count, found))
    sys.exit(1 if found or not count else 0)


if __name__ == "__main__":
    main()
