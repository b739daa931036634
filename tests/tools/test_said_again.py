#!/usr/bin/env python3
"""test_said_again.py - a sentence that a table says in other words is a sentence that the law still says.

handler_words.c and step_said.c know a sentence by its words: one that changes in src/law and not there would silently be
shown as it stands in the law."""

import glob
import os
import re
import unittest

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = ("src/domain/objection/handler_words.c", "src/domain/guide/step_said.c")
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def joined(literals):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))


def sentences(text, macro):
    return [joined(found) for found in re.findall(r"\b%s\(\s*%s\)" % (macro, LITERALS), text)]


def read(path):
    with open(os.path.join(PROJECT, path), encoding="utf-8") as file:
        return file.read()


class SaidAgain(unittest.TestCase):
    def test_the_law_says_what_is_said_again(self):
        law = set()
        for path in glob.glob(os.path.join(PROJECT, "src", "law", "*.c")):
            text = read(path)
            law.update(sentences(text, "T") + sentences(text, "T_INIT"))
        self.assertGreater(len(law), 100)
        for table in TABLES:
            known = [sentence for sentence in sentences(read(table), "S_INIT") if " " in sentence]
            self.assertGreater(len(known), 1, table)
            for sentence in known:
                self.assertIn(sentence, law, "%s: no sentence of the law" % table)


if __name__ == "__main__":
    unittest.main()
