/* callback_test.c - parts of the day are those of Amsterdam, and their codes are stored. */
#include "domain/contact/callback.h"
#include "law/workday.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
a_part_of_the_day_is_that_of_amsterdam(void **state)
{
    const struct date summer = {20660}, winter = {20480}; /* 2026-07-26, 2026-01-27 */
    const struct {
        int minutes;
        enum day_part part;
    } rows[] = {{0, PART_MORNING},           {8 * 60, PART_MORNING},
                {12 * 60 - 1, PART_MORNING}, {12 * 60, PART_AFTERNOON},
                {15 * 60, PART_AFTERNOON},   {18 * 60 - 1, PART_AFTERNOON},
                {18 * 60, PART_EVENING},     {24 * 60 - 1, PART_EVENING}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(day_part_at(amsterdam_ms(summer, rows[i].minutes)), rows[i].part);
        assert_int_equal(day_part_at(amsterdam_ms(winter, rows[i].minutes)), rows[i].part);
    }
}

static void
a_code_is_read_back_and_anything_else_is_any_time(void **state)
{
    (void)state;
    for (enum day_part part = 0; part < PART_COUNT; part++)
        assert_int_equal(day_part_of(day_part_code(part)), part);
    assert_int_equal(day_part_of(S("")), PART_ANY);
    assert_int_equal(day_part_of(S("Morning")), PART_ANY);
}

static void
days_are_kept_in_their_order_and_all_of_them_are_none(void **state)
{
    struct arena *mem = arena_open();
    struct str days = callback_days_typed(mem, S("wed\nmon\nzondag"));

    (void)state;
    assert_true(str_eq(days, S("mon wed")));
    assert_true(str_eq(callback_days_said(mem, LANGUAGE_NL, days), S("maandag, woensdag")));
    assert_true(callback_days_typed(mem, S("mon\ntue\nwed\nthu\nfri")).len == 0);
    for (int i = 0; i < 7; i++) { /* from Monday 21 September 2026 */
        struct date day = date_plus(date_of(2026, 9, 21), i);
        assert_int_equal(callback_day_suits(days, day), i == 0 || i == 2);
        assert_true(callback_day_suits(S(""), day));
    }
    arena_close(mem);
}

static void
one_calls_on_working_days_and_by_day(void **state)
{
    const struct calendar calendar = calendar_base();
    const struct date sunday = date_of(2026, 11, 29), monday = date_plus(sunday, 1),
                      christmas = date_of(2026, 12, 25), after = date_of(2026, 12, 28);
    const struct {
        struct date day;
        int minutes;
        enum day_part part;
        struct str days;
        struct date from;
        int from_minutes;
    } rows[] = {
        {sunday, 200, PART_ANY, S(""), monday, 9 * 60},
        {monday, 200, PART_ANY, S(""), monday, 9 * 60},
        {monday, 10 * 60, PART_ANY, S(""), monday, 10 * 60},
        {monday, 18 * 60, PART_ANY, S(""), date_plus(monday, 1), 9 * 60},
        {monday, 10 * 60, PART_AFTERNOON, S(""), monday, 12 * 60},
        {monday, 10 * 60, PART_MORNING, S("wed"), date_plus(monday, 2), 9 * 60},
        {monday, 20 * 60, PART_EVENING, S(""), monday, 20 * 60},
        {monday, 21 * 60, PART_EVENING, S(""), date_plus(monday, 1), 18 * 60},
        {christmas, 10 * 60, PART_ANY, S(""), after, 9 * 60},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(callback_from_ms(&calendar, amsterdam_ms(rows[i].day, rows[i].minutes),
                                          rows[i].part, rows[i].days),
                         amsterdam_ms(rows[i].from, rows[i].from_minutes));
}

static void
a_call_in_vain_leaves_no_wish_and_nothing_to_mind(void **state)
{
    const unsigned morning = 1u << PART_MORNING;
    const struct personal mind = {S("Niet bellen als mijn man thuis is")};
    const struct contact plain = {0}, minds = {.mind = mind};
    const struct {
        struct callback callback;
        const struct contact *contact;
        enum day_part next;
    } rows[] = {
        {{.part = PART_ANY, .tried = morning}, &plain, PART_AFTERNOON},
        {{.part = PART_ANY}, &plain, PART_ANY},
        {{.part = PART_MORNING, .tried = morning}, &plain, PART_MORNING},
        {{.part = PART_EVENING, .tried = 1u << PART_EVENING}, &plain, PART_EVENING},
        {{.part = PART_ANY, .days = S("tue"), .tried = morning}, &plain, PART_ANY},
        {{.part = PART_ANY, .mind = mind, .tried = morning}, &plain, PART_ANY},
        {{.part = PART_ANY, .tried = morning}, &minds, PART_ANY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(callback_next(&rows[i].callback, rows[i].contact), rows[i].next);
}

const struct CMUnitTest callback_tests[] = {
    cmocka_unit_test(a_call_in_vain_leaves_no_wish_and_nothing_to_mind),
    cmocka_unit_test(one_calls_on_working_days_and_by_day),
    cmocka_unit_test(days_are_kept_in_their_order_and_all_of_them_are_none),
    cmocka_unit_test(a_part_of_the_day_is_that_of_amsterdam),
    cmocka_unit_test(a_code_is_read_back_and_anything_else_is_any_time),
};
const size_t callback_tests_count = sizeof callback_tests / sizeof callback_tests[0];
