#!/usr/bin/env python3
"""htmlc.py - compiles HTML views to C, so that unsafe, untranslated or inaccessible HTML does not build.

    htmlc.py --out-c FILE.html.c --out-h FILE.html.h --msgids FILE.msgids  src/.../view/FILE.html

A view file:

    {{include "domain/intake/ask_pages.h"}}    C headers, any number; headers of other views too
    {{audience resident}}                      resident (readability gate) or professional (when left out)
    {{view ask_text (const struct ask_text_page *m)}}   a page or a part (a part also of an enum); {{view NAME}} without model
    ... HTML ...
    {{end}}

makes `struct view view_ask_text(const struct ask_text_page *m)` to answer a request with, and
`void use_ask_text(struct out *o, const struct ask_text_page *m)` for {{use ask_text m}} in another view.

In the HTML:

    {{m->name}}                     a C expression, escaped; its place decides which types may stand here:
                                    words: str, personal, numbers, date (in words), html, view
                                    <title>, <textarea>: the same without html and view
                                    "attribute": str, personal, numbers, date (2026-11-24)
                                    address (href, src, action, data-live...): url, and nothing else in the quotes
    {{if c}} {{else if c}} {{else}} {{end}}      between tags, inside a quoted value, and around whole attributes:
                                    <input id="a" {{if m->on}}checked{{end}}>
    {{for const struct line *l in &m->lines}} {{end}}   over a list with .at and .count; between tags
    {{use NAME expression}}         another view, written here; its header is included
    {{text "U krijgt antwoord voor {dag}." dag=m->due}}     a sentence to translate, with values; attributes too
    {{text "Lees {hier:de uitleg} eerst." hier=<a class="nl-link" href="/privacy">}}    words inside a tag, whose
                                    attributes may have holes: hier=<a href="{{m->more}}">
    {{plural m->count "{n} vraag" "{n} vragen"}}            {n} is the count
    {{raw "Elkedeur"}}              words that are the same in every language
    {{# comment }}                  and <!-- comments --> are not sent

A literal own path (href="/volg") gets the language in front; /static/ does not. White space is sent as one space or
newline, but for <pre> and <textarea>. A form with method="post" gets its hidden csrf field by itself. Adjacent
strings ("..." "...") are joined, so that a sentence may go over two lines.

Refused, with FILE:LINE and what to do: values outside words and double-quoted attributes; on*=, style=, srcdoc=;
inline scripts and styles; an address that is not one hole of type struct url; branches that end in another place of
the HTML than they began; tags that do not match; an image without alt, a field without label (a <label for> in this
file, a <label> around it, or aria-label), a button without type, the same id twice, a positive tabindex, href="#",
target="_blank"; words outside {{text}}. tools/htmlc_html.py has the whole list.
"""
import argparse
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from htmlc_html import TEXT, Html, ViewError  # noqa: E402

STRING = re.compile(r'\s*"((?:[^"\\]|\\.)*)"', re.S)
ESCAPES = {"n": "\n", '"': '"', "\\": "\\"}
PLACEHOLDER = re.compile(r"\{(\w+)(:[^{}]+)?\}")
CHARACTER = re.compile(r"'(\\.|[^'\\\n])'")
PAIRS = {")": "(", "]": "[", "}": "{"}
C_WORDS = set("""auto break case char const continue default do double else enum extern float for goto if inline int
    long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile
    while""".split())


def c_literal(text):
    """A C string literal. Octal escapes have three digits, so what follows cannot join them."""
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "?": "\\?"}
    return '"%s"' % "".join(named.get(chr(b)) or (chr(b) if 32 <= b < 127 else "\\%03o" % b) for b in text.encode())


