/* network_test.c - which municipality somebody means, who serves it, and what day is promised. */
#include "app/test_house.h"

#include "domain/network/network.h"

static void
a_municipality_has_a_code_that_is_read_back(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str typed;
        int64_t number; /* 0: none */
    } rows[] = {
        {S_INIT("GM0855"), 855}, {S_INIT("gm0855"), 855}, {S_INIT("0855"), 855},
        {S_INIT("855"), 855},    {S_INIT("GM3"), 3},      {S_INIT("GM"), 0},
        {S_INIT(""), 0},         {S_INIT("GM0000"), 0},   {S_INIT("GM08555"), 0},
        {S_INIT("GM-855"), 0},   {S_INIT("GM 855"), 0},   {S_INIT("PV0855"), 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t number = 0;
        assert_int_equal(municipality_parse(rows[i].typed, &number), rows[i].number != 0);
        assert_int_equal(number, rows[i].number);
    }
    assert_str(municipality_code(w->mem, 3), S("GM0003"));
    assert_str(municipality_tooi(w->mem, 855),
               S("https://identifier.overheid.nl/tooi/id/gemeente/gm0855"));
}

static void
what_somebody_types_finds_the_municipality(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        const char *typed;
        size_t count;
        int64_t first;
    } rows[] = {
        {"Amsterdam", 1, 363},
        {" amsterdam ", 1, 363},
        {"AMSTERDAM", 1, 363},
        {"GM0363", 1, 363},
        {"gm363", 1, 363},
        {"1011", 1, 363},
        {"1011AB", 1, 363},
        {"1011 ab", 1, 363},
        {"'s-Hertogenbosch", 1, 796},
        {"Súdwest-Fryslân", 1, 1900},
        {"1002", 2, DEMODAM}, /* split: by name, so Demodam before Overdam */
        {"1000", 1, DEMODAM},
        {"SUDWEST FRYSLÂN", 1, 1900},
        {"den haag", 1, 518},
        {"Den Bosch", 1, 796},
        {"IJmuiden", 1, 453},    /* a town: its municipality is Velsen */
        {"bergen", 2, 893},      /* in Limburg and in Noord-Holland: asks which */
        {"Appingedam", 1, 1979}, /* ended, and a town in another now */
        {"GM0003", 0, 0},
        {"GM9999", 0, 0},
        {"1004", 0, 0}, /* no such postcode */
        {"0999", 0, 0},
        {"1011 A", 0, 0},
        {"1011 A1", 0, 0},
        {"10111", 0, 0},
        {"Amsterda", 0, 0},
        {"%", 0, 0},
        {"", 0, 0},
        {"   ", 0, 0},
        {"' OR 1=1 --", 0, 0},
    };
    assert_ok(in_write(cx, network_facts_load(cx)));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct municipality_row_list list = {0};
        enum outcome outcome = in_read(cx, municipality_find(cx, str_from_c(rows[i].typed), &list));
        if (outcome != (rows[i].count ? OK : NOT_FOUND))
            print_message("%s\n", rows[i].typed);
        assert_outcome(outcome, rows[i].count ? OK : NOT_FOUND);
        assert_int_equal(list.count, rows[i].count);
        if (rows[i].count)
            assert_int_equal(list.at[0].municipality, rows[i].first);
        else
            assert_str(cx->fault.field, S("place"));
    }
}

static void
all_municipalities_are_there_and_loading_again_changes_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct municipality_row row;
    int64_t before, after;

    assert_ok(in_write(cx, network_facts_load(cx)));
    assert_ok(in_read(cx, network_facts_count(cx, &before)));
    assert_ok(in_write(cx, network_facts_load(cx)));
    assert_ok(in_read(cx, network_facts_count(cx, &after)));
    assert_true(before > 342 && before == after); /* the demo's own are not counted */
    assert_ok(in_read(cx, municipality_get(cx, 3, &row)));
    assert_true(row.ended == 1 && row.fictional == 0); /* old letters name it */
    assert_str(row.name, S("Appingedam"));
    assert_outcome(in_read(cx, municipality_get(cx, 9999, &row)), NOT_FOUND);
}

static void
its_own_organisations_come_before_those_of_everywhere(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const int64_t here[] = {OVERDAM};
    const struct str help[] = {S("juridisch_loket")};
    struct organisation_row row = {.organisation = 20,
                                   .name = S("Rechtswinkel Overdam"),
                                   .paid_by = S("een fonds"),
                                   .steered_by = S("zichzelf"),
                                   .answer_workdays = 5,
                                   .phone = S(""),
                                   .active = 1,
                                   .accept_workdays = 2};
    static const struct {
        int64_t municipality;
        size_t count;
        int64_t first;
    } rows[] = {{OVERDAM, 2, 20}, {DEMODAM, 1, LOKET}, {9904, 0, 0}}; /* no safety net there */
    struct organisation_row_list list;

    assert_ok(in_write(cx, organisation_add(cx, &row, 1, here, 1, help)));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_ok(in_read(cx, organisation_serving(cx, rows[i].municipality, help[0], &list)));
        assert_int_equal(list.count, rows[i].count);
        if (rows[i].count)
            assert_int_equal(list.at[0].organisation, rows[i].first);
    }
    row.active = 0;
    assert_ok(in_write(cx, organisation_add(cx, &row, 1, here, 1, help)));
    assert_ok(in_read(cx, organisation_serving(cx, OVERDAM, help[0], &list)));
    assert_int_equal(list.count, 1);
    assert_ok(in_read(cx, organisation_serving(cx, OVERDAM, S("bestaat_niet"), &list)));
    assert_int_equal(list.count, 0);
}

