#!/usr/bin/env python3
"""htmlc_html.py - where a view stands in its HTML, one character at a time, and what is refused there.

Used by htmlc.py. Class Html is a tokeniser that goes on across holes and branches; it hands the characters that are
to be sent to a writer (literal, space, code) and refuses, as a ViewError with file and line, what is unsafe or
what somebody could not use.
"""
import html
import re

VOID = set("area br col hr img input link meta source track wbr".split())
# Elements of SVG that may end with />.
DRAWN = set("path circle rect line polyline polygon ellipse use".split())
ELEMENTS = VOID | DRAWN | set("""
    html head title body script
    header footer main nav section article aside address h1 h2 h3 h4 h5 h6 hgroup search
    p pre blockquote ol ul li dl dt dd figure figcaption div menu
    a em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark bdi bdo span ins del
    ruby rt rp picture video audio map
    table caption colgroup tbody thead tfoot tr td th
    form label button select datalist optgroup option textarea output progress meter fieldset legend
    details summary dialog template slot svg g defs symbol desc""".split())
REFUSED_ELEMENTS = {
    "style": "no inline <style>: put it in assets/",
    "base": "no <base>: addresses are whole",
    "iframe": "no <iframe>: the page shows nothing of others",
    "object": "no <object>: the page shows nothing of others",
    "embed": "no <embed>: the page shows nothing of others",
    "noscript": "no <noscript>: every page works without script",
}
# What browsers read as plain words, with no tags inside.
PLAIN = ("title", "textarea")
KEEPS_SPACE = ("pre", "textarea")
URL_ATTRIBUTES = set("""href src action formaction poster cite data xlink:href
    data-live data-autosave data-check data-leave""".split())
REFUSED_ATTRIBUTES = {
    "style": "no style= here: styles go into assets/",
    "srcdoc": "no srcdoc=: nothing written there can be made safe",
    "srcset": "no srcset=: an image has one address",
    "imagesrcset": "no imagesrcset=: an image has one address",
    "background": "no background=: pictures of the page go into assets/",
    "ping": "no ping=: nobody is told where people go",
    "http-equiv": "no http-equiv=: headers are the server's",
    "formmethod": "no formmethod=: the form says how it is sent",
    "formtarget": "no formtarget=: people lose their way back",
}
# Decide what other checks do, so they are known when the view is compiled.
FIXED_ATTRIBUTES = set("type method target tabindex".split())
WORD_ATTRIBUTES = re.compile(
    r"title|alt|placeholder|label|aria-(label|description|roledescription|valuetext|placeholder)"
    r"|data-[a-z-]+-(text|button|label)")
UNLABELLED_INPUTS = ("hidden", "submit", "button", "reset", "image")
TEXT, OPEN, TAG_NAME, END, IN_TAG, NAME, BEFORE_VALUE, VALUE, COMMENT, MARKUP, ENTITY = (
    "words", "<", "the name of a tag", "an end tag", "a tag", "the name of an attribute", "an attribute", "a value",
    "a comment", "<!", "&")
SPACE = " \t\r\n\f"
LETTER = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"/(?!/)[^\s\\]*|[?#][^\s\\]+|https://[^\s\\]+|tel:[+0-9]+|mailto:[^\s\\]+")


class ViewError(Exception):
    """Why a view does not compile, as FILE:LINE: what to do."""

    def __init__(self, path, line, what):
        super().__init__("%s:%d: %s" % (path, line, what))


def is_name(c, more=""):
    return c.isascii() and (c.isalnum() or (c != "" and c in more))


def escape(text):
    return html.escape(text, quote=True)


class Attribute:
    def __init__(self, value, words, holes, line, arms):
        self.value = value  # as it stands in the view, holes included
        self.words = words  # only what is literal, entities read
        self.holes, self.line, self.arms = holes, line, arms

    @property
    def is_literal(self):
        return self.holes == 0


