/* workday.c - holidays by rule, equated days by table. */
#include "law/workday.h"

#include "base/arena.h"
#include "base/check.h"
#include "equated_days.h"

#define PLUS_MAX 10000

struct calendar
calendar_base(void)
{
    return (struct calendar){NULL, 0};
}

struct calendar
calendar_with(struct arena *mem, struct calendar base, const struct decree *decrees, size_t count)
{
    struct decree *all = arena_new(mem, struct decree, base.decrees_count + count);
    for (size_t i = 0; i < base.decrees_count + count; i++) {
        all[i] = i < base.decrees_count ? base.decrees[i] : decrees[i - base.decrees_count];
        struct date *days = arena_new(mem, struct date, all[i].days_count);
        for (size_t at = 0; at < all[i].days_count; at++)
            days[at] = all[i].days[at];
        all[i].days = days;
    }
    return (struct calendar){all, base.decrees_count + count};
}

/* "2026-2028". The table is part of the program: what is wrong in it is a bug. */
static void
years_of(struct str years, int *ret_first, int *ret_last)
{
    int64_t first, last;
    bool valid = years.len == 9 && years.ptr[4] == '-' && str_int(str_slice(years, 0, 4), &first) &&
                 str_int(str_slice(years, 5, 9), &last);
    check(valid);
    *ret_first = (int)first;
    *ret_last = (int)last;
}

bool
calendar_covers(const struct calendar *cal, int year)
{
    for (size_t i = 0; i < equated_days_rows_count; i++) {
        int first, last;
        years_of(equated_days_rows[i].years_known, &first, &last);
        if (year >= first && year <= last)
            return true;
    }
    for (size_t i = 0; i < cal->decrees_count; i++) {
        if (year >= cal->decrees[i].first_year && year <= cal->decrees[i].last_year)
            return true;
    }
    return false;
}

int
calendar_covered_until(const struct calendar *cal, int year)
{
    while (calendar_covers(cal, year))
        year++;
    return year - 1;
}

static bool
is_equated(const struct calendar *cal, struct date d)
{
    for (size_t i = 0; i < equated_days_rows_count; i++) {
        struct date row;
        bool valid = date_parse(equated_days_rows[i].date, &row);
        check(valid);
        if (row.day == d.day)
            return true;
    }
    for (size_t i = 0; i < cal->decrees_count; i++) {
        for (size_t at = 0; at < cal->decrees[i].days_count; at++) {
            if (cal->decrees[i].days[at].day == d.day)
                return true;
        }
    }
    return false;
}

/* The day on which the birthday of the King (until 2013: of the Queen) is celebrated: never a
 * Sunday. */
static struct date
kings_day(int year)
{
    struct date birthday = year >= 2014 ? date_of(year, 4, 27) : date_of(year, 4, 30);
    return date_weekday(birthday) == SUNDAY ? date_plus(birthday, -1) : birthday;
}

static enum day_off
fixed_holiday(struct civil civil)
{
    if (civil.month == 1 && civil.mday == 1)
        return DAY_NEW_YEAR;
    if (civil.month == 5 && civil.mday == 5)
        return DAY_LIBERATION;
    if (civil.month == 12 && civil.mday == 25)
        return DAY_CHRISTMAS;
    if (civil.month == 12 && civil.mday == 26)
        return DAY_SECOND_CHRISTMAS;
    return DAY_WORKING;
}

/* Atw 3(1), 3(2). Easter Sunday and Whit Sunday are not named there: they are Sundays. */
static enum day_off
holiday(struct date d)
{
    struct civil civil = date_civil(d);
    enum day_off fixed = fixed_holiday(civil);
    if (fixed != DAY_WORKING)
        return fixed;
    if (d.day == kings_day(civil.year).day)
        return DAY_KING;
    switch (date_between(date_easter(civil.year), d)) {
    case -2:
        return DAY_GOOD_FRIDAY;
    case 1:
        return DAY_EASTER_MONDAY;
    case 39:
        return DAY_ASCENSION;
    case 50:
        return DAY_WHIT_MONDAY;
    default:
        return DAY_WORKING;
    }
}

enum day_off
workday_reason(const struct calendar *cal, enum workday_rule rule, struct date d)
{
    enum day_off reason = holiday(d);
    if (reason != DAY_WORKING)
        return reason;
    enum weekday weekday = date_weekday(d);
    if (weekday == SATURDAY)
        return DAY_SATURDAY;
    if (weekday == SUNDAY)
        return DAY_SUNDAY;
    return rule == WORKDAY_ATW && is_equated(cal, d) ? DAY_EQUATED : DAY_WORKING;
}

bool
workday_is(const struct calendar *cal, enum workday_rule rule, struct date d)
{
    return workday_reason(cal, rule, d) == DAY_WORKING;
}

struct str
workday_name(enum day_off reason)
{
    static const struct str names[] = {
        [DAY_WORKING] = S_INIT(""),
        [DAY_SATURDAY] = T_INIT("zaterdag"),
        [DAY_SUNDAY] = T_INIT("zondag"),
        [DAY_NEW_YEAR] = T_INIT("Nieuwjaarsdag"),
        [DAY_GOOD_FRIDAY] = T_INIT("Goede Vrijdag"),
        [DAY_EASTER_MONDAY] = T_INIT("Tweede Paasdag"),
        [DAY_KING] = T_INIT("Koningsdag"),
        [DAY_LIBERATION] = T_INIT("Bevrijdingsdag"),
        [DAY_ASCENSION] = T_INIT("Hemelvaartsdag"),
        [DAY_WHIT_MONDAY] = T_INIT("Tweede Pinksterdag"),
        [DAY_CHRISTMAS] = T_INIT("Eerste Kerstdag"),
        [DAY_SECOND_CHRISTMAS] = T_INIT("Tweede Kerstdag"),
        [DAY_EQUATED] = T_INIT("Gelijkgestelde dag"),
    };
    check((size_t)reason < sizeof names / sizeof names[0]);
    return names[reason];
}

struct date
workday_next(const struct calendar *cal, enum workday_rule rule, struct date d)
{
    while (!workday_is(cal, rule, d))
        d = date_plus(d, 1);
    return d;
}

struct date
workday_plus(const struct calendar *cal, enum workday_rule rule, struct date d, int n)
{
    check(n >= 0 && n <= PLUS_MAX);
    for (; n > 0; n--)
        d = workday_next(cal, rule, date_plus(d, 1));
    return d;
}

int
workdays_between(const struct calendar *cal, enum workday_rule rule, struct date from,
                 struct date to)
{
    int count = 0;
    while (from.day < to.day) {
        from = date_plus(from, 1);
        count += workday_is(cal, rule, from) ? 1 : 0;
    }
    return count;
}
