/* call_moment_shown.c - the boxes of a form that asks when to call. */
#include "domain/intake/ask_shown.h"
#include "web/form_pages.h"

struct callback_part_list
callback_days_shown(struct cx *cx, enum language language, struct str days)
{
    struct callback_part_list list = {arena_new(cx->mem, struct callback_part, CALLBACK_DAYS),
                                      CALLBACK_DAYS};

    for (int day = 0; day < CALLBACK_DAYS; day++)
        list.at[day] =
            (struct callback_part){callback_day_code(day), callback_day_name(language, day),
                                   str_find(days, callback_day_code(day)) < days.len};
    return list;
}

struct call_moments
call_moments_of(struct cx *cx, enum language language, enum day_part part, struct str days)
{
    static const enum day_part order[] = {PART_ANY, PART_MORNING, PART_AFTERNOON, PART_EVENING};
    struct call_moments moments = {.parts = {arena_new(cx->mem, struct callback_part, PART_COUNT)},
                                   .days = callback_days_shown(cx, language, days),
                                   .some_days = days.len > 0};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        moments.parts.at[moments.parts.count++] = (struct callback_part){
            day_part_code(order[i]), tr(language, day_part_name(order[i])), order[i] == part};
    return moments;
}

enum outcome
call_told_of(struct cx *cx, enum language language, struct question_id id,
             const struct contact *contact, struct call_told *ret)
{
    struct callback_wish wish;

    TRY(question_call_wish(cx, id, contact, &wish));
    *ret = (struct call_told){.phone = contact->phone,
                              .mind = {wish.mind},
                              .when = call_wish_said(cx, language, &wish),
                              .evening = wish.part == PART_EVENING};
    return OK;
}

struct callback_wish
call_moments_typed(struct cx *cx, const struct request *rq)
{
    return callback_wish_of(day_part_of(request_field(rq, S("part"))),
                            request_field(rq, S("voicemail")).len > 0, S(""),
                            callback_days_typed(cx->mem, request_field(rq, S("days"))));
}

struct callback_wish
callback_wish_typed(struct cx *cx, const struct request *rq)
{
    return callback_wish_of(day_part_of(request_field(rq, S("part"))),
                            request_field(rq, S("voicemail")).len > 0, request_field(rq, S("mind")),
                            callback_days_typed(cx->mem, request_field(rq, S("days"))));
}
