/* case_shown.c - one objection in words: its facts, what was said, what happened. */
#include "base/text.h"
#include "domain/contact/sms.h"
#include "domain/guide/topic.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"

static struct str
said(struct cx *cx, enum language language, const struct objection_codes *codes, struct str code)
{
    (void)cx;
    return tr(language, objection_said(codes, code));
}

/* ---- what happened ---- */

static struct str
entry_details(struct cx *cx, enum language language, const struct objection *o,
              const struct procedure_event_row *row)
{
    struct text t = text_open(cx->mem, 128);
    struct str code = objection_said(&objection_forms, row->code);

    if (code.len == 0)
        code = application_entry_details(row);
    if (code.len == 0)
        code = objection_said(&objection_ways, row->code);
    if (code.len == 0)
        code = call_outcome_sentence(row->code);
    if (code.len == 0)
        code = objection_said(&objection_nexts, row->code);
    if (str_eq(row->kind, EVENT_REOPENED))
        code = objection_said(&objection_agains, row->code);
    if (str_eq(row->kind, EVENT_SENT))
        code = printable_letter_label(cx, o, row->code);
    text_add(&t, tr(language, code));
    if (str_eq(row->kind, EVENT_SENT) && row->n) {
        text_add(&t, comma(language));
        text_add(&t, tr(language, T("aan de gemachtigde")));
    }
    if (row->n && str_eq(row->kind, procedure_event_code(EVENT_HEARING)))
        text_add(&t, minutes_said(cx, row->n));
    if (row->until_day) {
        struct tr_arg day = {
            S("dag"), date_with_year(cx->mem, language, (struct date){(int32_t)row->until_day})};
        text_add(&t, t.len ? S(". ") : S(""));
        text_add(&t, tr_fill(cx->mem, tr(language, T("Tot en met {dag}")), 1, &day));
    }
    if (row->n && str_eq(row->kind, procedure_event_code(EVENT_POSTPONED))) {
        struct tr_arg weeks = {S("n"), str_of_int(cx->mem, row->n)};
        text_add(&t, t.len ? S(". ") : S(""));
        text_add(&t, tr_fill(cx->mem, tr_plural(language, T("{n} week"), T("{n} weken"), row->n), 1,
                             &weeks));
    }
    return text_str(&t);
}

static struct str
entry_what(enum language language, enum procedure_kind of, const struct procedure_event_row *row)
{
    enum procedure_event_kind kind;

    if (str_eq(row->kind, EVENT_CALLED))
        return tr(language, T("Gebeld"));
    if (str_eq(row->kind, EVENT_CALL_NEXT))
        return tr(language, T("Besloten na bellen zonder gesprek"));
    if (str_eq(row->kind, EVENT_REOPENED))
        return tr(language, T("Opnieuw geopend"));
    if (str_eq(row->kind, EVENT_SENT))
        return tr(language, T("Brief verstuurd"));
    if (objection_event_kind(row->kind, &kind))
        return tr(language, objection_event_form(of, kind)->title);
    return tr(language, application_entry_what(row));
}

static bool
holds(const struct objection *o, int64_t number)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == number)
            return true;
    return false;
}

/* The one from which the resident may still come back, or that holds while the case is open. */
static int64_t
last_withdrawn(const struct objection *o)
{
    int64_t number = 0;

    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_WITHDRAWN)))
            number = o->valid.at[i].number;
    return number;
}

static void
entries_fill(struct cx *cx, enum language language, const struct objection *o,
             struct objection_case_page *page)
{
    const bool holds_now = page->withdrawing || o->dates->state == PROCEDURE_WITHDRAWN;
    const int64_t withdrawn = holds_now ? last_withdrawn(o) : 0;

    page->entries.at = arena_new(cx->mem, struct objection_entry, o->events.count);
    for (size_t i = 0; i < o->events.count; i++) {
        const struct procedure_event_row *row = &o->events.at[i];
        enum procedure_event_kind kind;
        if (row->undone)
            continue; /* what it undid stands there as gone */
        bool valid = holds(o, row->number);
        bool law = objection_event_kind(row->kind, &kind) && kind != EVENT_TAKEN_BACK &&
                   kind != EVENT_DECIDED && (kind != EVENT_WITHDRAWN || row->number == withdrawn);
        struct text change = text_open(cx->mem, 40);
        text_add(&change, S("/gebeurtenis/"));
        text_add_int(&change, row->number);
        page->entries.at[page->entries.count++] = (struct objection_entry){
            .what = entry_what(language, o->dates->kind, row),
            .day = date_with_year(cx->mem, language, (struct date){(int32_t)row->day}),
            .details = entry_details(cx, language, o, row),
            .by =
                row->professional_name.len ? row->professional_name : tr(language, T("De inwoner")),
            .when = moment_in_words(cx->mem, language, row->at_ms),
            .change = objection_url(cx, o->state.id, text_str(&change)),
            .can_change = valid && law && !page->ended && !page->i_am_judge,
            .gone = !valid};
    }
}

