/* understand_test.c - from everyday words to topics, and honest when it is not sure. The sentences
 * are our own, and are not among the examples. */
#include "domain/guide/understand.h"

#include "arena_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool
among(const struct understood *understood, struct str topic)
{
    for (size_t i = 0; i < understood->topic_count; i++)
        if (str_eq(understood->topics[i].topic.id, topic))
            return true;
    return false;
}

static void
everyday_words_lead_to_the_topic(void **state)
{
    static const struct {
        struct str topic, text;
    } cases[] = {
        {S_INIT("ontslag"), S_INIT("mijn baas zei gisteren dat ik niet meer hoef te komen werken")},
        {S_INIT("verkeersboete"), S_INIT("een bekeuring van het cjib voor te hard rijden")},
        {S_INIT("huurcontract_borg"), S_INIT("de verhuurder houdt mijn borg in")},
        {S_INIT("gebreken_woning"), S_INIT("schimmel op de muur en de verhuurder maakt het niet")},
        {S_INIT("zorgverzekering"),
         S_INIT("ik heb de premie van mijn zorgverzekering niet betaald")},
        {S_INIT("beslag"), S_INIT("loonbeslag door de deurwaarder")},
        {S_INIT("burenruzie"), S_INIT("de buren draaien elke nacht harde muziek")},
        {S_INIT("mantelzorg"), S_INIT("ik zorg elke dag voor mijn zieke man en ben op")},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct understood understood = understand(*state, cases[i].text);
        if (!among(&understood, cases[i].topic))
            print_message("%.*s\n", (int)cases[i].text.len, cases[i].text.ptr);
        assert_true(among(&understood, cases[i].topic));
        assert_true(understood.help_count > 0);
    }
}

static void
two_problems_in_one_sentence_are_both_seen(void **state)
{
    static const struct {
        struct str text, topics[2];
    } cases[] = {
        {S_INIT("mijn uitkering is gestopt en ik kan de huur niet betalen"),
         {S_INIT("bijstand"), S_INIT("huur_uitzetting")}},
        {S_INIT("mijn bijstand is afgewezen en mijn vrouw wil scheiden"),
         {S_INIT("bijstand"), S_INIT("scheiding")}},
        {S_INIT("ik ben ontslagen en de verhuurder houdt mijn borg in"),
         {S_INIT("ontslag"), S_INIT("huurcontract_borg")}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct understood understood = understand(*state, cases[i].text);
        assert_true(among(&understood, cases[i].topics[0]));
        assert_true(among(&understood, cases[i].topics[1]));
    }
}

static void
it_says_why_in_words_of_the_text(void **state)
{
    struct understood understood = understand(*state, S("Er ligt loonbeslag op mijn salaris"));

    assert_true(understood.topic_count > 0);
    assert_true(str_find(understood.topics[0].why, S("loonbeslag")) < understood.topics[0].why.len);
}

static void
words_that_stand_in_any_story_are_no_reason(void **state)
{
    static const struct {
        struct str text, reason;
    } cases[] = {
        {S_INIT("mijn ww stopt bijna, wat nu"), S_INIT("ww")},
        {S_INIT("morgen komt de deurwaarder weer, altijd hetzelfde"), S_INIT("deurwaarder")},
        {S_INIT("mijn baas heeft mij gisteren ineens ontslagen"), S_INIT("ontslagen")},
        {S_INIT("de huur is bijna 900 euro, dat betaal ik nooit"), S_INIT("huur")},
    };
    static const struct str fillers[] = {
        S_INIT("stopt"), S_INIT("bijna"),  S_INIT("morgen"), S_INIT("altijd"), S_INIT("gisteren"),
        S_INIT("weer"),  S_INIT("ineens"), S_INIT("nooit"),  S_INIT("euro"),   S_INIT("nu")};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct understood understood = understand(*state, cases[i].text);
        assert_true(understood.topic_count > 0);
        assert_true(str_find(understood.topics[0].why, cases[i].reason) <
                    understood.topics[0].why.len);
        for (size_t t = 0; t < understood.topic_count; t++)
            for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++)
                for (struct str rest = understood.topics[t].why, word; str_cut(&rest, ',', &word);)
                    assert_false(str_eq(str_trim(word), fillers[f]));
    }
}

static void
a_term_runs_where_something_decides_and_not_where_somebody_only_asks(void **state)
{
    static const struct str with[] = {
        S_INIT("Ik kreeg een brief dat mijn uitkering wordt stopgezet, ik moet voor vrijdag "
               "reageren"),
        S_INIT("De gemeente heeft mijn aanvraag afgewezen, hoe maak ik bezwaar"),
        S_INIT("ik kreeg een oproep voor de zitting van de kantonrechter"),
        S_INIT("ik moet op 3 maart bij de rechter komen"),
        S_INIT("dagvaarding gekregen, de zitting is 12 maart"),
    };
    static const struct str without[] = {
        S_INIT("Mijn salaris van vorige maand is niet betaald"),
        S_INIT("Hoe vraag ik huurtoeslag aan"),
        S_INIT("De winkel wil mijn kapotte telefoon niet onder garantie repareren"),
        S_INIT("Waar kan ik een formulier invullen voor een parkeervergunning"),
        S_INIT("Heeft samenwonen gevolgen voor mijn toeslag?"),
    };

    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        if (understand(*state, with[i]).urgency != URGENCY_DEADLINE)
            fail_msg("no term: %.*s", (int)with[i].len, with[i].ptr);
    }
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (understand(*state, without[i]).urgency != URGENCY_NONE)
            fail_msg("a term: %.*s", (int)without[i].len, without[i].ptr);
    }
}

