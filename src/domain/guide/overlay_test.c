/* overlay_test.c - which text a reader sees: the narrowest edit over the base, in their language.
 */
#include "app/test_house.h"

#include "domain/guide/overlay.h"
#include "domain/guide/topic.h"

static const struct text_place everywhere = {DEMODAM, 1, 1};

static struct text_found
find(struct cx *cx, struct text_place place, enum language language)
{
    struct text_found found;
    assert_ok(in_read(cx, text_find(cx, &place, S("over"), language, &found)));
    return found;
}

static void
edit(struct cx *cx, const char *scope, int64_t scope_id, enum language language, struct str body)
{
    assert_ok(
        in_write(cx, text_edit_set(cx, str_from_c(scope), scope_id, S("over"), language, body)));
}

static void
without_edits_it_is_the_base_in_the_language(void **state)
{
    struct world *w = world_of(state);
    struct text_found nl = find(&w->cx, everywhere, LANGUAGE_NL),
                      en = find(&w->cx, everywhere, LANGUAGE_EN);
    assert_true(str_starts(nl.body, S("# Over deze site")) && !nl.edited && !nl.stale);
    assert_true(en.body.len > 0 && !str_eq(en.body, nl.body) && en.language == LANGUAGE_EN);
    struct text_found none;
    assert_outcome(
        in_read(&w->cx, text_find(&w->cx, &everywhere, S("geen-tekst"), LANGUAGE_NL, &none)),
        NOT_FOUND);
    assert_outcome(
        in_read(&w->cx, text_find(&w->cx, &everywhere, S("../elkedeur"), LANGUAGE_EN, &none)),
        NOT_FOUND);
}

static void
the_narrowest_edit_is_shown_where_it_holds(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        struct text_place place;
        const char *body; /* NULL: the base */
    } rows[] = {
        {{DEMODAM, 1, 1}, "gemeente"}, {{OVERDAM, 1, 1}, "deur"}, {{0, 1, 1}, "deur"},
        {{OVERDAM, 2, 1}, "regio"},    {{0, 0, 1}, "regio"},      {{0, 0, 0}, NULL},
        {{OVERDAM, 2, 2}, "regio"}, /* whatever the doorway: it is one of the region's */
        {{1, DEMODAM, 2}, NULL},    /* a number says nothing by itself */
    };
    edit(cx, "region", 1, LANGUAGE_NL, S("regio"));
    edit(cx, "municipality", DEMODAM, LANGUAGE_NL, S("gemeente"));
    edit(cx, "doorway", 1, LANGUAGE_NL, S("deur"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text_found found = find(cx, rows[i].place, LANGUAGE_NL);
        assert_int_equal(found.edited, rows[i].body != NULL);
        if (rows[i].body)
            assert_str(found.body, str_from_c(rows[i].body));
    }
}

static void
a_reader_keeps_their_language_before_an_edit(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct text_found found;

    edit(cx, "municipality", DEMODAM, LANGUAGE_NL, S("gemeente"));
    found = find(cx, everywhere, LANGUAGE_EN);
    assert_true(!found.edited && found.language == LANGUAGE_EN);
    edit(cx, "region", 1, LANGUAGE_EN, S("region"));
    assert_str(find(cx, everywhere, LANGUAGE_EN).body, S("region"));
    /* What exists in Dutch only is shown in Dutch, and says so. */
    assert_ok(
        in_write(cx, text_edit_set(cx, S("region"), 1, S("nieuws"), LANGUAGE_NL, S("Nieuws"))));
    assert_ok(in_read(cx, text_find(cx, &everywhere, S("nieuws"), LANGUAGE_EN, &found)));
    assert_true(found.language == LANGUAGE_NL);
    assert_str(found.body, S("Nieuws"));
}

static void
an_edit_over_an_older_base_is_stale_until_it_is_edited_again(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    edit(cx, "doorway", 1, LANGUAGE_NL, S("deur"));
    assert_false(find(cx, everywhere, LANGUAGE_NL).stale);
    assert_ok(world_script(cx, S("UPDATE text_version SET base_hash = 'older', body = 'oude deur' "
                                 "WHERE text_key = 'over'")));
    assert_true(find(cx, everywhere, LANGUAGE_NL).stale);
    assert_str(find(cx, everywhere, LANGUAGE_NL).body, S("oude deur"));
    edit(cx, "doorway", 1, LANGUAGE_NL, S("nieuwe deur"));
    assert_false(find(cx, everywhere, LANGUAGE_NL).stale);
    assert_str(find(cx, everywhere, LANGUAGE_NL).body, S("nieuwe deur"));
}

