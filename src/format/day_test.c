/* day_test.c - days as people type them. */
#include "format/day.h"

#include "base/arena.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
a_day_is_read_as_people_write_it(void **state)
{
    static const struct str third_of_march[] = {
        S_INIT("3 maart 2026"),
        S_INIT("3-3-2026"),
        S_INIT("03/03/2026"),
        S_INIT("3.3.2026"),
        S_INIT("3 mrt 2026"),
        S_INIT("3 MRT. 2026"),
        S_INIT("dinsdag 3 maart 2026"),
        S_INIT("di 3 mrt. 2026"),
        S_INIT("3e maart 2026"),
        S_INIT("3 March 2026"),
        S_INIT("March 3rd, 2026"),
        S_INIT("2026-03-03"),
        S_INIT("2026 maart 3"),
        S_INIT("03032026"),
        S_INIT("  3   maa  2026 "),
        S_INIT("d.d. 3 maart 2026"),
        S_INIT("datum: 3-3-2026"),
        S_INIT("op 3 maart 2026,"),
        S_INIT("the 3rd of March 2026"),
    };
    struct date day;

    (void)state;
    for (size_t i = 0; i < sizeof third_of_march / sizeof *third_of_march; i++) {
        assert_int_equal(day_read(third_of_march[i], &day), DAY_READ);
        assert_int_equal(day.day, date_of(2026, 3, 3).day);
    }
    assert_int_equal(day_read(S("29-2-2024"), &day), DAY_READ);
    assert_int_equal(day_read(S("3 - 3 - 2026"), &day), DAY_READ);
    assert_int_equal(day_read(S("-1-11-2026"), &day), DAY_UNREADABLE);
    assert_int_equal(day_read(S("1--11-2026"), &day), DAY_UNREADABLE);
    assert_int_equal(day_read(S("1 -11 2026"), &day), DAY_UNREADABLE);
    assert_int_equal(day_read(S("3 4 2026"), &day), DAY_READ); /* day before month */
    assert_int_equal(day.day, date_of(2026, 4, 3).day);
}

static void
every_month_is_known_by_its_names(void **state)
{
    static const struct str names[12][4] = {
        {S_INIT("januari"), S_INIT("jan"), S_INIT("January"), S_INIT("01")},
        {S_INIT("februari"), S_INIT("febr"), S_INIT("February"), S_INIT("2")},
        {S_INIT("maart"), S_INIT("mrt"), S_INIT("March"), S_INIT("3")},
        {S_INIT("april"), S_INIT("apr"), S_INIT("April"), S_INIT("4")},
        {S_INIT("mei"), S_INIT("MEI"), S_INIT("May"), S_INIT("5")},
        {S_INIT("juni"), S_INIT("jun"), S_INIT("June"), S_INIT("6")},
        {S_INIT("juli"), S_INIT("jul"), S_INIT("July"), S_INIT("7")},
        {S_INIT("augustus"), S_INIT("aug"), S_INIT("August"), S_INIT("8")},
        {S_INIT("september"), S_INIT("sept"), S_INIT("September"), S_INIT("9")},
        {S_INIT("oktober"), S_INIT("okt"), S_INIT("October"), S_INIT("10")},
        {S_INIT("november"), S_INIT("nov"), S_INIT("November"), S_INIT("11")},
        {S_INIT("december"), S_INIT("dec"), S_INIT("December"), S_INIT("12")},
    };
    struct arena *mem = arena_open();
    struct date day;

    (void)state;
    for (int month = 0; month < 12; month++)
        for (int i = 0; i < 4; i++) {
            struct str typed = str_join(mem, S("7 "), names[month][i], S(" 2026"));
            assert_int_equal(day_read(typed, &day), DAY_READ);
            assert_int_equal(day.day, date_of(2026, month + 1, 7).day);
        }
    arena_close(mem);
}

/* As on the telephone of somebody who came from elsewhere. */
static void
months_and_digits_of_other_languages_are_read(void **state)
{
    static const struct {
        struct str typed;
        int month;
    } rows[] = {
        {S_INIT("7 kasım 2026"), 11},   {S_INIT("7 KASIM 2026"), 11},
        {S_INIT("7 Kasim 2026"), 11},   {S_INIT("7 mart 2026"), 3},
        {S_INIT("7 ekim 2026"), 10},    {S_INIT("7 şubat 2026"), 2},
        {S_INIT("7 stycznia 2026"), 1}, {S_INIT("7 maja 2026"), 5},
        {S_INIT("7 grudnia 2026"), 12}, {S_INIT("7 листопада 2026"), 11},
        {S_INIT("7 березня 2026"), 3},  {S_INIT("7 مارس 2026"), 3},
        {S_INIT("٧ نوفمبر ٢٠٢٦"), 11},  {S_INIT("٧/١١/٢٠٢٦"), 11},
        {S_INIT("۷-۱۱-۲۰۲۶"), 11},
    };
    struct date day;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(day_read(rows[i].typed, &day), DAY_READ);
        assert_int_equal(day.day, date_of(2026, rows[i].month, 7).day);
    }
    assert_int_equal(day_read(S("7 kas 2026"), &day), DAY_UNREADABLE);
    assert_int_equal(day_read(S("7 \xd9 2026"), &day), DAY_UNREADABLE);
}

