/* letter_pages.c - letters to print, in plain words: received, invited, later. */
#include "base/text.h"
#include "domain/network/network.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/letter.html.h"

static struct str
day_said(struct cx *cx, int64_t day)
{
    return day ? date_in_words(cx->mem, LANGUAGE_NL, (struct date){(int32_t)day}) : S("");
}

static struct str
date_said(struct cx *cx, const struct procedure *dates, enum procedure_date which)
{
    return dates->days[which].known
               ? date_in_words(cx->mem, LANGUAGE_NL, dates->days[which].term.last)
               : S("");
}

/* The last of these events that holds; NULL: none. */
static const struct procedure_event_row *
last_of(const struct objection *o, enum procedure_event_kind kind)
{
    const struct procedure_event_row *found = NULL;

    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(kind)))
            found = &o->valid.at[i];
    return found;
}

enum outcome
objection_letter_fill(struct cx *cx, struct question_id id, struct objection_letter_page **ret)
{
    static const struct str loket[] = {S_INIT("juridisch_loket")};
    struct objection_letter_page *page = arena_new(cx->mem, struct objection_letter_page, 1);
    struct question_thread thread;
    struct objection o;

    TRY(objection_get(cx, id, &o));
    TRY(thread_for_professional(cx, id, &thread)); /* notes the sight */
    const struct procedure_event_row *hearing = last_of(&o, EVENT_HEARING);
    const struct procedure_event_row *postponed = last_of(&o, EVENT_POSTPONED);
    *page = (struct objection_letter_page){
        .organisation = o.state.organisation_name,
        .phone = o.state.organisation_phone,
        .handler = o.state.professional_name,
        .today = date_with_year(cx->mem, LANGUAGE_NL, date_in_amsterdam(cx->now_ms)),
        .received = day_said(cx, o.row.received_day),
        .will_call = o.row.call_day != 0,
        .call_by = o.row.call_day >= date_in_amsterdam(cx->now_ms).day
                       ? day_said(cx, o.row.call_day)
                       : S(""),
        .decide_by = date_said(cx, o.dates, PROCEDURE_DECIDE_BY),
        .hearing = hearing ? day_said(cx, hearing->day) : S(""),
        .papers = date_said(cx, o.dates, PROCEDURE_PAPERS_BY),
        .inspect = date_said(cx, o.dates, PROCEDURE_INSPECT_FROM),
        .postponed_weeks = postponed ? str_of_int(cx->mem, postponed->n) : S(""),
        .name = thread.contact.name,
        .address = o.story.address,
        .loket = helplines_named(cx->mem, 1, loket, LANGUAGE_NL),
        .open = objection_url(cx, id, S("")),
        .back = objection_url(cx, id, S("")),
        .application = o.application,
        .plan = application_talk_said(cx, LANGUAGE_NL, &o, true),
        .late = o.dates->in_time == VERDICT_NO};
    *ret = page;
    return OK;
}

enum outcome
objection_letter_print(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter_page *page;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_letter_fill(cx, id, &page));
    page->receipt = str_eq(rq->args[2], S("ontvangst"));
    page->invitation = str_eq(rq->args[2], S("hoorzitting"));
    page->postponement = str_eq(rq->args[2], S("uitstel"));
    page->talk = page->application && str_eq(rq->args[2], S("gesprek"));
    if (page->application)
        page->invitation = false;
    if (!page->receipt && !page->invitation && !page->postponement && !page->talk)
        return NOT_FOUND;
    if (page->talk && page->plan.when.len == 0)
        return fail(cx, CONFLICT, "Plan eerst het gesprek. Dan staat de dag in de brief.");
    if (page->invitation && page->hearing.len == 0)
        return fail(cx, CONFLICT, "Schrijf eerst op wanneer de hoorzitting is.");
    if (page->postponement && page->postponed_weeks.len == 0)
        return fail(cx, CONFLICT, "Schrijf eerst het uitstel op. Dan kloppen de datums.");
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief"), view_objection_letter(page));
}
