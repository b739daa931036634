#!/usr/bin/env python3
"""sqlc.py - makes one typed C function of every annotated SQL statement.

    tools/sqlc.py [--root src] --out-dir build/gen domain/intake/intake.sql ...

For each FILE.sql (relative to --root) it writes OUT/FILE.sql.h and OUT/FILE.sql.c, and for all
together OUT/statements.c with the list that store_check_statements() walks. With --unlisted there
is no list, and the statements are prepared anew at each use: for tests.

The comment lines before a statement say what goes in and what comes out:

    -- row inbox_row (municipality int, question int, topic text, professional int?, sealed bytes)
    -- use "domain/intake/intake.sql"                 rows of another file
    -- inbox_waiting (organisation int, limit int) -> list inbox_row
    -- question_get (municipality int, id int) -> one question_row
    -- question_ages (id int) -> one inline (opened_ms int, closed_ms int?)
    -- question_exists (id int) -> exists
    -- question_count (organisation int) -> int       also int?, text, real, bytes
    -- question_add (id int, topic text) -> run 1     CONFLICT unless exactly one row was touched
    -- draft_purge (before_ms int) -> run
    -- message_add (id int, sealed bytes) -> run later     a refusal is told by the next one or the commit
    -- only: postgres                                 the next statement is for one engine
    -- part question_line                             the next text stands wherever a later statement says @question_line
    SELECT q.topic, q.asked_ms FROM question q;

An annotation may go on over several comment lines. Types are int, text, real, bytes; `?` means that
NULL and zero (or empty) are the same. Every mistake that can be seen in the text is an error here,
as FILE:LINE, because the next moment it would be seen is at the start of somebody's server.
"""

import argparse
import os
import re
import sys
from collections import namedtuple

sys.dont_write_bytecode = True  # no __pycache__ among the tools
from sqlc_write import TYPES, code_text, header_text, list_text  # noqa: E402

ENGINES = ("sqlite", "postgres")
RUNS = ("run", "run 1", "run later")  # statements without rows

C_WORDS = set("""auto break case char const continue default do double else enum extern float for
goto if inline int long register restrict return short signed sizeof static struct switch typedef
union unsigned void volatile while bool true false""".split())
# What the functions that are made call their own.
OWN_WORDS = {"cx", "ret", "rows", "params", "more", "list", "room", "changed"}

# Words that mean something else, or nothing, on the other engine; and what to do instead.
BANNED = {}
for why, words in {
    "use INT, 0 or 1": "BOOLEAN BOOL",
    "ids are made by the program": "SERIAL BIGSERIAL AUTOINCREMENT",
    "pass the time as a parameter": "CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME",
    "times are INT, in ms": "TIMESTAMP INTERVAL",
    "search on folded text": "ILIKE",
    "use LIKE": "GLOB REGEXP SIMILAR",
    "use COALESCE": "IFNULL",
    "name the key": "ROWID CTID",
    "settings belong to the store": "PRAGMA",
    "values are columns": "JSON JSONB JSON_EXTRACT",
    "text sorts by bytes on both engines": "COLLATE",
    "the door opens and closes transactions": "BEGIN COMMIT ROLLBACK",
}.items():
    BANNED.update((word, why) for word in words.split())
# Behind CAST(... AS: 32 bits, or another type, on PostgreSQL.
BANNED_CASTS = {"INT": "BIGINT", "INTEGER": "BIGINT", "SMALLINT": "BIGINT", "VARCHAR": "TEXT",
                "REAL": "DOUBLE PRECISION", "FLOAT": "DOUBLE PRECISION",
                "NUMERIC": "BIGINT or DOUBLE PRECISION"}
BANNED_CALLS = set("""NOW DATE TIME DATETIME JULIANDAY STRFTIME UNIXEPOCH EXTRACT AGE DATE_TRUNC
DATE_PART TO_CHAR TO_DATE TO_TIMESTAMP CLOCK_TIMESTAMP RANDOM GROUP_CONCAT STRING_AGG ARRAY_AGG
NEXTVAL IIF GREATEST LEAST TOTAL""".split())

Field = namedtuple("Field", "name type null")
Row = namedtuple("Row", "name fields path line")
Token = namedtuple("Token", "kind text at line depth")
Statement = namedtuple("Statement", "name params kind row sql only path line number")
Source = namedtuple("Source", "path rows uses statements")


