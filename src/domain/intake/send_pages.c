/* send_pages.c - the last page of /vraag, sending, and what the resident takes home. */
#include "base/text.h"
#include "crypto/code.h"
#include "crypto/keys.h"
#include "domain/guide/helplines.h"
#include "domain/guide/overlay.h"
#include "domain/guide/topic.h"
#include "domain/guide/understand.h"
#include "domain/intake/ask_pages.h"
#include "domain/intake/intake_routes.h"
#include "domain/intake/sealed_fields.h"
#include "domain/intake/view/ask.html.h"
#include "domain/map/kind.h"
#include "domain/map/map_shown.h"
#include "net/notify.h"
#include "web/markdown.h"
#include "web/reply.h"

static const int64_t result_lifetime_ms = 24 * 60 * 60 * 1000;

static int64_t
result_ends_ms(const struct cx *cx, const struct request *rq)
{
    return cx->now_ms + (rq->kiosk ? kiosk_forgets_ms : result_lifetime_ms);
}

enum outcome
ask_consent_text(struct cx *cx, const struct request *rq, int64_t municipality, struct str key,
                 struct text_found *ret)
{
    struct doorway_row doorway;

    TRY(doorway_get(cx, rq->host, &doorway));
    struct text_place place = {
        .municipality = municipality, .doorway = doorway.doorway, .region = doorway.region};
    return text_find(cx, &place, key, rq->language, ret);
}

static enum outcome
consent_text(struct cx *cx, const struct request *rq, int64_t municipality, struct text_found *ret)
{
    return ask_consent_text(cx, rq, municipality, S("consent-share"), ret);
}

/* ---- looking it over ---- */

static struct url
edit_url(struct cx *cx, const struct draft *draft, struct str step)
{
    return url_path_token(cx->mem, S("/vraag/c/"), draft->token, step);
}

static struct str
channel_shown(enum language language, struct str channel)
{
    if (str_eq(channel, S("phone")))
        return tr(language, T("Wij bellen u"));
    if (str_eq(channel, S("email")))
        return tr(language, T("U krijgt een e-mail als er antwoord is"));
    return tr(language, T("U kijkt zelf met uw eigen link"));
}

/* A page before this one was skipped: back to it, with nothing lost. */
static bool
incomplete(struct cx *cx, const struct draft *draft, struct reply *re)
{
    if (draft->ask.municipality == 0)
        return reply_see_other(re, edit_url(cx, draft, S("/plaats"))) == OK;
    if (ask_check_channel(cx, &draft->ask) != OK)
        return reply_see_other(re, edit_url(cx, draft, S("/antwoord"))) == OK;
    return false;
}

static enum outcome
check_page_fill(struct cx *cx, const struct request *rq, const struct draft *draft,
                struct ask_check_page *page)
{
    const struct ask *ask = &draft->ask;
    struct municipality_row place;
    struct organisation_row organisation;
    struct route_choice choice;
    struct safety_net_row net;
    struct text_found text;

    TRY(municipality_get(cx, ask->municipality, &place));
    TRY(routing_of(cx, ask->municipality, ask, &choice));
    TRY(organisation_get(cx, choice.organisation, &organisation));
    TRY(safety_net_get(cx, ask->municipality, &net));
    TRY(consent_text(cx, rq, ask->municipality, &text));
    page->question.text = ask->question;
    page->name.text = ask->name;
    page->phone.text = ask->phone;
    page->email.text = ask->email;
    page->mind.text = ask->mind;
    page->interpreter = kind_language_name(ask->interpreter, rq->language);
    page->topic = topic_name(ask->topic, rq->language);
    page->has_topic = ask->topic.len > 0;
    page->also = ask_also_names(cx->mem, rq->language, ask->also);
    page->municipality = place.name;
    page->channel = channel_shown(rq->language, ask->channel);
    page->by_phone = str_eq(ask->channel, S("phone"));
    page->call_said = call_wish_said(cx, rq->language, &ask->call);
    page->voicemail = ask->call.voicemail;
    page->by_email = str_eq(ask->channel, S("email"));
    page->organisation = organisation.name;
    page->paid_by = tr(rq->language, organisation.paid_by);
    page->steered_by = tr(rq->language, organisation.steered_by);
    page->why = tr(rq->language, why_sentence(why_code(choice.why)));
    page->net = net.organisation == choice.organisation ? S("") : net.organisation_name;
    page->due = due_day(ask_due_ms(cx, ask, draft->peril, choice.answer_workdays));
    page->first = objection_first_of(cx, ask->last_day, ask->letter_form, page->due);
    page->consent = markdown_html(cx->mem, rq->language, text.body);
    page->consent_dutch = text.language != rq->language;
    page->consented = ask->consent;
    return OK;
}