class Tag:
    def __init__(self, name, line, arms):
        self.name, self.line, self.arms = name, line, arms
        self.attributes = []  # (name, Attribute), the same name in several branches too
        self.sure = set()     # names it has whichever branches are taken

    def all_of(self, name):
        return [a for n, a in self.attributes if n == name]

    def get(self, name):
        """The literal value it surely has, in lower case; else None."""
        found = self.all_of(name)
        if len(found) == 1 and name in self.sure and found[0].is_literal:
            return found[0].words.strip().lower()
        return None

    def says(self, name):
        """Has it surely a value, not empty?"""
        return name in self.sure and all(a.value.strip() for a in self.all_of(name))


class Block:
    """An {{if}} or {{for}} that is open."""

    def __init__(self, kind, number, line, place):
        self.kind, self.number, self.line, self.place = kind, number, line, place
        self.arm, self.has_else = 0, False
        self.sure, self.sure_of_arms = None, []


def may_both_be(a, b):
    """Can one run of the view pass both places? Not when they are different arms of one {{if}}."""
    return all(x[0] != y[0] or x[1] == y[1] for x, y in zip(a, b))


def surely_both_are(a, b):
    """Whoever passes the deeper place passed the other too."""
    short, long = sorted((a, b), key=len)
    return long[:len(short)] == short


