/* act_pages.c - what a handler does on the page of an objection; each goes back to it. */
#include "base/text.h"
#include "domain/contact/sms.h"
#include "domain/intake/bound.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/decide_check.html.h"

static enum outcome
back(struct cx *cx, struct reply *re, struct question_id id)
{
    return reply_see_other(re, objection_url(cx, id, S("")));
}

/* The field of the form on the page, where the rule has another name for it. */
static enum outcome
about(struct cx *cx, enum outcome outcome, struct str rule, struct str form)
{
    if (outcome == INVALID && str_eq(cx->fault.field, rule))
        cx->fault.field = form;
    return outcome;
}

enum outcome
objection_called_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str call = request_field(rq, S("call"));
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_called(cx, id, call, request_field(rq, S("words"))));
    if (request_field(rq, S("sms")).len)
        TRY(sms_called(cx, id, call));
    return back(cx, re, id);
}

enum outcome
objection_sms_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct maybe_date day;
    int64_t minutes;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("talk_day"), &day));
    TRY(minutes_typed(cx, rq, S("talk_time"), &minutes));
    if (!day.known || day.date.day < date_in_amsterdam(cx->now_ms).day)
        return fail_field(cx, "talk_day", "Vul in op welke dag u belt: vandaag of later.");
    TRY(sms_ahead(cx, id, day.date, minutes));
    return back(cx, re, id);
}

enum outcome
objection_call_next_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct maybe_date day;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("next_day"), &day));
    TRY(objection_call_next(cx, id, request_field(rq, S("next")), day));
    if (request_field(rq, S("next_sms")).len && str_eq(request_field(rq, S("next")), S("again")))
        TRY(sms_ahead(cx, id, day.date, 0));
    return back(cx, re, id);
}

enum outcome
objection_story_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text areas = text_open(cx->mem, 64);
    struct str chosen = request_field(rq, S("areas")), area;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    while (str_cut(&chosen, '\n', &area)) {
        text_add(&areas, areas.len && area.len ? S(" ") : S(""));
        text_add(&areas, area);
    }
    const struct objection_story story = {.explained = {request_field(rq, S("explained"))},
                                          .behind = {request_field(rq, S("behind"))},
                                          .heard = {request_field(rq, S("heard"))},
                                          .agreed = {request_field(rq, S("agreed"))},
                                          .other = {request_field(rq, S("other"))},
                                          .wants = {request_field(rq, S("wants"))},
                                          .areas = text_str(&areas)};
    TRY(objection_story_set(cx, id, &story, request_field(rq, S("agreed_other")).len > 0));
    return back(cx, re, id);
}

enum outcome
objection_read_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(question_bound_seen(cx, id));
    TRY(objection_recount_if(cx, id));
    return back(cx, re, id);
}

enum outcome
objection_road_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_road_set(cx, id, request_field(rq, S("road")), request_field(rq, S("how"))));
    return back(cx, re, id);
}

enum outcome
objection_people_act(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t decided_by = 0, substitute = 0;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    /* Of an application nobody asks who decided. */
    if (request_field(rq, S("decided_by")).len &&
        !str_int(request_field(rq, S("decided_by")), &decided_by))
        return fail_field(cx, "decided_by", "Kies uit de lijst wie het besluit nam.");
    if (!str_int(request_field(rq, S("substitute")), &substitute))
        return fail_field(cx, "substitute", "Kies een collega die bezwaren behandelt.");
    TRY(objection_people_set(cx, id, decided_by, substitute));
    return back(cx, re, id);
}

enum outcome
objection_take_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    int64_t seen_holder = 0;

    TRY(question_of_path(cx, rq, &id));
    if (!str_int(request_field(rq, S("holder")), &seen_holder))
        seen_holder = 0;
    TRY(objection_take(cx, id, seen_holder));
    return back(cx, re, id);
}