static void
who_writes_a_bsn_asks_about_something_else(void **state)
{
    static const struct {
        struct str text, topic;
    } cases[] = {
        {S_INIT("ik heb schulden bsn 123456782"), S_INIT("schulden")},
        {S_INIT("ik heb een boete gekregen, mijn bsn is 123.456.782"),
         S_INIT("terugvordering_boete_uitkering")},
        {S_INIT("Ik wil scheiden. Mijn burgerservicenummer is 123 456 782."), S_INIT("scheiding")},
        {S_INIT("mijn zorgtoeslag klopt niet, BSN-nummer: 123456782"), S_INIT("toeslagen")},
        {S_INIT("mijn zorgtoeslag klopt niet, 123456782"), S_INIT("toeslagen")},
        {S_INIT("mijn bijstand is gestopt omdat ik geen bsn doorgaf"), S_INIT("bijstand")},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct understood understood = understand(*state, cases[i].text);
        if (understood.topic_count == 0 || !str_eq(understood.topics[0].topic.id, cases[i].topic) ||
            among(&understood, S("adres_brp")))
            fail_msg("%.*s", (int)cases[i].text.len, cases[i].text.ptr);
    }
    struct understood with = understand(*state, S("mijn zorgtoeslag klopt niet, bsn 123456782")),
                      without = understand(*state, S("mijn zorgtoeslag klopt niet"));
    assert_true(with.topics[0].score == without.topics[0].score);
}

static void
a_bsn_may_be_the_matter_itself(void **state)
{
    static const struct str texts[] = {
        S_INIT("bsn"),
        S_INIT("wat is mijn bsn"),
        S_INIT("ik krijg geen bsn"),
        S_INIT("ik heb een burgerservicenummer nodig voor mijn werk"),
        S_INIT("bsn 123456782"),
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct understood understood = understand(*state, texts[i]);
        if (understood.topic_count == 0 || !str_eq(understood.topics[0].topic.id, S("adres_brp")))
            fail_msg("%.*s", (int)texts[i].len, texts[i].ptr);
    }
}

static void
likeliest_first_and_never_more_than_three(void **state)
{
    struct understood understood =
        understand(*state, S("schulden, huur, ontslag, scheiding, uitkering, boete, toeslag"));

    assert_true(understood.topic_count <= UNDERSTOOD_TOPICS_MAX);
    for (size_t i = 1; i < understood.topic_count; i++)
        assert_true(understood.topics[i - 1].score >= understood.topics[i].score);
    for (size_t i = 1; i < understood.help_count; i++)
        assert_true(understood.help[i - 1].score >= understood.help[i].score);
}

static void
what_says_nothing_is_not_understood(void **state)
{
    static const struct str texts[] = {S_INIT(""), S_INIT("   "), S_INIT("..."),
                                       S_INIT("\xFF\xFE")};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct understood understood = understand(*state, texts[i]);
        assert_int_not_equal(understood.outcome, UNDERSTOOD_SURE);
        assert_true(understood_question(understood.outcome).len > 0);
        assert_int_equal(understood.urgency, URGENCY_NONE);
    }
}

static void
a_second_problem_does_not_hide_behind_a_sure_one(void **state)
{
    static const struct {
        struct str text, first, second;
    } rows[] = {
        {S_INIT("ik kan de huur niet meer betalen en ik slaap slecht"), S_INIT("psychische_nood"),
         S_INIT("huur_uitzetting")},
        {S_INIT("ik wil scheiden en ik heb schulden"), S_INIT("scheiding"), S_INIT("schulden")},
        {S_INIT("De buren maken elke nacht herrie. En mijn WW is gestopt."), S_INIT("burenruzie"),
         S_INIT("ww")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct understood understood = understand(*state, rows[i].text);
        assert_int_equal(understood.outcome, UNDERSTOOD_SEVERAL);
        assert_true(str_eq(understood.topics[0].topic.id, rows[i].first));
        assert_true(str_eq(understood.topics[1].topic.id, rows[i].second));
        assert_int_equal(str_find(understood.topics[0].why, S("meer")),
                         understood.topics[0].why.len);
    }
}

static void
danger_goes_before_everything(void **state)
{
    struct understood understood = understand(*state, S("mijn man slaat mij en ik wil scheiden"));

    assert_int_equal(understood.urgency, URGENCY_CRISIS);
    assert_true(understood.danger.kinds & DANGER_BIT(DANGER_VIOLENCE));
    assert_true(str_eq(urgency_code(understood.urgency), S("crisis")));
}

static void
what_is_clearly_about_money_is_danger_only_by_its_words(void **state)
{
    assert_int_not_equal(understand(*state, S("deurwaarder komt morgen")).urgency, URGENCY_CRISIS);
    assert_int_equal(
        understand(*state, S("de deurwaarder komt morgen en ik wil niet meer leven")).urgency,
        URGENCY_CRISIS);
}

const struct CMUnitTest understand_tests[] = {
    cmocka_unit_test_setup_teardown(what_is_clearly_about_money_is_danger_only_by_its_words,
                                    arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(everyday_words_lead_to_the_topic, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(two_problems_in_one_sentence_are_both_seen, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(it_says_why_in_words_of_the_text, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(words_that_stand_in_any_story_are_no_reason, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(
        a_term_runs_where_something_decides_and_not_where_somebody_only_asks, arena_setup,
        arena_teardown),
    cmocka_unit_test_setup_teardown(who_writes_a_bsn_asks_about_something_else, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_bsn_may_be_the_matter_itself, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(likeliest_first_and_never_more_than_three, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_says_nothing_is_not_understood, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_second_problem_does_not_hide_behind_a_sure_one, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(danger_goes_before_everything, arena_setup, arena_teardown),
};
const size_t understand_tests_count = sizeof understand_tests / sizeof *understand_tests;
