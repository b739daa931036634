/* hiding_test.c - an attacker who has all that is shown and time to try everything finds no small
 * count. The attacker shares no code with what it attacks: it enumerates every table of whole
 * numbers that fits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/objection/hiding.h"

enum { ROWS_MOST = 5, LEAST = 3, COUNT_MOST = 7, TABLES = 500 };

static uint64_t seed = 20260921;

static int
chance(int below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((seed >> 33) % (uint64_t)below);
}

static struct hiding_table
table_of(struct hiding_row *rows, size_t count, int months)
{
    memset(rows, 0, count * sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        const int most = chance(3) ? COUNT_MOST : 2;
        for (int m = 0; m < months; m++)
            rows[i].months[m] = chance(4) ? chance(most) : 0;
    }
    return (struct hiding_table){.rows = rows, .count = count};
}

/* ---- the attacker ---- */

/* Equations over the cells [row][month] of the months in use: sums that are shown. */
struct equation {
    uint64_t cells; /* bit row * 6 + month */
    int64_t sum;
};
struct attack {
    size_t rows;
    int months;
    struct equation equations[200];
    size_t count;
};

static int
bit_of(size_t row, int month)
{
    return (int)row * 6 + month;
}

static void
learn(struct attack *a, size_t from, size_t to, int period, int64_t shown)
{
    const int first = period == HIDING_YEAR ? 0 : period < 12 ? period : (period - 12) * 3;
    const int last = period == HIDING_YEAR ? 11 : period < 12 ? period : first + 2;
    struct equation e = {0, shown};

    if (shown < 0)
        return;
    for (size_t row = from; row < to; row++)
        for (int m = first; m <= last && m < a->months; m++)
            e.cells |= UINT64_C(1) << bit_of(row, m);
    a->equations[a->count++] = e;
}

static struct attack
attack_of(const struct hiding_table *t, int months)
{
    struct attack a = {.rows = t->count, .months = months};

    for (int period = 0; period < HIDING_PERIODS; period++) {
        learn(&a, 0, t->count, period, hiding_total_shown(t, period));
        for (size_t row = 0; row < t->count; row++)
            learn(&a, row, row + 1, period, hiding_shown(&t->rows[row], period));
    }
    return a;
}

/* Another table that fits: the true one with the least number of cells moved. All integer moves of
 * one unit along the null space with entries -1, 0 and 1 are tried; a cell that none moves is taken
 * as found. That is stricter than an attacker can be: it may call a safe cell found, never the
 * other way round. */
struct moving {
    const struct attack *a;
    const struct hiding_table *t;
    uint64_t measured; /* the cells whose sum must come out otherwise */
    int64_t open[200]; /* what each equation is off by so far */
    int moved;
    int steps;
};

static bool
fits_from(struct moving *mv, int at, int measured)
{
    const int cells = (int)mv->t->count * mv->a->months;
    bool all_even = true;

    if (++mv->steps > 400000)
        return false;
    for (size_t e = 0; e < mv->a->count && all_even; e++)
        all_even = mv->open[e] == 0;
    if (all_even && measured != 0)
        return true;
    if (at == cells || mv->moved > 8)
        return false;
    const size_t row = (size_t)(at / mv->a->months);
    const int month = at % mv->a->months;
    const uint64_t bit = UINT64_C(1) << bit_of(row, month);
    for (int which = 0; which < 3; which++) {
        static const int tries[] = {0, 1, -1};
        const int step = tries[which];
        if (mv->t->rows[row].months[month] + step < 0)
            continue;
        bool hopeless = false;
        for (size_t e = 0; e < mv->a->count; e++) {
            if (mv->a->equations[e].cells & bit)
                mv->open[e] += step;
            /* an equation whose last cell has passed must be even */
            if ((mv->a->equations[e].cells >> (bit_of(row, month) + 1)) == 0 && mv->open[e] != 0)
                hopeless = true;
        }
        mv->moved += step != 0;
        bool found =
            !hopeless && fits_from(mv, at + 1, measured + ((mv->measured & bit) ? step : 0));
        mv->moved -= step != 0;
        for (size_t e = 0; e < mv->a->count; e++)
            if (mv->a->equations[e].cells & bit)
                mv->open[e] -= step;
        if (found)
            return true;
    }
    return false;
}

static bool
found_out(const struct attack *a, const struct hiding_table *t, uint64_t cells)
{
    struct moving mv = {.a = a, .t = t, .measured = cells};

    return !fits_from(&mv, 0, 0);
}

