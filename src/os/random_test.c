/* random_test.c - ids that differ and keep their order, and numbers that favour none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "os/random.h"

enum { MANY = 100000 };
static const int64_t now_ms = 1790000000000;

static void
ids_of_one_moment_differ_and_grow(void **state)
{
    (void)state;
    int backwards = 0;
    int64_t before = id_new(now_ms);
    for (int i = 0; i < MANY; i++) {
        int64_t id = id_new(now_ms);
        assert_true(id > 0 && id != before);
        backwards += id < before;
        before = id;
    }
    assert_true(backwards <= 1); /* once, where the count begins anew */
}

static void
an_id_tells_when_it_was_made_and_later_ones_are_larger(void **state)
{
    (void)state;
    int64_t before = 0;
    for (int i = 0; i < 1000; i++) {
        int64_t id = id_new(now_ms + i);
        assert_true(id > before && id_made_ms(id) == now_ms + i);
        before = id;
    }
    assert_true(id_new(INT64_C(1704067200000)) > 0); /* zero means none */
}

static void
two_processes_at_one_moment_do_not_begin_alike(void **state)
{
    (void)state;
    int same = 0;
    for (int i = 0; i < 1000; i++) { /* another moment between, as another process would have */
        int64_t one = id_new(now_ms), between = id_new(now_ms + 1), other = id_new(now_ms);
        assert_true(between > one);
        same += one == other;
    }
    assert_true(same <= 1);
}

static void
a_number_below_a_limit_is_below_it_and_every_one_occurs(void **state)
{
    static const uint32_t limits[] = {1, 2, 3, 7, 31, UINT32_MAX};
    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        int seen[32] = {0};
        for (int n = 0; n < 10000; n++) {
            uint32_t number = random_below(limits[i]);
            assert_true(number < limits[i]);
            seen[number % 32]++;
        }
        for (uint32_t n = 0; n < limits[i] && n < 31; n++)
            assert_true(seen[n] > 0);
    }
}

const struct CMUnitTest random_tests[] = {
    cmocka_unit_test(ids_of_one_moment_differ_and_grow),
    cmocka_unit_test(an_id_tells_when_it_was_made_and_later_ones_are_larger),
    cmocka_unit_test(two_processes_at_one_moment_do_not_begin_alike),
    cmocka_unit_test(a_number_below_a_limit_is_below_it_and_every_one_occurs),
};
const size_t random_tests_count = sizeof random_tests / sizeof random_tests[0];
