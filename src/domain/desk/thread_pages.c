/* thread_pages.c - a question as its holder sees it, and everything that can be done with it. */
#include "base/text.h"
#include "domain/contact/callback_shown.h"
#include "domain/contact/planned.h"
#include "domain/contact/sms.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/view/work.html.h"
#include "domain/desk/work_pages.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/handover/handover.h"
#include "domain/intake/intake.h"
#include "domain/intake/linked.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/objection/objection_shown.h"
#include "domain/people/people.h"
#include "law/decrees.h"
#include "domain/intake/question_shown.h"

/* ---- showing ---- */

/* Of whatever kind it is: each has codes of its own. */
static struct str
reason_of(struct str code)
{
    struct str reason = pass_reason_sentence(code);

    if (reason.len == 0)
        reason = call_outcome_sentence(code);
    if (reason.len == 0)
        reason = question_outcome_sentence(code);
    if (reason.len == 0)
        reason = handover_reason_sentence(code);
    if (reason.len == 0)
        reason = handover_sentence(&handover_whys, code);
    if (reason.len == 0)
        reason = objection_said(&objection_kinds, code);
    return reason;
}

/* Why, how or when. */
static struct str
detail_said(struct cx *cx, enum language language, const struct thread_happening *h)
{
    struct planned_call call;

    if (str_eq(h->kind, S("call_planned")) && call_moment_read(h->detail, &call))
        return call_moment_said(cx, language, &call);
    return tr(language, reason_of(h->detail));
}

