/* routing_test.c - who gets a question, and why. */
#include "app/test_house.h"

#include "domain/guide/topic.h"
#include "domain/intake/question_key.h"
#include "domain/network/network.h"

static struct route_choice
choose(struct cx *cx, int64_t municipality, const char *topic)
{
    struct route_choice choice;
    assert_ok(in_read(cx, routing_choose(cx, municipality, str_from_c(topic), &choice)));
    return choice;
}

static void
each_question_goes_to_the_best_help_there(void **state)
{
    struct world *w = world_of(state);
    static const struct {
        const char *topic;
        int64_t municipality, organisation;
        enum holding_why why;
    } rows[] = {
        /* nobody knows yet what it is about */
        {"", DEMODAM, VANGNET, WHY_NO_TOPIC},
        {"", OVERDAM, OVERDAM_VANGNET, WHY_NO_TOPIC},
        {"een-oud-onderwerp", DEMODAM, VANGNET, WHY_NO_TOPIC},
        /* the first help type that somebody offers there */
        {"schulden", DEMODAM, SCHULDHULP, WHY_HELPS},
        {"schulden", OVERDAM, RAADSLIEDEN, WHY_HELPS},
        {"huur_uitzetting", DEMODAM, SCHULDHULP, WHY_HELPS},
        {"huur_uitzetting", POLDERDAM, LOKET, WHY_HELPS},
        {"overig_sociaal", DEMODAM, WIJKTEAM, WHY_HELPS},
        {"overig_sociaal", OVERDAM, OVERDAM_VANGNET, WHY_HELPS},
        {"ontslag", DEMODAM, LOKET, WHY_HELPS},
        {"gebreken_woning", POLDERDAM, HUURTEAM, WHY_HELPS},
        /* the municipality is the other party: its own offices are passed over */
        {"bijstand", DEMODAM, RAADSLIEDEN, WHY_INDEPENDENT},
        {"wmo", DEMODAM, RAADSLIEDEN, WHY_INDEPENDENT},
        {"bezwaar_besluit_gemeente", OVERDAM, RAADSLIEDEN, WHY_INDEPENDENT},
        {"vergunning_handhaving", DEMODAM, LOKET, WHY_INDEPENDENT},
        /* only the municipality itself offers it, or nobody */
        {"jeugdhulp", DEMODAM, VANGNET, WHY_NOBODY},
        {"adres_brp", DEMODAM, VANGNET, WHY_NOBODY},
        {"discriminatie", DEMODAM, VANGNET, WHY_NOBODY},
        {"discriminatie", POLDERDAM, OVERDAM_VANGNET, WHY_NOBODY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct route_choice choice = choose(&w->cx, rows[i].municipality, rows[i].topic);
        if (choice.organisation != rows[i].organisation || choice.why != rows[i].why)
            print_message("%s in %d\n", rows[i].topic, (int)rows[i].municipality);
        assert_int_equal(choice.organisation, rows[i].organisation);
        assert_int_equal(choice.why, rows[i].why);
        assert_true(choice.organisation_name.len > 0 && choice.answer_workdays > 0);
    }
}

static void
no_topic_lets_the_municipality_judge_itself(void **state)
{
    struct world *w = world_of(state);
    static const int64_t places[] = {DEMODAM, OVERDAM, POLDERDAM};

    for (size_t i = 0; i < topic_count(); i++)
        for (size_t p = 0; p < 3; p++) {
            struct topic topic = topic_at(i);
            struct route_choice choice;
            struct organisation_row organisation;
            assert_ok(in_read(&w->cx, routing_choose(&w->cx, places[p], topic.id, &choice)));
            assert_ok(
                in_read(&w->cx, organisation_get(&w->cx, choice.organisation, &organisation)));
            assert_true(organisation.active);
            assert_false(topic.against_municipality && organisation.municipal);
            assert_true(topic.against_municipality || choice.why != WHY_INDEPENDENT);
        }
}

static void
change(struct cx *cx, int64_t number, bool municipal, bool active)
{
    struct organisation_row row;
    assert_ok(in_read(cx, organisation_get(cx, number, &row)));
    row.municipal = municipal;
    row.active = active;
    assert_ok(in_write(cx, organisation_add(cx, &row, 0, NULL, 0, NULL)));
}

static void
who_stops_or_joins_the_municipality_is_passed_over(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    change(cx, RAADSLIEDEN, false, false); /* stops */
    assert_int_equal(choose(cx, DEMODAM, "bijstand").organisation, VANGNET);
    assert_int_equal(choose(cx, DEMODAM, "bijstand").why, WHY_NOBODY);
    assert_int_equal(choose(cx, DEMODAM, "bezwaar_besluit_gemeente").organisation, LOKET);
    change(cx, RAADSLIEDEN, true, true); /* becomes an office of the municipality */
    assert_int_equal(choose(cx, DEMODAM, "bezwaar_besluit_gemeente").organisation, LOKET);
    assert_int_equal(choose(cx, DEMODAM, "toeslagen").organisation, RAADSLIEDEN);
    change(cx, INKOMEN, false, true); /* becomes independent */
    assert_int_equal(choose(cx, DEMODAM, "bijstand").organisation, INKOMEN);
}

static void
where_nobody_catches_nothing_is_asked(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct route_choice choice;
    const struct municipality_row apart = {9904, S("Eiland"), S("Demoland"), 0, 1, S("")};

    assert_outcome(in_read(cx, routing_choose(cx, 9904, S("ontslag"), &choice)), NOT_FOUND);
    assert_ok(in_write(cx, municipality_add(cx, &apart)));
    assert_outcome(in_read(cx, routing_choose(cx, 9904, S("ontslag"), &choice)), NOT_FOUND);
    assert_ok(in_write(cx, safety_net_set(cx, 9904, VANGNET, S("wie"))));
    assert_int_equal(choose(cx, 9904, "ontslag").organisation, LOKET); /* serves everywhere */
    assert_int_equal(choose(cx, 9904, "schulden").organisation, VANGNET);
}

static void
every_reason_is_said_in_words(void **state)
{
    (void)state;
    for (enum holding_why why = 0; why < WHY_COUNT; why++) {
        assert_true(why_sentence(why_code(why)).len > 20);
        for (enum holding_why other = 0; other < why; other++)
            assert_false(str_eq(why_code(why), why_code(other)) ||
                         str_eq(why_sentence(why_code(why)), why_sentence(why_code(other))));
    }
    assert_str(why_sentence(S("because")), S(""));
}

/* ---- one holder, by constraint ---- */

static struct bytes
some_bytes(struct cx *cx, int64_t n)
{
    int64_t *made = arena_new(cx->mem, int64_t, 1);
    *made = n;
    return (struct bytes){(const unsigned char *)made, sizeof *made};
}

static enum outcome
question_alone(struct cx *cx, int64_t question)
{
    return sql_question_add(cx, DEMODAM, question, S(""), S("code"), S("nl"), cx->now_ms, 0, 0, 0,
                            some_bytes(cx, question), some_bytes(cx, 0), some_bytes(cx, question),
                            some_bytes(cx, 0));
}

static void
the_database_refuses_no_holder_and_two(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S(""), S("Help"));
    int64_t changed;

    assert_outcome(in_write(cx, question_alone(cx, 77)), CONFLICT);
    assert_outcome(
        in_write(cx, sql_holding_add(cx, DEMODAM, asked.question, LOKET, 1, 1, S("helps"), 0, 0)),
        CONFLICT);
    assert_outcome(in_write(cx, sql_holding_delete(cx, DEMODAM, asked.question, &changed)),
                   CONFLICT);
    struct question_state where;
    assert_ok(in_read(cx, question_state_get(cx, id_of(asked), &where)));
    assert_int_equal(where.organisation, VANGNET);
}

