/* date.c - the civil calendar as day numbers, and Amsterdam time by rule. */
#include "base/date.h"

#include "base/check.h"
#include "base/text.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define DAY_MINUTES ((int64_t)24 * 60)
#define DAY_MS (DAY_MINUTES * MINUTE_MS)

/* Four hundred Gregorian years always have as many days. */
#define ERA_DAYS 146097

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

bool
date_exists(int year, int month, int mday)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return mday <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Years are counted from March, so that the leap day is the last of its year. */
struct date
date_of(int year, int month, int mday)
{
    check(date_exists(year, month, mday));
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int months = month > 2 ? month - 3 : month + 9;
    int day_of_year = (153 * months + 2) / 5 + mday - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (struct date){era * ERA_DAYS + day_of_era - 719468};
}

struct civil
date_civil(struct date d)
{
    int64_t shifted = (int64_t)d.day + 719468;
    int64_t era = floor_div(shifted, ERA_DAYS);
    int64_t day_of_era = shifted - era * ERA_DAYS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (ERA_DAYS - 1)) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t months = (5 * day_of_year + 2) / 153;
    int64_t month = months < 10 ? months + 3 : months - 9;
    return (struct civil){
        .year = (int)(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
        .month = (int)month,
        .mday = (int)(day_of_year - (153 * months + 2) / 5 + 1),
    };
}

enum weekday
date_weekday(struct date d)
{
    /* Day 0 was a Thursday. */
    int64_t since_monday = (int64_t)d.day + 3;
    return (enum weekday)(since_monday - floor_div(since_monday, 7) * 7 + 1);
}

struct date
date_plus(struct date d, int days)
{
    int64_t day = (int64_t)d.day + days;
    check(day >= INT32_MIN && day <= INT32_MAX);
    return (struct date){(int32_t)day};
}

int
date_between(struct date from, struct date to)
{
    int64_t days = (int64_t)to.day - from.day;
    check(days >= INT32_MIN && days <= INT32_MAX);
    return (int)days;
}

/* The rule of the Gregorian calendar in the form that J.-M. Oudin gave it: golden number, age of
 * the moon, then the Sunday after the full moon. */
struct date
date_easter(int year)
{
    int golden = year % 19;
    int century = year / 100;
    int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    int day = moon - weekday; /* days after 28 March */
    return date_plus(date_of(year, 3, 28), day);
}

static bool
digits_parse(struct str s, int *ret)
{
    int value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    *ret = value;
    return true;
}

bool
date_parse(struct str s, struct date *ret)
{
    int year, month, mday;
    if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
        return false;
    if (!digits_parse(str_slice(s, 0, 4), &year) || !digits_parse(str_slice(s, 5, 7), &month) ||
        !digits_parse(str_slice(s, 8, 10), &mday) || !date_exists(year, month, mday))
        return false;
    *ret = date_of(year, month, mday);
    return true;
}

struct str
date_iso(struct arena *mem, struct date d)
{
    struct civil civil = date_civil(d);
    struct text t = text_open(mem, 16);
    text_add_int_wide(&t, civil.year, 4);
    text_add_byte(&t, '-');
    text_add_int_wide(&t, civil.month, 2);
    text_add_byte(&t, '-');
    text_add_int_wide(&t, civil.mday, 2);
    return text_str(&t);
}

/* 01:00 UTC on the last Sunday of a month of 31 days. */
static int64_t
change_ms(int year, int month)
{
    struct date last = date_of(year, month, 31);
    int weekday = (int)date_weekday(last);
    struct date sunday = date_plus(last, weekday == SUNDAY ? 0 : -weekday);
    return sunday.day * DAY_MS + 60 * MINUTE_MS;
}

static bool
is_summer_time(int64_t at_ms)
{
    struct civil utc = date_civil((struct date){(int32_t)floor_div(at_ms, DAY_MS)});
    return at_ms >= change_ms(utc.year, 3) && at_ms < change_ms(utc.year, 10);
}

static int64_t
local_minutes(int64_t at_ms)
{
    return floor_div(at_ms, MINUTE_MS) + (is_summer_time(at_ms) ? 120 : 60);
}

struct date
date_in_amsterdam(int64_t at_ms)
{
    return (struct date){(int32_t)floor_div(local_minutes(at_ms), DAY_MINUTES)};
}

int
minutes_in_amsterdam(int64_t at_ms)
{
    int64_t minutes = local_minutes(at_ms);
    return (int)(minutes - floor_div(minutes, DAY_MINUTES) * DAY_MINUTES);
}

int64_t
amsterdam_ms(struct date d, int minutes)
{
    int64_t local = d.day * DAY_MINUTES + minutes;
    /* Summer first: of an hour that occurs twice, the first one is in summer time. */
    int64_t as_summer = (local - 120) * MINUTE_MS;
    if (is_summer_time(as_summer))
        return as_summer;
    int64_t as_winter = (local - 60) * MINUTE_MS;
    if (!is_summer_time(as_winter))
        return as_winter;
    /* In neither: the clock skipped it. */
    return change_ms(date_civil((struct date){(int32_t)floor_div(as_winter, DAY_MS)}).year, 3);
}