class Mistake(Exception):
    def __init__(self, path, line, what):
        super().__init__("%s:%d: %s" % (path, line, what))


# ---- reading ----

TOKEN = re.compile(r"""
    (?P<space>\s+)
  | (?P<comment>--[^\n]*)
  | (?P<block>/\*.*?\*/)
  | (?P<string>'(?:[^']|'')*')
  | (?P<quoted>"(?:[^"]|"")*")
  | (?P<param>\$[0-9]+)
  | (?P<part>@[a-z][a-z0-9_]*)
  | (?P<word>[A-Za-z_][A-Za-z0-9_$]*)
  | (?P<number>[0-9]+(?:\.[0-9]+)?)
  | (?P<sign>::|\|\||<=|>=|<>|!=|->>|->|.)
""", re.X | re.S)


def tokens_of(text, path):
    """Every token with its line and depth in brackets; white space left out, comments kept."""
    found, at, line, depth = [], 0, 1, 0
    while at < len(text):
        match = TOKEN.match(text, at)
        kind, part = match.lastgroup, match.group()
        if part in ("'", '"') or (kind == "sign" and text.startswith("/*", at)):
            raise Mistake(path, line, "opened and never closed: %s" % text[at:at + 20].strip())
        if part == ")":
            depth -= 1
        if kind != "space":
            found.append(Token(kind, part, at, line, depth))
        if part == "(":
            depth += 1
        if depth < 0:
            raise Mistake(path, line, "a closing bracket without an opening one")
        if part == ";" and depth:
            raise Mistake(path, line, "a bracket is still open at the end of the statement")
        line += part.count("\n")
        at = match.end()
    return found


FIELD = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s+([A-Za-z]+)(\?)?$")


def fields_of(text, path, line, taken=C_WORDS):
    fields, seen = [], set()
    for part in (p.strip() for p in text.split(",")) if text.strip() else ():
        match = FIELD.match(part)
        if not match:
            raise Mistake(path, line, "expected `name type`, found `%s`" % part)
        name, kind, null = match.groups()
        if kind not in TYPES:
            raise Mistake(path, line, "unknown type `%s` of `%s`: use %s"
                          % (kind, name, ", ".join(TYPES)))
        if name in taken:
            raise Mistake(path, line, "`%s` has a meaning in C; choose another name" % name)
        if name in seen:
            raise Mistake(path, line, "`%s` occurs twice" % name)
        seen.add(name)
        fields.append(Field(name, kind, bool(null)))
    return fields


ROW = re.compile(r"row ([a-z][a-z0-9_]*) \(([^()]*)\)$")
USE = re.compile(r'use "([^"]+)"$')
PART = re.compile(r"part ([a-z][a-z0-9_]*)$")
ONLY = re.compile(r"only: *(\S+)$")
HEAD = re.compile(r"([a-z][a-z0-9_]*) \(([^()]*)\) -> (.+)$")
# How an annotation begins; what does not go on as one is prose.
START = re.compile(r"(?:row )?[a-z][a-z0-9_]* \(")


def comments_of(tokens, path):
    """The comment lines before a statement, those of one annotation joined: [(line, text)]."""
    notes, last = [], None
    for token in tokens:
        text = re.sub(r"\s+", " ", token.text[2:].strip())
        open_before = last is not None and START.match(notes[-1][1]) and not finished(notes[-1][1])
        if open_before and token.line == last + 1:
            notes[-1] = (notes[-1][0], notes[-1][1] + " " + text)
        else:
            notes.append((token.line, text))
        last = token.line
    return notes


def finished(text):
    if text.count("(") > text.count(")"):
        return False
    return text.startswith("row ") or not re.search(r"\)$|->$|inline$", text) or " inline (" in text


def shape_of(text, name, path, line):
    """(kind, row or name of a row) of what stands behind the arrow."""
    if text in RUNS + ("exists",):
        return text, None
    scalar = re.match(r"(int|text|real|bytes)(\?)?$", text)
    if scalar:
        fields = [Field("value", scalar.group(1), bool(scalar.group(2)))]
        return "value", Row(None, fields, path, line)
    inline = re.match(r"(one|list) inline \(([^()]*)\)$", text)
    if inline:
        fields = fields_of(inline.group(2), path, line)
        return inline.group(1), Row(name + "_row", fields, path, line)
    named = re.match(r"(one|list) ([a-z][a-z0-9_]*)$", text)
    if named:
        return named.groups()
    raise Mistake(path, line, "unknown result `%s`: one, list, exists, int, run, run 1 or run later" % text)


