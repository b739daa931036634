/* told.c - what was told to the resident, or must be: the day to appeal of an earlier end, on which
 * they may rely (Awb 6:11), and how much the penalty is (4:18). */
#include "domain/objection/count.h"
#include "law/decrees.h"

enum outcome
appeal_last_day(struct cx *cx, struct date decided, struct date *ret)
{
    const struct calendar calendar = calendar_of(cx);
    const struct objection_facts facts = {.published = {true, decided}};
    struct term term;

    TRY(objection_term(cx, &calendar, &facts, &term));
    *ret = term.last;
    return OK;
}

static bool
holds(const struct objection *o, const struct procedure_event_row *row)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == row->number)
            return true;
    return false;
}

const struct procedure_event_row *
objection_last_event(const struct objection *o, enum procedure_event_kind kind)
{
    const struct procedure_event_row *found = NULL;

    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(kind)))
            found = &o->valid.at[i];
    return found;
}

struct maybe_date
objection_withdrew(const struct objection *o)
{
    const struct procedure_event_row *row = objection_last_event(o, EVENT_WITHDRAWN);

    if (row == NULL || o->row.withdraw_until == 0 || !str_eq(o->row.state, S("open")))
        return (struct maybe_date){0};
    return (struct maybe_date){true, {(int32_t)row->day}};
}

bool
objection_decision_stands(const struct objection *o)
{
    return str_eq(o->row.state, S("open")) && o->dates->state == PROCEDURE_DECIDED;
}

/* Of an end that was corrected, or that waits for its correction. */
enum outcome
appeal_told_read(struct cx *cx, struct objection *o)
{
    const bool stands = objection_decision_stands(o);

    if (o->dates->kind == PROCEDURE_COMPLAINT)
        return OK;
    for (size_t i = 0; i < o->events.count; i++) {
        const struct procedure_event_row *row = &o->events.at[i];
        struct date last;
        if (!str_eq(row->kind, procedure_event_code(EVENT_DECIDED)) || row->undone ||
            (holds(o, row) && !stands))
            continue;
        TRY(appeal_last_day(cx, (struct date){(int32_t)row->day}, &last));
        if (!o->appeal_told.known || last.day > o->appeal_told.date.day)
            o->appeal_told = (struct maybe_date){true, last};
    }
    const struct procedure_day *now = &o->dates->days[PROCEDURE_APPEAL_BY];
    if (!stands && now->known && o->appeal_told.known &&
        now->term.last.day >= o->appeal_told.date.day)
        o->appeal_told.known = false;
    return OK;
}

/* Who was told a later day may rely on it, so it is not taken away without a word. */
enum outcome
appeal_told_check(struct cx *cx, const struct objection *o, const struct objection_ending *ending)
{
    struct date last;

    if (!o->appeal_told.known || ending->told)
        return OK;
    TRY(appeal_last_day(cx, ending->day.date, &last));
    if (last.day >= o->appeal_told.date.day)
        return OK;
    return fail_field(cx, "told",
                      "De inwoner las eerder een latere laatste dag om verder te gaan. Klopt deze "
                      "eerdere dag van beslissen? Zeg dan dat u dat weet.");
}

struct maybe_date
objection_penalty_set_by(const struct objection *o)
{
    const struct procedure_day *day = &o->dates->days[PROCEDURE_PENALTY_SET_BY];

    for (size_t i = 0; day->known && i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, EVENT_SENT) && str_eq(row->code, S("dwangsom")) &&
            row->day > o->dates->penalty.last_day.day)
            return (struct maybe_date){0};
    }
    return (struct maybe_date){day->known, day->told};
}
