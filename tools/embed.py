#!/usr/bin/env python3
"""Compiles data files into C tables, so that the program needs no files beside it.

    embed.py csv   OUT.c OUT.h NAME FILE.csv
        struct NAME_row { struct str <column>, ...; };
        extern const struct NAME_row NAME_rows[];  extern const size_t NAME_rows_count;
    embed.py files [--depfile FILE] OUT.c OUT.h NAME DIR...
        struct NAME_file { struct str path; struct bytes content; };   sorted by path
        extern const struct NAME_file NAME_files[];  extern const size_t NAME_files_count;
        A path begins with the last part of DIR: files of content/ are "content/nl/...".

The first line of a CSV names the columns, in snake_case. Every cell is text; meaning is given by
who reads the table. Malformed input stops the build with FILE:LINE, because a quote that was
forgotten swallows the lines after it without a sound.
"""
import os
import re
import sys

KEYWORDS = set("""auto break case char const continue default do double else enum extern float for
goto if inline int long register restrict return short signed sizeof static struct switch typedef
union unsigned void volatile while""".split())


class Malformed(Exception):
    def __init__(self, path, line, what):
        super().__init__("%s:%d: %s" % (path, line, what))


def read_text(path):
    with open(path, "rb") as f:
        raw = f.read()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Malformed(path, 1, "begins with a byte order mark")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        raise Malformed(path, raw[:e.start].count(b"\n") + 1, "is not UTF-8")
    for number, line in enumerate(text.split("\n"), 1):
        if "\r" in line:
            raise Malformed(path, number, "has a carriage return; lines end with a line feed")
        if "\0" in line:
            raise Malformed(path, number, "has a NUL")
    if text and not text.endswith("\n"):
        raise Malformed(path, text.count("\n") + 1, "the last line has no line end")
    return text


def quoted_cell(path, line, text, at):
    """A cell in quotes that begins at `at`; returns its text and the place after it."""
    cell = ""
    at += 1
    while True:
        end = text.find('"', at)
        newline = text.find("\n", at)
        if end < 0 or 0 <= newline < end:
            raise Malformed(path, line, "a quote is not closed on its line")
        cell += text[at:end]
        at = end + 1
        if text[at] != '"':
            break
        cell += '"'
        at += 1
    if text[at] not in ",\n":
        raise Malformed(path, line, "text follows a closing quote")
    return cell, at


def parse_csv(path):
    """Rows as (line number, cells): the first is the header. Stricter than the csv module."""
    text = read_text(path)
    rows, at, line = [], 0, 1
    while at < len(text):
        if text[at] == "\n":
            raise Malformed(path, line, "is empty")
        cells = []
        while True:
            if text[at] == '"':
                cell, at = quoted_cell(path, line, text, at)
            else:
                end = at
                while text[end] not in ',\n':
                    end += 1
                cell, at = text[at:end], end
                if '"' in cell:
                    raise Malformed(path, line, "a quote inside a cell that is not quoted")
            if cell != cell.strip():
                raise Malformed(path, line, "a cell begins or ends with white space")
            cells.append(cell)
            at += 1
            if text[at - 1] == "\n":
                break
        rows.append((line, cells))
        line += 1
    return rows


def check_table(path, rows):
    if not rows:
        raise Malformed(path, 1, "has no header")
    header = rows[0][1]
    for column in header:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", column) or column in KEYWORDS:
            raise Malformed(path, 1, "'%s' cannot be the name of a column" % column)
    if len(set(header)) != len(header):
        raise Malformed(path, 1, "two columns have one name")
    if len(rows) == 1:
        raise Malformed(path, 1, "has no rows")
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            what = "has %d cells, the header has %d" % (len(cells), len(header))
            raise Malformed(path, line, what)
    return header


PLAIN = frozenset(range(0x20, 0x7f)) - frozenset(b'"\\?')


def c_bytes(raw):
    """The inside of a C string. Octal has at most three digits, so what follows cannot join it."""
    return "".join(chr(b) if b in PLAIN else "\\%03o" % b for b in raw)


def header_of(name, source, members, kind):
    guard = "GEN_%s_H" % name.upper()
    return "\n".join([
        "/* Made by tools/embed.py from %s; do not edit. */" % source,
        "#ifndef %s" % guard, "#define %s" % guard, "",
        '#include "base/str.h"', "",
        "struct %s_%s {" % (name, kind)] + ["    %s;" % m for m in members] + [
        "};", "",
        "extern const struct %s_%s %s_%ss[];" % (name, kind, name, kind),
        "extern const size_t %s_%ss_count;" % (name, kind), "", "#endif", ""])