def annotation_of(comments, path, rows, uses):
    """(line, name, params, kind, row, only); what declares rows and uses is added to those."""
    found = only = None
    for line, text in comments_of(comments, path):
        row, use, engine, head = (pattern.match(text) for pattern in (ROW, USE, ONLY, HEAD))
        if row:
            fields = fields_of(row.group(2), path, line)
            if not fields:
                raise Mistake(path, line, "a row without columns")
            rows.append(Row(row.group(1), fields, path, line))
        elif use:
            uses.append((line, use.group(1)))
        elif engine:
            if engine.group(1) not in ENGINES:
                raise Mistake(path, line, "unknown engine `%s`" % engine.group(1))
            only = engine.group(1)
        elif head:
            if found:
                raise Mistake(path, line, "two annotations before one statement")
            name, params, shape = head.groups()
            kind, shape_row = shape_of(shape.strip(), name, path, line)
            fields = fields_of(params, path, line, C_WORDS | OWN_WORDS)
            found = (line, name, fields, kind, shape_row)
        elif text.startswith("row "):
            raise Mistake(path, line, "expected `row name (column type, ...)`")
    return found and found + (only,)


def source_read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        text = file.read()
    rows, uses, statements, parts = [], [], [], Parts(path)
    comments, body = [], []
    for token in tokens_of(text, path):
        if token.kind in ("comment", "block"):
            if not body and token.kind == "comment":
                comments.append(token)
        elif token.text == ";":
            if not parts.keep(comments, body, rows, uses):
                statements.append(statement_of(path, text, comments, body, rows, uses))
            comments, body = [], []
        else:
            body += parts.of(token) if token.kind == "part" else [token]
    if body:
        raise Mistake(path, body[0].line, "a statement without `;`")
    if annotation_of(comments, path, rows, uses):
        raise Mistake(path, comments[-1].line, "an annotation without a statement")
    parts.check_used()
    return Source(path, rows, uses, statements)


class Parts:
    """What statements of one file have in common: tokens by name, from `-- part NAME`."""

    def __init__(self, path):
        self.path, self.known, self.used = path, {}, set()

    def keep(self, comments, body, rows, uses):
        """Is it a part? Then it is no statement; what is declared before it counts all the same."""
        names = [(token.line, match.group(1)) for token in comments
                 if (match := PART.match(token.text[2:].strip()))]
        if not names:
            return False
        line, name = names[-1]
        if annotation_of(comments, self.path, rows, uses):
            raise Mistake(self.path, line, "part `%s` has an annotation of a statement" % name)
        if name in self.known:
            raise Mistake(self.path, line, "part `%s` is there already" % name)
        if not body:
            raise Mistake(self.path, line, "part `%s` is empty" % name)
        self.known[name] = (line, body)
        return True

    def of(self, token):
        name = token.text[1:]
        if name not in self.known:
            raise Mistake(self.path, token.line, "no part `%s` stands above" % name)
        self.used.add(name)
        return self.known[name][1]

    def check_used(self):
        for name, (line, _) in self.known.items():
            if name not in self.used:
                raise Mistake(self.path, line, "part `%s` is not used" % name)


def statement_of(path, text, comments, body, rows, uses):
    if not body:
        raise Mistake(path, comments[-1].line if comments else 1, "a `;` without a statement")
    annotation = annotation_of(comments, path, rows, uses)
    if not annotation:
        raise Mistake(path, body[0].line, "a statement without an annotation: -- name (...) -> ...")
    line, name, params, kind, row, only = annotation
    words_check(path, body, only)
    params_check(path, line, body, params)
    shape_check(path, line, body, kind)
    return Statement(name, params, kind, row, sql_of(text, body), only, path, line, None), body


def sql_of(text, body):
    """The statement's lines without comments and indentation."""
    lines, current = [[]], body[0].line
    for before, token in zip([None] + body, body):
        if token.line != current:
            lines.append([])
            current = token.line
        elif before is not None and before.at + len(before.text) != token.at:
            lines[-1].append(" ")
        lines[-1].append(token.text)
    return ["".join(line) for line in lines]


# ---- checking ----

