"""po.py asks of a language for residents what residents see, and says whether a translator has read it."""
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import po  # noqa: E402

HEAD = 'msgid ""\nmsgstr ""\n"Language: %s\\n"\n%s\n'


class Po(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        for table, columns in {**po.TRANSLATED_COLUMNS, **po.NAME_COLUMNS}.items():
            self.put(table, ",".join(sorted({*po.TRANSLATED_COLUMNS.get(table, []), *po.NAME_COLUMNS.get(table, [])})) + "\n")
        self.put("data/topics.csv", "id,name_nl,name_en\nschulden,Schulden,Debts\n")
        self.put("content/nl/situations/verhuizen.md", "owner: x\n\n# U gaat verhuizen\n\n# Niet deze\n")
        self.put("src/domain/desk/view/ask.html", "{{audience resident}}")
        self.put("src/domain/desk/view/work.html", "{{audience professional}}")
        self.put("src/domain/desk/ask_pages.c", '#include "domain/desk/view/ask.html.h"\nT("Vraag het")\nT("Samen")')
        self.put("src/domain/desk/work_pages.c", '#include "domain/desk/view/work.html.h"\nT("Neem de vraag")\nT("Samen")')
        self.put("src/domain/desk/rules.c", 'fail(cx, INVALID, "Vul dit in.")')
        self.put("src/app/start.c", 'fail(cx, INVALID, "De schijf is vol.")')
        self.put("gen/a.msgids", "".join(json.dumps({"file": "a.html", "line": 1, "audience": audience, "text": text,
                                                     "plural": None}) + "\n"
                                         for audience, text in (("professional", "Werk"), ("resident", "Bel ons"),
                                                                ("professional", "Naam"), ("resident", "Naam"))))

    def put(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        return full

    def wanted(self, language):
        return set(po.sentences(self.root, os.path.join(self.root, "gen"), language))

    def test_english_has_all_but_the_names_that_data_has_in_english(self):
        self.assertEqual(self.wanted("en"), {"Werk", "Bel ons", "Naam", "Vraag het", "Neem de vraag", "Samen", "Vul dit in.",
                                             "De schijf is vol.", "U gaat verhuizen"})

    def test_a_language_for_residents_has_what_they_see(self):
        self.assertEqual(self.wanted("ar"), {"Bel ons", "Naam", "Vraag het", "Samen", "Vul dit in.", "U gaat verhuizen",
                                             "Schulden"})

    def test_update_writes_no_sentence_of_professionals(self):
        path = self.put("content/ar/elkedeur.po", HEAD % ("ar", ""))
        po.update(self.root, os.path.join(self.root, "gen"), [path])
        self.assertEqual({e["msgid"] for e in po.read_po(path)}, self.wanted("ar"))

    def test_the_header_says_whether_a_translator_has_read_it(self):
        for extra, said in (("", "true"), ('"X-Reviewed: no\\n"\n', "false"), ('"X-Reviewed: yes\\n"\n', "true")):
            self.assertEqual(po.reviewed(self.put("x.po", HEAD % ("ar", extra))), said)

    def test_arabic_has_six_forms(self):
        entry = {"msgid": "{n} dag", "plural": "{n} dagen", "forms": {n: "{n}" for n in range(6)}, "line": 1}
        po.check_po("x.po", "ar", [entry])
        del entry["forms"][5]
        self.assertRaises(po.PoError, po.check_po, "x.po", "ar", [entry])
        self.assertRaises(po.PoError, po.check_po, "x.po", "pl", [entry])


if __name__ == "__main__":
    unittest.main()