enum outcome
ask_check_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_check_page *page = arena_new(cx->mem, struct ask_check_page, 1);
    struct draft draft;

    TRY(draft_get(cx, rq->args[0], &draft));
    if (draft.sent)
        return reply_see_other(
            re,
            url_path_token(cx->mem, S("/vraag/klaar/"),
                           token_make(cx, "asked", result_ends_ms(cx, rq), draft.result), S("")));
    if (incomplete(cx, &draft, re))
        return OK;
    TRY(check_page_fill(cx, rq, &draft, page));
    page->frame = (struct ask_frame){.token = draft.token,
                                     .step = ASK_STEPS,
                                     .back = edit_url(cx, &draft, S("/naam")),
                                     .has_back = true,
                                     .fault = request_fault(cx, rq, rq->fault.field)};
    ask_bsn_remark(cx, &draft, &page->frame);
    page->action = edit_url(cx, &draft, S("/versturen"));
    page->edit_text = edit_url(cx, &draft, S("/tekst"));
    page->edit_place = edit_url(cx, &draft, S("/plaats"));
    page->edit_topic = edit_url(cx, &draft, S("/onderwerp"));
    page->edit_channel = edit_url(cx, &draft, S("/antwoord"));
    page->edit_name = edit_url(cx, &draft, S("/naam"));
    re->quick_leave = draft.peril == PERIL_DANGER;
    return reply_page(re, T("Kijk uw vraag na"), view_ask_check(page));
}

/* ---- sending ---- */

/* From look to act. */
struct sending {
    struct draft draft;
    struct ask_plan *plan; /* NULL: it was sent before */
};

static struct str
result_write(struct cx *cx, const struct asked *asked, struct str also)
{
    struct text t = text_open(cx->mem, 128);

    sealed_field_add_int(&t, S("municipality"), asked->municipality);
    sealed_field_add_int(&t, S("question"), asked->question);
    sealed_field_add(&t, S("code"), asked->code);
    sealed_field_add(&t, S("secret"), asked->secret);
    sealed_field_add(&t, S("also"), also);
    return text_str(&t);
}

static enum outcome
to_result(struct cx *cx, const struct request *rq, struct str result, struct reply *re)
{
    struct str token = token_make(cx, "asked", result_ends_ms(cx, rq), result);
    return reply_see_other(re, url_path_token(cx->mem, S("/vraag/klaar/"), token, S("")));
}

enum outcome
ask_to_done(struct cx *cx, const struct request *rq, const struct asked *asked, struct reply *re)
{
    return to_result(cx, rq, result_write(cx, asked, S("")), re);
}

enum outcome
ask_send_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sending *sending = arena_new(cx->mem, struct sending, 1);

    (void)re;
    TRY(draft_get(cx, rq->args[0], &sending->draft));
    rq->plan = sending;
    return OK;
}

enum outcome
ask_send_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sending *sending = rq->plan;

    (void)re;
    if (sending->draft.sent)
        return OK;
    sending->draft.ask.consent = request_field(rq, S("consent")).len > 0;
    sending->draft.ask.language = rq->language;
    if (!str_eq(sending->draft.ask.channel, S("phone")))
        sending->draft.ask.call.said = false;
    if (sending->draft.ask.municipality == 0)
        return fail_field(cx, "place",
                          "Vul uw postcode in. Vier cijfers is genoeg. Of kies uw gemeente.");
    return ask_prepare(cx, &sending->draft.ask, sending->draft.peril, &sending->plan);
}

enum outcome
ask_send(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sending *sending = rq->plan;
    struct text_found text;
    struct asked asked;
    struct draft now;

    /* Pressed twice, or sent again after the connection was lost: one question, the same answer. */
    TRY(draft_get(cx, rq->args[0], &now));
    if (now.sent)
        return to_result(cx, rq, now.result, re);
    TRY(consent_text(cx, rq, sending->draft.ask.municipality, &text));
    TRY(ask_act(cx, sending->plan, sending->draft.ask.municipality, text.body, &asked));
    struct str result = result_write(cx, &asked, sending->draft.ask.also);
    TRY(draft_sent(cx, &sending->draft, result));
    return to_result(cx, rq, result, re);
}

/* ---- all fields at once: other sites, counters, scripts ---- */

/* A counter or another site that sends no topic was never asked for one: then the words say it,
 * when they surely do, or when one of them stands for the topic. Nobody guesses at danger. Who was
 * asked and does not know sends an empty topic: a person looks at that. */
static struct str
topic_sent(struct cx *cx, const struct request *rq, struct str question)
{
    if (request_has(rq, S("topic")))
        return request_field(rq, S("topic"));
    struct understood words = understand(cx->mem, question);
    const struct understood_topic *first = &words.topics[0];
    bool told = words.outcome == UNDERSTOOD_SURE ||
                (words.outcome == UNDERSTOOD_SEVERAL && first->why.len > 0 &&
                 !kind_topic_of_danger(first->topic.id));
    return told ? first->topic.id : S("");
}