def words_check(path, body, only):
    for i, token in enumerate(body):
        before = body[i - 1].text.upper() if i else ""
        after = body[i + 1].text if i + 1 < len(body) else ""
        word = token.text.upper() if token.kind == "word" else None
        if token.text == "?":
            raise Mistake(path, token.line, "`?` is no parameter here: write $1, $2, ...")
        if token.text == "*" and before in ("SELECT", "DISTINCT", "ALL", "RETURNING", ",", "."):
            raise Mistake(path, token.line, "`*` as columns: name them")
        if only:
            continue
        if word in BANNED:
            raise Mistake(path, token.line, "`%s`: %s" % (token.text, BANNED[word]))
        if word in BANNED_CALLS and after == "(":
            raise Mistake(path, token.line, "`%s()` is not the same on both engines" % token.text)
        if word in BANNED_CASTS and before == "AS" and after == ")":
            raise Mistake(path, token.line, "AS %s: use AS %s" % (token.text, BANNED_CASTS[word]))
        if token.text in ("::", "->", "->>"):
            raise Mistake(path, token.line, "`%s` is not the same on both engines" % token.text)
        if token.kind == "quoted":
            raise Mistake(path, token.line, "a quoted name: use names that need no quotes")
        if word in ("REPLACE", "IGNORE") and before == "OR":
            raise Mistake(path, token.line, "`OR %s`: use ON CONFLICT" % token.text)
        if word == "FOR" and after.upper() in ("UPDATE", "SHARE"):
            raise Mistake(path, token.line, "`FOR %s`: mark it `-- only: postgres`" % after)
        if word == "DISTINCT" and after.upper() == "ON":
            raise Mistake(path, token.line, "`DISTINCT ON` is not the same on both engines")


def params_check(path, line, body, params):
    used = {int(token.text[1:]): token.line for token in body if token.kind == "param"}
    for number in sorted(used):
        if not 1 <= number <= len(params):
            raise Mistake(path, used[number], "$%d, but there are %d parameters"
                          % (number, len(params)))
    for number, param in enumerate(params, 1):
        if number not in used:
            raise Mistake(path, line, "parameter `%s` ($%d) is not used" % (param.name, number))


VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def verb_of(body):
    """What the statement does in the end: the first word, or what follows a WITH."""
    for token in body:
        if token.depth == 0 and token.text.upper() in VERBS:
            return token.text.upper()
    return body[0].text.upper()


def shape_check(path, line, body, kind):
    verb = verb_of(body)
    words = [token.text.upper() for token in body if token.kind == "word"]
    outer = [token.text.upper() for token in body if token.kind == "word" and token.depth == 0]
    if verb not in VERBS:
        raise Mistake(path, body[0].line, "`%s` is no statement for a %s" % (body[0].text, path))
    gives = verb == "SELECT" or "RETURNING" in outer
    if kind in RUNS and gives:
        raise Mistake(path, line, "`%s` drops the result of the statement" % kind)
    if kind not in RUNS and not gives:
        raise Mistake(path, line, "the statement has no result: SELECT, or RETURNING")
    if kind == "list" and "LIMIT" not in (outer if verb == "SELECT" else words):
        raise Mistake(path, line, "a list without LIMIT grows until it no longer fits")
    if kind == "exists" and words[:2] == ["SELECT", "EXISTS"]:
        raise Mistake(path, line, "SELECT EXISTS always gives a row: SELECT 1 FROM ... LIMIT 1")


def columns_of(body):
    """The result's columns as lists of tokens."""
    verb = verb_of(body)
    start = next(i for i, token in enumerate(body) if token.depth == 0
                 and token.text.upper() == ("SELECT" if verb == "SELECT" else "RETURNING"))
    columns = [[]]
    for token in body[start + 1:]:
        word = token.text.upper()
        if token.depth == 0 and word in ("FROM", "WHERE", "UNION", "LIMIT", "ORDER", "GROUP"):
            break
        if token.depth == 0 and word in ("DISTINCT", "ALL") and columns == [[]]:
            continue
        if token.depth == 0 and word == ",":
            columns.append([])
        else:
            columns[-1].append(token)
    return columns


def column_name(column):
    """What the column is called: behind AS, or the name itself; None for a nameless expression."""
    names = [token for token in column if token.kind == "word"]
    if len(column) >= 3 and column[-2].text.upper() == "AS":
        return column[-1].text
    plain = len(column) == 1 or (len(column) == 3 and column[1].text == ".")
    return column[-1].text if plain and names and column[-1] is names[-1] else None