/* The head says who keeps it and since when: an editor writes none. */
static void
a_text_of_a_topic_keeps_the_head_of_the_base(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct text_found found;

    assert_ok(in_write(cx, text_edit_set(cx, S("region"), 1, S("topics/schulden"), LANGUAGE_NL,
                                         S("# Schulden in de regio\n\nBel ons.\n"))));
    assert_ok(in_read(cx, text_find(cx, &everywhere, S("topics/schulden"), LANGUAGE_NL, &found)));
    assert_true(str_starts(found.body, S("owner: redactie\nchecked: 2026-09-21\n")));
    assert_true(str_ends(found.body, S("\n\n# Schulden in de regio\n\nBel ons.\n")));
}

static void
what_is_local_stands_beneath_and_the_shared_text_stays(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct text_local_place_row_list places;
    struct str key = text_local_key(cx->mem, S("topics/scheiding"));
    const struct text_place overdam = {OVERDAM, 1, 1}, nobody = {0, 1, 1};
    struct text_found found;

    assert_true(text_is_local(key) && str_eq(text_shared_key(key), S("topics/scheiding")));
    assert_outcome(in_read(cx, text_find(cx, &everywhere, key, LANGUAGE_NL, &found)), NOT_FOUND);
    assert_ok(in_write(
        cx, text_edit_set(cx, S("municipality"), OVERDAM, key, LANGUAGE_NL, S("Spreekuur"))));
    assert_ok(in_read(cx, text_find(cx, &overdam, key, LANGUAGE_EN, &found)));
    assert_str(found.body, S("Spreekuur"));
    assert_true(found.language == LANGUAGE_NL);
    assert_outcome(in_read(cx, text_find(cx, &everywhere, key, LANGUAGE_NL, &found)), NOT_FOUND);
    assert_outcome(in_read(cx, text_find(cx, &nobody, key, LANGUAGE_NL, &found)), NOT_FOUND);
    assert_ok(in_read(cx, text_find(cx, &overdam, S("topics/scheiding"), LANGUAGE_NL, &found)));
    assert_false(found.edited);
    assert_ok(in_read(cx, text_local_places(cx, S("topics/scheiding"), 1, &places)));
    assert_int_equal(places.count, 1);
    assert_int_equal(places.at[0].municipality, OVERDAM);
}

static void
every_topic_has_names_and_a_first_help(void **state)
{
    struct topic found;
    (void)state;
    assert_true(topic_count() > 40);
    for (size_t i = 0; i < topic_count(); i++) {
        struct topic topic = topic_at(i);
        assert_true(topic.id.len > 0 && topic.first_help.len > 0);
        assert_true(topic_name(topic.id, LANGUAGE_NL).len > 0);
        assert_true(topic_name(topic.id, LANGUAGE_EN).len > 0);
        assert_false(str_eq(life_area_name(topic.life_area), topic.life_area));
        assert_true(topic_find(topic.id, &found));
    }
    assert_false(topic_find(S(""), &found) || topic_find(S("Bijstand"), &found));
    assert_str(topic_name(S("verdwenen"), LANGUAGE_NL), S("verdwenen"));
}

const struct CMUnitTest overlay_tests[] = {
    IN_HOUSE(without_edits_it_is_the_base_in_the_language),
    IN_HOUSE(the_narrowest_edit_is_shown_where_it_holds),
    IN_HOUSE(a_reader_keeps_their_language_before_an_edit),
    IN_HOUSE(an_edit_over_an_older_base_is_stale_until_it_is_edited_again),
    IN_HOUSE(a_text_of_a_topic_keeps_the_head_of_the_base),
    IN_HOUSE(what_is_local_stands_beneath_and_the_shared_text_stays),
    cmocka_unit_test(every_topic_has_names_and_a_first_help),
};
const size_t overlay_tests_count = sizeof overlay_tests / sizeof overlay_tests[0];
