/* topic_text_test.c - the head and the sources of a page about a topic. */
#include "domain/guide/topic_text.h"

#include "arena_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct str page =
    S_INIT("owner: redactie\nchecked: 2026-11-28\n\n# Ontslag\n\nU heeft twee maanden.\n"
           "\xC2\xA7 BW 7:686a\n\n1. Teken niets.\n   \xC2\xA7 BW 7:671\n2. Bel.\n");

static void
residents_do_not_read_the_sources(void **state)
{
    struct topic_text text;

    topic_text_read(*state, page, false, &text);
    assert_true(str_eq(text.owner, S("redactie")));
    assert_true(text.has_checked && text.checked.day == date_of(2026, 11, 28).day);
    assert_true(str_eq(str_trim(text.body),
                       S("# Ontslag\n\nU heeft twee maanden.\n\n1. Teken niets.\n2. Bel.")));
}

static void
professionals_do(void **state)
{
    struct topic_text text;

    topic_text_read(*state, page, true, &text);
    assert_true(str_find(text.body, S("*Bron: BW 7:686a*")) < text.body.len);
    assert_true(str_find(text.body, S("*Bron: BW 7:671*")) < text.body.len);
}

static void
articles_of_a_known_law_are_links(void **state)
{
    struct topic_text text;
    struct str links[] = {
        S("[Awb 6:7](https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=6:7), "
          "[6:8](https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=6:8); BW 4:13, 4:14; "
          "[Pw 54 lid 1](https://wetten.overheid.nl/jci1.3:c:BWBR0015703&artikel=54)*")};

    topic_text_read(*state, S("Tekst.\n\xC2\xA7 Awb 6:7, 6:8; BW 4:13, 4:14; Pw 54 lid 1\n"), true,
                    &text);
    assert_true(str_find(text.body, links[0]) < text.body.len);
    topic_text_read(*state, S("Tekst.\n\xC2\xA7 Awb, vaste rechtspraak\n"), true, &text);
    assert_true(str_find(text.body, S("*Bron: Awb, vaste rechtspraak*")) < text.body.len);
}

static void
what_is_no_head_is_body(void **state)
{
    static const struct str texts[] = {S_INIT("# Titel\n\nTekst.\n"),
                                       S_INIT("Let op: dit.\n\nTekst.\n"), S_INIT("")};
    struct topic_text text;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        topic_text_read(*state, texts[i], false, &text);
        assert_true(str_eq(str_trim(text.body), str_trim(texts[i])));
        assert_false(text.has_checked);
    }
}

const struct CMUnitTest topic_text_tests[] = {
    cmocka_unit_test_setup_teardown(residents_do_not_read_the_sources, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(professionals_do, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(articles_of_a_known_law_are_links, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_no_head_is_body, arena_setup, arena_teardown),
};
const size_t topic_text_tests_count = sizeof topic_text_tests / sizeof *topic_text_tests;
