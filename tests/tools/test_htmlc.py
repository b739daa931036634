#!/usr/bin/env python3
"""test_htmlc.py - what htmlc.py refuses, that what it makes compiles, and that C refuses the rest."""
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(PROJECT, "tools"))
import htmlc  # noqa: E402

WARNINGS = ["-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Wno-missing-field-initializers",
            "-Werror", "-fsyntax-only"]
MODEL = """#include "web/out.h"
struct line { struct str name; struct url address; int count; };
struct line_list { struct line *at; size_t count; };
struct model {
    struct str name; struct personal who; struct url address; struct date day; struct html body; struct bytes key;
    struct line_list lines; bool on; const char *bare; int count; double part;
};
"""


def view(body, parameter=" (const struct model *m)"):
    return '{{include "model.h"}}\n{{view v%s}}\n%s\n{{end}}\n' % (parameter, body)


# What the view says, the line of the fault counted from its first, words of the message.
REFUSED = [
    ('<p class={{m->name}}>', 1, "quote the value"),
    ("<p class='x'>", 1, "quote the value"),
    ('<p class=x>', 1, "quote the value"),
    ('<p {{m->name}}>', 1, "a value stands between tags"),
    ('<p {{text "x"}}>', 1, "a value stands between tags"),
    ('<{{m->name}}>', 1, "a value stands between tags"),
    ('<p da{{m->name}}="x">', 1, "a value stands between tags"),
    ('<!-- {{m->name}} -->', 1, "a value stands between tags"),
    ('<p onclick="x">', 1, "no onclick= here"),
    ('<p style="{{m->name}}">', 1, "no style= here"),
    ('<p srcdoc="x">', 1, "no srcdoc="),
    ('<p OnClick="x">', 1, "no onclick= here"),
    ('<img alt="" srcset="/a 2x">', 1, "no srcset="),
    ('<meta http-equiv="refresh" content="0">', 1, "no http-equiv="),
    ('<script>x</script>', 1, "no inline <script>"),
    ('<style></style>', 1, "no inline <style>"),
    ('<script src="/static/a.js">1</script>', 1, "no inline <script>"),
    ('<script src="/static/a.js">{{m->name}}</script>', 1, "no value can be made safe inside <script>"),
    ('<script src="/static/a.js">{{raw "x"}}</script>', 1, "no value can be made safe inside <script>"),
    ('<script src="/static/a.js">{{use other}}</script>', 1, "no value can be made safe"),
    ('<iframe src="/x"></iframe>', 1, "no <iframe>"),
    ('<a href="/x/{{m->name}}"></a>', 1, "one hole of type struct url"),
    ('<a href="{{m->address}}{{m->address}}"></a>', 1, "one hole of type struct url"),
    ('<a href="{{if m->on}}/x{{end}}"></a>', 1, "one hole of type struct url"),
    ('<a href="{{text "x"}}"></a>', 1, "a sentence is no address"),
    ('<a href="{{plural 1 "x" "y"}}"></a>', 1, "a sentence is no address"),
    ('<a href="{{raw "javascript:x"}}"></a>', 1, "a name is no address"),
    ('<a href="#"></a>', 1, "a link goes somewhere"),
    ('<a href="javascript:x"></a>', 1, "an address begins with"),
    ('<a href=" JavaScript:x"></a>', 1, "an address begins with"),
    ('<a href="java\nscript:x"></a>', 2, "an address begins with"),
    ('<a href="//elsewhere"></a>', 1, "an address begins with"),
    ('<a href="http://elsewhere"></a>', 1, "an address begins with"),
    ('<img src="data:x" alt="">', 1, "an address begins with"),
    ('<p class="a" class="b">', 1, "stands twice"),
    ('{{if m->on}}<p>{{end}}</p>', 1, "another place of the HTML"),
    ('{{if m->on}}<p>{{else}}</p>{{end}}', 1, "another place of the HTML"),
    ('<p {{if m->on}}class="{{end}}">', 1, "another place of the HTML"),
    ('{{for struct line *l in &m->lines}}<li>{{end}}', 1, "another place of the HTML"),
    ('<p></b>', 1, "but <p> of line 3 is open"),
    ('</p>', 1, "but nothing is open"),
    ('<p>\n\n', 1, "<p> is never closed"),
    ('<p', 2, "the view ends inside a tag"),
    ('<p class="x', 2, "the view ends inside a value"),
    ('<img src="/static/a.png">', 1, "an image has alt"),
    ('<input id="a">', 1, "has no label"),
    ('<select></select>', 1, "has no label"),
    ('<textarea id="b"></textarea><label for="c"></label>', 1, "has no label"),
    ('<button></button>', 1, "a button has type"),
    ('<a href="/x" target="_blank"></a>', 1, "no target"),
    ('<p tabindex="3"></p>', 1, "tabindex is 0 or -1"),
    ('\n\n<p>Hallo</p>', 3, "words stand in {{text"),
    ('<p>& Hallo</p>', 1, "write &amp; for &"),
    ('&{{m->name}}', 1, "write &amp; for &"),
    ('&<p></p>', 1, "write &amp; for &"),
    ('<p title="Hallo"></p>', 1, "words in title"),
    ('<img alt="Hallo">', 1, "words in alt"),
    ('<input type="submit" value="Ok">', 1, "words in value"),
    ('1 < 2', 1, "begins no tag here"),
    ('<p / >', 1, "does not end with />"),
    ('<p "x">', 1, "unexpected"),
    ('</p!>', 1, "an end tag is </name>"),
    ('{{m->name', 1, "{{ without }}"),
    ('{{}}', 1, "an expression is expected"),
    ('{{if}}{{end}}', 1, "an expression is expected"),
    ('{{if m->on}}', 0, "{{view v}} has no {{end}}"),
    ('{{else}}', 1, "{{else}} without {{if}}"),
    ('{{for struct line *l in &m->lines}}{{else}}{{end}}', 1, "{{else}} without {{if}}"),
    ('{{if m->on}}{{else m->on}}{{end}}', 1, "write {{else}}"),
    ('{{for m->lines}}{{end}}', 1, "write {{for"),
    ('<p {{for struct line *l in &m->lines}}{{end}}>', 1, "{{for}} stands between tags"),
    ('<p{{if m->on}}>{{end}}', 1, "{{if}} cannot stand in the name of a tag"),
    ('<p {{use other}}>', 1, "{{use}} stands between tags"),
    ('{{view other}}{{end}}', 1, "{{view}} stands outside views"),
    ('{{text Hallo}}', 1, "a sentence in double quotes"),
    ('{{text "U heeft {n}."}}', 1, "the sentence names n"),
    ('{{text "U heeft." n=m->count}}', 1, "the values are n"),
    ('{{text "U heeft {n}." m->count}}', 1, "name=expression"),
    ('{{text "U heeft {n}." n=}}', 1, "an expression is expected"),
    ('<p title="{{text "Lees {a:dit}" a=<b>}}"></p>', 1, "no tags inside an attribute"),
    ('{{text "Lees {a:dit}" a=<br>}}', 1, "a is one start tag"),
    ('{{text "Lees {a:dit}" a=<a href="#">}}', 1, "a link goes somewhere"),
    ('{{plural "een" "meer"}}', 1, "write {{plural"),
    ('{{plural m->count "een"}}', 1, "write {{plural"),
]

