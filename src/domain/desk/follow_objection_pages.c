/* follow_objection_pages.c - the resident chooses the road, waits or not, wants to be called or
 * not, withdraws and comes back, each with one press of a button. */
#include "domain/desk/follow_objection_pages.h"

#include "base/text.h"
#include "format/day.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/follow_objection.html.h"
#include "domain/handover/handover.h"
#include "domain/objection/application.h"
#include "domain/objection/objection_shown.h"
#include "law/decrees.h"
#include "law/workday.h"

/* How it ended, as said to the resident. */
static const struct objection_code told[] = {
    {S_INIT("new_decision"), T_INIT("De gemeente nam een nieuw besluit, samen met u.")},
    {S_INIT("upheld"), T_INIT("U kreeg gelijk.")},
    {S_INIT("partly"), T_INIT("U kreeg voor een deel gelijk.")},
    {S_INIT("rejected"), T_INIT("U kreeg geen gelijk.")},
    {S_INIT("inadmissible"), T_INIT("De gemeente mocht er niet naar kijken. In de brief staat "
                                    "waarom.")},
    {S_INIT("granted"), T_INIT("De gemeente zei ja op uw aanvraag.")},
    {S_INIT("granted_partly"), T_INIT("De gemeente zei voor een deel ja. In de brief staat "
                                      "waarom.")},
    {S_INIT("refused"), T_INIT("De gemeente zei nee. In de brief staat waarom.")},
    {S_INIT("not_handled"), T_INIT("De gemeente kon uw aanvraag niet behandelen. In de brief staat "
                                   "waarom.")},
    {S_INIT("withdrawn"), T_INIT("U stopte er zelf mee.")},
};
static const struct objection_codes outcomes_told = {told, sizeof told / sizeof *told};
/* A complaint is about how it went, not about a decision (Awb 9:12). */
static const struct objection_code told_of_complaint[] = {
    {S_INIT("new_decision"), T_INIT("U vond samen met de gemeente een oplossing.")},
    {S_INIT("upheld"), T_INIT("De gemeente vindt uw klacht terecht. Dat spijt ons. In de brief "
                              "staat waarom.")},
    {S_INIT("partly"), T_INIT("De gemeente vindt uw klacht voor een deel terecht. In de brief "
                              "staat waarom.")},
    {S_INIT("rejected"), T_INIT("De gemeente vindt uw klacht niet terecht. In de brief staat "
                                "waarom.")},
    {S_INIT("inadmissible"), T_INIT("De gemeente kon uw klacht niet behandelen. In de brief staat "
                                    "waarom.")},
    {S_INIT("withdrawn"), T_INIT("U stopte er zelf mee.")},
};
static const struct objection_codes complaint_told = {
    told_of_complaint, sizeof told_of_complaint / sizeof *told_of_complaint};
static const struct objection_code solved[] = {
    {S_INIT("yes"), T_INIT("Ja, het is opgelost")},
    {S_INIT("partly"), T_INIT("Voor een deel")},
    {S_INIT("no"), T_INIT("Nee, nog niet")},
};

static struct str
day_said(struct cx *cx, const struct request *rq, int64_t day)
{
    return day ? date_in_words(cx->mem, rq->language, (struct date){(int32_t)day}) : S("");
}

/* That day when it is today or comes; else empty. */
static struct str
ahead_said(struct cx *cx, const struct request *rq, const struct objection *o,
           enum procedure_date which)
{
    const struct procedure_day *day = &o->dates->days[which];

    return day->known && day->term.last.day >= date_in_amsterdam(cx->now_ms).day
               ? day_said(cx, rq, day->term.last.day)
               : S("");
}

static struct url
ticket_url(struct cx *cx, struct str ticket, struct str after)
{
    return url_path_token(cx->mem, S("/volg/v/"), ticket, after);
}

static struct follow_code_list
solveds_shown(struct cx *cx, const struct request *rq)
{
    struct follow_code_list list = {arena_new(cx->mem, struct follow_choice, 3), 3};

    for (size_t i = 0; i < list.count; i++)
        list.at[i] = (struct follow_choice){solved[i].code, tr(rq->language, solved[i].sentence)};
    return list;
}

/* ---- help of others ---- */

static enum outcome
helps_fill(struct cx *cx, const struct request *rq, struct question_id id, struct str ticket,
           struct follow_objection *ret)
{
    struct procedure_help_list_row_list rows;

