#!/usr/bin/env python3
"""test_sqlc.py - what sqlc.py makes of good statements, and what it says of bad ones."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
SQLC = os.path.join(PROJECT, "tools", "sqlc.py")

ADD = "-- thing_add (id int) -> run 1\nINSERT INTO thing (id) VALUES ($1);\n"


class Sqlc(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="elkedeur-sqlc.")
        self.addCleanup(shutil.rmtree, self.dir)

    def make(self, *options, **files):
        """Writes files (a_sql="..." is src/a.sql) and runs sqlc.py: (exit code, errors)."""
        names = []
        os.makedirs(os.path.join(self.dir, "src", "part"), exist_ok=True)
        for key, text in files.items():
            name = key.replace("__", "/").replace("_sql", ".sql")
            names.append(name)
            with open(os.path.join(self.dir, "src", name), "w", encoding="utf-8") as file:
                file.write(text)
        run = subprocess.run([sys.executable, SQLC, "--root", os.path.join(self.dir, "src"),
                              "--out-dir",
                              os.path.join(self.dir, "gen"), *options, *names],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             universal_newlines=True)
        self.assertEqual(run.stdout, "")
        return run.returncode, run.stderr

    def made(self, name):
        with open(os.path.join(self.dir, "gen", name), encoding="utf-8") as file:
            return file.read()

    def accepts(self, text, *wanted):
        self.assertEqual(self.make(a_sql=text), (0, ""))
        both = self.made("a.sql.h") + self.made("a.sql.c")
        for part in wanted:
            self.assertIn(part, both)

    def refuses(self, text, place, what):
        code, errors = self.make(a_sql=text)
        self.assertEqual(code, 1, "accepted: " + text)
        self.assertTrue(errors.startswith("a.sql:%d: " % place), errors)
        self.assertIn(what, errors)

    # ---- what is made ----

    def test_each_type_has_its_place_in_c(self):
        self.accepts("-- t_get (a int, b text, c real?, d bytes)\n"
                     "--     -> one inline (e int?, f text, g real, h bytes)\n"
                     "SELECT e, f, g, h FROM t WHERE a = $1 AND b = $2 AND c = $3 AND d = $4;",
                     "sql_t_get(struct cx *cx, int64_t a, struct str b, double c, struct bytes d,",
                     "struct t_get_row *ret);", "int64_t e; /* 0 or empty: NULL */", "double g;",
                     '.params = "itRb"', '.columns = "Itrb"', "{.r = c},",
                     ".h = rows_bytes(cx, rows, 3),")

    def test_each_result_has_its_function(self):
        self.accepts("-- row t_row (a int)\n"
                     "-- t_list (n int) -> list t_row\nSELECT a FROM t LIMIT $1;\n"
                     "-- t_is (a int) -> exists\nSELECT 1 FROM t WHERE a = $1;\n"
                     "-- t_sum () -> int?\nSELECT SUM(a) FROM t;\n"
                     "-- t_name () -> text\nSELECT b FROM t LIMIT 1;\n"
                     "-- t_add (a int) -> run 1\nINSERT INTO t (a) VALUES ($1);\n"
                     "-- t_put (a int) -> run later\nINSERT INTO t (a) VALUES ($1);\n"
                     "-- t_purge (a int) -> run\nDELETE FROM t WHERE a < $1;\n"
                     "-- t_take (a int) -> one t_row\nDELETE FROM t WHERE a = $1 RETURNING a;\n",
                     "struct t_row_list *ret);", "sql_t_is(struct cx *cx, int64_t a, bool *ret);",
                     "sql_t_sum(struct cx *cx, int64_t *ret);",
                     "sql_t_name(struct cx *cx, struct str *ret);",
                     "sql_t_purge(struct cx *cx, int64_t a, int64_t *changed);",
                     "return db_run_one(", "sql_t_put(struct cx *cx, int64_t a);", "return db_run_later(")

    def test_statements_are_numbered_over_all_files(self):
        self.make(a_sql=ADD, part__b_sql=ADD.replace("thing_add", "other_add"))
        self.assertIn(".number = 1,", self.made("part/b.sql.c"))
        self.assertIn("    &statement_thing_add,\n    &statement_other_add,\n",
                      self.made("statements.c"))
        self.assertIn("statement_count = 2;", self.made("statements.c"))

    def test_no_files_make_an_empty_list(self):
        self.assertEqual(self.make(), (0, ""))
        self.assertIn("statement_count = 0;", self.made("statements.c"))

    def test_unlisted_statements_have_no_list(self):
        self.make("--unlisted", a_sql=ADD)
        self.assertIn(".number = STATEMENT_UNLISTED,", self.made("a.sql.c"))
        self.assertFalse(os.path.exists(os.path.join(self.dir, "gen", "statements.c")))

    def test_a_row_is_shared_between_files(self):
        code, errors = self.make(a_sql="-- row t_row (a int)\n" + ADD, part__b_sql=(
            '-- use "a.sql"\n-- t_get (a int) -> one t_row\nSELECT t.a FROM t WHERE a = $1;'))
        self.assertEqual((code, errors), (0, ""))
        self.assertIn('#include "a.sql.h"', self.made("part/b.sql.h"))
        self.assertNotIn("struct t_row {", self.made("part/b.sql.h"))

    def test_an_annotation_goes_on_over_lines(self):
        self.accepts("-- row t_row (a int,\n--     b text)\n\n-- Prose (with brackets) and words.\n"
                     "-- t_get (a int,\n--        b text)\n--     -> one t_row\n"
                     "SELECT a, b FROM t WHERE a = $1 AND b = $2;",
                     "sql_t_get(struct cx *cx, int64_t a, struct str b,")

    def test_a_part_stands_in_each_statement_that_names_it(self):
        self.accepts("-- row t_row (a int, b text)\n\n-- part t_line\nSELECT x.a, x.b\n  FROM t x;\n\n"
                     "-- t_one (a int) -> one t_row\n@t_line WHERE x.a = $1;\n"
                     "-- t_all () -> list t_row\n@t_line\n ORDER BY x.a LIMIT 9;",
                     '"SELECT x.a, x.b "', '"FROM t x "\n        "WHERE x.a = $1"', '"FROM t x "\n        "ORDER BY x.a LIMIT 9"')
        self.refuses("-- t_one () -> int\n@t_line WHERE a = 1;", 2, "no part `t_line` stands above")
        part = "-- part t_line\nSELECT a FROM t;\n"
        self.refuses(part, 1, "part `t_line` is not used")
        self.refuses(part + part, 3, "part `t_line` is there already")
        self.refuses("-- part t_line\n;", 1, "part `t_line` is empty")
        self.refuses("-- part t_line\n-- t_one () -> int\nSELECT a FROM t;", 1, "has an annotation")

    def test_comments_and_literals_are_not_statements(self):
        self.accepts("-- t_get () -> int\nSELECT a -- the $9; one?\n"
                     " FROM t /* ; */ WHERE b = 'a;?$7 \"\\' LIMIT 1;",
                     r"""WHERE b = 'a;?$7 \"\\' LIMIT 1""")

    def test_expressions_are_named_with_as(self):
        self.accepts("-- t_get () -> one inline (n int, b text, c int)\n"
                     "WITH x AS (SELECT a FROM t)"
                     " SELECT COUNT(*) AS n, x.b, (SELECT 1 FROM z) AS c FROM x;")

    def test_each_engine_may_have_its_own_text(self):
        self.accepts("-- only: postgres\n-- t_get (a int) -> int\n"
                     "SELECT b FROM t WHERE a = $1 FOR UPDATE;\n"
                     "-- only: sqlite\n-- t_get (a int) -> int\nSELECT b FROM t WHERE a = $1;\n",
                     '.text =\n        "SELECT b FROM t WHERE a = $1",',
                     '.text_postgres =\n        "SELECT b FROM t WHERE a = $1 FOR UPDATE",')

    def test_what_is_right_already_is_not_written(self):
        self.make(a_sql=ADD)
        path = os.path.join(self.dir, "gen", "a.sql.c")
        os.utime(path, (1, 1))
        self.make(a_sql=ADD)
        self.assertEqual(os.stat(path).st_mtime, 1)
        self.make(a_sql=ADD.replace("thing", "things"))
        self.assertNotEqual(os.stat(path).st_mtime, 1)

    def test_what_is_made_compiles_without_a_warning(self):
        self.make(a_sql="-- row t_row (a int, b real)\n" + ADD +
                  "-- t_list (n int) -> list t_row\nSELECT a, b FROM t LIMIT $1;\n"
                  "-- t_one () -> one inline (a text?, b bytes)\nSELECT a, b FROM t LIMIT 1;\n"
                  "-- t_real () -> real\nSELECT a FROM t;\n-- t_none () -> run\nDELETE FROM t;\n")
        for compiler in filter(shutil.which, ("gcc", "clang")):
            for name in ("a.sql.c", "statements.c"):
                subprocess.run([compiler, "-std=c17", "-fsyntax-only", "-Wall", "-Wextra",
                                "-Wconversion",
                                "-Wshadow", "-Wmissing-prototypes", "-Werror", "-I",
                                os.path.join(PROJECT, "src"),
                                "-I", os.path.join(self.dir, "gen"), os.path.join(self.dir, "gen",
                                                                                  name)],
                                                                                  check=True)

    # ---- what is refused ----

    def test_annotations_are_strict(self):
        for line, text, what in (
                (1, "SELECT a FROM t;", "without an annotation"),
                (2, "-- t_get (a int -> int\nSELECT a FROM t;", "without an annotation"),
                (1, "-- t_get (a number) -> int\nSELECT b FROM t WHERE a = $1;",
                 "unknown type `number`"),
                (1, "-- t_get (a) -> int\nSELECT b FROM t WHERE a = $1;", "expected `name type`"),
                (1, "-- t_get (a int, a int) -> int\nSELECT b FROM t WHERE a = $1 AND b = $2;",
                 "occurs twice"),
                (1, "-- t_get (cx int) -> int\nSELECT b FROM t WHERE a = $1;", "meaning in C"),
                (1, "-- t_get (int int) -> int\nSELECT b FROM t WHERE a = $1;", "meaning in C"),
                (1, "-- t_get () -> many t_row\nSELECT a FROM t;", "unknown result"),
                (1, "-- t_get () -> one t_row\nSELECT a FROM t;", "unknown row"),
                (1, "-- row t_row (a int\nSELECT a FROM t;", "expected `row name"),
                (1, "-- row t_row ()\n" + ADD, "without columns"),
                (1, '-- use "b.sql"\n' + ADD, "no such file"),
                (1, "-- only: oracle\n" + ADD, "unknown engine"),
                (2, "-- t_get () -> int\n-- t_put () -> int\nSELECT a FROM t;", "two annotations"),
                (3, ADD + "-- t_get () -> int\n", "without a statement")):
            with self.subTest(text):
                self.refuses(text, line, what)

    def test_names_are_unique_in_the_whole_program(self):
        self.refuses(ADD + ADD, 3, "is there already: a.sql:1")
        code, errors = self.make(a_sql=ADD, part__b_sql="\n" + ADD)
        self.assertEqual(code, 1)
        self.assertIn("part/b.sql:2: `thing_add` is there already: a.sql:1", errors)
        code, errors = self.make(a_sql="-- row t_row (a int)\n" + ADD,
                                 part__b_sql="-- row t_row (b int)\n")
        self.assertIn("part/b.sql:1: row `t_row` is there already: a.sql:1", errors)

    def test_parameters_and_their_numbers_agree(self):
        self.refuses("-- t_get (a int) -> int\nSELECT b FROM t\nWHERE a = $2;", 3,
                     "$2, but there are 1")
        self.refuses("-- t_get (a int, b int) -> int\nSELECT c FROM t WHERE a = $1;", 1,
                     "`b` ($2) is not used")
        self.refuses("-- t_get (a int) -> int\nSELECT c FROM t WHERE a = ?;", 2, "`?`")

    def test_columns_and_the_row_agree(self):
        row = "-- row t_row (a int, b text)\n-- t_get () -> one t_row\n"
        self.refuses(row + "SELECT a FROM t;", 3, "1 columns, but the annotation has 2")
        self.refuses(row + "SELECT b, a FROM t;", 3, "column 1 is `b`, the row says `a`")
        self.refuses(row + "SELECT a,\n LOWER(b) FROM t;", 4, "column 2 is `without a name`")
        self.refuses(row + "DELETE FROM t RETURNING a;", 3, "1 columns")
        self.refuses("-- t_get () -> int\nSELECT a, b FROM t;", 2, "2 columns")

    def test_results_and_statements_agree(self):
        self.refuses("-- t_list () -> list inline (a int)\nSELECT a FROM t;", 1, "without LIMIT")
        self.refuses("-- t_list () -> list inline (a int)\n"
                     "SELECT a FROM (SELECT a FROM t LIMIT 1) AS x;", 1,
                     "without LIMIT")
        self.refuses("-- t_run () -> run\nSELECT a FROM t;", 1, "drops the result")
        self.refuses("-- t_run () -> run 1\nDELETE FROM t RETURNING a;", 1, "drops the result")
        self.refuses("-- t_get () -> int\nDELETE FROM t;", 1, "no result")
        self.refuses("-- t_is () -> exists\nSELECT EXISTS (SELECT 1 FROM t);", 1,
                     "always gives a row")
        self.refuses("-- t_make () -> run\nCREATE TABLE t (a int);", 2, "is no statement")

    def test_words_of_one_engine_are_refused(self):
        for sql in ("SELECT NOW()", "SELECT date('now')", "SELECT a FROM t WHERE b ILIKE 'x'",
                    "SELECT a::text FROM t",
                    "SELECT CURRENT_TIMESTAMP", "SELECT json_extract(a, 'b') FROM t",
                    "SELECT a->>'b' FROM t",
                    "SELECT CAST(a AS BOOLEAN) FROM t", "SELECT CAST(a AS INT) FROM t",
                    "SELECT IFNULL(a, 1) FROM t",
                    "SELECT a FROM t FOR UPDATE", "SELECT DISTINCT ON (a) a FROM t",
                    'SELECT "a" FROM t',
                    "SELECT * FROM t", "SELECT t.* FROM t", "SELECT a, * FROM t",
                    "DELETE FROM t RETURNING *",
                    "INSERT OR REPLACE INTO t (a) VALUES (1) RETURNING a", "SELECT random()"):
            with self.subTest(sql):
                self.refuses("-- t_get () -> int\n" + sql + ";", 2, "")

    def test_arithmetic_and_counting_are_not_columns_of_everything(self):
        self.accepts("-- t_get (a int) -> int\n"
                     "SELECT COUNT(*) * 2 + $1 * 3 FROM t WHERE b || 'x' LIKE 'date%';")

    def test_variants_come_in_pairs_that_differ_only_in_text(self):
        one = "-- only: %s\n-- t_get (a %s) -> int\nSELECT b FROM t WHERE a = $1;\n"
        self.refuses(one % ("sqlite", "int"), 2, "the other engine has none")
        self.refuses(one % ("sqlite", "int") + one % ("postgres", "text"), 5,
                     "differ in more than the text")
        self.refuses(one % ("sqlite", "int") + one % ("sqlite", "int"), 5, "is there already")

    def test_what_is_not_closed_is_found_where_it_opens(self):
        self.refuses(ADD + "-- t_get () -> int\nSELECT 'a\nFROM t;", 4, "never closed")
        self.refuses("-- t_get () -> int\nSELECT (a FROM t;", 2, "a bracket is still open")
        self.refuses("-- t_get () -> int\nSELECT a) FROM t;", 2, "closing bracket")
        self.refuses("-- t_get () -> int\nSELECT a FROM t\n", 2, "without `;`")

    def test_a_file_that_is_not_there_is_named(self):
        run = subprocess.run([sys.executable, SQLC, "--root", self.dir, "--out-dir", self.dir,
                              "none.sql"],
                             stderr=subprocess.PIPE, universal_newlines=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("none.sql: No such file", run.stderr)


if __name__ == "__main__":
    unittest.main()
