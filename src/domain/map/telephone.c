/* telephone.c - the hours of national numbers, from the table; of other numbers nobody told. */
#include "domain/map/telephone.h"

#include "base/text.h"
#include "law/decrees.h"
#include "law/workday.h"
#include "national_numbers.h"

static struct str
digits_of(struct arena *mem, struct str number)
{
    struct text t = text_open(mem, number.len + 1);

    for (size_t i = 0; i < number.len; i++)
        if (number.ptr[i] >= '0' && number.ptr[i] <= '9')
            text_add_byte(&t, number.ptr[i]);
    return text_str(&t);
}

bool
telephone_hours(struct arena *mem, struct str number, struct hours *ret)
{
    struct str digits = digits_of(mem, number);

    for (size_t i = 0; digits.len > 0 && i < national_numbers_rows_count; i++) {
        const struct national_numbers_row *row = &national_numbers_rows[i];
        if (row->hours.len == 0 || !str_eq(digits_of(mem, row->number), digits))
            continue;
        *ret = hours_read(mem, row->hours);
        return true;
    }
    return false;
}

/* Every day from midnight to midnight. */
static bool
is_always(const struct hours *hours)
{
    return hours->rule_count == 1 && hours->exception_count == 0 && hours->holidays &&
           hours->rules[0].times.count == 1 && hours->rules[0].times.at[0].opens == 0 &&
           hours->rules[0].times.at[0].closes == 24 * 60;
}

struct str
telephone_said(struct arena *mem, enum language language, struct str number)
{
    struct hours hours;

    if (!telephone_hours(mem, number, &hours))
        return S("");
    if (is_always(&hours))
        return tr(language, T("Telefoon: dag en nacht"));
    return tr_fill(mem, tr(language, T("Telefoon: {tijden}")), 1,
                   (struct tr_arg[]){{S("tijden"), hours_in_words(mem, &hours)}});
}

struct open_state
telephone_state(struct cx *cx, struct str number)
{
    struct hours hours;

    if (!telephone_hours(cx->mem, number, &hours))
        return (struct open_state){0};
    return open_state_of(cx, &hours);
}

struct str
telephone_try_again(struct cx *cx, enum language language)
{
    enum { OPENS = 9 * 60, CLOSES = 17 * 60 };
    const struct calendar calendar = calendar_of(cx);
    struct date today = date_in_amsterdam(cx->now_ms);
    int minutes = minutes_in_amsterdam(cx->now_ms);
    bool works = workday_is(&calendar, WORKDAY_OFFICE, today);

    if (works && minutes >= OPENS && minutes < CLOSES)
        return S("");
    if (works && minutes < OPENS)
        return tr(language, T("Krijgt u nu niemand? Probeer het dan om 9 uur."));
    struct date next = workday_plus(&calendar, WORKDAY_OFFICE, today, 1);
    return tr_fill(cx->mem, tr(language, T("Krijgt u nu niemand? Probeer het dan op {dag}.")), 1,
                   (struct tr_arg[]){{S("dag"), date_in_words(cx->mem, language, next)}});
}
