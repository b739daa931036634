/* danger_test.c - sentences that must be seen, sentences that must not, and the list itself. */
#include "domain/guide/danger.h"

#include "arena_fixture.h"
#include "case_reader.h"
#include "danger_words.h"
#include "domain/guide/danger_phrase.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Judges every sentence of a case file; prints those judged otherwise than it says, and returns how
 * many of each there are. */
struct verdict {
    int dangers, missed, harmless, hit;
};

static struct verdict
case_file_judge(struct arena *mem, struct str path)
{
    struct verdict verdict = {0};
    struct case_reader reader = case_open(mem, path);
    struct case_line line;
    while (case_next(&reader, &line)) {
        enum danger_kind kind = DANGER_KINDS;
        struct danger found = {.kinds = 0};
        bool harmless = str_eq(line.parts[0], S("geen"));
        if (line.count != 2 || (!harmless && !danger_kind_parse(line.parts[0], &kind)))
            fail_msg("%.*s:%d: not a case", (int)path.len, path.ptr, reader.line);
        bool hit = danger_find(mem, line.parts[1], &found);
        bool wrong = harmless ? hit : (found.kinds & DANGER_BIT(kind)) == 0;
        verdict.dangers += !harmless;
        verdict.harmless += harmless;
        verdict.missed += !harmless && wrong;
        verdict.hit += harmless && wrong;
        if (wrong)
            print_message("%.*s:%d: %s %.*s (kinds found %x)\n", (int)path.len, path.ptr,
                          reader.line, harmless ? "hit:" : "missed:", (int)line.parts[1].len,
                          line.parts[1].ptr, found.kinds);
    }
    return verdict;
}

static void
every_sentence_in_the_case_file_is_judged_as_it_says(void **state)
{
    struct verdict verdict = case_file_judge(*state, S("tests/cases/danger.case"));
    assert_true(verdict.dangers + verdict.harmless > 100);
    assert_int_equal(verdict.missed, 0);
    assert_int_equal(verdict.hit, 0);
}

static void
danger_that_is_not_named_is_seen(void **state)
{
    struct verdict verdict = case_file_judge(*state, S("tests/cases/danger_implicit.case"));
    assert_true(verdict.dangers >= 530);
    assert_int_equal(verdict.missed, 0);
}

static void
words_of_danger_without_danger_are_seldom_hits(void **state)
{
    struct verdict verdict = case_file_judge(*state, S("tests/cases/danger_near.case"));
    assert_true(verdict.harmless >= 530);
    assert_true(verdict.hit <= 12);
}

static bool
group_valid(struct arena *mem, struct str group)
{
    size_t name = str_find_byte(group, '=');
    struct str words = str_slice(group, name + 1, group.len);
    return name > 0 && name < group.len && str_find(words, S(" ")) == words.len &&
           str_find(words, S("@")) == words.len && danger_phrase_valid(mem, words);
}

static void
every_phrase_of_the_list_is_written_as_described(void **state)
{
    size_t part = 0; /* first groups, then what tells of the past, then phrases */
    for (size_t i = 0; i < danger_words_rows_count; i++) {
        enum danger_kind kind;
        struct str phrase = danger_words_rows[i].phrase, of = danger_words_rows[i].kind;
        bool group = str_eq(of, S("group")), past = str_eq(of, S("past")) || str_eq(of, S("still"));
        bool any = str_eq(of, S("any")) && str_starts(phrase, S("-"));
        size_t here = group ? 0 : past ? 1 : 2;
        bool valid = here >= part && (group ? group_valid(*state, phrase)
                                            : (past || any || danger_kind_parse(of, &kind)) &&
                                                  danger_phrase_valid(*state, phrase));
        part = here;
        if (!valid)
            fail_msg("'%.*s'", (int)phrase.len, phrase.ptr);
    }
}

