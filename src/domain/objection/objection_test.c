/* objection_test.c - bound to who decides, handled by who did not, ended by the resident's own
 * words or a decision; and no day passes in silence. */
#include "domain/objection/objection_test.h"

#include "domain/handover/handover.h"
#include "domain/intake/bound.h"
#include "domain/intake/hand_over.h"
#include "domain/network/network.h"
#include "domain/objection/warn.h"
#include "i18n/i18n.h"
#include "net/mail_site.h"

#include "domain/objection/objection_test.sql.h"
#include "domain/objection/objection_test.sql.c" /* made by sqlc.py --unlisted */

struct maybe_date
days_ago(const struct cx *cx, int days)
{
    return (struct maybe_date){true, date_plus(date_in_amsterdam(cx->now_ms), -days)};
}

enum outcome
decided_today(struct cx *cx, struct question_id id, struct str outcome, struct str silence)
{
    return objection_decide(cx, id,
                            &(struct objection_ending){
                                .outcome = outcome,
                                .day = days_ago(cx, 0),
                                .silence = silence,
                                .no_hearing = S("waived"),
                                .court = S("rechtbank Demodam, Postbus 1"),
                                .reasons = {S("Het huurcontract laat zien dat u alleen woont.")}});
}

static struct objection_letter
letter_of(const struct cx *cx)
{
    return (struct objection_letter){.kind = PROCEDURE_OBJECTION,
                                     .way = S("post"),
                                     .dated = days_ago(cx, 22),
                                     .published = days_ago(cx, 21),
                                     .received = days_ago(cx, 7),
                                     .topic = S("bijstand"),
                                     .department = S("Inkomen"),
                                     .law = S("pw"),
                                     .decided_by = JEROEN};
}

static const struct objection_person yusuf = {.name = S_INIT("Yusuf"),
                                              .reach = S_INIT("06 10000042"),
                                              .says = S_INIT("Mijn uitkering is lager."),
                                              .handler = ELLEN,
                                              .language = LANGUAGE_NL};

static void
as_ellen(struct cx *cx)
{
    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
}

struct question_id
objection_of_ellen(struct cx *cx)
{
    const struct objection_letter letter = letter_of(cx);
    struct objection_plan *plan;
    struct asked asked;

    as_ellen(cx);
    assert_ok(objection_prepare(cx, &letter, &yusuf, &plan));
    assert_ok(in_write(cx, objection_register(cx, plan, DEMODAM, &asked)));
    return id_of(asked);
}

static struct test_procedure_row
row_of(struct cx *cx, struct question_id id)
{
    const struct actor who = cx->who;
    struct test_procedure_row row;

    as_resident(cx);
    assert_ok(in_read(cx, sql_test_procedure(cx, id.municipality, id.question, &row)));
    cx->who = who;
    return row;
}

/* ---- who decides has it ---- */

static void
it_stays_with_who_must_decide_whatever_is_tried(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct handover_offer offer = {.to = LOKET,
                                         .parts = PART_QUESTION,
                                         .why = S("lawyer"),
                                         .asked = S("Kijkt u mee?"),
                                         .consent = S("phone")};
    struct question_state now;
    int64_t moved;

    assert_outcome(in_write(cx, question_pass_back(cx, id, S("no_room"), S(""))), CONFLICT);
    assert_outcome(in_write(cx, question_close(cx, id, S("helped"), S(""))), CONFLICT);
    assert_outcome(in_write(cx, handover_make(cx, id, &offer, S("Mag dat?"), S("nl"))), CONFLICT);
    as_resident(cx);
    assert_outcome(in_write(cx, question_stop(cx, id)), CONFLICT);
    assert_outcome(in_write(cx, question_wipe(cx, id)), CONFLICT);
    cx->now_ms += 40 * HOUSE_DAY_MS; /* the promised call is long past */
    assert_ok(in_write(cx, holding_sweep(cx, 100, &moved)));
    assert_ok(in_read(cx, question_state_get(cx, id, &now)));
    assert_int_equal(now.organisation, BEZWAAR);
    assert_int_equal(now.professional, ELLEN);
    assert_true(now.bound);
}