class Html:
    def __init__(self, path, writer, line):
        self.path, self.writer, self.line = path, writer, line
        self.state, self.back, self.word = TEXT, TEXT, ""
        self.stack, self.tag, self.slash = [], None, False
        self.attribute, self.value, self.words, self.holes = "", "", "", 0
        self.just_opened = ""
        self.blocks, self.block_count = [], 0
        self.ids, self.labels, self.fields = [], set(), []
        self.steps = {
            TEXT: self.in_text, OPEN: self.in_open, TAG_NAME: self.in_tag_name, END: self.in_end, IN_TAG: self.in_tag,
            NAME: self.in_name, BEFORE_VALUE: self.in_before_value, VALUE: self.in_value,
            COMMENT: self.in_comment, MARKUP: self.in_markup, ENTITY: self.in_entity,
        }

    def fail(self, what, line=None):
        raise ViewError(self.path, line or self.line, what)

    def feed(self, text, line):
        self.line = line
        for c in text:
            if (c < " " and c not in SPACE) or c == "\x7f":
                self.fail("a control character (%d) stands here" % ord(c))
            self.steps[self.state](c)
            if c == "\n":
                self.line += 1

    def top(self):
        return self.stack[-1].name if self.stack else ""

    def place(self):
        in_tag = self.state not in (TEXT, COMMENT)
        return (self.state, tuple(t.name for t in self.stack), self.tag if in_tag else None,
                self.attribute if self.state == VALUE else "")

    def arms(self):
        return tuple((b.number, b.arm) for b in self.blocks)

    # ---- words ----

    def in_text(self, c):
        if c == "<":
            self.state = OPEN
        elif c == "&":
            self.state, self.back, self.word = ENTITY, TEXT, ""
        elif c in SPACE:
            if self.top() in KEEPS_SPACE:
                self.writer.literal(c)
            else:
                self.writer.space(c)
        else:
            self.check_word(c)
            self.writer.literal(c)
        self.just_opened = ""

    def check_word(self, c):
        if self.top() == "script":
            self.fail("no inline <script>: put it in assets/")
        if LETTER.match(c):
            self.fail('words stand in {{text "..."}}, so that they are translated; names in {{raw "..."}}')

    def in_entity(self, c):
        if c != ";" and is_name(c, "#") and len(self.word) < 32:
            self.word += c
            return
        source = "&%s;" % self.word
        read = html.unescape(source)
        if c != ";" or read == source or ";" in read:
            self.refuse_ampersand()
        self.state = self.back
        if self.state == TEXT:
            for r in read:
                self.check_word(r)
            self.writer.literal(source)
        else:
            self.value += source
            self.words += read
            if self.attribute not in URL_ATTRIBUTES:
                self.writer.literal(source)

    def refuse_ampersand(self):
        self.fail("write &amp; for &, or a whole character reference such as &euro;")

    # ---- tags ----

    def in_open(self, c):
        self.word = ""
        if self.top() in PLAIN + ("script",) and c != "/":
            self.fail("no tags inside <%s>: it holds plain words" % self.top() if self.top() != "script" else
                      "no inline <script>: put it in assets/")
        if c == "!":
            self.state = MARKUP
        elif c == "/":
            self.state = END
        elif is_name(c) and c.isalpha():
            self.state, self.word = TAG_NAME, c.lower()
        else:
            self.fail('`<` begins no tag here: write &lt;')

    def in_markup(self, c):
        self.word += c
        if self.word == "--":
            self.state, self.word = COMMENT, ""
        elif c == ">":
            if self.word.lower().split() != ["doctype", "html>"] or self.stack:
                self.fail("only <!DOCTYPE html> and <!-- comments --> begin with <!")
            self.writer.literal("<!DOCTYPE html>")
            self.state = TEXT

    def in_comment(self, c):
        self.word += c
        if self.word.endswith("-->"):
            self.state = TEXT

    def in_tag_name(self, c):
        if is_name(c, "-"):
            self.word += c.lower()
        elif c in SPACE or c in ">/":
            self.begin_tag()
            self.in_tag(c)
        else:
            self.fail("unexpected %r in the name of a tag" % c)

    def begin_tag(self):
        name = self.word
        if name in REFUSED_ELEMENTS:
            self.fail(REFUSED_ELEMENTS[name])
        if name not in ELEMENTS:
            self.fail("there is no element <%s>; known ones are listed in tools/htmlc_html.py" % name)
        self.writer.literal("<" + name)
        self.tag, self.slash, self.state = Tag(name, self.line, self.arms()), False, IN_TAG

    def in_tag(self, c):
        """Between attributes. Each attribute gets its own space in front, so that none can grow onto another."""
        if c == ">":
            self.finish_tag()
        elif self.slash:
            self.fail("after / comes >")
        elif c == "/":
            if self.tag.name not in VOID | DRAWN:
                self.fail("<%s> does not end with />: write </%s>" % (self.tag.name, self.tag.name))
            self.slash = True
        elif is_name(c) and c.isalpha():
            self.state, self.word = NAME, c
        elif c not in SPACE:
            self.fail("unexpected %r in a tag" % c)

    def in_name(self, c):
        if is_name(c, "-:_."):
            self.word += c
        elif c == "=":
            self.writer.literal(" " + self.word)
            self.attribute, self.state = self.word.lower(), BEFORE_VALUE
            self.check_name()
        elif c in SPACE or c in ">/":
            self.end_name()
            self.in_tag(c)
        else:
            self.fail("unexpected %r in the name of an attribute" % c)

    def end_name(self):
        """An attribute without value has ended."""
        self.writer.literal(" " + self.word)
        self.attribute, self.state = self.word.lower(), IN_TAG
        self.value, self.words, self.holes = "", "", 0
        self.check_name()
        if self.attribute in URL_ATTRIBUTES:
            self.fail("%s has no address" % self.attribute)
        self.add_attribute()

    def check_name(self):
        name = self.attribute
        if name in REFUSED_ATTRIBUTES:
            self.fail(REFUSED_ATTRIBUTES[name])
        if name.startswith("on"):
            self.fail("no %s= here: behaviour goes into assets/" % name)
        if any(may_both_be(a.arms, self.arms()) for a in self.tag.all_of(name)):
            self.fail("%s stands twice in one tag" % name)

    def add_attribute(self):
        added = Attribute(self.value, self.words, self.holes, self.line, self.arms())
        self.tag.attributes.append((self.attribute, added))
        self.tag.sure.add(self.attribute)

    def in_before_value(self, c):
        if c != '"':
            self.fail('quote the value of %s: %s="..."' % (self.attribute, self.attribute))
        self.writer.literal('="')
        self.value, self.words, self.holes, self.state = "", "", 0, VALUE

    def in_value(self, c):
        if c == '"':
            if self.attribute in URL_ATTRIBUTES:
                self.end_address()
            self.add_attribute()
            self.writer.literal('"')
            self.state = IN_TAG
        elif c == "&":
            self.state, self.back, self.word = ENTITY, VALUE, ""
        else:
            self.value += c
            self.words += c
            if self.attribute not in URL_ATTRIBUTES:
                self.writer.literal(c)

    def end_address(self):
        if self.holes:
            if self.holes > 1 or self.words:
                self.fail("an address with a value is one hole of type struct url, made by url_...()")
            return
        address = self.words
        if address in ("", "#"):
            self.fail("a link goes somewhere: %s=\"%s\" does not; use a button" % (self.attribute, address))
        if not ADDRESS.fullmatch(address):
            self.fail("an address begins with /, ?, #, https://, tel: or mailto:")
        if address.startswith("/") and not address.startswith("/static/"):
            self.writer.own_path(address, self.line)
        else:
            self.writer.literal(escape(address))

    # ---- what a whole tag must have ----

    def finish_tag(self):
        tag = self.tag
        for name, attribute in tag.attributes:
            self.check_attribute(tag, name, attribute)
        self.check_element(tag)
        if tag.name in ("select", "textarea") or (tag.name == "input" and tag.get("type") not in UNLABELLED_INPUTS):
            self.note_field(tag)
        self.writer.literal("/>" if self.slash and tag.name in DRAWN else ">")
        self.state = TEXT
        if tag.name not in VOID and not self.slash:
            self.stack.append(tag)
            self.just_opened = tag.name
        if tag.name == "form" and tag.get("method") == "post":
            self.writer.code("out_csrf(o);", self.line)

    def check_attribute(self, tag, name, a):
        line = a.line
        if name in FIXED_ATTRIBUTES and not a.is_literal:
            self.fail("%s is literal: no values in it" % name, line)
        if name == "target" and a.words.strip().lower() not in ("", "_self", "_top"):
            self.fail("no target=\"%s\": people lose their way back" % a.words, line)
        if name == "tabindex" and a.words not in ("0", "-1"):
            self.fail("tabindex is 0 or -1: the order of the page is the order of tabbing", line)
        if WORD_ATTRIBUTES.fullmatch(name) or (name == "value" and tag.name == "input" and any(
                t.words.strip().lower() in ("submit", "button", "reset") for t in tag.all_of("type"))) or (
                name == "content" and tag.get("name") == "description"):
            if LETTER.search(a.words):
                self.fail('words in %s stand in {{text "..."}}' % name, line)
        if name == "formaction" and a.is_literal and not a.words.startswith("/"):
            self.fail("a form goes to a path of our own: it carries the csrf token", line)
        if name == "id":
            self.note_id(a)
        if name == "for" and tag.name == "label":
            self.labels.add(a.value)

    def check_element(self, tag):
        name = tag.name
        if name == "script" and "src" not in tag.sure:
            self.fail("no inline <script>: put it in assets/ and name it with src", tag.line)
        if (name == "img" or (name == "input" and tag.get("type") == "image")) and "alt" not in tag.sure:
            self.fail('an image has alt: what it says, or alt="" when it says nothing', tag.line)
        if name == "button" and tag.get("type") not in ("submit", "button", "reset"):
            self.fail('a button has type="submit" or type="button"', tag.line)
        if name == "form" and tag.all_of("method"):
            if tag.get("method") not in ("get", "post"):
                self.fail('a form has method="get" or method="post", outside {{if}}', tag.line)
            if tag.get("method") == "post" and not (tag.get("action") or "/").startswith("/"):
                self.fail("a form with method=post goes to a path of our own: it carries the csrf token", tag.line)

    def note_field(self, tag):
        labelled = any(t.name == "label" for t in self.stack) or tag.says("aria-label") or tag.says("aria-labelledby")
        if not labelled:
            ids = tag.all_of("id")
            self.fields.append((ids[0].value if ids else None, tag.name, tag.line))

    def note_id(self, a):
        if not a.value.strip() or any(c in SPACE for c in a.words):
            self.fail("an id is a word without spaces", a.line)
        for value, other, line in self.ids:
            if value == a.value and surely_both_are(a.arms, other):
                self.fail('id="%s" stands on line %d too' % (a.value, line), a.line)
        if a.is_literal and self.blocks and self.blocks[-1].kind == "for":
            self.fail('id="%s" is made once for each item: put a value in it' % a.value, a.line)
        self.ids.append((a.value, a.arms, a.line))

    def in_end(self, c):
        if c == ">":
            self.close(self.word.rstrip())
        elif is_name(c, "-") and not self.word.endswith(" "):
            self.word += c.lower()
        elif c in SPACE and self.word:
            self.word += " "
        else:
            self.fail("an end tag is </name>")

    def close(self, name):
        if not self.stack or self.stack[-1].name != name:
            open_tag = self.stack[-1] if self.stack else None
            self.fail("</%s>, but %s" % (name, "<%s> of line %d is open" % (open_tag.name, open_tag.line)
                                         if open_tag else "nothing is open"))
        self.stack.pop()
        self.writer.literal("</%s>" % name)
        self.state = TEXT

    # ---- holes ----

    def value_place(self, line, source):
        """Which macro writes a value here: HTML_TEXT, _PLAIN, _ATTR or _URL."""
        self.line = line
        if self.state == TEXT:
            if self.top() == "script":
                self.fail("no value can be made safe inside <script>")
            self.keep_first_newline()
            return "PLAIN" if self.top() in PLAIN else "TEXT"
        if self.state == BEFORE_VALUE:
            self.fail('quote the value of %s: %s="{{...}}"' % (self.attribute, self.attribute))
        if self.state == ENTITY:
            self.refuse_ampersand()
        if self.state != VALUE:
            self.fail("a value stands between tags or in a quoted attribute value, not in %s" % self.state)
        self.holes += 1
        self.value += "{{%s}}" % source
        return "URL" if self.attribute in URL_ATTRIBUTES else "ATTR"

    def directive(self, line, source):
        """{{if}}, {{else}}, {{for}} or {{end}} stands here."""
        self.line = line
        if self.state == NAME:
            if not source.startswith(("else", "end")):
                self.fail("put a space between %s and {{%s}}" % (self.word, source))
            self.end_name()
        if self.state == VALUE:
            if self.attribute in URL_ATTRIBUTES:
                self.fail("an address is one hole of type struct url: choose in C")
            self.holes += 1
            self.value += "{{%s}}" % source
        elif self.state not in (TEXT, IN_TAG):
            self.fail("{{%s}} cannot stand in %s" % (source.split()[0], self.state))
        elif self.slash and self.state == IN_TAG:
            self.fail("after / comes >")
        if self.state == TEXT and self.top() == "script":
            self.fail("no inline <script>: put it in assets/")
        self.keep_first_newline()

    def keep_first_newline(self):
        """Browsers drop a newline right after <pre> and <textarea>: let that be ours, not one of the value."""
        if self.just_opened in KEEPS_SPACE:
            self.writer.literal("\n")
        self.just_opened = ""

    def block_begin(self, kind, line):
        self.block_count += 1
        block = Block(kind, self.block_count, line, self.place())
        if self.state == IN_TAG:
            block.sure = set(self.tag.sure)
        self.blocks.append(block)

    def check_branch(self):
        block = self.blocks[-1]
        if self.place() != block.place:
            self.fail("the branch that begins on line %d ends in another place of the HTML than it began" % block.line)
        if block.sure is not None:
            block.sure_of_arms.append(self.tag.sure)
        return block

    def block_else(self, line, last):
        block = self.check_branch()
        if block.has_else:
            self.fail("{{else}} is the last branch")
        block.arm, block.has_else = block.arm + 1, last
        if block.sure is not None:
            self.tag.sure = set(block.sure)

    def block_end(self):
        block = self.check_branch()
        if block.sure is not None:
            self.tag.sure = set.intersection(*block.sure_of_arms) if block.has_else else set(block.sure)
        self.blocks.pop()

    def finish(self, line):
        if self.blocks:
            self.fail("{{%s}} without {{end}}" % self.blocks[-1].kind, self.blocks[-1].line)
        if self.state == ENTITY:
            self.refuse_ampersand()
        if self.state != TEXT:
            self.fail("the view ends inside %s" % self.state, line)
        if self.stack:
            self.fail("<%s> is never closed" % self.stack[-1].name, self.stack[-1].line)
