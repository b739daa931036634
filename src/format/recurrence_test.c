/* recurrence_test.c - on which days a rule falls. */
#include "store/test_world.h"

#include "format/recurrence.h"

static struct date
day(int year, int month, int mday)
{
    return date_of(year, month, mday);
}

static void
rules_fall_on_the_days_they_name(void **state)
{
    struct arena *mem = arena_open();
    static const struct {
        struct str rule;
        size_t count;
        const char *first, *last;
    } rows[] = {
        {S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), 22, "2026-12-02", "2026-12-31"},
        {S_INIT("FREQ=DAILY"), 30, "2026-12-02", "2026-12-31"},
        {S_INIT("FREQ=MONTHLY;BYDAY=2TU"), 1, "2026-12-08", "2026-12-08"},
        {S_INIT("FREQ=MONTHLY;BYDAY=1TH,3TH"), 2, "2026-12-03", "2026-12-17"},
        {S_INIT("FREQ=MONTHLY;BYDAY=-1FR"), 1, "2026-12-25", "2026-12-25"},
        {S_INIT("FREQ=MONTHLY;BYMONTHDAY=15"), 1, "2026-12-15", "2026-12-15"},
        {S_INIT("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"), 1, "2026-12-05", "2026-12-05"},
        {S_INIT("DTSTART=20261130;FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"), 2, "2026-12-14", "2026-12-28"},
        {S_INIT("DTSTART=20261123;FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"), 2, "2026-12-07", "2026-12-21"},
        {S_INIT("DTSTART=20261201;FREQ=DAILY;COUNT=3"), 2, "2026-12-02", "2026-12-03"},
        {S_INIT("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261210"), 2, "2026-12-02", "2026-12-09"},
        {S_INIT("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 0, "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date *days, expected;
        size_t count =
            recurrence_days(mem, rows[i].rule, day(2026, 12, 2), day(2026, 12, 31), &days);
        assert_true(recurrence_valid(rows[i].rule));
        assert_int_equal(count, rows[i].count);
        if (count == 0)
            continue;
        assert_true(date_parse(str_from_c(rows[i].first), &expected));
        assert_int_equal(days[0].day, expected.day);
        assert_true(date_parse(str_from_c(rows[i].last), &expected));
        assert_int_equal(days[count - 1].day, expected.day);
    }
    arena_close(mem);
}

static void
rules_that_say_too_little_or_too_much_are_refused(void **state)
{
    static const struct str rules[] = {
        S_INIT(""),
        S_INIT("FREQ=SECONDLY"),
        S_INIT("FREQ=HOURLY"),
        S_INIT("BYDAY=MO"),
        S_INIT("FREQ=MONTHLY"),
        S_INIT("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        S_INIT("FREQ=WEEKLY;COUNT=3;BYDAY=MO"),
        S_INIT("FREQ=WEEKLY;BYDAY=XX"),
        S_INIT("FREQ=WEEKLY;BYDAY=0MO"),
        S_INIT("FREQ=WEEKLY;BYDAY=MO;RSCALE=CHINESE"),
        S_INIT("FREQ=WEEKLY;BYHOUR=9"),
        S_INIT("FREQ=MONTHLY;BYMONTHDAY=32"),
        S_INIT("DTSTART=20261301;FREQ=DAILY"),
        S_INIT("FREQ=WEEKLY;BYDAY=MO;"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        assert_false(recurrence_valid(rules[i]));
}

static void
a_daily_rule_without_end_ends_with_the_days_that_were_asked(void **state)
{
    struct arena *mem = arena_open();
    struct date *days;

    (void)state;
    size_t count = recurrence_days(mem, S("DTSTART=19960101;FREQ=DAILY"), day(2026, 1, 1),
                                   day(2126, 1, 1), &days);
    assert_true(count > 0 && count <= RECURRENCE_DAYS_MAX);
    assert_int_equal(days[0].day, day(2026, 1, 1).day);
    arena_close(mem);
}

const struct CMUnitTest recurrence_tests[] = {
    cmocka_unit_test(rules_fall_on_the_days_they_name),
    cmocka_unit_test(rules_that_say_too_little_or_too_much_are_refused),
    cmocka_unit_test(a_daily_rule_without_end_ends_with_the_days_that_were_asked),
};
const size_t recurrence_tests_count = sizeof recurrence_tests / sizeof *recurrence_tests;
