/* application_test.c - an application has the term of its own law, somebody talks before it is
 * decided, and a no without a talk is asked about and never stopped. */
#include "domain/objection/application.h"

#include "domain/objection/learning.h"
#include "domain/objection/objection_test.h"

static struct objection_letter
letter_of(const struct cx *cx, struct str law, struct str term)
{
    return (struct objection_letter){.kind = PROCEDURE_APPLICATION,
                                     .way = S("balie"),
                                     .received = days_ago(cx, 4),
                                     .topic = S("wmo"),
                                     .law = law,
                                     .term = term};
}

static struct question_id
registered(struct cx *cx, const struct objection_letter *letter)
{
    const struct objection_person person = {.name = S("Amina"),
                                            .reach = S("06 10000044"),
                                            .says = S("Ik wil een traplift."),
                                            .handler = ELLEN,
                                            .language = LANGUAGE_NL};
    struct objection_plan *plan;
    struct asked asked;

    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
    assert_ok(objection_prepare(cx, letter, &person, &plan));
    assert_ok(in_write(cx, objection_register(cx, plan, DEMODAM, &asked)));
    return id_of(asked);
}

static struct question_id
application_of_ellen(struct cx *cx)
{
    const struct objection_letter letter = letter_of(cx, S("wmo"), S("wmo"));

    return registered(cx, &letter);
}

/* Whoever acts now. */
static struct objection
now(struct cx *cx, struct question_id id)
{
    struct objection o;

    assert_ok(in_read(cx, objection_for_resident(cx, id, &o)));
    return o;
}

static enum outcome
plan(struct cx *cx, struct question_id id, int days, struct str how)
{
    const struct application_talk talk = {.day = days_ago(cx, -days),
                                          .minutes = 14 * 60 + 30,
                                          .how = how,
                                          .who = S("Ellen Tromp"),
                                          .beside = S("haar zus")};

    return in_write(cx, application_plan(cx, id, &talk));
}

/* ---- the term ---- */

static void
the_term_is_the_one_of_its_law_and_nothing_is_guessed(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct objection_letter letter = letter_of(cx, S("wmo"), S("wmo"));
    const int32_t received = letter.received.date.day;
    const struct procedure *dates;

    assert_int_equal(now(cx, registered(cx, &letter)).row.decide_day, received + 14);
    letter = letter_of(cx, S("pw"), S("awb"));
    assert_int_equal(now(cx, registered(cx, &letter)).row.decide_day, received + 56);
    letter = letter_of(cx, S("ow"), S("other"));
    letter.term_length = 3;
    letter.term_unit = S("months");
    assert_outcome(objection_letter_check(cx, &letter, &dates), INVALID);
    assert_str(cx->fault.field, S("term_source"));
    letter.term_source = S("Wet van toen, artikel 3");
    const struct objection o = now(cx, registered(cx, &letter));
    assert_int_equal(o.row.decide_day, date_of(2026, 12, 17).day);
    assert_str(o.row.term_source, S("Wet van toen, artikel 3"));
    letter.term_length = 25;
    assert_outcome(objection_letter_check(cx, &letter, &dates), INVALID);
    assert_str(cx->fault.field, S("term_length"));
}

static void
a_term_of_the_wmo_is_for_the_wmo_only_and_the_other_way_round(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct objection_letter letter = letter_of(cx, S("wmo"), S("awb"));
    const struct procedure *dates;

    assert_outcome(objection_letter_check(cx, &letter, &dates), INVALID);
    assert_str(cx->fault.field, S("term"));
    letter = letter_of(cx, S("pw"), S("wmo"));
    assert_outcome(objection_letter_check(cx, &letter, &dates), INVALID);
    letter = letter_of(cx, S("pw"), S(""));
    assert_outcome(objection_letter_check(cx, &letter, &dates), INVALID);
    assert_str(cx->fault.field, S("term"));
}

static void
agreeing_to_wait_is_a_term_that_stands_still(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    const int64_t decide = now(cx, id).row.decide_day;
    struct objection_event event = {.kind = EVENT_PAUSED,
                                    .day = days_ago(cx, -1),
                                    .until = days_ago(cx, -7),
                                    .code = S("instemming")};

    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(now(cx, id).row.decide_day, decide + 7);
    event = (struct objection_event){.kind = EVENT_CONSENT,
                                     .day = days_ago(cx, 0),
                                     .until = days_ago(cx, -90),
                                     .code = S("schriftelijk")};
    assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), NOT_FOUND);
    as_resident(cx);
    assert_outcome(in_write(cx, objection_wait(cx, id, days_ago(cx, -90), false)), CONFLICT);
    assert_outcome(in_write(cx, objection_road_set(cx, id, S("formal"), S("page"))), CONFLICT);
}

