/* road.c - what the resident decides: which road, waiting, withdrawing and coming back; and how it
 * ends. */
#include "domain/intake/bound.h"
#include "domain/intake/hand_over.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/learning.h"
#include "domain/objection/letter_kept.h"
#include "domain/people/people.h"
#include "law/decrees.h"

/* Years that the Selectielijst 2020 has such a file kept: broken off or not admitted, settled, and
 * settled with money. */
enum { KEEP_BROKEN_OFF = 1, KEEP_SETTLED = 5, KEEP_MONEY = 7 };

enum { A_YEAR = 366 };

/* By the resident on their own page, or by a professional who was told. */
static enum outcome
decider(struct cx *cx, struct question_id id, struct str how, struct objection *ret)
{
    const bool page = str_eq(how, S("page"));

    if (cx->who.professional) {
        TRY(objection_open(cx, id, ret));
        if (page || objection_said(&objection_hows, how).len == 0)
            return fail_field(cx, "how", "Kies hoe de inwoner het zei.");
        return OK;
    }
    check(page);
    TRY(objection_for_resident(cx, id, ret));
    if (!str_eq(ret->row.state, S("open")))
        return fail(cx, CONFLICT, "Dit is al klaar. Wilt u iets vragen? Schrijf ons of bel ons.");
    return OK;
}

/* What was decided cannot be withdrawn or put off, also while it is looked at again. */
static enum outcome
not_decided(struct cx *cx, const struct objection *o)
{
    if (objection_decision_stands(o))
        return fail(cx, CONFLICT,
                    "Hier is al over beslist. Wij kijken er opnieuw naar, maar wachten of stoppen "
                    "kan niet meer. Bel ons als u vragen heeft.");
    return OK;
}

static enum outcome
told(struct cx *cx, const struct objection *o, struct str kind)
{
    TRY(question_happened(cx, o->state.id, kind, S(""), o->state.organisation, S("")));
    return question_tell(cx, o->state.id, o->state.organisation, o->state.organisation);
}

static enum outcome
event_today(struct cx *cx, const struct objection *o, enum procedure_event_kind kind, int32_t until,
            struct str form)
{
    const struct procedure_event_row row = {.kind = procedure_event_code(kind),
                                            .day = date_in_amsterdam(cx->now_ms).day,
                                            .until_day = until,
                                            .code = form};
    return event_row_add(cx, o->state.id, &o->events, &row);
}

/* ---- the road ---- */

static enum outcome
come_back(struct cx *cx, const struct objection *o)
{
    struct question_id id = o->state.id;

    TRY(sql_procedure_set_withdrawing(cx, id.municipality, id.question, 0, S(""), S("")));
    TRY(event_today(cx, o, EVENT_TAKEN_BACK, 0, S("")));
    if (cx->who.professional == 0)
        TRY(question_bound_news(cx, id));
    TRY(objection_recount(cx, id));
    return told(cx, o, S("came_back"));
}

enum outcome
objection_road_set(struct cx *cx, struct question_id id, struct str road, struct str how)
{
    struct objection o;

    TRY(decider(cx, id, how, &o));
    if (o.application)
        return fail(cx, CONFLICT, "Bij een aanvraag is er geen weg om te kiezen.");
    if (objection_said(&objection_roads, road).len == 0)
        return fail_field(cx, "road", "Kies welke weg de inwoner wil.");
    if (o.row.withdraw_until)
        TRY(come_back(cx, &o));
    if (str_eq(o.row.road, road))
        return OK;
    int64_t number = o.roads.count ? o.roads.at[o.roads.count - 1].number + 1 : 1;
    TRY(sql_road_change_add(cx, id.municipality, id.question, number, road, how,
                            cx->who.professional, cx->now_ms));
    TRY(sql_procedure_set_road(cx, id.municipality, id.question, road));
    return told(cx, &o, str_eq(road, S("formal")) ? S("road_formal") : S("road_informal"));
}

enum outcome
objection_within_a_year(struct cx *cx, struct str field, struct maybe_date day)
{
    if (objection_over_a_year(cx, day))
        return fail_with(cx, INVALID, T("Kies een dag binnen een jaar."), field, 0);
    return OK;
}

enum outcome
objection_within_ten_years(struct cx *cx, struct str field, struct maybe_date day)
{
    enum { TEN_YEARS = 3653 };

    if (day.known && day.date.day > date_in_amsterdam(cx->now_ms).day + TEN_YEARS)
        return fail_with(cx, INVALID, T("Kies een dag binnen tien jaar."), field, 0);
    return OK;
}

bool
objection_over_a_year(const struct cx *cx, struct maybe_date day)
{
    return day.known && day.date.day > date_in_amsterdam(cx->now_ms).day + A_YEAR;
}

