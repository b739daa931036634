/* index.c - base and delta: changing an index and merging it. */
#include "search/index.h"

#include <stdlib.h>

#include "base/check.h"
#include "search/state.h"

/* A delta is built anew with every change; what is gone is walked over in every search. */
enum { WORN_ANYHOW = 1000, WORN_PART = 20 };

static void
memory_close(void *what)
{
    arena_close(what);
}

/* Memory that goes with `mem`; closed earlier when all went well. */
static struct arena *
memory_within(struct arena *mem)
{
    struct arena *ret = arena_open();

    arena_defer(mem, memory_close, ret);
    return ret;
}

const struct search_index *
search_builder_index(struct search_builder *builder, struct arena *mem)
{
    struct search_index *index = arena_new(mem, struct search_index, 1);
    struct arena *nothing = memory_within(mem);

    index->segments[BASE] = builder_segment(builder, mem);
    index->segments[DELTA] = builder_segment(search_builder_open(nothing), mem);
    return index;
}

size_t
search_index_count(const struct search_index *index)
{
    return index->segments[BASE]->count - index->gone_count + index->segments[DELTA]->count;
}

bool
search_index_is_worn(const struct search_index *index)
{
    size_t changed = index->gone_count + index->segments[DELTA]->count;
    return changed > WORN_ANYHOW && changed > index->segments[BASE]->count / WORN_PART;
}

/* ---- changing ---- */

struct change_order {
    const struct search_change *change;
    size_t came;
};

static int
by_id(const void *a, const void *b)
{
    const struct change_order *left = a, *right = b;

    if (left->change->id != right->change->id)
        return left->change->id < right->change->id ? -1 : 1;
    return (left->came > right->came) - (left->came < right->came);
}

/* The last change of each id, by id. */
static struct change_order *
changes_order(struct arena *mem, const struct search_change *changes, size_t *count)
{
    struct change_order *order = arena_new(mem, struct change_order, *count);
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++)
        order[i] = (struct change_order){&changes[i], i};
    qsort(order, *count, sizeof *order, by_id);
    for (size_t i = 0; i < *count; i++)
        if (i + 1 == *count || order[i].change->id != order[i + 1].change->id)
            order[kept++] = order[i];
    *count = kept;
    return order;
}

static void
base_without(struct arena *mem, struct search_index *ret, const struct search_index *old,
             const struct change_order *order, size_t count)
{
    const struct segment *base = old->segments[BASE];
    bool *gone = arena_new(mem, bool, base->count);
    uint32_t *having = arena_new(mem, uint32_t, base->terms.count + 1);

    if (old->gone != NULL) {
        memcpy(gone, old->gone, base->count * sizeof *gone);
        memcpy(having, old->gone_having, base->terms.count * sizeof *having);
    }
    ret->gone_count = old->gone_count;
    for (size_t i = 0; i < count; i++) {
        size_t document = segment_document(base, order[i].change->id);
        if (document == base->count || gone[document])
            continue;
        gone[document] = true;
        ret->gone_count++;
        for (struct pair_walk walk = segment_terms(base, document); pair_next(&walk);)
            having[walk.number]++;
    }
    ret->gone = gone;
    ret->gone_having = having;
}

const struct search_index *
search_index_change(struct arena *mem, const struct search_index *index,
                    const struct search_change *changes, size_t count)
{
    struct search_index *ret = arena_new(mem, struct search_index, 1);
    struct arena *scratch = memory_within(mem);
    struct search_builder *builder = search_builder_open(scratch);
    const struct segment *delta = index->segments[DELTA];
    struct change_order *order = changes_order(scratch, changes, &count);

    ret->segments[BASE] = index->segments[BASE];
    base_without(mem, ret, index, order, count);
    builder_take_from(builder, delta);
    for (size_t d = 0, i = 0; d < delta->count; d++) {
        while (i < count && order[i].change->id < delta->ids[d])
            i++;
        if (i == count || order[i].change->id != delta->ids[d])
            builder_take(builder, d);
    }
    for (size_t i = 0; i < count; i++)
        if (order[i].change->document != NULL) {
            check(order[i].change->document->id == order[i].change->id);
            search_builder_add(builder, order[i].change->document);
        }
    ret->segments[DELTA] = builder_segment(builder, mem);
    arena_reset(scratch);
    return ret;
}

const struct search_index *
search_index_merge(struct arena *mem, const struct search_index *index)
{
    struct arena *scratch = arena_open();
    struct search_builder *builder = search_builder_open(scratch);

    for (int i = 0; i < SEGMENTS; i++) {
        const struct segment *segment = index->segments[i];
        builder_take_from(builder, segment);
        for (size_t d = 0; d < segment->count; d++)
            if (i != BASE || index->gone == NULL || !index->gone[d])
                builder_take(builder, d);
    }
    const struct search_index *ret = search_builder_index(builder, mem);
    arena_close(scratch);
    return ret;
}
