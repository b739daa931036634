/* find.c - from the words of a question to the documents that they say most about.
 *
 * Term by term, adding up in one number a document. The rarest terms come first and what is walked
 * has a bound that grows with the index and not with the question, so a long question costs little
 * more than a short one and no cleverness is needed to leave documents out. */
#include "search/index.h"

#include <math.h>
#include <stdlib.h>

#include "search/state.h"
#include "words/features.h"
#include "words/slip.h"

enum {
    COMMON_PART = 8,   /* what more than one document in eight has is common ... */
    COMMON_LEAST = 64, /* ... in a large index */
    COMMON_KEPT = 3,   /* when all are common: the rarest of them */
    WALKED_TIMES = 2,  /* at most so many documents are walked, times all there are */
    SLIPS_MAX = 8,     /* unknown words that are looked at more closely */
    SLIP_BYTES_MAX = 40,
};

struct term {
    struct str stem, word;
    int64_t numbers[SEGMENTS];
    uint32_t having, weight;
    size_t place; /* in the question */
};

struct finding {
    struct arena *mem;
    const struct search_index *index;
    struct term *terms;
    size_t term_count;
    size_t slips;
};

static uint32_t
term_look_up(const struct finding *f, struct str stem, int64_t ret[SEGMENTS])
{
    for (int i = 0; i < SEGMENTS; i++)
        ret[i] = lexicon_find(&f->index->segments[i]->terms, stem);
    return index_having(f->index, ret);
}

/* ---- slips ---- */

struct slip {
    const struct finding *f;
    struct str typed; /* what may hold a slip */
    char meant[SLIP_BYTES_MAX + 2];
    struct term best;
};

static void
slip_try(struct slip *slip, size_t len)
{
    struct term t = {.stem = {slip->meant, len}};

    t.having = term_look_up(slip->f, t.stem, t.numbers);
    if (t.having == 0 || t.having < slip->best.having ||
        (t.having == slip->best.having && str_cmp(t.stem, slip->best.stem) > 0) ||
        !word_is_slip(t.stem, slip->typed))
        return;
    slip->best = t;
    slip->best.stem = str_copy(slip->f->mem, t.stem);
}

/* Everything that the word is one slip away from: a few hundred words to look up. */
static void
slips_try(struct slip *slip, struct str typed)
{
    char *meant = slip->meant;
    size_t len = typed.len;

    slip->typed = typed;
    if (len < SLIP_LETTERS_MIN - 1 || len > SLIP_BYTES_MAX || (typed.ptr[0] & 0x80) != 0)
        return;
    memcpy(meant, typed.ptr, len);
    for (size_t i = 2; i + 1 < len; i++) {
        meant[i] = typed.ptr[i + 1];
        meant[i + 1] = typed.ptr[i];
        slip_try(slip, len);
        memcpy(meant + i, typed.ptr + i, 2);
    }
    for (size_t i = 2; i < len; i++) {
        memcpy(meant + i, typed.ptr + i + 1, len - i - 1);
        slip_try(slip, len - 1);
        memcpy(meant + i, typed.ptr + i, len - i);
    }
    for (size_t i = 2; i <= len; i++) {
        memcpy(meant + i + 1, typed.ptr + i, len - i);
        for (meant[i] = 'a'; meant[i] <= 'z'; meant[i]++)
            slip_try(slip, len + 1);
        memcpy(meant + i, typed.ptr + i, len - i);
    }
}

/* The term that is meant: by the stem, and by the word as it was typed, whose ending may hold the
 * slip. */
static bool
slip_find(struct finding *f, struct str word, struct term *term)
{
    struct slip slip = {.f = f};

    if (word.len < SLIP_LETTERS_MIN - 1 || f->slips == SLIPS_MAX)
        return false;
    f->slips++;
    slips_try(&slip, term->stem);
    if (!str_eq(term->stem, word))
        slips_try(&slip, word);
    if (slip.best.having == 0)
        return false;
    term->stem = slip.best.stem;
    term->having = slip.best.having;
    memcpy(term->numbers, slip.best.numbers, sizeof term->numbers);
    return true;
}

/* ---- the terms of a question ---- */

static int
by_rarity(const void *a, const void *b)
{
    const struct term *left = a, *right = b;

    if (left->having != right->having)
        return left->having < right->having ? -1 : 1;
    return str_cmp(left->stem, right->stem);
}

/* Each term once, with the first word that has it. */
static void
terms_unite(struct finding *f)
{
    size_t count = 0;

    qsort(f->terms, f->term_count, sizeof *f->terms, by_rarity);
    for (size_t i = 0; i < f->term_count; i++) {
        struct term *before = count ? &f->terms[count - 1] : NULL;
        if (before == NULL || !str_eq(before->stem, f->terms[i].stem))
            f->terms[count++] = f->terms[i];
        else if (f->terms[i].place < before->place)
            *before = f->terms[i];
    }
    f->term_count = count;
}

static void
terms_choose(struct finding *f)
{
    size_t all = search_index_count(f->index), walked = 0, count = 0;
    size_t common = all / COMMON_PART > COMMON_LEAST ? all / COMMON_PART : COMMON_LEAST;

    for (; count < f->term_count && count < SEARCH_TERMS_MAX; count++) {
        const struct term *t = &f->terms[count];
        walked += t->having;
        if (t->having > common ? f->terms[0].having <= common || count == COMMON_KEPT
                               : walked > all * WALKED_TIMES && count > 0)
            break;
    }
    f->term_count = count;
    for (size_t i = 0; i < count; i++) {
        float having = (float)f->terms[i].having;
        float rarity = log2f(1 + ((float)all - having + 0.5F) / (having + 0.5F));
        f->terms[i].weight = (uint32_t)(rarity * 64) + 1;
    }
}

