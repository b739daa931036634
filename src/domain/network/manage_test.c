/* manage_test.c - who may change what of the network, two at once, and what is right. */
#include "app/test_house.h"

#include "domain/network/manage.h"

static struct scope
scope_by(struct cx *cx, int64_t organisation)
{
    struct scope scope;

    cx->who.organisation = organisation;
    assert_ok(in_read(cx, scope_of(cx, &scope)));
    return scope;
}

static struct place_list
places_of(struct cx *cx, const char *typed)
{
    struct place_list list;

    assert_ok(in_read(cx, places_read(cx, NULL, false, str_from_c(typed), &list)));
    return list;
}

static void
an_administrator_sees_only_what_is_of_the_own_municipalities(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct municipality_settings municipality;
    struct municipality_row_list municipalities;
    struct organisation_settings organisation;
    struct organisation_row_list organisations;
    struct doorway_settings doorway;
    struct doorway_row_list doorways;
    struct region_settings region;
    struct region_row_list regions;
    struct scope one = scope_by(cx, VANGNET), three = scope_by(cx, RAADSLIEDEN);
    struct scope all = scope_by(cx, LOKET);

    assert_ok(in_read(cx, scope_municipalities(cx, &one, &municipalities)));
    assert_int_equal(municipalities.count, 1);
    assert_ok(in_read(cx, municipality_settings_get(cx, &one, DEMODAM, &municipality)));
    assert_int_equal(municipality.net.organisation, VANGNET);
    assert_outcome(in_read(cx, municipality_settings_get(cx, &one, OVERDAM, &municipality)),
                   NOT_FOUND);
    assert_outcome(
        in_write(cx, municipality_settings_save(cx, &one, OVERDAM, S("1234"), 0, S(""), S(""))),
        NOT_FOUND);
    assert_ok(in_read(cx, scope_organisations(cx, &one, &organisations)));
    for (size_t i = 0; i < organisations.count; i++)
        assert_int_not_equal(organisations.at[i].organisation, OVERDAM_VANGNET);
    assert_outcome(in_read(cx, organisation_settings_get(cx, &one, OVERDAM_VANGNET, &organisation)),
                   NOT_FOUND);
    /* The doorway and the region are of three municipalities. */
    assert_outcome(in_read(cx, doorway_settings_get(cx, &one, 1, &doorway)), NOT_FOUND);
    assert_outcome(in_read(cx, region_settings_get(cx, &one, 1, &region)), NOT_FOUND);
    assert_ok(in_read(cx, scope_doorways(cx, &one, &doorways)));
    assert_ok(in_read(cx, scope_regions(cx, &one, &regions)));
    assert_true(doorways.count == 0 && regions.count == 0);
    assert_ok(in_read(cx, doorway_settings_get(cx, &three, 1, &doorway)));
    assert_ok(in_read(cx, region_settings_get(cx, &three, 1, &region)));
    assert_int_equal(region.places.count, 3);
    assert_ok(in_read(cx, municipality_settings_get(cx, &all, POLDERDAM, &municipality)));
    assert_ok(in_read(cx, organisation_settings_get(cx, &all, WIJKTEAM, &organisation)));
    assert_true(organisation.covered);
    cx->who.organisation = 0;
    assert_outcome(in_read(cx, scope_of(cx, &one)), NOT_FOUND);
}

static void
an_organisation_that_helps_elsewhere_too_is_only_switched_here(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope one = scope_by(cx, VANGNET), three = scope_by(cx, RAADSLIEDEN);
    struct organisation_settings stored;
    struct place_list none = {0};

    assert_ok(in_read(cx, organisation_settings_get(cx, &one, RAADSLIEDEN, &stored)));
    assert_false(stored.covered);
    assert_int_equal(stored.places.count, 1); /* the others are not shown */
    assert_outcome(
        in_write(cx, organisation_details_save(cx, &one, &stored.row, stored.details_version)),
        DENIED);
    assert_outcome(in_write(cx, organisation_help_save(cx, &one, RAADSLIEDEN, S("wijkteam"),
                                                       stored.help_version)),
                   DENIED);
    assert_outcome(in_write(cx, organisation_active_set(cx, &one, RAADSLIEDEN, false)), DENIED);
    assert_ok(in_write(
        cx, organisation_places_save(cx, &one, RAADSLIEDEN, &none, stored.places_version)));
    assert_outcome(in_read(cx, organisation_settings_get(cx, &one, RAADSLIEDEN, &stored)),
                   NOT_FOUND);
    assert_ok(in_read(cx, organisation_settings_get(cx, &three, RAADSLIEDEN, &stored)));
    assert_int_equal(stored.places.count, 2); /* what was not shown stayed */
    /* One of everywhere is changed by who manages everywhere. */
    assert_ok(in_read(cx, organisation_settings_get(cx, &three, LOKET, &stored)));
    assert_false(stored.covered);
}