static void
phrases_written_wrongly_are_refused(void **state)
{
    static const struct str wrong[] = {
        S_INIT(""),
        S_INIT("-"),
        S_INIT("Slaat"),
        S_INIT("één"),
        S_INIT("a  b"),
        S_INIT(".. slaat"),
        S_INIT("slaat .."),
        S_INIT("a .. .."),
        S_INIT("*"),
        S_INIT("ab*"),
        S_INIT("mij||me"),
        S_INIT("mis*handel"),
        S_INIT("a . b"),
        S_INIT("a, b"),
        S_INIT(" a"),
        S_INIT("a b c d e f g h i j k l m"),
        S_INIT("@unknown"),
        S_INIT("film ..."),
        S_INIT("-..."),
        S_INIT("-film ... over"),
        S_INIT("a &"),
        S_INIT("*einde"),
        S_INIT("a +b"),
        S_INIT("-+b"),
        S_INIT("-a .. +b"),
        S_INIT("-a +b c"),
        S_INIT("a & b & c & d"),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (danger_phrase_valid(*state, wrong[i]))
            fail_msg("'%.*s'", (int)wrong[i].len, wrong[i].ptr);
    }
    assert_true(danger_phrase_valid(*state, S("slaat|slaan .. mij|me .")));
    assert_true(danger_phrase_valid(*state, S("-alarm geslagen")));
    assert_true(danger_phrase_valid(*state, S("@kind|leerling .. slaat")));
    assert_true(danger_phrase_valid(*state, S("-film .. over ...")));
    assert_true(danger_phrase_valid(*state, S("politie & nam|namen .. mee")));
    assert_true(danger_phrase_valid(*state, S("-op straat .. *contract +baas|chef !@kind")));
}

static void
words_of_two_sentences_are_not_one_hit(void **state)
{
    struct danger found;
    assert_true(danger_find(*state, S("Dan slaat hij mij"), &found));
    assert_false(danger_find(*state, S("De klok slaat. Mij bevalt dat."), &found));
}

static void
capitals_accents_and_line_ends_do_not_hide_danger(void **state)
{
    struct danger found;
    assert_true(danger_find(*state, S("HIJ SLÁÁT\nMIJ"), &found));
    assert_true(danger_find(*state, S("ik ben suïcidaal"), &found));
    assert_true(danger_find(*state, S("\xFF\xFE ik word mishandeld \xC3"), &found));
    assert_int_equal(found.kinds, DANGER_BIT(DANGER_VIOLENCE));
    assert_true(str_eq(found.phrases[DANGER_VIOLENCE], S("mishandel*")));
}

static void
an_exception_hides_only_the_words_it_is_about(void **state)
{
    struct danger found;
    assert_false(danger_find(*state, S("De buren hebben alarm geslagen."), &found));
    assert_true(
        danger_find(*state, S("De buren hebben alarm geslagen, ik word geslagen."), &found));
    assert_false(danger_find(*state, S("Ik maak mij dood ongerust over de huur."), &found));
    assert_true(danger_find(*state, S("Ik ben dood ongerust en ik wil niet meer leven."), &found));
    assert_int_equal(found.kinds, DANGER_BIT(DANGER_SUICIDE));
}

static void
an_exception_may_ask_for_a_word_elsewhere(void **state)
{
    struct danger danger;

    assert_true(danger_find(*state, S("ik slaap bij vrienden op de bank"), &danger));
    assert_false(
        danger_find(*state, S("ik slaap bij vrienden, waar kan ik mij inschrijven"), &danger));
    assert_false(
        danger_find(*state, S("ik slaap bij vrienden. Ik wil mij ook inschrijven"), &danger));
    assert_true(danger_find(*state, S("ik kan nergens inschrijven en vannacht slaap ik op straat"),
                            &danger));
}

static void
an_exception_can_go_on_to_the_end_of_the_sentence(void **state)
{
    struct danger found;
    assert_false(
        danger_find(*state, S("Ik zag een film over een man die vermoord wordt."), &found));
    assert_true(danger_find(*state, S("Ik zag een film over honden. Hij slaat mij."), &found));
    assert_true(danger_find(*state, S("Hij slaat mij na een film over honden."), &found));
}

static bool
is_danger(struct arena *mem, struct str text)
{
    struct danger found;
    return danger_find(mem, text, &found);
}

static void
what_is_told_as_long_past_is_no_danger(void **state)
{
    assert_false(is_danger(*state, S("Vroeger sloeg hij me, dat is twaalf jaar geleden.")));
    assert_false(
        is_danger(*state, S("Mijn ex heeft mij mishandeld. Dat was dertig jaar geleden.")));
    assert_false(is_danger(*state, S("Toen ik negen was, werd ik geslagen op school.")));
    /* Of a sentence, not of the text. */
    assert_true(is_danger(*state, S("Tien jaar geleden trouwden wij. Hij slaat mij.")));
    assert_true(is_danger(*state, S("Tien jaar geleden ging het goed, maar hij slaat mij.")));
}