static void
another_organisation_or_role_finds_nothing(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct procedure_line_row_list list;
    struct objection o;

    as_new_colleague(cx, 901, LOKET, S("objection_handler"));
    assert_outcome(in_read(cx, objection_get(cx, id, &o)), NOT_FOUND);
    assert_outcome(in_write(cx, objection_road_set(cx, id, S("formal"), S("phone"))), NOT_FOUND);
    assert_ok(in_read(cx, objection_list(cx, (struct objection_place){0}, &list)));
    assert_int_equal(list.count, 0);
    as_professional(cx, ELLEN, BEZWAAR); /* without the permission */
    assert_outcome(in_read(cx, objection_get(cx, id, &o)), DENIED);
    as_ellen(cx);
    assert_ok(in_read(cx, objection_list(cx, (struct objection_place){0}, &list)));
    assert_int_equal(list.count, 1);
}

static void
a_line_says_how_somebody_wants_to_be_called(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct objection_letter letter = letter_of(cx);
    struct objection_person person = yusuf;
    struct procedure_line_row_list list;
    struct objection_plan *plan;
    struct asked asked;

    as_ellen(cx);
    person.language = LANGUAGE_TR;
    person.wish = callback_wish_of(PART_EVENING, false, S("Niet als hij thuis is."), S("tu"));
    assert_ok(objection_prepare(cx, &letter, &person, &plan));
    assert_ok(in_write(cx, objection_register(cx, plan, DEMODAM, &asked)));
    (void)objection_of_ellen(cx); /* said nothing, and speaks Dutch */
    assert_ok(in_read(cx, objection_list(cx, (struct objection_place){0}, &list)));
    assert_int_equal(list.count, 2);
    for (size_t i = 0; i < list.count; i++) {
        const bool said = list.at[i].question == asked.question;
        assert_int_equal(list.at[i].careful, said);
        assert_str(list.at[i].language, language_code(said ? LANGUAGE_TR : LANGUAGE_NL));
        assert_str(list.at[i].call_part, said ? S("evening") : S(""));
        assert_str(list.at[i].call_days, said ? S("tu") : S(""));
    }
}

static void
only_a_part_of_the_municipality_registers_for_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct objection_letter letter = letter_of(cx);
    struct objection_plan *plan;
    struct asked asked;

    as_new_colleague(cx, 902, RAADSLIEDEN, S("objection_handler"));
    assert_ok(objection_prepare(cx, &letter, &yusuf, &plan));
    assert_outcome(in_write(cx, objection_register(cx, plan, DEMODAM, &asked)), DENIED);
    as_ellen(cx);
    assert_ok(objection_prepare(cx, &letter, &yusuf, &plan));
    assert_outcome(in_write(cx, objection_register(cx, plan, POLDERDAM, &asked)), INVALID);
}

static void
who_took_the_decision_does_not_handle_it(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);

    as_role(cx, JEROEN, BEZWAAR, S("objection_handler"));
    assert_outcome(in_write(cx, objection_take(cx, id, ELLEN)), DENIED);
    assert_outcome(in_write(cx, objection_called(cx, id, S("spoke"), S(""))), DENIED);
    as_ellen(cx);
    assert_outcome(in_write(cx, objection_people_set(cx, id, ELLEN, 0)), INVALID);
    assert_ok(in_write(cx, objection_people_set(cx, id, 0, JEROEN)));
    as_role(cx, JEROEN, BEZWAAR, S("objection_handler"));
    assert_ok(in_write(cx, objection_take(cx, id, ELLEN)));
}

/* ---- on paper ---- */