enum outcome
objection_wait(struct cx *cx, struct question_id id, struct maybe_date until, bool sure)
{
    const struct date today = date_in_amsterdam(cx->now_ms);
    struct objection o;

    check(cx->who.professional == 0);
    TRY(decider(cx, id, S("page"), &o));
    TRY(not_decided(cx, &o));
    const struct procedure_day *decide = &o.dates->days[PROCEDURE_DECIDE_BY];
    if (o.application)
        return fail(cx, CONFLICT, "Wilt u dat de gemeente later beslist? Schrijf ons dat hier.");
    if (!until.known)
        return fail_field(cx, "until", "Vul in tot en met welke dag u wilt wachten.");
    if (until.date.day <= today.day || (decide->known && until.date.day <= decide->term.last.day))
        return fail_field(cx, "until",
                          "Kies een latere dag. Tot dan moet de gemeente al beslissen.");
    TRY(objection_within_ten_years(cx, S("until"), until));
    if (objection_over_a_year(cx, until) && !sure)
        return fail_field(cx, "until",
                          "Dat is meer dan een jaar. Het mag. Wilt u echt zo lang wachten? Druk "
                          "dan nog een keer op de knop.");
    TRY(event_today(cx, &o, EVENT_CONSENT, until.date.day, procedure_form_code(FORM_WRITTEN)));
    TRY(objection_recount(cx, id));
    return told(cx, &o, S("waits"));
}

/* ---- withdrawing ---- */

static enum outcome
withdraw_check(struct cx *cx, const struct objection *o, struct str how, struct maybe_date day,
               struct str solved)
{
    const bool letter = str_eq(how, S("letter"));

    if (cx->who.professional && o->application && !letter)
        return fail_field(cx, "how",
                          "Aan de telefoon, of door niets te doen, stopt een aanvraag hier niet. "
                          "Vraag de inwoner om het te schrijven, of zelf te kiezen op de eigen "
                          "pagina.");
    if (cx->who.professional && !letter && !str_eq(how, S("hearing")))
        return fail_field(
            cx, "how",
            "Aan de telefoon, of door niets te doen, stopt een bezwaar niet. Vraag de "
            "inwoner om het te schrijven, of zelf te kiezen op de eigen pagina.");
    if (cx->who.professional)
        TRY(day_needed(cx, S("day"), day));
    if (objection_said(&objection_solveds, solved).len == 0)
        return fail_field(cx, "solved", "Kies of het probleem is opgelost.");
    return OK;
}

enum outcome
objection_withdraw(struct cx *cx, struct question_id id, struct str how, struct maybe_date day,
                   struct str solved)
{
    const struct calendar calendar = calendar_of(cx);
    const struct date today = date_in_amsterdam(cx->now_ms);
    const struct date until = workday_plus(&calendar, WORKDAY_OFFICE, today, RECONSIDER_WORKDAYS);
    struct objection o;

    TRY(decider(cx, id, how, &o));
    TRY(not_decided(cx, &o));
    TRY(withdraw_check(cx, &o, how, day, solved));
    if (o.row.withdraw_until)
        return fail(cx, CONFLICT, "Dit is al gezegd. De dagen om terug te komen lopen nog.");
    const struct procedure_event_row row = {
        .kind = procedure_event_code(EVENT_WITHDRAWN),
        .day = cx->who.professional ? day.date.day : today.day,
        .until_day = until.day,
        .code = procedure_form_code(str_eq(how, S("hearing")) ? FORM_AT_HEARING : FORM_WRITTEN)};
    TRY(withdrawal_check(cx, &o, &row));
    TRY(event_row_add(cx, id, &o.events, &row));
    TRY(sql_procedure_set_withdrawing(cx, id.municipality, id.question, until.day, how, solved));
    TRY(objection_recount(cx, id));
    return told(cx, &o, S("withdrawing"));
}

enum outcome
objection_come_back(struct cx *cx, struct question_id id)
{
    struct objection o;

    if (cx->who.professional)
        TRY(objection_open(cx, id, &o));
    else
        TRY(decider(cx, id, S("page"), &o));
    if (o.row.withdraw_until == 0)
        return fail(cx, CONFLICT, "Er is nu niets ingetrokken.");
    return come_back(cx, &o);
}

/* ---- the end ---- */

static bool
solved_at_all(struct str solved)
{
    return str_eq(solved, S("yes"));
}

/* Mail, when that was asked for: is it solved? */
static enum outcome
end(struct cx *cx, const struct objection *o, struct str outcome, int64_t keep_years)
{
    struct question_id id = o->state.id;
    const bool withdrawn = str_eq(outcome, S("withdrawn"));

    TRY(sql_procedure_set_ended(cx, id.municipality, id.question, outcome,
                                withdrawn && !solved_at_all(o->row.solved), cx->now_ms));
    TRY(question_let_go(
        cx, id, question_outcome_code(withdrawn ? OUTCOME_STOPPED : OUTCOME_DECIDED), keep_years));
    TRY(objection_recount(cx, id));
    TRY(learning_note(cx, id));
    return question_mail(cx, &o->state);
}

