/* follow_call_pages.c - calling, on the resident's page. */
#include "domain/desk/follow_call_pages.h"

#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/contact/planned.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/follow_pages.h"
#include "domain/desk/view/follow_call.html.h"
#include "domain/intake/call_wish.h"
#include "net/notify.h"
#include "web/reply.h"

/* ---- what happened about calling ---- */

struct story {
    bool refused, off;
    const struct thread_happening
        *tried; /* the last call in vain; NULL: none, or they spoke since */
};

static struct story
story_of(const struct thread_happening_list *list)
{
    /* After these a call is promised again, whoever said that it was not needed. */
    static const struct str again[] = {
        S_INIT("added"),       S_INIT("call_planned"), S_INIT("handed_over"), S_INIT("handed_back"),
        S_INIT("passed_back"), S_INIT("caught"),       S_INIT("call_again"),  S_INIT("called")};
    struct story story = {0};

    for (size_t i = 0; i < list->count; i++) {
        const struct thread_happening *h = &list->at[i];
        for (size_t k = 0; k < sizeof again / sizeof *again; k++)
            story.off = story.off && !str_eq(h->kind, again[k]);
        if (str_eq(h->kind, S("call_off")))
            story.off = true;
        else if (str_eq(h->kind, S("no_call")))
            story.refused = true;
        else if (str_eq(h->kind, S("call_again")))
            story.refused = false;
        else if (str_eq(h->kind, S("call_changed")))
            story.tried = NULL;
        else if (str_eq(h->kind, S("called")))
            story.tried = str_eq(h->detail, call_outcome_code(CALL_SPOKE)) ? NULL : h;
    }
    return story;
}

static bool
wrong_number(const struct story *story)
{
    return story->tried && str_eq(story->tried->detail, call_outcome_code(CALL_WRONG_NUMBER));
}

/* Somebody may read along: of danger it is not said when we called. */
static enum outcome
tried_said(struct cx *cx, enum language language, const struct question_thread *thread,
           const struct story *story, struct follow_call *call)
{
    const struct question_state *state = &thread->state;
    struct callback callback;

    if (state->peril == PERIL_DANGER) {
        call->tried = tr(language, T("Wij konden u nog niet bereiken."));
        return OK;
    }
    const struct tr_arg when[] = {
        {S("dag"), date_in_words(cx->mem, language, date_in_amsterdam(story->tried->at_ms))},
        {S("deel"), tr(language, day_part_when(day_part_at(story->tried->at_ms)))}};
    call->tried = tr_fill(
        cx->mem, tr(language, T("Wij belden u op {dag} {deel}. Het lukte niet u te spreken.")), 2,
        when);
    TRY(callback_for_resident(cx, state, &callback));
    const enum day_part part = callback_next(&callback, &thread->contact);
    if (call->planned.len || call->wrong_number || part == PART_ANY)
        return OK;
    const struct tr_arg next = {S("deel"), tr(language, day_part_when(part))};
    call->tried = str_join(
        cx->mem, call->tried, S(" "),
        tr_fill(cx->mem, tr(language, T("Wij proberen het {deel} nog een keer.")), 1, &next));
    return OK;
}

/* See call_wish.h. */
static bool
may_call(const struct question_state *state)
{
    return str_eq(state->channel, S("phone")) && !state->bound &&
           !str_eq(state->stage, S("closed"));
}

enum outcome
follow_call_fill(struct cx *cx, const struct request *rq, const struct question_thread *thread,
                 struct follow_call *ret)
{
    const struct question_state *state = &thread->state;
    const struct story story = story_of(&thread->happenings);
    struct follow_call call = {
        .refused = story.refused,
        .off = !story.refused && story.off,
        .wrong_number = wrong_number(&story),
        .organisation = state->organisation_name,
        .wish = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/niet-bellen")),
        .change = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/telefoon"))};
    struct planned_call planned;

    TRY(call_planned(cx, state->id, &planned));
    call.shown = may_call(state) &&
                 (state->to_call || call.refused || call.off || planned.known || planned.promised);
    if (call.shown) {
        TRY(call_told_of(cx, rq->language, state->id, &thread->contact, &call.told));
        if (planned.known)
            call.planned = call_ahead_said(cx, rq->language, &planned, state->organisation_phone);
        if (planned.promised)
            call.planned = call_promised_said(cx, rq->language, &planned, state->organisation_name);
        if (story.tried && state->to_call)
            TRY(tried_said(cx, rq->language, thread, &story, &call));
    }
    *ret = call;
    return OK;
}

/* ---- saying else ---- */

static enum outcome
back_done(struct cx *cx, const struct request *rq, struct reply *re, struct str done)
{
    return reply_see_other(re, url_path_token(cx->mem, S("/volg/v/"), rq->args[0],
                                              str_join(cx->mem, S("?klaar="), done)));
}

enum outcome
follow_call_wish(struct cx *cx, struct request *rq, struct reply *re)
{
    const bool none = !str_eq(request_field(rq, S("call")), S("yes"));
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(none ? question_no_call(cx, id) : question_call_again(cx, id));
    return back_done(cx, rq, re, none ? S("niet-bellen") : S("bellen"));
}

enum outcome
follow_call_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_call_page *page = arena_new(cx->mem, struct follow_call_page, 1);
    struct question_thread thread;
    struct callback_wish wish;
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(thread_for_resident(cx, id, &thread));
    if (!may_call(&thread.state))
        return reply_see_other(re, url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("")));
    TRY(question_call_wish(cx, id, &thread.contact, &wish));
    struct str phone = thread.contact.phone.text;
    if (rq->method == METHOD_POST) {
        wish = callback_wish_typed(cx, rq);
        phone = request_field(rq, S("phone"));
    }
    *page = (struct follow_call_page){
        .action = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/telefoon")),
        .back = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("")),
        .moments = call_moments_of(cx, rq->language, wish.said ? wish.part : PART_ANY, wish.days),
        .phone = {phone},
        .mind = {wish.mind},
        .voicemail = wish.voicemail,
        .sms = notify_on(),
        .fault = request_fault(cx, rq, rq->fault.field),
        .phone_fault = request_fault(cx, rq, S("phone")),
        .mind_fault = request_fault(cx, rq, S("mind"))};
    re->quick_leave = thread.state.peril == PERIL_DANGER;
    return reply_page(re, T("Hoe kunnen wij u bellen?"), view_follow_call_form(page));
}

enum outcome
follow_call_change(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct callback_wish wish = callback_wish_typed(cx, rq);
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(call_change(cx, id, request_field(rq, S("phone")), &wish));
    return back_done(cx, rq, re, S("nummer"));
}