def hole_end(source, at):
    """Where the }} is of the hole whose {{ ends at `at`; -1 when there is none."""
    if source.startswith("#", at):
        return source.find("}}", at)
    depth, quoted = 0, False
    while at < len(source) - 1:
        if source[at] == "\\":
            at += 1
        elif source[at] == '"':
            quoted = not quoted
        elif quoted:
            pass
        elif CHARACTER.match(source, at):
            at = CHARACTER.match(source, at).end() - 1
        elif source.startswith("{{", at):
            depth, at = depth + 1, at + 1
        elif source.startswith("}}", at):
            if depth == 0:
                return at
            depth, at = depth - 1, at + 1
        at += 1
    return -1


def parts_of(path, source, line=1):
    """(kind, text, line) of each piece: 'html' or 'hole'."""
    at = 0
    while at < len(source):
        begin = source.find("{{", at)
        begin = len(source) if begin < 0 else begin
        if begin > at:
            yield "html", source[at:begin], line
            line += source.count("\n", at, begin)
        if begin == len(source):
            return
        end = hole_end(source, begin + 2)
        if end < 0:
            raise ViewError(path, line, "{{ without }}")
        yield "hole", source[begin + 2:end].strip(), line
        line += source.count("\n", begin, end + 2)
        at = end + 2


class Writer:
    """C statements; literal HTML is gathered into as few as possible."""

    def __init__(self, path):
        self.path, self.lines, self.buffer = path, [], ""
        self.spaced = True  # is what was sent last white space, whichever way we came here?

    def literal(self, text):
        self.buffer += text
        self.spaced = False

    def space(self, c):
        c = "\n" if c in "\r\n" else " "
        if not self.spaced:
            self.buffer += c
        elif c == "\n" and self.buffer.endswith(" "):
            self.buffer = self.buffer[:-1] + c
        self.spaced = True

    def flush(self):
        if self.buffer:
            self.lines.append("    out_raw(o, S(%s));" % c_literal(self.buffer))
            self.buffer = ""

    def code(self, text, line):
        self.flush()
        self.lines.append("#line %d %s" % (line, c_literal(self.path)))
        self.lines.append("    " + text)
        self.spaced = False

    def own_path(self, address, line):
        self.code("out_path(o, S(%s));" % c_literal(address), line)


