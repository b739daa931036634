/* date_test.c - the calendar and Amsterdam time against lists that were made without it. */
#include "base/date.h"

#include "arena_fixture.h"
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS (60 * MINUTE_MS)

/* Moments in seconds at which the clock goes forward and back, listed from the IANA time zone
 * database (Europe/Amsterdam) with another program, not by the rule that date.c uses. */
static const struct {
    int year;
    int64_t forward_s, back_s;
} changes[] = {
    {1996, INT64_C(828234000), INT64_C(846378000)},
    {1997, INT64_C(859683600), INT64_C(877827600)},
    {1998, INT64_C(891133200), INT64_C(909277200)},
    {1999, INT64_C(922582800), INT64_C(941331600)},
    {2000, INT64_C(954032400), INT64_C(972781200)},
    {2001, INT64_C(985482000), INT64_C(1004230800)},
    {2002, INT64_C(1017536400), INT64_C(1035680400)},
    {2003, INT64_C(1048986000), INT64_C(1067130000)},
    {2004, INT64_C(1080435600), INT64_C(1099184400)},
    {2005, INT64_C(1111885200), INT64_C(1130634000)},
    {2006, INT64_C(1143334800), INT64_C(1162083600)},
    {2007, INT64_C(1174784400), INT64_C(1193533200)},
    {2008, INT64_C(1206838800), INT64_C(1224982800)},
    {2009, INT64_C(1238288400), INT64_C(1256432400)},
    {2010, INT64_C(1269738000), INT64_C(1288486800)},
    {2011, INT64_C(1301187600), INT64_C(1319936400)},
    {2012, INT64_C(1332637200), INT64_C(1351386000)},
    {2013, INT64_C(1364691600), INT64_C(1382835600)},
    {2014, INT64_C(1396141200), INT64_C(1414285200)},
    {2015, INT64_C(1427590800), INT64_C(1445734800)},
    {2016, INT64_C(1459040400), INT64_C(1477789200)},
    {2017, INT64_C(1490490000), INT64_C(1509238800)},
    {2018, INT64_C(1521939600), INT64_C(1540688400)},
    {2019, INT64_C(1553994000), INT64_C(1572138000)},
    {2020, INT64_C(1585443600), INT64_C(1603587600)},
    {2021, INT64_C(1616893200), INT64_C(1635642000)},
    {2022, INT64_C(1648342800), INT64_C(1667091600)},
    {2023, INT64_C(1679792400), INT64_C(1698541200)},
    {2024, INT64_C(1711846800), INT64_C(1729990800)},
    {2025, INT64_C(1743296400), INT64_C(1761440400)},
    {2026, INT64_C(1774746000), INT64_C(1792890000)},
    {2027, INT64_C(1806195600), INT64_C(1824944400)},
    {2028, INT64_C(1837645200), INT64_C(1856394000)},
    {2029, INT64_C(1869094800), INT64_C(1887843600)},
    {2030, INT64_C(1901149200), INT64_C(1919293200)},
    {2031, INT64_C(1932598800), INT64_C(1950742800)},
    {2032, INT64_C(1964048400), INT64_C(1982797200)},
    {2033, INT64_C(1995498000), INT64_C(2014246800)},
    {2034, INT64_C(2026947600), INT64_C(2045696400)},
    {2035, INT64_C(2058397200), INT64_C(2077146000)},
    {2036, INT64_C(2090451600), INT64_C(2108595600)},
    {2037, INT64_C(2121901200), INT64_C(2140045200)},
    {2038, INT64_C(2153350800), INT64_C(2172099600)},
    {2039, INT64_C(2184800400), INT64_C(2203549200)},
    {2040, INT64_C(2216250000), INT64_C(2234998800)},
    {2041, INT64_C(2248304400), INT64_C(2266448400)},
    {2042, INT64_C(2279754000), INT64_C(2297898000)},
    {2043, INT64_C(2311203600), INT64_C(2329347600)},
    {2044, INT64_C(2342653200), INT64_C(2361402000)},
    {2045, INT64_C(2374102800), INT64_C(2392851600)},
    {2046, INT64_C(2405552400), INT64_C(2424301200)},
    {2047, INT64_C(2437606800), INT64_C(2455750800)},
    {2048, INT64_C(2469056400), INT64_C(2487200400)},
    {2049, INT64_C(2500506000), INT64_C(2519254800)},
    {2050, INT64_C(2531955600), INT64_C(2550704400)},
};
#define CHANGES (sizeof changes / sizeof changes[0])

/* 2014-2035 as published; the others are the earliest and latest dates there are, and years in
 * which the full moon falls on a Sunday or the exceptions of the rule apply. */
static const char *const easters[] = {
    "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
    "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
    "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13",
    "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "1943-04-25", "1954-04-18",
    "1981-04-19", "2008-03-23", "2038-04-25", "2049-04-18", "2076-04-19", "1818-03-22",
    "2285-03-22",
};