static struct str
happened_said(struct cx *cx, enum language language, const struct thread_happening *h)
{
    static const struct {
        struct str kind, sentence;
    } kinds[] = {
        {S_INIT("asked"), T_INIT("De vraag kwam binnen bij {organisatie}.")},
        {S_INIT("taken"), T_INIT("{organisatie} nam de vraag.")},
        {S_INIT("succeeded"), T_INIT("Een collega van {organisatie} nam de vraag over.")},
        {S_INIT("released"), T_INIT("De vraag ging terug naar het team van {organisatie}.")},
        {S_INIT("passed_back"), T_INIT("{organisatie} gaf de vraag terug: {reden}.")},
        {S_INIT("caught"), T_INIT("Niet op tijd beantwoord. De vraag ging naar {organisatie}.")},
        {S_INIT("called"), T_INIT("{organisatie} belde: {reden}.")},
        {S_INIT("call_planned"), T_INIT("{organisatie} plande een telefoontje: {reden}.")},
        {S_INIT("call_off"), T_INIT("{organisatie}: bellen is niet meer nodig.")},
        {S_INIT("sms"), T_INIT("{organisatie} stuurde een sms over het bellen.")},
        {S_INIT("answered"), T_INIT("{organisatie} gaf antwoord.")},
        {S_INIT("added"), T_INIT("De inwoner schreef iets erbij.")},
        {S_INIT("closed"), T_INIT("{organisatie} sloot de vraag af: {reden}.")},
        {S_INIT("stopped"), T_INIT("De inwoner stopte de vraag.")},
        {S_INIT("consent_asked"), T_INIT("Aan de inwoner gevraagd of dit mag.")},
        {S_INIT("consent_refused"), T_INIT("De inwoner gaf geen toestemming.")},
        {S_INIT("offered"), T_INIT("Aangeboden: {reden}.")},
        {S_INIT("declined"), T_INIT("Niet aangenomen: {reden}.")},
        {S_INIT("unanswered"), T_INIT("Geen antwoord op het aanbod. De vraag bleef bij ons.")},
        {S_INIT("offer_ended"), T_INIT("Aanbod ingetrokken: {reden}.")},
        {S_INIT("withdrawn"), T_INIT("De inwoner wil deze overdracht niet.")},
        {S_INIT("handed_over"), T_INIT("{organisatie} nam de vraag over.")},
        {S_INIT("handed_back"), T_INIT("De vraag ging terug naar {organisatie}.")},
        {S_INIT("road_informal"), T_INIT("De inwoner wil samen een oplossing zoeken.")},
        {S_INIT("road_formal"), T_INIT("De inwoner koos de formele weg.")},
        {S_INIT("withdrawing"), T_INIT("De inwoner wil stoppen. De bedenktijd loopt.")},
        {S_INIT("not_withdrawn"), T_INIT("Het intrekken telde niet. Alles loopt door.")},
        {S_INIT("came_back"), T_INIT("De inwoner gaat toch door.")},
        {S_INIT("reopened"), T_INIT("Dit is opnieuw geopend.")},
        {S_INIT("waits"), T_INIT("De inwoner vindt wachten goed.")},
        {S_INIT("no_call"), T_INIT("De inwoner wil niet gebeld worden.")},
        {S_INIT("call_changed"),
         T_INIT("De inwoner veranderde het nummer, de tijd of waar u op let.")},
        {S_INIT("call_again"), T_INIT("De inwoner mag weer gebeld worden.")},
        {S_INIT("second"), T_INIT("{organisatie} maakte nog een vraag, voor een ander probleem.")},
        {S_INIT("second_of"),
         T_INIT("Samen met de inwoner opgeschreven door {organisatie}, bij een "
                "andere vraag.")},
        {S_INIT("code_renewed"),
         T_INIT("{organisatie} maakte een nieuwe code. De oude werkt niet meer.")},
        {S_INIT("registered"), T_INIT("Ingeschreven door {organisatie}: {reden}.")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(kinds[i].kind, h->kind))
            return tr_fill(cx->mem, tr(language, kinds[i].sentence), 2,
                           (struct tr_arg[]){{S("organisatie"), h->organisation},
                                             {S("reden"), detail_said(cx, language, h)}});
    return S("");
}

/* Messages and happenings in one order of time. An answer is its message: saying so again is
 * noise. */
static struct work_entry_list
entries_shown(struct cx *cx, enum language language, const struct question_thread *thread)
{
    size_t total = thread->messages.count + thread->happenings.count, m = 0, h = 0;
    struct work_entry_list list = {arena_new(cx->mem, struct work_entry, total), 0};

    while (m < thread->messages.count || h < thread->happenings.count) {
        const struct thread_happening *next =
            h < thread->happenings.count ? &thread->happenings.at[h] : NULL;
        bool message =
            m < thread->messages.count && (!next || thread->messages.at[m].at_ms <= next->at_ms);
        if (message) {
            list.at[list.count++] = message_shown(cx, language, &thread->messages.at[m++]);
            continue;
        }
        check(next);
        h++;
        if (str_eq(next->kind, S("answered")) || str_eq(next->kind, S("added")))
            continue;
        list.at[list.count++] =
            (struct work_entry){.when = moment_in_words(cx->mem, language, next->at_ms),
                                .happened = happened_said(cx, language, next),
                                .text = next->words};
    }
    return list;
}

static struct work_choice_list
choices(struct cx *cx, enum language language, size_t count, struct str (*code)(size_t i),
        struct str (*sentence)(struct str code), struct str chosen)
{
    struct work_choice_list list = {arena_new(cx->mem, struct work_choice, count), count};

    for (size_t i = 0; i < count; i++)
        list.at[i] =
            (struct work_choice){code(i), tr(language, sentence(code(i))), str_eq(code(i), chosen)};
    return list;
}

static struct str
pass_code_at(size_t i)
{
    return pass_reason_code((enum pass_reason)i);
}

static struct str
call_code_at(size_t i)
{
    return call_outcome_code((enum call_outcome)i);
}

static struct str
outcome_code_at(size_t i)
{
    return question_outcome_code((enum question_outcome)i);
}

static void
state_fill(struct cx *cx, enum language language, const struct question_state *s,
           struct work_thread_page *page)
{
    enum language spoken = LANGUAGE_NL;

    language_parse(s->language, &spoken);
    page->topic = s->topic.len ? topic_name(s->topic, language)
                               : tr(language, T("Onderwerp nog niet bekend"));
    page->has_about = s->topic.len > 0;
    page->about = url_path_token(
        cx->mem, S("/onderwerp/"), s->topic,
        str_join(cx->mem, S("/in/"), municipality_code(cx->mem, s->id.municipality)));
    page->municipality = s->municipality_name;
    page->channel = channel_said(language, s->channel);
    page->by_phone = str_eq(s->channel, S("phone"));
    page->to_call = s->to_call && !s->bound;
    page->by_email = str_eq(s->channel, S("email"));
    page->by_code = str_eq(s->channel, S("code"));
    page->why = tr(language, why_sentence(s->why));
    page->age = age_said(cx, language, s->asked_ms);
    page->due = due_said(cx, language, s->due_ms);
    page->holder = s->professional_name;
    page->holder_id = s->professional;
    page->closed = str_eq(s->stage, S("closed"));
    page->outcome = tr(language, question_outcome_sentence(s->outcome));
    page->peril = peril_beside(s->peril, s->last_day);
    page->last_day = last_day_said(cx, language, s->last_day);
    page->caught = s->caught;
    page->late = s->due_ms <= cx->now_ms && !page->closed &&
                 (!str_eq(s->stage, S("answered")) || page->to_call);
    page->mine = s->professional == cx->who.professional;
    page->taken_by_other = s->professional != 0 && !page->mine;
    page->language = kind_language_name(s->language, language);
    page->last_words = tr(spoken, question_last_words());
    page->foreign = spoken != LANGUAGE_NL;
}

static void
addresses_fill(struct cx *cx, struct question_id id, struct work_thread_page *page)
{
    page->take = work_url(cx, id, S("/nemen"));
    page->reply = work_url(cx, id, S("/antwoord"));
    page->note = work_url(cx, id, S("/notitie"));
    page->called = work_url(cx, id, S("/gebeld"));
    page->plan = work_url(cx, id, S("/plannen"));
    page->call_off = work_url(cx, id, S("/niet-bellen"));
    page->pass_back = work_url(cx, id, S("/terug"));
    page->close = work_url(cx, id, S("/afsluiten"));
    page->keep = work_url(cx, id, S("/concept"));
    page->live = work_url(cx, id, S("/live"));
    page->back = url_path(S("/werk"));
}

static void
choices_fill(struct cx *cx, const struct request *rq, struct work_thread_page *page)
{
    page->pass_reasons = choices(cx, rq->language, PASS_REASON_COUNT, pass_code_at,
                                 pass_reason_sentence, request_field(rq, S("reason")));
    page->call_outcomes = choices(cx, rq->language, CALL_OUTCOME_COUNT, call_code_at,
                                  call_outcome_sentence, request_field(rq, S("call")));
    page->outcomes = choices(cx, rq->language, OUTCOME_STOPPED, outcome_code_at,
                             question_outcome_sentence, request_field(rq, S("outcome")));
}

/* After a form with a fault: the sentence in that form, and everything that was typed in it. */
static void
typed_fill(struct cx *cx, const struct request *rq, struct work_thread_page *page)
{
    struct personal words = {request_field(rq, S("words"))};

    if (rq->fault.sentence.len == 0)
        return;
    page->fault = request_fault(cx, rq, rq->fault.field);
    if (str_ends(rq->path, S("/antwoord"))) {
        *(str_eq(rq->fault.field, S("note")) ? &page->note_fault : &page->reply_fault) =
            page->fault;
        page->reply_draft.text = request_field(rq, S("text"));
        page->note_draft.text = request_field(rq, S("note"));
    } else if (str_ends(rq->path, S("/notitie"))) {
        page->note_fault = page->fault;
        page->note_draft.text = request_field(rq, S("note"));
    } else if (str_ends(rq->path, S("/gebeld"))) {
        page->call_fault = page->fault;
        page->call_words = words;
        page->sms_chosen = request_field(rq, S("sms")).len > 0;
    } else if (str_ends(rq->path, S("/plannen"))) {
        page->plan_fault = page->fault;
        page->plan_day = request_field(rq, S("plan_day"));
        page->plan_time = request_field(rq, S("plan_time"));
        page->plan_asked_ticked = request_field(rq, S("asked")).len > 0;
        page->plan_asked = page->plan_asked_ticked || str_eq(rq->fault.field, S("asked"));
        page->plan_sms = request_field(rq, S("sms")).len > 0;
    } else if (str_ends(rq->path, S("/terug"))) {
        page->pass_fault = page->fault;
        page->pass_words = words;
    } else if (str_ends(rq->path, S("/afsluiten"))) {
        page->close_fault = page->fault;
        page->close_words = words;
        page->close_anyway_ticked = request_field(rq, S("anyway")).len > 0;
        page->close_anyway = page->close_anyway_ticked || str_eq(rq->fault.field, S("anyway"));
        page->closing = true;
    } else if (str_ends(rq->path, S("/intrekken"))) {
        page->handover.cancel_fault = page->fault;
    }
}

/* Said beside a professional, when asking to be called, or with the question. */
static enum outcome
callback_fill(struct cx *cx, enum language language, const struct question_thread *thread,
              struct work_thread_page *page)
{
    struct planned_call call;

    /* Where neither number nor address went along, nobody here is to reach them. */
    if (!page->has_phone && page->email.text.len == 0)
        return OK;
    TRY(call_mind_fill(cx, language, thread, &page->call_mind));
    page->has_callback = page->has_phone;
    page->has_mind = !page->has_phone && page->call_mind.careful;
    if (page->closed)
        return OK;
    const struct calendar calendar = calendar_of(cx);
    page->plan_example =
        date_short(cx->mem, language,
                   workday_plus(&calendar, WORKDAY_OFFICE, date_in_amsterdam(cx->now_ms), 2));
    TRY(call_planned(cx, thread->state.id, &call));
    page->planned = call_planned_said(cx, language, &call);
    if (call.promised) {
        page->promised = call_moment_said(cx, language, &call);
        page->promised_by = call.by;
        page->promised_day = date_iso(cx->mem, call.day);
        page->promised_time = call.minutes ? minutes_said(cx, call.minutes) : S("");
    }
    page->can_plan = page->has_phone && page->mine && !page->bound && !page->call_mind.refused;
    return sms_may(cx, thread->state.id, &page->sms);
}

/* Another question of the same resident, as far as it is here. */
static enum outcome
second_fill(struct cx *cx, const struct question_state *state, struct work_thread_page *page)
{
    struct question_ids others;

    page->can_split = page->mine && !page->closed && !state->bound;
    page->split = work_url(cx, state->id, S("/nog-een"));
    TRY(question_linked(cx, state->id, &others));
    for (size_t i = 0; i < others.count; i++) {
        struct question_state other;
        enum outcome outcome = question_state_get(cx, others.at[i], &other);
        if (outcome == NOT_FOUND)
            continue;
        TRY(outcome);
        page->has_other = other.organisation == cx->who.organisation;
        page->other = work_url(cx, others.at[i], S(""));
        if (page->has_other)
            break;
    }
    return OK;
}

/* Where the own organisation decides, and cx->who took it. */
static enum outcome
can_object_fill(struct cx *cx, const struct question_state *state, struct work_thread_page *page)
{
    struct organisation_row own;

    if (!(cx->who.permissions & PERMISSION_OBJECTIONS) || !page->mine || page->closed ||
        state->bound)
        return OK;
    TRY(organisation_get(cx, cx->who.organisation, &own));
    page->can_object = own.municipal;
    page->object = objection_of_question_url(cx, state->id);
    return OK;
}

static enum outcome
objection_fill(struct cx *cx, const struct question_state *state, struct work_thread_page *page)
{
    page->bound = state->bound;
    TRY(objection_is(cx, state->id, &page->has_objection));
    page->has_objection = page->has_objection && (cx->who.permissions & PERMISSION_OBJECTIONS) != 0;
    page->objection = objection_url(cx, state->id, S(""));
    TRY(objection_is_application(cx, state->id, &page->is_application));
    return can_object_fill(cx, state, page);
}

/* What was handed over is no longer read here; how it goes stands in the list. */
static enum outcome
thread_of(struct cx *cx, struct question_id id, struct question_thread *ret)
{
    enum outcome outcome = thread_for_professional(cx, id, ret);
    bool sent;

    if (outcome != NOT_FOUND)
        return outcome;
    TRY(handover_sent(cx, id, &sent));
    return sent ? fail(cx, NOT_FOUND,
                       "Uw organisatie droeg deze vraag over. Hoe het gaat, ziet u bij Vragen, in "
                       "de lijst Overgedragen.")
                : outcome;
}

enum outcome
work_thread_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct work_thread_page *page = arena_new(cx->mem, struct work_thread_page, 1);
    struct safety_net_row net;
    struct question_id id;
    struct question_thread thread;

    TRY(question_of_path(cx, rq, &id));
    TRY(thread_of(cx, id, &thread));
    TRY(safety_net_get(cx, id.municipality, &net));
    state_fill(cx, rq->language, &thread.state, page);
    addresses_fill(cx, id, page);
    page->can_pass_back =
        net.organisation != cx->who.organisation && !page->closed && !thread.state.bound;
    TRY(objection_fill(cx, &thread.state, page));
    TRY(second_fill(cx, &thread.state, page));
    page->name = thread.contact.name;
    page->code = thread.contact.code;
    page->phone = thread.contact.phone;
    page->email = thread.contact.email;
    page->interpreter = kind_language_name(thread.contact.interpreter, rq->language);
    page->has_phone = thread.contact.phone.text.len > 0;
    page->call = url_tel(cx->mem, thread.contact.phone.text);
    page->entries = entries_shown(cx, rq->language, &thread);
    TRY(work_handover_fill(cx, rq, &thread.state, &page->handover));
    page->handover.can_offer = page->handover.can_offer && !page->bound;
    page->reply_draft = thread.reply_draft;
    page->note_draft = thread.note_draft;
    page->additions = thread.additions;
    TRY(callback_fill(cx, rq->language, &thread, page));
    page->call_first = page->to_call && page->mine && !page->closed;
    page->sent = sent_said(rq);
    choices_fill(cx, rq, page);
    typed_fill(cx, rq, page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Vraag van een inwoner"), view_work_thread(page));
}

enum outcome
work_thread_live(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_state state;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(question_state_get(cx, id, &state));
    if (state.organisation != cx->who.organisation)
        return fail(cx, NOT_FOUND, "Deze vraag is niet bij uw organisatie.");
    return reply_live(re, question_channel(cx, id));
}

/* ---- doing: each goes back to the question ---- */

static enum outcome
back_to_thread(struct cx *cx, const struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    return reply_see_other(re, work_url(cx, id, S("")));
}

enum outcome
work_take(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    int64_t seen_holder = 0;
    bool is_objection;

    TRY(question_of_path(cx, rq, &id));
    if (request_field(rq, S("holder")).len &&
        !str_int(request_field(rq, S("holder")), &seen_holder))
        seen_holder = 0;
    TRY(objection_is(cx, id, &is_objection));
    TRY(is_objection ? objection_take(cx, id, seen_holder) : question_take(cx, id, seen_holder));
    return back_to_thread(cx, rq, re);
}

/* What stands in both boxes; what is sent of it is no draft any more. */
static enum outcome
drafts_keep(struct cx *cx, const struct request *rq, struct question_id id)
{
    if (request_has(rq, S("text")))
        TRY(question_keep_draft(cx, id, S("reply"), request_field(rq, S("text"))));
    return request_has(rq, S("note"))
               ? question_keep_draft(cx, id, S("note"), request_field(rq, S("note")))
               : OK;
}

enum outcome
work_reply(struct cx *cx, struct request *rq, struct reply *re)
{
    const bool sends = !request_has(rq, S("keep"));
    struct question_id id;
    bool before = false;

    TRY(question_of_path(cx, rq, &id));
    if (sends)
        TRY(question_replied(cx, id, request_field(rq, S("text")), &before));
    if (before)
        return reply_sent_before(cx, re, id, SENT_ANSWER);
    TRY(drafts_keep(cx, rq, id));
    if (str_eq(request_field(rq, S("keep")), S("note")))
        TRY(question_note(cx, id, request_field(rq, S("note"))));
    else if (sends)
        TRY(question_reply(cx, id, request_field(rq, S("text"))));
    TRY(handover_follow(cx, id));
    TRY(objection_recount_if(cx, id));
    return reply_see_other(re, work_url(cx, id, sends ? S("?klaar=antwoord") : S("")));
}

enum outcome
work_note(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(question_note(cx, id, request_field(rq, S("note"))));
    return back_to_thread(cx, rq, re);
}

enum outcome
work_called(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    bool is_objection;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_is(cx, id, &is_objection));
    struct str call = request_field(rq, S("call")), words = request_field(rq, S("words"));
    TRY(is_objection ? objection_called(cx, id, call, words)
                     : question_called(cx, id, call, words));
    if (request_field(rq, S("sms")).len)
        TRY(sms_called(cx, id, call));
    TRY(handover_follow(cx, id));
    return back_to_thread(cx, rq, re);
}

