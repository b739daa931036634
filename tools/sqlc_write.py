"""sqlc_write.py - the C that sqlc.py makes: a header and a source per file, and the list of all."""

import re

TYPES = {"int": "int64_t ", "text": "struct str ", "real": "double ", "bytes": "struct bytes "}
LETTERS = {"int": "i", "text": "t", "real": "r", "bytes": "b"}


def signature(statement):
    parts = ["struct cx *cx"] + [TYPES[p.type] + p.name for p in statement.params]
    kind, row = statement.kind, statement.row
    if kind == "one":
        parts.append("struct %s *ret" % row.name)
    elif kind == "list":
        parts.append("struct %s_list *ret" % row.name)
    elif kind == "exists":
        parts.append("bool *ret")
    elif kind == "value":
        parts.append(TYPES[row.fields[0].type] + "*ret")
    elif kind == "run":
        parts.append("int64_t *changed")
    return wrap("sql_%s(" % statement.name, parts)


def wrap(head, parts):
    lines, indent = [head], " " * len(head)
    for i, part in enumerate(parts):
        part += "," if i + 1 < len(parts) else ")"
        if len(lines[-1]) + 1 + len(part) > 99 and lines[-1].strip():
            lines.append(indent + part)
        else:
            lines[-1] += part if lines[-1].endswith("(") else " " + part
    return lines


def struct_lines(row):
    lines = ["struct %s {" % row.name]
    lines += ["    %s%s;%s" % (TYPES[f.type], f.name, " /* 0 or empty: NULL */" if f.null else "")
              for f in row.fields]
    return lines + ["};", "struct %s_list {" % row.name, "    struct %s *at;" % row.name,
                    "    size_t count;", "};", ""]


MEANING = {
    "one": "NOT_FOUND without a row.",
    "list": "As many as LIMIT allows.",
    "exists": "Is there a row?",
    "value": "NOT_FOUND without a row.",
    "run": "*changed: how many rows were touched.",
    "run 1": "CONFLICT unless exactly one row was touched.",
    "run later": "A refusal is told by the next statement or the commit.",
}


def header_text(source, pairs):
    guard = "GEN_" + re.sub(r"[^A-Z0-9]", "_", source.path.upper()) + "_H"
    lines = ["/* Made by tools/sqlc.py from %s; change that file. */" % source.path,
             "#ifndef " + guard, "#define " + guard, "", '#include "base/cx.h"']
    lines += ['#include "%s.h"' % path for path in sorted({path for _, path in source.uses})] + [""]
    for row in source.rows:
        lines += struct_lines(row)
    inline = [first.row for first, _ in pairs if first.row and first.row.name
              and first.row not in source.rows and first.row.line == first.line
              and first.row.path == source.path]
    for row in inline:
        lines += struct_lines(row)
    for first, _ in pairs:
        declared = signature(first)
        lines += ["/* %s */" % MEANING[first.kind], "NODISCARD enum outcome"] + declared
        lines[-1] += ";"
        lines.append("")
    return "\n".join(lines + ["#endif", ""])


def c_string(sql, indent):
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for line in sql]
    return ["%s\"%s%s\"" % (indent, line, "" if i + 1 == len(escaped) else " ")
            for i, line in enumerate(escaped)]


def letters(fields):
    return "".join(LETTERS[f.type].upper() if f.null else LETTERS[f.type] for f in fields)


def statement_lines(first, second, listed):
    texts = {"text": first.sql}
    if second:
        texts = {"text": (first if first.only == "sqlite" else second).sql,
                 "text_postgres": (first if first.only == "postgres" else second).sql}
    head = "const struct statement statement_%s" % first.name
    # Declared here as well as in statements.c: a definition that nobody announced is a warning.
    lines = ["extern %s;" % head, head + " = {"] if listed else ["static %s = {" % head]
    lines.append('    .name = "%s",' % first.name)
    for member, sql in texts.items():
        lines.append("    .%s =" % member)
        lines += c_string(sql, " " * 8)
        lines[-1] += ","
    lines.append('    .params = "%s",' % letters(first.params))
    lines.append('    .columns = "%s",' % (letters(first.row.fields) if first.row else ""))
    lines.append("    .number = %s," % (first.number if listed else "STATEMENT_UNLISTED"))
    return lines + ["};", ""]


