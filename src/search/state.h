/* state.h - within search: what an index is made of. */
#ifndef SEARCH_STATE_H
#define SEARCH_STATE_H

#include "search/segment.h"

enum { BASE, DELTA, SEGMENTS };

struct search_index {
    const struct segment *segments[SEGMENTS];
    const bool *gone;            /* documents of the base that no longer count; NULL: none */
    const uint32_t *gone_having; /* how many of those have a term of the base; NULL: none */
    size_t gone_count;
};

/* How many documents that count have the term with number `terms[BASE]` or `terms[DELTA]`;
 * LEXICON_NONE where a segment does not know it. */
static inline uint32_t
index_having(const struct search_index *index, const int64_t terms[SEGMENTS])
{
    uint32_t having = 0;

    for (int i = 0; i < SEGMENTS; i++)
        if (terms[i] != LEXICON_NONE)
            having += index->segments[i]->having[terms[i]];
    if (terms[BASE] != LEXICON_NONE && index->gone_having != NULL)
        having -= index->gone_having[terms[BASE]];
    return having;
}

#endif
