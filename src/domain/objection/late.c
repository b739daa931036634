/* late.c - what a resident is told when it takes long: until when they agreed to wait, and when a
 * letter that says so is surely not too early, and that such a letter counts no more. */
#include "domain/objection/count.h"

struct maybe_date
objection_agreed(const struct objection *o)
{
    const struct procedure_day *decide = &o->dates->days[PROCEDURE_DECIDE_BY];
    struct maybe_date until = {.known = false};

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_CONSENT)) &&
            str_eq(row->code, procedure_form_code(FORM_WRITTEN)) && row->until_day > until.date.day)
            until = (struct maybe_date){true, {(int32_t)row->until_day}};
    }
    until.known = until.known && decide->known && until.date.day >= decide->term.last.day;
    return until;
}

struct maybe_date
objection_notice_waits(const struct cx *cx, const struct objection *o)
{
    const struct procedure_day *decide = &o->dates->days[PROCEDURE_DECIDE_BY];
    struct maybe_date after = o->dates->notice_after;

    after.known = after.known && after.date.day > decide->term.last.day &&
                  after.date.day >= date_in_amsterdam(cx->now_ms).day;
    return after;
}

/* The day of the default notice that a penalty rested on by these rows. */
static struct maybe_date
notice_counted(struct cx *cx, const struct replayed *of,
               const struct procedure_event_row_list *rows)
{
    const struct procedure_event_row_list valid = events_valid(cx->mem, rows);
    const struct procedure *dates;
    struct maybe_date day = {.known = false};
    bool came = false;

    for (size_t i = 0; i < valid.count; i++)
        came |= str_eq(valid.at[i].kind, procedure_event_code(EVENT_DEFAULT_NOTICE));
    if (!came || events_replay(cx, of, &valid, &dates) != OK)
        return day;
    for (size_t i = 0; i < valid.count && dates->penalty_notice; i++)
        if (valid.at[i].number == dates->penalty_notice)
            day = (struct maybe_date){true, {(int32_t)valid.at[i].day}};
    return day;
}

struct maybe_date
objection_notice_lost(const struct cx *cx, const struct objection *o)
{
    const struct replayed of = replayed_of(&o->row, o->state.topic);
    struct procedure_event_row_list before = o->events;
    struct maybe_date lost = {.known = false};
    enum procedure_event_kind kind;
    struct cx each = *cx;

    if (o->dates->penalty_notice)
        return lost;
    each.mem = arena_open();
    while (before.count-- > 1 && !lost.known) {
        if (!objection_event_kind(o->events.at[before.count].kind, &kind))
            continue;
        lost = notice_counted(&each, &of, &before);
        arena_reset(each.mem);
    }
    arena_close(each.mem);
    return lost;
}
