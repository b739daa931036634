/* plain_test.c - what is plain Dutch, sentence by sentence; and what changed between two texts. */
#include "words/plain.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "arena_fixture.h"
#include "base/text.h"
#include "words/difference.h"

static const struct plain_word difficult[] = {
    {S_INIT("aanvangen"), S_INIT("beginnen")},
    {S_INIT("Awb"), S_INIT("de wet over besluiten")},
};
static const struct plain_words words = {difficult, sizeof difficult / sizeof *difficult};

static struct plain_report
read_text(void **state, struct str text)
{
    struct plain_report report;

    plain_read(*state, text, &words, &report);
    return report;
}

/* The only finding that is not about the text as a whole. */
static struct plain_finding
only_finding(void **state, struct str text, enum plain_kind kind)
{
    struct plain_report report = read_text(state, text);
    size_t count = 0, at = 0;

    for (size_t i = 0; i < report.finding_count; i++)
        if (report.findings[i].sentence.len) {
            count++;
            at = i;
        }
    assert_int_equal(count, 1);
    assert_int_equal(report.findings[at].kind, kind);
    return report.findings[at];
}

static bool
has(const struct plain_report *report, enum plain_kind kind)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].kind == kind)
            return true;
    return false;
}

static struct str
times(struct arena *mem, struct str part, int count, struct str last)
{
    struct text t = text_open(mem, 200);

    for (int i = 0; i < count; i++)
        text_add(&t, part);
    text_add(&t, last);
    return text_str(&t);
}

static void
a_sentence_has_twenty_words_at_most(void **state)
{
    struct str twenty = times(*state, S("woord "), 19, S("woord.\n"));
    struct str more = times(*state, S("woord "), 20, S("woord.\n"));
    struct plain_report report = read_text(state, twenty);

    assert_false(has(&report, PLAIN_LONG_SENTENCE));
    struct plain_finding found = only_finding(state, more, PLAIN_LONG_SENTENCE);
    assert_int_equal(found.number, 21);
    assert_int_equal(found.line, 1);
    report = read_text(state, str_join(*state, S("Dag.\n\n"), twenty, S("\n"), more));
    assert_int_equal(report.sentence_count, 3);
    assert_int_equal(report.sentences[2].line, 5);
    assert_int_equal(report.sentences[2].finding_count, 1);
    assert_int_equal(report.sentences[1].finding_count, 0);
}

static void
a_difficult_word_names_the_plain_one(void **state)
{
    struct plain_finding found =
        only_finding(state, S("Dag.\nWij gaan Aanvangen. Ja."), PLAIN_DIFFICULT);

    assert_true(str_eq(found.word, S("Aanvangen")) && str_eq(found.say, S("beginnen")));
    assert_true(str_eq(found.sentence, S("Wij gaan Aanvangen.")));
    assert_int_equal(found.line, 2);
    found = only_finding(state, S("Dit staat in de awb."), PLAIN_DIFFICULT);
    assert_true(str_eq(found.say, S("de wet over besluiten")));
}

static void
what_is_explained_where_it_first_stands_may_be_used(void **state)
{
    struct plain_report report = read_text(
        state, S("U kunt dan *aanvangen*: dat is beginnen. Aanvangen mag nu.\nOok aanvangen."));

    assert_false(has(&report, PLAIN_DIFFICULT));
    report = read_text(state, S("U kunt **aanvangen** nu."));
    assert_false(has(&report, PLAIN_DIFFICULT));
    only_finding(state, S("Eerst aanvangen.\nDan *aanvangen* met hulp."), PLAIN_DIFFICULT);
}

static void
a_long_word_is_found_but_for_those_that_everybody_knows(void **state)
{
    struct plain_finding found =
        only_finding(state, S("De verantwoordingsplicht."), PLAIN_LONG_WORD);
    struct plain_report report =
        read_text(state, S("Uw burgerservicenummer. De e-mail-van-de-gemeente."));

    assert_int_equal(found.number, 21);
    assert_false(has(&report, PLAIN_LONG_WORD));
}

static void
marks_and_addresses_of_markdown_are_no_words(void **state)
{
    struct plain_report report =
        read_text(state, S("## Kop\n\n1. Bel [ons](https://verantwoordingsplicht.example/x).\n"
                           "- Of *mail*.\n> Of kom.\n"));

    assert_int_equal(report.finding_count, 0);
    assert_int_equal(report.words, 6);
    assert_int_equal(report.counted, 3);
    assert_int_equal(report.sentence_count, 4);
    assert_true(report.sentences[0].heading);
    assert_true(str_eq(report.sentences[1].text, S("Bel  ons .")));
}

static void
head_and_sources_are_not_read(void **state)
{
    struct plain_report report =
        read_text(state, S("owner: aanvangen\nchecked: 2026-01-01\n\n# Hulp\n\nU krijgt hulp.\n"
                           "\xC2\xA7 Aanvangen 1\n"));

    assert_int_equal(report.finding_count, 0);
    assert_int_equal(report.words, 3);
    report = read_text(state, S("# Hulp bij aanvangen\n\nDag.\n")); /* no head: all is read */
    assert_true(has(&report, PLAIN_DIFFICULT));
}

