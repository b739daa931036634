#!/usr/bin/env python3
"""htmlc.py - compiles HTML views to C, so that unsafe or inaccessible HTML does not build.

    htmlc.py --out-c FILE.html.c --out-h FILE.html.h --msgids FILE.msgids  src/.../view/FILE.html

A view file:

    {{include "domain/intake/ask_pages.h"}}    C headers, any number; headers of other views too
    {{audience resident}}                      resident (readability gate) or professional
    {{view ask_text (const struct ask_text_page *m)}}   a page or part; {{view NAME}} without model
    ... HTML ...
    {{end}}

makes `struct view view_ask_text(const struct ask_text_page *m)` to answer a request with, and
`void use_ask_text(struct out *o, const struct ask_text_page *m)` for {{use ask_text m}} in another view.

In the HTML:

    {{m->name}}                     a C expression, escaped; what types may stand here is decided by place
    {{if c}} {{else if c}} {{else}} {{end}}      also inside a tag: <input {{if m->on}}checked{{end}}>
    {{for struct line *l in &m->lines}} {{end}}  over a list with .at and .count
    {{use NAME expression}}         another view, written here
    {{text "U krijgt antwoord voor {dag}." dag=m->due}}     a sentence to translate, with values
    {{text "Lees {hier:de uitleg}." hier=<a href="/privacy">}}   words inside a tag
    {{plural m->count "{n} vraag" "{n} vragen"}}
    {{raw "Elkedeur"}}              words that are the same in every language
    {{# comment}}

Refused, with FILE:LINE and what to do: values outside quoted attributes; values in on*, style, srcdoc,
script, style; inline scripts and styles; addresses that are not one hole of type struct url; branches
that end in another place of the HTML than they began; tags that do not match; images without alt, fields
without a label, buttons without type; words outside {{text}}.
"""
import argparse
import json
import os
import re
import sys

VOID = set("area base br col embed hr img input link meta source track wbr".split())
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "data-live", "data-autosave", "data-leave"}
WORD_ATTRIBUTES = {"title", "aria-label", "placeholder", "alt"}
TEXT, TAG, END_TAG, IN_TAG, NAME, AFTER_NAME, BEFORE_VALUE, VALUE, COMMENT, DOCTYPE = range(10)
LETTER = re.compile(r"[^\W\d_]")
ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")


class ViewError(Exception):
    def __init__(self, path, line, what):
        super().__init__("%s:%d: %s" % (path, line, what))


def c_literal(text):
    """A C string literal; split after \\x escapes so that digits do not join them."""
    out = []
    for byte in text.encode():
        c = chr(byte)
        if c == '"' or c == "\\":
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif c == "\t":
            out.append("\\t")
        elif c == "?":
            out.append("\\?")
        elif 32 <= byte < 127:
            out.append(c)
        else:
            out.append("\\%03o" % byte)
    return '"' + "".join(out) + '"'


def escape(text):
    for a, b in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(a, b)
    return text


def parts_of(path, source):
    """(kind, text, line): 'html' or 'hole'."""
    at, line = 0, 1
    while at < len(source):
        begin = source.find("{{", at)
        if begin < 0:
            begin = len(source)
        if begin > at:
            yield "html", source[at:begin], line
            line += source.count("\n", at, begin)
        if begin == len(source):
            return
        end, quoted = begin + 2, False
        comment = source.startswith("{{#", begin)
        while True:
            if end >= len(source) - 1:
                raise ViewError(path, line, "{{ without }}")
            if source[end] == '"' and not comment:
                quoted = not quoted
            if not quoted and source.startswith("}}", end):
                break
            end += 1
        yield "hole", source[begin + 2:end].strip(), line
        line += source.count("\n", begin, end + 2)
        at = end + 2


class Tag:
    def __init__(self, name, line):
        self.name, self.line, self.attributes = name, line, {}