enum outcome
ask_at_once_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sending *sending = arena_new(cx->mem, struct sending, 1);
    struct ask *ask = &sending->draft.ask;

    (void)re;
    *ask = (struct ask){.question = request_field(rq, S("question")),
                        .topic = topic_sent(cx, rq, request_field(rq, S("question"))),
                        .channel = request_field(rq, S("channel")),
                        .name = request_field(rq, S("name")),
                        .phone = request_field(rq, S("phone")),
                        .mind = request_field(rq, S("mind")),
                        .interpreter = interpreter_typed(rq),
                        .email = request_field(rq, S("email")),
                        .consent = request_field(rq, S("consent")).len > 0,
                        .language = rq->language};
    /* What was filled in says how to answer. */
    if (ask->channel.len == 0)
        ask->channel = ask->phone.len ? S("phone") : ask->email.len ? S("email") : S("code");
    if (str_eq(ask->channel, S("phone")))
        ask->call = call_moments_typed(cx, rq);
    rq->plan = sending;
    return ask_prepare(cx, ask, peril_of(cx->mem, ask->question, ask->topic), &sending->plan);
}

/* All fields again, with the fault beside the one that does not fit. */
enum outcome
ask_whole_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_whole_page *page = arena_new(cx->mem, struct ask_whole_page, 1);
    struct str topic = request_field(rq, S("topic")), channel = request_field(rq, S("channel"));
    struct str by_place = request_fault(cx, rq, S("place")); /* of looking the place up */
    struct topic known;
    struct text_found text;
    struct fault fault = cx->fault;

    *page = (struct ask_whole_page){
        .question = {request_field(rq, S("question"))},
        .place = {request_field(rq, S("municipality"))},
        .name = {request_field(rq, S("name"))},
        .topic = {.unknown = !topic_find(topic, &known),
                  .areas = ask_topic_areas(cx, rq->language, topic)},
        .channel = {.by_phone = str_eq(channel, S("phone")),
                    .by_email = str_eq(channel, S("email")),
                    .by_code = str_eq(channel, S("code")),
                    .phone = {request_field(rq, S("phone"))},
                    .mind = {request_field(rq, S("mind"))},
                    .mind_fault = request_fault(cx, rq, S("mind")),
                    .moments =
                        call_moments_of(cx, rq->language, day_part_of(request_field(rq, S("part"))),
                                        request_field(rq, S("days"))),
                    .voicemail = request_field(rq, S("voicemail")).len > 0,
                    .careful = request_field(rq, S("mind")).len > 0 ||
                               request_field(rq, S("voicemail")).len > 0,
                    .interpreters = ask_interpreters(cx, rq->language, interpreter_offered(rq)),
                    .sms = notify_on(),
                    .email = {request_field(rq, S("email"))},
                    .phone_fault = request_fault(cx, rq, S("phone")),
                    .email_fault = request_fault(cx, rq, S("email")),
                    .channel_fault = request_fault(cx, rq, S("channel"))},
        .fault = request_fault(cx, rq, rq->fault.field),
        .question_fault = request_fault(cx, rq, S("question")),
        .place_fault = by_place.len ? by_place : request_fault(cx, rq, S("municipality")),
        .topic_fault = request_fault(cx, rq, S("topic")),
        .name_fault = request_fault(cx, rq, S("name")),
        .consent_fault = request_fault(cx, rq, S("consent")),
        .consented = request_field(rq, S("consent")).len > 0};
    TRY(consent_text(cx, rq, 0, &text));
    cx->fault = fault;
    page->consent = markdown_html(cx->mem, rq->language, text.body);
    page->consent_dutch = text.language != rq->language;
    return reply_page(re, T("Stel uw vraag"), view_ask_whole(page));
}

enum outcome
ask_place_of(struct cx *cx, const struct request *rq, struct municipality_row *ret)
{
    struct municipality_row_list found;
    struct doorway_row doorway;
    struct str named = request_field(rq, S("municipality"));

    if (named.len) {
        enum outcome outcome = municipality_find(cx, named, &found);
        if (outcome == OK && found.count == 1) {
            *ret = found.at[0];
            return OK;
        }
        if (outcome == OK)
            return fail_field(
                cx, "municipality",
                "Deze postcode hoort bij meer dan één gemeente. Vul de naam van de gemeente in.");
        return outcome == NOT_FOUND ? INVALID : outcome;
    }
    TRY(doorway_get(cx, rq->host, &doorway));
    if (doorway.municipality == 0)
        return fail_field(cx, "municipality", "Vul in waar u woont: uw postcode of uw gemeente.");
    return municipality_get(cx, doorway.municipality, ret);
}

