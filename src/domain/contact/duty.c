/* duty.c - the roster of who is on duty. */
#include "domain/contact/duty.h"

#include "domain/people/people.h"
#include "law/decrees.h"
#include "law/workday.h"

enum { KEPT_DAYS = 14, SOON_DAYS = 7 };

void
duty_days(const struct cx *cx, struct date ret[DUTY_DAYS])
{
    struct calendar calendar = calendar_of(cx);
    struct date first = workday_next(&calendar, WORKDAY_OFFICE, date_in_amsterdam(cx->now_ms));

    for (int i = 0; i < DUTY_DAYS; i++)
        ret[i] = i ? workday_plus(&calendar, WORKDAY_OFFICE, first, i) : first;
}

enum outcome
duty_list(struct cx *cx, struct date from, struct duty_row_list *ret)
{
    TRY(need(cx, PERMISSION_QUESTIONS));
    return sql_duty_list(cx, cx->who.organisation, from.day, 2 * DUTY_DAYS, ret);
}

static bool
is_colleague(const struct colleague_row_list *colleagues, int64_t professional)
{
    for (size_t i = 0; i < colleagues->count; i++)
        if (colleagues->at[i].professional == professional)
            return true;
    return false;
}

enum outcome
duty_set(struct cx *cx, struct date day, enum day_part part, int64_t professional)
{
    struct colleague_row_list colleagues;
    struct date days[DUTY_DAYS];
    bool known = false;
    int64_t changed;

    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(colleagues_who_answer(cx, &colleagues));
    duty_days(cx, days);
    for (int i = 0; i < DUTY_DAYS; i++)
        known = known || days[i].day == day.day;
    if (!known || (part != PART_MORNING && part != PART_AFTERNOON))
        return fail_field(cx, "day", "Deze dag staat niet op het rooster.");
    if (professional == 0)
        return sql_duty_delete(cx, cx->who.organisation, day.day, day_part_code(part), &changed);
    if (!is_colleague(&colleagues, professional))
        return fail_field(cx, "day", "Deze collega werkt hier niet meer. Kies iemand anders.");
    return sql_duty_put(cx, cx->who.organisation, day.day, day_part_code(part), professional);
}

enum outcome
duty_now(struct cx *cx, struct duty_on_row_list *ret)
{
    TRY(need(cx, PERMISSION_DIRECTORY));
    return sql_duty_on(cx, date_in_amsterdam(cx->now_ms).day,
                       day_part_code(day_part_at(cx->now_ms)), ret);
}

enum outcome
duty_soon(struct cx *cx, struct duty_soon_row_list *ret)
{
    const enum day_part now = day_part_at(cx->now_ms);
    const int today = date_in_amsterdam(cx->now_ms).day;
    struct duty_soon_row_list rows;
    size_t kept = 0;

    TRY(need(cx, PERMISSION_DIRECTORY));
    TRY(sql_duty_soon(cx, today, today + SOON_DAYS, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].day > today || day_part_of(rows.at[i].part) > now)
            rows.at[kept++] = rows.at[i];
    rows.count = kept;
    *ret = rows;
    return OK;
}

enum outcome
duty_leave(struct cx *cx, int64_t organisation, int64_t professional)
{
    int64_t changed;

    return sql_duty_delete_of(cx, organisation, professional, &changed);
}

enum outcome
duty_purge(struct cx *cx, int64_t *ret)
{
    return sql_duty_purge(cx, date_in_amsterdam(cx->now_ms).day - KEPT_DAYS, ret);
}
