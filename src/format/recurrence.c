/* recurrence.c - rules are checked here before libical sees them, so that none runs without end. */
#include "format/recurrence.h"

#include "base/text.h"

#include <libical/ical.h>

enum { STEPS_MAX = 20000 }; /* of one rule: a leap day each day for fifty years */

struct parts {
    struct str start;                             /* DTSTART; empty without */
    struct str rule;                              /* the rest */
    bool frequent, rare;                          /* DAILY or WEEKLY; MONTHLY or YEARLY */
    bool by_day, by_month_day, by_month, reckons; /* reckons: INTERVAL over 1, or COUNT */
};

static bool
all_of(struct str s, const char *allowed)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\0' || !strchr(allowed, s.ptr[i]))
            return false;
    return s.len > 0;
}

/* "20260105" */
static bool
day_parse(struct str s, struct date *ret)
{
    int64_t year, month, mday;

    if (s.len != 8 || !str_int(str_slice(s, 0, 4), &year) || !str_int(str_slice(s, 4, 6), &month) ||
        !str_int(str_slice(s, 6, 8), &mday) || year < 1996 || year > 2200 ||
        !date_exists((int)year, (int)month, (int)mday))
        return false;
    *ret = date_of((int)year, (int)month, (int)mday);
    return true;
}

/* "MO", "2TU", "-1FR" */
static bool
by_day_valid(struct str list)
{
    static const char *const days = "MOTUWETHFRSASU";
    struct str one;

    while (str_cut(&list, ',', &one)) {
        if (one.len < 2)
            return false;
        struct str name = str_slice(one, one.len - 2, one.len);
        struct str number = str_slice(one, 0, one.len - 2);
        bool known = false;
        for (size_t i = 0; i < 14; i += 2)
            known = known || memcmp(days + i, name.ptr, 2) == 0;
        if (number.len && number.ptr[0] == '-')
            number = str_slice(number, 1, number.len);
        if (!known || number.len > 2 ||
            (one.len > 2 && (!all_of(number, "0123456789") || number.ptr[0] == '0')))
            return false;
    }
    return true;
}

static bool
numbers_valid(struct str list, int64_t most)
{
    struct str one;
    int64_t n;

    while (str_cut(&list, ',', &one))
        if (one.len > 4 || !str_int(one, &n) || n == 0 || n > most || n < -most)
            return false;
    return true;
}

static bool
part_read(struct str name, struct str value, struct parts *p)
{
    struct date day;
    int64_t n;

    if (str_eq(name, S("FREQ"))) {
        p->frequent = str_eq(value, S("DAILY")) || str_eq(value, S("WEEKLY"));
        p->rare = str_eq(value, S("MONTHLY")) || str_eq(value, S("YEARLY"));
        return p->frequent || p->rare;
    }
    if (str_eq(name, S("INTERVAL")) || str_eq(name, S("COUNT"))) {
        bool count = str_eq(name, S("COUNT"));
        bool valid = value.len <= 3 && str_int(value, &n) && n > 0 && (count || n < 100);
        p->reckons = p->reckons || (valid && (count || n > 1));
        return valid;
    }
    if (str_eq(name, S("UNTIL")))
        return day_parse(str_slice(value, 0, 8), &day) &&
               (value.len == 8 || (value.len <= 16 && all_of(value, "0123456789TZ")));
    if (str_eq(name, S("BYDAY")))
        return p->by_day = by_day_valid(value);
    if (str_eq(name, S("BYMONTHDAY")))
        return p->by_month_day = numbers_valid(value, 31);
    if (str_eq(name, S("BYMONTH")))
        return p->by_month = all_of(value, "0123456789,") && numbers_valid(value, 12);
    return str_eq(name, S("BYSETPOS")) && numbers_valid(value, 366);
}