enum outcome
ask_at_once(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sending *sending = rq->plan;
    struct municipality_row place;
    struct text_found text;
    struct asked asked;
    bool here;

    TRY(ask_place_of(cx, rq, &place));
    TRY(municipality_takes_part(cx, place.municipality, &here));
    if (!here)
        return ask_elsewhere(cx, rq, &place, request_field(rq, S("question")), (struct url){0}, re);
    TRY(consent_text(cx, rq, place.municipality, &text));
    TRY(ask_act(cx, sending->plan, place.municipality, text.body, &asked));
    return ask_to_done(cx, rq, &asked, re);
}

/* ---- what came of it ---- */

struct str
ask_link(struct cx *cx, const struct request *rq, struct str secret)
{
    struct url path = url_path_token(cx->mem, S("/volg/l/"), secret, S(""));

    return str_join(cx->mem, rq->origin, url_location(cx->mem, path, rq->language));
}

/* Each problem its help: one question has one holder, and the others may be somebody else's work.
 */
static enum outcome
also_shown(struct cx *cx, enum language language, int64_t municipality, struct str also,
           struct ask_also_list *ret)
{
    enum { ALSO_MAX = 4, CARDS_MAX = 2 };
    struct str in = str_join(cx->mem, S("/in/"), municipality_code(cx->mem, municipality));
    struct topic_help help;

    ret->at = arena_new(cx->mem, struct ask_also, ALSO_MAX);
    for (struct str id; ret->count < ALSO_MAX && str_cut(&also, '|', &id);) {
        struct ask_also *one = &ret->at[ret->count];
        enum outcome outcome = topic_help_get(cx, municipality, id, &help);
        if (outcome == NOT_FOUND) /* no topic any more */
            continue;
        TRY(outcome);
        if (help.services.count > CARDS_MAX)
            help.services.count = CARDS_MAX;
        *one = (struct ask_also){.topic = topic_name(id, language),
                                 .open = url_path_token(cx->mem, S("/onderwerp/"), id, in)};
        TRY(cards_shown(cx, language, &help.services, &one->cards));
        ret->count++;
    }
    return OK;
}

enum outcome
ask_done_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_done_page *page = arena_new(cx->mem, struct ask_done_page, 1);
    struct question_state state;
    struct safety_net_row net;
    struct question_thread thread;
    struct str result;

    TRY(token_open(cx, "asked", rq->args[0], &result));
    struct question_id id = {sealed_field_int(cx->mem, result, S("municipality")),
                             sealed_field_int(cx->mem, result, S("question"))};
    TRY(question_state_get(cx, id, &state));
    TRY(safety_net_get(cx, id.municipality, &net));
    struct str secret = sealed_field(cx->mem, result, S("secret"));
    *page = (struct ask_done_page){
        .code = code_show(cx->mem, sealed_field(cx->mem, result, S("code"))),
        .link = ask_link(cx, rq, secret),
        .open = url_path_token(cx->mem, S("/volg/l/"), secret, S("")),
        .organisation = state.organisation_name,
        .phone = state.organisation_phone,
        .paid_by = tr(rq->language, state.organisation_paid_by),
        .steered_by = tr(rq->language, state.organisation_steered_by),
        .why = tr(rq->language, why_sentence(state.why)),
        .net = net.organisation == state.organisation ? S("") : net.organisation_name,
        .due = due_day(state.due_ms),
        .by_phone = str_eq(state.channel, S("phone")),
        .by_email = str_eq(state.channel, S("email")),
        .danger = state.peril == PERIL_DANGER,
    };
    TRY(also_shown(cx, rq->language, id.municipality, sealed_field(cx->mem, result, S("also")),
                   &page->also));
    TRY(thread_for_resident(cx, id, &thread));
    struct str text = thread.messages.count > 0 ? thread.messages.at[0].text.text : S("");
    if (peril_calls(state.peril))
        page->numbers = helplines_for_text(cx->mem, text, state.topic, rq->language);
    if (page->by_phone)
        TRY(call_told_of(cx, rq->language, id, &thread.contact, &page->call));
    page->watched = page->danger || page->call.mind.text.len > 0;
    page->link_first = !page->watched && !page->by_phone && !page->by_email;
    re->quick_leave = page->watched;
    page->first =
        objection_first_of(cx, state.last_day, thread.contact.letter_form.text, page->due);
    if (!page->first.shown) { /* else that says it, with the day */
        struct understood words = understand(cx->mem, text);
        TRY(haste_of_words(cx, rq->language, id.municipality, &words, text, state.topic,
                           &page->haste));
    }
    return reply_page(re, T("Uw vraag is bij ons"), view_ask_done(page));
}