enum outcome
objection_withdraw_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct maybe_date day;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("written_day"), &day));
    enum outcome outcome = objection_withdraw(cx, id, request_field(rq, S("written")), day,
                                              request_field(rq, S("solved")));
    outcome = about(cx, outcome, S("how"), S("written"));
    TRY(about(cx, outcome, S("day"), S("written_day")));
    return back(cx, re, id);
}

enum outcome
objection_back_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_come_back(cx, id));
    return back(cx, re, id);
}

/* Hidden fields with what was typed; `sure` is the button. */
static struct form_field_list
fields_kept(struct cx *cx, const struct request *rq)
{
    struct form_field_list list = {arena_new(cx->mem, struct form_field, rq->field_count), 0};

    for (size_t i = 0; i < rq->field_count; i++)
        if (rq->values[i].len && !str_eq(rq->fields[i].name, S("sure")))
            list.at[list.count++] =
                (struct form_field){.name = rq->fields[i].name, .value = {rq->values[i]}};
    return list;
}

/* It was decided, in a transaction that is not kept: what the letter says is what it will say. */
static enum outcome
decide_check(struct cx *cx, const struct request *rq, const struct objection *before,
             const struct objection_ending *ending, struct reply *re)
{
    struct objection_decide_check_page *page =
        arena_new(cx->mem, struct objection_decide_check_page, 1);
    const struct question_id id = before->state.id;
    const enum procedure_kind kind = before->dates->kind;
    const struct str ready = before->story.formal.outcome;
    const bool heard = before->hearing && before->hearing->day <= date_in_amsterdam(cx->now_ms).day;
    struct objection_letter_page *letter = NULL;
    struct objection after;
    struct kept_letter_row_list sent;

    TRY(kept_letters(cx, id, &sent));
    if (!before->application)
        TRY(objection_letter_now(cx, id, S("beslissing"), &letter, &after));
    *page = (struct objection_decide_check_page){
        .action = objection_url(cx, id, S("/beslissing")),
        .back = objection_url(cx, id, S("")),
        .outcome = tr(rq->language, objection_outcome_said(kind, ending->outcome)),
        .day = date_with_year(cx->mem, rq->language, ending->day.date),
        .was = ready.len && !str_eq(ready, ending->outcome)
                   ? tr(rq->language, objection_outcome_said(kind, ready))
                   : S(""),
        .no_report = heard && before->story.formal.hearing.text.len == 0,
        .report_unsent = before->story.formal.hearing.text.len > 0 &&
                         kept_letter_last(&sent, S("verslag"), false) == NULL,
        .kept = fields_kept(cx, rq),
        .letter = letter};
    re->only_tried = true;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Zo sluit u af"), view_objection_decide_check(page));
}

enum outcome
objection_decide_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection before;
    struct question_id id;
    struct maybe_date day;
    int64_t repairing;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("decided_day"), &day));
    if (!str_int(request_field(rq, S("repairing")), &repairing))
        repairing = 0;
    const struct objection_ending ending = {.outcome = request_field(rq, S("outcome")),
                                            .day = day,
                                            .told = request_field(rq, S("told")).len > 0,
                                            .four_weeks =
                                                request_field(rq, S("four_weeks")).len > 0,
                                            .repairing = repairing,
                                            .money = request_field(rq, S("money")).len > 0,
                                            .silence = request_field(rq, S("no_talk")),
                                            .no_hearing = request_field(rq, S("no_hearing")),
                                            .ground = request_field(rq, S("ground")),
                                            .court = str_trim(request_field(rq, S("court"))),
                                            .reasons = {request_field(rq, S("reasons"))}};
    TRY(objection_get(cx, id, &before));
    TRY(about(cx, objection_decide(cx, id, &ending), S("day"), S("decided_day")));
    if (request_field(rq, S("sure")).len == 0)
        return decide_check(cx, rq, &before, &ending, re);
    TRY(objection_letter_goes(cx, id, S("beslissing")));
    return back(cx, re, id);
}

enum outcome
objection_reopen_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_reopen(cx, id, request_field(rq, S("again"))));
    return back(cx, re, id);
}

enum outcome
objection_looked_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_looked_again(cx, id));
    return back(cx, re, id);
}
