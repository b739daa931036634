/* out.c - escaping, addresses and sentences: where bytes become HTML. */
#include "web/out.h"

#include "base/check.h"

struct out
out_open(struct arena *mem, enum language language, struct str csrf)
{
    return (struct out){.text = text_open(mem, 16 * 1024), .language = language, .csrf = csrf};
}

/* ---- addresses ---- */

struct url
url_path(struct str path)
{
    check(path.len > 0 && path.ptr[0] == '/');
    /* "//host" and "/\host" lead to another site. */
    if (path.len > 1 && (path.ptr[1] == '/' || path.ptr[1] == '\\'))
        return (struct url){.raw = S("#")};
    return (struct url){.raw = path, .own_path = true};
}

struct url
url_path_int(struct arena *mem, struct str before, int64_t n, struct str after)
{
    struct text t = text_open(mem, before.len + after.len + 24);

    text_add(&t, before);
    text_add_int(&t, n);
    text_add(&t, after);
    return url_path(text_str(&t));
}

struct url
url_path_token(struct arena *mem, struct str before, struct str token, struct str after)
{
    for (size_t i = 0; i < token.len; i++) {
        char c = token.ptr[i];
        check((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              c == '-' || c == '_');
    }
    return url_path(str_join(mem, before, token, after));
}

struct url
url_after(struct arena *mem, struct str path, int64_t first, int64_t second)
{
    struct text t = text_open(mem, path.len + 48);

    text_add(&t, path);
    text_add(&t, str_find_byte(path, '?') < path.len ? S("&na=") : S("?na="));
    text_add_int(&t, first);
    text_add_byte(&t, '.');
    text_add_int(&t, second);
    return url_path(text_str(&t));
}

struct url
url_tel(struct arena *mem, struct str number)
{
    struct text t = text_open(mem, number.len + 8);

    text_add(&t, S("tel:"));
    for (size_t i = 0; i < number.len; i++)
        if ((number.ptr[i] >= '0' && number.ptr[i] <= '9') || (number.ptr[i] == '+' && i == 0))
            text_add_byte(&t, number.ptr[i]);
    return (struct url){.raw = text_str(&t)};
}

/* Only what an address is made of: nothing that could add a subject or a copy. */
struct url
url_mailto(struct arena *mem, struct str address)
{
    size_t at = str_find_byte(address, '@');

    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (!ascii_is_letter(c) && !ascii_is_digit(c) && (c == '\0' || !strchr(".-_+@", c)))
            return (struct url){.raw = S("#")};
    }
    if (at == 0 || at + 1 >= address.len)
        return (struct url){.raw = S("#")};
    return (struct url){.raw = str_join(mem, S("mailto:"), address, S(""))};
}

struct url
url_external(struct arena *mem, struct str address)
{
    if (!str_starts(address, S("https://")))
        return (struct url){.raw = S("#")};
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.ptr[i] <= ' ' || address.ptr[i] == 127)
            return (struct url){.raw = S("#")};
    return (struct url){.raw = str_copy(mem, address)};
}

/* What stands before an own path on a page in `language`: "" or "/en". */
static struct str
prefix_of(struct arena *mem, enum language language)
{
    return language == LANGUAGE_NL ? S("") : str_join(mem, S("/"), language_code(language));
}

/* The start page in English is "/en", not "/en/". */
static struct str
path_after(struct str prefix, struct str path)
{
    return prefix.len && str_eq(path, S("/")) ? S("") : path;
}

struct str
url_location(struct arena *mem, struct url url, enum language language)
{
    if (!url.own_path)
        return url.raw;
    struct str prefix = prefix_of(mem, language);
    return str_join(mem, prefix, path_after(prefix, url.raw));
}

/* ---- values ---- */

void
out_raw(struct out *o, struct str literal)
{
    text_add(&o->text, literal);
}

/* One look-up a byte, because every word of every page passes here. */
static const struct str entities[256] = {
    ['&'] = S_INIT("&amp;"),  ['<'] = S_INIT("&lt;"),   ['>'] = S_INIT("&gt;"),
    ['"'] = S_INIT("&quot;"), ['\''] = S_INIT("&#39;"),
};

void
out_str(struct out *o, struct str s)
{
    size_t from = 0;

    /* Runs without anything to escape are copied whole. */
    for (size_t i = 0; i < s.len; i++) {
        const struct str *entity = &entities[(unsigned char)s.ptr[i]];
        if (entity->len == 0)
            continue;
        text_add(&o->text, str_slice(s, from, i));
        text_add(&o->text, *entity);
        from = i + 1;
    }
    text_add(&o->text, str_slice(s, from, s.len));
}