/* Several statements go to PostgreSQL together: what is refused among them is refused as a whole.
 */
static void
what_is_refused_among_statements_sent_together_stores_none_of_them(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S(""), S("Help"));
    struct question_state where;
    struct change_since_row_list before, after;

    assert_ok(in_read(cx, sql_change_since(cx, 0, 1000, &before)));
    begin_write(cx);
    assert_ok(change_organisation(cx, LOKET));
    enum outcome outcome = question_alone(cx, asked.question);
    if (outcome == OK)
        outcome = change_organisation(cx, VANGNET);
    if (outcome == OK)
        outcome = question_state_get(cx, id_of(asked), &where);
    assert_outcome(outcome, CONFLICT);
    assert_outcome(change_organisation(cx, VANGNET), CONFLICT);
    assert_outcome(db_commit(cx, cx->db), CONFLICT);
    assert_false(db_must_rerun(cx->db));

    assert_ok(in_read(cx, question_state_get(cx, id_of(asked), &where)));
    assert_ok(in_write(cx, change_organisation(cx, LOKET)));
    begin_write(cx);
    assert_ok(change_organisation(cx, VANGNET));
    db_rollback(cx->db);
    assert_ok(in_read(cx, sql_change_since(cx, 0, 1000, &after)));
    assert_int_equal(after.count, before.count + 1);
}