class View:
    """One {{view}} block on its way to C."""

    def __init__(self, path, name, parameter, line, audience):
        self.path, self.name, self.parameter, self.line, self.audience = path, name, parameter, line, audience
        self.writer = Writer(path)
        self.html = Html(path, self.writer, line)
        self.msgids, self.spaces, self.depth = [], [], 0

    def fail(self, line, what):
        raise ViewError(self.path, line, what)

    def code(self, text, line):
        self.writer.code(text, line)

    def hole(self, text, line):
        word = re.match(r"\w*", text).group()
        rest = text[len(word):].strip()
        known = {"if": self.open_if, "for": self.open_for, "else": self.else_branch, "end": self.end_block,
                 "use": self.use, "text": self.sentence, "plural": self.plural, "raw": self.raw}
        if word in ("view", "include", "audience"):
            self.fail(line, "{{%s}} stands outside views; is an {{end}} missing?" % word)
        if word in known and not rest.startswith(("->", ".", "[", "(")):
            known[word](rest, line)
        elif word == "if":
            self.open_if(rest, line)
        else:
            expression = self.expression(text, line)
            self.code("HTML_%s(o, %s);" % (self.html.value_place(line, text), expression), line)

    def expression(self, text, line):
        """A C expression; whether it is a right one the C compiler says."""
        at, open_brackets = 0, []
        while at < len(text):
            string = STRING.match(text, at) if text[at] == '"' else CHARACTER.match(text, at)
            if string:
                at = string.end()
                continue
            c = text[at]
            if c in "([{":
                open_brackets.append(c)
            elif c in PAIRS:
                if not open_brackets or open_brackets.pop() != PAIRS[c]:
                    self.fail(line, "`%s` in `%s` closes nothing" % (c, text))
            elif c in ";#\\\"'`@$" or not c.isascii():
                self.fail(line, "`%s` does not belong in an expression: %s" % (c, text))
            elif text.startswith(("//", "/*"), at):
                self.fail(line, "a comment does not belong in an expression: %s" % text)
            at += 1
        if open_brackets or not text:
            self.fail(line, "a bracket stays open in `%s`" % text if text else "an expression is expected")
        if text in C_WORDS:
            self.fail(line, "`%s` is no expression" % text)
        return " ".join(text.split()) if '"' not in text else text.replace("\n", " ")

    # ---- branches ----

    def begin(self, kind, line):
        self.html.block_begin(kind, line)
        self.spaces.append([self.writer.spaced, []])

    def open_if(self, rest, line):
        condition = self.expression(rest, line)
        self.html.directive(line, "if " + rest)
        self.code_of_branch("if (%s) {" % condition, line)
        self.begin("if", line)

    def code_of_branch(self, text, line):
        """A line that sends nothing itself, so that white space on both sides is still one run."""
        spaced = self.writer.spaced
        self.code(text, line)
        self.writer.spaced = spaced

    def open_for(self, rest, line):
        m = re.fullmatch(r"((?:const\s+)?struct\s+\w+\s*\*\s*)(\w+)\s+in\s+(.+)", rest, re.S)
        if not m:
            self.fail(line, "write {{for const struct x *item in list}}")
        if self.html.state != TEXT:
            self.fail(line, "{{for}} stands between tags")
        kind, item, of = m.group(1), m.group(2), self.expression(m.group(3), line)
        self.html.directive(line, "for " + rest)
        self.begin("for", line)
        at = "at_%d_" % self.html.block_count
        self.code("for (size_t %s = 0; %s < (%s)->count; %s++) {" % (at, at, of, at), line)
        self.writer.lines.append("    %s%s = &(%s)->at[%s];" % (kind, item, of, at))
        self.writer.lines.append("    (void)%s;" % item)

    def else_branch(self, rest, line):
        m = re.fullmatch(r"if\b(.*)", rest, re.S)
        if rest and not m:
            self.fail(line, "write {{else}} or {{else if condition}}")
        if not self.html.blocks or self.html.blocks[-1].kind != "if":
            self.fail(line, "{{else}} without {{if}}")
        self.html.directive(line, "else " + rest)
        self.html.block_else(line, m is None)
        before, arms = self.spaces[-1]
        arms.append(self.writer.spaced)
        self.code("} else if (%s) {" % self.expression(m.group(1).strip(), line) if m else "} else {", line)
        self.writer.spaced = before

    def end_block(self, rest, line):
        if rest:
            self.fail(line, "write {{end}} alone")
        self.html.directive(line, "end")
        block = self.html.blocks[-1]
        self.html.block_end()
        before, arms = self.spaces.pop()
        arms.append(self.writer.spaced)
        self.code("}", line)
        self.writer.spaced = all(arms) and (block.has_else or before)

    # ---- sentences and names ----

    def use(self, rest, line):
        m = re.fullmatch(r"(\w+)(?:\s+(.+))?", rest, re.S)
        if not m:
            self.fail(line, "write {{use name expression}}")
        if self.html.state != TEXT or self.html.value_place(line, "use") != "TEXT":
            self.fail(line, "{{use}} stands between tags")
        argument = ", " + self.expression(m.group(2), line) if m.group(2) else ""
        self.code("use_%s(o%s);" % (m.group(1), argument), line)

    def raw(self, rest, line):
        text, rest = self.string(rest, line)
        if rest:
            self.fail(line, 'write {{raw "words"}}')
        if self.html.value_place(line, "raw") == "URL":
            self.fail(line, "a name is no address")
        self.code("out_str(o, S(%s));" % c_literal(text), line)

    def string(self, rest, line):
        """The C string at the front of `rest`, adjacent ones joined; and what follows."""
        text, found = "", False
        while True:
            m = STRING.match(rest)
            if not m:
                break
            words = re.sub(r"\s*\n\s*", " ", m.group(1))
            unknown = [e for e in re.findall(r"\\(.)", words) if e not in ESCAPES]
            if unknown:
                self.fail(line, "\\%s is not known in a sentence: write the character itself" % unknown[0])
            text += re.sub(r"\\(.)", lambda e: ESCAPES[e.group(1)], words)
            rest, found = rest[m.end():], True
        if not found or not text.strip():
            self.fail(line, "a sentence in double quotes is expected")
        return text, rest.strip()

    def placeholders(self, text, line):
        """name -> has it words? of {name} and {name:words}."""
        if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
            self.fail(line, "a placeholder is {name} or {name:words}")
        if re.search(r"<[a-zA-Z/!]|&#?\w+;", text):
            self.fail(line, "a sentence has no tags or &...; in it: write {name:words} and name=<tag>, or the character")
        return {m.group(1): m.group(2) is not None for m in PLACEHOLDER.finditer(text)}

    def note(self, line, text, plural=None):
        self.msgids.append({"file": self.path, "line": line, "audience": self.audience, "text": text, "plural": plural})

    def sentence(self, rest, line):
        where = self.html.value_place(line, "text " + rest)
        if where == "URL":
            self.fail(line, "a sentence is no address")
        # Between tags an untranslated sentence is marked as Dutch; in an attribute or <title> there is no place for it.
        function = "out_sentence_text" if where == "TEXT" else "out_sentence"
        text, rest = self.string(rest, line)
        self.note(line, text)
        wanted, given = self.placeholders(text, line), self.arguments(rest, line)
        names = [name for name, _ in given]
        if set(wanted) != set(names) or len(names) != len(set(names)):
            self.fail(line, "the sentence names %s, the values are %s" % (
                ", ".join(sorted(wanted)) or "nothing", ", ".join(names) or "none"))
        if not given:
            self.code("%s(o, S(%s), 0, NULL);" % (function, c_literal(text)), line)
            return
        for name, value in given:
            if value.startswith("<") != wanted[name]:
                self.fail(line, "{%s:words} goes with %s=<tag>, {%s} with %s=expression" % ((name,) * 4))
            if value.startswith("<") and where != "TEXT":
                self.fail(line, "no tags inside an attribute, <title> or <textarea>")
        lines = self.writer.lines
        self.writer.flush()
        self.depth += 1  # a tag around words can hold a sentence in an attribute: other names for its variables
        if self.depth > 3:
            self.fail(line, "too many sentences within each other")
        lines += ["    {", "    struct out_arg args_%d_[%d];" % (self.depth, len(given))]
        for i, (name, value) in enumerate(given):
            self.argument(i, name, value, where, line)
        self.code("%s(o, S(%s), %d, args_%d_);" % (function, c_literal(text), len(given), self.depth), line)
        lines.append("    }")
        self.depth -= 1

    def argument(self, i, name, value, where, line):
        """One value of a sentence, written apart; `o` is the part meanwhile."""
        lines, close = self.writer.lines, ""
        part, outer = "part_%d_" % self.depth, "outer_%d_" % self.depth
        lines += ["    {", "    struct out %s = out_part(o), *const %s = o;" % (part, outer), "    o = &%s;" % part]
        if value.startswith("<"):
            close = "</%s>" % self.tag_around(name, value, line)
        else:
            # In an attribute too a sentence wants its values in words, not as 2026-11-24.
            expression = self.expression(value, line)
            self.code("HTML_%s(o, %s);" % ("TEXT" if where == "TEXT" else "PLAIN", expression), line)
        self.writer.flush()
        lines += ["    o = %s;" % outer, "    args_%d_[%d] = (struct out_arg){S(%s), out_part_end(&%s), S(%s)};" % (
            self.depth, i, c_literal(name), part, c_literal(close)), "    }"]

    def tag_around(self, name, value, line):
        """Writes a start tag that stands around words of a sentence; -> its element."""
        depth, blocks = len(self.html.stack), len(self.html.blocks)
        for kind, piece, at in parts_of(self.path, value, line):
            if kind == "html":
                self.html.feed(piece, at)
            elif re.match(r"(end|else)\b", piece) and len(self.html.blocks) == blocks:
                self.fail(at, "{{%s}} without {{if}} in the tag" % piece)
            else:
                self.hole(piece, at)
        if len(self.html.stack) != depth + 1 or self.html.state != TEXT or len(self.html.blocks) != blocks:
            self.fail(line, "%s is one start tag" % name)
        tag = self.html.stack.pop().name
        if tag in ("title", "textarea", "script", "pre", "form"):
            self.fail(line, "<%s> does not stand in a sentence" % tag)
        return tag

    def arguments(self, rest, line):
        """[(name, value)] of: dag=m->due link=<a href="/privacy">"""
        found = []
        while rest:
            m = re.match(r"(\w+)=(?!=)", rest)
            if not m:
                self.fail(line, "values are written name=expression, not `%s`" % rest)
            rest = rest[m.end():]
            end = self.tag_end(rest) if rest.startswith("<") else self.expression_end(rest)
            found.append((m.group(1), rest[:end].strip()))
            rest = rest[end:].strip()
        return found

    @staticmethod
    def tag_end(text):
        end, quoted = 0, False
        while end < len(text):
            if text.startswith("{{", end) and hole_end(text, end + 2) > 0:
                end = hole_end(text, end + 2) + 1
            elif text[end] == '"':
                quoted = not quoted
            elif text[end] == ">" and not quoted:
                return end + 1
            end += 1
        return end

    @staticmethod
    def expression_end(text):
        end, depth = 0, 0
        while end < len(text):
            c = text[end]
            string = STRING.match(text, end) if c == '"' else CHARACTER.match(text, end)
            if string:
                end = string.end()
                continue
            depth += (c in "([{") - (c in ")]}")
            if c.isspace() and depth <= 0 and re.match(r"\s+\w+=(?!=)", text[end:]):
                return end
            end += 1
        return end

    def plural(self, rest, line):
        where = self.html.value_place(line, "plural " + rest)
        if where == "URL":
            self.fail(line, "a sentence is no address")
        m = re.fullmatch(r'([^"]+?)\s*"((?:[^"\\]|\\.)*)"\s*"((?:[^"\\]|\\.)*)"', rest, re.S)
        if not m:
            self.fail(line, 'write {{plural count "one" "other"}}')
        one, other = self.string('"%s"' % m.group(2), line)[0], self.string('"%s"' % m.group(3), line)[0]
        names = dict(self.placeholders(one, line), **self.placeholders(other, line))
        if any(name != "n" or words for name, words in names.items()):
            self.fail(line, "a plural has one placeholder: {n}, the count")
        self.note(line, one, other)
        self.code("%s(o, S(%s), S(%s), (int64_t)(%s));" % (
            "out_plural_text" if where == "TEXT" else "out_plural", c_literal(one), c_literal(other), self.expression(m.group(1), line)), line)

    def finish(self, line):
        self.html.finish(line)
        self.writer.buffer = self.writer.buffer.rstrip()
        self.writer.flush()

    def signature(self, prefix):
        parts = ["struct out *o"] * (prefix == "use") + [self.parameter] * bool(self.parameter)
        kind = "void" if prefix == "use" else "struct view"
        return "%s\n%s_%s(%s)" % (kind, prefix, self.name, ", ".join(parts) or "void")


