/* term_test.c - terms as functions: steps, readings, refusals, and what a new decree changes. The
 * dates themselves are in tests/cases/term.case and tests/http/term.py. */
#include "law/decision.h"
#include "law/decrees.h"
#include "law/objection.h"
#include "law/penalty.h"
#include "law/social_terms.h"
#include "law/term_rules.h"

#include "arena_fixture.h"
#include "base/arena.h"
#include "base/text.h"
#include "on_day.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct term
objected(struct cx *cx, const struct calendar *cal, struct maybe_date published)
{
    struct term t;
    struct objection_facts facts = {.published = published};
    assert_int_equal(objection_term(cx, cal, &facts, &t), OK);
    return t;
}

static void
each_step_has_a_sentence_and_an_article(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal = calendar_base();
    struct term t = objected(&cx, &cal, on(2024, 3, 29));
    assert_true(t.step_count >= 6);
    for (size_t i = 0; i < t.step_count; i++)
        assert_true(t.steps[i].why.len > 0 && t.steps[i].law.len > 0);
    assert_int_equal(t.steps[t.step_count - 1].date.day, t.last.day);
}

static void
a_new_decree_moves_the_last_day_and_takes_the_caution_away(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar base = calendar_base();
    const struct date day = date_of(2029, 5, 11); /* the Friday after Ascension Day */
    struct decree decree = {2029, 2031, &day, 1};
    struct calendar more = calendar_with(*state, base, &decree, 1);
    struct term before = objected(&cx, &base, on(2029, 3, 30));
    struct term after = objected(&cx, &more, on(2029, 3, 30));
    assert_int_equal(before.last.day, day.day);
    assert_int_equal(after.last.day, date_of(2029, 5, 14).day);
    assert_true(str_eq(before.steps[before.step_count - 1].law, S("Atw art. 3 lid 3")));
    assert_false(str_eq(after.steps[after.step_count - 1].law, S("Atw art. 3 lid 3")));
}

static struct bytes
bytes_of(struct str s)
{
    return (struct bytes){(const unsigned char *)s.ptr, s.len};
}

static void
a_file_of_decrees_counts_beside_those_of_the_program(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal;
    assert_int_equal(decrees_read(&cx,
                                  bytes_of(S("source,date,years_known\nStcrt,2029-05-11,2029-2031"
                                             "\nStcrt,,2032-2034\n")),
                                  &cal),
                     OK);
    assert_int_equal(objected(&cx, &cal, on(2029, 3, 30)).last.day, date_of(2029, 5, 14).day);
    assert_int_equal(calendar_covered_until(&cal, 2026), 2034);
    assert_int_equal(objected(&cx, &cal, on(2024, 3, 29)).last.day, date_of(2024, 5, 13).day);
}

static void
a_wrong_row_of_decrees_is_refused_with_its_line(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal;
    const struct str rows[] = {S("2029-05-32,2029-2031"), S("2029-05-11,2029"), S("2029-05-11"),
                               S("2029-05-11,2031-2029"), S("2035-05-11,2029-2031")};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str csv = str_join(*state, S("date,years_known\n2029-05-11,2029-2031\n"), rows[i]);
        assert_int_equal(decrees_read(&cx, bytes_of(csv), &cal), INVALID);
        assert_int_equal(cx.fault.number, 3);
    }
    assert_int_equal(decrees_read(&cx, bytes_of(S("day,years\n")), &cal), INVALID);
    assert_int_equal(decrees_read(&cx, bytes_of(S("")), &cal), INVALID);
}

static void
a_day_outside_the_tables_is_refused_with_the_year_that_is_known(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal = calendar_base();
    struct objection_facts facts = {.published = on(2041, 1, 1)};
    struct term t = {.step_count = 77};
    assert_int_equal(objection_term(&cx, &cal, &facts, &t), INVALID);
    assert_int_equal(cx.fault.number, 2040);
    facts.published = on(1993, 12, 31);
    assert_int_equal(objection_term(&cx, &cal, &facts, &t), INVALID);
    assert_int_equal(cx.fault.number, 1994);
    assert_int_equal(t.step_count, 77); /* untouched */
    assert_int_equal(
        social_term(&cx, &cal, SOCIAL_WMO_PLAN, date_of(2014, 12, 31), S("melding"), &t), INVALID);
    assert_int_equal(cx.fault.number, 2015);
    assert_true(str_eq(cx.fault.field, S("melding")));
}

