/* withdraw_test.c - what ends an objection, and what cannot: a withdrawal as the law takes it, a
 * ground for not admitting it, and days that stand still. */
#include "domain/objection/objection_test.h"

static struct procedure_row
row_now(struct cx *cx, struct question_id id)
{
    struct objection o;

    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    return o.row;
}

static int32_t
decide_by(struct cx *cx, struct question_id id)
{
    struct objection o;

    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    return o.dates->days[PROCEDURE_DECIDE_BY].told.day;
}

static int64_t
number_of(struct cx *cx, struct question_id id, enum procedure_event_kind kind)
{
    struct objection o;
    int64_t number = 0;

    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    for (size_t i = 0; i < o.valid.count; i++)
        if (str_eq(o.valid.at[i].kind, procedure_event_code(kind)))
            number = o.valid.at[i].number;
    return number;
}

static void
no_day_that_a_term_waits_for_is_over_a_year_away(void **state)
{
    static const enum procedure_event_kind kinds[] = {EVENT_PAUSED, EVENT_REPAIR_ASKED, EVENT_TALK};
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct objection_event event = {.kind = kinds[i],
                                        .day = days_ago(cx, 0),
                                        .until = days_ago(cx, -367),
                                        .code = kinds[i] == EVENT_PAUSED ? S("overmacht")
                                                                         : S("schriftelijk")};
        assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), INVALID);
        assert_str(cx->fault.field, S("until"));
        event.until = days_ago(cx, -366);
        assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    }
}

static void
consent_to_wait_over_a_year_counts_and_is_remarked_upon(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event event = {.kind = EVENT_CONSENT,
                                    .day = days_ago(cx, 0),
                                    .until = days_ago(cx, -3654),
                                    .code = S("schriftelijk")};
    struct objection o;

    assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), INVALID);
    assert_str(cx->fault.field, S("until"));
    event.until = days_ago(cx, -500);
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(decide_by(cx, id), event.until.date.day);
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->notice_count == 1 && !o.dates->notices[0].left_out);
}

static void
a_resident_who_would_wait_over_a_year_is_asked_once(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);

    as_resident(cx);
    assert_outcome(in_write(cx, objection_wait(cx, id, days_ago(cx, -500), false)), INVALID);
    assert_str(cx->fault.field, S("until"));
    assert_ok(in_write(cx, objection_wait(cx, id, days_ago(cx, -500), true)));
    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
    assert_int_equal(decide_by(cx, id), days_ago(cx, -500).date.day);
}

static void
a_term_that_stands_still_without_an_end_keeps_its_day(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const int32_t decide = decide_by(cx, id);
    const struct objection_event event = {
        .kind = EVENT_PAUSED, .day = days_ago(cx, 0), .code = S("overmacht")};
    struct objection o;

    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(decide_by(cx, id), decide);
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->stands_still && o.dates->without_pause);
}

static void
spoken_it_is_withdrawn_only_on_the_day_of_a_hearing(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_event hearing = {.kind = EVENT_HEARING, .day = days_ago(cx, 1)};

    assert_outcome(
        in_write(cx, objection_withdraw(cx, id, S("hearing"), days_ago(cx, 1), S("yes"))), INVALID);
    assert_str(cx->fault.field, S("how"));
    assert_sentence(cx, S("brief"));
    assert_ok(in_write(cx, objection_event_add(cx, id, &hearing)));
    assert_outcome(
        in_write(cx, objection_withdraw(cx, id, S("hearing"), days_ago(cx, 0), S("yes"))), INVALID);
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("hearing"), days_ago(cx, 1), S("yes"))));
}

static void
what_was_not_there_yet_is_not_withdrawn(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);

    assert_outcome(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 8), S("yes"))),
                   INVALID);
    assert_str(cx->fault.field, S("day"));
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 7), S("yes"))));
}