def columns_check(statement, body):
    """Names are compared: columns in another order than the row would be silently mixed up."""
    columns, fields = columns_of(body), statement.row.fields
    if len(columns) != len(fields):
        raise Mistake(statement.path, body[0].line, "%d columns, but the annotation has %d"
                      % (len(columns), len(fields)))
    if statement.kind == "value":
        return
    for number, (column, field) in enumerate(zip(columns, fields), 1):
        name = column_name(column)
        if name != field.name:
            raise Mistake(statement.path, column[0].line if column else body[0].line,
                          "column %d is `%s`, the row says `%s`: change the order, or add AS %s"
                          % (number, name or "without a name", field.name, field.name))


def rows_seen(source, sources):
    """Rows that the file may name: its own and those of the files it uses."""
    seen = {row.name: row for row in source.rows}
    for line, path in source.uses:
        if path not in sources:
            raise Mistake(source.path, line, "no such file among those given: %s" % path)
        seen.update({row.name: row for row in sources[path].rows})
    return seen


def sources_check(sources):
    """Resolves rows, pairs the variants and numbers the statements: {path: [Statement or pair]}."""
    structs, names, made, number = {}, {}, {}, 0

    def struct_add(row):
        if row.name in structs:
            raise Mistake(row.path, row.line, "row `%s` is there already: %s:%d"
                          % (row.name, structs[row.name].path, structs[row.name].line))
        structs[row.name] = row

    for source in sources.values():
        for row in source.rows:
            struct_add(row)
    for source in sources.values():
        seen, made[source.path] = rows_seen(source, sources), []
        for statement, body in source.statements:
            if isinstance(statement.row, str):
                if statement.row not in seen:
                    raise Mistake(source.path, statement.line, "unknown row `%s`" % statement.row)
                statement = statement._replace(row=seen[statement.row])
            if statement.row:
                columns_check(statement, body)
            other = names.get(statement.name)
            if other and variants_fit(other, statement):
                made[source.path].remove((other, None))
                made[source.path].append((other, statement._replace(number=other.number)))
                continue
            if other:
                raise Mistake(source.path, statement.line, "`%s` is there already: %s:%d"
                              % (statement.name, other.path, other.line))
            if statement.row and statement.row.name == statement.name + "_row" \
                    and statement.row.line == statement.line and statement.row.path == source.path:
                struct_add(statement.row)
            names[statement.name] = statement = statement._replace(number=number)
            made[source.path].append((statement, None))
            number += 1
    for pairs in made.values():
        for first, second in pairs:
            if first.only and not second:
                raise Mistake(first.path, first.line,
                              "`%s` is only for %s: the other engine has none"
                              % (first.name, first.only))
    return made


def variants_fit(first, second):
    if not (first.only and second.only and first.only != second.only and first.path == second.path):
        return False
    fields = [statement.row.fields if statement.row else None for statement in (first, second)]
    if first.params != second.params or first.kind != second.kind or fields[0] != fields[1]:
        raise Mistake(second.path, second.line, "the variants of `%s` differ in more than the text"
                      % first.name)
    return True


# ---- running ----

def write_changed(path, text):
    """Leaves a file alone that is right already, so that nothing is compiled for nothing."""
    try:
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    beside = "%s.%d" % (path, os.getpid())
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(beside, path)


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", default=os.path.join(os.path.dirname(__file__), "..", "src"))
    parser.add_argument("--out-dir", required=True)
    parser.add_argument("--unlisted", action="store_true", help="no list of statements: for tests")
    parser.add_argument("files", nargs="*", metavar="FILE.sql")
    args = parser.parse_args(argv)
    try:
        sources = {path: source_read(args.root, path) for path in args.files}
        made = sources_check(sources)
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except OSError as error:
        print("%s: %s" % (error.filename, error.strerror), file=sys.stderr)
        return 1
    for path, source in sources.items():
        write_changed(os.path.join(args.out_dir, path + ".h"), header_text(source, made[path]))
        write_changed(os.path.join(args.out_dir, path + ".c"),
                      code_text(source, made[path], not args.unlisted))
    if not args.unlisted:
        write_changed(os.path.join(args.out_dir, "statements.c"), list_text(made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