class Html:
    """Where we are in the HTML, one character at a time."""

    def __init__(self, view):
        self.view = view
        self.state, self.stack, self.tag, self.attribute = TEXT, [], None, ""
        self.value, self.value_holes, self.word = "", 0, ""

    def place(self):
        tag = self.tag.name if self.tag and self.state not in (TEXT, COMMENT) else ""
        return (self.state, tuple(t.name for t in self.stack), tag, self.attribute if self.state == VALUE else "")

    def fail(self, line, what):
        raise ViewError(self.view.path, line, what)

    def keeps_space(self):
        return any(t.name in ("pre", "textarea") for t in self.stack)

    def feed(self, text, line):
        for c in text:
            self.step(c, line)
            if c == "\n":
                line += 1

    def step(self, c, line):
        emit = self.view.literal
        s = self.state
        if s == TEXT:
            if c == "<":
                self.state, self.word = TAG, ""
                emit(c)
            else:
                if LETTER.match(c) and not self.view.in_entity(c):
                    self.fail(line, "words stand in {{text \"...\"}}, so that they are translated; names in {{raw}}")
                self.view.text_char(c, self.keeps_space())
        elif s == TAG:
            if c == "!" and not self.word:
                self.state, self.word = DOCTYPE, c
                emit(c)
            elif c == "/" and not self.word:
                self.state = END_TAG
                emit(c)
            elif c.isalnum() or (c == "-" and self.word):
                self.word += c.lower()
                emit(c)
            elif c in " \t\n>/" and self.word:
                self.tag = Tag(self.word, line)
                self.state = IN_TAG
                self.step(c, line)
            else:
                self.fail(line, "`<` begins no tag here; write &lt; or {{raw \"<\"}}")
        elif s == END_TAG:
            if c == ">":
                self.close(self.word.strip(), line)
                self.state = TEXT
                emit(c)
            elif c.isalnum() or c in "- \n":
                self.word += c.lower()
                if not c.isspace():
                    emit(c)
            else:
                self.fail(line, "an end tag is </name>")
        elif s == IN_TAG:
            if c.isspace():
                self.view.space()
            elif c == ">":
                emit(c)
                self.state = TEXT
                self.open(line)
            elif c == "/":
                if self.tag.name not in VOID:
                    self.fail(line, "only void elements may end with />")
            elif c in "\"'=<":
                self.fail(line, "unexpected %r in a tag" % c)
            else:
                self.state, self.word = NAME, c.lower()
                emit(c)
        elif s == NAME:
            if c == "=":
                self.attribute = self.word
                self.state = BEFORE_VALUE
                emit(c)
            elif c.isspace() or c in ">/":
                self.tag.attributes[self.word] = ""
                self.state = IN_TAG
                self.step(c, line)
            else:
                self.word += c.lower()
                emit(c)
        elif s == BEFORE_VALUE:
            if c != '"':
                self.fail(line, "quote the value of %s with \"\"" % self.attribute)
            emit(c)
            self.begin_value(line)
        elif s == VALUE:
            if c == '"':
                self.end_value(line)
                emit(c)
                self.state = IN_TAG
            elif self.attribute in URL_ATTRIBUTES:
                self.value += c
            else:
                self.value += c
                emit(c)
        elif s == COMMENT:
            self.word += c
            if self.word.endswith("-->"):
                self.state = TEXT
        elif s == DOCTYPE:
            self.word += c
            if self.word == "!--":
                self.view.unemit(3)
                self.state, self.word = COMMENT, ""
            else:
                emit(c)
                if c == ">":
                    self.state = TEXT

    def begin_value(self, line):
        name = self.attribute
        if name in self.tag.attributes:
            self.fail(line, "%s stands twice in one tag" % name)
        if name == "style" or name.startswith("on") or name == "srcdoc":
            self.fail(line, "no %s here: styles go into assets/, behaviour into site.js" % name)
        self.value, self.value_holes, self.state = "", 0, VALUE

    def end_value(self, line):
        name, value = self.attribute, self.value
        self.tag.attributes[name] = value
        if name in URL_ATTRIBUTES:
            if self.value_holes > 1 or (self.value_holes and not re.fullmatch(r"\{\{.*\}\}", value, re.S)):
                self.fail(line, "an address with a value is one hole of type struct url, made by url_...()")
            if not self.value_holes:
                if value == "#":
                    self.fail(line, "a link goes somewhere: href=\"#\" does not; use a button")
                if value.lower().startswith(("javascript:", "data:")):
                    self.fail(line, "no %s addresses" % value.split(":")[0])
                if value.startswith("/") and not value.startswith("/static/"):
                    self.view.code("out_path(o, S(%s));" % c_literal(value), line)
                else:
                    self.view.literal(escape(value))
        elif name in WORD_ATTRIBUTES or (
                name == "value" and self.tag.name == "input" and self.tag.attributes.get("type") in ("submit", "button")):
            if LETTER.search(re.sub(r"\{\{.*?\}\}", "", value, flags=re.S)):
                self.fail(line, "words in %s stand in {{text \"...\"}}" % name)
        if name == "tabindex" and value not in ("0", "-1"):
            self.fail(line, "tabindex is 0 or -1: the order of the page is the order of tabbing")

    def open(self, line):
        tag, view = self.tag, self.view
        attributes = tag.attributes
        if tag.name in ("script", "style") and "src" not in attributes:
            self.fail(line, "no inline <%s>: put it in assets/" % tag.name)
        if tag.name == "img" and "alt" not in attributes:
            self.fail(line, "an image has alt: what it says, or alt=\"\" when it says nothing")
        if tag.name == "button" and "type" not in attributes:
            self.fail(line, "a button has type=\"submit\" or type=\"button\"")
        if tag.name == "a" and attributes.get("target") == "_blank":
            self.fail(line, "no target=\"_blank\": people lose their way back")
        if tag.name == "label" and "for" in attributes:
            view.labels.add(attributes["for"])
        if tag.name in ("select", "textarea") or (
                tag.name == "input" and attributes.get("type") not in ("hidden", "submit", "button")):
            inside = any(t.name == "label" for t in self.stack)
            if not inside and "aria-label" not in attributes and "aria-labelledby" not in attributes:
                view.fields.append((attributes.get("id"), tag.name, line))
        if tag.name not in VOID:
            self.stack.append(tag)
        if tag.name == "form" and attributes.get("method") == "post":
            view.code("out_csrf(o);", line)

    def close(self, name, line):
        if not self.stack or self.stack[-1].name != name:
            what = "<%s> of line %d is open" % (self.stack[-1].name, self.stack[-1].line) if self.stack else "nothing is open"
            self.fail(line, "</%s>, but %s" % (name, what))
        self.stack.pop()