static void
a_withdrawal_that_was_a_mistake_is_undone_and_ends_nothing(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t ended;

    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 1), S("yes"))));
    const int64_t until = row_now(cx, id).withdraw_until;
    struct objection_event event = {.kind = EVENT_WITHDRAWN,
                                    .day = days_ago(cx, 2),
                                    .until = days_ago(cx, 2),
                                    .code = S("schriftelijk"),
                                    .replaces = number_of(cx, id, EVENT_WITHDRAWN)};
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(row_now(cx, id).withdraw_until, until); /* no day is taken away */
    event.replaces = number_of(cx, id, EVENT_WITHDRAWN);
    event.day = days_ago(cx, 9);
    assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), INVALID);
    event.undo = true;
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(row_now(cx, id).withdraw_until, 0);
    cx->now_ms += 8 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_settle(cx, &ended)));
    assert_str(row_now(cx, id).outcome, S(""));
}

static void
a_withdrawal_that_came_to_lie_before_the_objection_ends_nothing(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event event = {
        .kind = EVENT_RECEIVED, .day = days_ago(cx, 1), .code = S("balie")};
    struct objection o;
    int64_t ended;

    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 5), S("yes"))));
    event.replaces = number_of(cx, id, EVENT_RECEIVED);
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    cx->now_ms += 8 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_settle(cx, &ended)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_str(o.row.state, S("open"));
    assert_int_equal(o.row.withdraw_until, 0);
    event.replaces = number_of(cx, id, EVENT_RECEIVED); /* corrected back, it does not revive */
    event.day = days_ago(cx, 14);
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->state == PROCEDURE_OPEN);
}

static void
nothing_is_decided_while_the_resident_may_still_come_back(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection o;

    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 1), S("yes"))));
    assert_outcome(in_write(cx, decided_today(cx, id, S("upheld"), S(""))), CONFLICT);
    assert_sentence(cx, S("terugkomen"));
    assert_ok(in_write(cx, objection_come_back(cx, id)));
    assert_ok(in_write(cx, decided_today(cx, id, S("upheld"), S(""))));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->state == PROCEDURE_DECIDED);
    assert_str(o.row.outcome, S("upheld"));
}

/* As it stands in data of before nothing was decided in those days. */
static void
a_withdrawal_that_holds_in_an_open_case_can_be_undone(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event event = {.kind = EVENT_WITHDRAWN, .undo = true};
    struct objection o;

    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 1), S("yes"))));
    assert_ok(in_write(
        cx, sql_procedure_set_withdrawing(cx, id.municipality, id.question, 0, S(""), S(""))));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->state == PROCEDURE_WITHDRAWN);
    event.replaces = number_of(cx, id, EVENT_WITHDRAWN);
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(o.dates->state == PROCEDURE_OPEN);
}

static void
a_withdrawal_that_was_taken_back_is_not_undone_once_more(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event event = {.kind = EVENT_WITHDRAWN, .undo = true};

    assert_ok(in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 1), S("yes"))));
    assert_ok(in_write(cx, objection_come_back(cx, id)));
    event.replaces = number_of(cx, id, EVENT_WITHDRAWN);
    assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), CONFLICT);
}

static void
without_a_hearing_it_is_not_admitted_only_for_a_reason_that_nobody_can_doubt(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_ending ending = {.outcome = S("inadmissible"),
                                      .day = days_ago(cx, 0),
                                      .no_hearing = S("inadmissible"),
                                      .court = S("rechtbank Demodam"),
                                      .reasons = {S("Het kwam te laat.")}};
    const struct str refused[] = {S(""), S("zomaar"), S("late"), S("repair")};

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ending.ground = refused[i]; /* it came in time, and nobody asked to repair anything */
        assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
        assert_str(cx->fault.field, S("ground"));
    }
    const struct objection_event asked = {
        .kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 6), .until = days_ago(cx, 0)};
    assert_ok(in_write(cx, objection_event_add(cx, id, &asked)));
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID); /* until today */
    cx->now_ms += HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
}

