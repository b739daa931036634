/* triage_test.c - every way through the help finder ends, soon, in help; and a walk survives its
 * journey through an address. */
#include "domain/guide/triage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "arena_fixture.h"
#include "base/check.h"
#include "base/text.h"
#include "domain/guide/topic.h"

enum { WALKS = 2000 };

/* Numbers that look random and are the same each time (Numerical Recipes' constants). */
static size_t
chance(uint64_t *seed, size_t of)
{
    check(of > 0);
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(*seed >> 33) % of;
}

static void
areas_at_random(uint64_t *seed, struct triage_walk *walk)
{
    *walk = (struct triage_walk){0};
    for (size_t i = 0; i < triage_area_count; i++)
        if (chance(seed, triage_area_count) == 0)
            walk->areas[walk->area_count++] = i;
    if (walk->area_count == 0)
        walk->areas[walk->area_count++] = chance(seed, triage_area_count);
}

static void
answer_at_random(uint64_t *seed, struct triage_walk *walk, const struct triage_state *state)
{
    size_t answers = state->now == TRIAGE_ASKS ? state->question->count : 3;
    size_t at = chance(seed, answers + 1);

    char answer = '?';
    if (at < answers)
        answer = "0123456789"[at];
    walk->answers[walk->answer_count++] = answer;
}

static void
walk_at_random(uint64_t *seed, struct triage_walk *walk, struct triage_state *state)
{
    areas_at_random(seed, walk);
    assert_true(triage_replay(walk, state));
    while (state->now != TRIAGE_DONE) {
        size_t left = state->left_most;
        assert_true(left >= 1);
        answer_at_random(seed, walk, state);
        assert_true(triage_replay(walk, state));
        assert_true(state->left_most < left); /* what was promised is kept */
    }
}

static int
by_size(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;
    return (one > other) - (one < other);
}

static void
every_walk_ends_in_known_topics_within_eight_questions(void **state)
{
    static size_t asked[WALKS];
    uint64_t seed = 20261128;
    struct topic topic;

    (void)state;
    for (size_t i = 0; i < WALKS; i++) {
        struct triage_walk walk;
        struct triage_state at;
        walk_at_random(&seed, &walk, &at);
        asked[i] = 1 + walk.answer_count;
        assert_true(asked[i] <= TRIAGE_ASKS_MAX && TRIAGE_ASKS_MAX <= 8);
        assert_int_equal(at.found_count, walk.area_count);
        for (size_t f = 0; f < at.found_count; f++)
            assert_true(topic_find(at.found[f].end->topic, &topic));
    }
    qsort(asked, WALKS, sizeof *asked, by_size);
    print_message("# %d walks: median %zu questions, most %zu\n", WALKS, asked[WALKS / 2],
                  asked[WALKS - 1]);
    assert_true(asked[WALKS / 2] <= 5);
}

static void
every_topic_is_an_end(void **state)
{
    (void)state;
    for (size_t t = 0; t < topic_count(); t++) {
        size_t found = 0;
        for (size_t a = 0; a < triage_area_count; a++)
            for (size_t e = 0; e < triage_areas[a].end_count; e++)
                found += str_eq(triage_areas[a].ends[e].topic, topic_at(t).id);
        if (found == 0)
            print_message("nothing ends in %.*s\n", (int)topic_at(t).id.len, topic_at(t).id.ptr);
        assert_true(found > 0);
    }
}

static void
what_is_most_urgent_stands_first(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (size_t i = 0; i < WALKS; i++) {
        struct triage_walk walk;
        struct triage_state at;
        walk_at_random(&seed, &walk, &at);
        for (size_t f = 1; f < at.found_count; f++)
            assert_true(at.found[f - 1].end->urgency >= at.found[f].end->urgency);
    }
}

static void
a_walk_comes_back_from_its_words(void **state)
{
    uint64_t seed = 3;

    for (size_t i = 0; i < 200; i++) {
        struct triage_walk walk, back;
        struct triage_state at;
        walk_at_random(&seed, &walk, &at);
        walk.answer_count = chance(&seed, walk.answer_count + 1);
        walk.municipality = (int64_t)chance(&seed, 2) * 9901;
        struct str words = triage_write(*state, &walk);
        assert_true(triage_read(words, &back));
        assert_int_equal(back.area_count, walk.area_count);
        assert_memory_equal(back.areas, walk.areas, walk.area_count * sizeof *walk.areas);
        assert_int_equal(back.answer_count, walk.answer_count);
        assert_memory_equal(back.answers, walk.answers, walk.answer_count);
        assert_int_equal(back.municipality, walk.municipality);
    }
}

