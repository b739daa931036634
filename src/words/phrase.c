/* phrase.c - phrases as whole words, and abbreviations. The same list stands in tools/plain.py. */
#include "words/phrase.h"

static bool
is_inside(struct str s, size_t at)
{
    const char c = s.ptr[at];

    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ascii_is_digit(c) || c == '_' ||
           (unsigned char)c >= 0x80;
}

size_t
phrase_in(struct str text, struct str phrase)
{
    for (size_t at = 0; phrase.len && at + phrase.len <= text.len; at++) {
        const size_t end = at + phrase.len;
        if (str_eq(str_slice(text, at, end), phrase) && (at == 0 || !is_inside(text, at - 1)) &&
            (end == text.len || !is_inside(text, end)))
            return at;
    }
    return text.len;
}

bool
ends_shortened(struct str text)
{
    static const struct str all[] = {
        S_INIT("d.d."),   S_INIT("art."),   S_INIT("artt."),  S_INIT("nr."),    S_INIT("nrs."),
        S_INIT("t.a.v."), S_INIT("t.n.v."), S_INIT("m.b.t."), S_INIT("i.v.m."), S_INIT("o.g.v."),
        S_INIT("n.a.v."), S_INIT("o.a."),   S_INIT("dhr."),   S_INIT("mevr."),  S_INIT("mw."),
        S_INIT("mr."),    S_INIT("drs."),   S_INIT("dr."),    S_INIT("ir."),    S_INIT("bijv."),
        S_INIT("resp."),  S_INIT("incl."),  S_INIT("excl."),  S_INIT("blz."),   S_INIT("tel."),
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const size_t len = all[i].len;
        if (text.len < len || !str_eq_nocase(str_slice(text, text.len - len, text.len), all[i]))
            continue;
        if (text.len == len || str_find_byte(S(" \t("), text.ptr[text.len - len - 1]) < 3)
            return true;
    }
    return false;
}
