/* features.c - stems by Snowball, pieces of three to five letters, hashed with FNV-1a. */
#include "words/features.h"

#include <math.h>
#include <stdlib.h>

#include "base/check.h"
#include "base/text.h"

#include <libstemmer.h>

enum { WORDS_SEEN_MAX = 400, PIECE_MIN = 3, PIECE_MAX = 5, WORD_POINTS_MAX = 60 };

static void
stemmer_close(void *what)
{
    sb_stemmer_delete(what);
}

static struct sb_stemmer *
stemmer_open(struct arena *mem)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("dutch", "UTF_8");
    check(stemmer != NULL);
    arena_defer(mem, stemmer_close, stemmer);
    return stemmer;
}

static struct str
stemmed(struct arena *mem, struct sb_stemmer *stemmer, struct str word)
{
    if (word.len > WORD_POINTS_MAX)
        return word;
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.ptr, (int)word.len);
    check(stem != NULL);
    return str_copy(mem, (struct str){(const char *)stem, (size_t)sb_stemmer_length(stemmer)});
}

struct str
stem_of(struct arena *mem, struct str folded_word)
{
    return stemmed(mem, stemmer_open(mem), folded_word);
}

static uint32_t
hash_add(uint32_t hash, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * 0x01000193u;
    return hash;
}

static uint32_t
hash_begin(char kind)
{
    return hash_add(0x811c9dc5u, (struct str){&kind, 1});
}

static uint32_t
bucket_of(uint32_t hash)
{
    return (hash ^ (hash >> 15)) % FEATURE_BUCKETS;
}

uint32_t
bucket_of_word(struct arena *mem, struct str folded_word)
{
    return bucket_of(hash_add(hash_begin('w'), stem_of(mem, folded_word)));
}

static void
add(struct features *ret, uint32_t hash, size_t word, bool piece)
{
    ret->occurrences[ret->occurrence_count++] =
        (struct occurrence){bucket_of(hash), (uint32_t)word, piece};
}

/* Where each character of _word_ begins; -> how many. The marks before and behind tell beginnings
 * and endings of words from their middles. */
static size_t
points_of(struct str marked, size_t starts[WORD_POINTS_MAX + 3])
{
    size_t count = 0;

    for (size_t at = 0; at < marked.len && count < WORD_POINTS_MAX + 2;) {
        starts[count++] = at;
        (void)utf8_next(marked, &at);
        starts[count] = at;
    }
    return count;
}

static void
pieces_add(struct arena *mem, struct features *ret, struct str word, size_t index)
{
    size_t starts[WORD_POINTS_MAX + 3];
    struct str marked = str_join(mem, S("_"), word, S("_"));
    size_t points = points_of(marked, starts);

    for (size_t length = PIECE_MIN; length <= PIECE_MAX; length++)
        for (size_t from = 0; from + length <= points; from++)
            add(ret,
                hash_add(hash_begin('c'), str_slice(marked, starts[from], starts[from + length])),
                index, true);
}

static int
by_bucket(const void *a, const void *b)
{
    const struct occurrence *left = a, *right = b;

    if (left->bucket != right->bucket)
        return left->bucket < right->bucket ? -1 : 1;
    return left->piece != right->piece ? (left->piece ? 1 : -1) : 0;
}

static void
counted(struct arena *mem, struct features *ret)
{
    qsort(ret->occurrences, ret->occurrence_count, sizeof *ret->occurrences, by_bucket);
    ret->at = arena_new(mem, struct feature, ret->occurrence_count + 1);
    for (size_t i = 0; i < ret->occurrence_count; i++) {
        const struct occurrence *o = &ret->occurrences[i];
        if (ret->count == 0 || ret->at[ret->count - 1].bucket != o->bucket)
            ret->at[ret->count++] = (struct feature){o->bucket, 0, o->piece};
        ret->at[ret->count - 1].value += 1;
    }
}

struct features
features_of(struct arena *mem, const struct word *words, size_t count)
{
    struct features ret = {0};
    struct sb_stemmer *stemmer = stemmer_open(mem);
    size_t room = 0;
    uint32_t before = 0;

    count = count < WORDS_SEEN_MAX ? count : WORDS_SEEN_MAX;
    for (size_t i = 0; i < count; i++)
        room += 2 + (PIECE_MAX - PIECE_MIN + 1) * (words[i].text.len + 2);
    ret.occurrences = arena_new(mem, struct occurrence, room + 1);
    for (size_t i = 0; i < count; i++) {
        struct str stem = stemmed(mem, stemmer, words[i].text);
        uint32_t own = hash_add(hash_begin('w'), stem);
        add(&ret, own, i, false);
        if (i > 0 && words[i - 1].sentence == words[i].sentence)
            add(&ret, hash_add(hash_add(before, S("_")), stem), i - 1, false);
        before = hash_add(hash_begin('b'), stem);
        pieces_add(mem, &ret, words[i].text, i);
    }
    counted(mem, &ret);
    return ret;
}

void
features_weigh(struct features *features, const float rarity[FEATURE_BUCKETS])
{
    float square[2] = {0, 0};

    for (size_t i = 0; i < features->count; i++) {
        struct feature *f = &features->at[i];
        f->value = (1 + logf(f->value)) * rarity[f->bucket];
        square[f->piece] += f->value * f->value;
    }
    for (size_t i = 0; i < features->count; i++)
        if (square[features->at[i].piece] > 0)
            features->at[i].value /= sqrtf(square[features->at[i].piece]);
}