static void
the_formal_papers_are_checked_and_stay_beside_what_was_said(void **state)
{
    static const struct {
        struct objection_formal formal;
        struct str field; /* empty: fine */
    } rows[] = {
        {{.no_hearing = S_INIT("busy")}, S_INIT("no_hearing")},
        {{.no_hearing = S_INIT("waived"), .hearing = {S_INIT("Er was iemand.")}},
         S_INIT("no_hearing")},
        {{.outcome = S_INIT("withdrawn")}, S_INIT("outcome")},
        {{.costs = S_INIT("veel")}, S_INIT("costs")},
        {{.costs = S_INIT("624,5")}, S_INIT("costs")},
        {{.costs = S_INIT("-624")}, S_INIT("costs")},
        {{.costs = S_INIT("624,50"), .asked = S_INIT("yes"), .fault = true}, S_INIT("")},
        {{.outcome = S_INIT("upheld"),
          .hearing = {S_INIT("Yusuf vertelde dat hij alleen woont.")},
          .reasons = {S_INIT("Het kamerhuurcontract laat dat zien.")}},
         S_INIT("")},
        {{.costs = S_INIT("624,50"), .fault = true}, S_INIT("costs_asked")}, /* Awb 7:15(3) */
        {{.costs = S_INIT("624,50"), .asked = S_INIT("yes")}, S_INIT("costs_fault")}, /* (2) */
        {{.outcome = S_INIT("partly"), .no_hearing = S_INIT("met")}, S_INIT("no_hearing")},
    };
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_story story = {.heard = {S_INIT("Hij woont alleen.")}};
    struct objection o;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_outcome(in_write(cx, objection_formal_set(cx, id, &rows[i].formal)),
                       rows[i].field.len ? INVALID : OK);
        if (rows[i].field.len)
            assert_str(cx->fault.field, rows[i].field);
    }
    assert_ok(in_write(cx, objection_story_set(cx, id, &story, false)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_str(o.story.heard.text, S("Hij woont alleen."));
    assert_str(o.story.formal.reasons.text, S("Het kamerhuurcontract laat dat zien."));
    assert_str(o.story.formal.costs, S(""));
    const struct objection_event hearing = {.kind = EVENT_HEARING, .day = days_ago(cx, -14)};
    assert_ok(in_write(cx, objection_event_add(cx, id, &hearing)));
    assert_outcome(in_write(cx, objection_formal_set(cx, id, &rows[7].formal)), INVALID);
    assert_str(cx->fault.field, S("hearing")); /* no report of what has yet to come */
    as_resident(cx);
    assert_outcome(in_write(cx, objection_formal_set(cx, id, &rows[6].formal)), DENIED);
}

/* ---- dates ---- */

static void
a_correction_is_a_new_row_and_everything_is_counted_again(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t decide = row_of(cx, id).decide_day;
    struct objection before, after;

    assert_true(decide > 0);
    assert_ok(in_read(cx, objection_get(cx, id, &before)));
    struct objection_event event = {
        .kind = EVENT_PUBLISHED, .day = days_ago(cx, 14), .replaces = before.events.at[0].number};
    assert_str(before.events.at[0].kind, procedure_event_code(EVENT_PUBLISHED));
    assert_ok(in_write(cx, objection_event_add(cx, id, &event)));
    assert_int_equal(row_of(cx, id).decide_day, decide + 7);
    assert_outcome(in_write(cx, objection_event_add(cx, id, &event)), CONFLICT);
    assert_ok(in_read(cx, objection_get(cx, id, &after)));
    assert_int_equal(after.events.count, before.events.count + 1);
    assert_int_equal(after.valid.count, before.valid.count);
    assert_int_equal(after.events.at[0].day, before.events.at[0].day); /* the row stays */
}

static void
talks_and_silence_move_nothing_and_consent_in_writing_does(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t decide = row_of(cx, id).decide_day;
    struct maybe_date later = {true, {(int32_t)decide + 30}};

    for (int i = 0; i < 2; i++)
        assert_ok(in_write(cx, objection_called(cx, id, S("no_answer"), S(""))));
    assert_ok(in_write(cx, objection_event_add(cx, id,
                                               &(struct objection_event){.kind = EVENT_TALK,
                                                                         .day = days_ago(cx, 0),
                                                                         .until = later})));
    assert_ok(in_write(cx, objection_event_add(cx, id,
                                               &(struct objection_event){.kind = EVENT_CONSENT,
                                                                         .day = days_ago(cx, 0),
                                                                         .until = later,
                                                                         .code = S("mondeling")})));
    assert_int_equal(row_of(cx, id).decide_day, decide);
    as_resident(cx);
    assert_outcome(in_write(cx, objection_wait(cx, id, days_ago(cx, -1), false)), INVALID);
    assert_ok(in_write(cx, objection_wait(cx, id, later, false)));
    assert_true(row_of(cx, id).decide_day >= decide + 30);
}

/* ---- the resident decides ---- */

static void
withdrawing_ends_it_only_after_the_days_to_come_back(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct question_state now;
    int64_t ended;

    assert_outcome(in_write(cx, objection_withdraw(cx, id, S("phone"), days_ago(cx, 0), S("yes"))),
                   INVALID);
    assert_sentence(cx, S("telefoon"));
    as_resident(cx);
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("page"), days_ago(cx, 0), S("no"))));
    assert_ok(in_write(cx, objection_settle(cx, &ended)));
    assert_int_equal(ended, 0);
    assert_ok(in_write(cx, objection_road_set(cx, id, S("formal"), S("page"))));
    assert_int_equal(row_of(cx, id).withdraw_until, 0); /* choosing a road is coming back */
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("page"), days_ago(cx, 0), S("no"))));
    cx->now_ms += 8 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_settle(cx, &ended)));
    assert_int_equal(ended, 1);
    assert_str(row_of(cx, id).outcome, S("withdrawn"));
    assert_int_equal(row_of(cx, id).unsolved, 1);
    assert_ok(in_read(cx, question_state_get(cx, id, &now)));
    assert_str(now.stage, S("closed"));
    assert_outcome(in_write(cx, objection_come_back(cx, id)), CONFLICT);
}

