/* search_hold.h - within map: the index that stands there now. Whoever searches it holds it; when
 * the last lets go of one that was replaced, its memory goes. */
#ifndef DOMAIN_MAP_SEARCH_HOLD_H
#define DOMAIN_MAP_SEARCH_HOLD_H

#include "search/index.h"

struct searched;
/* NULL when there is none yet. */
struct searched *searched_take(void);
/* NULL does nothing. */
void searched_give_back(struct searched *searched);
const struct search_index *searched_index(const struct searched *searched);

/* Puts a new one there; it owns the memory. The second: changes over the base of `over`, which the
 * caller holds. */
void searched_set_base(struct arena *mem, const struct search_index *index);
void searched_set_change(struct arena *mem, const struct search_index *index,
                         struct searched *over);

#endif
