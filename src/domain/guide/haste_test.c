/* haste_test.c - what cannot wait: every sentence stands beside a topic that there is. */
#include "domain/guide/haste.h"

#include "app/test_house.h"

#include "domain/guide/topic.h"
#include "domain/map/telephone.h"
#include "topic_haste.h"

static void
every_sentence_belongs_to_a_topic(void **state)
{
    struct topic topic;

    (void)state;
    assert_true(topic_haste_rows_count > 0);
    for (size_t i = 0; i < topic_haste_rows_count; i++) {
        assert_true(topic_find(topic_haste_rows[i].topic, &topic));
        assert_true(topic_haste_rows[i].say.len > 0);
    }
}

static void
a_topic_has_its_own_each_once_and_most_have_none(void **state)
{
    static const struct str death[] = {S_INIT("erfenis"), S_INIT("overlijden")}; /* say the same */
    struct cx *cx = &world_of(state)->cx;
    struct haste_list list;

    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), S("geboorte"), &list));
    assert_int_equal(list.count, 1);
    assert_true(str_find(list.at[0].say, S("geboorte")) < list.at[0].say.len);
    assert_int_equal(OK, haste_of_topics(cx, LANGUAGE_NL, 0, S(""), 2, death, &list));
    assert_int_equal(list.count, 1);
    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), S("burenruzie"), &list));
    assert_int_equal(list.count, 0);
    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), S(""), &list));
    assert_int_equal(list.count, 0);
}

/* Also where the place is not known: who is told to call can call. */
static void
who_is_told_to_call_gets_a_number(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct haste_list list;

    for (size_t i = 0; i < topic_haste_rows_count; i++) {
        assert_int_equal(
            OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), topic_haste_rows[i].topic, &list));
        for (size_t n = 0; n < list.count; n++) {
            struct str say = list.at[n].say;
            bool told = str_find(say, S("Bel ")) < say.len || str_find(say, S(" bel ")) < say.len;
            if (told)
                assert_true(list.at[n].calls.count > 0 && list.at[n].calls.at[0].number.len > 0);
        }
    }
}

static bool
bank_is_named(struct cx *cx, struct str text)
{
    struct haste_list list;

    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, text, S("slachtoffer"), &list));
    return list.count == 1;
}

static void
what_nobody_wrote_about_is_not_said(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    assert_false(bank_is_named(cx, S("fiets gestolen")));
    assert_true(bank_is_named(cx, S("Er is geld van mijn rekening gestolen")));
    assert_true(bank_is_named(cx, S("opgelicht via whatsapp")));
    assert_true(bank_is_named(cx, S("somebody stole my bike and I do not know what to do")));
    assert_true(bank_is_named(cx, S("")));
}

/* The hours of the Juridisch Loket are not known: on a Sunday it says when to try again. */
static void
outside_office_hours_a_number_says_when_to_try_again(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct haste_list list;

    cx->now_ms = amsterdam_ms(date_of(2026, 11, 29), 11 * 60);
    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), S("ontslag"), &list));
    assert_str(list.try_again,
               S("Krijgt u nu niemand? Probeer het dan op maandag 30 november 2026."));
    cx->now_ms = amsterdam_ms(date_of(2026, 11, 30), 8 * 60);
    assert_str(telephone_try_again(cx, LANGUAGE_NL),
               S("Krijgt u nu niemand? Probeer het dan om 9 uur."));
    cx->now_ms = amsterdam_ms(date_of(2026, 11, 30), 11 * 60);
    assert_int_equal(OK, haste_of_topic(cx, LANGUAGE_NL, 0, S(""), S("ontslag"), &list));
    assert_int_equal(list.try_again.len, 0);
}

static void
a_number_is_known_however_it_is_written(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    assert_str(telephone_said(cx->mem, LANGUAGE_NL, S("0800 20 00")), S("Telefoon: dag en nacht"));
    assert_int_equal(telephone_state(cx, S("088-076 7000")).kind, OPEN_NOW);
    assert_int_equal(telephone_said(cx->mem, LANGUAGE_NL, S("0800-8020")).len, 0);
    assert_int_equal(telephone_said(cx->mem, LANGUAGE_NL, S("")).len, 0);
}

const struct CMUnitTest haste_tests[] = {
    WITH_KEYS(outside_office_hours_a_number_says_when_to_try_again),
    WITH_KEYS(a_number_is_known_however_it_is_written),
    cmocka_unit_test(every_sentence_belongs_to_a_topic),
    WITH_KEYS(a_topic_has_its_own_each_once_and_most_have_none),
    WITH_KEYS(who_is_told_to_call_gets_a_number),
    WITH_KEYS(what_nobody_wrote_about_is_not_said),
};
const size_t haste_tests_count = sizeof haste_tests / sizeof *haste_tests;
