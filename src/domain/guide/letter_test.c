/* letter_test.c - kinds of letters are whole, a last day comes from a known date only, and an
 * objection has what the law asks. */
#include "domain/guide/letter.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "arena_fixture.h"
#include "base/text.h"
#include "domain/guide/danger.h"
#include "domain/guide/helplines.h"
#include "domain/guide/topic.h"
#include "law/decrees.h"
#include "on_day.h"
#include "web/assets.h"

enum { TEXT_CHARS_MAX = 240 };

static struct received_letter
letter_of(struct str kind, struct maybe_date dated, struct maybe_date came)
{
    struct received_letter letter = {letter_kind_find(kind), dated, came};
    assert_non_null(letter.kind);
    return letter;
}

static bool
contains(struct str text, struct str part)
{
    return str_find(text, part) < text.len;
}

/* ---- the tables ---- */

static void
a_text_is_there_and_not_too_long(struct str text)
{
    assert_true(str_trim(text).len > 0 && utf8_count(text) <= TEXT_CHARS_MAX);
}

static void
every_kind_of_letter_is_whole(void **state)
{
    for (size_t i = 0; i < letter_kinds_rows_count; i++) {
        const struct letter_kinds_row *kind = &letter_kinds_rows[i];
        struct topic topic;
        struct str numbers = kind->numbers, number, groups = kind->in_groups, group;

        assert_ptr_equal(letter_kind_find(kind->id), kind); /* no id twice */
        a_text_is_there_and_not_too_long(kind->say);
        a_text_is_there_and_not_too_long(kind->what);
        a_text_is_there_and_not_too_long(kind->stake);
        a_text_is_there_and_not_too_long(kind->now_1);
        a_text_is_there_and_not_too_long(kind->law);
        assert_true(topic_find(kind->topic, &topic));
        assert_true(letter_has_term(kind) || str_eq(kind->term, S("geen")));
        assert_true(letter_takes_objection(kind) || str_eq(kind->letter, S("geen")));
        /* Six weeks are there to object. */
        assert_true(!letter_has_term(kind) || letter_takes_objection(kind));
        while (str_cut(&numbers, '|', &number))
            assert_true(number.len == 0 ||
                        helplines_listed(*state, number, LANGUAGE_NL).count == 1);
        while (str_cut(&groups, '|', &group))
            assert_true(letter_group_find(group) != NULL ||
                        (group.len == 0 &&
                         (kind == letter_kind_unknown() || kind == letter_kind_by_code())));
    }
}

static void
every_group_has_letters_and_a_picture(void **state)
{
    (void)state;
    for (size_t g = 0; g < letter_groups_rows_count; g++) {
        const struct letter_groups_row *group = &letter_groups_rows[g];
        size_t count = 0;

        a_text_is_there_and_not_too_long(group->say);
        a_text_is_there_and_not_too_long(group->hint);
        assert_true(asset_icon(group->icon).raw.len > 0);
        for (size_t i = 0; i < letter_kinds_rows_count; i++)
            count += letter_kind_in(&letter_kinds_rows[i], group->id);
        assert_true(count >= 3 && count <= 12);
    }
}

/* MISSION E2: who took the decision is not the one who helps against it. */
static void
against_an_authority_independent_help_comes_first(void **state)
{
    static const struct str authorities =
        S_INIT("uwv svb duo ind cjib gemeente_inkomen gemeente_wmo gemeente_handhaving "
               "gemeente_burgerzaken toeslagen_belastingdienst");

    (void)state;
    for (size_t i = 0; i < letter_kinds_rows_count; i++) {
        const struct letter_kinds_row *kind = &letter_kinds_rows[i];
        struct str rest = authorities, first = {0}, authority;
        struct topic topic;
        if (!letter_takes_objection(kind))
            continue;
        assert_true(topic_find(kind->topic, &topic));
        assert_true(topic.against_municipality || !letter_kind_in(kind, S("gemeente")));
        assert_true(str_cut(&topic.first_help, '|', &first));
        while (str_cut(&rest, ' ', &authority))
            assert_false(str_eq(first, authority));
    }
}

/* What hurts when it is forgotten: these have terms of their own. */
static void
letters_with_another_term_get_no_day(void **state)
{
    static const struct str without[] = {
        S_INIT("toeslagen"), S_INIT("ontslag"),     S_INIT("dagvaarding"),
        S_INIT("asiel"),     S_INIT("ind"),         S_INIT("cjib"),
        S_INIT("straf"),     S_INIT("deurwaarder"), S_INIT("uwv_ziek"),
        S_INIT("huis_uit"),  S_INIT("gem_kwijt"),   S_INIT("onbekend"),
        S_INIT("niets"),     S_INIT("voorlopig"),   S_INIT("antwoord_bezwaar"),
    };
    struct cx cx = {.mem = *state};

    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        struct received_letter letter = letter_of(without[i], on(2026, 11, 3), on(2026, 11, 5));
        struct term term;
        assert_int_equal(letter_last_day(&cx, &letter, &term), INVALID);
        assert_true(cx.fault.sentence.len > 0);
    }
}