static void
it_does_not_end_without_what_its_letter_needs(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct str lacks[] = {S("reasons"), S("court"), S("no_hearing")};
    struct objection_ending ending = {.outcome = S("partly"), .day = days_ago(cx, 0)};
    struct objection o;

    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
        assert_outcome(in_write(cx, objection_decide(cx, id, &ending)), INVALID);
        assert_str(cx->fault.field, lacks[i]);
        if (i == 0)
            ending.reasons.text = S("U woont alleen.");
        if (i == 1)
            ending.court = S("rechtbank Demodam");
    }
    ending.no_hearing = S("waived");
    assert_ok(in_write(cx, objection_decide(cx, id, &ending)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_str(o.row.state, S("ended"));
    assert_str(o.story.formal.outcome, S("partly"));
    assert_str(o.story.formal.reasons.text, S("U woont alleen."));
}

static void
what_was_decided_is_kept_as_long_as_the_law_wants_and_then_all_of_it_goes(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t erased, left = -1;

    assert_ok(in_write(cx, decided_today(cx, id, S("rejected"), S(""))));
    as_resident(cx);
    assert_outcome(in_write(cx, question_wipe(cx, id)), CONFLICT);
    cx->now_ms += 2 * 366 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, question_retain(cx, &erased)));
    assert_int_equal(erased, 0);
    cx->now_ms += 4 * 366 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, question_retain(cx, &erased)));
    assert_int_equal(erased, 1);
    assert_ok(in_read(cx, sql_test_procedures(cx, id.municipality, id.question, &left)));
    assert_int_equal(left, 0);
}

/* ---- warnings ---- */

static int64_t
warned(struct cx *cx, struct str subject)
{
    int64_t count = -1;

    assert_ok(in_read(cx, sql_test_warnings(cx, subject, &count)));
    return count;
}

