/* privacy_test.c - who looked is written down and cannot be written otherwise; consents are kept.
 */
#include "app/test_house.h"

#include "base/text.h"
#include "domain/privacy/privacy.h"

/* Looks at `count` questions, a minute between, and seals what was noted. */
static void
look(struct cx *cx, int count)
{
    int64_t sealed;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    for (int i = 1; i <= count; i++) {
        cx->now_ms += HOUSE_MINUTE_MS;
        begin_read(cx);
        access_note(cx, DEMODAM, i, S("opened"));
        assert_ok(house_end(cx, OK));
    }
    as_resident(cx); /* a job, as for the log, is nobody's professional */
    assert_ok(in_write(cx, access_seal(cx, 1000, &sealed)));
    assert_int_equal(sealed, count);
}

static void
a_look_is_noted_also_when_the_call_failed(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct access_row_list list;

    as_professional(cx, LINH, LOKET);
    begin_write(cx);
    access_note(cx, DEMODAM, 5, S("refused"));
    assert_outcome(house_end(cx, CONFLICT), CONFLICT);
    cx->now_ms += 1;
    begin_read(cx);
    access_note(cx, DEMODAM, 5, S("opened"));
    assert_ok(house_end(cx, OK));
    as_resident(cx);
    assert_ok(in_read(cx, access_list(cx, DEMODAM, 5, &list)));
    assert_int_equal(list.count, 1); /* a refusal is no sight */
    assert_str(list.at[0].act, S("opened"));
    assert_str(list.at[0].organisation_name, S("Juridisch Loket"));
    assert_ok(in_read(cx, access_list(cx, OVERDAM, 5, &list))); /* the same number elsewhere */
    assert_int_equal(list.count, 0);
}

static void
who_is_refused_is_noted_and_who_held_it_before_is_no_stranger(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S("bijstand"), S("Mijn bijstand wordt lager"));
    struct question_thread thread;
    struct access_row_list list;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_read(cx, thread_for_professional(cx, id_of(asked), &thread)));
    assert_ok(in_write(cx, question_take(cx, id_of(asked), 0)));
    assert_ok(in_write(cx, question_pass_back(cx, id_of(asked), S("no_room"), S(""))));
    assert_outcome(in_read(cx, thread_for_professional(cx, id_of(asked), &thread)), NOT_FOUND);
    as_professional(cx, CARLA, INKOMEN);
    assert_outcome(in_read(cx, thread_for_professional(cx, id_of(asked), &thread)), NOT_FOUND);
    assert_outcome(in_write(cx, question_take(cx, id_of(asked), 0)), NOT_FOUND);
    as_resident(cx);
    assert_ok(in_read(cx, access_refusals(cx, asked.municipality, asked.question, &list)));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].organisation, INKOMEN);
    assert_ok(in_read(cx, access_list(cx, asked.municipality, asked.question, &list)));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].organisation, RAADSLIEDEN);
}

static void
who_opens_a_question_is_in_its_list(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S("ontslag"), S("Ik ben ontslagen"));
    struct question_thread thread;
    struct access_row_list list;

    as_professional(cx, LINH, LOKET);
    assert_ok(in_read(cx, thread_for_professional(cx, id_of(asked), &thread)));
    as_resident(cx);
    assert_ok(in_read(cx, thread_for_resident(cx, id_of(asked), &thread)));
    assert_ok(in_read(cx, access_list(cx, asked.municipality, asked.question, &list)));
    assert_int_equal(list.count, 1); /* the resident's own look is none */
    assert_int_equal(list.at[0].organisation, LOKET);
}

static void
the_chain_grows_and_fits(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    assert_ok(in_read(cx, access_verify(cx, &count)));
    assert_int_equal(count, 0);
    look(cx, 3);
    look(cx, 4);
    assert_ok(in_write(cx, access_seal(cx, 1000, &count)));
    assert_int_equal(count, 0); /* nothing new */
    assert_ok(in_read(cx, access_verify(cx, &count)));
    assert_int_equal(count, 7);
}