/* ---- days ---- */

static void
a_decision_has_six_weeks_from_its_date(void **state)
{
    struct cx cx = {.mem = *state};
    struct received_letter letter = letter_of(S("gem_uitkering"), on(2026, 11, 3), on(2026, 11, 5));
    struct term term;

    assert_int_equal(letter_last_day(&cx, &letter, &term), OK);
    assert_int_equal(term.last.day, date_of(2026, 12, 15).day);
    assert_int_equal(term.reading_count, 1);
    assert_int_equal(term.readings[0].date.day, date_of(2026, 12, 17).day);
    letter.dated.known = false; /* only the day it came: nothing is guessed */
    assert_int_equal(letter_last_day(&cx, &letter, &term), INVALID);
}

/* Atw 1 and 3(3): a decree of later than this program moves the day too. */
static void
days_off_that_an_administrator_added_count(void **state)
{
    static const struct str csv = S_INIT("date,years_known\n2026-12-15,2026-2028\n");
    struct cx cx = {.mem = *state};
    struct received_letter letter = letter_of(S("gem_uitkering"), on(2026, 11, 3), on(2026, 11, 5));
    struct calendar calendar;
    struct term term;

    assert_int_equal(
        decrees_read(&cx, (struct bytes){(const unsigned char *)csv.ptr, csv.len}, &calendar), OK);
    cx.calendar = &calendar;
    assert_int_equal(letter_last_day(&cx, &letter, &term), OK);
    assert_int_equal(term.last.day, date_of(2026, 12, 16).day);
}

static void
an_assessment_may_come_before_its_date(void **state)
{
    struct cx cx = {.mem = *state};
    struct received_letter letter = letter_of(S("aanslag"), on(2026, 12, 11), on(2026, 11, 27));
    struct date today = date_of(2026, 11, 28);
    struct term term;

    assert_int_equal(letter_days_check(&cx, &letter, today), OK);
    assert_int_equal(letter_last_day(&cx, &letter, &term), OK);
    assert_int_equal(term.last.day, date_of(2027, 1, 22).day);
    assert_int_equal(term.reading_count, 0);
    letter.dated = on(2027, 3, 1);
    assert_int_equal(letter_days_check(&cx, &letter, today), INVALID);
}

/* Awb 3:41, 6:8(1): it was sent on the day it came at the latest. */
static void
a_letter_that_came_before_its_date_counts_from_the_day_it_came(void **state)
{
    struct cx cx = {.mem = *state};
    struct received_letter letter = letter_of(S("svb"), on(2026, 11, 25), on(2026, 11, 20));
    struct term term;

    assert_int_equal(letter_days_check(&cx, &letter, date_of(2026, 11, 28)), OK);
    assert_int_equal(letter_last_day(&cx, &letter, &term), OK);
    assert_int_equal(term.last.day, date_of(2027, 1, 4).day);
    assert_true(term.perhaps_earlier && term.reading_count == 0);
    letter.came = on(2026, 11, 25);
    assert_int_equal(letter_last_day(&cx, &letter, &term), OK);
    assert_false(term.perhaps_earlier);
}

