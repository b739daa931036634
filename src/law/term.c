/* term.c - counting days of a law, with each step told. */
#include "law/term.h"

#include "base/check.h"
#include "law_terms.h"

enum { LENGTH_MAX = 10000, ATW_DAYS_MAX = 90, ATW_WEEKS_MAX = 12, ATW_MONTHS_MAX = 3 };

/* ---- the table ---- */

/* The tables are part of the program: what is wrong in them is a bug. */
static struct date
table_date(struct str s)
{
    struct date day;
    bool valid = date_parse(s, &day);
    check(valid);
    return day;
}

static enum term_unit
table_unit(struct str s)
{
    if (str_eq(s, S("weeks")))
        return TERM_WEEKS;
    if (str_eq(s, S("working days")))
        return TERM_WORKING_DAYS;
    check(str_eq(s, S("days")));
    return TERM_DAYS;
}

static struct law_term
table_row(struct str name)
{
    for (size_t i = 0; i < law_terms_rows_count; i++) {
        const struct law_terms_row *row = &law_terms_rows[i];
        int64_t length;
        if (!str_eq(row->term, name))
            continue;
        bool valid = str_int(row->length, &length);
        check(valid);
        return (struct law_term){.length = (int)length,
                                 .unit = table_unit(row->unit),
                                 .known_from = table_date(row->known_from),
                                 .known_until = table_date(row->known_until),
                                 .law = row->law};
    }
    check(false);
    return (struct law_term){0};
}

enum outcome
law_term_get(struct cx *cx, struct str name, struct date day, struct str key, struct law_term *ret)
{
    struct law_term row = table_row(name);
    if (day.day < row.known_from.day)
        return fail_with(cx, INVALID,
                         T("Deze dag ligt te ver terug. Wij kennen deze regel pas vanaf {n}. "
                           "Vraag een jurist naar de regel van toen."),
                         key, date_civil(row.known_from).year);
    if (day.day > row.known_until.day)
        return fail_with(cx, INVALID,
                         T("Deze dag ligt te ver vooruit. Wij kennen deze regel tot en met {n}. "
                           "Klopt het jaar?"),
                         key, date_civil(row.known_until).year);
    *ret = row;
    return OK;
}

/* ---- steps ---- */

struct term_step *
term_step_add(struct term *t, struct date date, struct str law, struct str why)
{
    check(t->step_count < TERM_STEPS_MAX);
    struct term_step *step = &t->steps[t->step_count++];
    *step = (struct term_step){.date = date, .law = law, .why = why, .other = date};
    return step;
}

void
term_reading_add(struct term *t, struct date date, struct str law, struct str why)
{
    if (date.day == t->last.day)
        return;
    for (size_t i = 0; i < t->reading_count; i++)
        if (t->readings[i].date.day == date.day)
            return;
    check(t->reading_count < TERM_READINGS_MAX);
    t->readings[t->reading_count++] =
        (struct term_step){.date = date, .law = law, .why = why, .other = date};
}

size_t
term_days_list(const struct term *t, struct date ret[TERM_READINGS_MAX + 1])
{
    size_t count = 0;
    for (size_t i = 0; i <= t->reading_count; i++) {
        struct date day = i < t->reading_count ? t->readings[i].date : t->last;
        size_t at = count++;
        for (; at > 0 && ret[at - 1].day > day.day; at--)
            ret[at] = ret[at - 1];
        ret[at] = day;
    }
    return count;
}

/* ---- counting ---- */

struct date
term_raw_end(struct date start, int length, enum term_unit unit)
{
    check(length >= 0 && length <= LENGTH_MAX && unit != TERM_WORKING_DAYS);
    if (unit == TERM_DAYS)
        return date_plus(start, length);
    if (unit == TERM_WEEKS)
        return date_plus(start, 7 * length);
    struct civil civil = date_civil(start);
    int months = civil.year * 12 + civil.month - 1 + length;
    int year = months / 12, month = months % 12 + 1, mday = civil.mday;
    while (!date_exists(year, month, mday))
        mday--;
    return date_of(year, month, mday);
}

bool
term_atw_applies(int length, enum term_unit unit)
{
    switch (unit) {
    case TERM_DAYS:
        return length <= ATW_DAYS_MAX;
    case TERM_WEEKS:
        return length <= ATW_WEEKS_MAX;
    case TERM_MONTHS:
        return length <= ATW_MONTHS_MAX;
    default:
        return true;
    }
}

struct date
term_extended_day(const struct calendar *cal, struct date raw)
{
    return workday_next(cal, WORKDAY_ATW, raw);
}

