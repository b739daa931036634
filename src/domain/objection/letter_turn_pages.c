/* letter_turn_pages.c - the letters for when it goes another way than it did: the resident stops
 * (Awb 6:21), or what had ended is open again. */
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"

static struct str
day_said(struct cx *cx, int64_t day)
{
    return date_in_words(cx->mem, LANGUAGE_NL, (struct date){(int32_t)day});
}

/* Empty for a day that has passed. */
static struct str
ahead_said(struct cx *cx, int64_t day)
{
    return day >= date_in_amsterdam(cx->now_ms).day ? day_said(cx, day) : S("");
}

static struct str
date_ahead(struct cx *cx, const struct objection *o, enum procedure_date which)
{
    const struct procedure_day *day = &o->dates->days[which];

    return day->known ? ahead_said(cx, day->told.day) : S("");
}

static bool
withdrawn(const struct objection *o)
{
    return str_eq(o->row.state, S("open")) ? o->row.withdraw_until != 0
                                           : str_eq(o->row.outcome, S("withdrawn"));
}

void
objection_letter_turn(struct cx *cx, const struct objection *o, struct objection_letter_page *page)
{
    const struct procedure_event_row *row = objection_last_event(o, EVENT_WITHDRAWN);

    page->withdrew = row && withdrawn(o) ? day_said(cx, row->day) : S("");
    page->withdraw_until = ahead_said(cx, o->row.withdraw_until);
    page->object_by = date_ahead(cx, o, PROCEDURE_OBJECT_BY);
    page->reopened = o->reopened_day ? day_said(cx, o->reopened_day) : S("");
    page->stands = objection_decision_stands(o);
    page->appeal_ahead = date_ahead(cx, o, PROCEDURE_APPEAL_BY);
}

static void
letter_add(struct printable_letter_list *list, struct printable_letter letter, bool ready)
{
    if (ready)
        letter.missing = S("");
    list->at[list->count++] = letter;
}

void
printable_letters_turn(const struct objection *o, struct printable_letter_list *list)
{
    const bool open = str_eq(o->row.state, S("open"));
    bool withdrew = false;

    for (size_t i = 0; i < o->events.count; i++)
        withdrew |= str_eq(o->events.at[i].kind, procedure_event_code(EVENT_WITHDRAWN));
    if (withdrew)
        letter_add(list,
                   (struct printable_letter){LETTER_WITHDRAWAL, S("intrekking"),
                                             T("Bevestiging dat de inwoner stopt"),
                                             T("Er is nu niets ingetrokken."), false},
                   withdrawn(o));
    if (o->reopened_day)
        letter_add(list,
                   (struct printable_letter){LETTER_REOPENED, S("heropend"), T("Opnieuw geopend"),
                                             T("Dit is weer afgesloten."), false},
                   open && !withdrawn(o));
}
