/* callback_pages.c - "call me": a number, and when. */
#include "domain/guide/helplines.h"
#include "domain/contact/callback_pages.h"

#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/contact/contact_routes.h"
#include "domain/contact/view/callback.html.h"
#include "domain/intake/ask_shown.h"
#include "i18n/i18n.h"
#include "net/notify.h"
#include "web/kept_form.h"

/* What the page that somebody came from sent along, so that nobody tells it twice. */
static struct ask
ask_along(struct cx *cx, const struct request *rq)
{
    struct ask ask = {.question = request_field(rq, S("question")),
                      .topic = ask_topic_known(request_field(rq, S("topic")))};

    asked_letter_read(cx, rq, &ask);
    return ask;
}

/* Who will call, where the doorway knows the place: without a topic that is the safety net. */
static enum outcome
caller_fill(struct cx *cx, const struct request *rq, struct callback_page *page)
{
    struct doorway_row doorway;
    struct organisation_row caller;
    struct municipality_row own;
    struct municipality_row_list here;
    struct route_choice choice;

    TRY(doorway_get(cx, rq->host, &doorway));
    page->ask_place = doorway.municipality == 0;
    if (page->ask_place)
        return OK;
    TRY(doorway_municipalities(cx, doorway.doorway, &here));
    if (here.count > 1) { /* the own one stands there, and can be changed */
        TRY(municipality_get(cx, doorway.municipality, &own));
        page->ask_place = true;
        page->own = own.name;
        if (!request_has(rq, S("municipality")))
            page->place = own.name;
    }
    const struct ask ask = ask_along(cx, rq);
    enum outcome outcome = routing_choose(cx, doorway.municipality, ask.topic, &choice);
    if (outcome == NOT_FOUND) {
        page->ask_place = true; /* takes no part: another place may */
        return OK;
    }
    TRY(outcome);
    TRY(organisation_get(cx, choice.organisation, &caller));
    page->caller = caller.name;
    page->caller_phone = caller.phone;
    const enum peril peril = peril_of(cx->mem, ask.question, ask.topic);
    page->due =
        due_day(question_due_ms(cx, ask_workdays(peril, choice.answer_workdays), ask.last_day));
    return OK;
}

enum outcome
callback_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct callback_page *page = arena_new(cx->mem, struct callback_page, 1);
    struct str by_place = request_fault(cx, rq, S("place")); /* of looking the place up */

    *page = (struct callback_page){
        .phone = {request_field(rq, S("phone"))},
        .mind = {request_field(rq, S("mind"))},
        .about = {request_field(rq, S("question"))},
        .name = {request_field(rq, S("name"))},
        .place = request_field(rq, S("municipality")),
        .moments = call_moments_of(cx, rq->language, day_part_of(request_field(rq, S("part"))),
                                   request_field(rq, S("days"))),
        .interpreters = ask_interpreters(cx, rq->language, interpreter_offered(rq)),
        .voicemail = request_field(rq, S("voicemail")).len > 0,
        .sms = notify_on(),
        .topic = ask_topic_known(request_field(rq, S("topic"))),
        .letter = request_field(rq, S("from_letter")),
        .numbers = helplines_for_text(cx->mem, request_field(rq, S("question")),
                                      request_field(rq, S("topic")), rq->language),
        .fault = request_fault(cx, rq, rq->fault.field),
        .phone_fault = request_fault(cx, rq, S("phone")),
        .place_fault = by_place.len ? by_place : request_fault(cx, rq, S("municipality")),
        .mind_fault = request_fault(cx, rq, S("mind")),
        .about_fault = request_fault(cx, rq, S("question")),
        .name_fault = request_fault(cx, rq, S("name")),
    };
    page->more = page->mind.text.len || page->name.text.len || page->mind_fault.len ||
                 page->name_fault.len || page->voicemail;
    TRY(caller_fill(cx, rq, page));
    page->ask_place = page->ask_place || page->place.len || page->place_fault.len;
    re->may_be_indexed = rq->method == METHOD_GET;
    re->quick_leave = page->numbers.hide;
    if (!re->may_be_indexed) { /* something is filled in */
        re->form = S("callback");
        re->form_to = url_path(S("/bel-mij"));
    }
    return reply_page(re, T("Wij bellen u"), view_callback(page));
}

/* Somebody goes on and comes back, or wants another language: the page has an address. */
enum outcome
callback_take(struct cx *cx, struct request *rq, struct reply *re)
{
    bool fits;

    TRY(kept_form_reply(cx, rq, re, "callback", S("/bel-mij/uw/"), &fits));
    return fits ? OK : callback_page(cx, rq, re);
}

enum outcome
callback_kept_page(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(kept_form_read(cx, rq, "callback"));
    TRY(callback_page(cx, rq, re));
    re->may_be_indexed = false;
    return OK;
}

enum outcome
callback_prepare_form(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_plan *plan;
    struct callback_wish wish = callback_wish_typed(cx, rq);
    struct ask ask = ask_along(cx, rq);

    if (ask.question.len == 0)
        ask.question = tr(rq->language, T("Ik wil graag gebeld worden."));
    ask.channel = S("phone");
    ask.phone = request_field(rq, S("phone"));
    ask.name = request_field(rq, S("name"));
    ask.mind = wish.mind;
    ask.interpreter = interpreter_typed(rq);
    ask.language = rq->language;
    (void)re;
    wish.said = true;
    ask.call = wish;
    TRY(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    rq->plan = plan;
    return OK;
}

enum outcome
callback_send(struct cx *cx, struct request *rq, struct reply *re)
{
    struct municipality_row place;
    struct text_found share;
    struct asked asked;
    bool here;

    TRY(ask_place_of(cx, rq, &place));
    TRY(municipality_takes_part(cx, place.municipality, &here));
    if (!here)
        return ask_elsewhere(cx, rq, &place, S(""), (struct url){0}, re);
    TRY(ask_consent_text(cx, rq, place.municipality, S("consent-share"), &share));
    TRY(ask_act(cx, rq->plan, place.municipality, share.body, &asked));
    return ask_to_done(cx, rq, &asked, re);
}