static void
a_page_of_rows_is_sealed_at_a_time(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count, sealed;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    begin_write(cx);
    for (int i = 1; i <= 1100; i++)
        access_note(cx, DEMODAM, i, S("opened"));
    assert_ok(house_end(cx, OK));
    as_resident(cx);
    for (int left = 1100; left > 0; left -= (int)sealed)
        assert_ok(in_write(cx, access_seal(cx, 400, &sealed)));
    assert_ok(in_read(cx, access_verify(cx, &count)));
    assert_int_equal(count, 1100); /* over the pages of 500 that are read */
}

static void
whatever_is_changed_in_the_log_is_found(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        const char *change;
        int64_t from; /* the row from which it does not fit */
    } rows[] = {
        {"UPDATE access_log SET at_ms = at_ms + 1 WHERE seal_number = 3", 3},
        {"UPDATE access_log SET professional = 2 WHERE seal_number = 3", 3},
        {"UPDATE access_log SET organisation = 2 WHERE seal_number = 3", 3},
        {"UPDATE access_log SET municipality = 9902 WHERE seal_number = 1", 1},
        {"UPDATE access_log SET question = 99 WHERE seal_number = 6", 6},
        {"UPDATE access_log SET act = 'refused' WHERE seal_number = 3", 3},
        {"UPDATE access_log SET act = '' WHERE seal_number = 3", 3},
        {"UPDATE access_log SET access = 5 WHERE seal_number = 3", 3},
        {"DELETE FROM access_log WHERE seal_number = 1", 1},
        {"DELETE FROM access_log WHERE seal_number = 4", 4},
        {"DELETE FROM access_log WHERE seal_number BETWEEN 2 AND 5", 2},
        {"UPDATE access_log SET seal_number = seal_number + 10 WHERE seal_number = 6", 6},
        {"UPDATE access_log SET seal = (SELECT seal FROM access_log WHERE seal_number = 2) "
         "WHERE seal_number = 3",
         3},
        /* one taken out, and those behind it moved up */
        {"DELETE FROM access_log WHERE seal_number = 4; "
         "UPDATE access_log SET seal_number = 4 WHERE seal_number = 5; "
         "UPDATE access_log SET seal_number = 5 WHERE seal_number = 6",
         4},
    };
    int64_t count;

    look(cx, 6);
    assert_ok(world_script(cx, S("CREATE TABLE kept AS SELECT * FROM access_log")));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_ok(world_script(cx, str_from_c(rows[i].change)));
        assert_outcome(in_read(cx, access_verify(cx, &count)), CONFLICT);
        assert_int_equal(cx->fault.number, rows[i].from);
        assert_ok(world_script(
            cx, S("DELETE FROM access_log; INSERT INTO access_log SELECT * FROM kept")));
        assert_ok(in_read(cx, access_verify(cx, &count)));
        assert_int_equal(count, 6);
    }
}

static void
the_last_rows_alone_can_be_checked(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    assert_ok(in_read(cx, access_verify_last(cx, 3, &count)));
    assert_int_equal(count, 0);
    look(cx, 6);
    assert_ok(in_read(cx, access_verify_last(cx, 3, &count)));
    assert_int_equal(count, 3);
    assert_ok(in_read(cx, access_verify_last(cx, 100, &count)));
    assert_int_equal(count, 6);
    assert_ok(world_script(cx, S("UPDATE access_log SET act = '' WHERE seal_number = 2")));
    assert_ok(in_read(cx, access_verify_last(cx, 3, &count)));
    assert_outcome(in_read(cx, access_verify_last(cx, 5, &count)), CONFLICT);
    assert_int_equal(cx->fault.number, 2);
}

static void
a_row_that_was_made_up_does_not_fit(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    look(cx, 3);
    assert_ok(world_script(
        cx, S("INSERT INTO access_log SELECT 4, at_ms, professional, organisation, municipality, "
              "question, act, 4, seal FROM access_log WHERE seal_number = 3")));
    assert_outcome(in_read(cx, access_verify(cx, &count)), CONFLICT);
    assert_int_equal(cx->fault.number, 4);
}

/* ---- consent ---- */

static bool
given(struct cx *cx, const struct asked *asked, struct str key)
{
    bool ret;
    assert_ok(in_read(cx, consent_given(cx, asked->municipality, asked->question, key, &ret)));
    return ret;
}

