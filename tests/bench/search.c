/* search.c - searching: services of a hundred words and more, of a vocabulary that is as skewed as language,
 * and questions of three to thirty words of the same kind.
 *
 * The words are made, not taken: syllables numbered, so that folding and stemming have work to do. Each word
 * of a text has rank r with a chance of about 1 in r (Zipf). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"

#include "base/text.h"
#include "os/clock.h"
#include "search/index.h"
#include "words/fold.h"

enum { VOCABULARY = 60000, WORDS_LEAST = 100, WORDS_MORE = 60, QUESTIONS = 4000, PLACES = 340, EDITS = 200 };
enum { WORDS_ASKED_LEAST = 3, WORDS_ASKED_MORE = 28 };

struct texts {
    struct arena *mem;
    struct str words[VOCABULARY];
    double until[VOCABULARY]; /* chance of a word up to and with this one */
    uint64_t seed;
};

static double
chance(struct texts *t)
{
    t->seed = t->seed * 6364136223846793005U + 1442695040888963407U;
    return (double)(t->seed >> 11) / 9007199254740992.0;
}

static struct texts *
texts_open(struct arena *mem)
{
    static const char *const syllables[] = {"ba", "do", "fi", "ge", "hu", "ka", "lo", "mi", "ne", "po",
                                            "ra", "so", "ti", "ve", "wu", "za", "bro", "kle", "sta", "vri"};
    struct texts *t = arena_new(mem, struct texts, 1);
    double total = 0;

    t->mem = mem;
    t->seed = 20261128;
    for (int i = 0; i < VOCABULARY; i++) {
        struct text word = text_open(mem, 24);
        for (int rest = i + 20; rest > 0; rest /= 20)
            text_add(&word, str_from_c(syllables[rest % 20]));
        text_add_byte(&word, "klmnprt"[i % 7]);
        t->words[i] = text_str(&word);
        total += 1.0 / (i + 1);
        t->until[i] = total;
    }
    for (int i = 0; i < VOCABULARY; i++)
        t->until[i] /= total;
    return t;
}

static struct str
word_of(struct texts *t)
{
    double wanted = chance(t);
    int from = 0, to = VOCABULARY - 1;

    while (from < to) {
        int middle = (from + to) / 2;
        if (t->until[middle] < wanted)
            from = middle + 1;
        else
            to = middle;
    }
    return t->words[from];
}

static struct str
words_of(struct texts *t, struct arena *mem, int count)
{
    struct text text = text_open(mem, (size_t)count * 9);

    for (int i = 0; i < count; i++) {
        text_add(&text, i ? S(" ") : S(""));
        text_add(&text, word_of(t));
    }
    return text_str(&text);
}

static struct search_document
document_of(struct texts *t, struct arena *mem, int64_t id)
{
    int64_t *place = arena_new(mem, int64_t, 1);

    *place = 1 + id % PLACES;
    return (struct search_document){.id = id,
                                    .places = place,
                                    .place_count = id % 20 ? 1 : 0,
                                    .name = words_of(t, mem, 4),
                                    .keywords = words_of(t, mem, 4),
                                    .body = words_of(t, mem, WORDS_LEAST + (int)(chance(t) * WORDS_MORE))};
}