enum outcome
work_plan_call(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct date day;
    int64_t minutes;

    TRY(question_of_path(cx, rq, &id));
    TRY(call_day_typed(cx, request_field(rq, S("plan_day")), &day));
    TRY(minutes_typed(cx, rq, S("plan_time"), &minutes));
    TRY(call_plan(cx, id, day, minutes, request_field(rq, S("asked")).len > 0,
                  request_field(rq, S("sms")).len > 0));
    return back_to_thread(cx, rq, re);
}

enum outcome
work_call_off(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    int64_t seen;
    bool more;

    TRY(question_of_path(cx, rq, &id));
    if (!str_int(request_field(rq, S("seen")), &seen))
        seen = 0;
    TRY(question_call_off(cx, id, seen, &more));
    if (!more)
        return back_to_thread(cx, rq, re);
    rq->fault.sentence = T("De inwoner schreef net iets. Lees dat eerst. Is bellen dan nog niet "
                           "nodig? Kies het dan opnieuw.");
    TRY(work_thread_page(cx, rq, re));
    re->status = outcome_status(CONFLICT);
    return OK;
}

enum outcome
work_pass_back(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(question_pass_back(cx, id, request_field(rq, S("reason")), request_field(rq, S("words"))));
    TRY(handover_follow(cx, id));
    return reply_see_other(re, url_path(S("/werk")));
}

enum outcome
work_keep_draft(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(drafts_keep(cx, rq, id));
    return reply_text(re, S("text/plain; charset=utf-8"), S("ok"));
}
