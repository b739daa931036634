/* fold.h - text as it is compared: lower case, without accents, in words. The door to libutf8proc.
 *
 * Folding makes equal what people type for the same word: "Cliëntondersteuner" and
 * "clientondersteuner", "zo'n" and "zon", Turkish I with and without dot, Arabic and Persian
 * letters of one sound. Compatibility forms are dissolved (ligatures, full-width letters), marks
 * taken away, apostrophes and invisible characters dropped. Folding folded text changes nothing.
 * Not for showing. */
#ifndef WORDS_FOLD_H
#define WORDS_FOLD_H

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

/* Any bytes; what is not UTF-8 becomes U+FFFD, which is part of no word. */
struct str fold(struct arena *mem, struct str s);

/* A run of letters and digits. Sentences are counted from 0: one ends at . ! ? or ; with no letter
 * or digit directly after it (so "a.u.b." and "2.000" end none), or at an empty line. */
struct word {
    struct str text;
    size_t sentence;
};

/* The words of folded text; `text` points into it. */
struct word *words_split(struct arena *mem, struct str folded, size_t *ret_count);

/* The word of `text` that folds to `folded`, for showing: "dövüyor" for "dovuyor", with its own
 * capitals and marks. Without one, `folded`. */
struct str word_as_typed(struct arena *mem, struct str text, struct str folded);

/* Of one character: what regular expressions call a letter (a letter or a number that is no decimal
 * digit), a decimal digit, and the lower case of it. */
bool point_is_letter(uint32_t point);
bool point_is_digit(uint32_t point);
uint32_t point_lower(uint32_t point);
void text_add_point(struct text *t, uint32_t point); /* as UTF-8 */

#endif
