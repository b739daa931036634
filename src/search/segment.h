/* segment.h - within search: a part of the index that never changes once it was built.
 *
 * It holds each document twice, packed: as a list of its terms (to explain, to remove and to build
 * anew without reading the texts again), and, for each term, the documents that have it. A term is
 * the stem of a folded word. How much a term says about a document is its impact, 1 to 255: a
 * function of that document alone, so that it does not matter with which others it was built. */
#ifndef SEARCH_SEGMENT_H
#define SEARCH_SEGMENT_H

#include "search/index.h"
#include "search/lexicon.h"

struct segment {
    struct lexicon terms;
    size_t count; /* documents, ascending by id */
    int64_t *ids;
    uint32_t *listed;           /* [count + 1]: where the terms of a document begin */
    const unsigned char *lists; /* pairs: steps between term numbers, impact */
    uint32_t *having;           /* [terms]: how many documents have the term */
    uint32_t *posted;           /* [terms + 1]: where its documents begin */
    const unsigned char *posts; /* pairs: steps between document numbers, impact */
    uint32_t *placed;           /* [count + 1]: places of a document, in `place_of` */
    int64_t *place_of;          /* ascending within a document; none: everywhere */
    size_t place_count;         /* distinct places, ascending */
    int64_t *places;
    uint32_t *place_starts;    /* [place_count + 1] in `place_documents` */
    uint32_t *place_documents; /* ascending within a place */
    uint32_t *everywhere;      /* documents of everywhere, ascending */
    size_t everywhere_count;
};

/* A walk over pairs of step and byte. */
struct pair_walk {
    const unsigned char *at, *end;
    uint32_t number; /* of the document, or of the term */
    uint32_t impact;
};
static inline bool
pair_next(struct pair_walk *walk)
{
    uint32_t step = 0;
    int shift = 0;

    if (walk->at == walk->end)
        return false;
    for (; *walk->at & 0x80; shift += 7)
        step |= (uint32_t)(*walk->at++ & 0x7f) << shift;
    step |= (uint32_t)*walk->at++ << shift;
    walk->number += step; /* begins one below: the first step is the number and one */
    walk->impact = *walk->at++;
    return true;
}
struct pair_walk segment_terms(const struct segment *segment, size_t document);
struct pair_walk segment_documents(const struct segment *segment, uint32_t term);

/* The document with this id; segment->count when there is none. */
size_t segment_document(const struct segment *segment, int64_t id);
/* Documents of this place, without those of everywhere. */
const uint32_t *segment_place(const struct segment *segment, int64_t place, size_t *ret_count);

/* One more document, as it stands in a segment. All that are taken must be of that segment, until
 * the next `builder_take_from`. */
void builder_take_from(struct search_builder *builder, const struct segment *from);
void builder_take(struct search_builder *builder, size_t document);
struct segment *builder_segment(struct search_builder *builder, struct arena *mem);

#endif