def view_begun(path, rest, line, audience, views):
    m = re.fullmatch(r"([a-z]\w*)\s*(?:\(\s*(const\s+(?:struct|enum)\s+\w+\s*\*\s*[a-z]\w*)\s*\))?", rest, re.A)
    if not m:
        raise ViewError(path, line, "write {{view name (const struct model *m)}}, or {{view name}}")
    if any(v.name == m.group(1) for v in views):
        raise ViewError(path, line, "the view %s stands twice in this file" % m.group(1))
    return View(path, m.group(1), m.group(2) or "", line, audience)


def compile_view(path, source):
    """-> (includes, views), or ViewError."""
    includes, views, view, audience = [], [], None, "professional"
    for kind, text, line in parts_of(path, source):
        if kind == "hole" and text.startswith("#"):
            continue
        if view and kind == "html":
            view.html.feed(text, line)
        elif view and text == "end" and not view.html.blocks:
            view.finish(line)
            views.append(view)
            view = None
        elif view:
            view.hole(text, line)
        elif kind == "html":
            if text.strip():
                raise ViewError(path, line, "HTML stands between {{view ...}} and {{end}}")
        else:
            word, _, rest = text.partition(" ")
            rest = rest.strip()
            if word == "include" and re.fullmatch(r'"[\w./]+"', rest):
                includes.append(rest.strip('"'))
            elif word == "audience" and rest in ("resident", "professional") and not views:
                audience = rest
            elif word == "view":
                view = view_begun(path, rest, line, audience, views)
            else:
                raise ViewError(path, line, 'outside views stand {{include "file.h"}}, {{audience resident}} or '
                                "{{audience professional}} before the first view, {{view}} and comments")
    if view:
        raise ViewError(path, view.html.blocks[-1].line if view.html.blocks else view.line,
                        "{{%s}} has no {{end}}" % (view.html.blocks[-1].kind if view.html.blocks else "view " + view.name))
    check_labels(path, views)
    return includes, views


