/* slip.c - one letter missing, one too many, or two in the other order. */
#include "words/slip.h"

static size_t
common_start(struct str a, struct str b)
{
    size_t i = 0;

    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i])
        i++;
    return i;
}

bool
word_is_slip(struct str meant, struct str word)
{
    size_t i = common_start(meant, word);

    if (i < 2 || meant.len < SLIP_LETTERS_MIN || word.len < SLIP_LETTERS_MIN - 1 ||
        (meant.ptr[0] & 0x80) != 0)
        return false;
    struct str m = str_slice(meant, i, meant.len), w = str_slice(word, i, word.len);
    if (m.len == w.len + 1)
        return str_eq(str_slice(m, 1, m.len), w);
    if (w.len == m.len + 1)
        return str_eq(str_slice(w, 1, w.len), m);
    return m.len == w.len && m.len > 1 && m.ptr[0] == w.ptr[1] && m.ptr[1] == w.ptr[0] &&
           str_eq(str_slice(m, 2, m.len), str_slice(w, 2, w.len));
}
