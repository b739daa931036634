#!/usr/bin/env python3
"""Translations: .po catalogues in, C tables out; and what is missing.

    po.py compile OUT.c en=content/en/elkedeur.po ...
    po.py check  ROOT GEN PO...     every sentence of views and C has a translation; no old ones are left
    po.py update ROOT GEN PO...     adds what is missing with an empty msgstr, drops what nothing uses

The Dutch sentence is the msgid. Sentences stand in views ({{text}}, {{plural}}), in C as T("..."),
T_INIT("..."), fail(cx, X, "..."), fail_field(cx, "field", "..."), and in the columns of data/ that TRANSLATED_COLUMNS
names and the titles of content/nl/situations, which are shown with tr().

English has every sentence. The other languages are for residents and have only what a resident can see: the sentences of
views for residents, of C files that fill those views or none, but not of those in PROFESSIONAL, and of data; and the
columns of NAME_COLUMNS, which have a column of their own in English.

A line "X-Reviewed: no\\n" in the header says that no translator has read it: each page then says so at its foot. A line
"X-Untranslated: N\\n" says that N sentences at most are still shown in Dutch, marked as such; more is a failure.
"""
import csv
import glob
import json
import os
import re
import sys

PLURALS = {"en": 2, "pl": 3, "uk": 3, "tr": 2, "ar": 6}
TRANSLATED_COLUMNS = {"data/national_numbers.csv": ["for_what_nl", "written_way_nl"], "data/report_rows.csv": ["state"],
                      "data/demo_organisations.csv": ["paid_by", "steered_by"], "data/letter_groups.csv": ["say", "hint"],
                      "data/topic_haste.csv": ["say"],
                      "data/letter_kinds.csv": ["say", "hint", "what", "stake", "now_1", "now_2", "now_3"]}


NAME_COLUMNS = {"data/topics.csv": ["name_nl"], "data/help_types.csv": ["name_nl"], "data/national_numbers.csv": ["name_nl"]}
EVERYTHING = {"en"}  # languages that professionals have too
# C files without a view of their own (folders end with a slash) whose sentences no resident sees. Of law/ residents see
# objection.c, term.c and workday.c, on /brief.
PROFESSIONAL = """app/ domain/guide/editing.c domain/guide/editor_list_pages.c
    domain/guide/editor_shown.c store/backup.c store/backup_file.c store/migrate.c store/postgres.c store/sqlite.c format/ domain/people/links.c
    domain/people/members.c domain/people/people_mail.c domain/people/role_contact.c domain/people/second_factor.c
    domain/network/manage.c domain/network/places.c domain/contact/duty.c domain/desk/close_pages.c domain/desk/desk_site.c domain/desk/first.c
    domain/desk/missing.c domain/desk/organisation_pages.c domain/desk/place_pages.c domain/desk/work_shown.c
    domain/intake/lists.c domain/intake/succession.c domain/map/confirm_mail.c domain/map/import.c domain/map/keep.c
    domain/map/record_store.c domain/privacy/privacy.c web/form_pages.c web/listen.c
    law/decision.c law/decrees.c law/facts.c law/penalty.c law/rules_objection.c law/rules_other.c
    law/social_terms.c law/term_rules.c domain/objection/act_pages.c domain/objection/application.c domain/objection/case_shown.c domain/objection/codes.c domain/objection/count.c domain/objection/events.c domain/objection/formal.c
    domain/objection/handler_words.c
    domain/objection/learning.c domain/objection/learning_figures.c domain/objection/objection.c domain/objection/register.c
    domain/objection/register_pages.c domain/objection/register_forms.c domain/objection/letter_kept.c domain/objection/letter_pages.c domain/objection/letter_penalty_pages.c domain/objection/letter_turn_pages.c domain/objection/postpone_pages.c domain/objection/told.c domain/objection/warn.c domain/decision/decision.c
    law/procedure.c law/procedure_end.c law/procedure_longer.c law/procedure_names.c law/procedure_penalty.c law/procedure_play.c
    law/rules_procedure.c""".split()


class PoError(Exception):
    pass