void
out_personal(struct out *o, struct personal p)
{
    out_str(o, p.text);
}

void
out_int(struct out *o, int64_t n)
{
    text_add_int(&o->text, n);
}

void
out_size(struct out *o, size_t n)
{
    text_add_int(&o->text, (int64_t)n);
}

void
out_html(struct out *o, struct html h)
{
    text_add(&o->text, h.raw);
}

void
out_view(struct out *o, struct view v)
{
    v.write(o, v.model);
}

void
out_url(struct out *o, struct url u)
{
    struct str prefix = u.own_path ? prefix_of(o->text.mem, o->language) : S("");

    text_add(&o->text, prefix);
    out_str(o, path_after(prefix, u.raw));
}

void
out_path(struct out *o, struct str literal)
{
    out_url(o, url_path(literal));
}

void
out_date(struct out *o, struct date d)
{
    out_str(o, date_in_words(o->text.mem, o->language, d));
}

void
out_date_iso(struct out *o, struct date d)
{
    text_add(&o->text, date_iso(o->text.mem, d));
}

void
out_csrf(struct out *o)
{
    if (o->csrf.len == 0)
        return;
    out_raw(o, S("<input type=\"hidden\" name=\"csrf\" value=\""));
    out_str(o, o->csrf);
    out_raw(o, S("\">"));
}

/* ---- sentences ---- */

struct out
out_part(const struct out *o)
{
    return (struct out){
        .text = text_open(o->text.mem, 64), .language = o->language, .csrf = o->csrf};
}

struct html
out_part_end(const struct out *part)
{
    return (struct html){text_str(&part->text)};
}

static const struct out_arg *
arg_find(struct str name, size_t count, const struct out_arg *args)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(args[i].name, name))
            return &args[i];
    return NULL;
}

/* "Lees {hier:de uitleg}, vanaf {dag}.": words are escaped, values were escaped when they were
 * written. */
static void
sentence_write(struct out *o, struct str s, size_t count, const struct out_arg *args)
{
    bool isolate = runs_rtl(s);

    while (s.len) {
        size_t open = str_find_byte(s, '{');
        out_str(o, str_slice(s, 0, open));
        s = str_slice(s, open, s.len);
        size_t close = str_find_byte(s, '}');
        if (close == s.len)
            break;
        struct str inside = str_slice(s, 1, close);
        size_t colon = str_find_byte(inside, ':');
        const struct out_arg *arg = arg_find(str_slice(inside, 0, colon), count, args);
        if (arg && arg->close.len) {
            out_html(o, arg->value);
            out_str(o, str_slice(inside, colon + 1, inside.len));
            text_add(&o->text, arg->close);
        } else if (arg) {
            text_add(&o->text, isolate ? ISOLATE_BEGIN : S(""));
            out_html(o, arg->value);
            text_add(&o->text, isolate ? ISOLATE_END : S(""));
        } else {
            out_str(o, str_slice(s, 0, close + 1));
        }
        s = str_slice(s, close + 1, s.len);
    }
    out_str(o, s);
}

void
out_sentence(struct out *o, struct str sentence, size_t count, const struct out_arg *args)
{
    struct str s = tr(o->language, sentence);

    if (count == 0)
        out_str(o, s);
    else
        sentence_write(o, s, count, args);
}

void
out_plural(struct out *o, struct str one, struct str other, int64_t count)
{
    struct out part = out_part(o);

    out_int(&part, count);
    struct out_arg n = {.name = S("n"), .value = out_part_end(&part)};
    sentence_write(o, tr_plural(o->language, one, other, count), 1, &n);
}

static const struct str dutch_begin = S_INIT("<span lang=\"nl\" dir=\"ltr\">"),
                        dutch_end = S_INIT("</span>");

void
out_sentence_text(struct out *o, struct str sentence, size_t count, const struct out_arg *args)
{
    bool known = tr_known(o->language, sentence);

    text_add(&o->text, known ? S("") : dutch_begin);
    out_sentence(o, sentence, count, args);
    text_add(&o->text, known ? S("") : dutch_end);
}

void
out_plural_text(struct out *o, struct str one, struct str other, int64_t count)
{
    bool known = tr_known(o->language, one);

    text_add(&o->text, known ? S("") : dutch_begin);
    out_plural(o, one, other, count);
    text_add(&o->text, known ? S("") : dutch_end);
}