/* ---- the talk ---- */

static void
somebody_calls_within_the_own_days_and_before_the_last_day_to_decide(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    struct objection o = now(cx, id);

    assert_str(o.row.next_what, S("call"));
    assert_int_equal(o.row.call_day, date_of(2026, 9, 24).day); /* five working days */
    const struct objection_settings settings = {.call_workdays = 20, .warn_workdays = 3};
    assert_ok(in_write(cx, objection_setting_set(cx, &settings)));
    id = application_of_ellen(cx);
    o = now(cx, id);
    assert_int_equal(o.row.call_day, o.row.decide_day - 1);
}

static void
a_planned_talk_is_what_comes_next_and_moves_no_date(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    const int64_t decide = now(cx, id).row.decide_day;

    assert_outcome(plan(cx, id, -1, S("home")), INVALID);
    assert_outcome(plan(cx, id, 3, S("by pigeon")), INVALID);
    assert_ok(plan(cx, id, 3, S("home")));
    assert_ok(plan(cx, id, 2, S("desk"))); /* in its place */
    struct objection o = now(cx, id);
    assert_str(o.row.next_what, S("meet"));
    assert_int_equal(o.row.next_day, days_ago(cx, -2).date.day);
    assert_int_equal(o.row.decide_day, decide);
    assert_str(o.plan->code, S("desk"));
    assert_int_equal(o.plan->n, 14 * 60 + 30);
    assert_str(o.story.beside.text, S("haar zus"));
    assert_false(o.dates->talk_past_term);
    assert_ok(plan(cx, id, 30, S("desk"))); /* warned of, and not forbidden */
    o = now(cx, id);
    assert_true(o.dates->talk_past_term);
    assert_str(o.row.next_what, S("decide"));
    const struct objection_event undo = {
        .kind = EVENT_TALK, .replaces = o.plan->number, .undo = true};
    assert_ok(in_write(cx, objection_event_add(cx, id, &undo)));
    assert_null(now(cx, id).plan);
}

static void
what_came_of_the_talk_is_written_down_and_the_plan_is_done(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);

    assert_ok(plan(cx, id, 0, S("desk")));
    assert_outcome(in_write(cx, application_talked(cx, id, S("well"), days_ago(cx, 0))), INVALID);
    assert_outcome(in_write(cx, application_talked(cx, id, S("papers"), days_ago(cx, -1))),
                   INVALID);
    assert_ok(in_write(cx, application_talked(cx, id, S("papers"), days_ago(cx, 0))));
    struct objection o = now(cx, id);
    assert_true(o.spoken);
    assert_null(o.plan);
    assert_str(o.came, S("papers"));
    assert_int_equal(o.row.call_day, 0);
    assert_str(o.row.next_what, S("decide"));
    as_new_colleague(cx, 901, LOKET, S("objection_handler"));
    assert_outcome(plan(cx, id, 2, S("desk")), NOT_FOUND);
    assert_outcome(in_write(cx, application_talked(cx, id, S("papers"), days_ago(cx, 0))),
                   NOT_FOUND);
}

static void
an_objection_has_no_talk_before_deciding(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);

    assert_outcome(plan(cx, id, 2, S("desk")), NOT_FOUND);
    assert_outcome(in_write(cx, application_talked(cx, id, S("papers"), days_ago(cx, 0))),
                   NOT_FOUND);
    as_resident(cx);
    assert_outcome(in_write(cx, application_call_wish(cx, id, true)), NOT_FOUND);
}

static void
a_resident_who_wants_no_call_is_not_called(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);

    as_resident(cx);
    assert_ok(in_write(cx, application_call_wish(cx, id, true)));
    struct objection o = now(cx, id);
    assert_true(o.no_call);
    assert_int_equal(o.row.call_day, 0);
    assert_str(o.row.next_what, S("decide"));
    assert_ok(in_write(cx, application_call_wish(cx, id, true))); /* again changes nothing */
    assert_int_equal(now(cx, id).events.count, o.events.count);
    assert_ok(in_write(cx, application_call_wish(cx, id, false)));
    o = now(cx, id);
    assert_false(o.no_call);
    assert_true(o.row.call_day > days_ago(cx, 0).date.day);
}