def unquote(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def read_po(path):
    """-> list of {msgid, plural, forms, line}; the header (empty msgid) is left out."""
    entries, entry, key, line = [], None, None, 0

    def done():
        if entry and entry["msgid"]:
            entries.append(entry)

    for raw in open(path, encoding="utf-8"):
        line += 1
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        m = re.fullmatch(r'(msgid|msgid_plural|msgstr|msgstr\[(\d)\])\s+"(.*)"', text)
        if m:
            word, form, value = m.groups()
            if word == "msgid":
                done()
                entry = {"msgid": "", "plural": None, "forms": {}, "line": line}
                key = ("msgid",)
                entry["msgid"] = unquote(value)
            elif entry is None:
                raise PoError("%s:%d: %s before a msgid" % (path, line, word))
            elif word == "msgid_plural":
                entry["plural"], key = unquote(value), ("plural",)
            else:
                number = int(form or 0)
                entry["forms"][number], key = unquote(value), ("form", number)
            continue
        m = re.fullmatch(r'"(.*)"', text)
        if not m or entry is None:
            raise PoError("%s:%d: expected msgid, msgstr or a quoted line" % (path, line))
        value = unquote(m.group(1))
        if key == ("msgid",):
            entry["msgid"] += value
        elif key == ("plural",):
            entry["plural"] += value
        else:
            entry["forms"][key[1]] += value
    done()
    return entries


def head_of(path):
    return open(path, encoding="utf-8").read().split("\n\n")[0]


def untranslated_allowed(path):
    """How many sentences its translators have not come to yet, by its own head: they are shown in Dutch, marked as such."""
    m = re.search(r'"X-Untranslated: (\d+)\\n"', head_of(path))
    return int(m.group(1)) if m else 0


def reviewed(path):
    return "false" if '"X-Reviewed: no\\n"' in head_of(path) else "true"


def placeholders(text):
    return set(re.findall(r"\{(\w+)[:}]", text))


def check_po(path, language, entries):
    seen = set()
    for e in entries:
        where = "%s:%d: " % (path, e["line"])
        if e["msgid"] in seen:
            raise PoError(where + "this msgid stands twice")
        seen.add(e["msgid"])
        wanted = PLURALS.get(language, 2) if e["plural"] is not None else 1
        if sorted(e["forms"]) != list(range(wanted)):
            raise PoError(where + "%d forms are needed" % wanted)
        allowed = placeholders(e["msgid"]) | placeholders(e["plural"] or "")
        for form in e["forms"].values():
            if form and placeholders(form) - allowed:
                raise PoError(where + "names {%s}, which the Dutch sentence does not have" % "}, {".join(
                    sorted(placeholders(form) - allowed)))
            if form and e["plural"] is None and placeholders(form) != allowed:
                raise PoError(where + "leaves out {%s}" % "}, {".join(sorted(allowed - placeholders(form))))


def c_literal(text):
    out = ""
    for byte in text.encode():
        c = chr(byte)
        out += "\\" + c if c in '"\\' else ("\\n" if c == "\n" else c if 32 <= byte < 127 and c != "?" else "\\%03o" % byte)
    return '"' + out + '"'


def s_init(text):
    return "{%s, %d}" % (c_literal(text), len(text.encode()))


def fnv(data):
    value = 1469598103934665603
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & (2 ** 64 - 1)
    return value


def compile_all(out, catalogues):
    c = ["/* Made by tools/po.py from the .po files. */", '#include "i18n/catalogue.h"', ""]
    rows = []
    for language, path in catalogues:
        entries = read_po(path)
        check_po(path, language, entries)
        entries = [e for e in entries if all(e["forms"].values())]
        size = 1
        while size < 2 * len(entries) + 2:
            size *= 2
        table = [None] * size
        for e in entries:
            at = fnv(e["msgid"].encode()) & (size - 1)
            while table[at] is not None:
                at = (at + 1) & (size - 1)
            table[at] = e
        c.append("static const struct catalogue_entry %s_entries[%d] = {" % (language, size))
        for at, e in enumerate(table):
            if e:
                forms = ", ".join(s_init(e["forms"][k]) for k in sorted(e["forms"]))
                c.append("    [%d] = {.msgid = %s, .forms = {%s}}," % (at, s_init(e["msgid"]), forms))
        c.append("};")
        rows.append('    {S_INIT("%s"), {%s_entries, %d, %s}},' % (language, language, size, reviewed(path)))
    c += ["static const struct {", "    struct str code;", "    struct catalogue catalogue;", "} catalogues[] = {"]
    c += rows + ["};", "", "const struct catalogue *", "catalogue_of(struct str code)", "{",
                 "    for (size_t i = 0; i < sizeof catalogues / sizeof *catalogues; i++)",
                 "        if (str_eq(catalogues[i].code, code))", "            return &catalogues[i].catalogue;",
                 "    return NULL;", "}", ""]
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join(c))


STRING = r'"((?:[^"\\]|\\.)*)"'
STRINGS = r'((?:\s*"(?:[^"\\]|\\.)*")+)'


def joined(text):
    return unquote("".join(re.findall(STRING, text)))


def sentences_of_titles(root):
    """Of life events: a link to one has its name in the reader's language, also when its text is Dutch."""
    for path in sorted(glob.glob(root + "/content/nl/situations/*.md")):
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            if line.startswith("# "):
                yield line[2:].strip(), "%s:%d" % (os.path.relpath(path, root), number), None, True
                break


def views_for_residents(root):
    return {os.path.relpath(path, root + "/src") for path in glob.glob(root + "/src/**/view/*.html", recursive=True)
            if "{{audience resident}}" in open(path, encoding="utf-8").read()}


