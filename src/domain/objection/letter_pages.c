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

/* The day that is safe in every reading: what the resident must do, is done by then. */
static struct str
safe_day_said(struct cx *cx, const struct procedure *dates, enum procedure_date which)
{
    const struct term *term = &dates->days[which].term;
    struct date first = term->last;

    if (!dates->days[which].known)
        return S("");
    for (size_t i = 0; i < term->reading_count; i++)
        if (term->readings[i].date.day < first.day)
            first = term->readings[i].date;
    return date_in_words(cx->mem, LANGUAGE_NL, first);
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

/* How it was decided, as the resident reads it. */
static const struct objection_code outcome_words[] = {
    {S_INIT("new_decision"), T_INIT("Wij nemen een nieuw besluit, zoals wij met u afspraken.")},
    {S_INIT("upheld"), T_INIT("U krijgt gelijk.")},
    {S_INIT("partly"), T_INIT("U krijgt voor een deel gelijk.")},
    {S_INIT("rejected"), T_INIT("U krijgt geen gelijk.")},
    {S_INIT("inadmissible"), T_INIT("Wij kunnen uw brief niet behandelen.")},
};
static const struct objection_codes outcomes_in_words = {outcome_words, sizeof outcome_words /
                                                                            sizeof *outcome_words};

static const struct objection_code unheard_words[] = {
    {S_INIT("inadmissible"), T_INIT("Wij mogen uw brief duidelijk niet behandelen.")},
    {S_INIT("unfounded"), T_INIT("U krijgt duidelijk geen gelijk.")},
    {S_INIT("waived"), T_INIT("U zei dat u geen gesprek wilt.")},
    {S_INIT("no_answer"), T_INIT("U zei niet op tijd dat u een gesprek wilt.")},
    {S_INIT("met"), T_INIT("U krijgt helemaal gelijk.")},
};
static const struct objection_codes unheard_in_words = {unheard_words, sizeof unheard_words /
                                                                           sizeof *unheard_words};

static struct helpline_list
helpline_of(struct cx *cx, struct str id)
{
    return helplines_named(cx->mem, 1, &id, LANGUAGE_NL);
}

static void
formal_fill(struct cx *cx, const struct objection *o, struct objection_letter_page *page)
{
    const struct objection_formal *formal = &o->story.formal;
    const struct procedure_event_row *notice = last_of(o, EVENT_DEFAULT_NOTICE);

    page->formal = *formal;
    page->is_complaint = o->dates->kind == PROCEDURE_COMPLAINT;
    page->outcome = objection_said(&outcomes_in_words, formal->outcome);
    page->outcome_law = str_lower(cx->mem, objection_said(&objection_outcomes, formal->outcome));
    page->no_hearing = objection_said(&unheard_in_words, formal->no_hearing);
    page->appeal_by = date_said(cx, o->dates, PROCEDURE_APPEAL_BY);
    page->default_notice = notice ? day_said(cx, notice->day) : S("");
    if (o->dates->penalty_known && o->dates->penalty.cents > 0)
        page->euros = str_of_int(cx->mem, o->dates->penalty.cents / 100);
    page->ombudsman = helpline_of(cx, S("ombudsman"));
}

enum outcome
objection_letter_fill(struct cx *cx, struct question_id id, struct objection_letter_page **ret)
{
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
        .papers = safe_day_said(cx, o.dates, PROCEDURE_PAPERS_BY),
        .inspect = date_said(cx, o.dates, PROCEDURE_INSPECT_FROM),
        .postponed_weeks = postponed ? str_of_int(cx->mem, postponed->n) : S(""),
        .name = thread.contact.name,
        .address = o.story.address,
        .loket = helpline_of(cx, S("juridisch_loket")),
        .open = objection_url(cx, id, S("")),
        .back = objection_url(cx, id, S("")),
        .application = o.application,
        .plan = application_talk_said(cx, LANGUAGE_NL, &o, true),
        .late = o.dates->in_time == VERDICT_NO};
    formal_fill(cx, &o, page);
    *ret = page;
    return OK;
}

/* Which letter it is, and a sentence when what it needs is not there yet. */
static enum outcome
letter_choose(struct cx *cx, struct str which, struct objection_letter_page *page)
{
    const struct {
        struct str name;
        bool *chosen, ready; /* chosen: NULL: no such letter of this procedure */
        struct str missing;
    } letters[] = {
        {S("ontvangst"), &page->receipt, true, S("")},
        {S("gesprek"), page->application ? &page->talk : NULL, page->plan.when.len > 0,
         T("Plan eerst het gesprek. Dan staat de dag in de brief.")},
        {S("hoorzitting"), page->application ? NULL : &page->invitation, page->hearing.len > 0,
         T("Schrijf eerst op wanneer de hoorzitting is.")},
        {S("uitstel"), &page->postponement, page->postponed_weeks.len > 0,
         T("Schrijf eerst het uitstel op. Dan kloppen de datums.")},
        {S("verslag"), page->application ? NULL : &page->report, page->formal.hearing.text.len > 0,
         T("Schrijf eerst het verslag van de hoorzitting.")},
        {S("beslissing"), page->application ? NULL : &page->decision,
         page->outcome.len > 0 && page->formal.reasons.text.len > 0 &&
             (page->is_complaint || page->formal.court.len > 0),
         T("Schrijf eerst op hoe u beslist, waarom, en bij welke rechtbank beroep kan.")},
        {S("dwangsom"), &page->penalty, page->default_notice.len > 0 && page->euros.len > 0,
         T("Er is nu geen dwangsom. Schrijf eerst op wanneer de ingebrekestelling kwam.")},
    };

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].chosen == NULL || !str_eq(letters[i].name, which))
            continue;
        if (!letters[i].ready)
            return fail_with(cx, CONFLICT, letters[i].missing, S(""), 0);
        *letters[i].chosen = true;
        return OK;
    }
    return NOT_FOUND;
}

enum outcome
objection_letter_print(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter_page *page;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_letter_fill(cx, id, &page));
    TRY(letter_choose(cx, rq->args[2], page));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief"), view_objection_letter(page));
}
