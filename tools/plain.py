#!/usr/bin/env python3
"""plain.py - the readability gate: what residents read is plain Dutch.

    plain.py ROOT GEN       every Dutch sentence of a view for residents, of C and of data/ that residents see (as po.py
                            knows it), every text of content/nl/texts, every page of content/nl/topics and
                            content/nl/situations, every text of content/nl/triage
    plain.py --page FILE... these pages only, with their figures

A sentence has at most 20 words. No word is longer than 15 letters, but for those of LONG, which residents know or
cannot do without. No word of data/jargon_nl.csv, which names the plain word. One line a finding, with its place;
exit 1 when there is one. A word that is difficult and needed is explained where it first stands, as *word*.

A page as a whole: Flesch-Douma (206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence) is at least 70, a
sentence has 12 words on average at most, and a tenth of them at most is passive. It measures what can be counted; whether a sentence is warm and true is for a reader.
"""
import csv
import glob
import json
import os
import re
import sys

import po

WORDS_MAX, LETTERS_MAX = 20, 15
FLESCH_MIN, WORDS_MEAN_MAX, PASSIVE_MAX = 70, 12, 0.10
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|ij|aa|ee|oo|uu|oe|ie|ei|eu|ui|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.I)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
WORDEN = re.compile(r"\b(wordt|worden|werd|werden|geworden)\b", re.I)
PARTICIPLE = re.compile(r"\b(\w{0,6}ge|be|ver|ont|her)\w{2,}(d|t|en)\b", re.I)
HEAD = re.compile(r"owner:|checked:|topics:")  # of a page: to the first empty line
# Words that stand in the law, on the letter at hand or in the name of who helps.
LONG = set("""vluchtelingenwerk algoritmeregister burgerservicenummer toegankelijkheid toegankelijkheidsverklaring
    postcodegegevens netwerkcoördinator privacyfunctionaris""".split())


# Behind these a sentence goes on; the same list stands in src/words/phrase.c.
SHORTENED = re.compile(r"(?:^|[ \t(])(?:%s)$" % "|".join(map(re.escape, """d.d. art. artt. nr. nrs. t.a.v. t.n.v. m.b.t. i.v.m. o.g.v.
    n.a.v. o.a. dhr. mevr. mw. mr. drs. dr. ir. bijv. resp. incl. excl. blz. tel.""".split())), re.I)


def sentences_in(text):
    start = 0
    for cut in re.finditer(r"(?<=[.!?:])\s+", text):
        if not SHORTENED.search(text[start:cut.start()]):
            yield text[start:cut.start()]
            start = cut.end()
    yield text[start:]


def still_difficult(plain, explained):
    """Without what is explained; of several words: when all of them are."""
    return {word: better for word, better in plain.items() if not all(w in explained for w in WORD.findall(word))}


def phrases_in(sentence, plain):
    low = sentence.lower()
    for phrase in plain:
        if " " in phrase and re.search(r"(?<!\w)%s(?!\w)" % re.escape(phrase), low):
            yield phrase


def jargon(root):
    with open(os.path.join(root, "data/jargon_nl.csv"), encoding="utf-8") as file:
        return {row["word_nl"].lower(): row["plain_nl"] for row in csv.DictReader(file)}


def sentences_of_views(gen):
    for path in sorted(glob.glob(os.path.join(gen, "**/*.msgids"), recursive=True)):
        for item in map(json.loads, open(path, encoding="utf-8")):
            if item["audience"] == "resident":
                for text in filter(None, (item["text"], item.get("plural"))):
                    yield "%s:%d" % (item["file"], item["line"]), text


def sentences_of_program(root):
    """Of C and of tables of data/: those that other languages have too."""
    for text, place, plural, resident in [*po.sentences_of_c(root), *po.sentences_of_data(root, po.TRANSLATED_COLUMNS)]:
        for sentence in filter(None, (text, plural)):
            if resident:
                yield place, sentence


def sentences_of_texts(root):
    for path in sorted(glob.glob(os.path.join(root, "content/nl/texts/*.md"))):
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            yield "%s:%d" % (os.path.relpath(path, root), number), re.sub(r"\]\([^)]*\)|[#*\[\]|>-]", " ", line)


def sentences_of_triage(path):
    """What residents read of the help finder's questions: every text but names, articles and tests."""
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("tests:"):
            return
        text = re.match(r"\s*(?:- )?(?:say|hint|ask|why|what): (.+)|\s+- (?!say:)(.+)", line)
        if text:
            yield number, (text[1] or text[2]).strip().strip('"')


