/* markdown.c - md4c's callbacks drive our own writer, so nothing reaches the page unescaped. */
#include "web/markdown.h"

#include <md4c.h>

#include "base/check.h"
#include "web/numbers.h"
#include "words/language.h"

enum { SPANS_MAX = 64, PARTS_MAX = 24 };

/* md4c can begin emphasis that it never ends, when the other mark stands in the address of a link;
 * so the ends are written from a list of our own. */
struct writer {
    struct out out, outer; /* outer: of a paragraph in a quotation, which is written apart */
    size_t quotes;
    MD_SPANTYPE spans[SPANS_MAX];
    size_t open;
    struct markdown_part_list *parts; /* to jump to; NULL: none are asked for */
    size_t heading_at;                /* where the words of a heading begin */
    struct text title;
    bool in_part;
};

static struct str
heading_open(unsigned level)
{
    if (level == 1)
        return S("<h1 class=\"nl-heading nl-heading--level-1\">");
    return level == 2 ? S("<h2 class=\"nl-heading nl-heading--level-2\">")
                      : S("<h3 class=\"nl-heading nl-heading--level-3\">");
}

static struct str
heading_close(unsigned level)
{
    return level == 1 ? S("</h1>\n") : level == 2 ? S("</h2>\n") : S("</h3>\n");
}

/* A text in another language tells what to say or write, in Dutch too: that is read out as Dutch.
 */
static void
quoted_begin(struct writer *w)
{
    w->outer = w->out;
    w->out = out_part(&w->outer);
}

static void
quoted_end(struct writer *w)
{
    struct html words = out_part_end(&w->out);

    w->out = w->outer;
    bool dutch = w->out.language != LANGUAGE_NL && text_is_dutch(w->out.text.mem, words.raw);
    out_raw(&w->out, dutch ? S("<p class=\"nl-paragraph\" lang=\"nl\" dir=\"ltr\">")
                           : S("<p class=\"nl-paragraph\">"));
    out_raw(&w->out, words.raw);
}

static bool
is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "Het spreekuur scheiden" is "deel-het-spreekuur-scheiden"; what another alphabet has goes by
 * number, and so does a second of the same name. */
static struct str
part_id(struct arena *mem, const struct markdown_part_list *parts, struct str title)
{
    struct text id = text_open(mem, 64);
    bool between = true;

    title = str_lower(mem, title);
    text_add(&id, S("deel"));
    for (size_t i = 0; i < title.len; i++) {
        char c = title.ptr[i];
        if (is_plain(c) && between)
            text_add_byte(&id, '-');
        if (is_plain(c))
            text_add_byte(&id, c);
        between = !is_plain(c);
    }
    bool again = text_str(&id).len == S("deel").len;
    for (size_t i = 0; i < parts->count; i++)
        again = again || str_eq(parts->at[i].id, text_str(&id));
    if (again) {
        text_add_byte(&id, '-');
        text_add_int(&id, (int64_t)parts->count + 1);
    }
    return text_str(&id);
}

/* The words were written already: now it is known what to call them. */
static void
part_end(struct writer *w)
{
    struct out *o = &w->out;
    struct str title = text_str(&w->title);
    struct str words =
        str_copy(o->text.mem, str_slice(text_str(&o->text), w->heading_at, o->text.len));
    struct str id = part_id(o->text.mem, w->parts, title);

    w->in_part = false;
    o->text.len = w->heading_at;
    out_raw(o, S("<h2 class=\"nl-heading nl-heading--level-2\" id=\""));
    out_raw(o, id);
    out_raw(o, S("\">"));
    out_raw(o, words);
    w->parts->at[w->parts->count++] = (struct markdown_part){title, id};
}