enum outcome
objection_decide(struct cx *cx, struct question_id id, const struct objection_ending *ending)
{
    const struct str outcome = ending->outcome;
    const struct maybe_date day = ending->day;
    const bool refused = str_eq(outcome, S("inadmissible"));
    struct objection o;

    TRY(objection_open(cx, id, &o));
    if (o.row.withdraw_until)
        return fail(cx, CONFLICT,
                    "De inwoner trok dit in, en kan nog terugkomen. Zolang is er niets om over te "
                    "beslissen. Gaat de inwoner door? Schrijf dat eerst op.");
    if (objection_outcome_said(o.dates->kind, outcome).len == 0 || str_eq(outcome, S("withdrawn")))
        return fail_field(cx, "outcome", "Kies hoe er is beslist.");
    TRY(day_needed(cx, S("day"), day));
    if (day.date.day < o.row.received_day)
        return fail_field(cx, "day",
                          "De beslissing kan niet eerder zijn dan de dag waarop het binnenkwam.");
    TRY(appeal_told_check(cx, &o, ending));
    if (o.application) {
        TRY(application_may_decide(cx, &o, outcome, day.date, ending->silence));
        TRY(objection_load(cx, id, &o)); /* with the reason among its rows */
    } else
        TRY(formal_complete(cx, &o, ending));
    TRY(repair_runs_check(cx, &o, ending));
    const struct procedure_event_row *before = objection_last_event(&o, EVENT_DECIDED);
    const struct procedure_event_row row = {.kind = procedure_event_code(EVENT_DECIDED),
                                            .day = day.date.day,
                                            .code = S(""),
                                            .replaces = before ? before->number : 0};
    TRY(event_row_add(cx, id, &o.events, &row));
    int64_t years = refused ? KEEP_BROKEN_OFF : ending->money ? KEEP_MONEY : KEEP_SETTLED;
    if (o.application)
        years = application_keep_years(o.row.law, outcome);
    return end(cx, &o, outcome, years);
}

/* Closed by mistake, and no letter was kept as sent: then nobody has a decision. Of an application
 * the letter is made elsewhere, so it was sent on the day that was typed, unless somebody says that
 * it was not. */
static enum outcome
decision_sent(struct cx *cx, const struct objection *o, struct str why, bool *ret)
{
    struct kept_letter_row_list letters;

    *ret = false;
    if (str_eq(o->row.outcome, S("withdrawn")))
        return OK;
    if (o->application) {
        *ret = !str_eq(why, S("unsent"));
        return OK;
    }
    TRY(kept_letters(cx, o->state.id, &letters));
    *ret = !str_eq(why, S("mistake")) ||
           kept_letter_last(&letters, S("beslissing"), false) != NULL ||
           kept_letter_last(&letters, S("beslissing"), true) != NULL;
    return OK;
}

/* The event by which it ended did not happen. */
static enum outcome
ending_undo(struct cx *cx, struct objection *o)
{
    const bool withdrawn = str_eq(o->row.outcome, S("withdrawn"));
    const struct procedure_event_row *ended =
        objection_last_event(o, withdrawn ? EVENT_WITHDRAWN : EVENT_DECIDED);

    check(ended);
    TRY(event_row_add(
        cx, o->state.id, &o->events,
        &(struct procedure_event_row){
            .kind = ended->kind, .code = S(""), .replaces = ended->number, .undone = 1}));
    return objection_load(cx, o->state.id, o); /* with that row among them */
}

enum outcome
objection_reopen(struct cx *cx, struct question_id id, struct str why)
{
    struct objection o;
    bool sent;

    TRY(objection_get(cx, id, &o));
    if (str_eq(o.row.state, S("open")))
        return fail(cx, CONFLICT, "Dit loopt al.");
    if (o.row.decided_by && o.row.decided_by == cx->who.professional)
        return fail(cx, DENIED, "U nam het besluit zelf. Een collega behandelt het bezwaar.");
    if (objection_said(&objection_agains, why).len == 0 ||
        (str_eq(why, S("unsent")) && !o.application))
        return fail_field(cx, "again", "Kies waarom u het opnieuw opent.");
    TRY(decision_sent(cx, &o, why, &sent));
    if (!sent)
        TRY(ending_undo(cx, &o));
    TRY(event_row_add(cx, id, &o.events,
                      &(struct procedure_event_row){.kind = EVENT_REOPENED,
                                                    .day = date_in_amsterdam(cx->now_ms).day,
                                                    .code = why}));
    TRY(sql_procedure_set_open(cx, id.municipality, id.question));
    TRY(learning_forget(cx, id));
    TRY(question_bind_again(cx, id));
    TRY(objection_recount(cx, id));
    TRY(question_mail(cx, &o.state));
    return told(cx, &o, S("reopened"));
}