static void
the_second_of_two_is_told_and_changes_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope three = scope_by(cx, RAADSLIEDEN);
    struct organisation_settings first, second;
    struct doorway_settings doorway;
    struct place_list places = places_of(cx, "Demodam, Overdam, Polderdam");

    assert_ok(in_read(cx, organisation_settings_get(cx, &three, WIJKTEAM, &first)));
    second = first;
    first.row.phone = S("099 111");
    second.row.name = S("Wijkteam Anders");
    assert_ok(
        in_write(cx, organisation_details_save(cx, &three, &first.row, first.details_version)));
    assert_outcome(
        in_write(cx, organisation_details_save(cx, &three, &second.row, second.details_version)),
        CONFLICT);
    assert_str(cx->fault.field, S("seen"));
    assert_ok(in_read(cx, organisation_settings_get(cx, &three, WIJKTEAM, &second)));
    assert_str(second.row.phone, S("099 111"));
    assert_str(second.row.name, S("Wijkteam Demodam"));
    /* Another part of the same organisation is no conflict. */
    assert_ok(in_write(
        cx, organisation_help_save(cx, &three, WIJKTEAM, S("wijkteam\ncjg"), first.help_version)));
    assert_outcome(
        in_write(cx, organisation_help_save(cx, &three, WIJKTEAM, S(""), first.help_version)),
        CONFLICT);
    assert_ok(in_read(cx, doorway_settings_get(cx, &three, 1, &doorway)));
    /* No version at all is not the right version. */
    assert_outcome(in_write(cx, doorway_settings_save(cx, &three, &doorway.row, &places, S(""))),
                   CONFLICT);
    assert_ok(
        in_write(cx, doorway_settings_save(cx, &three, &doorway.row, &places, doorway.version)));
}

static void
what_is_not_right_is_told_beside_its_field(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct organisation_row right = {.organisation = 50,
                                           .name = S("Loket"),
                                           .paid_by = S("x"),
                                           .steered_by = S("y"),
                                           .answer_workdays = 2,
                                           .accept_workdays = 2};
    struct organisation_row row;

#define WRONG(member, value, at)                                                                   \
    do {                                                                                           \
        row = right;                                                                               \
        row.member = value;                                                                        \
        assert_outcome(organisation_check(cx, &row), INVALID);                                     \
        assert_str(cx->fault.field, S(at));                                                        \
    } while (0)
    assert_ok(organisation_check(cx, &right));
    WRONG(name, S(""), "name");
    WRONG(paid_by, S(""), "paid_by");
    WRONG(steered_by, S(""), "steered_by");
    WRONG(phone, S("bel mij"), "phone");
    WRONG(phone, S("12"), "phone");
    WRONG(answer_workdays, 0, "answer_workdays");
    WRONG(answer_workdays, 31, "answer_workdays");
    WRONG(accept_workdays, -1, "accept_workdays");
    WRONG(url, S("http://loket.example"), "url");
    WRONG(url, S("https://lo ket.example"), "url");
    WRONG(kvk, S("1234567"), "kvk");
    WRONG(kvk, S("1234567a"), "kvk");
#undef WRONG
    row = right;
    row.phone = S("14 0182");
    row.url = S("https://loket.example/contact");
    row.kvk = S("12345678");
    assert_ok(organisation_check(cx, &row));
}

