/* index.h - finding documents by words: an index in memory that knows no domain.
 *
 * An index is a value that never changes: a large base, a small delta of what came later, and which
 * documents of the base no longer count. A change gives a new index over the same base; now and
 * then base and delta are merged into a new base. Whoever holds an index may search it in any
 * number of threads. It does no I/O, keeps no clock and starts no thread.
 *
 * Words are compared by stem (words/features.h) of folded text (words/fold.h). A document scores,
 * for each word that it has, how much the word says about it (BM25 over the weighed fields, against
 * a length of a hundred words) times how rare the word is. Scores are whole numbers that depend on
 * nothing but the documents that are in: it does not matter in which steps they came. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
    SEARCH_FIELD_BYTES = 64 * 1024, /* what comes after that in a field is not looked at */
    SEARCH_WORDS_MAX = 400,         /* the same for words of a question */
    SEARCH_TERMS_MAX = 32,          /* the rarest of them that count */
    SEARCH_HITS_MAX = 100,
    SEARCH_MATCHED_MAX = 3,
    SEARCH_ANYWHERE = 0, /* no place asked for */
};

struct search_document {
    int64_t id;
    const int64_t *places; /* numbers above 0, in any order; none: everywhere */
    size_t place_count;
    struct str name, keywords, body; /* any bytes; a word of the name weighs most */
};

/* ---- making one ---- */

struct search_index;
struct search_builder;
/* `mem` holds what is only needed while building. */
struct search_builder *search_builder_open(struct arena *mem);
/* Texts and places are not looked at again afterwards. Of one id only the last counts. */
void search_builder_add(struct search_builder *builder, const struct search_document *document);
/* The index over what was added, in `mem`; the builder's own memory may go afterwards. */
const struct search_index *search_builder_index(struct search_builder *builder, struct arena *mem);

/* ---- changing one ---- */

struct search_change {
    int64_t id;
    const struct search_document *document; /* NULL: there is no such document any more */
};
/* The index after these changes, in `mem`, over the same base: the memory of that base must stay.
 * Of one id only the last change counts. */
const struct search_index *search_index_change(struct arena *mem, const struct search_index *index,
                                               const struct search_change *changes, size_t count);
/* Is so much changed that searching and changing are better off with a new base? */
bool search_index_is_worn(const struct search_index *index);
/* All of it as a new base in `mem`; nothing of the old index is needed afterwards. */
const struct search_index *search_index_merge(struct arena *mem, const struct search_index *index);

size_t search_index_count(const struct search_index *index);

/* ---- searching ---- */

struct search_hit {
    int64_t id;
    uint32_t score;
    /* Words of the question that did most for it, in the order of the question. */
    struct str matched[SEARCH_MATCHED_MAX];
    size_t matched_count;
};
struct search_hit_list {
    struct search_hit *at;
    size_t count;
};
struct search_question {
    const struct str *words; /* folded (words_split); hits name these */
    size_t count;
    int64_t place; /* only documents of this place and of everywhere; or SEARCH_ANYWHERE */
    size_t limit;  /* hits; at most SEARCH_HITS_MAX */
};
/* The best first, equals by id. A word that stands in more than an eighth of the documents does not
 * count, unless all do; a word that stands in none is taken for the most frequent one that it may
 * be a slip of (words/slip.h). In `mem`, but for the words. */
struct search_hit_list search_find(struct arena *mem, const struct search_index *index,
                                   const struct search_question *question);

#endif
