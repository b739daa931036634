/* builder.h - within search: documents that are being read, before they are a segment. */
#ifndef SEARCH_BUILDER_H
#define SEARCH_BUILDER_H

#include "search/segment.h"

/* A term of a document and its impact in one number, so that they sort by term. */
#define ENTRY(term, impact) ((term) << 8 | (impact))
#define ENTRY_TERM(entry) ((entry) >> 8)
#define ENTRY_IMPACT(entry) ((entry)&0xff)

struct built {
    int64_t id;
    const uint32_t *entries; /* ascending */
    size_t entry_count;
    const int64_t *places; /* ascending, each once */
    size_t place_count;
};

/* What a run of letters in a text is: mostly one term. */
struct token_terms {
    const uint32_t *at;
    size_t count;
};

struct search_builder {
    struct arena *mem, *scratch;
    struct lexicon terms;
    struct lexicon tokens; /* runs of letters as they were typed: each is folded and stemmed once */
    struct token_terms *token_terms;
    size_t token_room;
    uint32_t *worth; /* by term, of the document that is read now */
    uint32_t *seen;  /* the terms that have a worth */
    size_t worth_room, seen_count;
    struct built *documents;
    size_t count, room;
    const struct segment *from;
    uint32_t *from_terms; /* by term of `from`: its number here and 1; 0: not asked yet */
};

#endif
