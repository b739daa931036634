"""plain.py finds what is not plain, and lets plain words pass."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import plain  # noqa: E402

WORDS = {"aanvangen": "beginnen"}


def found(text):
    return list(plain.findings(text, WORDS))


class Plain(unittest.TestCase):
    def test_plain_sentences_pass(self):
        self.assertEqual(found("Wat is er aan de hand? Schrijf het op zoals u het zou vertellen."), [])

    def test_a_long_sentence_is_found_and_two_short_ones_are_not(self):
        self.assertEqual(len(found(" ".join(["woord"] * 21) + ".")), 1)
        self.assertEqual(found(" ".join(["woord"] * 20) + ". " + " ".join(["woord"] * 20) + "."), [])

    def test_a_difficult_word_is_found_with_the_plain_one(self):
        self.assertEqual(found("Wij gaan Aanvangen."), ['say "beginnen" for "Aanvangen"'])

    def test_a_long_word_is_found_but_for_those_that_everybody_knows(self):
        self.assertEqual(len(found("De verantwoordingsplicht.")), 1)
        self.assertEqual(found("Wij vragen nooit uw burgerservicenummer."), [])

    def test_values_do_not_count_and_words_in_a_link_do(self):
        self.assertEqual(found("Uiterlijk {dag} krijgt u antwoord."), [])
        self.assertEqual(len(found("Lees {hier:hoe wij aanvangen}.")), 1)


if __name__ == "__main__":
    unittest.main()
