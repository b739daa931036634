/* segment.c - packs what a builder read: the lists of each document, and of each term. */
#include "search/segment.h"

#include <stdlib.h>

#include "base/check.h"
#include "search/builder.h"

/* ---- pairs ---- */

static size_t
step_bytes(uint32_t step)
{
    size_t bytes = 1;

    while (step >= 0x80) {
        step >>= 7;
        bytes++;
    }
    return bytes;
}

static unsigned char *
pair_write(unsigned char *at, uint32_t step, uint32_t impact)
{
    while (step >= 0x80) {
        *at++ = (unsigned char)(step | 0x80);
        step >>= 7;
    }
    *at++ = (unsigned char)step;
    *at++ = (unsigned char)impact;
    return at;
}

struct pair_walk
segment_terms(const struct segment *segment, size_t document)
{
    return (struct pair_walk){segment->lists + segment->listed[document],
                              segment->lists + segment->listed[document + 1], UINT32_MAX, 0};
}

struct pair_walk
segment_documents(const struct segment *segment, uint32_t term)
{
    return (struct pair_walk){segment->posts + segment->posted[term],
                              segment->posts + segment->posted[term + 1], UINT32_MAX, 0};
}

/* ---- looking up ---- */

/* The first of `count` ascending numbers that is not below. */
static size_t
lower(const int64_t *numbers, size_t count, int64_t number)
{
    size_t from = 0, to = count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (numbers[middle] < number)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

size_t
segment_document(const struct segment *segment, int64_t id)
{
    size_t at = lower(segment->ids, segment->count, id);
    return at < segment->count && segment->ids[at] == id ? at : segment->count;
}

const uint32_t *
segment_place(const struct segment *segment, int64_t place, size_t *ret_count)
{
    size_t at = lower(segment->places, segment->place_count, place);

    *ret_count = 0;
    if (at == segment->place_count || segment->places[at] != place)
        return NULL;
    *ret_count = segment->place_starts[at + 1] - segment->place_starts[at];
    return segment->place_documents + segment->place_starts[at];
}

/* ---- building ---- */

struct ordered {
    const struct built *built;
    size_t came;
};

static int
by_id(const void *a, const void *b)
{
    const struct ordered *left = a, *right = b;

    if (left->built->id != right->built->id)
        return left->built->id < right->built->id ? -1 : 1;
    return (left->came > right->came) - (left->came < right->came);
}

/* The last of each id, by id. */
static struct ordered *
documents_order(struct search_builder *b, size_t *ret_count)
{
    struct ordered *order = arena_new(b->mem, struct ordered, b->count);
    size_t count = 0;

    for (size_t i = 0; i < b->count; i++)
        order[i] = (struct ordered){&b->documents[i], i};
    qsort(order, b->count, sizeof *order, by_id);
    for (size_t i = 0; i < b->count; i++)
        if (i + 1 == b->count || order[i].built->id != order[i + 1].built->id)
            order[count++] = order[i];
    *ret_count = count;
    return order;
}

static void
lists_pack(struct segment *s, struct arena *mem, const struct ordered *order)
{
    size_t bytes = 0;

    s->listed = arena_new(mem, uint32_t, s->count + 1);
    for (size_t d = 0; d < s->count; d++) {
        const struct built *built = order[d].built;
        for (size_t i = 0; i < built->entry_count; i++) {
            uint32_t before = i ? ENTRY_TERM(built->entries[i - 1]) : UINT32_MAX;
            bytes += step_bytes(ENTRY_TERM(built->entries[i]) - before) + 1;
        }
        check(bytes <= UINT32_MAX);
        s->listed[d + 1] = (uint32_t)bytes;
    }
    unsigned char *lists = arena_new(mem, unsigned char, bytes), *at = lists;
    for (size_t d = 0; d < s->count; d++) {
        uint32_t before = UINT32_MAX;
        for (size_t i = 0; i < order[d].built->entry_count; i++) {
            uint32_t entry = order[d].built->entries[i];
            at = pair_write(at, ENTRY_TERM(entry) - before, ENTRY_IMPACT(entry));
            before = ENTRY_TERM(entry);
        }
    }
    s->lists = lists;
}

/* First how many bytes each term needs, then those bytes: no list ever grows. */
static void
posts_pack(struct segment *s, struct arena *mem, struct arena *scratch, const struct ordered *order)
{
    size_t terms = s->terms.count, total = 0;
    uint32_t *before = arena_new(scratch, uint32_t, terms + 1);
    uint32_t *bytes = arena_new(scratch, uint32_t, terms + 1);
    unsigned char **at = arena_new(scratch, unsigned char *, terms + 1);

    s->having = arena_new(mem, uint32_t, terms + 1);
    s->posted = arena_new(mem, uint32_t, terms + 1);
    for (size_t d = 0; d < s->count; d++) /* `before` holds the number and one: 0 is none */
        for (size_t i = 0; i < order[d].built->entry_count; i++) {
            uint32_t term = ENTRY_TERM(order[d].built->entries[i]);
            bytes[term] += (uint32_t)step_bytes((uint32_t)d + 1 - before[term]) + 1;
            before[term] = (uint32_t)d + 1;
            s->having[term]++;
        }
    for (size_t term = 0; term < terms; term++) {
        s->posted[term] = (uint32_t)total;
        total += bytes[term];
        check(total <= UINT32_MAX);
        before[term] = 0;
    }
    s->posted[terms] = (uint32_t)total;
    unsigned char *posts = arena_new(mem, unsigned char, total);
    for (size_t term = 0; term < terms; term++)
        at[term] = posts + s->posted[term];
    for (size_t d = 0; d < s->count; d++)
        for (size_t i = 0; i < order[d].built->entry_count; i++) {
            uint32_t entry = order[d].built->entries[i], term = ENTRY_TERM(entry);
            at[term] = pair_write(at[term], (uint32_t)d + 1 - before[term], ENTRY_IMPACT(entry));
            before[term] = (uint32_t)d + 1;
        }
    s->posts = posts;
}

struct placed {
    int64_t place;
    uint32_t document;
};

static int
by_place_and_document(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;

    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return (left->document > right->document) - (left->document < right->document);
}

static void
places_of_documents(struct segment *s, struct arena *mem, const struct ordered *order)
{
    size_t total = 0;

    s->placed = arena_new(mem, uint32_t, s->count + 1);
    for (size_t d = 0; d < s->count; d++) {
        total += order[d].built->place_count;
        check(total <= UINT32_MAX);
        s->placed[d + 1] = (uint32_t)total;
        s->everywhere_count += order[d].built->place_count == 0;
    }
    s->place_of = arena_new(mem, int64_t, total);
    s->everywhere = arena_new(mem, uint32_t, s->everywhere_count);
    s->everywhere_count = 0;
    for (size_t d = 0; d < s->count; d++) {
        const struct built *built = order[d].built;
        if (built->place_count == 0)
            s->everywhere[s->everywhere_count++] = (uint32_t)d;
        else
            memcpy(s->place_of + s->placed[d], built->places,
                   built->place_count * sizeof *s->place_of);
    }
}

static void
documents_of_places(struct segment *s, struct arena *mem, struct arena *scratch)
{
    size_t total = s->placed[s->count];
    struct placed *placed = arena_new(scratch, struct placed, total);

    for (size_t d = 0; d < s->count; d++)
        for (size_t i = s->placed[d]; i < s->placed[d + 1]; i++)
            placed[i] = (struct placed){s->place_of[i], (uint32_t)d};
    qsort(placed, total, sizeof *placed, by_place_and_document);
    for (size_t i = 0; i < total; i++)
        s->place_count += i == 0 || placed[i].place != placed[i - 1].place;
    s->places = arena_new(mem, int64_t, s->place_count);
    s->place_starts = arena_new(mem, uint32_t, s->place_count + 1);
    s->place_documents = arena_new(mem, uint32_t, total);
    for (size_t i = 0, place = 0; i < total; i++) {
        if (i == 0 || placed[i].place != placed[i - 1].place)
            s->places[place++] = placed[i].place;
        s->place_starts[place] = (uint32_t)i + 1;
        s->place_documents[i] = placed[i].document;
    }
}

struct segment *
builder_segment(struct search_builder *b, struct arena *mem)
{
    struct segment *s = arena_new(mem, struct segment, 1);
    struct ordered *order = documents_order(b, &s->count);

    check(s->count < UINT32_MAX);
    s->terms = lexicon_copy(mem, &b->terms);
    s->ids = arena_new(mem, int64_t, s->count);
    for (size_t d = 0; d < s->count; d++)
        s->ids[d] = order[d].built->id;
    lists_pack(s, mem, order);
    posts_pack(s, mem, b->mem, order);
    places_of_documents(s, mem, order);
    documents_of_places(s, mem, b->mem);
    return s;
}
