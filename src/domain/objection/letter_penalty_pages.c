/* letter_penalty_pages.c - what a letter says of the penalty for deciding too late: how much, up to
 * which day, and why it is not sure. */
#include "domain/objection/objection_pages.h"

static struct str
day_said(struct cx *cx, struct date day)
{
    return date_in_words(cx->mem, LANGUAGE_NL, day);
}

/* Nobody was heard because at once it was clear that it could not be admitted, or had no chance. */
static bool
refused_at_once(const struct objection *o)
{
    const struct objection_formal *formal = &o->story.formal;
    const struct str why = formal->no_hearing;

    return formal->hearing.text.len == 0 &&
           (str_eq(formal->outcome, S("inadmissible")) || str_eq(why, S("inadmissible")) ||
            str_eq(why, S("unfounded")));
}

/* Why there is perhaps no penalty; empty when it is sure. */
static struct str
penalty_doubt_said(const struct objection *o)
{
    if (o->row.withdraw_until)
        return T("U zei dat u wilt stoppen. Misschien stopte het geld al op die dag.");
    switch (o->dates->penalty_doubt) {
    case PENALTY_IF_IN_TIME:
        return T("Uw bezwaar kwam misschien na de laatste dag. Dan krijgt u misschien geen geld.");
    case PENALTY_IF_NO_PAUSE:
        return T("Misschien stond de tijd om te beslissen stil. Dan waren wij niet te laat.");
    case PENALTY_IF_NOTICE:
        return S(""); /* notice_doubt_said */
    case PENALTY_IF_REASONABLE:
        return T("Uw brief kwam lang nadat wij moesten beslissen. Was dat te lang? Dan krijgt u "
                 "geen geld.");
    case PENALTY_IF_FIRST_DAY:
        return T("Misschien is er geen dag die telt. Dat hangt af van hoe wij tellen.");
    case PENALTY_SURE:
        break;
    }
    return refused_at_once(o) ? T("Was meteen duidelijk dat u geen gelijk kunt krijgen? Dan "
                                  "krijgt u geen geld.")
                              : S("");
}

/* Perhaps the letter that it is late came too early: when a new one surely counts. */
static struct str
notice_doubt_said(struct cx *cx, const struct objection *o)
{
    const struct maybe_date after = o->dates->notice_after, waits = objection_notice_waits(cx, o);
    const struct tr_arg day = {S("dag"), day_said(cx, after.date)};
    const struct procedure_event_row *notice = NULL;

    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == o->dates->penalty_notice)
            notice = &o->valid.at[i];
    if (notice == NULL)
        return S("");
    if (o->dates->notice_pause)
        return T("Misschien stond de tijd om te beslissen stil. Stuur voor de zekerheid een nieuwe "
                 "brief als die stilstand voorbij is.");
    if (o->dates->penalty_doubt != PENALTY_IF_NOTICE && notice->day > after.date.day)
        return S("");
    return waits.known ? tr_fill(cx->mem,
                                 T("Misschien kwam uw brief te vroeg. Schrijf ons na {dag} voor de "
                                   "zekerheid nog een keer dat wij te laat zijn."),
                                 1, &day)
                       : T("Misschien kwam uw brief te vroeg. Schrijf ons voor de zekerheid "
                           "nog een keer dat wij te laat zijn.");
}

/* So far, while nothing was decided: at least what every reading gives. When it is set (Awb 4:18):
 * the reading that gives the resident most, so that nobody loses by it. */
enum outcome
objection_letter_penalty(struct cx *cx, const struct objection *o,
                         struct objection_letter_page *page)
{
    const struct penalty *p = &o->dates->penalty;
    struct term steps;
    int64_t most, each;

    if (o->dates->state == PROCEDURE_OPEN || o->dates->penalty_doubt == PENALTY_IF_NOTICE)
        page->notice_doubt = notice_doubt_said(cx, o);
    if (!o->dates->penalty_known || p->cents_most == 0)
        return OK;
    TRY(penalty_amount(cx, p->first_day, PENALTY_DAYS_MAX, 1, &steps, &most, &each));
    page->penalty_open = o->dates->state == PROCEDURE_OPEN;
    page->penalty_runs =
        page->penalty_open && p->days < PENALTY_DAYS_MAX && o->row.withdraw_until == 0;
    page->penalty_doubt = penalty_doubt_said(o);
    if (page->notice_doubt.len && o->row.withdraw_until == 0)
        page->penalty_doubt = page->penalty_doubt.len ? str_join(cx->mem, page->penalty_doubt,
                                                                 S(" "), page->notice_doubt)
                                                      : page->notice_doubt;
    page->penalty_last = day_said(cx, date_plus(p->first_day, PENALTY_DAYS_MAX - 1));
    page->euros_most = str_of_int(cx->mem, most / 100);
    const bool least = page->penalty_open && p->days < PENALTY_DAYS_MAX && p->cents > 0;
    page->penalty_day = day_said(cx, least ? p->last_day : p->last_day_most);
    page->euros = str_of_int(cx->mem, (least ? p->cents : p->cents_most) / 100);
    page->euros_other = p->cents == p->cents_most
                            ? S("")
                            : str_of_int(cx->mem, (least ? p->cents_most : p->cents) / 100);
    page->court = o->story.formal.court;
    return page->court.len ? OK : objection_court(cx, o->state.id.municipality, &page->court);
}