/* ---- facts and words ---- */

static struct str
areas_said(struct cx *cx, enum language language, struct str areas)
{
    struct text t = text_open(cx->mem, 128);
    struct str area;

    while (str_cut(&areas, ' ', &area)) {
        struct str name = said(cx, language, &objection_areas, area);
        if (name.len == 0)
            continue;
        text_add(&t, t.len ? comma(language) : S(""));
        text_add(&t, name);
    }
    return text_str(&t);
}

static bool
happened(const struct objection *o, enum procedure_event_kind kind)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(kind)))
            return true;
    return false;
}

/* What Awb 6:5 asks for and was not sent along; until somebody asked for it. */
static struct str
wanting_said(struct cx *cx, enum language language, const struct objection *o)
{
    const struct {
        bool lacks;
        struct str what;
    } parts[] = {
        {o->row.reasons_follow != 0, T("waarom")},
        {!happened(o, EVENT_DATED) && !happened(o, EVENT_PUBLISHED), T("de datum van het besluit")},
        {o->story.address.text.len == 0, T("het adres")},
    };
    struct text t = text_open(cx->mem, 64);

    if (!o->row.by_site || happened(o, EVENT_REPAIR_ASKED) || happened(o, EVENT_REPAIRED))
        return S("");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].lacks) {
            text_add(&t, t.len ? comma(language) : S(""));
            text_add(&t, tr(language, parts[i].what));
        }
    return text_str(&t);
}

static void
sent_fill(struct cx *cx, enum language language, const struct objection *o,
          struct objection_case_page *page)
{
    page->by_site = o->row.by_site != 0;
    page->sent_at = clock_in_words(cx->mem, language, o->row.registered_ms);
    page->wanting = page->ended ? S("") : wanting_said(cx, language, o);
    page->ask_more = objection_url(
        cx, o->state.id,
        str_join(cx->mem, S("/gebeurtenis/"), procedure_event_code(EVENT_REPAIR_ASKED)));
}

static struct str
penalty_said(struct cx *cx, const struct procedure *dates)
{
    struct text t = text_open(cx->mem, 16);

    if (!dates->penalty_known || dates->penalty.cents_most == 0)
        return S("");
    text_add_int(&t, dates->penalty.cents / 100);
    return text_str(&t);
}

static void
facts_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    const struct procedure_row *row = &o->row;

    page->kind = said(cx, language, &objection_kinds, row->kind);
    page->topic = o->state.topic.len ? topic_name(o->state.topic, language)
                                     : tr(language, T("Onderwerp nog niet bekend"));
    page->department = row->department;
    page->law = said(cx, language, &objection_laws, row->law);
    page->road = row->road.len ? said(cx, language, &objection_roads, row->road)
                               : tr(language, T("Nog niet gekozen"));
    page->handler = o->state.professional_name;
    page->holder_id = o->state.professional;
    page->decided_by =
        row->decided_by_name.len ? row->decided_by_name : tr(language, T("Een andere afdeling"));
    page->substitute = row->substitute_name;
    page->outcome = tr(language, objection_outcome_said(o->dates->kind, row->outcome));
    page->solved = said(cx, language, &objection_solveds, row->solved);
    page->received = date_with_year(cx->mem, language, (struct date){(int32_t)row->received_day});
    page->verdict = tr(language, o->dates->excused ? T("Te laat, met een goede reden")
                                                   : objection_verdict_said(o->dates->in_time));
    page->why_in_time = tr(language, o->dates->why_in_time);
    page->in_time_known = str_eq(row->kind, S("objection"));
    page->in_time = o->dates->in_time == VERDICT_YES;
    page->ended = !str_eq(row->state, S("open"));
    page->withdrawing = row->withdraw_until != 0 && !page->ended;
    page->withdraw_until =
        date_in_words(cx->mem, language, (struct date){(int32_t)row->withdraw_until});
    page->unsolved = row->unsolved != 0;
    page->talk_past_term = o->dates->talk_past_term;
    page->stands_still = o->dates->stands_still;
    page->penalty = penalty_said(cx, o->dates);
    const struct maybe_date withdrew = objection_withdrew(o);
    if (withdrew.known)
        page->withdrew = date_in_words(cx->mem, language, withdrew.date);
    page->penalty_sure = o->dates->penalty_doubt == PENALTY_SURE;
    if (page->penalty.len && o->dates->penalty.cents_most != o->dates->penalty.cents)
        page->penalty_other = str_of_int(cx->mem, o->dates->penalty.cents_most / 100);
    const struct maybe_date set_by = objection_penalty_set_by(o);
    if (set_by.known) {
        page->set_by = date_in_words(cx->mem, language, set_by.date);
        page->set_late = set_by.date.day < date_in_amsterdam(cx->now_ms).day;
    }
    if (page->ended && o->appeal_told.known)
        page->appeal_told = date_in_words(cx->mem, language, o->appeal_told.date);
    page->application = o->application;
    page->complaint = o->dates->kind == PROCEDURE_COMPLAINT;
    page->decide_late = o->dates->late;
    page->decision_stands = objection_decision_stands(o);
    page->no_call = o->no_call && !page->ended;
    page->has_plan = o->plan != NULL && !page->ended;
    page->plan = application_talk_said(cx, language, o, false);
    page->hearing = objection_hearing_said(cx, language, o);
    page->came = tr(language, objection_said(&application_results, o->came));
    page->term = row->term_source;
}