static void
a_safety_net_can_neither_end_nor_leave(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope three = scope_by(cx, RAADSLIEDEN);
    struct organisation_settings stored;
    struct municipality_settings place;
    struct place_list none = {0};

    assert_outcome(in_write(cx, organisation_active_set(cx, &three, VANGNET, false)), CONFLICT);
    assert_ok(in_read(cx, organisation_settings_get(cx, &three, VANGNET, &stored)));
    assert_outcome(
        in_write(cx, organisation_places_save(cx, &three, VANGNET, &none, stored.places_version)),
        INVALID);
    stored.row.map_only = 1;
    assert_outcome(
        in_write(cx, organisation_details_save(cx, &three, &stored.row, stored.details_version)),
        INVALID);
    assert_str(cx->fault.field, S("map_only"));
    /* After another has become it, it may; who ended cannot be one, nor who does not help there. */
    assert_ok(in_read(cx, municipality_settings_get(cx, &three, DEMODAM, &place)));
    assert_outcome(in_write(cx, municipality_settings_save(cx, &three, DEMODAM, S("14 099"),
                                                           OVERDAM_VANGNET, S("x"), place.version)),
                   INVALID);
    assert_outcome(in_write(cx, municipality_settings_save(cx, &three, DEMODAM, S("14 099"),
                                                           WIJKTEAM, S(""), place.version)),
                   INVALID);
    assert_str(cx->fault.field, S("contact"));
    assert_ok(in_write(cx, municipality_settings_save(cx, &three, DEMODAM, S("14 099"), WIJKTEAM,
                                                      S("de coördinator"), place.version)));
    assert_ok(in_write(cx, organisation_active_set(cx, &three, VANGNET, false)));
    assert_ok(in_read(cx, municipality_settings_get(cx, &three, DEMODAM, &place)));
    assert_str(place.row.phone, S("14 099"));
    assert_outcome(in_write(cx, municipality_settings_save(cx, &three, DEMODAM, S(""), VANGNET,
                                                           S("x"), place.version)),
                   INVALID);
    assert_ok(in_write(cx, organisation_active_set(cx, &three, VANGNET, true)));
    assert_outcome(in_write(cx, organisation_active_set(cx, &three, RAADSLIEDEN, false)),
                   CONFLICT); /* the own one */
}

static void
lists_of_municipalities_are_read_as_people_paste_them(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str written;

    assert_ok(in_write(cx, network_facts_load(cx)));
    struct place_list list = places_of(
        cx, "Gouda;Hengelo, GM0855\n\n  1000 \r\nBergen (NH)\nGouda\nNergenshuizen\nBergen");
    assert_int_equal(list.count, 5);                /* Gouda once */
    assert_int_equal(list.at[1].municipality, 164); /* the municipality, not the town elsewhere */
    assert_int_equal(list.at[3].municipality, DEMODAM);
    assert_int_equal(list.at[4].municipality, 373);
    assert_int_equal(list.problem_count, 2);
    assert_str(list.problems[0].typed, S("Nergenshuizen"));
    assert_str(list.problems[1].typed, S("Bergen"));
    struct municipality_row_list rows = {list.at, list.count};
    assert_ok(in_read(cx, places_write(cx, &rows, &written)));
    struct place_list again;
    assert_ok(in_read(cx, places_read(cx, NULL, false, written, &again)));
    assert_true(again.count == 5 && again.problem_count == 0);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(again.at[i].municipality, list.at[i].municipality);
}

static void
a_municipality_that_nobody_has_is_taken_in_and_another_s_is_not(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope one = scope_by(cx, VANGNET);
    struct organisation_settings stored;
    struct municipality_settings place;
    struct place_list list;

    assert_ok(in_write(cx, network_facts_load(cx)));
    assert_ok(in_read(cx, places_read(cx, &one, true, S("Demodam, Overdam, Gouda"), &list)));
    assert_true(list.count == 2 && list.problem_count == 1);
    assert_str(list.problems[0].typed, S("Overdam"));
    assert_ok(in_read(cx, places_read(cx, &one, false, S("Demodam, Gouda"), &list)));
    assert_true(list.count == 1 && list.problem_count == 1);
    assert_ok(in_read(cx, places_read(cx, &one, true, S("Demodam, Gouda"), &list)));
    assert_ok(in_read(cx, organisation_settings_get(cx, &one, VANGNET, &stored)));
    assert_ok(
        in_write(cx, organisation_places_save(cx, &one, VANGNET, &list, stored.places_version)));
    assert_ok(in_read(cx, municipality_settings_get(cx, &one, 513, &place)));
    /* Now it is somebody's. */
    struct scope other = scope_by(cx, OVERDAM_VANGNET);
    assert_ok(in_read(cx, places_read(cx, &other, true, S("Gouda"), &list)));
    assert_int_equal(list.problem_count, 1);
}