def write(path, text):
    with open(path, "w", encoding="ascii", newline="\n") as f:
        f.write(text)


def embed_csv(out_c, out_h, name, path):
    rows = parse_csv(path)
    header = check_table(path, rows)
    source = os.path.basename(path)
    lines = ["/* Made by tools/embed.py from %s; do not edit. */" % source,
             '#include "%s"' % os.path.basename(out_h), "",
             "const struct %s_row %s_rows[] = {" % (name, name)]
    for _, cells in rows[1:]:
        lines.append("    {%s}," % ", ".join('S_INIT("%s")' % c_bytes(c.encode()) for c in cells))
    lines += ["};", "", "const size_t %s_rows_count = %d;" % (name, len(rows) - 1), ""]
    write(out_c, "\n".join(lines))
    write(out_h, header_of(name, source, ["struct str %s" % c for c in header], "row"))


def files_below(directories):
    found = {}
    for directory in directories:
        top = os.path.normpath(directory)
        if not os.path.isdir(top):
            raise Malformed(directory, 0, "is not a directory")
        for folder, folders, names in os.walk(top):
            # content/*/find is for the classifier, which is trained from it (tools/examples.py).
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f != "find")
            for file_name in names:
                if file_name.startswith("."):
                    continue
                path = os.path.join(folder, file_name)
                key = os.path.join(os.path.basename(top), os.path.relpath(path, top))
                key = key.replace(os.sep, "/")
                if key in found:
                    raise Malformed(path, 0, "'%s' is there twice" % key)
                found[key] = path
    return sorted(found.items(), key=lambda item: item[0].encode())


def embed_files(out_c, out_h, name, directories, depfile):
    found = files_below(directories)
    source = " ".join(os.path.basename(os.path.normpath(d)) for d in directories) + "/"
    lines = ["/* Made by tools/embed.py from %s; do not edit. */" % source,
             '#include "%s"' % os.path.basename(out_h), ""]
    table = []
    for number, (key, path) in enumerate(found):
        with open(path, "rb") as f:
            raw = f.read()
        lines.append("static const char %s_%d[] =" % (name, number))
        pieces = [raw[i:i + 72] for i in range(0, len(raw), 72)] or [b""]
        lines += ['    "%s"' % c_bytes(p) for p in pieces]
        lines[-1] += ";"
        table.append('    {S_INIT("%s"), {(const unsigned char *)%s_%d, sizeof %s_%d - 1}},'
                     % (c_bytes(key.encode()), name, number, name, number))
    if not table:
        raise Malformed(directories[0], 0, "holds no files")
    lines += ["", "const struct %s_file %s_files[] = {" % (name, name)] + table
    lines += ["};", "", "const size_t %s_files_count = %d;" % (name, len(found)), ""]
    write(out_c, "\n".join(lines))
    write(out_h, header_of(name, source, ["struct str path", "struct bytes content"], "file"))
    if depfile:
        # A folder is named too: its time changes when a file is added to it or taken away.
        folders = {os.path.dirname(path) for _, path in found} | set(directories)
        needs = [p.replace(" ", "\\ ") for p in sorted(folders) + [path for _, path in found]]
        with open(depfile, "w", encoding="utf-8") as f:
            f.write("%s %s: %s\n" % (out_c, out_h, " ".join(needs)))


def main(arguments):
    usage = "embed.py: see the text at the top of this file\n"
    depfile = None
    if arguments[:1] not in (["csv"], ["files"]):
        sys.stderr.write(usage)
        return 2
    mode, rest = arguments[0], arguments[1:]
    if mode == "files" and rest[:1] == ["--depfile"] and len(rest) > 1:
        depfile, rest = rest[1], rest[2:]
    if len(rest) < 4 or (mode == "csv" and len(rest) != 4):
        sys.stderr.write(usage)
        return 2
    try:
        if mode == "csv":
            embed_csv(*rest)
        else:
            embed_files(rest[0], rest[1], rest[2], rest[3:], depfile)
    except (Malformed, OSError) as e:
        sys.stderr.write("%s\n" % e)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
