/* become_test.c - a question becomes an objection as the question that it is; a hearing has a time
 * and a place; who represents somebody gets letters. */
#include "domain/guide/helplines.h"
#include "domain/handover/handover.h"
#include "domain/intake/hand_over.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_test.h"

enum { OTHER_HANDLER = 910 };

static void
as_ellen(struct cx *cx)
{
    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
}

/* Asked three days ago, taken by Ellen. */
static struct question_id
question_of_ellen(struct cx *cx, struct str topic)
{
    const struct ask ask = {.question = S("Ik ben het niet eens met de korting."),
                            .topic = topic,
                            .channel = S("phone"),
                            .name = S("Yusuf"),
                            .phone = S("06 10000042"),
                            .mind = S("Bel alleen overdag."),
                            .language = LANGUAGE_TR,
                            .to_organisation = BEZWAAR,
                            .to_professional = ELLEN};
    struct ask_plan *plan;
    struct asked asked;

    cx->now_ms -= 3 * HOUSE_DAY_MS;
    as_ellen(cx);
    assert_ok(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    assert_ok(in_write(cx, ask_act(cx, plan, DEMODAM, S("Mag dat?"), &asked)));
    cx->now_ms += 3 * HOUSE_DAY_MS;
    return id_of(asked);
}

static enum outcome
become(struct cx *cx, struct question_id of, int64_t handler, int64_t decided_by)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .of = of,
                                            .way = S("elektronisch"),
                                            .published = days_ago(cx, 21),
                                            .received = days_ago(cx, 3),
                                            .topic = S("bijstand"),
                                            .law = S("pw"),
                                            .decided_by = decided_by};
    const struct objection_person person = {.handler = handler};
    struct objection_plan *plan;
    struct asked asked;

    enum outcome outcome = objection_prepare(cx, &letter, &person, &plan);
    return outcome == OK ? in_write(cx, objection_register(cx, plan, DEMODAM, &asked)) : outcome;
}

static void
a_complaint_goes_to_the_ombudsman_of_the_municipality_else_to_the_national_one(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct objection o = {.state.id.municipality = DEMODAM};
    struct helpline_list list;

    assert_ok(in_read(cx, objection_ombudsmen(cx, LANGUAGE_NL, &o, &list)));
    assert_int_equal(list.count, 1);
    assert_str(list.at[0].name, S("Ombudsman Demoland"));
    assert_str(list.at[0].number, S("099 900 1026"));
    o.state.id.municipality = 855; /* names none of its own */
    assert_ok(in_read(cx, objection_ombudsmen(cx, LANGUAGE_NL, &o, &list)));
    assert_int_equal(list.count, 1);
    assert_str(list.at[0].name, S("Nationale ombudsman"));
}

static void
a_question_becomes_the_objection_itself_received_on_the_day_it_was_asked(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_of_ellen(cx, S(""));
    struct question_state before, after;
    struct question_thread thread;
    struct objection o;

    assert_ok(in_read(cx, question_state_get(cx, id, &before)));
    assert_ok(become(cx, id, ELLEN, JEROEN));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    assert_int_equal(o.row.received_day, date_in_amsterdam(before.asked_ms).day);
    assert_true(o.dates->in_time == VERDICT_YES);
    assert_true(o.dates->days[PROCEDURE_DECIDE_BY].known);
    assert_ok(in_read(cx, question_state_get(cx, id, &after)));
    assert_true(after.bound);
    assert_int_equal(after.asked_ms, before.asked_ms);
    assert_int_equal(after.professional, ELLEN);
    assert_str(after.why, S("authority"));
    assert_str(after.topic, S("bijstand")); /* it had none */
    assert_ok(in_read(cx, thread_for_professional(cx, id, &thread)));
    assert_int_equal(thread.messages.count, 1); /* no story twice */
    assert_str(thread.contact.mind.text, S("Bel alleen overdag."));
    assert_str(thread.happenings.at[thread.happenings.count - 1].kind, S("registered"));
    assert_outcome(become(cx, id, ELLEN, JEROEN), CONFLICT); /* once */
    as_resident(cx);
    assert_ok(in_write(cx, objection_withdraw(cx, id, S("page"), days_ago(cx, 0), S("no"))));
}