static void
story_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    page->representative = o->story.representative;
    page->scope = said(cx, language, &objection_scopes, o->story.scope);
    page->address = o->story.address;
    page->explained = o->story.explained;
    page->behind = o->story.behind;
    page->heard = o->story.heard;
    page->agreed = o->story.agreed;
    page->other = o->story.other;
    page->areas = areas_said(cx, language, o->story.areas);
    page->wants = o->story.wants;
    page->has_story = o->story.wants.text.len || o->story.explained.text.len ||
                      o->story.behind.text.len || o->story.heard.text.len ||
                      o->story.agreed.text.len || page->areas.len || o->story.other.text.len;
    if (o->tries) {
        struct tr_arg n = {S("n"), str_of_int(cx->mem, o->tries)};
        page->calls = tr_fill(cx->mem,
                              tr_plural(language, T("Eén keer gebeld zonder gesprek."),
                                        T("{n} keer gebeld zonder gesprek."), o->tries),
                              1, &n);
    }
}

static enum outcome
question_fill(struct cx *cx, enum language language, const struct question_thread *thread,
              struct question_id id, struct objection_case_page *page)
{
    struct text messages = text_open(cx->mem, 64);

    page->name = thread->contact.name;
    if (thread->messages.count)
        page->asked = thread->messages.at[0].text;
    page->phone = thread->contact.phone;
    page->email = thread->contact.email;
    page->has_phone = thread->contact.phone.text.len > 0;
    page->call = url_tel(cx->mem, thread->contact.phone.text);
    /* Its terms are known by now. */
    page->peril = thread->state.peril == PERIL_TERM ? PERIL_NONE : thread->state.peril;
    page->news = thread->state.news;
    page->message_count = (int64_t)thread->messages.count;
    text_add(&messages, S("/werk/vraag/"));
    text_add_int(&messages, id.municipality);
    text_add_byte(&messages, '/');
    text_add_int(&messages, id.question);
    page->messages = url_path(text_str(&messages));
    return call_mind_fill(cx, language, thread, &page->calling);
}

enum outcome
objection_case_fill(struct cx *cx, const struct request *rq, struct question_id id,
                    struct objection_case_page *page, struct objection *ret_o,
                    struct question_thread *ret_thread)
{
    struct objection o;

    TRY(objection_get(cx, id, &o));
    TRY(thread_for_professional(cx, id, ret_thread)); /* notes the sight */
    facts_fill(cx, rq->language, &o, page);
    sent_fill(cx, rq->language, &o, page);
    story_fill(cx, rq->language, &o, page);
    TRY(question_fill(cx, rq->language, ret_thread, id, page));
    TRY(sms_may(cx, id, &page->sms));
    page->mine = o.state.professional == cx->who.professional;
    page->taken = o.state.professional != 0;
    page->is_judge = o.handler_is_judge;
    page->i_am_judge = o.row.decided_by != 0 && o.row.decided_by == cx->who.professional;
    page->dates = objection_dates_shown(cx, rq->language, o.dates);
    TRY(application_beside_terms(cx, rq->language, &o, &page->beside));
    page->notices = objection_notices_shown(cx, rq->language, o.dates, 0);
    entries_fill(cx, rq->language, &o, page);
    *ret_o = o;
    return OK;
}