/* ---- deciding ---- */

static void
a_no_without_a_talk_is_asked_about_first_and_never_stopped(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct maybe_date today = days_ago(cx, 0);
    struct question_id id = application_of_ellen(cx);

    assert_outcome(in_write(cx, decided_today(cx, id, S("refused"), S(""))), INVALID);
    assert_str(cx->fault.field, S("no_talk"));
    assert_sentence(cx, S("Sprak u de inwoner al?"));
    assert_str(now(cx, id).row.state, S("open"));
    assert_ok(in_write(cx, decided_today(cx, id, S("refused"), S("not_reached"))));
    struct objection o = now(cx, id);
    assert_str(o.row.outcome, S("refused"));
    assert_int_equal(o.state.keep_years, 5);
    assert_str(application_learned(&o), S("refused_none"));
    assert_true(o.dates->days[PROCEDURE_APPEAL_BY].known); /* six weeks to object */
    assert_int_equal(o.dates->days[PROCEDURE_APPEAL_BY].term.last.day, today.date.day + 42);
}

static void
a_yes_and_a_no_after_a_talk_are_not_asked_about(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);

    assert_outcome(in_write(cx, decided_today(cx, id, S("upheld"), S(""))),
                   INVALID); /* that is for objections */
    assert_ok(in_write(cx, decided_today(cx, id, S("granted"), S(""))));
    assert_int_equal(now(cx, id).state.keep_years, 15);
    id = application_of_ellen(cx);
    assert_ok(in_write(cx, objection_called(cx, id, S("spoke"), S(""))));
    assert_ok(in_write(cx, decided_today(cx, id, S("granted_partly"), S(""))));
    const struct objection o = now(cx, id);
    assert_str(application_learned(&o), S("spoke"));
    id = objection_of_ellen(cx);
    assert_outcome(in_write(cx, decided_today(cx, id, S("granted"), S(""))), INVALID);
}

static void
it_is_withdrawn_on_paper_with_days_to_come_back(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    int64_t ended;

    assert_outcome(
        in_write(cx, objection_withdraw(cx, id, S("hearing"), days_ago(cx, 0), S("yes"))), INVALID);
    assert_outcome(in_write(cx, objection_withdraw(cx, id, S("phone"), days_ago(cx, 0), S("yes"))),
                   INVALID);
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 0), S("yes"))));
    as_resident(cx);
    assert_ok(in_write(cx, objection_come_back(cx, id)));
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("page"), days_ago(cx, 0), S("yes"))));
    cx->now_ms += 8 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_settle(cx, &ended)));
    assert_int_equal(ended, 1);
    assert_str(now(cx, id).row.outcome, S("withdrawn"));
}

/* ---- learning ---- */

static void
made_up(struct cx *cx, int64_t first, int count, struct str kind, struct str talk)
{
    const int64_t july = 2026 * INT64_C(12) + 6;

    for (int i = 0; i < count; i++)
        assert_ok(in_write(cx, sql_learned_add(cx, first + i, BEZWAAR, DEMODAM, july, kind,
                                               S("wmo"), S("Wmo"), S("wmo"), S("granted"), S(""),
                                               S(""), S("in_time"), i, talk)));
}

static void
applications_count_apart_and_small_counts_are_hidden(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct learning_figures f;

    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
    made_up(cx, 1000, 12, S("objection"), S(""));
    made_up(cx, 2000, 20, S("application"), S("other_help"));
    made_up(cx, 3000, 11, S("application"), S("changed"));
    made_up(cx, 4000, 3, S("application"), S("refused_none"));
    assert_ok(in_read(cx, learning_figures(cx, BEZWAAR, DEMODAM, 2026, &f)));
    assert_int_equal(hiding_total_shown(&f.all, HIDING_YEAR), 12);
    assert_int_equal(f.tables[LEARNING_KIND].hidden.count, 1);
    const struct learning_table *t = &f.tables[LEARNING_TALK];
    assert_int_equal(t->hidden.count, 3);
    for (size_t i = 0; i < t->hidden.count; i++) /* 3, and 11 that would tell it */
        assert_int_equal(hiding_shown(&t->hidden.rows[i], HIDING_YEAR),
                         str_eq(t->codes[i], S("other_help")) ? 20 : -1);
}