static void
days_that_cannot_be_are_asked_again(void **state)
{
    const struct date today = date_of(2026, 11, 28);
    const struct {
        struct maybe_date dated, came;
        struct str field; /* empty: fine */
    } rows[] = {
        {on(2026, 11, 28), on(2026, 11, 28), S_INIT("")},
        {on(2026, 11, 29), {0}, S_INIT("dated")},
        {on(2016, 1, 1), {0}, S_INIT("dated")},
        {on(2026, 11, 3), on(2026, 11, 29), S_INIT("came")},
        {on(2026, 11, 3), on(2026, 11, 2), S_INIT("")},
        {on(2026, 12, 4), on(2026, 11, 27), S_INIT("")},
        {on(2026, 11, 3), on(2026, 9, 1), S_INIT("came")},
        {{0}, on(2026, 11, 2), S_INIT("")},
        {{0}, {0}, S_INIT("")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cx cx = {.mem = *state};
        struct received_letter letter = letter_of(S("svb"), rows[i].dated, rows[i].came);
        assert_int_equal(letter_days_check(&cx, &letter, today), rows[i].field.len ? INVALID : OK);
        assert_true(str_eq(cx.fault.field, rows[i].field));
    }
}

/* ---- words ---- */

static void
what_was_filled_in_is_told_once(void **state)
{
    struct received_letter letter = letter_of(S("svb"), on(2026, 11, 3), (struct maybe_date){0});
    struct str told = letter_told(*state, &letter, on(2026, 12, 15));

    assert_true(contains(told, letter.kind->say));
    assert_true(contains(told, S("Datum op de brief: 3 november 2026")));
    assert_true(contains(told, S("De brief kwam op: weet ik niet")));
    assert_true(contains(told, S("15 december 2026")));
}

static void
an_objection_has_what_the_law_asks(void **state)
{
    struct objection_paper letter = {.name = S("Fatima Yilmaz"),
                                     .address = S("Kerkstraat 1, Demodam"),
                                     .to = S("Gemeente Demodam"),
                                     .reference = S("2026/12"),
                                     .why = S("Ik woon alleen."),
                                     .dated = on(2026, 11, 3),
                                     .came = on(2026, 11, 5),
                                     .today = date_of(2026, 11, 28)};
    struct str text = objection_paper_text(*state, &letter);

    assert_true(contains(text, letter.name) && contains(text, letter.address));
    assert_true(contains(text, S("Datum: 28 november 2026")));
    assert_true(contains(text, S("uw besluit van 3 november 2026, kenmerk 2026/12")));
    assert_true(contains(text, letter.why) && contains(text, S("maak ik bezwaar")));
    assert_true(contains(text, S("Ik kreeg uw brief op 5 november 2026.")));
    assert_true(contains(text, S("Handtekening: ")));
    assert_false(contains(text, S("stuur ik u later")) || contains(text, S("bezwaar te laat")));
}

static void
reasons_that_follow_later_leave_out_nothing_that_was_typed(void **state)
{
    struct objection_paper letter = {.reasons_follow = true, .today = date_of(2026, 11, 28)};
    struct str text = objection_paper_text(*state, &letter);

    assert_true(contains(text, S("omdat ik op tijd wil zijn. Mijn redenen stuur ik u later.")));
    letter.why = S("Ik woon alleen.");
    text = objection_paper_text(*state, &letter);
    assert_true(contains(text, S("Dit zijn mijn redenen tot nu toe:\nIk woon alleen.\n")));
    assert_true(contains(text, S("later meer. Wilt u mij schrijven tot welke dag dat kan?")));
    assert_false(contains(text, S("Mijn redenen stuur ik u later")));
    assert_true(contains(objection_sent_text(*state, &letter), letter.why));
}

static void
a_late_letter_does_not_say_that_it_is_in_time(void **state)
{
    struct objection_paper letter = {
        .reasons_follow = true, .late = true, .today = date_of(2026, 11, 28)};
    struct str paper = objection_paper_text(*state, &letter);
    struct str sent = objection_sent_text(*state, &letter);

    assert_true(contains(paper, S("Ik stuur u dit bezwaar nu meteen. Mijn redenen stuur ik")));
    assert_true(contains(paper, S("Is mijn bezwaar te laat? Dan komt dat hierdoor:\n....")));
    assert_false(contains(paper, S("op tijd")) || contains(sent, S("op tijd")));
    assert_false(contains(sent, S("te laat"))); /* nothing was typed about it */
    letter.late_why = S("Ik lag in het ziekenhuis.");
    assert_true(contains(objection_sent_text(*state, &letter), letter.late_why));
}

static void
what_is_not_filled_in_is_left_to_the_pen(void **state)
{
    struct objection_paper letter = {.today = date_of(2026, 11, 28)};
    struct str text = objection_paper_text(*state, &letter);

    assert_true(contains(text, S("Aan: .....")) && contains(text, S("Naam: .....")));
    assert_true(contains(text, S("uw besluit van ....")));
}

static void
what_is_sent_leaves_nothing_to_the_pen(void **state)
{
    struct objection_paper letter = {.name = S("Fatima Yilmaz"),
                                     .reference = S("2026/12"),
                                     .why = S("Ik woon alleen."),
                                     .kind = S("Een besluit over bijstand"),
                                     .dated = on(2026, 11, 3),
                                     .today = date_of(2026, 11, 28)};
    struct str text = objection_sent_text(*state, &letter);

    assert_true(str_starts(text, S("Bezwaar tegen uw besluit van 3 november 2026, kenmerk 2026/12."
                                   "\nSoort brief: Een besluit over bijstand\n")));
    assert_true(contains(text, S("maak ik bezwaar")) && contains(text, letter.why));
    assert_false(contains(text, S("....")) || contains(text, S("Handtekening")));
    assert_false(contains(text, letter.name)); /* it goes along beside the letter */
    letter = (struct objection_paper){.reasons_follow = true};
    text = objection_sent_text(*state, &letter);
    assert_true(str_starts(text, S("Bezwaar tegen uw besluit.\n")));
    assert_false(contains(text, S("....")) || contains(text, S("Soort brief")));
}

/* Our own words must not look like danger: then every objection would. */
static void
what_is_sent_speaks_of_no_danger_by_itself(void **state)
{
    struct danger danger;
    size_t count = 0;

    for (size_t i = 0; i < letter_kinds_rows_count; i++) {
        const struct letter_kinds_row *kind = &letter_kinds_rows[i];
        if (!letter_of_municipality(kind))
            continue;
        assert_true(str_starts(kind->id, S("gem_")));
        for (int way = 0; way < 2; way++) {
            const struct objection_paper letter = {.kind = kind->say,
                                                   .dated = on(2026, 11, 3),
                                                   .came = on(2026, 11, 5),
                                                   .against = S("De hoogte."),
                                                   .why = S("Het klopt niet."),
                                                   .late_why = S("De brief kwam laat."),
                                                   .late = true,
                                                   .reasons_follow = way == 1};
            assert_false(danger_find(*state, objection_sent_text(*state, &letter), &danger));
        }
        count++;
    }
    assert_int_equal(count, 7);
    assert_false(letter_of_municipality(letter_kind_find(S("gem_belasting"))));
    assert_false(letter_of_municipality(letter_kind_find(S("svb"))));
    assert_false(letter_of_municipality(letter_kind_unknown()));
    assert_true(letter_of_municipality(letter_kind_by_code()));
}

static bool
explained(const struct objection_explained *said, struct str words)
{
    for (size_t i = 0; i < said->count; i++)
        if (contains(said->at[i], words))
            return true;
    return false;
}

static void
a_letter_is_explained_sentence_by_sentence(void **state)
{
    struct objection_paper letter = {.why = S("Ik woon alleen."),
                                     .against = S("De hoogte."),
                                     .late_why = S("Ik was ziek."),
                                     .late = true,
                                     .reasons_follow = true,
                                     .dated = on(2026, 11, 3),
                                     .came = on(2026, 11, 5),
                                     .today = date_of(2026, 11, 28)};
    struct objection_explained said = objection_explain(*state, LANGUAGE_NL, &letter, true);

    assert_true(explained(&said, S("De brief is van 28 november 2026.")));
    assert_true(explained(&said, S("besluit van 3 november 2026")));
    assert_true(explained(&said, S("redenen tot nu toe")) && explained(&said, S("te laat is")));
    assert_true(explained(&said, S("handtekening")));
    letter = (struct objection_paper){.reasons_follow = true, .today = date_of(2026, 11, 28)};
    said = objection_explain(*state, LANGUAGE_NL, &letter, false);
    assert_true(explained(&said, S("om op tijd te zijn")));
    assert_false(explained(&said, S("te laat")) || explained(&said, S("handtekening")));
    said = objection_explain(*state, LANGUAGE_AR, &letter, true);
    assert_false(explained(&said, S("brief")));
}

const struct CMUnitTest letter_tests[] = {
    cmocka_unit_test_setup_teardown(a_letter_is_explained_sentence_by_sentence, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(reasons_that_follow_later_leave_out_nothing_that_was_typed,
                                    arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_late_letter_does_not_say_that_it_is_in_time, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_sent_leaves_nothing_to_the_pen, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_sent_speaks_of_no_danger_by_itself, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(every_kind_of_letter_is_whole, arena_setup, arena_teardown),
    cmocka_unit_test(every_group_has_letters_and_a_picture),
    cmocka_unit_test(against_an_authority_independent_help_comes_first),
    cmocka_unit_test_setup_teardown(letters_with_another_term_get_no_day, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_decision_has_six_weeks_from_its_date, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(days_off_that_an_administrator_added_count, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_assessment_may_come_before_its_date, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_letter_that_came_before_its_date_counts_from_the_day_it_came,
                                    arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(days_that_cannot_be_are_asked_again, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_was_filled_in_is_told_once, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(an_objection_has_what_the_law_asks, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_not_filled_in_is_left_to_the_pen, arena_setup,
                                    arena_teardown),
};
const size_t letter_tests_count = sizeof letter_tests / sizeof *letter_tests;
