/* features_test.c - what the classifier sees: the same for words that people take for the same,
 * bounded for any text. */
#include "words/features.h"

#include "arena_fixture.h"

#include <math.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct features
seen(struct arena *mem, struct str text)
{
    size_t count = 0;
    struct word *words = words_split(mem, fold(mem, text), &count);

    return features_of(mem, words, count);
}

static size_t
shared(const struct features *a, const struct features *b)
{
    size_t ret = 0;

    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            ret += a->at[i].bucket == b->at[j].bucket;
    return ret;
}

static void
endings_are_taken_away(void **state)
{
    struct arena *mem = *state;

    assert_true(str_eq(stem_of(mem, S("schulden")), S("schuld")));
    assert_true(str_eq(stem_of(mem, S("huren")), stem_of(mem, S("huur"))) ||
                str_eq(stem_of(mem, S("huren")), S("hur")));
    assert_true(str_eq(stem_of(mem, S("")), S("")));
}

static void
a_compound_and_a_slip_resemble_the_word(void **state)
{
    struct arena *mem = *state;
    struct features whole = seen(mem, S("huurachterstand")), parts = seen(mem, S("achterstand")),
                    slip = seen(mem, S("huurachterstant")), other = seen(mem, S("zorgtoeslag"));

    assert_true(shared(&whole, &parts) >= 10);
    assert_true(shared(&whole, &slip) >= 20);
    assert_true(shared(&whole, &other) <= 3);
}

static void
pairs_do_not_cross_sentences(void **state)
{
    struct arena *mem = *state;
    struct features pair = seen(mem, S("geen huis")), apart = seen(mem, S("geen. Huis"));

    assert_int_equal(pair.occurrence_count, apart.occurrence_count + 1);
}

static void
values_have_length_one_for_words_and_for_pieces(void **state)
{
    struct arena *mem = *state;
    struct features features = seen(mem, S("de huur is de huur"));
    float *rarity = arena_new(mem, float, FEATURE_BUCKETS), sums[2] = {0, 0};

    for (size_t b = 0; b < FEATURE_BUCKETS; b++)
        rarity[b] = 1 + (float)(b % 7);
    features_weigh(&features, rarity);
    for (size_t i = 0; i < features.count; i++)
        sums[features.at[i].piece] += features.at[i].value * features.at[i].value;
    assert_true(fabsf(sums[0] - 1) < 0.001F && fabsf(sums[1] - 1) < 0.001F);
}

static void
any_bytes_are_borne_and_long_texts_are_cut(void **state)
{
    struct arena *mem = *state;
    char *noise = arena_new(mem, char, 60000);

    for (size_t i = 0; i < 60000; i++)
        noise[i] = (char)(i * 131 + i / 7);
    assert_true(seen(mem, (struct str){noise, 60000}).count < 60000);
    memset(noise, 'a', 60000); /* one word */
    assert_true(seen(mem, (struct str){noise, 60000}).count < 300);
    for (size_t i = 0; i < 60000; i += 2)
        noise[i] = ' ';
    assert_true(seen(mem, (struct str){noise, 60000}).occurrence_count <= 400 * 20);
    assert_int_equal(seen(mem, S("")).count, 0);
}

const struct CMUnitTest features_tests[] = {
    cmocka_unit_test_setup_teardown(endings_are_taken_away, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_compound_and_a_slip_resemble_the_word, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(pairs_do_not_cross_sentences, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(values_have_length_one_for_words_and_for_pieces, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(any_bytes_are_borne_and_long_texts_are_cut, arena_setup,
                                    arena_teardown),
};
const size_t features_tests_count = sizeof features_tests / sizeof *features_tests;