static void
a_doorway_has_a_host_of_its_own_and_municipalities(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope three = scope_by(cx, RAADSLIEDEN);
    struct place_list here = places_of(cx, "Demodam"), none = {0};
    struct doorway_row row = {
        .doorway = 7, .name = S("Plein"), .theme = S("neutral-theme"), .languages = S("nl")};
    static const struct {
        struct str host;
        enum outcome outcome;
    } rows[] = {
        {S_INIT(""), INVALID}, /* the doorway of the demo has none already */
        {S_INIT("https://plein.example"), INVALID},
        {S_INIT("plein..example"), INVALID},
        {S_INIT("-plein.example"), INVALID},
        {S_INIT("plein.example/a"), INVALID},
        {S_INIT("Plein.example"), INVALID}, /* pages make it small first */
        {S_INIT("plein.example"), OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        row.host = rows[i].host;
        assert_outcome(in_write(cx, doorway_new(cx, &three, &row, &here)), rows[i].outcome);
        if (rows[i].outcome != OK)
            assert_str(cx->fault.field, S("host"));
    }
    row.doorway = 8;
    assert_outcome(in_write(cx, doorway_new(cx, &three, &row, &here)), INVALID); /* taken */
    row.host = S("twee.example");
    assert_outcome(in_write(cx, doorway_new(cx, &three, &row, &none)), INVALID);
    row.municipality = OVERDAM;
    assert_outcome(in_write(cx, doorway_new(cx, &three, &row, &here)), INVALID);
    assert_str(cx->fault.field, S("municipality"));
    row.municipality = DEMODAM;
    row.region = 99;
    assert_outcome(in_write(cx, doorway_new(cx, &three, &row, &here)), INVALID);
    row.region = 1;
    assert_ok(in_write(cx, doorway_new(cx, &three, &row, &here)));
}

static void
colours_are_looked_at_first_and_then_used(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct scope three = scope_by(cx, RAADSLIEDEN), one = scope_by(cx, VANGNET);
    struct theme theme;
    struct theme_fault fault;
    struct doorway_settings doorway;
    struct str purple, black, tokens;

    assert_true(theme_parse(cx->mem, S("--basis-focus-outline-color: #000;"), &theme, &fault));
    assert_outcome(in_write(cx, sheet_keep(cx, &one, 1, &theme, &black)), NOT_FOUND);
    assert_ok(in_write(cx, sheet_keep(cx, &three, 1, &theme, &black)));
    assert_true(theme_parse(cx->mem, S("--basis-focus-outline-color: #1a0033;"), &theme, &fault));
    assert_ok(in_write(cx, sheet_keep(cx, &three, 1, &theme, &purple)));
    assert_ok(in_read(cx, doorway_settings_get(cx, &three, 1, &doorway)));
    assert_int_equal(doorway.row.sheet.len, 0); /* only looked at */
    assert_outcome(in_write(cx, sheet_use(cx, &one, 1, purple)), NOT_FOUND);
    assert_outcome(in_write(cx, sheet_use(cx, &three, 1, S("abc"))), NOT_FOUND);
    assert_ok(in_write(cx, sheet_use(cx, &three, 1, purple)));
    assert_ok(in_read(cx, sheet_get(cx, purple, &tokens)));
    assert_str(tokens, S("--basis-focus-outline-color: #1a0033;\n"));
    assert_outcome(in_read(cx, sheet_get(cx, black, &tokens)), NOT_FOUND); /* the others went */
    assert_ok(in_read(cx, doorway_settings_get(cx, &three, 1, &doorway)));
    assert_str(doorway.row.sheet, purple);
    assert_ok(in_write(cx, sheet_use(cx, &three, 1, S(""))));
    assert_outcome(in_read(cx, sheet_get(cx, purple, &tokens)), NOT_FOUND);
}

const struct CMUnitTest manage_tests[] = {
    IN_HOUSE(an_administrator_sees_only_what_is_of_the_own_municipalities),
    IN_HOUSE(an_organisation_that_helps_elsewhere_too_is_only_switched_here),
    IN_HOUSE(the_second_of_two_is_told_and_changes_nothing),
    IN_HOUSE(what_is_not_right_is_told_beside_its_field),
    IN_HOUSE(a_safety_net_can_neither_end_nor_leave),
    IN_HOUSE(lists_of_municipalities_are_read_as_people_paste_them),
    IN_HOUSE(a_municipality_that_nobody_has_is_taken_in_and_another_s_is_not),
    IN_HOUSE(a_doorway_has_a_host_of_its_own_and_municipalities),
    IN_HOUSE(colours_are_looked_at_first_and_then_used),
};
const size_t manage_tests_count = sizeof manage_tests / sizeof manage_tests[0];
