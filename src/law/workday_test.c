/* workday_test.c - the calendar against cases that lawyers can read, and a list made without it. */
#include "law/workday.h"

#include "arena_fixture.h"
#include "base/arena.h"
#include "case_reader.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct date
day(struct str s)
{
    struct date d;
    if (!date_parse(s, &d))
        fail_msg("'%.*s' is not a date", (int)s.len, s.ptr);
    return d;
}

/* Cuts what stands before `words` off `s` as a number; false when `words` are not there. */
static bool
number_before(struct str s, struct str words, int *ret, struct str *ret_after)
{
    int64_t number;
    size_t at = str_find(s, words);
    if (at == s.len || !str_int(str_slice(s, 0, at), &number))
        return false;
    *ret = (int)number;
    *ret_after = str_slice(s, at + words.len, s.len);
    return true;
}

static bool
case_holds(const struct calendar *cal, struct date d, enum workday_rule rule,
           struct str expectation)
{
    int n;
    struct str rest;
    if (str_starts(expectation, S("verder tot ")))
        return workday_next(cal, rule, d).day == day(str_slice(expectation, 11, 99)).day;
    if (number_before(expectation, S(" werkdagen later "), &n, &rest))
        return workday_plus(cal, rule, d, n).day == day(rest).day;
    if (number_before(expectation, S(" werkdagen tot en met "), &n, &rest))
        return workdays_between(cal, rule, d, day(rest)) == n;
    if (str_eq(expectation, S("werkdag")))
        return workday_is(cal, rule, d);
    return str_eq(workday_name(workday_reason(cal, rule, d)), expectation);
}

static void
every_case_in_the_case_file_holds(void **state)
{
    struct calendar cal = calendar_base();
    struct case_reader reader = case_open(*state, S("tests/cases/workday.case"));
    struct case_line line;
    int count = 0;
    while (case_next(&reader, &line)) {
        bool office = str_eq(line.parts[1], S("kantoor"));
        if (line.count != 3 || !(office || str_eq(line.parts[1], S("wet"))))
            fail_msg("tests/cases/workday.case:%d: not a case", reader.line);
        if (!case_holds(&cal, day(line.parts[0]), office ? WORKDAY_OFFICE : WORKDAY_ATW,
                        line.parts[2]))
            fail_msg("tests/cases/workday.case:%d: does not hold", reader.line);
        count++;
    }
    assert_true(count > 50);
}

/* The name that a list made by others gives the day; false when it does not list it. */
static bool
listed(struct str csv, struct str iso, struct str *ret_name)
{
    struct str line, cell;
    while (str_cut(&csv, '\n', &line)) {
        if (!str_starts(line, iso))
            continue;
        for (int i = 0; i < 3; i++)
            assert_true(str_cut(&line, ',', &cell));
        *ret_name = cell;
        return true;
    }
    return false;
}

static void
every_day_of_the_shared_list_is_a_holiday_and_no_other(void **state)
{
    struct str csv = {0};
    if (!case_file_read(*state, S("../shared/data/holidays.csv"), &csv)) {
        print_message("skipped: ../shared/data/holidays.csv is not here\n");
        skip();
    }
    struct calendar cal = calendar_base();
    for (struct date d = date_of(2014, 1, 1); d.day <= date_of(2035, 12, 31).day; d.day++) {
        struct str iso = date_iso(*state, d);
        struct str name;
        enum day_off reason = workday_reason(&cal, WORKDAY_ATW, d);
        bool holiday = reason != DAY_WORKING && reason != DAY_SATURDAY && reason != DAY_SUNDAY;
        bool in_list = listed(csv, iso, &name);
        if (holiday != in_list || (in_list && str_find(name, workday_name(reason)) == name.len))
            fail_msg("%.*s", (int)iso.len, iso.ptr);
    }
}