/* What is no withdrawal is undone: left standing it could become one by a later correction, of a
 * case that nobody thinks of as ended. */
static enum outcome
withdrawal_undo(struct cx *cx, struct objection *o)
{
    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (!str_eq(row->kind, procedure_event_code(EVENT_WITHDRAWN)) ||
            event_undid_itself(&o->valid, i))
            continue;
        TRY(event_row_add(
            cx, o->state.id, &o->events,
            &(struct procedure_event_row){
                .kind = row->kind, .code = S(""), .replaces = row->number, .undone = 1}));
        TRY(sql_procedure_event_list(cx, o->state.id.municipality, o->state.id.question,
                                     &o->events)); /* for the next number */
    }
    return OK;
}

/* Only what the law takes for a withdrawal ends it; else everything runs on. */
static enum outcome
settle(struct cx *cx, struct question_id id)
{
    struct objection o;

    TRY(objection_load(cx, id, &o));
    struct replayed of = replayed_of(&o.row, o.state.topic);
    const struct procedure *p;
    of.withdrawing = false;
    TRY(events_replay(cx, &of, &o.valid, &p));
    if (p->state == PROCEDURE_WITHDRAWN)
        return end(cx, &o, S("withdrawn"), KEEP_BROKEN_OFF);
    TRY(withdrawal_undo(cx, &o));
    TRY(sql_procedure_set_withdrawing(cx, id.municipality, id.question, 0, S(""), S("")));
    TRY(objection_recount(cx, id));
    return told(cx, &o, S("not_withdrawn"));
}

enum outcome
objection_settle(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 50 };
    struct procedure_key_row_list rows;

    TRY(sql_procedure_withdrawn(cx, date_in_amsterdam(cx->now_ms).day, AT_ONCE, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        TRY(settle(cx, (struct question_id){rows.at[i].municipality, rows.at[i].question}));
    }
    *ret = (int64_t)rows.count;
    return OK;
}

enum outcome
objection_follow(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 50 };
    struct procedure_key_row_list rows;

    TRY(sql_procedure_uncounted(cx, date_in_amsterdam(cx->now_ms).day, AT_ONCE, &rows));
    for (size_t i = 0; i < rows.count; i++)
        TRY(objection_recount(cx,
                              (struct question_id){rows.at[i].municipality, rows.at[i].question}));
    *ret = (int64_t)rows.count;
    return OK;
}

enum outcome
objection_solved_set(struct cx *cx, struct question_id id, struct str solved)
{
    struct objection o;

    check(cx->who.professional == 0);
    TRY(objection_for_resident(cx, id, &o));
    if (str_eq(o.row.state, S("open")))
        return fail(cx, CONFLICT, "Dit is nog niet klaar.");
    if (objection_said(&objection_solveds, solved).len == 0)
        return fail_field(cx, "solved", "Kies of het probleem is opgelost.");
    const bool withdrawn = str_eq(o.row.outcome, S("withdrawn"));
    TRY(sql_procedure_set_solved(cx, id.municipality, id.question, solved,
                                 str_eq(solved, S("no")) || (withdrawn && !solved_at_all(solved))));
    TRY(learning_note(cx, id));
    return question_tell(cx, id, o.state.organisation, o.state.organisation);
}

enum outcome
objection_looked_again(struct cx *cx, struct question_id id)
{
    struct objection o;

    TRY(objection_get(cx, id, &o));
    return sql_procedure_set_solved(cx, id.municipality, id.question, o.row.solved, 0);
}

/* ---- independent help ---- */

enum outcome
objection_help_add(struct cx *cx, struct question_id id, struct question_id help)
{
    struct objection o;

    TRY(objection_open(cx, id, &o));
    check(id.municipality == help.municipality);
    return sql_procedure_help_add(cx, id.municipality, id.question, help.question, cx->now_ms);
}

enum outcome
objection_help_list(struct cx *cx, struct question_id id, struct procedure_help_list_row_list *ret)
{
    return sql_procedure_help_list(cx, id.municipality, id.question, ret);
}

enum outcome
objection_of_help(struct cx *cx, struct question_id help, struct question_id *ret)
{
    struct procedure_key_row_list rows;

    TRY(sql_procedure_helped(cx, help.municipality, help.question, &rows));
    *ret = rows.count ? (struct question_id){rows.at[0].municipality, rows.at[0].question}
                      : (struct question_id){0};
    return OK;
}
