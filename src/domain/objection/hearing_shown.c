/* hearing_shown.c - what the resident reads of a letter in their own language: the hearing, and
 * what the letter is about. */
#include "domain/objection/objection_shown.h"

static struct str
hearing_when(struct cx *cx, enum language language, const struct procedure_event_row *row)
{
    const struct tr_arg day[] = {
        {S("dag"), date_in_words(cx->mem, language, (struct date){(int32_t)row->day})},
        {S("tijd"), minutes_said(cx, row->n)}};

    return tr_fill(cx->mem,
                   tr(language, row->n ? T("Het gesprek is op {dag} om {tijd}.")
                                       : T("Het gesprek is op {dag}.")),
                   row->n ? 2 : 1, day);
}

static struct personal
hearing_place(struct cx *cx, enum language language, const struct objection *o)
{
    const struct tr_arg place = {S("plek"), o->place.text};

    if (place.value.len == 0)
        return (struct personal){tr(language, T("Waar dat is, hoort u nog van ons."))};
    return (struct personal){tr_fill(cx->mem, tr(language, T("De plek is: {plek}.")), 1, &place)};
}

struct objection_hearing_said
objection_hearing_said(struct cx *cx, enum language language, const struct objection *o)
{
    const struct procedure_day *papers = &o->dates->days[PROCEDURE_PAPERS_BY];
    const struct procedure_day *inspect = &o->dates->days[PROCEDURE_INSPECT_FROM];
    enum { ON_ITS_WAY_DAYS = 3 }; /* a letter, before it is read */
    const int32_t today = date_in_amsterdam(cx->now_ms).day;

    if (o->hearing == NULL)
        return (struct objection_hearing_said){.when = S("")};
    return (struct objection_hearing_said){
        .when = hearing_when(cx, language, o->hearing),
        .place = hearing_place(cx, language, o),
        .papers = papers->known ? date_in_words(cx->mem, language, papers->told) : S(""),
        .papers_passed = papers->known && papers->told.day < today && o->hearing->day >= today,
        .papers_soon = papers->known && papers->told.day <= today + ON_ITS_WAY_DAYS,
        .inspect_passed = inspect->known && inspect->told.day < today,
        .inspect = inspect->known ? date_in_words(cx->mem, language, inspect->told) : S(""),
        .organisation = o->state.organisation_name,
        .phone = o->state.organisation_phone,
        .comes = o->hearing->day >= today};
}

struct str
objection_own_line(enum language language)
{
    return tr(language, T("Deze brief gaat over wat u aan de gemeente schreef. Scan het plaatje. "
                          "Dan leest u in uw taal hoe het verder gaat."));
}