class View:
    """One {{view}} block on its way to C."""

    def __init__(self, path, name, parameter, line, audience):
        self.path, self.name, self.parameter, self.line, self.audience = path, name, parameter, line, audience
        self.lines, self.buffer, self.blocks = [], "", []
        self.labels, self.fields, self.msgids = set(), [], []
        self.entity = ""
        self.html = Html(self)

    # output
    def literal(self, text):
        self.buffer += text

    def unemit(self, count):
        self.buffer = self.buffer[:-count]

    def space(self):
        if not self.buffer.endswith((" ", "\n")):
            self.buffer += " "

    def text_char(self, c, keep):
        if keep or not c.isspace():
            self.buffer += c
        elif c == "\n" and self.buffer.endswith(" "):
            self.buffer = self.buffer[:-1] + "\n"
        elif not self.buffer.endswith((" ", "\n")):
            self.buffer += "\n" if c == "\n" else " "
        self.entity = c if c == "&" else (self.entity + c if self.entity and c != ";" else "")

    def in_entity(self, c):
        return bool(self.entity)

    def flush(self):
        if self.buffer:
            self.lines.append("    out_raw(o, S(%s));" % c_literal(self.buffer))
            self.buffer = ""

    def code(self, text, line):
        self.flush()
        self.lines.append('#line %d "%s"' % (line, self.path))
        self.lines.append("    " + text)

    def fail(self, line, what):
        raise ViewError(self.path, line, what)

    # holes
    def hole(self, text, line):
        word = text.split(None, 1)[0] if text else ""
        rest = text[len(word):].strip()
        if self.html.state == NAME:  # `checked{{end}}`: the attribute has no value
            self.html.tag.attributes[self.html.word] = ""
            self.html.state = IN_TAG
        if word in ("if", "for"):
            self.open_block(word, rest, line)
        elif word == "else":
            self.else_block(rest, line)
        elif word == "end":
            self.end_block(line)
        elif word == "use":
            self.use(rest, line)
        elif word == "text":
            self.sentence(rest, line)
        elif word == "plural":
            self.plural(rest, line)
        elif word == "raw":
            self.place_of_value(line, "raw")
            self.code("out_str(o, S(%s));" % c_literal(self.string(rest, line)[0]), line)
        else:
            self.value(text, line)

    def open_block(self, word, rest, line):
        if word == "for" and self.html.state != TEXT:
            self.fail(line, "{{for}} stands between tags")
        if self.html.state not in (TEXT, IN_TAG, VALUE):
            self.fail(line, "{{if}} cannot begin here")
        if self.html.state == VALUE and self.html.attribute in URL_ATTRIBUTES:
            self.fail(line, "an address is one hole of type struct url; choose in C")
        if word == "if":
            self.code("if (%s) {" % rest, line)
        else:
            m = re.fullmatch(r"(.*?)(\w+)\s+in\s+(.+)", rest, re.S)
            if not m:
                self.fail(line, "write {{for struct x *item in list}}")
            kind, item, of = m.groups()
            self.code("for (%s%s = (%s)->at; %s < (%s)->at + (%s)->count; %s++) {" % (kind, item, of, item, of, of, item), line)
        self.blocks.append((word, self.html.place(), line, list(self.html.stack)))

    def check_place(self, line):
        word, place, begun, _ = self.blocks[-1]
        if self.html.place() != place:
            self.fail(line, "the branch of line %d ends in another place of the HTML than it began" % begun)

    def else_block(self, rest, line):
        if not self.blocks or self.blocks[-1][0] != "if":
            self.fail(line, "{{else}} without {{if}}")
        self.check_place(line)
        if rest.startswith("if "):
            self.code("} else if (%s) {" % rest[3:], line)
        elif rest:
            self.fail(line, "write {{else}} or {{else if condition}}")
        else:
            self.code("} else {", line)

    def end_block(self, line):
        self.check_place(line)
        self.blocks.pop()
        self.code("}", line)

    def use(self, rest, line):
        m = re.fullmatch(r"(\w+)(?:\s+(.+))?", rest, re.S)
        if not m or self.html.state != TEXT:
            self.fail(line, "write {{use name expression}} between tags")
        self.code("use_%s(o%s);" % (m.group(1), ", " + m.group(2) if m.group(2) else ""), line)

    def place_of_value(self, line, what):
        html = self.html
        if html.state == TEXT:
            return "TEXT"
        if html.state != VALUE:
            self.fail(line, "a value stands between tags or in a quoted attribute")
        html.value_holes += 1
        html.value += "{{%s}}" % what
        return "URL" if html.attribute in URL_ATTRIBUTES else "ATTR"

    def value(self, text, line):
        self.code("HTML_%s(o, %s);" % (self.place_of_value(line, text), text), line)

    def string(self, rest, line):
        """The C string at the front of `rest`, adjacent ones joined; and what follows."""
        text, found = "", False
        while True:
            m = re.match(r'\s*"((?:[^"\\]|\\.)*)"', rest, re.S)
            if not m:
                break
            text += re.sub(r"\s*\n\s*", " ", m.group(1)).replace('\\"', '"').replace("\\n", "\n")
            rest, found = rest[m.end():], True
        if not found:
            self.fail(line, "a sentence in double quotes is expected")
        return text, rest.strip()

    def note(self, line, text, plural=None):
        self.msgids.append({"file": self.path, "line": line, "audience": self.audience, "text": text, "plural": plural})

    def sentence(self, rest, line):
        where = self.place_of_value(line, "text")
        if where == "URL":
            self.fail(line, "a sentence is no address")
        text, rest = self.string(rest, line)
        self.note(line, text)
        arguments = self.arguments(rest, line)
        wanted = set(re.findall(r"\{(\w+)[:}]", text))
        if wanted != set(n for n, _ in arguments):
            self.fail(line, "the sentence names %s, the values are %s" % (
                ", ".join(sorted(wanted)) or "nothing", ", ".join(n for n, _ in arguments) or "none"))
        if not arguments:
            self.code("out_sentence(o, S(%s), 0, NULL);" % c_literal(text), line)
            return
        if where == "ATTR" and any(v.startswith("<") for _, v in arguments):
            self.fail(line, "no tags inside an attribute")
        self.flush()
        self.lines.append("    {")
        self.lines.append("    struct out_arg args_[%d];" % len(arguments))
        for i, (name, value) in enumerate(arguments):
            self.argument(i, name, value, where, line)
        self.lines.append("    out_sentence(o, S(%s), %d, args_);" % (c_literal(text), len(arguments)))
        self.lines.append("    }")

    def argument(self, i, name, value, where, line):
        self.lines.append("    {")
        self.lines.append("    struct out part_ = out_part(o), *outer_ = o;")
        self.lines.append("    o = &part_;")
        close = ""
        if value.startswith("<"):
            depth = len(self.html.stack)
            inner = value
            for kind, piece, _ in parts_of(self.path, inner):
                if kind == "html":
                    self.html.feed(piece, line)
                else:
                    self.value(piece, line)
            if len(self.html.stack) != depth + 1 or self.html.state != TEXT:
                self.fail(line, "%s is one start tag" % name)
            close = "</%s>" % self.html.stack.pop().name
            self.flush()
        else:
            self.code("HTML_%s(o, %s);" % (where, value), line)
        self.lines.append("    o = outer_;")
        self.lines.append("    args_[%d] = (struct out_arg){S(%s), out_part_end(&part_), S(%s)};" % (
            i, c_literal(name), c_literal(close)))
        self.lines.append("    }")

    def arguments(self, rest, line):
        found = []
        while rest:
            m = re.match(r"(\w+)=", rest)
            if not m:
                self.fail(line, "values are written name=expression")
            rest = rest[m.end():]
            end, depth, quoted, tag = 0, 0, False, rest.startswith("<")
            while end < len(rest):
                c = rest[end]
                if c == '"':
                    quoted = not quoted
                elif quoted and not tag:
                    pass
                elif tag:
                    if c == ">" and not quoted:
                        end += 1
                        break
                elif c in "([":
                    depth += 1
                elif c in ")]":
                    depth -= 1
                elif c.isspace() and not depth and re.match(r"\s+\w+=(?!=)", rest[end:]):
                    break
                end += 1
            found.append((m.group(1), rest[:end].strip()))
            rest = rest[end:].strip()
        return found

    def plural(self, rest, line):
        if self.place_of_value(line, "plural") == "URL":
            self.fail(line, "a sentence is no address")
        at = rest.find('"')
        if at <= 0:
            self.fail(line, "write {{plural count \"one\" \"other\"}}")
        strings = re.findall(r'"((?:[^"\\]|\\.)*)"', rest[at:], re.S)
        if len(strings) != 2:
            self.fail(line, "a plural has two sentences")
        self.note(line, strings[0], strings[1])
        self.code("out_plural(o, S(%s), S(%s), (int64_t)(%s));" % (
            c_literal(strings[0]), c_literal(strings[1]), rest[:at].strip()), line)

    def finish(self, line):
        if self.blocks:
            self.fail(self.blocks[-1][2], "{{%s}} without {{end}}" % self.blocks[-1][0])
        if self.html.stack:
            tag = self.html.stack[-1]
            self.fail(tag.line, "<%s> is never closed" % tag.name)
        if self.html.state != TEXT:
            self.fail(line, "the view ends inside a tag")
        self.buffer = self.buffer.strip("\n")
        self.flush()

    def signature(self, prefix):
        first = "struct out *o" if prefix == "use" else ""
        parts = [p for p in (first, self.parameter) if p]
        kind = "void" if prefix == "use" else "struct view"
        return "%s %s_%s(%s)" % (kind, prefix, self.name, ", ".join(parts) or "void")


