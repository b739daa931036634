/* call_moment.c - parts of the day, days of the week, and what was wished of them. */
#include "domain/intake/call_moment.h"

#include "base/text.h"
#include "law/workday.h"

static const struct {
    struct str code, name, when;
} parts[PART_COUNT] = {
    [PART_MORNING] = {S_INIT("morning"), T_INIT("In de ochtend, tot 12 uur"),
                      T_INIT("'s ochtends")},
    [PART_AFTERNOON] = {S_INIT("afternoon"), T_INIT("In de middag, van 12 tot 18 uur"),
                        T_INIT("'s middags")},
    [PART_EVENING] = {S_INIT("evening"), T_INIT("In de avond, na 18 uur. Dat kan niet overal."),
                      T_INIT("'s avonds")},
    [PART_ANY] = {S_INIT("any"), T_INIT("Dat maakt mij niet uit"), T_INIT("maakt niet uit")},
};

struct str
day_part_code(enum day_part part)
{
    check(part < PART_COUNT);
    return parts[part].code;
}

enum day_part
day_part_of(struct str code)
{
    for (enum day_part part = 0; part < PART_COUNT; part++)
        if (str_eq(parts[part].code, code))
            return part;
    return PART_ANY;
}

struct str
day_part_name(enum day_part part)
{
    check(part < PART_COUNT);
    return parts[part].name;
}

struct str
day_part_when(enum day_part part)
{
    check(part < PART_COUNT);
    return parts[part].when;
}

enum day_part
day_part_at(int64_t at_ms)
{
    int minutes = minutes_in_amsterdam(at_ms);

    if (minutes < 12 * 60)
        return PART_MORNING;
    return minutes < 18 * 60 ? PART_AFTERNOON : PART_EVENING;
}

/* ---- days ---- */

struct str
callback_day_code(int day)
{
    static const struct str codes[CALLBACK_DAYS] = {S_INIT("mon"), S_INIT("tue"), S_INIT("wed"),
                                                    S_INIT("thu"), S_INIT("fri")};

    check(day >= 0 && day < CALLBACK_DAYS);
    return codes[day];
}

struct str
callback_day_name(enum language language, int day)
{
    return weekday_in_words(language, date_plus(date_of(2026, 1, 5), day)); /* a Monday */
}

static bool
day_among(struct str days, int day)
{
    return str_find(days, callback_day_code(day)) < days.len;
}

struct str
callback_days_typed(struct arena *mem, struct str sent)
{
    struct text t = text_open(mem, 32);
    int count = 0;

    for (int day = 0; day < CALLBACK_DAYS; day++) {
        struct str rest = sent, one;
        bool chosen = false;
        while (str_cut(&rest, '\n', &one))
            chosen = chosen || str_eq(one, callback_day_code(day));
        if (!chosen)
            continue;
        text_add(&t, count++ ? S(" ") : S(""));
        text_add(&t, callback_day_code(day));
    }
    return count == CALLBACK_DAYS ? S("") : text_str(&t);
}

struct str
callback_days_said(struct arena *mem, enum language language, struct str days)
{
    struct text t = text_open(mem, 64);

    for (int day = 0; day < CALLBACK_DAYS; day++) {
        if (!day_among(days, day))
            continue;
        text_add(&t, t.len ? comma(language) : S(""));
        text_add(&t, callback_day_name(language, day));
    }
    return text_str(&t);
}

bool
callback_day_suits(struct str days, struct date day)
{
    int weekday = (int)date_weekday(day) - MONDAY;

    return days.len == 0 || (weekday < CALLBACK_DAYS && day_among(days, weekday));
}

/* ---- the wish ---- */

struct callback_wish
callback_wish_of(enum day_part part, bool voicemail, struct str mind, struct str days)
{
    return (struct callback_wish){.part = part,
                                  .voicemail = voicemail,
                                  .mind = mind,
                                  .days = days,
                                  .said = part != PART_ANY || voicemail || mind.len || days.len};
}

struct str
call_when_said(struct cx *cx, enum language language, enum day_part part, struct str days)
{
    struct str when = tr(language, day_part_when(part));

    if (days.len == 0)
        return when;
    days = callback_days_said(cx->mem, language, days);
    return part == PART_ANY ? days : str_join(cx->mem, days, S(" "), when);
}

struct str
call_wish_said(struct cx *cx, enum language language, const struct callback_wish *wish)
{
    const enum day_part part = wish->said ? wish->part : PART_ANY;

    if (part == PART_ANY && wish->days.len == 0)
        return S("");
    return call_when_said(cx, language, part, wish->days);
}

/* ---- when one may call ---- */

int64_t
callback_from_ms(const struct calendar *calendar, int64_t now_ms, enum day_part part,
                 struct str days)
{
    static const struct {
        int begins, ends; /* minutes */
    } hours[PART_COUNT] = {[PART_MORNING] = {9 * 60, 12 * 60},
                           [PART_AFTERNOON] = {12 * 60, 18 * 60},
                           [PART_EVENING] = {18 * 60, 21 * 60},
                           [PART_ANY] = {9 * 60, 18 * 60}};
    const struct date today = date_in_amsterdam(now_ms);
    struct date day = today;

    check(part < PART_COUNT);
    if (minutes_in_amsterdam(now_ms) >= hours[part].ends)
        day = date_plus(day, 1);
    while (!callback_day_suits(days, day) || !workday_is(calendar, WORKDAY_OFFICE, day))
        day = date_plus(day, 1);
    if (day.day == today.day && minutes_in_amsterdam(now_ms) >= hours[part].begins)
        return now_ms;
    return amsterdam_ms(day, hours[part].begins);
}