static void
who_waived_the_hearing_need_not_be_refused_for_what_nobody_can_doubt(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event published = {.kind = EVENT_PUBLISHED,
                                        .day = days_ago(cx, 53),
                                        .replaces = number_of(cx, id, EVENT_PUBLISHED)};
    const struct objection_event dated = {
        .kind = EVENT_DATED, .day = days_ago(cx, 60), .replaces = number_of(cx, id, EVENT_DATED)};
    struct objection_ending ending = {.outcome = S("inadmissible"),
                                      .day = days_ago(cx, 0),
                                      .no_hearing = S("waived"),
                                      .ground = S("repair"),
                                      .court = S("rechtbank Demodam"),
                                      .reasons = {S("Het kwam te laat.")}};

    assert_ok(in_write(cx, objection_event_add(cx, id, &dated)));
    assert_ok(in_write(cx, objection_event_add(cx, id, &published)));         /* perhaps too late */
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID); /* nobody asked */
    assert_str(cx->fault.field, S("ground"));
    ending.ground = S("late");
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
}

static void
an_answer_to_one_request_is_none_to_the_next(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_event events[] = {
        {.kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 6), .until = days_ago(cx, 4)},
        {.kind = EVENT_REPAIRED, .day = days_ago(cx, 5)},
        {.kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 4), .until = days_ago(cx, 2)}};
    const struct objection_ending ending = {.outcome = S("inadmissible"),
                                            .day = days_ago(cx, 0),
                                            .no_hearing = S("inadmissible"),
                                            .ground = S("repair"),
                                            .court = S("rechtbank Demodam"),
                                            .reasons = {S("Er miste een handtekening.")}};

    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (events[i].kind == EVENT_REPAIR_ASKED)
            assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
        assert_ok(in_write(cx, objection_event_add(cx, id, &events[i])));
    }
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
}

static void
what_the_resident_wrote_in_the_time_to_repair_is_read_before_it_is_not_admitted(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_event asked = {
        .kind = EVENT_REPAIR_ASKED, .day = days_ago(cx, 0), .until = days_ago(cx, -3)};
    struct objection_ending ending = {.outcome = S("inadmissible"),
                                      .no_hearing = S("inadmissible"),
                                      .ground = S("repair"),
                                      .court = S("rechtbank Demodam"),
                                      .reasons = {S("Er miste een reden.")}};

    assert_ok(in_write(cx, objection_event_add(cx, id, &asked)));
    cx->now_ms += 2 * HOUSE_DAY_MS;
    as_resident(cx);
    assert_ok(in_write(cx, question_add(cx, id, S("Mijn reden is de huur."), PERIL_NONE)));
    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
    cx->now_ms += 2 * HOUSE_DAY_MS;
    ending.day = days_ago(cx, 0);
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
    assert_str(cx->fault.field, S("ground"));
    assert_sentence(cx, S("schreef in die tijd"));
}

static void
what_came_late_for_certain_is_not_admitted_for_that(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event published = {.kind = EVENT_PUBLISHED,
                                        .day = days_ago(cx, 60),
                                        .replaces = number_of(cx, id, EVENT_PUBLISHED)};
    const struct objection_event dated = {
        .kind = EVENT_DATED, .day = days_ago(cx, 60), .replaces = number_of(cx, id, EVENT_DATED)};
    const struct objection_ending ending = {.outcome = S("inadmissible"),
                                            .day = days_ago(cx, 0),
                                            .no_hearing = S("inadmissible"),
                                            .ground = S("late"),
                                            .court = S("rechtbank Demodam"),
                                            .reasons = {S("Het kwam te laat.")}};

    assert_ok(in_write(cx, objection_event_add(cx, id, &dated)));
    published.day = days_ago(cx, 50); /* by post, of which nobody knows when */
    assert_ok(in_write(cx, objection_event_add(cx, id, &published)));
    assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
    published.day = days_ago(cx, 60);
    published.replaces = number_of(cx, id, EVENT_PUBLISHED);
    assert_ok(in_write(cx, objection_event_add(cx, id, &published)));
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
}