static void
words_that_are_no_walk_are_refused(void **state)
{
    struct arena *mem = *state;
    struct triage_walk walk;
    struct str id = triage_areas[0].id;
    const struct str bad[] = {
        S(""),
        S("|||"),
        str_join(mem, S("00000000|"), id, S("||0")), /* of other questions */
        str_join(mem, triage_version, S("|nergens||0")),
        str_join(mem, triage_version, S("|"), id, S(","), id, S("||0")),
        str_join(mem, triage_version, S("|"), id, S("|9|0")),
        str_join(mem, triage_version, S("|"), id, S("|000000000000|0")),
        str_join(mem, triage_version, S("|"), id, S("||veel")),
        str_join(mem, triage_version, S("|"), id),
    };

    assert_true(triage_read(str_join(mem, triage_version, S("|"), id, S("||0")), &walk));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(triage_read(bad[i], &walk));
}

static void
unknown_and_double_areas_are_passed_over(void **state)
{
    struct arena *mem = *state;
    struct triage_walk walk;
    struct str first = triage_areas[0].id, last = triage_areas[triage_area_count - 1].id;

    assert_int_equal(triage_choose(S(""), &walk), 0);
    assert_int_equal(triage_choose(S("nergens"), &walk), 0);
    assert_int_equal(
        triage_choose(str_join(mem, last, S("\nnergens\n"), first, S("\n"), last), &walk), 2);
    assert_int_equal(walk.areas[0], 0);
    assert_int_equal(walk.areas[1], triage_area_count - 1);
}

static void
of_a_third_area_nothing_is_asked(void **state)
{
    struct triage_walk walk = {.areas = {0, 1, 2}, .area_count = 3};
    struct triage_state at;

    (void)state;
    assert_true(triage_replay(&walk, &at));
    while (at.now == TRIAGE_ASKS) {
        assert_true(at.area != &triage_areas[2]);
        walk.answers[walk.answer_count++] = '?';
        assert_true(triage_replay(&walk, &at));
    }
    assert_int_equal(at.found_count, 3);
}

static void
what_was_chosen_is_told_in_words(void **state)
{
    struct triage_walk walk = {.areas = {1}, .area_count = 1};
    struct triage_state at;

    assert_true(triage_replay(&walk, &at));
    struct str ask = at.question->ask, say = at.question->answers[0].say;
    walk.answers[walk.answer_count++] = '0';
    struct str told = triage_told(*state, &walk);
    assert_true(str_find(told, triage_areas[1].say) < told.len);
    assert_true(str_find(told, ask) < told.len && str_find(told, say) < told.len);
}

/* Two areas of which nothing is known: two topics, both told by name. */
static void
every_topic_that_was_found_is_told_by_name(void **state)
{
    struct triage_walk walk = {0};
    struct str topics[TRIAGE_AREAS_MAX];
    struct triage_state at;

    walk.area_count = triage_choose(S("schulden\nwonen"), &walk);
    assert_int_equal(walk.area_count, 2);
    for (assert_true(triage_replay(&walk, &at)); at.now != TRIAGE_DONE;
         assert_true(triage_replay(&walk, &at)))
        walk.answers[walk.answer_count++] = '0';
    assert_int_equal(triage_topics(&at, topics), 2);
    struct str told = triage_told(*state, &walk);
    for (size_t i = 0; i < 2; i++) {
        struct str line = str_join(*state, S("- "), topic_name(topics[i], LANGUAGE_NL), S("\n"));
        assert_true(str_find(told, line) < told.len);
    }
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

const struct CMUnitTest triage_tests[] = {
    WITH_ARENA(every_walk_ends_in_known_topics_within_eight_questions),
    WITH_ARENA(every_topic_is_an_end),
    WITH_ARENA(what_is_most_urgent_stands_first),
    WITH_ARENA(a_walk_comes_back_from_its_words),
    WITH_ARENA(words_that_are_no_walk_are_refused),
    WITH_ARENA(unknown_and_double_areas_are_passed_over),
    WITH_ARENA(of_a_third_area_nothing_is_asked),
    WITH_ARENA(what_was_chosen_is_told_in_words),
    WITH_ARENA(every_topic_that_was_found_is_told_by_name),
};
const size_t triage_tests_count = sizeof triage_tests / sizeof *triage_tests;
