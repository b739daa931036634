/* readable.c - hands the gate its words. */
#include "domain/guide/readable.h"

#include "jargon_nl.h" /* generated */

void
readable(struct arena *mem, struct str text, struct plain_report *ret)
{
    struct plain_word *words = arena_new(mem, struct plain_word, jargon_nl_rows_count);
    const struct plain_words difficult = {words, jargon_nl_rows_count};

    for (size_t i = 0; i < jargon_nl_rows_count; i++)
        words[i] = (struct plain_word){jargon_nl_rows[i].word_nl, jargon_nl_rows[i].plain_nl};
    plain_read(mem, text, &difficult, ret);
}
