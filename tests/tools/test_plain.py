"""plain.py finds what is not plain, and lets plain words pass."""
import os
import sys
import tempfile
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


def page(body):
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write("owner: redactie\nchecked: 2026-01-01\n\n" + body)
        file.flush()
        return [finding for _, finding in plain.page_findings(file.name, WORDS)]


class Pages(unittest.TestCase):
    def test_a_plain_page_passes_and_its_sources_are_not_read(self):
        self.assertEqual(page("# Hulp bij geld\n\nU krijgt hulp. Bel ons.\n§ Verantwoordingsbesluit 1 Aanvangen\n"), [])

    def test_what_is_explained_where_it_first_stands_may_be_used(self):
        self.assertEqual(len(page("U kunt aanvangen.\n")), 1)
        self.assertEqual(page("U kunt dan *aanvangen*: dat is een ander woord voor het begin. Aanvangen mag nu.\n"), [])
        self.assertEqual(len(page("Eerst aanvangen.\nDan *aanvangen* met hulp.\n")), 1)

    def test_many_syllables_are_found(self):
        self.assertIn("Flesch-Douma", page("Mogelijkerwijs organiseren gemeentelijke adviseurs bijeenkomsten.\n")[0])

    def test_many_words_on_average_are_found(self):
        self.assertEqual(page((" ".join(["ja"] * 13) + ". ") * 2), ["13.0 words a sentence, at most 12"])

    def test_a_passive_is_found(self):
        self.assertEqual(len(page("Uw huur wordt dan verhoogd.\n")), 1)
        self.assertEqual(page("De baas verhoogt uw huur. Het wordt koud.\n"), [])

    def test_syllables_are_those_of_dutch(self):
        for word, count in (("huis", 1), ("radio", 3), ("financiële", 5), ("leeuw", 1), ("betaal", 2), ("theater", 3)):
            self.assertEqual(len(plain.VOWELS.findall(word)), count, word)

    def test_an_empty_page_is_found(self):
        self.assertEqual(page("# \n"), ["nothing to read"])


if __name__ == "__main__":
    unittest.main()
