/* signs.h - short patterns of words, as keepers of data write them ("afgewezen", "besluit*",
 * "niet_eens"). */
#ifndef WORDS_SIGNS_H
#define WORDS_SIGNS_H

#include "words/fold.h"

/* Does one of the signs stand among the words of a folded text? A space between signs; within one
 * `_` between words, `...` where up to six others may stand, `#` for a number, `*` where a word
 * goes on, before or after it. */
bool signs_stand(struct str signs, const struct word *words, size_t count);

#endif
