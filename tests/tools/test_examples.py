"""examples.py collects what the classifier learns from, and points at the line that it cannot read."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import examples  # noqa: E402


class Examples(unittest.TestCase):
    def read(self, text, topic="huur"):
        with tempfile.TemporaryDirectory(prefix="elkedeur-test.") as root:
            for folder in ("data", "content/nl/find"):
                os.makedirs(os.path.join(root, folder))
            with open(os.path.join(root, "data/topics.csv"), "w", encoding="utf-8") as file:
                file.write("id\nschulden\nhuur\n")
            with open(os.path.join(root, "content/nl/find", topic + ".txt"), "w", encoding="utf-8") as file:
                file.write(text)
            return examples.read(root)

    def test_examples_and_phrases_are_read(self):
        count, found, wrong = self.read("= brief* .. huur|pacht\n# ja\n\nS none | Mag dit?\nC deadline +schulden | Help: a | b\n")
        self.assertEqual((count, wrong), (2, []))
        self.assertEqual(found, [("1", "", "none", "Mag dit?"), ("1", "0", "deadline", "Help: a | b"),
                                 ("1", "", "phrase", "brief huur"), ("1", "", "phrase", "brief pacht")])

    def test_what_cannot_be_read_is_named_with_its_line(self):
        for bad in ("zomaar iets", "X none | tekst", "S soon | tekst", "S none +weg | tekst", "S none |", "=huur"):
            self.assertIn("content/nl/find/huur.txt:2:", self.read("S none | Goed.\n%s\n" % bad)[2][0], bad)

    def test_a_file_of_no_topic_is_named(self):
        self.assertIn("weg.txt:1:", self.read("S none | Goed.\n", topic="weg")[2][0])


if __name__ == "__main__":
    unittest.main()
