/* out.h - the only way to write HTML. What may stand where is decided by type, when compiling.
 *
 * Views (the .html files of view/) are compiled to C by tools/htmlc.py; each hole becomes one of
 * the HTML_ macros below, chosen by its place in the page. A string in an href, a pointer anywhere,
 * finished HTML inside an attribute: none of them compiles. */
#ifndef WEB_OUT_H
#define WEB_OUT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "i18n/i18n.h"

/* The page being written. */
struct out {
    struct text text;
    enum language language;
    struct str csrf; /* the session's token for forms; empty without a session */
};

/* Finished HTML. Made only by out.c, generated views and the Markdown writer. */
struct html {
    struct str raw;
};

/* An address whose scheme and encoding are settled. Made only by the url_ functions. `path`
 * addresses get the language of the page in front ("/en/volg") when they are written. */
struct url {
    struct str raw;
    bool own_path;
};

/* A view with its model, to be written after the commit. The model lives in the call's arena. */
struct view {
    void (*write)(struct out *o, const void *model);
    const void *model;
};

struct out out_open(struct arena *mem, enum language language, struct str csrf);

/* "/werk/vraag/" + 12 -> "/werk/vraag/12": literal parts and numbers; nothing else needs
 * encoding. */
struct url url_path(struct str path);
struct url url_path_int(struct arena *mem, struct str before, int64_t n, struct str after);
/* `token` must be of [A-Za-z0-9_-] (checked): signed ids, tickets, hashes. */
struct url url_path_token(struct arena *mem, struct str before, struct str token, struct str after);
/* The next page of a list, see request_after(): "/werk?lijst=mijn" + "&na=12.34". */
struct url url_after(struct arena *mem, struct str path, int64_t first, int64_t second);
/* "tel:" of a number as people write it; spaces, dots and dashes are left out. */
struct url url_tel(struct arena *mem, struct str number);
/* "mailto:" of an address; what is none becomes "#". */
struct url url_mailto(struct arena *mem, struct str address);
/* An https address from data; anything else becomes "#". */
struct url url_external(struct arena *mem, struct str address);
/* As it is sent in a Location header: with the language in front. */
struct str url_location(struct arena *mem, struct url url, enum language language);

void out_raw(struct out *o, struct str literal); /* generated views only: text of the view itself */
void out_str(struct out *o, struct str s);       /* escapes & < > " ' */
void out_personal(struct out *o, struct personal p);
void out_int(struct out *o, int64_t n);
void out_html(struct out *o, struct html h);
void out_view(struct out *o, struct view v);
void out_url(struct out *o, struct url u);
void out_path(struct out *o,
              struct str literal);           /* a literal own path in a view: language in front */
void out_date(struct out *o, struct date d); /* in words, in the language of the page */

/* clang-format off */
/* Between tags. */
#define HTML_TEXT(o, v)                                                                            \
    _Generic((v),                                                                                  \
        struct str: out_str,                                                                       \
        struct personal: out_personal,                                                             \
        int: out_int,                                                                              \
        int64_t: out_int,                                                                          \
        size_t: out_size,                                                                          \
        struct date: out_date,                                                                     \
        struct html: out_html,                                                                     \
        struct view: out_view)((o), (v))
/* Where only words can stand: <title>, <textarea>, the values of a sentence in an attribute. */
#define HTML_PLAIN(o, v)                                                                           \
    _Generic((v),                                                                                  \
        struct str: out_str,                                                                       \
        struct personal: out_personal,                                                             \
        int: out_int,                                                                              \
        int64_t: out_int,                                                                          \
        size_t: out_size,                                                                          \
        struct date: out_date)((o), (v))
/* Inside a quoted attribute. */
#define HTML_ATTR(o, v)                                                                            \
    _Generic((v),                                                                                  \
        struct str: out_str,                                                                       \
        struct personal: out_personal,                                                             \
        int: out_int,                                                                              \
        int64_t: out_int,                                                                          \
        size_t: out_size,                                                                          \
        struct date: out_date_iso)((o), (v))
/* href, src, action, formaction, data-live and other addresses. */
#define HTML_URL(o, v) _Generic((v), struct url : out_url)((o), (v))
/* clang-format on */

void out_size(struct out *o, size_t n);
void out_date_iso(struct out *o, struct date d); /* "2026-11-24", for datetime= */

/* A sentence of the view in the reader's language, its placeholders filled with values that were
 * written (and escaped) by the macros above into `args`. Called by generated code. */
struct out_arg {
    struct str name;
    struct html value; /* or the start tag around the words of {name:words} */
    struct str close;  /* its end tag; empty for a value */
};
/* A place to write one value in, and what was written. */
struct out out_part(const struct out *o);
struct html out_part_end(const struct out *part);
void out_sentence(struct out *o, struct str sentence, size_t count, const struct out_arg *args);
void out_plural(struct out *o, struct str one, struct str other,
                int64_t count); /* {n} is the count */
/* The same between tags: what has no translation and stays Dutch says so (WCAG 3.1.2). */
void out_sentence_text(struct out *o, struct str sentence, size_t count,
                       const struct out_arg *args);
void out_plural_text(struct out *o, struct str one, struct str other, int64_t count);
/* The hidden field of a form; nothing without a session. */
void out_csrf(struct out *o);

#endif
