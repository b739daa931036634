/* markdown.c - md4c's callbacks drive our own writer, so nothing reaches the page unescaped. */
#include "web/markdown.h"

#include <md4c.h>

#include "base/check.h"
#include "web/numbers.h"
#include "words/language.h"

enum { SPANS_MAX = 64 };

/* md4c can begin emphasis that it never ends, when the other mark stands in the address of a link;
 * so the ends are written from a list of our own. */
struct writer {
    struct out out, outer; /* outer: of a paragraph in a quotation, which is written apart */
    size_t quotes;
    MD_SPANTYPE spans[SPANS_MAX];
    size_t open;
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
        out_raw(o, heading_open(((MD_BLOCK_H_DETAIL *)detail)->level));
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

static struct url
link_url(struct out *o, struct str address)
{
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
    return 0;
}

struct html
markdown_html(struct arena *mem, enum language language, struct str markdown)
{
    struct writer w = {.out = out_open(mem, language, S(""))};
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