def check_labels(path, views):
    labels = set().union(*(v.html.labels for v in views)) if views else set()
    for v in views:
        for ident, tag, line in v.html.fields:
            if ident is None or ident not in labels:
                raise ViewError(path, line, 'this <%s> has no label: <label for="%s"> in this file, or aria-label' % (
                    tag, ident or "its id"))


def write_c(path, header, views):
    out = ["/* Made by tools/htmlc.py from %s; change that file. */" % path, '#include "%s"' % header, ""]
    for v in views:
        model = re.search(r"\w+$", v.parameter).group() if v.parameter else ""
        out += [v.signature("use"), "{", "    (void)o;"] + ["    (void)%s;" % model] * bool(model) + v.writer.lines
        out += ["#line here", "}", "", "static void", "view_%s_write(struct out *o, const void *model)" % v.name, "{"]
        out += ["    use_%s(o, model);" % v.name] if model else ["    (void)model;", "    use_%s(o);" % v.name]
        out += ["}", "", v.signature("view"), "{",
                "    return (struct view){view_%s_write, %s};" % (v.name, model or "NULL"), "}", ""]
    lines = "\n".join(out).split("\n")
    for i, line in enumerate(lines):
        if line == "#line here":
            lines[i] = '#line %d "%s"' % (i + 2, header[:-2] + ".c")
    return "\n".join(lines)