static void
each_day_is_warned_of_once_before_and_once_when_it_passed_in_working_hours(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t count = -1;

    assert_ok(in_write(cx, objection_people_set(cx, id, 0, JEROEN)));
    as_resident(cx);
    assert_ok(in_write(cx, objection_warn(cx, &count))); /* today is the last day to call */
    assert_int_equal(count, 1);
    assert_int_equal(warned(cx, S("%.1.107.h")), 1); /* who handles it */
    assert_int_equal(warned(cx, S("%.1.108.h")), 1); /* the substitute */
    assert_true(warned(cx, S("%.1.%.c")) >= 1);      /* the coordinators */
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 0);       /* once */
    cx->now_ms += 10 * HOUSE_HOUR_MS; /* two at night: it passed, and nobody works */
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 0);
    cx->now_ms += 8 * HOUSE_HOUR_MS;
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 1);
    assert_int_equal(warned(cx, S("%.2.107.h")), 1);
}

/* What a warning says, to whom, and where it leads. */
static void
mail_of(struct cx *cx, struct str subject, struct str to, struct str link, struct str day)
{
    struct str found;
    void *plan = NULL;

    assert_ok(in_read(cx, sql_test_warning_first(cx, subject, &found)));
    assert_ok(in_read(cx, objection_warning_job.read(cx, found, &plan)));
    const struct mail *mail = plan;
    assert_str(mail->to, to);
    assert_true(str_find(mail->text, link) < mail->text.len);
    assert_true(str_find(mail->text, day) < mail->text.len);
    assert_true(str_find(mail->text, S("Yusuf")) == mail->text.len);
    assert_true(str_find(mail->text, S("uitkering")) == mail->text.len);
    assert_true(str_find(mail->subject, S("termijn")) < mail->subject.len);
}

static void
a_warning_names_the_day_and_nobody_and_leads_to_the_list(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    int64_t count = -1;
    void *plan = NULL;

    (void)objection_of_ellen(cx);
    struct str day = date_in_words(cx->mem, LANGUAGE_NL, date_in_amsterdam(cx->now_ms));
    as_resident(cx);
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 1);
    assert_outcome(in_read(cx, objection_warning_job.read(cx, S("1.2.3.1.107.h"), &plan)),
                   NOT_FOUND); /* no mail server: nothing to do */
    mail_site_set((struct mail_site){.server = S("file:/nonexistent"),
                                     .from = S("hulp@demodam.example"),
                                     .address = S("https://hulp.demodam.example")});
    mail_of(cx, S("%.1.107.h"), S("ellen@bezwaar.demodam.example"),
            S("https://hulp.demodam.example/werk/bezwaar\n"), day);
    mail_of(cx, S("%.1.%.c"), S("henk@netwerk.demodam.example"),
            S("https://hulp.demodam.example/beheer/bezwaren\n"), day);
    assert_outcome(in_read(cx, objection_warning_job.read(cx, S("what"), &plan)), INVALID);
    mail_site_set((struct mail_site){0});
}

/* Perhaps nothing is too late: who can prove the pause has time. */
static void
while_a_term_may_stand_still_no_mail_says_that_it_passed(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_event pause = {
        .kind = EVENT_PAUSED, .day = days_ago(cx, 0), .code = S("overmacht")};
    int64_t count = -1;
    struct str found;
    void *plan = NULL;

    assert_ok(in_write(cx, objection_called(cx, id, call_outcome_code(CALL_SPOKE), S(""))));
    assert_ok(in_write(cx, objection_event_add(cx, id, &pause)));
    cx->now_ms += 140 * HOUSE_DAY_MS; /* twenty weeks: the same day of the week */
    as_resident(cx);
    assert_ok(in_write(cx, objection_follow(cx, &count)));
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 1);
    assert_int_equal(warned(cx, S("%.2.107.h")), 0);
    assert_ok(in_read(cx, sql_test_warning_first(cx, S("%.3.107.h"), &found)));
    mail_site_set((struct mail_site){.server = S("file:/nonexistent"),
                                     .from = S("hulp@demodam.example"),
                                     .address = S("https://hulp.demodam.example")});
    assert_ok(in_read(cx, objection_warning_job.read(cx, found, &plan)));
    const struct mail *mail = plan;
    assert_true(str_find(mail->text, S("staat misschien stil")) < mail->text.len);
    assert_true(str_find(mail->text, S("voorbij")) == mail->text.len);
    assert_true(str_find(mail->subject, S("voorbij")) == mail->subject.len);
    mail_site_set((struct mail_site){0});
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 0); /* once */
}