static void
figures_are_those_of_flesch_and_douma(void **state)
{
    /* 4 words, 5 syllables, 1 sentence: 206.84 - 77 x 5 / 4 - 0.93 x 4 */
    struct plain_report report = read_text(state, S("De kat zit buiten."));

    assert_true(report.flesch > 106.86 && report.flesch < 106.88);
    assert_true(report.mean > 3.99 && report.mean < 4.01);
    report = read_text(state, S("Mogelijkerwijs organiseren gemeentelijke adviseurs."));
    assert_true(has(&report, PLAIN_HARD));
    report = read_text(state, times(*state, S("ja "), 12, S("ja. Nee.")));
    assert_false(has(&report, PLAIN_LONG_MEAN));
    report = read_text(state, times(*state, S("ja "), 12, S("ja.")));
    assert_true(has(&report, PLAIN_LONG_MEAN));
    report = read_text(state, S("# Kop\n\n"));
    assert_true(has(&report, PLAIN_EMPTY) && report.finding_count == 1);
    report = read_text(state, S(""));
    assert_true(has(&report, PLAIN_EMPTY));
}

static void
a_passive_sentence_is_seen(void **state)
{
    static const struct {
        struct str text;
        bool passive;
    } rows[] = {
        {S_INIT("Uw huur wordt dan verhoogd."), true},
        {S_INIT("De brief werd opgehaald."), true},
        {S_INIT("Het geld werd uitbetaald."), false}, /* nobody sees all: as in plain.py */
        {S_INIT("De brief werd opgestuurd."), true},
        {S_INIT("De baas verhoogt uw huur."), false},
        {S_INIT("Het wordt koud."), false},
        {S_INIT("Uw geld is geworden."), false},
        {S_INIT("Er worden brieven GESCHREVEN."), true},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plain_report report = read_text(state, rows[i].text);
        assert_int_equal(report.sentence_count, 1);
        assert_int_equal(report.sentences[0].passive, rows[i].passive);
        assert_int_equal(has(&report, PLAIN_PASSIVE), rows[i].passive);
    }
}

/* ---- differences ---- */

static struct difference
compare(void **state, struct str before, struct str after)
{
    struct difference found;

    difference_of(*state, before, after, &found);
    return found;
}

static void
a_changed_line_is_gone_and_new_and_the_rest_stays(void **state)
{
    struct difference d = compare(state, S("een\ntwee\ndrie\nvier"), S("een\n2\ndrie\nvier\nvijf"));
    static const char signs[] = " -+  +";

    assert_int_equal(d.count, sizeof signs - 1);
    for (size_t i = 0; i < d.count; i++) {
        assert_int_equal(d.at[i].gone, signs[i] == '-');
        assert_int_equal(d.at[i].fresh, signs[i] == '+');
    }
    assert_true(d.any && str_eq(d.at[5].text, S("vijf")));
    d = compare(state, S("een\ntwee"), S("een\ntwee"));
    assert_true(!d.any && d.count == 2);
    d = compare(state, S(""), S("een"));
    assert_true(d.any && d.at[d.count - 1].fresh);
}

static void
both_texts_can_be_made_again_of_the_difference(void **state)
{
    static const struct str texts[] = {
        S_INIT(""),       S_INIT("a"), S_INIT("a\nb\nc"), S_INIT("b\nc\na"), S_INIT("\n\na\n\nc\n"),
        S_INIT("c\nb\na")};
    enum { COUNT = sizeof texts / sizeof *texts };

    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < COUNT; k++) {
            struct difference d = compare(state, texts[i], texts[k]);
            struct text before = text_open(*state, 20), after = text_open(*state, 20);
            for (size_t n = 0; n < d.count; n++) {
                if (!d.at[n].fresh)
                    text_add(&before, str_join(*state, d.at[n].text, S("\n")));
                if (!d.at[n].gone)
                    text_add(&after, str_join(*state, d.at[n].text, S("\n")));
            }
            assert_true(str_eq(str_slice(text_str(&before), 0, texts[i].len), texts[i]));
            assert_true(str_eq(str_slice(text_str(&after), 0, texts[k].len), texts[k]));
        }
}

static void
of_long_texts_all_between_the_first_and_the_last_change_is_shown(void **state)
{
    struct str old = times(*state, S("oud\n"), 1500, S("slot"));
    struct str fresh = times(*state, S("nieuw\n"), 1500, S("slot"));
    struct difference d = compare(state, old, fresh), near;

    assert_int_equal(d.count, 3001);
    difference_near(*state, &d, 0, &near);
    assert_int_equal(near.count, 3000);
    d = compare(state, S("1\n2\n3\n4\n5\n6\n7"), S("1\n2\n3\nvier\n5\n6\n7"));
    difference_near(*state, &d, 1, &near);
    assert_int_equal(near.count, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)
const struct CMUnitTest plain_tests[] = {
    TEST(a_sentence_has_twenty_words_at_most),
    TEST(a_difficult_word_names_the_plain_one),
    TEST(what_is_explained_where_it_first_stands_may_be_used),
    TEST(a_long_word_is_found_but_for_those_that_everybody_knows),
    TEST(marks_and_addresses_of_markdown_are_no_words),
    TEST(head_and_sources_are_not_read),
    TEST(figures_are_those_of_flesch_and_douma),
    TEST(a_passive_sentence_is_seen),
    TEST(a_changed_line_is_gone_and_new_and_the_rest_stays),
    TEST(both_texts_can_be_made_again_of_the_difference),
    TEST(of_long_texts_all_between_the_first_and_the_last_change_is_shown),
};
const size_t plain_tests_count = sizeof plain_tests / sizeof *plain_tests;