static void
a_doorway_is_found_by_its_host_and_else_the_one_for_all(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct doorway_row own = {.doorway = 2,
                                    .host = S("hulp.overdam.example"),
                                    .name = S("Hulp in Overdam"),
                                    .theme = S("neutral-theme"),
                                    .languages = S("nl"),
                                    .municipality = OVERDAM,
                                    .phone = S(""),
                                    .phone_hours = S("")};
    const int64_t places[] = {OVERDAM};
    struct doorway_row found;
    struct municipality_row_list list;

    assert_ok(in_write(cx, doorway_add(cx, &own, 1, places)));
    assert_ok(in_read(cx, doorway_get(cx, S("hulp.overdam.example"), &found)));
    assert_int_equal(found.doorway, 2);
    assert_ok(in_read(cx, doorway_get(cx, S("elders.example"), &found)));
    assert_int_equal(found.doorway, 1);
    assert_ok(in_read(cx, doorway_municipalities(cx, 1, &list)));
    assert_int_equal(list.count, 3);
    assert_str(list.at[0].name, S("Demodam"));
    assert_ok(in_read(cx, doorway_municipalities(cx, 2, &list)));
    assert_int_equal(list.count, 1);
}

static void
who_takes_part_has_named_who_catches(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct safety_net_row net;
    bool takes_part;

    assert_ok(in_read(cx, municipality_takes_part(cx, POLDERDAM, &takes_part)));
    assert_true(takes_part);
    assert_ok(in_read(cx, safety_net_get(cx, POLDERDAM, &net)));
    assert_int_equal(net.organisation, OVERDAM_VANGNET);
    assert_ok(in_read(cx, municipality_takes_part(cx, 9904, &takes_part)));
    assert_false(takes_part);
    assert_outcome(in_read(cx, safety_net_get(cx, 9904, &net)), NOT_FOUND);
    assert_outcome(in_write(cx, safety_net_set(cx, 9904, VANGNET, S("x"))),
                   CONFLICT); /* no such place */
}

static void
an_answer_is_promised_for_an_ordinary_working_day(void **state)
{
    static const struct {
        int year, month, mday, minutes; /* it came, in Amsterdam */
        int64_t workdays;
        const char *by;
    } rows[] = {
        {2026, 9, 21, 16 * 60, 2, "2026-09-23"}, /* Monday */
        {2026, 9, 21, 0, 2, "2026-09-23"},
        {2026, 9, 21, 1439, 2, "2026-09-23"},
        {2026, 9, 24, 600, 2, "2026-09-28"}, /* over the weekend */
        {2026, 9, 26, 600, 2, "2026-09-30"}, /* on Saturday: as if on Monday */
        {2026, 9, 27, 1439, 0, "2026-09-28"},
        {2026, 12, 24, 600, 2, "2026-12-29"}, /* Christmas on Friday and Saturday */
        {2026, 12, 25, 600, 2, "2026-12-30"},
        {2026, 12, 31, 1439, 1, "2027-01-04"}, /* New Year on Friday */
        {2027, 3, 25, 600, 1, "2027-03-30"},   /* Good Friday to Easter Monday */
        {2027, 4, 26, 600, 1, "2027-04-28"},   /* King's day */
    };
    struct cx cx = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date by, came = date_of(rows[i].year, rows[i].month, rows[i].mday);
        cx.now_ms = amsterdam_ms(came, rows[i].minutes);
        assert_true(date_parse(str_from_c(rows[i].by), &by));
        assert_int_equal(answer_day(&cx, rows[i].workdays).day, by.day);
        int64_t due_ms = answer_due_ms(&cx, rows[i].workdays);
        assert_true(due_ms ==
                    amsterdam_ms(date_plus(by, 1), 0)); /* the whole day is still in time */
        assert_int_equal(due_day(due_ms).day, by.day);
    }
}

const struct CMUnitTest network_tests[] = {
    WITH_KEYS(a_municipality_has_a_code_that_is_read_back),
    IN_HOUSE(what_somebody_types_finds_the_municipality),
    IN_HOUSE(all_municipalities_are_there_and_loading_again_changes_nothing),
    IN_HOUSE(its_own_organisations_come_before_those_of_everywhere),
    IN_HOUSE(a_doorway_is_found_by_its_host_and_else_the_one_for_all),
    IN_HOUSE(who_takes_part_has_named_who_catches),
    cmocka_unit_test(an_answer_is_promised_for_an_ordinary_working_day),
};
const size_t network_tests_count = sizeof network_tests / sizeof network_tests[0];
