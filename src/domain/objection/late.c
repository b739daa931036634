/* late.c - what a resident is told when it takes long: until when they agreed to wait, and when a
 * letter that says so is surely not too early. */
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