def value_of(field, column):
    cx = "" if field.type in ("int", "real") else "cx, "
    return "rows_%s(%srows, %d)" % (field.type, cx, column)


def reader_lines(row, here):
    """One reader for each row, in the file that declares it, so that all may be one C file."""
    head = "%s_read(struct cx *cx, const struct rows *rows)" % row.name
    lines = ["struct %s %s;" % (row.name, head), ""]
    if not here:
        return lines
    lines += ["struct %s" % row.name, head, "{"]
    if all(f.type in ("int", "real") for f in row.fields):
        lines.append("    (void)cx;")
    lines.append("    return (struct %s){" % row.name)
    lines += ["        .%s = %s," % (f.name, value_of(f, i)) for i, f in enumerate(row.fields)]
    return lines + ["    };", "}", ""]


def body_lines(statement):
    name, kind, row = statement.name, statement.kind, statement.row
    params, lines = "NULL", []
    if statement.params:
        params = "params"
        lines.append("    const struct param params[] = {")
        lines += ["        {.%s = %s}," % (LETTERS[p.type], p.name) for p in statement.params]
        lines.append("    };")
    call = "cx, &statement_%s, %s" % (name, params)
    if kind == "run":
        return lines + ["    return db_run(%s, changed);" % call]
    if kind == "run 1":
        return lines + ["    return db_run_one(%s);" % call]
    if kind == "run later":
        return lines + ["    return db_run_later(%s);" % call]
    if kind == "exists":
        return lines + ["    return db_exists(%s, ret);" % call]
    lines.append("    struct rows *rows = NULL;")
    if kind == "list":
        return lines + [
            "    TRY(rows_open(%s, &rows));" % call,
            "    struct %s_list list = {NULL, 0};" % row.name,
            "    size_t room = 0;",
            "    for (;;) {",
            "        bool more = false;",
            "        TRY(rows_next(cx, rows, &more));",
            "        if (!more)",
            "            break;",
            "        list.at = rows_room(cx, list.at, list.count, &room, sizeof *list.at);",
            "        list.at[list.count++] = %s_read(cx, rows);" % row.name,
            "    }",
            "    *ret = list;",
            "    return OK;"]
    lines.append("    TRY(rows_one(%s, &rows));" % call)
    if kind == "one":
        lines.append("    *ret = %s_read(cx, rows);" % row.name)
    else:
        lines.append("    *ret = %s;" % value_of(row.fields[0], 0))
    return lines + ["    rows_close(rows);", "    return OK;"]


def code_text(source, pairs, listed):
    lines = ["/* Made by tools/sqlc.py from %s; change that file. */" % source.path,
             '#include "%s.h"' % source.path, "", '#include "store/store.h"', ""]
    used = [first.row for first, _ in pairs if first.row and first.row.name]
    for row in {row.name: row for row in source.rows + used}.values():
        lines += reader_lines(row, row.path == source.path)
    for first, second in pairs:
        lines += statement_lines(first, second, listed)
        lines += ["enum outcome"] + signature(first) + ["{"] + body_lines(first) + ["}", ""]
    return "\n".join(lines)


def list_text(made):
    names = [first.name for pairs in made.values()
             for first, _ in sorted(pairs, key=lambda pair: pair[0].number)]
    lines = ["/* Made by tools/sqlc.py: every statement of the program, by number. */",
             '#include "store/store.h"', ""]
    lines += ["extern const struct statement statement_%s;" % name for name in names]
    lines += ["", "const struct statement *const statements[] = {"]
    lines += ["    &statement_%s," % name for name in names]
    # The NULL keeps the array legal in a program without statements; it is not counted.
    lines += ["    NULL,", "};", "const size_t statement_count = %d;" % len(names), ""]
    return "\n".join(lines)