static void
what_is_not_over_is_danger(void **state)
{
    assert_true(is_danger(*state, S("Vroeger sloeg hij me en nu staat hij weer voor de deur.")));
    assert_true(is_danger(*state, S("Acht jaar geleden sloeg hij me. Morgen komt hij vrij.")));
    assert_true(is_danger(*state, S("Vroeger werd ik geslagen, gisteren werd ik geschopt.")));
    assert_true(is_danger(*state, S("Ik wil niet meer leven sinds ik als kind misbruikt ben.")));
    assert_true(is_danger(*state, S("Een jaar geleden ben ik mishandeld.")));
}

static void
a_story_ends_where_somebody_goes_on_about_himself(void **state)
{
    assert_false(is_danger(*state, S("In de krant stond dat een man zijn vrouw slaat, erg hoor.")));
    assert_true(is_danger(*state, S("In de krant stond over zo'n man, maar mijn man slaat mij.")));
}

static void
an_exception_goes_on_over_three_dots(void **state)
{
    assert_false(is_danger(*state, S("Ik maak er een einde aan... aan dat sportabonnement.")));
    assert_true(is_danger(*state, S("Ik maak er een einde aan. Dat abonnement is voor u.")));
}

static void
an_exception_can_ask_for_words_anywhere(void **state)
{
    assert_false(is_danger(*state, S("Mijn werkgever reorganiseert. Straks sta ik op straat.")));
    assert_true(is_danger(*state, S("Straks sta ik op straat.")));
    assert_true(
        is_danger(*state, S("Ontslagen, en de huisbaas wil huur. Straks sta ik op straat.")));
}

static void
illness_is_need_that_hides_nothing(void **state)
{
    struct danger found;
    assert_true(danger_find(*state, S("Zijn mond hangt scheef en hij praat wartaal"), &found));
    assert_int_equal(found.kinds, DANGER_BIT(DANGER_MEDICAL));
    assert_int_equal(danger_peril(found.kinds), PERIL_NEED);
    assert_int_equal(danger_peril(found.kinds | DANGER_BIT(DANGER_NO_ENERGY_FOOD)), PERIL_NEED);
    assert_int_equal(danger_peril(found.kinds | DANGER_BIT(DANGER_VIOLENCE)), PERIL_DANGER);
    assert_int_equal(danger_peril(DANGER_BIT(DANGER_NO_ENERGY_FOOD)), PERIL_NEED);
    assert_int_equal(danger_peril(0), PERIL_NONE);
}

static void
usual_misspellings_do_not_hide_danger(void **state)
{
    static const struct str texts[] = {
        S_INIT("hij bedreigd mij"),          S_INIT("mn vader slaad mij"),
        S_INIT("waar kan ik vanacht slape"), S_INIT("ik wordt mishadeld"),
        S_INIT("mijn zoon is gearesteerd"),  S_INIT("mijn broer is opgepackt"),
        S_INIT("ik denk aan zelfmmoord"),    S_INIT("ze gaan ons huis ontruimne"),
    };
    struct danger found;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!danger_find(*state, texts[i], &found))
            fail_msg("'%.*s'", (int)texts[i].len, texts[i].ptr);
    }
    /* Another letter is another word. */
    assert_false(danger_find(*state, S("Ik heb goed geslapen."), &found));
}

static void
the_order_of_some_words_does_not_matter(void **state)
{
    struct danger found;
    assert_true(danger_find(*state, S("de politie nam gisteren mijn zoon mee"), &found));
    assert_true(danger_find(*state, S("gisteren nam men hem mee, het was de politie"), &found));
    assert_false(danger_find(*state, S("Ik nam de tram mee. De politie groette."), &found));
}

static void
a_group_stands_for_its_words(void **state)
{
    struct danger found;
    assert_true(danger_find(*state, S("de peuter is mishandeld"), &found));
    assert_true((found.kinds & DANGER_BIT(DANGER_CHILD)) != 0);
    assert_true(danger_find(*state, S("een leerlinge is mishandeld"), &found));
    assert_true((found.kinds & DANGER_BIT(DANGER_CHILD)) != 0);
}

static void
a_text_can_hold_several_kinds_of_danger(void **state)
{
    struct danger found;
    assert_true(danger_find(
        *state, S("Mijn man slaat mij. Wij slapen nu in de auto. Er is geen eten."), &found));
    assert_int_equal(found.kinds, DANGER_BIT(DANGER_VIOLENCE) |
                                      DANGER_BIT(DANGER_HOMELESS_TONIGHT) |
                                      DANGER_BIT(DANGER_NO_ENERGY_FOOD));
}