static void
it_is_not_handled_only_in_the_four_weeks_after_the_last_time_to_complete_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    const struct objection_event events[] = {
        {.kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 4), .until = days_ago(cx, 2)},
        {.kind = EVENT_REPAIRED, .day = days_ago(cx, 3)},
        {.kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 1), .until = days_ago(cx, -5)}};
    struct objection_ending ending = {.outcome = S("not_handled"), .silence = S("not_reached")};

    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        assert_ok(in_write(cx, objection_event_add(cx, id, &events[i])));
    ending.day = days_ago(cx, 0);
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
    assert_sentence(cx, S("voorbij is"));
    cx->now_ms += 45 * HOUSE_DAY_MS;
    ending.day = days_ago(cx, 0);
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
    assert_sentence(cx, S("vier weken"));
    cx->now_ms -= 30 * HOUSE_DAY_MS;
    ending.day = days_ago(cx, 0);
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
}

static void
an_application_that_was_partly_granted_keeps_its_day_to_object_when_opened_again(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);

    assert_ok(in_write(cx, decided_today(cx, id, S("granted_partly"), S("not_reached"))));
    const int32_t last = now(cx, id).dates->days[PROCEDURE_APPEAL_BY].term.last.day;
    assert_ok(in_write(cx, objection_reopen(cx, id, S("outcome"))));
    assert_true(now(cx, id).dates->days[PROCEDURE_APPEAL_BY].known);
    assert_int_equal(now(cx, id).dates->days[PROCEDURE_APPEAL_BY].term.last.day, last);
}

/* Its letter is made elsewhere, so it was sent on the day that was typed. */
static void
a_decision_on_an_application_stands_when_opened_again_unless_none_was_sent(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = application_of_ellen(cx);
    const int64_t decide = now(cx, id).row.decide_day;
    struct objection o;

    assert_ok(in_write(cx, decided_today(cx, id, S("refused"), S("not_reached"))));
    assert_ok(in_write(cx, objection_reopen(cx, id, S("mistake"))));
    o = now(cx, id);
    assert_true(objection_decision_stands(&o) && o.dates->days[PROCEDURE_APPEAL_BY].known);
    assert_ok(in_write(cx, decided_today(cx, id, S("granted"), S(""))));
    assert_ok(in_write(cx, objection_reopen(cx, id, S("unsent"))));
    o = now(cx, id);
    assert_true(!objection_decision_stands(&o) && o.dates->state == PROCEDURE_OPEN);
    assert_int_equal(o.row.decide_day, decide);
}

const struct CMUnitTest application_tests[] = {
    IN_HOUSE(a_decision_on_an_application_stands_when_opened_again_unless_none_was_sent),
    IN_HOUSE(an_application_that_was_partly_granted_keeps_its_day_to_object_when_opened_again),
    IN_HOUSE(the_term_is_the_one_of_its_law_and_nothing_is_guessed),
    IN_HOUSE(a_term_of_the_wmo_is_for_the_wmo_only_and_the_other_way_round),
    IN_HOUSE(agreeing_to_wait_is_a_term_that_stands_still),
    IN_HOUSE(somebody_calls_within_the_own_days_and_before_the_last_day_to_decide),
    IN_HOUSE(a_planned_talk_is_what_comes_next_and_moves_no_date),
    IN_HOUSE(what_came_of_the_talk_is_written_down_and_the_plan_is_done),
    IN_HOUSE(an_objection_has_no_talk_before_deciding),
    IN_HOUSE(a_resident_who_wants_no_call_is_not_called),
    IN_HOUSE(a_no_without_a_talk_is_asked_about_first_and_never_stopped),
    IN_HOUSE(a_yes_and_a_no_after_a_talk_are_not_asked_about),
    IN_HOUSE(it_is_withdrawn_on_paper_with_days_to_come_back),
    IN_HOUSE(it_is_not_handled_only_in_the_four_weeks_after_the_last_time_to_complete_it),
    IN_HOUSE(applications_count_apart_and_small_counts_are_hidden),
};
const size_t application_tests_count = sizeof application_tests / sizeof application_tests[0];