def compile_view(path, source):
    """-> (includes, views, audience)"""
    includes, views, view, audience, last = [], [], None, "professional", 1
    for kind, text, line in parts_of(path, source):
        last = line
        if kind == "hole" and text.startswith("#"):
            continue
        if view is None:
            if kind == "html":
                if text.strip():
                    raise ViewError(path, line, "HTML stands between {{view ...}} and {{end}}")
                continue
            word, _, rest = text.partition(" ")
            if word == "include":
                includes.append(rest.strip().strip('"'))
            elif word == "audience":
                audience = rest.strip()
                if audience not in ("resident", "professional"):
                    raise ViewError(path, line, "the audience is resident or professional")
            elif word == "view":
                m = re.fullmatch(r"(\w+)\s*(?:\((.*)\))?", rest.strip(), re.S)
                if not m:
                    raise ViewError(path, line, "write {{view name (const struct model *m)}}")
                view = View(path, m.group(1), (m.group(2) or "").strip(), line, audience)
            else:
                raise ViewError(path, line, "outside a view stand only include, audience, view and comments")
        elif kind == "html":
            view.html.feed(text, line)
        elif text == "end" and not view.blocks:
            view.finish(line)
            views.append(view)
            view = None
        else:
            view.hole(text, line)
    if view:
        raise ViewError(path, view.line, "the view %s has no {{end}}" % view.name)
    labels = set().union(*(v.labels for v in views)) if views else set()
    for v in views:
        for ident, tag, line in v.fields:
            if ident is None or ident not in labels:
                raise ViewError(path, line, "this <%s> has no label: <label for=\"%s\">, or aria-label" % (tag, ident or "..."))
    return includes, views, audience