REFUSED_OUTSIDE = [
    ("<p></p>", 1, "HTML stands between"),
    ("{{m->name}}", 1, "outside views stand"),
    ("\n{{audience everybody}}", 2, "{{audience resident}} or {{audience professional}}"),
    ("{{view (x)}}{{end}}", 1, "write {{view name"),
    ("{{# never ends", 1, "{{ without }}"),
]

# Everything that is allowed, once.
GOOD = """{{# A comment with "one quote. }}
{{include "model.h"}}
{{audience resident}}
{{view part (const struct line *l)}}<li>{{l->name}} {{l->count}}</li>{{end}}
{{view empty}}{{end}}
{{view v (const struct model *m)}}
<!-- not sent -->
<p class="a {{if m->on}}b{{else if m->count}}c{{else}}d{{end}} {{m->name}}">{{m->name}} {{m->who}} {{m->day}} {{m->body}} &amp; &euro; 10</p>
<time datetime="{{m->day}}">{{m->day}}</time>
<a href="{{m->address}}" title="{{m->who}}">{{text "Lees verder??=\\\\ \\"nu\\"."}}</a> <a href="/volg">{{raw "Elkedeur"}}</a> <a href="#top">{{raw "^"}}</a>
<ul>{{for struct line *l in &m->lines}}{{use part l}}{{end}}</ul>
{{if m->on && m->count > 2}}{{use empty}}{{end}}
<form action="/vraag" method="post"><label for="x">{{text "Naam"}}</label>
<input id="x" {{if m->on}}checked{{end}}disabled>
<label>{{text "Tekst"}} <textarea name="t">
 {{m->who}}</textarea></label>
<input type="hidden" name="h" value="{{m->count}}"><input aria-label="{{text "Zoek"}}" name="q"/>
<button type="submit">{{plural m->count "{n} vraag" "{n} vragen"}}</button></form>
<img src="/static/icon.svg" alt="">
<p>{{text "Lees {hier:de uitleg}, {naam}, voor {dag}." hier=<a href="{{m->address}}" class="l">naam=m->name dag=m->day}}</p>
<script src="/static/site.js" defer></script>
{{end}}
"""