static void
adding_and_counting_working_days_are_each_others_inverse(void **state)
{
    (void)state;
    struct calendar cal = calendar_base();
    for (struct date d = date_of(2026, 1, 1); d.day < date_of(2027, 1, 1).day;
         d = date_plus(d, 3)) {
        for (int n = 1; n <= 30; n += 7) {
            for (int rule = WORKDAY_ATW; rule <= WORKDAY_OFFICE; rule++) {
                struct date later = workday_plus(&cal, (enum workday_rule)rule, d, n);
                assert_true(workday_is(&cal, (enum workday_rule)rule, later));
                assert_int_equal(workdays_between(&cal, (enum workday_rule)rule, d, later), n);
            }
        }
    }
}

static void
the_years_of_which_equated_days_are_known_are_told(void **state)
{
    (void)state;
    struct calendar cal = calendar_base();
    assert_true(calendar_covers(&cal, 2017));
    assert_true(calendar_covers(&cal, 2026));
    assert_true(calendar_covers(&cal, 2028));
    assert_false(calendar_covers(&cal, 2016));
    assert_false(calendar_covers(&cal, 2020));
    assert_false(calendar_covers(&cal, 2021));
    assert_false(calendar_covers(&cal, 2029));
    assert_int_equal(calendar_covered_until(&cal, 2026), 2028);
    assert_int_equal(calendar_covered_until(&cal, 2018), 2019);
    assert_int_equal(calendar_covered_until(&cal, 2020), 2019);
}

static void
an_administrator_can_add_the_days_of_a_new_decree(void **state)
{
    struct arena *mem = *state;
    struct calendar base = calendar_base();
    struct date days[] = {date_of(2029, 12, 24), date_of(2031, 5, 23)};
    struct decree decree = {.first_year = 2029, .last_year = 2031, .days = days, .days_count = 2};
    struct calendar cal = calendar_with(mem, base, &decree, 1);
    days[0] = date_of(1999, 1, 1); /* copied, so this changes nothing */

    assert_true(workday_is(&base, WORKDAY_ATW, date_of(2029, 12, 24)));
    assert_int_equal(workday_reason(&cal, WORKDAY_ATW, date_of(2029, 12, 24)), DAY_EQUATED);
    assert_true(workday_is(&cal, WORKDAY_OFFICE, date_of(2029, 12, 24)));
    assert_int_equal(workday_reason(&cal, WORKDAY_ATW, date_of(2026, 5, 15)), DAY_EQUATED);
    assert_true(calendar_covers(&cal, 2030));
    assert_int_equal(calendar_covered_until(&cal, 2026), 2031);

    struct decree gap = {.first_year = 2020, .last_year = 2021, .days = NULL, .days_count = 0};
    struct calendar more = calendar_with(mem, cal, &gap, 1);
    assert_true(calendar_covers(&more, 2021) && calendar_covers(&more, 2031));
    assert_false(calendar_covers(&cal, 2021));
}

static void
two_holidays_on_one_day_are_one_day_off(void **state)
{
    (void)state;
    struct calendar cal = calendar_base();
    /* 2016: Ascension Day on 5 May. The Friday after it is an ordinary day. */
    assert_int_equal(workday_plus(&cal, WORKDAY_ATW, date_of(2016, 5, 4), 1).day,
                     date_of(2016, 5, 6).day);
}

const struct CMUnitTest workday_tests[] = {
    cmocka_unit_test_setup_teardown(every_case_in_the_case_file_holds, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(every_day_of_the_shared_list_is_a_holiday_and_no_other,
                                    arena_setup, arena_teardown),
    cmocka_unit_test(adding_and_counting_working_days_are_each_others_inverse),
    cmocka_unit_test(the_years_of_which_equated_days_are_known_are_told),
    cmocka_unit_test_setup_teardown(an_administrator_can_add_the_days_of_a_new_decree, arena_setup,
                                    arena_teardown),
    cmocka_unit_test(two_holidays_on_one_day_are_one_day_off),
};
const size_t workday_tests_count = sizeof workday_tests / sizeof workday_tests[0];
