/* missing_test.c - what is missing is named, and nothing when all is there. */
#include "app/test_house.h"

#include "domain/desk/missing.h"

/* Everything that the check asks for, in the demo network. */
static void
complete(struct cx *cx)
{
    static const char *const scripts[] = {
        "UPDATE doorway SET host = 'hulp.demodam.example', phone = '099 900 1000'",
        "UPDATE organisation SET phone = '099 900 1000' WHERE phone = ''",
        /* in brackets: two pieces of one script, and no comma forgotten */
        ("INSERT INTO organisation_help (organisation, help_type) "
         "SELECT DISTINCT 2, help_type FROM organisation_help WHERE organisation <> 2"),
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        assert_ok(world_script(cx, str_from_c(scripts[i])));
}

/* The first of this kind; NULL: not missing. */
static const struct missing *
missing(struct cx *cx, enum missing_kind kind)
{
    struct scope all = scope_everything();
    struct missing_list list;

    assert_ok(in_read(cx, missing_find(cx, &all, &list)));
    const struct missing *rows = list.at; /* of the arena, not of `list` */
    for (size_t i = 0; i < list.count; i++)
        if (rows[i].kind == kind)
            return rows + i;
    return NULL;
}

static void
each_thing_that_is_missing_is_named_once_it_is_gone(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        enum missing_kind kind;
        const char *script;
        int64_t subject;
        struct str said;
    } rows[] = {
        {MISSING_NET_PEOPLE, "UPDATE membership SET role = 'coordinator' WHERE organisation = 7",
         VANGNET,
         S_INIT("Vangnetloket Demodam is een vangnet. Daar kan nog niemand vragen beantwoorden.")},
        {MISSING_NET, "DELETE FROM safety_net WHERE municipality = 9902", OVERDAM,
         S_INIT("Overdam heeft nog geen vangnet. Daarom doet de gemeente nog niet mee.")},
        {MISSING_MUNICIPALITY_PHONE, "UPDATE municipality SET phone = '' WHERE municipality = 9903",
         POLDERDAM, S_INIT("De gemeente Polderdam heeft nog geen telefoonnummer.")},
        {MISSING_PEOPLE, "DELETE FROM membership WHERE organisation = 3", WIJKTEAM,
         S_INIT("Bij Wijkteam Demodam werkt nog niemand.")},
        {MISSING_ORGANISATION_PHONE, "UPDATE organisation SET phone = '' WHERE organisation = 4",
         SCHULDHULP, S_INIT("De organisatie Schuldhulp Demodam heeft nog geen telefoonnummer.")},
        {MISSING_ANSWER_TERM, "UPDATE organisation SET answer_workdays = 11 WHERE organisation = 5",
         INKOMEN,
         S_INIT("Werk en Inkomen Demodam antwoordt na 11 werkdagen. Kies een getal van 1 tot en "
                "met 10.")},
        {MISSING_ACCEPT_TERM, "UPDATE organisation SET accept_workdays = 0 WHERE organisation = 6",
         HUURTEAM,
         S_INIT("Huurteam De Sleutel antwoordt collega's na 0 werkdagen. Kies een getal van 1 tot "
                "en met 10.")},
        {MISSING_HOST, "UPDATE doorway SET host = ''", 1,
         S_INIT("De ingang Elke deur in Demodam heeft nog geen eigen webadres.")},
        {MISSING_DOORWAY_PHONE, "UPDATE doorway SET phone = ''", 1,
         S_INIT("De ingang Elke deur in Demodam heeft nog geen telefoonnummer.")},
    };
    complete(cx);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_null(missing(cx, rows[i].kind));
        assert_ok(world_script(cx, str_from_c(rows[i].script)));
        const struct missing *found = missing(cx, rows[i].kind);
        assert_non_null(found);
        assert_int_equal(found->subject, rows[i].subject);
        assert_str(missing_said(cx->mem, LANGUAGE_NL, found), rows[i].said);
    }
}

static void
topics_without_help_are_named_and_fall_to_the_net(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    complete(cx);
    assert_ok(world_script(cx, S("DELETE FROM organisation_help WHERE help_type <> 'wijkteam'")));
    assert_ok(world_script(cx, S("INSERT INTO organisation_help (organisation, help_type) "
                                 "VALUES (2, 'schuldhulp_gemeente')")));
    const struct missing *found = missing(cx, MISSING_HELP);
    assert_non_null(found);
    assert_true(found->number > 0);
    assert_true(str_find(found->topics, S("schulden ")) == found->topics.len);
    assert_true(str_find(found->topics, S("beslag ")) == found->topics.len);
    assert_true(str_find(found->topics, S("huurprijs_servicekosten ")) < found->topics.len);
    /* All three lack the same: one sentence. */
    assert_str(found->name, S("Demodam, Overdam, Polderdam"));
    /* Who stands on the map only, or has ended, helps nobody here. */
    assert_ok(world_script(cx, S("UPDATE organisation SET map_only = 1 WHERE organisation = 2")));
    found = missing(cx, MISSING_HELP);
    assert_true(str_find(found->topics, S("schulden ")) < found->topics.len);
}

static void
colours_that_cannot_be_read_any_more_are_missing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    complete(cx);
    assert_ok(world_script(cx, S("INSERT INTO theme_sheet (doorway, sheet, tokens) VALUES "
                                 "(1, 'a', '--basis-focus-outline-color: #000;'), "
                                 "(1, 'b', '--basis-focus-outline-color: #ffd84d;')")));
    assert_ok(world_script(cx, S("UPDATE doorway SET sheet = 'a'")));
    assert_null(missing(cx, MISSING_CONTRAST));
    assert_ok(world_script(cx, S("UPDATE doorway SET sheet = 'b'")));
    assert_non_null(missing(cx, MISSING_CONTRAST));
}

static void
what_is_of_another_is_not_asked_of_an_administrator(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct missing_list list;
    struct scope scope;

    assert_ok(world_script(cx, S("UPDATE organisation SET phone = '' WHERE organisation <> 3")));
    assert_ok(world_script(cx, S("DELETE FROM safety_net WHERE municipality = 9902")));
    cx->who.organisation = VANGNET;
    assert_ok(in_read(cx, scope_of(cx, &scope)));
    assert_ok(in_read(cx, missing_find(cx, &scope, &list)));
    for (size_t i = 0; i < list.count; i++) {
        assert_int_not_equal(list.at[i].kind, MISSING_NET);
        assert_int_not_equal(list.at[i].kind, MISSING_HOST); /* the doorway is of three */
        if (list.at[i].kind == MISSING_ORGANISATION_PHONE)
            assert_true(list.at[i].subject != RAADSLIEDEN && list.at[i].subject != LOKET &&
                        list.at[i].subject != OVERDAM_VANGNET);
    }
}

const struct CMUnitTest missing_tests[] = {
    IN_HOUSE(each_thing_that_is_missing_is_named_once_it_is_gone),
    IN_HOUSE(topics_without_help_are_named_and_fall_to_the_net),
    IN_HOUSE(colours_that_cannot_be_read_any_more_are_missing),
    IN_HOUSE(what_is_of_another_is_not_asked_of_an_administrator),
};
const size_t missing_tests_count = sizeof missing_tests / sizeof missing_tests[0];
