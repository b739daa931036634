#!/usr/bin/env python3
"""test_types.py - mistakes that do not compile: each is tried beside a good twin, under both compilers."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
WARNINGS = ["-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Wno-missing-field-initializers",
            "-Werror", "-c", "-o", os.devnull]
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


class Types(Compile):
    """What the view compiler lets through, C refuses: each is tried beside a good twin."""

    def tried(self, body):
        self.assertEqual(self.make(view(body)), (0, ""))
        return [self.c(compiler) for compiler in ("gcc", "clang")]

    def fits(self, body):
        for code, said in self.tried(body):
            self.assertEqual(code, 0, said)

    def does_not_fit(self, body):
        for code, said in self.tried(body):
            self.assertNotEqual(code, 0, body)
            self.assertIn("v.html:3:", said)

    def test_a_text_is_no_address(self):
        self.fits('<a href="{{m->address}}"></a>')
        self.does_not_fit('<a href="{{m->name}}"></a>')
        self.does_not_fit('<form action="{{m->name}}"></form>')
        self.does_not_fit('<div data-live="{{m->name}}"></div>')

    def test_what_concerns_a_person_is_no_address(self):
        self.fits('<p>{{m->who}}</p>')
        self.does_not_fit('<a href="{{m->who}}"></a>')

    def test_finished_html_stands_between_tags_only(self):
        self.fits('<p>{{m->body}}</p>')
        self.does_not_fit('<p class="{{m->body}}"></p>')

    def test_an_address_is_no_text(self):
        self.does_not_fit('<p>{{m->address}}</p>')

    def test_bytes_pointers_and_fractions_are_not_written(self):
        for member in ("key", "bare", "part", "lines"):
            self.does_not_fit('<p>{{m->%s}}</p>' % member)
            self.does_not_fit('<p class="{{m->%s}}"></p>' % member)


class Routes(Compile):
    """The table of routes: a row that forgets who may come in does not compile."""
    TABLE = '#include "web/route.h"\nextern handler page;\nextern const struct route row;\n' \
            'static const struct field fields[] = {{S_INIT("x"), FIELD_LINE, 10}};\n' \
            'const struct route row = %s;\nextern const struct field *used;\nconst struct field *used = fields;\n'

    def compiles(self, row):
        self.put("row.c", self.TABLE % row)
        return [self.c(compiler, "row.c")[0] == 0 for compiler in ("gcc", "clang")]

    def test_a_row_with_who_may_come_in_compiles(self):
        self.assertEqual(self.compiles('READ("/x", PUBLIC("why"), page)'), [True, True])
        self.assertEqual(self.compiles('READ("/x", ALLOW(1), page, FIELDS(fields))'), [True, True])
        self.assertEqual(self.compiles('WRITE("/x", ALLOW(1), NULL, page, NULL, fields)'), [True, True])
        self.assertEqual(self.compiles('DIRECT("/x", PUBLIC("why"), page)'), [True, True])

    def test_a_row_without_does_not(self):
        for row in ('READ("/x", page)', 'READ("/x", , page)', 'READ("/x", NULL, page)', 'READ("/x", 0, page)',
                    'READ("/x", PUBLIC(), page)', 'READ("/x", PUBLIC(""), page)', 'READ("/x", ALLOW(), page)', 'DIRECT("/x", page)',
                    'WRITE("/x", NULL, page, NULL, fields)', 'WRITE("/x", , NULL, page, NULL, fields)'):
            self.assertEqual(self.compiles(row), [False, False], row)

    def test_no_reason_is_no_reason(self):
        self.assertEqual(self.compiles('READ("/x", PUBLIC(NULL), page)'), [False, False])

    def test_a_sentence_is_a_literal(self):
        self.put("s.c", '#include "base/cx.h"\nenum outcome f(struct cx *cx, const char *c);\n'
                        'enum outcome f(struct cx *cx, const char *c) { (void)c; return fail(cx, INVALID, %s); }\n' % "c")
        self.assertNotEqual(self.c("gcc", "s.c")[0], 0)

    def test_an_outcome_must_be_looked_at(self):
        self.put("o.c", '#include "web/request.h"\nvoid f(struct cx *cx, struct request *rq);\n'
                        'void f(struct cx *cx, struct request *rq) { request_fill(cx, rq, S("")); }\n')
        for compiler in ("gcc", "clang"):
            code, said = self.c(compiler, "o.c")
            self.assertNotEqual(code, 0)
            self.assertIn("unused", said)


if __name__ == "__main__":
    unittest.main()