static void
only_who_took_it_where_it_is_decided_registers_it_for_somebody_who_did_not_decide(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_of_ellen(cx, S("bijstand"));
    struct question_id elsewhere = id_of(house_ask(cx, DEMODAM, S("schulden"), S("Help mij.")));
    struct question_state now;

    as_new_colleague(cx, OTHER_HANDLER, BEZWAAR, S("objection_handler"));
    assert_outcome(become(cx, id, OTHER_HANDLER, 0), CONFLICT); /* a colleague has it */
    as_new_colleague(cx, 911, LOKET, S("objection_handler"));
    assert_outcome(become(cx, id, 911, 0), DENIED); /* decides nothing */
    as_ellen(cx);
    assert_outcome(become(cx, elsewhere, ELLEN, 0), NOT_FOUND);
    assert_outcome(become(cx, id, JEROEN, JEROEN), INVALID);
    assert_str(cx->fault.field, S("handler"));
    as_professional(cx, ELLEN, BEZWAAR); /* without the permission */
    assert_outcome(become(cx, id, ELLEN, 0), DENIED);
    as_ellen(cx);
    assert_ok(become(cx, id, OTHER_HANDLER, ELLEN)); /* she decided: a colleague handles it */
    assert_ok(in_read(cx, question_state_get(cx, id, &now)));
    assert_int_equal(now.professional, OTHER_HANDLER);
}

static void
what_is_offered_to_others_waits_for_that(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = question_of_ellen(cx, S("bijstand"));
    const struct handover_offer offer = {.to = LOKET,
                                         .parts = PART_QUESTION,
                                         .why = S("lawyer"),
                                         .asked = S("Kijkt u mee?"),
                                         .consent = S("phone")};

    assert_ok(in_write(cx, handover_make(cx, id, &offer, S("Mag dat?"), S("nl"))));
    assert_outcome(become(cx, id, ELLEN, 0), CONFLICT);
    assert_ok(in_write(cx, handover_cancel(cx, id, handover_cancels.at[0].code)));
    assert_ok(become(cx, id, ELLEN, 0));
}

/* What was handed over to who decides stays there once it is an objection. */
static void
what_was_handed_over_does_not_go_back_any_more(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = id_of(house_ask(cx, DEMODAM, S(""), S("Ik snap de brief niet.")));
    const struct handover_offer offer = {.to = BEZWAAR,
                                         .parts = PART_QUESTION,
                                         .why = S("lawyer"),
                                         .asked = S("Neemt u dit?"),
                                         .consent = S("phone")};
    struct handover_row row;
    struct question_state now;

    as_professional(cx, ROOS, VANGNET);
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    assert_ok(in_write(cx, handover_make(cx, id, &offer, S("Mag dat?"), S("nl"))));
    as_ellen(cx);
    assert_ok(in_read(cx, handover_last(cx, id, &row)));
    assert_ok(in_write(cx, handover_accept(cx, (struct handover_id){id, row.handover})));
    assert_ok(become(cx, id, ELLEN, 0));
    as_resident(cx);
    assert_outcome(in_write(cx, handover_withdraw(cx, id)), CONFLICT);
    assert_ok(in_read(cx, question_state_get(cx, id, &now)));
    assert_int_equal(now.organisation, BEZWAAR);
}

/* ---- the hearing ---- */

static struct objection
heard(struct cx *cx, struct question_id id, const struct objection_event *event)
{
    struct objection o;

    assert_ok(in_write(cx, objection_event_add(cx, id, event)));
    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    return o;
}

static struct procedure_line_row
line_of(struct cx *cx)
{
    struct procedure_line_row_list list;

    assert_ok(in_read(cx, objection_list(cx, (struct objection_place){0}, &list)));
    assert_int_equal(list.count, 1);
    return list.at[0];
}

static void
a_hearing_has_a_time_and_a_place_and_the_last_one_counts(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection_event event = {.kind = EVENT_HEARING,
                                    .day = days_ago(cx, -20),
                                    .minutes = 14 * 60 + 30,
                                    .place = S(" Stadhuis, kamer 3 ")};
    struct objection o = heard(cx, id, &event);

    assert_int_equal(o.hearing->n, 14 * 60 + 30);
    assert_str(o.place.text, S("Stadhuis, kamer 3"));
    assert_int_equal(line_of(cx).hearing_day, event.day.date.day);
    assert_int_equal(line_of(cx).hearing_minutes, 14 * 60 + 30);
    struct objection_hearing_said said = objection_hearing_said(cx, LANGUAGE_NL, &o);
    assert_true(said.comes && !said.papers_passed);
    assert_true(said.papers.len > 0 && said.inspect.len > 0);
    /* an earlier one, written down afterwards, does not move the place */
    const struct objection_event earlier = {.kind = EVENT_HEARING, .day = days_ago(cx, 2)};
    o = heard(cx, id, &earlier);
    assert_str(o.place.text, S("Stadhuis, kamer 3"));
    assert_int_equal(o.hearing->day, event.day.date.day);
    /* corrected: too near for ten days */
    event.replaces = o.hearing->number;
    event.day = days_ago(cx, -5);
    event.place = S("");
    o = heard(cx, id, &event);
    assert_str(o.place.text, S(""));
    said = objection_hearing_said(cx, LANGUAGE_NL, &o);
    assert_true(said.papers_passed && said.inspect_passed);
    event = (struct objection_event){
        .kind = EVENT_HEARING, .replaces = o.hearing->number, .undo = true};
    o = heard(cx, id, &event);
    assert_int_equal(o.hearing->day, earlier.day.date.day);
    assert_false(objection_hearing_said(cx, LANGUAGE_NL, &o).comes);
}

