"""The readability gate in C (words/plain.c, `elkedeur readability`) says what tools/plain.py says: of every page that is
shipped, and of the same pages made worse, so that every kind of finding comes up."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tools"))
import plain  # noqa: E402

PROGRAM = os.environ.get("ELKEDEUR", os.path.join(ROOT, "build", "elkedeur"))
WORSE = ["De beschikking wordt toegezonden.", "Uw verantwoordingsplicht *gaat* in.", "zo'n {dag} e-mail {hier:aanvangen met}",
         "Het werd **betaald** en het is geworden: [lees](https://x.example/aanvangen) 2 keer!", "§ Awb 6:7", "",
         "3. Dit is een heel erg lange zin met veel te veel woorden, want hij gaat maar door en door en houdt nooit meer op, ook niet hier.",
         "> - # Ǆ ﬁnanciële ŒUVRE naïef ² ٣ Ünïcode — “aanhalen”…", "*", "**", "* a* b *alvorens* Alvorens alvorens."]


def said(finding):
    """A finding of the program in the words of plain.py."""
    kind = finding["kind"]
    if kind == "long_sentence":
        return "%d words in one sentence, at most 20: %s" % (finding["number"], finding["sentence"])
    if kind == "difficult_word":
        return 'say "%s" for "%s"' % (finding["say"], finding["word"])
    if kind == "long_word":
        return "a word of %d letters, at most 15: %s" % (finding["number"], finding["word"])
    return {"hard_to_read": "Flesch-Douma", "long_mean": "words a sentence", "passive": "are passive",
            "empty": "nothing to read"}[kind]


def bare(finding):
    """The same for plain.py, whose sentences keep their spaces and whose last findings have figures in them."""
    for whole in ("Flesch-Douma", "words a sentence", "are passive", "nothing to read"):
        if whole in finding and "words in one sentence" not in finding:
            return whole
    head, colon, sentence = finding.partition(": ")
    return head + colon + sentence.strip() if "words in one sentence" in head else finding


def figures(path):
    """As plain.py counts them, of a page with something to read."""
    sentences = []
    for _, line in plain.page_lines(path):
        if not line.startswith("#"):
            sentences += [s for s in re.split(r"(?<=[.!?:])\s+", plain.bare(line)) if plain.WORD.search(s)]
    words = [word for sentence in sentences for word in plain.WORD.findall(sentence)]
    if not words:
        return 0, 0, 0, 0, 0
    mean = len(words) / len(sentences)
    syllables = sum(max(1, len(plain.VOWELS.findall(w))) for w in words)
    passive = [s for s in sentences if plain.WORDEN.search(s) and plain.PARTICIPLE.search(plain.WORDEN.sub("", s))]
    return 206.84 - 77 * syllables / len(words) - 0.93 * mean, mean, len(words), len(sentences), len(passive)


class Same(unittest.TestCase):
    def compare(self, paths):
        reports = []
        for at in range(0, len(paths), 16):  # the program takes no more at once
            run = subprocess.run([PROGRAM, "readability", "--json", *paths[at:at + 16]], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)
            reports += [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([r["file"] for r in reports], paths)
        words, kinds = plain.jargon(ROOT), set()
        for path, report in zip(paths, reports):
            mine = [(number, bare(finding)) for number, finding in plain.page_findings(path, words)]
            self.assertEqual([(f["line"], said(f)) for f in report["findings"]], mine, path)
            flesch, mean, *counts = figures(path)
            self.assertAlmostEqual(report["flesch"], flesch, delta=0.00501, msg=path)
            self.assertAlmostEqual(report["mean_words"], mean, delta=0.00501, msg=path)
            self.assertEqual([report["words"], report["sentences"], report["passive"]], counts, path)
            kinds.update(f["kind"] for f in report["findings"])
        return kinds

    def test_every_page_that_is_shipped_gets_the_same_findings_and_figures(self):
        paths = plain.pages(ROOT)
        self.assertGreater(len(paths), 60)
        self.compare(paths)

    def test_pages_made_worse_get_the_same_findings_of_every_kind(self):
        chance = random.Random(18)
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, page in enumerate([*plain.pages(ROOT), *plain.pages(ROOT)]):
                with open(page, encoding="utf-8") as file:
                    lines = file.read().split("\n")
                for _ in range(chance.randrange(1, 30)):
                    lines.insert(chance.randrange(len(lines)), chance.choice(WORSE))
                if i % 7 == 0:
                    lines = [line for line in WORSE if chance.random() < 0.5]
                paths.append(os.path.join(folder, "%d.md" % i))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.write("\n".join(lines))
            empty = os.path.join(folder, "empty.md")
            with open(empty, "w", encoding="utf-8") as file:
                file.write("owner: x\n\n# Kop\n")
            kinds = self.compare([*paths, empty])
        self.assertEqual(kinds, {"long_sentence", "difficult_word", "long_word", "hard_to_read", "long_mean", "passive", "empty"})


if __name__ == "__main__":
    unittest.main()
