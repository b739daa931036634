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

static struct callback_part_list
parts_shown(struct cx *cx, enum language language, enum day_part chosen)
{
    static const enum day_part order[] = {PART_ANY, PART_MORNING, PART_AFTERNOON, PART_EVENING};
    struct callback_part_list list = {arena_new(cx->mem, struct callback_part, PART_COUNT), 0};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        list.at[list.count++] = (struct callback_part){
            day_part_code(order[i]), tr(language, day_part_name(order[i])), order[i] == chosen};
    return list;
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
    enum outcome outcome = routing_choose(cx, doorway.municipality, S(""), &choice);
    if (outcome == NOT_FOUND) {
        page->ask_place = true; /* takes no part: another place may */
        return OK;
    }
    TRY(outcome);
    TRY(organisation_get(cx, choice.organisation, &caller));
    page->caller = caller.name;
    page->caller_phone = caller.phone;
    page->due = answer_day(cx, choice.answer_workdays);
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
        .parts = parts_shown(cx, rq->language, day_part_of(request_field(rq, S("part")))),
        .days = callback_days_shown(cx, rq),
        .interpreters = ask_interpreters(cx, rq->language, interpreter_offered(rq)),
        .voicemail = request_field(rq, S("voicemail")).len > 0,
        .sms = notify_on(),
        .fault = request_fault(cx, rq, rq->fault.field),
        .phone_fault = request_fault(cx, rq, S("phone")),
        .place_fault = by_place.len ? by_place : request_fault(cx, rq, S("municipality")),
        .mind_fault = request_fault(cx, rq, S("mind")),
        .about_fault = request_fault(cx, rq, S("question")),
        .name_fault = request_fault(cx, rq, S("name")),
    };
    page->more = page->mind.text.len || page->name.text.len || page->mind_fault.len ||
                 page->name_fault.len || page->voicemail;
    page->some_days = request_field(rq, S("days")).len > 0;
    TRY(caller_fill(cx, rq, page));
    page->ask_place = page->ask_place || page->place.len || page->place_fault.len;
    re->may_be_indexed = rq->method == METHOD_GET;
    if (!re->may_be_indexed) { /* something is filled in */
        re->form = S("callback");
        re->form_to = url_path(S("/bel-mij"));
    }
    return reply_page(re, T("Wij bellen u"), view_callback(page));
}

/* From prepare to act. */
struct calling {
    struct ask_plan *ask;
    struct callback_plan *callback;
};

enum outcome
callback_prepare_form(struct cx *cx, struct request *rq, struct reply *re)
{
    struct calling *calling = arena_new(cx->mem, struct calling, 1);
    struct str about = request_field(rq, S("question"));
    const struct callback_wish wish = callback_wish_typed(cx, rq);
    struct ask ask = {.question =
                          about.len ? about : tr(rq->language, T("Ik wil graag gebeld worden.")),
                      .channel = S("phone"),
                      .phone = request_field(rq, S("phone")),
                      .name = request_field(rq, S("name")),
                      .mind = wish.mind,
                      .interpreter = interpreter_typed(rq),
                      .language = rq->language};

    (void)re;
    TRY(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &calling->ask));
    calling->callback = callback_prepare(cx, calling->ask, &wish);
    rq->plan = calling;
    return OK;
}

enum outcome
callback_send(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct calling *calling = rq->plan;
    struct municipality_row place;
    struct text_found share;
    struct asked asked;
    bool here;

    TRY(ask_place_of(cx, rq, &place));
    TRY(municipality_takes_part(cx, place.municipality, &here));
    if (!here)
        return ask_elsewhere(cx, rq, &place, S(""), (struct url){0}, re);
    TRY(ask_consent_text(cx, rq, place.municipality, S("consent-share"), &share));
    TRY(ask_act(cx, calling->ask, place.municipality, share.body, &asked));
    TRY(callback_act(cx, calling->callback, &asked));
    return ask_to_done(cx, rq, &asked, re);
}