/* Awb 4:18: of what was decided one day is still to come. */
static void
the_day_to_set_a_penalty_is_warned_of_after_the_end(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    int64_t count = -1;

    assert_ok(in_write(cx, objection_called(cx, id, call_outcome_code(CALL_SPOKE), S(""))));
    cx->now_ms += 91 * HOUSE_DAY_MS;
    const struct objection_event notice = {
        .kind = EVENT_DEFAULT_NOTICE, .day = days_ago(cx, 0), .code = S("schriftelijk")};
    assert_ok(in_write(cx, objection_event_add(cx, id, &notice)));
    cx->now_ms += 28 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, decided_today(cx, id, S("rejected"), S(""))));
    as_resident(cx);
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 0); /* two weeks from now */
    cx->now_ms += 14 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, objection_warn(cx, &count)));
    assert_int_equal(count, 1);
    assert_true(warned(cx, S("%.107.h")) >= 1);
}

/* Five hundred days that passed must not keep the next one silent. */
static void
what_was_warned_of_makes_room_for_what_comes(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct procedure_coming_row_list rows;
    struct question_id first = objection_of_ellen(cx), second = objection_of_ellen(cx);
    const int64_t today = date_in_amsterdam(cx->now_ms).day;
    int64_t count = -1;

    as_resident(cx);
    assert_ok(in_read(cx, sql_procedure_coming(cx, today, today + 10, 1, &rows)));
    assert_int_equal(rows.count, 1);
    assert_ok(in_write(cx, sql_procedure_warning_add(cx, rows.at[0].municipality,
                                                     rows.at[0].question, rows.at[0].next_what,
                                                     rows.at[0].next_day, 1, cx->now_ms, &count)));
    int64_t warned_of = rows.at[0].question;
    assert_ok(in_read(cx, sql_procedure_coming(cx, today, today + 10, 1, &rows)));
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.at[0].question,
                     warned_of == first.question ? second.question : first.question);
}

const struct CMUnitTest objection_tests[] = {
    IN_HOUSE(it_stays_with_who_must_decide_whatever_is_tried),
    IN_HOUSE(another_organisation_or_role_finds_nothing),
    IN_HOUSE(a_line_says_how_somebody_wants_to_be_called),
    IN_HOUSE(only_a_part_of_the_municipality_registers_for_it),
    IN_HOUSE(who_took_the_decision_does_not_handle_it),
    IN_HOUSE(the_formal_papers_are_checked_and_stay_beside_what_was_said),
    IN_HOUSE(a_correction_is_a_new_row_and_everything_is_counted_again),
    IN_HOUSE(talks_and_silence_move_nothing_and_consent_in_writing_does),
    IN_HOUSE(withdrawing_ends_it_only_after_the_days_to_come_back),
    IN_HOUSE(it_does_not_end_without_what_its_letter_needs),
    IN_HOUSE(what_was_decided_is_kept_as_long_as_the_law_wants_and_then_all_of_it_goes),
    IN_HOUSE(each_day_is_warned_of_once_before_and_once_when_it_passed_in_working_hours),
    IN_HOUSE(a_warning_names_the_day_and_nobody_and_leads_to_the_list),
    IN_HOUSE(while_a_term_may_stand_still_no_mail_says_that_it_passed),
    IN_HOUSE(the_day_to_set_a_penalty_is_warned_of_after_the_end),
    IN_HOUSE(what_was_warned_of_makes_room_for_what_comes),
};
const size_t objection_tests_count = sizeof objection_tests / sizeof objection_tests[0];