static void
a_short_year_on_a_letter_is_of_this_century_where_only_that_can_be(void **state)
{
    static const struct {
        struct str typed;
        enum day_typed how;
    } rows[] = {
        {S_INIT("24-11-26"), DAY_READ},       {S_INIT("24 november '26"), DAY_READ},
        {S_INIT("24 11 2026"), DAY_READ},     {S_INIT("24-11-99"), DAY_SHORT_YEAR},
        {S_INIT("24-11-15"), DAY_SHORT_YEAR}, {S_INIT("24-11-27"), DAY_SHORT_YEAR},
        {S_INIT("24-11-6"), DAY_SHORT_YEAR},  {S_INIT("24 november"), DAY_NO_YEAR},
        {S_INIT("29-2-26"), DAY_NOT_THERE},
    };
    struct date today = date_of(2026, 11, 29);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date day = {-1};
        assert_int_equal(day_read_of_letter(rows[i].typed, today, &day), rows[i].how);
        assert_int_equal(day.day, rows[i].how == DAY_READ ? date_of(2026, 11, 24).day : -1);
    }
}

static void
what_is_no_day_says_why(void **state)
{
    static const struct {
        struct str typed;
        enum day_typed why;
    } rows[] = {
        {S_INIT(""), DAY_EMPTY},
        {S_INIT("  "), DAY_EMPTY},
        {S_INIT("3 maart"), DAY_NO_YEAR},
        {S_INIT("3-3"), DAY_NO_YEAR},
        {S_INIT("3 maart 26"), DAY_SHORT_YEAR},
        {S_INIT("3-3-'26"), DAY_SHORT_YEAR},
        {S_INIT("3-3-0"), DAY_SHORT_YEAR},
        {S_INIT("29-2-26"), DAY_SHORT_YEAR},
        {S_INIT("3-3-0000"), DAY_ODD_YEAR},
        {S_INIT("3-3-9999"), DAY_ODD_YEAR},
        {S_INIT("3-3-202"), DAY_ODD_YEAR},
        {S_INIT("3-3-20266"), DAY_ODD_YEAR},
        {S_INIT("30 februari 2026"), DAY_NOT_THERE},
        {S_INIT("29 februari 2026"), DAY_NOT_THERE},
        {S_INIT("31-4-2026"), DAY_NOT_THERE},
        {S_INIT("0-1-2026"), DAY_NOT_THERE},
        {S_INIT("1-13-2026"), DAY_NOT_THERE},
        {S_INIT("1-0-2026"), DAY_NOT_THERE},
        {S_INIT("33333333-1-2026"), DAY_NOT_THERE},
        {S_INIT("maart 2026"), DAY_UNREADABLE},
        {S_INIT("2026"), DAY_UNREADABLE},
        {S_INIT("gisteren"), DAY_UNREADABLE},
        {S_INIT("3 maart april 2026"), DAY_UNREADABLE},
        {S_INIT("3 ma 2026 x"), DAY_UNREADABLE},
        {S_INIT("1 2 3 2026"), DAY_UNREADABLE},
        {S_INIT("3 maart 2026 <b>"), DAY_UNREADABLE},
        {S_INIT("999999999999999999999"), DAY_UNREADABLE},
        {S_INIT("３-３-2026"), DAY_UNREADABLE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date day = {-1};
        assert_int_equal(day_read(rows[i].typed, &day), rows[i].why);
        assert_int_equal(day.day, -1);
    }
}

static void
a_day_that_comes_needs_no_year(void **state)
{
    const struct date sunday = date_of(2026, 11, 29);
    static const struct {
        struct str typed;
        int year, month, mday;
    } rows[] = {
        {S_INIT("vandaag"), 2026, 11, 29},    {S_INIT("Morgen "), 2026, 11, 30},
        {S_INIT("overmorgen"), 2026, 12, 1},  {S_INIT("maandag"), 2026, 11, 30},
        {S_INIT("zondag"), 2026, 12, 6},      {S_INIT("zo"), 2026, 12, 6},
        {S_INIT("1 dec"), 2026, 12, 1},       {S_INIT("di 1 december"), 2026, 12, 1},
        {S_INIT("30-11"), 2026, 11, 30},      {S_INIT("30-11-26"), 2026, 11, 30},
        {S_INIT("28-11"), 2027, 11, 28},      {S_INIT("4 januari"), 2027, 1, 4},
        {S_INIT("28-11-2026"), 2026, 11, 28},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date day = {-1};
        assert_int_equal(day_read_coming(rows[i].typed, sunday, &day), DAY_READ);
        assert_int_equal(day.day, date_of(rows[i].year, rows[i].month, rows[i].mday).day);
    }
    struct date day = {-1};
    assert_int_equal(day_read_coming(S(""), sunday, &day), DAY_EMPTY);
    assert_int_equal(day_read_coming(S("ooit"), sunday, &day), DAY_UNREADABLE);
    assert_int_equal(day_read_coming(S("29-2"), sunday, &day), DAY_NOT_THERE);
    assert_int_equal(day.day, -1);
}

const struct CMUnitTest day_tests[] = {
    cmocka_unit_test(a_day_that_comes_needs_no_year),
    cmocka_unit_test(a_short_year_on_a_letter_is_of_this_century_where_only_that_can_be),
    cmocka_unit_test(a_day_is_read_as_people_write_it),
    cmocka_unit_test(every_month_is_known_by_its_names),
    cmocka_unit_test(months_and_digits_of_other_languages_are_read),
    cmocka_unit_test(what_is_no_day_says_why),
};
const size_t day_tests_count = sizeof day_tests / sizeof *day_tests;