static void
every_day_of_four_centuries_follows_the_one_before(void **state)
{
    (void)state;
    /* Counts on its own, month by month, from a day whose weekday is known. */
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct date expected = date_of(1800, 1, 1);
    int weekday = WEDNESDAY; /* 1 January 1800 */
    assert_int_equal(expected.day, -62091);
    for (int year = 1800; year < 2200; year++) {
        for (int month = 1; month <= 12; month++) {
            int days = lengths[month - 1];
            if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
                days++;
            assert_false(date_exists(year, month, days + 1));
            for (int mday = 1; mday <= days; mday++) {
                struct civil civil = date_civil(expected);
                assert_true(date_exists(year, month, mday));
                assert_int_equal(date_of(year, month, mday).day, expected.day);
                assert_true(civil.year == year && civil.month == month && civil.mday == mday);
                assert_int_equal(date_weekday(expected), weekday);
                expected.day++;
                weekday = weekday % 7 + 1;
            }
        }
    }
}

static void
known_days_have_their_known_numbers(void **state)
{
    (void)state;
    assert_int_equal(date_of(1970, 1, 1).day, 0);
    assert_int_equal(date_of(1969, 12, 31).day, -1);
    assert_int_equal(date_of(2000, 2, 29).day, 11016);
    assert_int_equal(date_of(2026, 11, 24).day, 20781);
    assert_int_equal(date_of(1, 1, 1).day, -719162);
    assert_int_equal(date_of(9999, 12, 31).day, 2932896);
    assert_int_equal(date_weekday(date_of(2026, 11, 24)), TUESDAY);
    assert_int_equal(date_weekday(date_of(1, 1, 1)), MONDAY);
}

static void
days_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    assert_false(date_exists(2026, 2, 29));
    assert_true(date_exists(2028, 2, 29));
    assert_false(date_exists(1900, 2, 29));
    assert_true(date_exists(2000, 2, 29));
    assert_false(date_exists(2026, 0, 1));
    assert_false(date_exists(2026, 13, 1));
    assert_false(date_exists(2026, 1, 0));
    assert_false(date_exists(2026, -1, -1));
    assert_false(date_exists(0, 1, 1));
    assert_false(date_exists(10000, 1, 1));
}

static void
adding_days_and_counting_them_are_each_others_inverse(void **state)
{
    (void)state;
    struct date start = date_of(2024, 2, 28);
    assert_int_equal(date_plus(start, 2).day, date_of(2024, 3, 1).day);
    assert_int_equal(date_plus(start, -59).day, date_of(2023, 12, 31).day);
    assert_int_equal(date_between(date_of(2026, 1, 1), date_of(2027, 1, 1)), 365);
    assert_int_equal(date_between(date_of(2027, 1, 1), date_of(2026, 1, 1)), -365);
    for (int days = -1000; days <= 1000; days++)
        assert_int_equal(date_between(start, date_plus(start, days)), days);
}

static void
easter_falls_on_the_days_that_were_published(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof easters / sizeof easters[0]; i++) {
        struct date expected;
        assert_true(date_parse(str_from_c(easters[i]), &expected));
        assert_int_equal(date_easter(date_civil(expected).year).day, expected.day);
    }
}

static void
easter_is_a_sunday_from_22_march_to_25_april(void **state)
{
    (void)state;
    for (int year = 1583; year <= 4000; year++) {
        struct date easter = date_easter(year);
        assert_int_equal(date_weekday(easter), SUNDAY);
        assert_true(easter.day >= date_of(year, 3, 22).day &&
                    easter.day <= date_of(year, 4, 25).day);
    }
}

static void
only_an_exact_iso_date_is_read(void **state)
{
    (void)state;
    static const struct str wrong[] = {
        S_INIT(""),
        S_INIT("2026-11-2"),
        S_INIT("2026-11-245"),
        S_INIT("2026/11/24"),
        S_INIT("24-11-2026"),
        S_INIT("2026-13-01"),
        S_INIT("2026-02-30"),
        S_INIT("2026-00-10"),
        S_INIT("0000-01-01"),
        S_INIT("+026-01-01"),
        S_INIT("2026-1 -01"),
        S_INIT(" 2026-1-01"),
        S_INIT("2026-11-2\0"),
        S_INIT("2026-11--1"),
        S_INIT("20261124"),
        S_INIT("2026-11-24T"),
    };
    struct date d = {77};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(date_parse(wrong[i], &d));
    assert_int_equal(d.day, 77);
    assert_true(date_parse(S("2028-02-29"), &d));
    assert_int_equal(d.day, date_of(2028, 2, 29).day);
}

static void
what_is_written_is_read_back(void **state)
{
    struct arena *mem = *state;
    assert_true(str_eq(date_iso(mem, date_of(987, 6, 5)), S("0987-06-05")));
    for (int32_t day = -719162; day <= 2932896; day += 997) {
        struct date back;
        assert_true(date_parse(date_iso(mem, (struct date){day}), &back));
        assert_int_equal(back.day, day);
    }
}

