/* missed.h - words of searches that found no good answer: what editors should write about next.
 *
 * Single words, never a text, never who or where. A word is counted under a keyed hash; its letters
 * are written down only when MISSED_LEAST searches of one month had it, so that a name or a rare
 * word stays unknown, also to who holds the database. */
#ifndef DOMAIN_GUIDE_MISSED_H
#define DOMAIN_GUIDE_MISSED_H

#include "base/cx.h"
#include "domain/guide/missed.sql.h"

enum { MISSED_LEAST = 10, MISSED_WORDS_MAX = 8, MISSED_SHOWN = 200, MISSED_MONTHS = 12 };

/* Counts the telling words of a text, each once, at most MISSED_WORDS_MAX. In a write transaction.
 */
NODISCARD enum outcome missed_note(struct cx *cx, struct str text);
/* Words of the last twelve months, most searched first. */
NODISCARD enum outcome missed_list(struct cx *cx, struct missed_row_list *ret);
/* Erases what is older, and hashes of last months that never came to ten. */
NODISCARD enum outcome missed_purge(struct cx *cx, int64_t *ret);

#endif