static void
what_another_organisation_holds_is_not_there(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S("ontslag"), S("Ik ben ontslagen"));
    struct question_id id = id_of(asked);
    struct question_thread thread;
    struct inbox_row_list list, found;
    struct code_typed code;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_outcome(in_read(cx, thread_for_professional(cx, id, &thread)), NOT_FOUND);
    assert_outcome(in_write(cx, question_take(cx, id, 0)), NOT_FOUND);
    assert_outcome(in_write(cx, question_note(cx, id, S("x"))), NOT_FOUND);
    assert_outcome(in_write(cx, question_keep_draft(cx, id, S("reply"), S("x"))), NOT_FOUND);
    assert_ok(code_typed_read(cx, asked.code, &code));
    assert_ok(in_read(cx, inbox_find(cx, &code, &found)));
    assert_int_equal(found.count, 0);
    assert_ok(in_read(cx, inbox_list(cx, INBOX_WAITING, (struct inbox_place){0}, &list)));
    assert_int_equal(list.count, 0);
    as_professional(cx, LINH, LOKET);
    assert_ok(in_read(cx, inbox_find(cx, &code, &found)));
    assert_int_equal(found.count, 1);
    assert_int_equal(found.at[0].question, id.question);
    assert_ok(in_read(cx, inbox_list(cx, INBOX_WAITING, (struct inbox_place){0}, &list)));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].question, asked.question);
}

static void
an_answer_is_promised_before_the_last_day_to_object(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct date sunday = date_of(2026, 11, 29), wednesday = date_of(2026, 12, 2);
    const struct {
        struct date last, due;
    } rows[] = {
        {date_of(2026, 12, 4), wednesday}, /* two working days, as promised */
        {date_of(2026, 12, 3), wednesday}, /* that is the day before it */
        {date_of(2026, 12, 2), date_plus(wednesday, -1)},
        {date_of(2026, 12, 1), date_plus(sunday, 1)},
        {date_of(2026, 11, 30), date_plus(sunday, 1)}, /* no working day is left before it */
        {date_of(2026, 11, 28), wednesday},            /* it has passed */
    };

    cx->now_ms = amsterdam_ms(sunday, 10 * 60);
    assert_int_equal(due_day(question_due_ms(cx, 2, 0)).day, wednesday.day);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(due_day(question_due_ms(cx, 2, rows[i].last.day)).day, rows[i].due.day);
}

const struct CMUnitTest routing_tests[] = {
    IN_HOUSE(an_answer_is_promised_before_the_last_day_to_object),
    IN_HOUSE(each_question_goes_to_the_best_help_there),
    IN_HOUSE(no_topic_lets_the_municipality_judge_itself),
    IN_HOUSE(who_stops_or_joins_the_municipality_is_passed_over),
    IN_HOUSE(where_nobody_catches_nothing_is_asked),
    cmocka_unit_test(every_reason_is_said_in_words),
    IN_HOUSE(the_database_refuses_no_holder_and_two),
    IN_HOUSE(what_is_refused_among_statements_sent_together_stores_none_of_them),
    IN_HOUSE(what_another_organisation_holds_is_not_there),
};
const size_t routing_tests_count = sizeof routing_tests / sizeof routing_tests[0];