static void
the_clock_goes_forward_and_back_at_the_listed_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHANGES; i++) {
        int64_t forward = changes[i].forward_s * 1000;
        int64_t back = changes[i].back_s * 1000;
        assert_int_equal(minutes_in_amsterdam(forward - 1), 119);
        assert_int_equal(minutes_in_amsterdam(forward), 180);
        assert_int_equal(minutes_in_amsterdam(back - 1), 179);
        assert_int_equal(minutes_in_amsterdam(back), 120);
        assert_int_equal(date_weekday(date_in_amsterdam(forward)), SUNDAY);
        assert_int_equal(date_civil(date_in_amsterdam(back)).year, changes[i].year);
    }
}

static void
skipped_and_doubled_times_have_one_moment(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHANGES; i++) {
        int64_t forward = changes[i].forward_s * 1000;
        int64_t back = changes[i].back_s * 1000;
        struct date spring = date_in_amsterdam(forward);
        struct date autumn = date_in_amsterdam(back);
        assert_true(amsterdam_ms(spring, 119) == forward - MINUTE_MS);
        for (int minutes = 120; minutes <= 180; minutes++)
            assert_true(amsterdam_ms(spring, minutes) == forward);
        assert_true(amsterdam_ms(spring, 181) == forward + MINUTE_MS);
        for (int minutes = 120; minutes < 180; minutes++)
            assert_true(amsterdam_ms(autumn, minutes) ==
                        back - HOUR_MS + (minutes - 120) * MINUTE_MS);
        assert_true(amsterdam_ms(autumn, 180) == back + HOUR_MS);
    }
}

static void
days_of_23_and_25_hours_are_as_long_as_they_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHANGES; i++) {
        struct date spring = date_in_amsterdam(changes[i].forward_s * 1000);
        struct date autumn = date_in_amsterdam(changes[i].back_s * 1000);
        assert_true(amsterdam_ms(date_plus(spring, 1), 0) - amsterdam_ms(spring, 0) ==
                    23 * HOUR_MS);
        assert_true(amsterdam_ms(date_plus(autumn, 1), 0) - amsterdam_ms(autumn, 0) ==
                    25 * HOUR_MS);
        assert_true(amsterdam_ms(date_plus(spring, 2), 0) - amsterdam_ms(date_plus(spring, 1), 0) ==
                    24 * HOUR_MS);
    }
}

static void
local_times_come_back_as_they_were_given(void **state)
{
    (void)state;
    for (struct date d = date_of(2024, 1, 1); d.day < date_of(2028, 1, 1).day; d.day++) {
        for (int minutes = 0; minutes < 1440; minutes += 20) {
            int64_t at_ms = amsterdam_ms(d, minutes);
            bool skipped = minutes >= 120 && minutes < 180 && minutes_in_amsterdam(at_ms) == 180;
            assert_int_equal(date_in_amsterdam(at_ms).day, d.day);
            if (!skipped)
                assert_int_equal(minutes_in_amsterdam(at_ms), minutes);
        }
    }
}

static void
the_local_day_changes_before_the_day_in_utc(void **state)
{
    (void)state;
    /* New Year 2027 in Amsterdam is 23:00 UTC; midsummer's midnight 22:00 UTC. */
    assert_true(amsterdam_ms(date_of(2027, 1, 1), 0) == INT64_C(1798758000000));
    assert_int_equal(date_in_amsterdam(INT64_C(1798758000000) - 1).day, date_of(2026, 12, 31).day);
    assert_true(amsterdam_ms(date_of(2026, 6, 21), 0) == INT64_C(1781992800000));
    assert_int_equal(minutes_in_amsterdam(INT64_C(1781992800000) - 1), 1439);
}

const struct CMUnitTest date_tests[] = {
    cmocka_unit_test(every_day_of_four_centuries_follows_the_one_before),
    cmocka_unit_test(known_days_have_their_known_numbers),
    cmocka_unit_test(days_that_do_not_exist_are_refused),
    cmocka_unit_test(adding_days_and_counting_them_are_each_others_inverse),
    cmocka_unit_test(easter_falls_on_the_days_that_were_published),
    cmocka_unit_test(easter_is_a_sunday_from_22_march_to_25_april),
    cmocka_unit_test(only_an_exact_iso_date_is_read),
    cmocka_unit_test_setup_teardown(what_is_written_is_read_back, arena_setup, arena_teardown),
    cmocka_unit_test(the_clock_goes_forward_and_back_at_the_listed_moments),
    cmocka_unit_test(skipped_and_doubled_times_have_one_moment),
    cmocka_unit_test(days_of_23_and_25_hours_are_as_long_as_they_are),
    cmocka_unit_test(local_times_come_back_as_they_were_given),
    cmocka_unit_test(the_local_day_changes_before_the_day_in_utc),
};
const size_t date_tests_count = sizeof date_tests / sizeof date_tests[0];