static void
nothing_small_is_found(const struct hiding_table *t, int months)
{
    const struct attack a = attack_of(t, months);

    for (size_t row = 0; row < t->count; row++)
        for (int period = 0; period < HIDING_PERIODS; period++) {
            const int64_t count = hiding_sum(&t->rows[row], period);
            struct attack one = {.rows = t->count, .months = months};
            if (count == 0 || count >= LEAST)
                continue;
            assert_int_equal(hiding_shown(&t->rows[row], period), -1);
            learn(&one, row, row + 1, period, count);
            assert_false(found_out(&a, t, one.equations[0].cells));
        }
    for (int period = 0; period < HIDING_PERIODS; period++) {
        const int64_t count = hiding_total(t, period);
        struct attack one = {.rows = t->count, .months = months};
        if (count == 0 || count >= LEAST)
            continue;
        learn(&one, 0, t->count, period, count);
        assert_false(found_out(&a, t, one.equations[0].cells));
    }
}

static void
no_attacker_finds_a_small_count_in_random_tables(void **state)
{
    struct hiding_row rows[ROWS_MOST];
    int something = 0;

    (void)state;
    for (int i = 0; i < TABLES; i++) {
        const size_t count = (size_t)chance(ROWS_MOST - 1) + 1;
        const int months = chance(2) ? 3 : 4; /* in one quarter, or in two */
        struct hiding_table t = table_of(rows, count, months);
        hiding_choose(&t, LEAST, SHOWN_BY_MONTH);
        nothing_small_is_found(&t, months);
        for (size_t row = 0; row < count; row++)
            something += t.rows[row].level < SHOWN_NEVER && hiding_sum(&t.rows[row], HIDING_YEAR);
    }
    assert_true(something > TABLES / 2); /* hiding everything is no answer */
}

static void
the_attacker_finds_what_is_hidden_alone(void **state)
{
    struct hiding_row rows[3] = {{{20, 20, 20}, SHOWN_BY_MONTH},
                                 {{1, 12, 12}, SHOWN_BY_QUARTER},
                                 {{15, 15, 15}, SHOWN_BY_MONTH}};
    struct hiding_table naive = {.rows = rows, .count = 3, .total = SHOWN_BY_MONTH};
    struct attack a = attack_of(&naive, 3);

    (void)state;
    assert_true(found_out(&a, &naive, UINT64_C(1) << bit_of(1, 0)));
}

static void
one_small_category_takes_the_next_smallest_with_it(void **state)
{
    struct hiding_row rows[3] = {{{20, 20, 20}, 0}, {{1, 12, 12}, 0}, {{15, 15, 15}, 0}};
    struct hiding_table t = {.rows = rows, .count = 3};

    (void)state;
    hiding_choose(&t, 10, SHOWN_BY_MONTH);
    assert_int_equal(t.total, SHOWN_BY_MONTH);
    assert_int_equal(rows[0].level, SHOWN_BY_MONTH);
    assert_int_equal(rows[1].level, SHOWN_BY_QUARTER);
    assert_int_equal(rows[2].level, SHOWN_BY_QUARTER);
    assert_int_equal(hiding_shown(&rows[2], 0), -1);
    assert_int_equal(hiding_shown(&rows[2], HIDING_FIRST_QUARTER), 45);
}

static void
nought_is_shown_and_nine_is_not(void **state)
{
    struct hiding_row rows[2] = {{{10}, 0}, {{0}, 0}};
    struct hiding_table t = {.rows = rows, .count = 2};

    (void)state;
    hiding_choose(&t, 10, SHOWN_BY_MONTH);
    assert_int_equal(hiding_shown(&rows[0], 0), 10);
    assert_int_equal(hiding_shown(&rows[1], 0), 0);
    rows[0].months[0] = 9;
    hiding_choose(&t, 10, SHOWN_BY_MONTH);
    assert_int_equal(hiding_shown(&rows[0], HIDING_YEAR), -1);
    assert_int_equal(hiding_total_shown(&t, HIDING_YEAR), -1);
}

const struct CMUnitTest hiding_tests[] = {
    cmocka_unit_test(no_attacker_finds_a_small_count_in_random_tables),
    cmocka_unit_test(the_attacker_finds_what_is_hidden_alone),
    cmocka_unit_test(one_small_category_takes_the_next_smallest_with_it),
    cmocka_unit_test(nought_is_shown_and_nine_is_not),
};
const size_t hiding_tests_count = sizeof hiding_tests / sizeof hiding_tests[0];