class Compile(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="elkedeur-htmlc.")
        self.addCleanup(shutil.rmtree, self.dir)
        self.put("model.h", MODEL)

    def put(self, name, text):
        with open(os.path.join(self.dir, name), "w", encoding="utf-8") as file:
            file.write(text)

    def make(self, source):
        """-> (exit code, what it said) of the program itself."""
        self.put("v.html", source)
        done = subprocess.run([sys.executable, os.path.join(PROJECT, "tools", "htmlc.py"), "--out-c", "v.html.c", "--out-h",
                               "v.html.h", "--msgids", "v.msgids", "v.html"], cwd=self.dir, stderr=subprocess.PIPE,
                              universal_newlines=True)
        return done.returncode, done.stderr

    def c(self, compiler, file="v.html.c", *more):
        done = subprocess.run([compiler, *WARNINGS, "-I" + PROJECT + "/src", "-I" + PROJECT + "/build/gen", "-I.", *more, file],
                              cwd=self.dir, stderr=subprocess.PIPE, universal_newlines=True)
        return done.returncode, done.stderr


class Refusals(unittest.TestCase):
    def refused(self, source, line, words):
        with self.subTest(source=source):
            with self.assertRaises(htmlc.ViewError) as raised:
                htmlc.compile_view("x.html", source)
            said = str(raised.exception)
            self.assertIn(words, said)
            self.assertTrue(said.startswith("x.html:%d: " % line), said)

    def test_what_is_unsafe_or_inaccessible_is_refused_with_its_line(self):
        for body, line, words in REFUSED:
            self.refused(view(body), line + 2, words)

    def test_what_stands_outside_a_view_is_refused(self):
        for source, line, words in REFUSED_OUTSIDE:
            self.refused(source, line, words)

    def test_a_view_that_never_ends_is_refused(self):
        self.refused("{{view a}}", 1, "has no {{end}}")

    def test_two_names_of_attributes_never_become_one(self):
        self.refused(view('<p on{{if m->on}}click{{end}}></p>'), 3, "put a space between on and")
        for body in ('<p {{if m->on}}on{{end}}click></p>', '<p {{if m->on}}on{{else}}x {{end}}click></p>'):
            with self.assertRaises(htmlc.ViewError):
                htmlc.compile_view("x.html", view(body))

    def test_a_damaged_view_is_refused_and_never_breaks_the_compiler(self):
        chance = random.Random(20261124)
        seeds = [GOOD] + [view(body) for body, _, _ in REFUSED]
        for path in sorted(glob.glob(PROJECT + "/src/**/view/*.html", recursive=True)):
            with open(path, encoding="utf-8") as file:
                seeds.append(file.read())
        pieces = ["{{", "}}", "<", ">", '"', "'", "=", "/", "&", ";", "{{end}}", "{{if x}}", "{{else}}", "{{for a in b}}",
                  "<!--", "-->", "<script", "{{text \"", "\0", "\u00e9", "\u2028", "\\", "\n", " ", "{a:b}", "a="]
        for _ in range(int(os.environ.get("SOAK") and 50000 or 3000)):
            text = chance.choice(seeds)
            for _ in range(chance.randint(1, 6)):
                at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
                how = chance.randint(0, 3)
                if how == 0:
                    text = text[:at] + text[min(to, at + 12):]
                elif how == 1:
                    text = text[:at] + chance.choice(pieces) + text[at:]
                elif how == 2:
                    text = text[:at] + text[at:to][:40] + text[at:]
                else:
                    text = text[:at] + chance.choice(pieces) + text[at + 1:]
            try:
                includes, views = htmlc.compile_view("x.html", text)
                htmlc.write_c("x.html", "x.html.h", views)
                htmlc.write_h("x.html", includes, views)
            except htmlc.ViewError:
                pass