def seen_by_residents(shown, text, views):
    """Of a C file: not those of PROFESSIONAL; else by the views it fills; one that fills none is shared."""
    if shown != "src/app/demo.c" and any(shown.startswith("src/" + p) if p.endswith("/") else shown == "src/" + p for p in PROFESSIONAL):
        return False
    filled = re.findall(r'#include "([\w/]+\.html)\.h"', text)
    return not filled or any(view in views for view in filled)


def sentences_of_c(root):
    views = views_for_residents(root)
    patterns = [r"\bT(?:_INIT)?\(" + STRINGS + r"\s*\)", r"\bfail\(\s*\w+,\s*\w+,\s*" + STRINGS + r"\s*\)",
                r"\bfail_field\(\s*\w+,\s*\"\w+\",\s*" + STRINGS + r"\s*\)"]
    plural = re.compile(r"(?:counted|tr_plural)\([^\"]*T\(" + STRINGS + r"\s*\),\s*T\(" + STRINGS + r"\s*\)")
    for path in sorted(glob.glob(root + "/src/**/*.c", recursive=True)):
        if path.endswith("_test.c"):
            continue
        text = open(path, encoding="utf-8").read()
        shown = os.path.relpath(path, root)
        plurals = {joined(m.group(1)): joined(m.group(2)) for m in plural.finditer(text)}
        resident = seen_by_residents(shown, text, views)
        for pattern in patterns:
            for m in re.finditer(pattern, text):
                sentence = joined(m.group(1))
                if sentence not in plurals.values():
                    yield sentence, "%s:%d" % (shown, text.count("\n", 0, m.start()) + 1), plurals.get(sentence), resident


def sentences_of_data(root, tables):
    for file, columns in sorted(tables.items()):
        for number, row in enumerate(csv.DictReader(open(os.path.join(root, file), encoding="utf-8")), 2):
            for column in columns:
                if row[column]:
                    yield row[column], "%s:%d" % (file, number), None, True


def sentences(root, gen, language):
    """-> ordered dict text -> (where, plural): what a catalogue of this language must have"""
    found, for_residents = {}, set()

    def note(text, where, plural, resident):
        found.setdefault(text, (where, plural))
        if resident:
            for_residents.add(text)

    for path in sorted(glob.glob(gen + "/**/*.msgids", recursive=True)):
        for line in open(path, encoding="utf-8"):
            m = json.loads(line)
            note(m["text"], "%s:%d" % (m["file"], m["line"]), m["plural"], m["audience"] == "resident")
    for sentence in [*sentences_of_c(root), *sentences_of_data(root, TRANSLATED_COLUMNS), *sentences_of_titles(root)]:
        note(*sentence)
    if language in EVERYTHING:
        return found
    for sentence in sentences_of_data(root, NAME_COLUMNS):
        note(*sentence)
    return {text: where for text, where in found.items() if text in for_residents}


def language_of(path):
    return path.split("/")[-2]


def check(root, gen, paths):
    bad, counted = 0, []
    for path in paths:
        wanted = sentences(root, gen, language_of(path))
        counted.append("%s %d" % (language_of(path), len(wanted)))
        entries = {e["msgid"]: e for e in read_po(path)}
        missing = [(where, text) for text, (where, _) in wanted.items()
                   if text not in entries or not all(entries[text]["forms"].values())]
        if len(missing) > untranslated_allowed(path):
            for where, text in missing:
                print("%s: not in %s: %s" % (where, path, text))
            bad += len(missing) - untranslated_allowed(path)
        elif missing:
            counted[-1] += " (%d in Dutch)" % len(missing)
        for text, e in entries.items():
            if text not in wanted:
                print("%s:%d: nothing says this any more: %s" % (path, e["line"], text))
                bad += 1
    print("sentences: %s; %d to mend" % (", ".join(counted), bad))
    return 1 if bad else 0


def po_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def update(root, gen, paths):
    for path in paths:
        language = language_of(path)
        wanted = sentences(root, gen, language)
        entries = {e["msgid"]: e for e in read_po(path)}
        out = [head_of(path).rstrip() + "\n"]
        for text, (where, plural) in wanted.items():
            e = entries.get(text)
            out.append("#: " + where.rsplit(":", 1)[0])
            out.append("msgid " + po_string(text))
            if plural is None:
                out.append("msgstr " + po_string(e["forms"].get(0, "") if e else ""))
            else:
                out.append("msgid_plural " + po_string(plural))
                for n in range(PLURALS.get(language, 2)):
                    out.append("msgstr[%d] %s" % (n, po_string(e["forms"].get(n, "") if e else "")))
            out.append("")
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(out))
    return 0


def main():
    if len(sys.argv) < 4 or sys.argv[1] not in ("compile", "check", "update"):
        sys.exit(__doc__)
    try:
        if sys.argv[1] == "compile":
            compile_all(sys.argv[2], [a.split("=", 1) for a in sys.argv[3:]])
        else:
            sys.exit({"check": check, "update": update}[sys.argv[1]](sys.argv[2], sys.argv[3], sys.argv[4:]))
    except PoError as e:
        sys.exit(str(e))


if __name__ == "__main__":
    main()