/* ---- letters ---- */

static void
a_representative_gets_letters_when_that_was_said(void **state)
{
    static const struct {
        struct str name, scope;
        bool letters;
    } rows[] = {{S_INIT("mr. De Wit"), S_INIT("all"), true},
                {S_INIT("mr. De Wit"), S_INIT("letters"), true},
                {S_INIT("Zijn zus"), S_INIT("talk"), false},
                {S_INIT(""), S_INIT(""), false}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct objection o = {
            .story = {.representative = {rows[i].name}, .scope = rows[i].scope}};
        assert_int_equal(objection_represented(&o), rows[i].letters);
    }
}

static void
each_letter_that_is_not_ready_says_what_comes_first(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    struct objection o;

    assert_ok(in_read(cx, objection_get(cx, id, &o)));
    struct printable_letter_list letters = printable_letters(cx, &o);
    for (size_t i = 0; i < letters.count; i++) {
        assert_int_equal(letters.at[i].missing.len == 0, letters.at[i].which == LETTER_RECEIPT);
        assert_int_not_equal(letters.at[i].which, LETTER_TALK); /* of an application */
    }
    const struct objection_event event = {.kind = EVENT_HEARING, .day = days_ago(cx, -20)};
    o = heard(cx, id, &event);
    letters = printable_letters(cx, &o);
    for (size_t i = 0; i < letters.count; i++)
        if (letters.at[i].which == LETTER_INVITATION)
            assert_str(letters.at[i].missing, S(""));
}

static void
nobody_is_invited_for_a_hearing_that_has_been(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = objection_of_ellen(cx);
    const struct objection_event event = {.kind = EVENT_HEARING, .day = days_ago(cx, 1)};
    const struct objection o = heard(cx, id, &event);
    const struct printable_letter_list letters = printable_letters(cx, &o);

    for (size_t i = 0; i < letters.count; i++)
        if (letters.at[i].which == LETTER_INVITATION)
            assert_true(str_starts(letters.at[i].missing, S("De hoorzitting is geweest.")));
}

/* What is sealed are words: what somebody typed is read back as it was. */
static void
a_kept_letter_has_its_words_and_nothing_else(void **state)
{
    const struct str html =
        S("<p class=\"nl-paragraph\">Gemeente<br>14 010</p> buiten <h1>Uw "
          "brief</h1>\n<p class=\"nl-paragraph\">Wij\nbellen <strong>u</strong>."
          "</p><p>  </p><p class=\"app-text\">1 &lt; 2 &amp;amp;\n&quot;ja&#39;"
          "</p>");
    static const struct letter_block wanted[] = {{0, {S_INIT("Gemeente\n14 010")}},
                                                 {1, {S_INIT("Uw brief")}},
                                                 {0, {S_INIT("Wij bellen u.")}},
                                                 {0, {S_INIT("1 < 2 &amp;\n\"ja'")}}};
    struct arena *mem = arena_open();
    const struct letter_block_list found = letter_blocks(mem, letter_words(mem, html));

    (void)state;
    assert_int_equal(found.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.at[i].level, wanted[i].level);
        assert_str(found.at[i].words.text, wanted[i].words.text);
    }
    arena_close(mem);
}

const struct CMUnitTest become_tests[] = {
    IN_HOUSE(a_complaint_goes_to_the_ombudsman_of_the_municipality_else_to_the_national_one),
    IN_HOUSE(a_question_becomes_the_objection_itself_received_on_the_day_it_was_asked),
    IN_HOUSE(only_who_took_it_where_it_is_decided_registers_it_for_somebody_who_did_not_decide),
    IN_HOUSE(what_is_offered_to_others_waits_for_that),
    IN_HOUSE(what_was_handed_over_does_not_go_back_any_more),
    IN_HOUSE(a_hearing_has_a_time_and_a_place_and_the_last_one_counts),
    cmocka_unit_test(a_kept_letter_has_its_words_and_nothing_else),
    cmocka_unit_test(a_representative_gets_letters_when_that_was_said),
    IN_HOUSE(each_letter_that_is_not_ready_says_what_comes_first),
    IN_HOUSE(nobody_is_invited_for_a_hearing_that_has_been),
};
const size_t become_tests_count = sizeof become_tests / sizeof become_tests[0];