    TRY(objection_help_list(cx, id, &rows));
    ret->helps.at = arena_new(cx->mem, struct follow_help, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        struct question_id help = {id.municipality, rows.at[i].help};
        struct handover_row handover;
        enum outcome outcome = handover_last(cx, help, &handover);
        if (outcome == NOT_FOUND)
            continue;
        TRY(outcome);
        bool accepted =
            handover_runs(&handover) || handover_state_of(handover.state) == HANDOVER_COMPLETED;
        struct tr_arg words[] = {
            {S("naam"), handover.to_name},
            {S("dag"), date_in_words(cx->mem, rq->language, due_day(handover.due_ms))}};
        struct str said = accepted ? T("{naam} helpt u.")
                          : handover_state_of(handover.state) == HANDOVER_DRAFT
                              ? T("Mag {naam} u helpen? U beslist.")
                          : handover_waits(&handover)
                              ? T("Wij vroegen {naam} om u te helpen. Antwoord uiterlijk {dag}.")
                              : T("{naam} kan u nu niet helpen. Wij zoeken verder.");
        ret->helps.at[ret->helps.count++] = (struct follow_help){
            .said = tr_fill(cx->mem, tr(rq->language, said), 2, words),
            .has_page = ticket.len > 0,
            .page = ticket.len ? ticket_url(cx, follow_ticket_make(cx, rq, help), S(""))
                               : (struct url){.own_path = false}};
    }
    return OK;
}

/* ---- the card ---- */

static bool
repaired(const struct objection *o)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_REPAIRED)))
            return true;
    return false;
}

/* How it ended, and what the resident can do then. */
static enum outcome
ended_fill(struct cx *cx, const struct request *rq, const struct objection *o,
           struct follow_objection *ret)
{
    const struct procedure_row *row = &o->row;
    const struct procedure_day *appeal = &o->dates->days[PROCEDURE_APPEAL_BY];
    const bool withdrawn = str_eq(row->outcome, S("withdrawn"));

    ret->ended = !str_eq(row->state, S("open"));
    ret->stands = objection_decision_stands(o);
    ret->late = o->dates->late && !ret->stands;
    ret->outcome =
        tr(rq->language,
           objection_said(ret->complaint ? &complaint_told : &outcomes_told, row->outcome));
    ret->appeal_by = appeal->known ? day_said(cx, rq, appeal->term.last.day) : S("");
    ret->appeal_passed = appeal->known && appeal->term.last.day < date_in_amsterdam(cx->now_ms).day;
    if (appeal->known && o->appeal_told.known && o->appeal_told.date.day > appeal->term.last.day)
        ret->appeal_told = day_said(cx, rq, o->appeal_told.date.day);
    ret->ombudsman = ret->complaint && !withdrawn;
    /* Who withdrew said it before the end, and is asked once more. */
    ret->solved_said = row->solved.len > 0 && !(row->unsolved && withdrawn);
    ret->looked_at = row->unsolved && ret->solved_said;
    ret->solveds = solveds_shown(cx, rq);
    return ret->complaint ? objection_ombudsmen(cx, rq->language, o, &ret->ombudsmen) : OK;
}

/* ---- too late ---- */

/* The notice that counts, else the last that came; NULL: none. */
static const struct procedure_event_row *
notice_of(const struct objection *o)
{
    const struct procedure_event_row *found = NULL;

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (row->number == o->dates->penalty_notice)
            return row;
        if (str_eq(row->kind, procedure_event_code(EVENT_DEFAULT_NOTICE)))
            found = row;
        else if (str_eq(row->kind, procedure_event_code(EVENT_NOTICE_WITHDRAWN)))
            found = NULL;
    }
    return found;
}

/* It came before the last day that the law gives, or perhaps: after that day a new one counts. */
static struct str
again_said(struct cx *cx, const struct request *rq, const struct objection *o, int64_t came)
{
    const struct procedure_day *decide = &o->dates->days[PROCEDURE_DECIDE_BY];
    const struct maybe_date after = o->dates->notice_after;
    const bool open = o->dates->state == PROCEDURE_OPEN;

    if (!after.known || came > (open ? after.date.day : decide->term.last.day))
        return S("");
    return day_said(cx, rq, after.date.day);
}

static void
penalty_fill(struct cx *cx, const struct request *rq, const struct objection *o,
             struct follow_penalty *ret)
{
    const struct procedure_event_row *notice = notice_of(o);
    const struct procedure_day *from = &o->dates->days[PROCEDURE_PENALTY_FROM];
    const struct penalty *owed = &o->dates->penalty;
    const struct maybe_date set_by = objection_penalty_set_by(o);
    const struct date today = date_in_amsterdam(cx->now_ms);
    const bool open = o->dates->state == PROCEDURE_OPEN;

