/* builder.c - from texts to terms and what each says about its document. */
#include "search/builder.h"

#include <stdlib.h>

#include "base/check.h"
#include "words/features.h"
#include "words/fold.h"

/* Worth of a word by its field, and of its saturation: the second time a word stands somewhere
 * tells less than the first (BM25: k1 and b). */
enum { WORTH_NAME = 5, WORTH_KEYWORDS = 4, WORTH_BODY = 1 };
enum { IMPACT_MAX = 255, WORD_BYTES_MIN = 2, WORD_BYTES_MAX = 250, FIRST = 256 };
static const float saturation = 3, length_counts = 0.4F, usual_words = 100;

static void
scratch_close(void *what)
{
    arena_close(what);
}

struct search_builder *
search_builder_open(struct arena *mem)
{
    struct search_builder *b = arena_new(mem, struct search_builder, 1);

    *b = (struct search_builder){.mem = mem,
                                 .scratch = arena_open(),
                                 .terms = lexicon_open(mem),
                                 .tokens = lexicon_open(mem)};
    arena_defer(mem, scratch_close, b->scratch);
    return b;
}

/* Room for one more behind `count` objects. */
static void *
room_for(struct arena *mem, void *at, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return at;
    size_t wanted = *room ? *room * 2 : FIRST;
    void *larger = arena_alloc(mem, wanted, size);
    if (count)
        memcpy(larger, at, count * size);
    *room = wanted;
    return larger;
}

/* ---- one text ---- */

/* What parts words whatever the language. Apostrophes do not: folding drops them. */
static bool
parts_words(char c)
{
    return !((c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             (c >= '0' && c <= '9') || c == '\'' || c == '`');
}

static struct token_terms
token_read(struct search_builder *b, struct str token)
{
    size_t count = 0;

    arena_reset(b->scratch);
    struct word *words = words_split(b->scratch, fold(b->scratch, token), &count);
    uint32_t *terms = count ? arena_new(b->mem, uint32_t, count) : NULL;
    struct token_terms ret = {terms, 0};
    for (size_t i = 0; i < count; i++) {
        struct str stem = stem_of(b->scratch, words[i].text);
        if (stem.len >= WORD_BYTES_MIN && stem.len <= WORD_BYTES_MAX)
            terms[ret.count++] = lexicon_add(&b->terms, stem);
    }
    check(b->terms.count < 1U << 24);
    return ret;
}

static struct token_terms
token_terms(struct search_builder *b, struct str token)
{
    size_t known = b->tokens.count;
    uint32_t number = lexicon_add(&b->tokens, token);

    if (b->tokens.count > known) {
        b->token_terms =
            room_for(b->mem, b->token_terms, known, &b->token_room, sizeof *b->token_terms);
        b->token_terms[number] = token_read(b, token);
    }
    return b->token_terms[number];
}

static void
worth_room(struct search_builder *b)
{
    if (b->terms.count <= b->worth_room)
        return;
    size_t room = b->terms.count * 2;
    uint32_t *worth = arena_new(b->mem, uint32_t, room), *seen = arena_new(b->mem, uint32_t, room);
    if (b->worth_room) {
        memcpy(worth, b->worth, b->worth_room * sizeof *worth);
        memcpy(seen, b->seen, b->seen_count * sizeof *seen);
    }
    b->worth = worth;
    b->seen = seen;
    b->worth_room = room;
}

/* Returns how many words it has. */
static size_t
field_read(struct search_builder *b, struct str text, uint32_t worth)
{
    size_t words = 0;

    text = str_slice(text, 0, text.len < SEARCH_FIELD_BYTES ? text.len : SEARCH_FIELD_BYTES);
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && !parts_words(text.ptr[at]))
            at++;
        if (at > begin) {
            struct token_terms terms = token_terms(b, str_slice(text, begin, at));
            worth_room(b);
            for (size_t i = 0; i < terms.count; i++) {
                if (b->worth[terms.at[i]] == 0)
                    b->seen[b->seen_count++] = terms.at[i];
                b->worth[terms.at[i]] += worth;
            }
            words += terms.count;
        }
        at++;
    }
    return words;
}

/* ---- one document ---- */

static uint32_t
impact_of(uint32_t worth, size_t words)
{
    float length = 1 - length_counts + length_counts * (float)words / usual_words;
    float part = (float)worth / ((float)worth + saturation * length);
    uint32_t impact = (uint32_t)(part * IMPACT_MAX + 0.5F);

    return impact < 1 ? 1 : impact;
}

static int
by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static int
by_place(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void
places_set(struct search_builder *b, struct built *built, const struct search_document *document)
{
    if (document->place_count == 0)
        return;
    int64_t *places = arena_new(b->mem, int64_t, document->place_count);
    memcpy(places, document->places, document->place_count * sizeof *places);
    qsort(places, document->place_count, sizeof *places, by_place);
    check(places[0] > 0);
    for (size_t i = 0; i < document->place_count; i++)
        if (built->place_count == 0 || places[built->place_count - 1] != places[i])
            places[built->place_count++] = places[i];
    built->places = places;
}

static struct built *
built_add(struct search_builder *b, int64_t id)
{
    b->documents = room_for(b->mem, b->documents, b->count, &b->room, sizeof *b->documents);
    b->documents[b->count] = (struct built){.id = id};
    return &b->documents[b->count++];
}

void
search_builder_add(struct search_builder *b, const struct search_document *document)
{
    struct built *built = built_add(b, document->id);
    size_t words = field_read(b, document->name, WORTH_NAME);

    words += field_read(b, document->keywords, WORTH_KEYWORDS);
    words += field_read(b, document->body, WORTH_BODY);
    uint32_t *entries = arena_new(b->mem, uint32_t, b->seen_count);
    for (size_t i = 0; i < b->seen_count; i++) {
        entries[i] = ENTRY(b->seen[i], impact_of(b->worth[b->seen[i]], words));
        b->worth[b->seen[i]] = 0;
    }
    built->entry_count = b->seen_count;
    b->seen_count = 0;
    qsort(entries, built->entry_count, sizeof *entries, by_number);
    built->entries = entries;
    places_set(b, built, document);
}

/* ---- a document of a segment ---- */

void
builder_take_from(struct search_builder *b, const struct segment *from)
{
    b->from = from;
    b->from_terms = arena_new(b->mem, uint32_t, from->terms.count + 1);
}

void
builder_take(struct search_builder *b, size_t document)
{
    const struct segment *from = b->from;
    struct built *built = built_add(b, from->ids[document]);
    struct pair_walk walk = segment_terms(from, document);
    size_t at_most = from->listed[document + 1] - from->listed[document];
    uint32_t *entries = arena_new(b->mem, uint32_t, at_most / 2 + 1); /* two bytes each or more */

    while (pair_next(&walk)) {
        if (b->from_terms[walk.number] == 0)
            b->from_terms[walk.number] =
                lexicon_add(&b->terms, lexicon_word(&from->terms, walk.number)) + 1;
        entries[built->entry_count++] = ENTRY(b->from_terms[walk.number] - 1, walk.impact);
    }
    qsort(entries, built->entry_count, sizeof *entries, by_number);
    built->entries = entries;
    built->places = from->place_of + from->placed[document];
    built->place_count = from->placed[document + 1] - from->placed[document];
}