static void
heading_begin(struct writer *w, unsigned level)
{
    w->in_part = level == 2 && w->parts && w->parts->count < PARTS_MAX && w->quotes == 0;
    if (!w->in_part) {
        out_raw(&w->out, heading_open(level));
        return;
    }
    w->heading_at = w->out.text.len;
    w->title = text_open(w->out.text.mem, 64);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *what)
{
    struct writer *w = what;
    struct out *o = &w->out;

    switch (type) {
    case MD_BLOCK_QUOTE:
        w->quotes++;
        break;
    case MD_BLOCK_P:
        if (w->quotes > 0)
            quoted_begin(w);
        else
            out_raw(o, S("<p class=\"nl-paragraph\">"));
        break;
    case MD_BLOCK_H:
        heading_begin(w, ((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_UL:
        out_raw(o, S("<ul class=\"utrecht-unordered-list utrecht-unordered-list--html-content\">"));
        break;
    case MD_BLOCK_OL:
        out_raw(o, S("<ol class=\"utrecht-ordered-list utrecht-ordered-list--html-content\">"));
        break;
    case MD_BLOCK_LI:
        out_raw(o, S("<li>"));
        break;
    default:
        break;
    }
    return 0;
}

static void
span_close(struct writer *w)
{
    MD_SPANTYPE type = w->spans[--w->open];
    out_raw(&w->out, type == MD_SPAN_A    ? S("</a>")
                     : type == MD_SPAN_EM ? S("</em>")
                                          : S("</strong>"));
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *what)
{
    struct writer *w = what;
    struct out *o = &w->out;

    while (w->open > 0)
        span_close(w);
    switch (type) {
    case MD_BLOCK_QUOTE:
        w->quotes--;
        break;
    case MD_BLOCK_P:
        if (w->quotes > 0)
            quoted_end(w);
        out_raw(o, S("</p>\n"));
        break;
    case MD_BLOCK_H:
        if (w->in_part)
            part_end(w);
        out_raw(o, heading_close(((MD_BLOCK_H_DETAIL *)detail)->level));
        break;
    case MD_BLOCK_UL:
        out_raw(o, S("</ul>\n"));
        break;
    case MD_BLOCK_OL:
        out_raw(o, S("</ol>\n"));
        break;
    case MD_BLOCK_LI:
        out_raw(o, S("</li>\n"));
        break;
    default:
        break;
    }
    return 0;
}

/* To a part of the same page. */
static bool
is_jump(struct str address)
{
    bool jump = address.len > 1 && address.ptr[0] == '#';

    for (size_t i = 1; i < address.len; i++)
        jump = jump && (is_plain(address.ptr[i]) || address.ptr[i] == '-');
    return jump;
}

static struct url
link_url(struct out *o, struct str address)
{
    if (is_jump(address))
        return (struct url){.raw = address};
    if (str_starts(address, S("/")) && !str_starts(address, S("//")))
        return url_path(address);
    if (str_starts(address, S("tel:")))
        return url_tel(o->text.mem, str_slice(address, 4, address.len));
    if (str_starts(address, S("mailto:")))
        return (struct url){.raw = address};
    return url_external(o->text.mem, address);
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *what)
{
    struct writer *w = what;

    if ((type != MD_SPAN_STRONG && type != MD_SPAN_EM && type != MD_SPAN_A) || w->open == SPANS_MAX)
        return 0;
    w->spans[w->open++] = type;
    if (type == MD_SPAN_A) {
        const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
        out_raw(&w->out, S("<a class=\"nl-link\" href=\""));
        out_url(&w->out, link_url(&w->out, (struct str){href->text, href->size}));
        out_raw(&w->out, S("\">"));
    } else {
        out_raw(&w->out, type == MD_SPAN_EM ? S("<em>") : S("<strong>"));
    }
    return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *what)
{
    struct writer *w = what;
    size_t at = w->open;

    (void)detail;
    while (at > 0 && w->spans[at - 1] != type)
        at--;
    while (at > 0 && w->open >= at)
        span_close(w);
    return 0;
}

static bool
in_link(const struct writer *w)
{
    for (size_t i = 0; i < w->open; i++)
        if (w->spans[i] == MD_SPAN_A)
            return true;
    return false;
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *chars, MD_SIZE size, void *what)
{
    struct writer *w = what;
    struct out *o = &w->out;

    if (type == MD_TEXT_BR)
        out_raw(o, S("<br>"));
    else if (type == MD_TEXT_SOFTBR)
        out_raw(o, S("\n"));
    else if (type == MD_TEXT_NULLCHAR)
        out_raw(o, S("\xEF\xBF\xBD"));
    else
        out_with_numbers(o, (struct str){chars, size}, !in_link(w));
    if (w->in_part && (type == MD_TEXT_NORMAL || type == MD_TEXT_ENTITY))
        text_add(&w->title, (struct str){chars, size});
    return 0;
}

static struct html
html_of(struct arena *mem, enum language language, struct str markdown,
        struct markdown_part_list *parts)
{
    struct writer w = {.out = out_open(mem, language, S("")), .parts = parts};
    const MD_PARSER parser = {.flags = MD_FLAG_NOHTML | MD_FLAG_COLLAPSEWHITESPACE,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = text};

    /* md4c 0.4.8 looks one byte behind a link that the end of the text cuts off; behind a newline
     * it does not. */
    struct str whole = str_join(mem, markdown, S("\n"));
    check(md_parse(whole.ptr, (MD_SIZE)whole.len, &parser, &w) == 0);
    return (struct html){text_str(&w.out.text)};
}

struct html
markdown_html(struct arena *mem, enum language language, struct str markdown)
{
    return html_of(mem, language, markdown, NULL);
}

struct html
markdown_html_parts(struct arena *mem, enum language language, struct str markdown,
                    struct markdown_part_list *ret)
{
    *ret = (struct markdown_part_list){arena_new(mem, struct markdown_part, PARTS_MAX), 0};
    return html_of(mem, language, markdown, ret);
}