    if (o->dates->kind == PROCEDURE_COMPLAINT)
        return;
    const struct maybe_date lost = objection_notice_lost(cx, o);
    ret->lost = lost.known ? day_said(cx, rq, lost.date.day) : S("");
    if (notice == NULL)
        return;
    ret->notice = day_said(cx, rq, notice->day);
    ret->counts = notice->number == o->dates->penalty_notice;
    ret->again = again_said(cx, rq, o, notice->day);
    ret->again_perhaps = o->dates->decide_by_at_latest || ret->counts;
    ret->again_pause = open && ret->counts && o->dates->notice_pause;
    if (!ret->counts || !from->known)
        return;
    const struct maybe_date withdrew = objection_withdrew(o);
    ret->sure = o->dates->penalty_doubt == PENALTY_SURE && !withdrew.known;
    ret->withdrew = withdrew.known ? day_said(cx, rq, withdrew.date.day) : S("");
    ret->court = open && from->term.last.day <= today.day;
    ret->from =
        open && from->term.last.day > today.day ? day_said(cx, rq, from->term.last.day) : S("");
    ret->set_by = set_by.known ? day_said(cx, rq, set_by.date.day) : S("");
    ret->awaits = ret->from.len > 0 && owed->cents_most == 0;
    ret->grows = open && !ret->awaits && owed->days < PENALTY_DAYS_MAX;
    ret->set_late = set_by.known && set_by.date.day < today.day;
    if (!o->dates->penalty_known || owed->cents_most == 0)
        return;
    ret->runs = open && owed->days < PENALTY_DAYS_MAX;
    ret->euros =
        str_of_int(cx->mem, (ret->runs && owed->cents > 0 ? owed->cents : owed->cents_most) / 100);
}

/* When it takes long: what they agreed to, and from when they can write that it is late. */
static void
late_fill(struct cx *cx, const struct request *rq, const struct objection *o,
          struct follow_objection *ret)
{
    const struct maybe_date agreed = objection_agreed(o), waits = objection_notice_waits(cx, o);
    const struct maybe_date after = o->dates->notice_after;

    ret->agreed = agreed.known ? day_said(cx, rq, agreed.date.day) : S("");
    ret->write_waits = waits.known;
    ret->write_after = after.known ? day_said(cx, rq, after.date.day) : S("");
    ret->write_pause = o->dates->notice_pause;
}

enum outcome
follow_objection_fill(struct cx *cx, const struct request *rq, struct question_id id,
                      struct str ticket, struct follow_objection *ret)
{
    struct objection o;
    bool is;

    TRY(objection_is(cx, id, &is));
    if (!is)
        return OK;
    TRY(objection_for_resident(cx, id, &o));
    const struct procedure_row *row = &o.row;
    *ret = (struct follow_objection){
        .shown = true,
        .complaint = str_eq(row->kind, S("complaint")),
        .organisation = o.state.organisation_name,
        .handler = o.state.professional_name,
        .call_by = day_said(cx, rq, row->call_day),
        .decide_by = day_said(cx, rq, row->decide_day),
        .repair_by = ahead_said(cx, rq, &o, PROCEDURE_REPAIR_BY),
        .asked = day_said(cx, rq, row->received_day),
        .by_site = row->by_site != 0,
        .sent_at = clock_in_words(cx->mem, rq->language, row->registered_ms),
        .was_question = o.state.asked_ms < row->registered_ms,
        .reasons_follow = row->reasons_follow && !repaired(&o),
        .stands_still = o.dates->stands_still && o.dates->without_pause,
        .call_late = row->call_day && row->call_day < date_in_amsterdam(cx->now_ms).day,
        .informal = str_eq(row->road, S("informal")),
        .formal = str_eq(row->road, S("formal")),
        .came_late = o.dates->in_time == VERDICT_NO && !o.dates->excused,
        .withdrawing = row->withdraw_until != 0,
        .withdraw_until = day_said(cx, rq, row->withdraw_until),
        .call = url_tel(cx->mem, o.state.organisation_phone),
        .phone = o.state.organisation_phone,
        .has_phone = o.state.organisation_phone.len > 0,
        .has_buttons = ticket.len > 0,
        .application = o.application,
        .no_call = o.no_call,
        .spoken = o.spoken,
        .reopened = day_said(cx, rq, o.reopened_day),
        .came_unsure = o.dates->in_time == VERDICT_PERSON && !o.dates->excused,
        .excused = o.dates->excused,
        .no_number = row->call_day && o.story.representative.text.len == 0 &&
                     !str_eq(o.state.channel, S("phone"))};
    TRY(ended_fill(cx, rq, &o, ret));
    late_fill(cx, rq, &o, ret);
    if (ticket.len && o.application) {
        const struct application_talk_said plan = application_talk_said(cx, rq->language, &o, true);
        ret->when = plan.when;
        ret->how = plan.how;
        ret->who = plan.who;
        ret->beside = plan.beside;
        ret->call_wish = ticket_url(cx, ticket, S("/bellen"));
    }
    if (ticket.len) {
        penalty_fill(cx, rq, &o, &ret->penalty);
        ret->hearing = objection_hearing_said(cx, rq->language, &o);
        ret->page = ticket_url(cx, ticket, S("/bezwaar"));
        ret->road = ticket_url(cx, ticket, S("/weg"));
        ret->back = ticket_url(cx, ticket, S("/verder"));
        ret->solved = ticket_url(cx, ticket, S("/opgelost"));
    }
    return helps_fill(cx, rq, id, ticket, ret);
}

