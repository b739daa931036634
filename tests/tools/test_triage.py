"""What compiles the questions of the help finder refuses every fault with its place, and never falls over."""
import glob
import os
import random
import subprocess
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TOOL = os.path.join(os.environ.get("ELKEDEUR_BUILD", os.path.join(ROOT, "build")), "triage")
GOOD = """say: Ik heb schulden
hint: rekeningen, deurwaarder
icon: debt
owner: redactie
checked: 2026-11-28
start: soort
questions:
  soort:
    ask: Wat is er?
    why: Dan weten wij het.
    answers:
      - say: Er is een brief
        go: brief
      - say: Er is geen brief
        go: schulden
    unknown: schulden
ends:
  brief:
    topic: beslag
    urgency: deadline
    what: Er is een brief.
    rights: [U mag het vragen.]
    law: Rv 475d
    now: [Zoek de brief.]
    bring: [de brief, uw pas]
  schulden:
    topic: schulden
    urgency: none
    what: Er zijn schulden.
    rights: [U mag hulp vragen.]
    law: Wgs 4
    now: [Zoek de brieven.]
    bring: [de brieven, uw pas]
    also: [toeslagen]
tests:
  - answers: [Er is een brief]
    end: brief
  - answers: ["?"]
    end: schulden
"""


def compiled(texts, out="-"):
    """(exit code, faults as FILE:LINE: ...) of these files."""
    with tempfile.TemporaryDirectory(prefix="elkedeur-test.") as folder:
        names = []
        for i, text in enumerate(texts):
            names.append(os.path.join(folder, "%02d-file.yaml" % i))
            with open(names[-1], "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
        done = subprocess.run([TOOL, ROOT + "/data/topics.csv", ROOT + "/data/national_numbers.csv", out, *names],
                              capture_output=True, timeout=60)
        return done.returncode, done.stderr.decode(errors="replace").replace(folder + "/", "")


class Triage(unittest.TestCase):
    def refused(self, line, words, old, new, count=1):
        self.assertIn(old, GOOD)
        code, faults = compiled([GOOD.replace(old, new, count)])
        self.assertEqual(code, 1, (old, new))
        self.assertIn("00-file.yaml:%d: " % line, faults)
        self.assertIn(words, faults)

    def test_a_good_file_is_taken(self):
        self.assertEqual(compiled([GOOD]), (0, ""))

    def test_the_files_of_the_project_are_taken(self):
        texts = []
        for name in sorted(glob.glob(ROOT + "/content/nl/triage/*.yaml")):
            with open(name, encoding="utf-8") as file:
                texts.append(file.read())
        self.assertGreater(len(texts), 9)
        self.assertEqual(compiled(texts), (0, ""))

    def test_each_fault_is_named_with_its_line(self):
        self.refused(1, "is missing here: hint", "hint: rekeningen, deurwaarder\n", "")
        self.refused(3, "icon is unknown: castle", "icon: debt", "icon: castle")
        self.refused(5, "a day is written as", "2026-11-28", "28-11-2026")
        self.refused(6, "no question or end with this name: nergens", "start: soort", "start: nergens")
        self.refused(13, "no question or end with this name: weg", "go: brief", "go: weg")
        self.refused(12, "at most twelve words", "Er is een brief", "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien")
        self.refused(12, "two to seven answers", "      - say: Er is geen brief\n        go: schulden\n", "")
        self.refused(19, "topic is unknown: goud", "topic: beslag", "topic: goud")
        self.refused(20, "urgency is unknown: haast", "urgency: deadline", "urgency: haast")
        self.refused(19, "danger needs numbers", "urgency: deadline", "urgency: danger")
        self.refused(24, "must be a list", "now: [Zoek de brief.]", "now: Zoek de brief.")
        self.refused(22, "too few or too many", "rights: [U mag het vragen.]", "rights: []")
        self.refused(34, "also is unknown: goud", "also: [toeslagen]", "also: [goud]")
        self.refused(2, "this key is not known here: hind", "hint:", "hind:")
        self.refused(36, "the question has no answer: Nee", "- answers: [Er is een brief]", "- answers: [Nee]")
        self.refused(36, "this test ends in: brief", "    end: brief", "    end: schulden")
        self.refused(27, "no test ends here: schulden", '  - answers: ["?"]\n    end: schulden\n', "")
        self.refused(19, "nothing leads to this end: brief", "        go: brief", "        go: schulden")

    def test_a_circle_and_a_long_path_are_refused(self):
        self.refused(8, "more than three questions", "        go: brief", "        go: soort")

    def test_yaml_beyond_maps_lists_and_text_is_refused(self):
        self.refused(3, "no &anchors", "icon: debt", "icon: &a debt")
        self.refused(3, "no &anchors and no !tags", "icon: debt", "icon: !!str debt")
        self.refused(4, "stands twice: icon", "icon: debt\n", "icon: debt\nicon: debt\n")
        for bad in (b"", b"\x00", b"\xff\xfe", b"a: [", b"- " * 5000, b"a: *b", b"%YAML 9", b"{" * 300, b"x" * 300000):
            code, faults = compiled([bad])
            self.assertEqual(code, 1, bad[:20])
            self.assertRegex(faults, r"00-file.yaml:\d+: ")

    def test_general_help_is_at_most_a_fifth_of_all_ends(self):
        code, faults = compiled([GOOD.replace("topic: schulden", "topic: overig_sociaal")])
        self.assertEqual(code, 1)
        self.assertIn("end in general help", faults)

    def test_no_damage_makes_it_fall_over(self):
        chance = random.Random(20261128)
        for _ in range(40):
            texts = []
            for _ in range(16):
                damaged = bytearray(GOOD.encode())
                for _ in range(chance.randint(1, 6)):
                    at = chance.randrange(len(damaged))
                    kind = chance.randrange(3)
                    if kind == 0:
                        damaged[at] = chance.randrange(256)
                    elif kind == 1:
                        del damaged[at:at + chance.randint(1, 30)]
                    else:
                        damaged[at:at] = damaged[chance.randrange(len(damaged)):][:chance.randint(1, 40)]
                texts.append(bytes(damaged))
            code, faults = compiled(texts)
            self.assertIn(code, (0, 1), faults)
            self.assertEqual(code == 1, bool(faults))


if __name__ == "__main__":
    unittest.main()