def page_lines(path):
    """What a resident reads of a page: not its head, and not the sources (a line that begins with a section sign)."""
    lines = open(path, encoding="utf-8").read().split("\n")
    body = lines.index("") if "" in lines and HEAD.match(lines[0]) else 0
    for number, line in enumerate(lines[body:], body + 1):
        if line.strip() and not line.startswith("§"):
            yield number, line


def explained_words(text):
    """Those of *so*; **strong** words explain nothing."""
    return [word.lower() for part in re.findall(r"\*([^*]+)\*", text.replace("**", "")) for word in WORD.findall(part)]


def bare(line):
    return re.sub(r"\]\([^)]*\)|^\s*(\d+\.|[-#>]+)\s|[#*\[\]|>]", " ", line)


def page_findings(path, plain):
    explained, sentences = set(), []
    for number, line in page_lines(path):
        explained.update(explained_words(line))
        for finding in findings(bare(line), still_difficult(plain, explained), explained):
            yield number, finding
        if not line.startswith("#"):
            sentences += [s for s in sentences_in(bare(line)) if WORD.search(s)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        yield 1, "nothing to read"
        return
    mean = len(words) / len(sentences)
    flesch = 206.84 - 77 * sum(max(1, len(VOWELS.findall(w))) for w in words) / len(words) - 0.93 * mean
    passive = [s for s in sentences if WORDEN.search(s) and PARTICIPLE.search(WORDEN.sub("", s))]
    if flesch < FLESCH_MIN:
        yield 1, "Flesch-Douma %.0f, at least %d" % (flesch, FLESCH_MIN)
    if mean > WORDS_MEAN_MAX:
        yield 1, "%.1f words a sentence, at most %d" % (mean, WORDS_MEAN_MAX)
    if len(passive) > PASSIVE_MAX * len(sentences):
        yield 1, "%d of %d sentences are passive: %s" % (len(passive), len(sentences), " / ".join(passive[:5]))


def pages(root):
    return sorted(path for folder in ("topics", "situations")
                  for path in glob.glob(os.path.join(root, "content/nl", folder, "*.md")))


def findings(text, plain, explained=()):
    text = re.sub(r"\{\w+:([^}]*)\}", r"\1", text)  # words inside a link count, values do not
    for sentence in sentences_in(text):
        words = WORD.findall(re.sub(r"\{\w+\}", "", sentence))
        if len(words) > WORDS_MAX:
            yield "%d words in one sentence, at most %d: %s" % (len(words), WORDS_MAX, sentence)
        for word in words:
            low = word.lower()
            if low in plain:
                yield 'say "%s" for "%s"' % (plain[low], word)
            elif len(word) > LETTERS_MAX and low not in LONG and low not in explained and "-" not in word:
                yield "a word of %d letters, at most %d: %s" % (len(word), LETTERS_MAX, word)
        for phrase in phrases_in(re.sub(r"\{\w+\}", "", sentence), plain):
            yield 'say "%s" for "%s"' % (plain[phrase], phrase)


def main():
    if sys.argv[1] == "--page":
        root, given = os.path.dirname(os.path.dirname(os.path.abspath(__file__))), sys.argv[2:]
    else:
        (root, gen), given = sys.argv[1:3], None
    plain, count, found = jargon(root), 0, 0
    for path in pages(root) if given is None else given:
        count += 1
        for number, finding in page_findings(path, plain):
            found += 1
            print("%s:%d: %s" % (os.path.relpath(path, root), number, finding))
    if given is not None:
        print("%d pages, %d to mend" % (count, found))
        sys.exit(1 if found or not count else 0)
    for path in sorted(glob.glob(os.path.join(root, "content/nl/triage/*.yaml"))):
        lines = list(sentences_of_triage(path))
        explained = set(explained_words(" ".join(text for _, text in lines)))
        for number, text in lines:
            count += 1
            for finding in findings(text.replace("*", ""), still_difficult(plain, explained), explained):
                found += 1
                print("%s:%d: %s" % (os.path.relpath(path, root), number, finding))
    for place, text in [*sentences_of_views(gen), *sentences_of_program(root), *sentences_of_texts(root)]:
        count += 1
        for finding in findings(text, plain):
            found += 1
            print("%s: %s" % (place, finding))
    print("%d texts for residents, %d to mend" % (count, found))
    sys.exit(1 if found or not count else 0)


if __name__ == "__main__":
    main()