class Goldens(Compile):
    def test_all_that_is_allowed_compiles_under_both_compilers(self):
        self.assertEqual(self.make(GOOD), (0, ""))
        for compiler in ("gcc", "clang"):
            self.assertEqual(self.c(compiler), (0, ""))

    def test_a_refusal_is_one_line_and_leaves_no_file(self):
        code, said = self.make(view('<p onclick="x">'))
        self.assertEqual(code, 1)
        self.assertEqual(said, "v.html:3: no onclick= here: behaviour goes into assets/\n")
        self.assertFalse(os.path.exists(os.path.join(self.dir, "v.html.c")))

    def test_what_is_not_utf8_is_refused(self):
        with open(os.path.join(self.dir, "v.html"), "wb") as file:
            file.write(b"{{view a}}\xff{{end}}")
        done = subprocess.run([sys.executable, os.path.join(PROJECT, "tools", "htmlc.py"), "--out-c", "c", "--out-h", "h",
                               "--msgids", "m", "v.html"], cwd=self.dir, stderr=subprocess.PIPE, universal_newlines=True)
        self.assertEqual((done.returncode, done.stderr), (1, "v.html:1: is not UTF-8\n"))

    def test_the_page_is_written_as_the_view_says(self):
        self.assertEqual(self.make('{{include "model.h"}}\n{{view v (const struct model *m)}}<p class="{{m->name}}" '
                                   '{{if m->on}}hidden{{end}}>{{m->who}}<br></p>{{end}}'), (0, ""))
        with open(os.path.join(self.dir, "v.html.c"), encoding="utf-8") as file:
            made = [line.strip() for line in file if re.match(r"\s+(out_|HTML_|if|\})", line)]
        self.assertEqual(made, [
            'out_raw(o, S("<p class=\\""));', "HTML_ATTR(o, m->name);", 'out_raw(o, S("\\""));', "if (m->on) {",
            'out_raw(o, S(" hidden"));', "}", 'out_raw(o, S(">"));', "HTML_TEXT(o, m->who);",
            'out_raw(o, S("<br></p>"));'])


if __name__ == "__main__":
    unittest.main()