static void
the_last_answer_counts_until_it_is_withdrawn(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S(""), S("Help")), other;

    assert_true(given(cx, &asked, S("consent-share")));
    assert_false(given(cx, &asked, S("consent-other"))); /* never asked */
    cx->now_ms += 1;
    assert_ok(in_write(cx, consent_add(cx, asked.municipality, asked.question, S("consent-share"),
                                       S("Wij delen dit niet."), S("nl"), false)));
    assert_false(given(cx, &asked, S("consent-share")));
    cx->now_ms += 1;
    assert_ok(in_write(cx, consent_add(cx, asked.municipality, asked.question, S("consent-share"),
                                       S("Wij delen dit."), S("nl"), true)));
    assert_true(given(cx, &asked, S("consent-share")));
    other = house_ask(cx, DEMODAM, S(""), S("Help"));
    assert_ok(world_script(cx, S("UPDATE consent SET withdrawn_ms = 1")));
    assert_false(given(cx, &asked, S("consent-share")));
    assert_false(given(cx, &other, S("consent-share")));
}

static void
the_chain_is_checked_round_after_round_and_a_break_is_told(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct access_check_row row;
    int64_t count;

    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.whole_ms, 0);
    look(cx, 5);
    assert_ok(in_write(cx, access_check(cx, 3, &count)));
    assert_int_equal(count, 3);
    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.whole_ms, 0); /* the round has not ended */
    assert_ok(in_write(cx, access_check(cx, 3, &count)));
    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.whole_number, 5);
    assert_int_equal(row.whole_ms, cx->now_ms);
    assert_ok(world_script(cx, S("UPDATE access_log SET organisation = 2 WHERE seal_number = 4")));
    assert_ok(in_write(cx, access_check(cx, 3, &count)));
    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.broken_number, 0); /* not come there yet */
    assert_ok(in_write(cx, access_check(cx, 3, &count)));
    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.broken_number, 4);
    assert_int_equal(row.whole_number, 5); /* of the round before */
    assert_ok(world_script(cx, S("UPDATE access_log SET organisation = 1 WHERE seal_number = 4")));
    assert_ok(in_write(cx, access_check(cx, 10, &count)));
    assert_ok(in_read(cx, access_state(cx, &row)));
    assert_int_equal(row.broken_number, 0);
}

static void
looks_are_counted_by_organisation_within_the_own_municipalities(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct access_count_row_list list;
    const int64_t from_ms = cx->now_ms;

    look(cx, 12);
    begin_read(cx);
    access_note(cx, OVERDAM, 1, S("opened")); /* not a municipality of Werk en Inkomen */
    assert_ok(house_end(cx, OK));
    as_professional(cx, LINH, LOKET);
    begin_read(cx);
    access_note(cx, DEMODAM, 1, S("refused"));
    assert_ok(house_end(cx, OK));
    as_new_colleague(cx, 30, INKOMEN, S("privacy_officer"));
    assert_ok(in_read(cx, access_counts(cx, INKOMEN, from_ms, cx->now_ms + 1, &list)));
    assert_int_equal(list.count, 2);
    assert_str(list.at[0].organisation_name, S("Juridisch Loket"));
    assert_str(list.at[0].act, S("refused"));
    assert_int_equal(list.at[0].times, 1);
    assert_int_equal(list.at[1].times, 12);
    assert_ok(in_read(cx, access_counts(cx, INKOMEN, cx->now_ms + 1, cx->now_ms + 2, &list)));
    assert_int_equal(list.count, 0);
}

const struct CMUnitTest privacy_tests[] = {
    IN_HOUSE(the_chain_is_checked_round_after_round_and_a_break_is_told),
    IN_HOUSE(looks_are_counted_by_organisation_within_the_own_municipalities),
    IN_HOUSE(a_look_is_noted_also_when_the_call_failed),
    IN_HOUSE(who_is_refused_is_noted_and_who_held_it_before_is_no_stranger),
    IN_HOUSE(who_opens_a_question_is_in_its_list),
    IN_HOUSE(the_chain_grows_and_fits),
    IN_HOUSE(a_page_of_rows_is_sealed_at_a_time),
    IN_HOUSE(whatever_is_changed_in_the_log_is_found),
    IN_HOUSE(the_last_rows_alone_can_be_checked),
    IN_HOUSE(a_row_that_was_made_up_does_not_fit),
    IN_HOUSE(the_last_answer_counts_until_it_is_withdrawn),
};
const size_t privacy_tests_count = sizeof privacy_tests / sizeof privacy_tests[0];
