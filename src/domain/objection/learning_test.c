/* learning_test.c - what is written down at the end, who may name the cause and see figures, and
 * that nobody can be found. */
#include "domain/objection/learning.h"

#include "domain/objection/objection_test.h"

#include "domain/objection/learning_test.sql.h"
#include "domain/objection/learning_test.sql.c" /* made by sqlc.py --unlisted */

static struct question_id
ended(struct cx *cx)
{
    struct question_id id = objection_of_ellen(cx);

    assert_ok(in_write(cx, decided_today(cx, id, S("upheld"), S(""))));
    return id;
}

static void
the_cause_is_named_after_the_end_only(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id open = objection_of_ellen(cx);
    const struct learning_named named = {
        .cause = S("letter"), .also_cause = S("late"), .changed = S("De brief is herschreven.")};
    struct learning_named found;

    assert_outcome(in_write(cx, learning_name(cx, open, &named, false)), CONFLICT);
    struct question_id id = ended(cx);
    assert_ok(in_write(cx, learning_name(cx, id, &named, false)));
    assert_ok(in_read(cx, learning_named_get(cx, id, &found)));
    assert_str(found.cause, S("letter"));
    assert_str(found.also_cause, S("late"));
    as_new_colleague(cx, 905, LOKET, S("objection_handler"));
    assert_outcome(in_write(cx, learning_name(cx, id, &named, false)), NOT_FOUND);
}

static void
something_of_a_person_is_warned_of(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = ended(cx);
    struct learning_named named = {.cause = S("letter"), .changed = S("Bel 06 10000042")};

    assert_outcome(in_write(cx, learning_name(cx, id, &named, false)), INVALID);
    assert_str(cx->fault.field, S("changed"));
    assert_ok(in_write(cx, learning_name(cx, id, &named, true)));
    named.also_cause = S("letter");
    assert_outcome(in_write(cx, learning_name(cx, id, &named, true)), INVALID);
    assert_true(learning_personal(S("Excuus aan mevrouw De Vries")));
    assert_true(learning_personal(S("gestuurd naar 1234 AB")));
    assert_true(learning_personal(S("jan@bewoner.example")));
    assert_false(learning_personal(S("De brief over verrekenen is in 2026 herschreven")));
    assert_false(learning_personal(S("Wij bellen nu binnen 3 dagen, Awb 7:13")));
}

static void
the_list_of_causes_is_the_own_one(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = ended(cx);
    struct learning_named named = {.cause = S("rule")};
    struct cause_row_list list;

    assert_outcome(in_write(cx, cause_add(cx, S("  "))), INVALID);
    assert_ok(in_write(cx, cause_add(cx, S("Formulier werkt niet"))));
    assert_outcome(in_write(cx, cause_add(cx, S("formulier werkt niet"))), INVALID);
    assert_ok(in_write(cx, learning_name(cx, id, &named, false)));
    assert_ok(in_write(cx, cause_end(cx, S("rule"), true)));
    assert_ok(in_write(cx, learning_name(cx, id, &named, false))); /* it had that one */
    named.cause = S("wrong");
    assert_ok(in_write(cx, learning_name(cx, id, &named, false)));
    named.cause = S("rule");
    assert_outcome(in_write(cx, learning_name(cx, id, &named, false)), INVALID);
    assert_ok(in_write(cx, cause_up(cx, S("facts"))));
    assert_ok(in_read(cx, cause_list(cx, BEZWAAR, &list)));
    assert_int_equal(list.count, 8);
    assert_str(list.at[0].code, S("facts"));
    assert_str(cause_said(&list, list.at[7].code), S("Formulier werkt niet"));
    assert_ok(in_read(cx, cause_list(cx, LOKET, &list)));
    assert_int_equal(list.count, 7);
}

/* So many ended in a month with this outcome. */
static void
made_up(struct cx *cx, int64_t first, int count, int month, struct str outcome)
{
    const int64_t at = 2026 * INT64_C(12) + month - 1;

    for (int i = 0; i < count; i++)
        assert_ok(in_write(cx, sql_learned_add(cx, first + i, BEZWAAR, DEMODAM, at, S("objection"),
                                               S("bijstand"), S("Inkomen"), S("pw"), outcome,
                                               S("informal"), S(""), S("in_time"), i, S(""))));
}

static void
figures_are_of_months_that_are_over_and_hide_small_ones(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct learning_figures f;

    ended(cx); /* this month: does not count yet */
    made_up(cx, 1000, 12, 7, S("upheld"));
    made_up(cx, 2000, 30, 7, S("withdrawn"));
    made_up(cx, 3000, 15, 8, S("upheld"));
    made_up(cx, 4000, 3, 8, S("rejected"));
    assert_ok(in_read(cx, learning_figures(cx, BEZWAAR, DEMODAM, 2026, &f)));
    assert_int_equal(f.months, 8);
    assert_int_equal(hiding_total_shown(&f.all, HIDING_YEAR), 60);
    assert_int_equal(hiding_total_shown(&f.all, 6), 42);
    const struct learning_table *t = &f.tables[LEARNING_OUTCOME];
    for (size_t i = 0; i < t->hidden.count; i++) {
        const int64_t shown = hiding_shown(&t->hidden.rows[i], HIDING_YEAR);
        if (str_eq(t->codes[i], S("talk_unsolved")))
            assert_int_equal(shown, 30);
        else
            assert_int_equal(shown, -1); /* 3, and 27 that would tell it */
    }
    assert_int_equal(f.median_days[6], 10);
    assert_int_equal(f.median_days[0], -1);
}