enum outcome
follow_objection_page(struct cx *cx, struct request *rq, struct reply *re)
{
    static const struct str loket[] = {S_INIT("juridisch_loket")};
    struct follow_objection_page *page = arena_new(cx->mem, struct follow_objection_page, 1);
    struct maybe_date until = {.known = true};
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(follow_objection_fill(cx, rq, id, rq->args[0], &page->objection));
    if (!page->objection.shown)
        return fail(cx, NOT_FOUND, "Dit is geen bezwaar of klacht.");
    page->kind = page->objection.application ? T("Uw aanvraag")
                 : page->objection.complaint ? T("Uw klacht")
                                             : T("Uw bezwaar");
    page->back = ticket_url(cx, rq->args[0], S(""));
    page->wait = ticket_url(cx, rq->args[0], S("/wachten"));
    page->withdraw = ticket_url(cx, rq->args[0], S("/intrekken"));
    page->loket = helplines_named(cx->mem, 1, loket, rq->language);
    page->until = request_field(rq, S("until"));
    page->until_fault = request_fault(cx, rq, S("until"));
    page->until_long =
        day_read(page->until, &until.date) == DAY_READ && objection_over_a_year(cx, until);
    return reply_page(re, page->kind, view_follow_objection(page));
}

static enum outcome
back_to_page(struct cx *cx, const struct request *rq, struct reply *re)
{
    return reply_see_other(re, ticket_url(cx, rq->args[0], S("")));
}

enum outcome
follow_objection_road(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_road_set(cx, id, request_field(rq, S("road")), S("page")));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_objection_wait(struct cx *cx, struct request *rq, struct reply *re)
{
    struct maybe_date until, sure;
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_day(cx, rq, S("until"), &until));
    TRY(objection_day(cx, rq, S("sure"), &sure));
    TRY(objection_wait(cx, id, until, sure.known && sure.date.day == until.date.day));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_withdraw_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_withdraw_page *page = arena_new(cx->mem, struct follow_withdraw_page, 1);
    const struct calendar calendar = calendar_of(cx);
    struct question_id id;
    struct objection o;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_for_resident(cx, id, &o));
    *page = (struct follow_withdraw_page){.action = ticket_url(cx, rq->args[0], S("/intrekken")),
                                          .back = ticket_url(cx, rq->args[0], S("")),
                                          .solveds = solveds_shown(cx, rq),
                                          .fault = request_fault(cx, rq, S("solved")),
                                          .until = workday_plus(&calendar, WORKDAY_OFFICE,
                                                                date_in_amsterdam(cx->now_ms),
                                                                RECONSIDER_WORKDAYS),
                                          .object_by = ahead_said(cx, rq, &o, PROCEDURE_OBJECT_BY),
                                          .complaint = str_eq(o.row.kind, S("complaint")),
                                          .application = o.application};
    penalty_fill(cx, rq, &o, &page->penalty);
    return reply_page(re, T("Wilt u stoppen?"), view_follow_withdraw(page));
}

enum outcome
follow_withdraw(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct maybe_date today = {true, date_in_amsterdam(cx->now_ms)};
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_withdraw(cx, id, S("page"), today, request_field(rq, S("solved"))));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_objection_back(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_come_back(cx, id));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_application_call(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(application_call_wish(cx, id, str_eq(request_field(rq, S("call")), S("no"))));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_objection_solved(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(objection_solved_set(cx, id, request_field(rq, S("solved"))));
    return back_to_page(cx, rq, re);
}