static void
a_decision_that_was_sent_stands_until_the_next_one_is_written(void **state)
{
    static const struct str whys[] = {S_INIT("day"), S_INIT("outcome"), S_INIT("letter")};
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection o;

    assert_ok(in_write(cx, decided_today(cx, id, S("rejected"), S(""))));
    const int32_t first = date_in_amsterdam(cx->now_ms).day;
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
        assert_ok(in_write(cx, objection_reopen(cx, id, whys[i])));
        assert_ok(in_read(cx, objection_get(cx, id, &o)));
        assert_true(objection_decision_stands(&o) && o.dates->ended.date.day == first + (int)i);
        assert_true(o.dates->days[PROCEDURE_APPEAL_BY].known);
        assert_int_equal(o.row.decide_day, 0);
        assert_str(o.row.next_what, S("look_again"));
        assert_outcome(
            in_write(cx, objection_withdraw(cx, id, S("letter"), days_ago(cx, 0), S("yes"))),
            CONFLICT);
        cx->now_ms += HOUSE_DAY_MS;
        assert_ok(in_write(cx, decided_today(cx, id, S("upheld"), S(""))));
        assert_ok(in_read(cx, objection_get(cx, id, &o)));
        assert_int_equal(o.dates->ended.date.day, first + (int)i + 1);
        assert_int_equal(o.dates->notice_count, 0);
    }
}

static void
what_was_closed_by_mistake_without_a_letter_opens_as_if_it_never_closed(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const int32_t decide = decide_by(cx, id);
    struct objection o;

    assert_ok(in_write(cx, decided_today(cx, id, S("rejected"), S(""))));
    assert_ok(in_write(cx, objection_reopen(cx, id, S("mistake"))));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_true(!objection_decision_stands(&o) && o.dates->state == PROCEDURE_OPEN);
    assert_int_equal(o.row.decide_day, decide);
    assert_false(o.dates->days[PROCEDURE_APPEAL_BY].known);
}

const struct CMUnitTest withdraw_tests[] = {
    IN_HOUSE(a_decision_that_was_sent_stands_until_the_next_one_is_written),
    IN_HOUSE(what_was_closed_by_mistake_without_a_letter_opens_as_if_it_never_closed),
    IN_HOUSE(no_day_that_a_term_waits_for_is_over_a_year_away),
    IN_HOUSE(consent_to_wait_over_a_year_counts_and_is_remarked_upon),
    IN_HOUSE(a_resident_who_would_wait_over_a_year_is_asked_once),
    IN_HOUSE(a_term_that_stands_still_without_an_end_keeps_its_day),
    IN_HOUSE(spoken_it_is_withdrawn_only_on_the_day_of_a_hearing),
    IN_HOUSE(what_was_not_there_yet_is_not_withdrawn),
    IN_HOUSE(a_withdrawal_that_was_a_mistake_is_undone_and_ends_nothing),
    IN_HOUSE(a_withdrawal_that_came_to_lie_before_the_objection_ends_nothing),
    IN_HOUSE(nothing_is_decided_while_the_resident_may_still_come_back),
    IN_HOUSE(a_withdrawal_that_holds_in_an_open_case_can_be_undone),
    IN_HOUSE(a_withdrawal_that_was_taken_back_is_not_undone_once_more),
    IN_HOUSE(without_a_hearing_it_is_not_admitted_only_for_a_reason_that_nobody_can_doubt),
    IN_HOUSE(who_waived_the_hearing_need_not_be_refused_for_what_nobody_can_doubt),
    IN_HOUSE(an_answer_to_one_request_is_none_to_the_next),
    IN_HOUSE(what_the_resident_wrote_in_the_time_to_repair_is_read_before_it_is_not_admitted),
    IN_HOUSE(what_came_late_for_certain_is_not_admitted_for_that),
};
const size_t withdraw_tests_count = sizeof withdraw_tests / sizeof withdraw_tests[0];