static void
a_coordinator_of_the_municipality_sees_them_and_others_do_not(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct learned_places_row_list places;
    struct learning_figures f;

    ended(cx);
    as_new_colleague(cx, 906, INKOMEN, S("manager"));
    assert_ok(in_read(cx, learning_places(cx, &places)));
    assert_int_equal(places.count, 1);
    assert_ok(in_read(cx, learning_figures(cx, BEZWAAR, DEMODAM, 2026, &f)));
    assert_outcome(in_write(cx, cause_add(cx, S("Anders"))), DENIED);
    as_new_colleague(cx, 907, OVERDAM_VANGNET, S("manager"));
    assert_outcome(in_read(cx, learning_figures(cx, BEZWAAR, DEMODAM, 2026, &f)), NOT_FOUND);
    as_new_colleague(cx, 908, LOKET, S("objection_handler"));
    assert_outcome(in_read(cx, learning_figures(cx, BEZWAAR, DEMODAM, 2026, &f)), NOT_FOUND);
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_outcome(in_read(cx, learning_places(cx, &places)), DENIED);
}

/* Of a month that is over by then. */
static int64_t
learned_in(struct cx *cx, int64_t month, int64_t *ret_changes)
{
    struct learned_row_list rows;
    struct learned_changes_row_list changes;

    assert_ok(in_read(cx, sql_learned_list(cx, BEZWAAR, DEMODAM, month, month + 1, 10, &rows)));
    assert_ok(
        in_read(cx, sql_learned_changes(cx, BEZWAAR, DEMODAM, month, month + 1, 10, &changes)));
    *ret_changes = (int64_t)changes.count;
    return (int64_t)rows.count;
}

static int64_t
month_now(const struct cx *cx)
{
    const struct civil at = date_civil(date_in_amsterdam(cx->now_ms));

    return at.year * INT64_C(12) + at.month - 1;
}

static void
what_is_opened_again_counts_when_it_ends_again_and_once(void **state)
{
    const struct learning_named named = {.cause = S("letter"), .changed = S("Brief herschreven")};
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = ended(cx);
    const int64_t first = month_now(cx);
    struct learned_places_row_list places;
    struct learned_find_row found;
    int64_t changes, rows;

    assert_ok(in_write(cx, learning_name(cx, id, &named, false)));
    assert_int_equal(learned_in(cx, first, &changes), 1);
    assert_int_equal(changes, 1);
    assert_ok(in_write(cx, objection_reopen(cx, id, S("day"))));
    assert_int_equal(learned_in(cx, first, &changes), 0);
    assert_int_equal(changes, 0);
    assert_ok(in_read(cx, learning_places(cx, &places)));
    assert_int_equal(places.count, 0); /* there is nothing to show */
    cx->now_ms += 32 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, decided_today(cx, id, S("rejected"), S(""))));
    assert_int_equal(learned_in(cx, first, &changes), 0);
    assert_int_equal(learned_in(cx, month_now(cx), &changes), 1);
    assert_ok(in_read(cx, sql_test_learned(cx, BEZWAAR, &rows)));
    assert_int_equal(rows, 1);
    assert_ok(in_read(cx, sql_learned_find(cx, id.municipality, id.question, &found)));
    assert_str(found.cause, S("letter")); /* named before, and kept */
}

static void
a_figure_stays_when_the_question_is_erased(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct question_id id = ended(cx);
    int64_t before, after, tied, gone;

    as_resident(cx);
    assert_ok(in_read(cx, sql_test_learned(cx, BEZWAAR, &before)));
    assert_ok(in_write(cx, sql_test_procedure_gone(cx, id.municipality, id.question, &gone)));
    assert_int_equal(gone, 1);
    assert_ok(in_read(cx, sql_test_learned(cx, BEZWAAR, &after)));
    assert_ok(in_read(cx, sql_test_learned_of(cx, id.question, &tied)));
    assert_int_equal(before, 1);
    assert_int_equal(after, 1);
    assert_int_equal(tied, 0);
}

static void
what_a_road_costs_is_an_hour_or_a_case(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct road_cost_get_row cost = {60, 4, 20};

    objection_of_ellen(cx);
    assert_ok(in_write(cx, road_cost_set(cx, &cost)));
    assert_ok(in_read(cx, road_cost(cx, BEZWAAR, &cost)));
    assert_int_equal(road_cost_case(&cost, S("informal")), 240);
    assert_int_equal(road_cost_case(&cost, S("formal")), 1200);
    assert_int_equal(road_cost_case(&cost, S("")), 0);
    cost.euro_an_hour = 0;
    assert_int_equal(road_cost_case(&cost, S("formal")), 20);
    cost.formal = -1;
    assert_outcome(in_write(cx, road_cost_set(cx, &cost)), INVALID);
}

const struct CMUnitTest learning_tests[] = {
    IN_HOUSE(the_cause_is_named_after_the_end_only),
    IN_HOUSE(something_of_a_person_is_warned_of),
    IN_HOUSE(the_list_of_causes_is_the_own_one),
    IN_HOUSE(figures_are_of_months_that_are_over_and_hide_small_ones),
    IN_HOUSE(a_coordinator_of_the_municipality_sees_them_and_others_do_not),
    IN_HOUSE(what_is_opened_again_counts_when_it_ends_again_and_once),
    IN_HOUSE(a_figure_stays_when_the_question_is_erased),
    IN_HOUSE(what_a_road_costs_is_an_hour_or_a_case),
};
const size_t learning_tests_count = sizeof learning_tests / sizeof learning_tests[0];