/* Of this thread: what else the machine does does not count. */
static int64_t
cpu_us(void)
{
    struct timespec used;

    check(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0);
    return used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

struct took {
    int64_t clock_us, cpu_us;
};
static struct took
took_begin(void)
{
    return (struct took){clock_monotonic_us(), cpu_us()};
}
static struct took
took_since(struct took begun)
{
    return (struct took){clock_monotonic_us() - begun.clock_us, cpu_us() - begun.cpu_us};
}

static size_t
ask(struct arena *mem, const struct search_index *index, struct str text, int64_t place)
{
    size_t count = 0;
    struct word *words = words_split(mem, fold(mem, text), &count);
    struct str *list = arena_new(mem, struct str, count);

    for (size_t i = 0; i < count; i++)
        list[i] = words[i].text;
    return search_find(mem, index, &(struct search_question){list, count, place, 10}).count;
}

static void
questions_ask(struct texts *t, const struct search_index *index, const char *name, int64_t places)
{
    struct samples clock = samples_open(t->mem, QUESTIONS), cpu = samples_open(t->mem, QUESTIONS);
    struct arena *mem = arena_open();
    size_t found = 0, words = 0;

    for (int i = 0; i < QUESTIONS; i++) {
        int count = WORDS_ASKED_LEAST + (int)(chance(t) * WORDS_ASKED_MORE);
        arena_reset(mem);
        struct str text = words_of(t, mem, count);
        words += (size_t)count;
        struct took begun = took_begin();
        found += ask(mem, index, text, places ? 1 + i % places : SEARCH_ANYWHERE) > 0;
        struct took took = took_since(begun);
        samples_add(&clock, took.clock_us);
        samples_add(&cpu, took.cpu_us);
    }
    printf("asked=%s p50_us=%lld p99_us=%lld cpu_p50_us=%lld cpu_p99_us=%lld cpu_max_us=%lld found=%zu words=%.1f\n", name,
           (long long)samples_part(&clock, 0.5), (long long)samples_part(&clock, 0.99),
           (long long)samples_part(&cpu, 0.5), (long long)samples_part(&cpu, 0.99),
           (long long)samples_part(&cpu, 1), found, (double)words / QUESTIONS);
    arena_close(mem);
}

/* One edit after another, each on top of the ones before; then all are merged. */
static void
edits_make(struct texts *t, const struct search_index *index, int64_t count)
{
    struct samples samples = samples_open(t->mem, EDITS);
    struct arena *before = NULL;

    for (int i = 0; i < EDITS; i++) {
        struct arena *mem = arena_open();
        struct search_document document = document_of(t, mem, 1 + (i * 7919) % count);
        document.name = S("wijzigingswoord");
        int64_t from_us = clock_monotonic_us();
        index = search_index_change(mem, index, &(struct search_change){document.id, &document}, 1);
        check(ask(mem, index, document.name, SEARCH_ANYWHERE) > 0);
        samples_add(&samples, clock_monotonic_us() - from_us);
        if (before)
            arena_close(before);
        before = mem;
    }
    questions_ask(t, index, "edited", 0);
    struct took begun = took_begin();
    struct arena *merged = arena_open();
    index = search_index_merge(merged, index);
    struct took took = took_since(begun);
    check(search_index_count(index) == (size_t)count);
    printf("edit_p50_us=%lld edit_max_us=%lld merge_us=%lld merge_cpu_us=%lld\n",
           (long long)samples_part(&samples, 0.5), (long long)samples_part(&samples, 1), (long long)took.clock_us,
           (long long)took.cpu_us);
    arena_close(merged);
    arena_close(before);
}

int
bench_search(int count, char **words)
{
    int64_t documents = 0;
    struct arena *mem = arena_open(), *building = arena_open(), *own = arena_open(), *each = arena_open();
    struct texts *t = texts_open(mem);

    (void)count;
    if (!str_int(str_from_c(words[0]), &documents) || documents < 1)
        return 2;
    struct search_builder *builder = search_builder_open(building);
    struct took reading = {0};
    size_t bytes = 0;
    for (int64_t id = 1; id <= documents; id++) {
        arena_reset(each);
        struct search_document document = document_of(t, each, id);
        bytes += document.name.len + document.keywords.len + document.body.len;
        struct took begun = took_begin();
        search_builder_add(builder, &document);
        struct took took = took_since(begun);
        reading.clock_us += took.clock_us;
        reading.cpu_us += took.cpu_us;
    }
    struct took begun = took_begin();
    const struct search_index *index = search_builder_index(builder, own);
    struct took packing = took_since(begun);
    printf("documents=%lld text_bytes=%zu index_bytes=%zu building_bytes=%zu build_us=%lld build_cpu_us=%lld\n",
           (long long)documents, bytes, arena_used_bytes(own), arena_used_bytes(building),
           (long long)(reading.clock_us + packing.clock_us), (long long)(reading.cpu_us + packing.cpu_us));
    arena_close(building);
    questions_ask(t, index, "anywhere", 0);
    questions_ask(t, index, "a_place", PLACES);
    edits_make(t, index, documents);
    arena_close(own);
    arena_close(each);
    arena_close(mem);
    return 0;
}
