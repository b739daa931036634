"""The brand that a token file may set is what assets/themes/neutral.css says it is."""
import os
import re
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def kind(value):
    if value.startswith("#"):
        return "COLOUR, 0x" + (value[1:] if len(value) == 7 else "".join(2 * c for c in value[1:]))
    return "LENGTH" if re.fullmatch(r"[\d.]+px", value) else "LETTER"


class Theme(unittest.TestCase):
    def test_names_kinds_and_colours_of_the_reader_are_those_of_the_stylesheet(self):
        sheet = re.findall(r"^  (--basis-[\w-]+): ([^;]+);", read("assets/themes/neutral.css"), re.M)
        reader = re.findall(r'\{S_INIT\("(--basis-[\w-]+)"\), (COLOUR, 0x\w+|LETTER|LENGTH)', read("src/format/theme.c"))
        self.assertGreater(len(sheet), 30)
        self.assertEqual([(name, kind(value)) for name, value in sheet], reader)


if __name__ == "__main__":
    unittest.main()