static void
terms_read(struct finding *f, const struct search_question *question)
{
    size_t count = question->count < SEARCH_WORDS_MAX ? question->count : SEARCH_WORDS_MAX;

    f->terms = arena_new(f->mem, struct term, count);
    for (size_t i = 0; i < count; i++) {
        struct term t = {
            .word = question->words[i], .stem = stem_of(f->mem, question->words[i]), .place = i};
        t.having = term_look_up(f, t.stem, t.numbers);
        if (t.having > 0 || slip_find(f, t.word, &t))
            f->terms[f->term_count++] = t;
    }
    terms_unite(f);
    terms_choose(f);
}

/* ---- adding up ---- */

static void
scores_add(const struct segment *segment, const struct term *term, int64_t number, uint32_t *scores)
{
    for (struct pair_walk walk = segment_documents(segment, (uint32_t)number); pair_next(&walk);)
        scores[walk.number] += walk.impact * term->weight;
}

/* Keeps the best, in order. */
static void
hit_offer(struct search_hit_list *hits, size_t limit, int64_t id, uint32_t score)
{
    size_t at = hits->count;

    while (at > 0 && (hits->at[at - 1].score < score ||
                      (hits->at[at - 1].score == score && hits->at[at - 1].id > id)))
        at--;
    if (at == limit)
        return;
    if (hits->count < limit)
        hits->count++;
    memmove(hits->at + at + 1, hits->at + at, (hits->count - 1 - at) * sizeof *hits->at);
    hits->at[at] = (struct search_hit){.id = id, .score = score};
}

static void
hits_of_list(const struct segment *segment, const bool *gone, const uint32_t *scores,
             const uint32_t *documents, size_t count, size_t limit, struct search_hit_list *hits)
{
    for (size_t i = 0; i < count; i++) {
        size_t d = documents == NULL ? i : documents[i];
        uint32_t least = hits->count < limit ? 1 : hits->at[limit - 1].score;
        if (scores[d] >= least && (gone == NULL || !gone[d]))
            hit_offer(hits, limit, segment->ids[d], scores[d]);
    }
}

static void
hits_of_segment(const struct finding *f, int which, int64_t place, size_t limit,
                struct search_hit_list *hits)
{
    const struct segment *segment = f->index->segments[which];
    const bool *gone = which == BASE ? f->index->gone : NULL;
    size_t placed;

    if (segment->count == 0)
        return;
    uint32_t *scores = arena_new(f->mem, uint32_t, segment->count);
    for (size_t i = 0; i < f->term_count; i++)
        if (f->terms[i].numbers[which] != LEXICON_NONE)
            scores_add(segment, &f->terms[i], f->terms[i].numbers[which], scores);
    if (place == SEARCH_ANYWHERE) {
        hits_of_list(segment, gone, scores, NULL, segment->count, limit, hits);
        return;
    }
    const uint32_t *here = segment_place(segment, place, &placed);
    hits_of_list(segment, gone, scores, here, placed, limit, hits);
    hits_of_list(segment, gone, scores, segment->everywhere, segment->everywhere_count, limit,
                 hits);
}

/* ---- explaining ---- */

/* What each term added to a document. */
static void
parts_of(const struct finding *f, int64_t id, uint32_t parts[SEARCH_TERMS_MAX])
{
    const struct segment *delta = f->index->segments[DELTA];
    int which = segment_document(delta, id) < delta->count ? DELTA : BASE;
    const struct segment *segment = f->index->segments[which];
    struct pair_walk walk = segment_terms(segment, segment_document(segment, id));

    while (pair_next(&walk))
        for (size_t i = 0; i < f->term_count; i++)
            if (f->terms[i].numbers[which] == (int64_t)walk.number)
                parts[i] = walk.impact * f->terms[i].weight;
}

static void
hit_explain(const struct finding *f, struct search_hit *hit)
{
    uint32_t parts[SEARCH_TERMS_MAX] = {0};
    size_t chosen[SEARCH_MATCHED_MAX] = {0}, count = 0;

    parts_of(f, hit->id, parts);
    for (; count < SEARCH_MATCHED_MAX;
         count++) { /* the terms that added most, of equals the first */
        size_t most = f->term_count;
        for (size_t i = 0; i < f->term_count; i++)
            if (parts[i] > 0 &&
                (most == f->term_count || parts[i] > parts[most] ||
                 (parts[i] == parts[most] && f->terms[i].place < f->terms[most].place)))
                most = i;
        if (most == f->term_count)
            break;
        parts[most] = 0;
        size_t at = count;
        for (; at > 0 && f->terms[chosen[at - 1]].place > f->terms[most].place; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = most;
    }
    for (size_t i = 0; i < count; i++)
        hit->matched[i] = f->terms[chosen[i]].word;
    hit->matched_count = count;
}

struct search_hit_list
search_find(struct arena *mem, const struct search_index *index,
            const struct search_question *question)
{
    struct finding f = {.mem = mem, .index = index};
    size_t limit = question->limit < SEARCH_HITS_MAX ? question->limit : SEARCH_HITS_MAX;
    struct search_hit_list hits = {arena_new(mem, struct search_hit, limit + 1), 0};

    terms_read(&f, question);
    if (f.term_count == 0 || limit == 0)
        return hits;
    for (int which = 0; which < SEGMENTS; which++)
        hits_of_segment(&f, which, question->place, limit, &hits);
    for (size_t i = 0; i < hits.count; i++)
        hit_explain(&f, &hits.at[i]);
    return hits;
}