/* Why no term ends on this day. */
static void
day_off_step(struct term *t, struct date d, enum day_off reason)
{
    bool weekend = reason == DAY_SATURDAY || reason == DAY_SUNDAY;
    struct term_step *step;

    if (weekend)
        step = term_step_add(t, d, S("Atw art. 1 lid 1"),
                             T("Maar {day} is in het weekend. Dan eindigt een termijn niet."));
    else if (reason == DAY_EQUATED)
        step = term_step_add(t, d, S("Atw art. 3 lid 3"),
                             T("Maar {day} telt als feestdag: dat besloot de regering. Dan eindigt "
                               "een termijn niet."));
    else
        step = term_step_add(
            t, d, reason == DAY_GOOD_FRIDAY ? S("Atw art. 3 lid 2") : S("Atw art. 3 lid 1"),
            T("Maar {day} is een feestdag: {reason}. Dan eindigt een termijn "
              "niet."));
    step->reason = workday_name(reason);
}

struct date
term_extended(const struct calendar *cal, struct term *t, struct date raw)
{
    struct date end = term_extended_day(cal, raw);
    if (end.day == raw.day)
        return end;
    for (struct date d = raw; d.day < end.day; d = date_plus(d, 1))
        day_off_step(t, d, workday_reason(cal, WORKDAY_ATW, d));
    term_step_add(t, end, S("Atw art. 1 lid 1"),
                  T("De termijn loopt door tot en met {day}: de eerste gewone dag daarna."));
    return end;
}

void
term_not_extended(const struct calendar *cal, struct term *t, struct date raw)
{
    if (!workday_is(cal, WORKDAY_ATW, raw))
        term_step_add(t, raw, S("Atw art. 4"),
                      T("Zo'n lange termijn schuift niet op, ook niet voor een weekend of "
                        "feestdag."));
}

static void
length_step(struct term *t, struct date raw, int length, enum term_unit unit, struct str law)
{
    static const struct str one[] = {
        [TERM_DAYS] = T_INIT("De termijn is een dag. De laatste dag is {day}."),
        [TERM_WEEKS] = T_INIT("De termijn is een week. De laatste dag is {day}."),
        [TERM_MONTHS] = T_INIT("De termijn is een maand. De laatste dag is {day}."),
    };
    static const struct str more[] = {
        [TERM_DAYS] = T_INIT("De termijn is {n} dagen. De laatste dag is {day}."),
        [TERM_WEEKS] = T_INIT("De termijn is {n} weken. De laatste dag is {day}."),
        [TERM_MONTHS] = T_INIT("De termijn is {n} maanden. De laatste dag is {day}."),
    };
    struct str why = length == 1 ? one[unit] : more[unit];
    term_step_add(t, raw, law, why)->n = length;
}

/* Art. 2: at least two working days in it. */
static struct date
with_two_working_days(const struct calendar *cal, struct term *t, struct date start,
                      struct date end)
{
    struct date second = workday_plus(cal, WORKDAY_ATW, start, 2);
    if (second.day <= end.day)
        return end;
    term_step_add(t, second, S("Atw art. 2"),
                  T("Er moeten twee gewone dagen in de termijn zitten. De tweede is {day}."));
    return second;
}

struct date
term_run(const struct calendar *cal, struct term *t, struct date start, int length,
         enum term_unit unit, struct str law)
{
    struct date raw = term_raw_end(start, length, unit);
    check(length >= 1);
    length_step(t, raw, length, unit, law);
    t->last = raw;
    if (!term_atw_applies(length, unit)) {
        term_not_extended(cal, t, raw);
        return raw;
    }
    t->last = term_extended(cal, t, raw);
    if (unit != TERM_DAYS || length >= 3)
        t->last = with_two_working_days(cal, t, start, t->last);
    return t->last;
}

void
term_caution(const struct calendar *cal, struct term *t, enum term_side side)
{
    int year = date_civil(t->last).year;
    if (calendar_covers(cal, year))
        return;
    struct str why =
        side == SIDE_RESIDENT
            ? T("Let op: van {n} weten wij niet welke vrije dagen de regering nog heeft "
                "aangewezen. De termijn kan daardoor later eindigen. Houd {day} aan.")
            : T("Let op: van {n} weten wij niet welke vrije dagen de regering nog heeft "
                "aangewezen. De termijn kan daardoor een paar dagen later eindigen. Wacht zo lang "
                "met een brief over te laat beslissen.");
    term_step_add(t, t->last, S("Atw art. 3 lid 3"), why)->n = year;
}