static void
nothing_found_leaves_the_result_alone(void **state)
{
    struct danger found = {.kinds = 12345};
    assert_false(danger_find(*state, S(""), &found));
    assert_false(danger_find(*state, S("... !!! \n"), &found));
    assert_false(danger_find(*state, S("Kan ik huurtoeslag krijgen?"), &found));
    assert_int_equal(found.kinds, 12345);
}

static void
every_kind_has_numbers_the_most_urgent_first(void **state)
{
    (void)state;
    const struct national_numbers_row *numbers[16];
    for (unsigned kind = 0; kind < DANGER_KINDS; kind++)
        assert_true(danger_numbers(DANGER_BIT(kind), 16, numbers) > 0);
    assert_int_equal(danger_numbers(0, 16, numbers), 0);
    assert_true(danger_numbers(DANGER_BIT(DANGER_VIOLENCE), 16, numbers) >= 3);
    assert_true(str_eq(numbers[0]->number, S("112")));
    assert_int_equal(danger_numbers(DANGER_BIT(DANGER_VIOLENCE), 2, numbers), 2);
    /* Together each number once. */
    size_t count =
        danger_numbers(DANGER_BIT(DANGER_VIOLENCE) | DANGER_BIT(DANGER_CHILD), 16, numbers);
    for (size_t i = 1; i < count; i++)
        assert_false(str_eq(numbers[i]->id, numbers[i - 1]->id));
}

struct score {
    int crisis, crisis_found, other, other_found;
};

/* One line of the quotations; the text is read and judged, never kept. */
static void
score_line(struct arena *mem, struct str line, struct score *score)
{
    struct str columns[8];
    struct danger found;
    for (size_t i = 0; i < 8; i++) {
        if (!str_cut(&line, '\t', &columns[i]))
            return;
    }
    bool hit = danger_find(mem, columns[1], &found);
    if (str_eq(str_trim(columns[7]), S("crisis"))) {
        score->crisis++;
        score->crisis_found += hit;
    } else {
        score->other++;
        score->other_found += hit;
    }
}

static void
nearly_all_crises_in_residents_own_words_are_found_and_little_else(void **state)
{
    struct str tsv, line;
    if (!case_file_read(*state, S("../shared/corpora/queries_dev.tsv"), &tsv)) {
        print_message("skipped: ../shared/corpora/queries_dev.tsv is not here\n");
        skip();
    }
    struct score score = {0};
    str_cut(&tsv, '\n', &line); /* the header */
    while (str_cut(&tsv, '\n', &line))
        score_line(*state, line, &score);
    print_message("danger: %d of %d crises found, %d of %d others\n", score.crisis_found,
                  score.crisis, score.other_found, score.other);
    assert_true(score.crisis > 0 && score.crisis_found * 100 >= score.crisis * 90);
    assert_true(score.other_found * 100 <= score.other * 5);
}

const struct CMUnitTest danger_tests[] = {
    cmocka_unit_test_setup_teardown(every_sentence_in_the_case_file_is_judged_as_it_says,
                                    arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(danger_that_is_not_named_is_seen, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(words_of_danger_without_danger_are_seldom_hits, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(every_phrase_of_the_list_is_written_as_described, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(phrases_written_wrongly_are_refused, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(words_of_two_sentences_are_not_one_hit, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(capitals_accents_and_line_ends_do_not_hide_danger, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_exception_hides_only_the_words_it_is_about, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_exception_may_ask_for_a_word_elsewhere, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_exception_can_go_on_to_the_end_of_the_sentence, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_told_as_long_past_is_no_danger, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_not_over_is_danger, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_story_ends_where_somebody_goes_on_about_himself, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_exception_goes_on_over_three_dots, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(an_exception_can_ask_for_words_anywhere, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(illness_is_need_that_hides_nothing, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(usual_misspellings_do_not_hide_danger, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(the_order_of_some_words_does_not_matter, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_group_stands_for_its_words, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_text_can_hold_several_kinds_of_danger, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(nothing_found_leaves_the_result_alone, arena_setup,
                                    arena_teardown),
    cmocka_unit_test(every_kind_has_numbers_the_most_urgent_first),
    cmocka_unit_test_setup_teardown(
        nearly_all_crises_in_residents_own_words_are_found_and_little_else, arena_setup,
        arena_teardown),
};
const size_t danger_tests_count = sizeof danger_tests / sizeof danger_tests[0];