def write_c(path, header, views):
    out = ["/* Made by tools/htmlc.py from %s; change that file. */" % path, '#include "%s"' % header, ""]
    for v in views:
        argument = v.parameter.split("*")[-1].strip() if v.parameter else ""
        use = [v.signature("use"), "{"] + (["    (void)%s;" % argument] if argument else []) + v.lines + [
            '#line 1 "%s"' % header, "}", ""]
        if not v.lines:
            use.insert(2, "    (void)o;")
        out += use
        thunk = "static void\nview_%s_write(struct out *o, const void *model)\n{" % v.name
        out += [thunk, "    use_%s(o%s);" % (v.name, ", model" if argument else ""),
                "" if argument else "    (void)model;", "}", "",
                v.signature("view"), "{",
                "    return (struct view){view_%s_write, %s};" % (v.name, argument or "NULL"), "}", ""]
    return "\n".join(out)


def write_h(path, includes, views):
    guard = "GEN_" + re.sub(r"\W", "_", path).upper() + "_H"
    out = ["/* Made by tools/htmlc.py from %s; change that file. */" % path, "#ifndef " + guard, "#define " + guard, "",
           '#include "web/out.h"'] + ['#include "%s"' % i for i in includes] + [""]
    for v in views:
        out += [v.signature("view") + ";", v.signature("use") + ";", ""]
    return "\n".join(out + ["#endif", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--out-c", "--out-h", "--msgids"):
        parser.add_argument(name, required=True)
    parser.add_argument("view")
    args = parser.parse_args()
    shown = args.view[args.view.rfind("/src/") + 1:] if "/src/" in args.view else args.view
    inner = shown[4:] if shown.startswith("src/") else os.path.basename(shown)
    try:
        includes, views, _ = compile_view(shown, open(args.view, encoding="utf-8").read())
    except ViewError as e:
        sys.exit(str(e))
    except UnicodeDecodeError:
        sys.exit("%s:1: is not UTF-8" % shown)
    with open(args.out_c, "w", encoding="utf-8") as f:
        f.write(write_c(shown, inner + ".h", views))
    with open(args.out_h, "w", encoding="utf-8") as f:
        f.write(write_h(inner, includes, views))
    with open(args.msgids, "w", encoding="utf-8") as f:
        for v in views:
            for m in v.msgids:
                f.write(json.dumps(m, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
