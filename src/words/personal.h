/* personal.h - numbers in a text that may be somebody's burgerservicenummer (BSN).
 *
 * Nine digits that pass the test of eleven, written together, with dots, dashes or single spaces;
 * eight or nine digits behind the word BSN or burgerservicenummer, whatever the test says. Other
 * numbers pass that test too (one in eleven, and the RSIN of organisations): it is a warning, never
 * a verdict. Pure. */
#ifndef WORDS_PERSONAL_H
#define WORDS_PERSONAL_H

#include "base/arena.h"
#include "base/str.h"
#include "words/fold.h"

struct number_found {
    size_t from, to; /* bytes of the text */
};
/* The next one from *at on, which moves past it. */
bool bsn_next(struct str text, size_t *at, struct number_found *ret);
bool bsn_in(struct str text);
/* The same text, as long, with an underscore for each digit of such numbers. `text` itself when
 * there is none. */
struct str bsn_masked(struct arena *mem, struct str text);

/* The words of folded text without those that only hand over or name such a number: "bsn",
 * "burgerservicenummer", and any nine digits. They say who somebody is, not what it is about. */
struct word *words_beside_bsn(struct arena *mem, struct str folded, size_t *ret_count);

#endif