static void
the_last_day_is_the_same_from_every_later_start_or_later(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal = calendar_base();
    int32_t last = 0;
    for (struct date d = date_of(2015, 1, 1); d.day < date_of(2036, 1, 1).day;
         d = date_plus(d, 1)) {
        struct term t = objected(&cx, &cal, (struct maybe_date){true, d});
        assert_true(t.last.day >= last && t.last.day >= d.day + 42 && t.last.day <= d.day + 42 + 9);
        assert_true(workday_is(&cal, WORKDAY_ATW, t.last));
        last = t.last.day;
    }
}

static void
other_readings_are_shown_once_and_never_the_day_that_is_used(void **state)
{
    struct term t = {.last = date_of(2026, 3, 2)};
    struct date days[TERM_READINGS_MAX + 1];
    (void)state;
    term_reading_add(&t, t.last, S("a"), S("b"));
    term_reading_add(&t, date_of(2026, 3, 4), S("a"), S("b"));
    term_reading_add(&t, date_of(2026, 3, 1), S("a"), S("b"));
    term_reading_add(&t, date_of(2026, 3, 4), S("c"), S("d"));
    assert_int_equal(t.reading_count, 2);
    assert_int_equal(term_days_list(&t, days), 3);
    assert_true(days[0].day < days[1].day && days[1].day < days[2].day);
}

static void
a_notice_is_sent_after_the_latest_reading(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal = calendar_base();
    struct term t;
    struct decision_facts facts = {.start = date_of(2026, 3, 2),
                                   .start_key = S("einde_bezwaartermijn"),
                                   .length = 12,
                                   .unit = TERM_WEEKS,
                                   .postponed_weeks = 6};
    assert_int_equal(decision_term(&cx, &cal, &facts, &t), OK);
    assert_int_equal(t.last.day, date_of(2026, 7, 6).day);
    assert_int_equal(t.steps[t.step_count - 1].other.day, date_of(2026, 7, 7).day);
}

static void
the_amount_never_falls_and_stops_at_its_maximum(void **state)
{
    struct cx cx = {.mem = *state};
    const struct date rates_on[] = {date_of(2009, 10, 1), date_of(2019, 1, 1)};
    const int64_t most[] = {126000, 144200};
    for (int i = 0; i < 2; i++) {
        int64_t before = -1, cents, each;
        struct term t;
        for (int64_t days = 0; days <= 100; days++) {
            assert_int_equal(penalty_amount(&cx, rates_on[i], days, 1, &t, &cents, &each), OK);
            assert_true(cents >= before && cents <= most[i] && (days < 42 || cents == most[i]));
            assert_true(days == 0 || days > 42 || cents > before);
            assert_int_equal(cents, each);
            before = cents;
        }
    }
}

static void
amounts_after_the_year_in_which_they_were_read_carry_a_caution(void **state)
{
    struct cx cx = {.mem = *state};
    struct term then, now;
    int64_t cents, each;
    assert_int_equal(penalty_amount(&cx, date_of(2021, 1, 1), 0, 1, &then, &cents, &each), OK);
    assert_int_equal(penalty_amount(&cx, date_of(2026, 1, 1), 0, 1, &now, &cents, &each), OK);
    assert_int_equal(now.step_count, then.step_count + 1);
}

static void
every_rule_stands_once_and_refuses_no_facts_at_all(void **state)
{
    struct calendar cal = calendar_base();
    struct json nothing = {.is = JSON_IS_OBJECT};
    for (size_t i = 0; i < term_rules_count; i++) {
        struct cx cx = {.mem = *state};
        struct term_answer answer;
        assert_ptr_equal(term_rule_find(term_rules[i].name), &term_rules[i]);
        assert_int_equal(term_rule_run(&cx, &cal, &term_rules[i], &nothing, &answer), INVALID);
        assert_true(cx.fault.sentence.len > 0 && cx.fault.field.len > 0);
    }
    assert_null(term_rule_find(S("bestaat_niet")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

const struct CMUnitTest term_tests[] = {
    TEST(each_step_has_a_sentence_and_an_article),
    TEST(a_new_decree_moves_the_last_day_and_takes_the_caution_away),
    TEST(a_file_of_decrees_counts_beside_those_of_the_program),
    TEST(a_wrong_row_of_decrees_is_refused_with_its_line),
    TEST(a_day_outside_the_tables_is_refused_with_the_year_that_is_known),
    TEST(the_last_day_is_the_same_from_every_later_start_or_later),
    TEST(other_readings_are_shown_once_and_never_the_day_that_is_used),
    TEST(a_notice_is_sent_after_the_latest_reading),
    TEST(the_amount_never_falls_and_stops_at_its_maximum),
    TEST(amounts_after_the_year_in_which_they_were_read_carry_a_caution),
    TEST(every_rule_stands_once_and_refuses_no_facts_at_all),
};
const size_t term_tests_count = sizeof term_tests / sizeof term_tests[0];