def write_h(path, includes, views):
    guard = "GEN_" + re.sub(r"\W", "_", path).upper() + "_H"
    out = ["/* Made by tools/htmlc.py from %s; change that file. */" % path, "#ifndef " + guard, "#define " + guard, "",
           '#include "web/out.h"'] + ['#include "%s"' % i for i in includes] + [""]
    for v in views:
        out += [v.signature("view").replace("\n", " ") + ";", v.signature("use").replace("\n", " ") + ";", ""]
    return "\n".join(out + ["#endif", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--out-c", "--out-h", "--msgids"):
        parser.add_argument(name, required=True)
    parser.add_argument("view")
    args = parser.parse_args()
    shown = args.view[args.view.rfind("/src/") + 1:] if "/src/" in args.view else args.view
    inner = shown[4:] if shown.startswith("src/") else os.path.basename(shown)
    try:
        with open(args.view, encoding="utf-8") as f:
            includes, views = compile_view(shown, f.read())
    except ViewError as e:
        sys.exit(str(e))
    except UnicodeDecodeError:
        sys.exit("%s:1: is not UTF-8" % shown)
    sentences = [json.dumps(m, ensure_ascii=False) + "\n" for v in views for m in v.msgids]
    for name, text in ((args.out_c, write_c(shown, inner + ".h", views)), (args.out_h, write_h(shown, includes, views)),
                       (args.msgids, "".join(sentences))):
        with open(name, "w", encoding="utf-8") as f:
            f.write(text)


if __name__ == "__main__":
    main()