static bool
parts_read(struct str whole, struct parts *ret)
{
    struct parts p = {.rule = whole};
    struct str rest = whole, part, start = S("DTSTART=");
    struct date day;

    if (whole.len == 0 || whole.len > RECURRENCE_LIMIT_BYTES)
        return false;
    if (str_starts(whole, start)) {
        str_cut(&rest, ';', &part);
        p.start = str_slice(part, start.len, part.len);
        p.rule = rest;
        if (!day_parse(p.start, &day) || rest.len == 0)
            return false;
    }
    while (str_cut(&rest, ';', &part)) {
        size_t equals = str_find_byte(part, '=');
        struct str value = str_slice(part, equals + 1, part.len);
        if (equals == part.len || !all_of(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,-") ||
            !part_read(str_slice(part, 0, equals), value, &p))
            return false;
    }
    bool says = p.frequent || p.by_day || p.by_month_day;
    if ((!p.frequent && !p.rare) || ((p.reckons || !says) && !p.start.len))
        return false;
    *ret = p;
    return true;
}

static struct icaltimetype
ical_day(struct date d)
{
    struct civil c = date_civil(d);
    /* Not icaltime_null_date(): its hours are -1, and a weekly rule then stands still. */
    return (struct icaltimetype){.year = c.year, .month = c.month, .day = c.mday, .is_date = 1};
}

bool
recurrence_valid(struct str rule)
{
    struct parts p;
    return parts_read(rule, &p);
}

/* "Every week on these days", the commonest by far, needs no library: it takes libical some fifty
 * milliseconds a rule to open its calendars. false: the rule says more than that. */
static bool
weekly_days(const struct parts *p, struct date from, struct date to, struct date *days, size_t *ret)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    struct str rest = p->rule, part, one, before = S("FREQ=WEEKLY"), by = S("BYDAY=");
    bool on[7] = {false};

    if (p->start.len || !str_cut(&rest, ';', &part) || !str_eq(part, before) ||
        !str_starts(rest, by) || str_find_byte(rest, ';') < rest.len)
        return false;
    rest = str_slice(rest, by.len, rest.len);
    while (str_cut(&rest, ',', &one)) {
        size_t day = 0;
        while (day < 7 && !str_eq(one, str_from_c(names[day])))
            day++;
        if (day == 7)
            return false;
        on[day] = true;
    }
    *ret = 0;
    for (struct date d = from; d.day <= to.day && *ret < RECURRENCE_DAYS_MAX; d = date_plus(d, 1))
        if (on[date_weekday(d) - 1])
            days[(*ret)++] = d;
    return true;
}

size_t
recurrence_days(struct arena *mem, struct str rule, struct date from, struct date to,
                struct date **ret)
{
    struct parts p;
    struct date start = date_plus(from, 1 - (int)date_weekday(from)); /* a Monday */
    size_t count = 0;

    *ret = arena_new(mem, struct date, RECURRENCE_DAYS_MAX);
    if (!parts_read(rule, &p))
        return 0;
    if (weekly_days(&p, from, to, *ret, &count))
        return count;
    if (p.start.len)
        day_parse(p.start, &start);
    else if (p.rare) /* its month or year is reckoned from the start: begin with the year */
        start = date_of(date_civil(from).year, 1, 1);
    struct icalrecurrencetype recur = icalrecurrencetype_from_string(str_c(mem, p.rule));
    if (recur.freq == ICAL_NO_RECURRENCE)
        return 0;
    icalrecur_iterator *days = icalrecur_iterator_new(recur, ical_day(start));
    if (!days)
        return 0;
    for (int step = 0; step < STEPS_MAX && count < RECURRENCE_DAYS_MAX; step++) {
        struct icaltimetype t = icalrecur_iterator_next(days);
        if (icaltime_is_null_time(t) || !date_exists(t.year, t.month, t.day))
            break;
        struct date d = date_of(t.year, t.month, t.day);
        if (d.day > to.day)
            break;
        if (d.day >= from.day)
            (*ret)[count++] = d;
    }
    icalrecur_iterator_free(days);
    return count;
}
