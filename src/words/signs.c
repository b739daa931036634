/* signs.c - looks for patterns of words. */
#include "words/signs.h"

enum { GAP_WORDS = 6 };

static bool
is_number(struct str word)
{
    static const struct str names[] = {S_INIT("een"),  S_INIT("twee"),    S_INIT("drie"),
                                       S_INIT("vier"), S_INIT("vijf"),    S_INIT("zes"),
                                       S_INIT("tien"), S_INIT("veertien")};
    int64_t number;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(names[i], word))
            return true;
    return str_int(word, &number);
}

/* "besluit*", "*boete", "#" for a number, else the word itself. */
static bool
word_fits(struct str pattern, struct str word)
{
    if (str_eq(pattern, S("#")))
        return is_number(word);
    if (pattern.ptr[0] == '*')
        return str_ends(word, str_slice(pattern, 1, pattern.len));
    if (pattern.ptr[pattern.len - 1] == '*')
        return str_starts(word, str_slice(pattern, 0, pattern.len - 1));
    return str_eq(pattern, word);
}

/* "wijst_..._af", from this word on: a few other words may stand where the dots are. */
static bool
stands_at(struct str pattern, const struct word *words, size_t count, size_t at)
{
    bool gap = false;

    for (struct str part; str_cut(&pattern, '_', &part);) {
        if (str_eq(part, S("..."))) {
            gap = true;
            continue;
        }
        size_t last = gap ? at + GAP_WORDS : at;
        while (at < count && at < last && !word_fits(part, words[at].text))
            at++;
        if (at >= count || !word_fits(part, words[at].text))
            return false;
        at++;
        gap = false;
    }
    return true;
}

bool
signs_stand(struct str signs, const struct word *words, size_t count)
{
    for (struct str sign; str_cut(&signs, ' ', &sign);)
        for (size_t i = 0; i < count; i++)
            if (stands_at(sign, words, count, i))
                return true;
    return false;
}
