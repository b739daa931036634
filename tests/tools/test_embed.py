#!/usr/bin/env python3
"""test_embed.py - what embed.py makes of good files, and that it points at the line of bad ones."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
EMBED = os.path.join(PROJECT, "tools", "embed.py")


class Embed(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="elkedeur-embed.")
        self.addCleanup(shutil.rmtree, self.dir)

    def path(self, name):
        return os.path.join(self.dir, name)

    def put(self, name, raw):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(raw)

    def run_embed(self, *arguments):
        done = subprocess.run([sys.executable, EMBED] + list(arguments), stderr=subprocess.PIPE,
                              universal_newlines=True, cwd=self.dir)
        return done.returncode, done.stderr

    def csv(self, raw):
        self.put("t.csv", raw)
        return self.run_embed("csv", "t.c", "t.h", "t", "t.csv")

    def printed_by_c(self, body, name):
        """What a C program prints that includes the generated table."""
        program = '#include "%s.h"\n#include <stdio.h>\nint main(void) {%s}\n' % (name, body)
        self.put("main.c", program.encode())
        include = os.path.join(PROJECT, "src")
        subprocess.check_call(["cc", "-std=c17", "-Wall", "-Wextra", "-Werror", "-I" + include,
                               "-I.", "main.c", name + ".c", "-o", "main"], cwd=self.dir)
        return subprocess.check_output([self.path("main")])

    def refused(self, raw, line, words):
        code, errors = self.csv(raw)
        self.assertEqual(code, 1)
        self.assertTrue(errors.startswith("t.csv:%d: " % line), errors)
        self.assertIn(words, errors)
        self.assertFalse(os.path.exists(self.path("t.c")))

    def test_cells_arrive_in_c_as_they_were(self):
        self.assertEqual(self.csv('a,b_2\n1,"x, ""y"""\n"",caf\u00e9\\n??/0\n'.encode()), (0, ""))
        out = self.printed_by_c(
            'for (size_t i = 0; i < t_rows_count; i++) {'
            ' fwrite(t_rows[i].a.ptr, 1, t_rows[i].a.len, stdout); putchar(9);'
            ' fwrite(t_rows[i].b_2.ptr, 1, t_rows[i].b_2.len, stdout); putchar(10); }', "t")
        self.assertEqual(out.decode(), '1\tx, "y"\n\tcaf\u00e9\\n??/0\n')

    def test_a_row_with_too_few_or_many_cells_is_refused(self):
        self.refused(b"a,b\n1,2\n3\n", 3, "has 1 cells")
        self.refused(b"a,b\n1,2,\n", 2, "has 3 cells")

    def test_quotes_that_do_not_match_are_refused(self):
        self.refused(b'a\n"x\ny\n', 2, "not closed")
        self.refused(b'a\nx"y\n', 2, "quote inside")
        self.refused(b'a,b\n"x"y,1\n', 2, "follows a closing quote")

    def test_odd_bytes_and_line_ends_are_refused(self):
        self.refused(b"a\nx\xff\n", 2, "UTF-8")
        self.refused(b"a\r\nx\r\n", 1, "carriage return")
        self.refused(b"a\nx", 2, "no line end")
        self.refused(b"\xef\xbb\xbfa\nx\n", 1, "byte order mark")
        self.refused(b"a\nx\0\n", 2, "NUL")

    def test_empty_lines_and_stray_space_are_refused(self):
        self.refused(b"a\n\nx\n", 2, "is empty")
        self.refused(b"a\n x\n", 2, "white space")

    def test_a_header_that_c_cannot_use_is_refused(self):
        for header in (b"A", b"a b", b"1a", b"int"):
            self.refused(header + b"\nx\n", 1, "name of a column")
        self.refused(b"a,a\nx,y\n", 1, "one name")
        self.refused(b"a\n", 1, "no rows")
        self.refused(b"", 1, "no header")

    def test_files_are_embedded_byte_for_byte_and_sorted(self):
        every = bytes(range(256)) + b"12"
        self.put("content/nl/b.md", every)
        self.put("content/nl/a.md", b"")
        self.put("content/en/c.md", b"c\n")
        self.put("content/.hidden", b"no")
        self.put("content/nl/.swp", b"no")
        code, errors = self.run_embed("files", "--depfile", "f.d", "f.c", "f.h", "f", "content")
        self.assertEqual((code, errors), (0, ""))
        out = self.printed_by_c(
            'for (size_t i = 0; i < f_files_count; i++) {'
            ' printf("%s %zu\\n", f_files[i].path.ptr, f_files[i].content.len);'
            ' fwrite(f_files[i].content.ptr, 1, f_files[i].content.len, stdout); }', "f")
        listed = b"content/en/c.md 2\nc\ncontent/nl/a.md 0\ncontent/nl/b.md 258\n"
        self.assertEqual(out, listed + every)
        with open(self.path("f.d"), encoding="utf-8") as file:
            needs = file.read()
        self.assertTrue(needs.startswith("f.c f.h: "))
        self.assertIn("content/nl/b.md", needs)

    def test_an_empty_or_missing_folder_is_refused(self):
        os.makedirs(self.path("empty"))
        self.assertEqual(self.run_embed("files", "f.c", "f.h", "f", "empty")[0], 1)
        self.assertEqual(self.run_embed("files", "f.c", "f.h", "f", "none")[0], 1)

    def test_wrong_use_is_told(self):
        self.assertEqual(self.run_embed("csv", "only")[0], 2)
        self.assertEqual(self.run_embed()[0], 2)


if __name__ == "__main__":
    unittest.main()
