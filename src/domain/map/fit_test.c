/* fit_test.c - who stands first where a page says who helps. */
#include "app/test_house.h"

#include "base/text.h"
#include "domain/map/import.h"
#include "domain/map/map.h"

static const char heading[] = "id\tname\torganisation\tmunicipality\ttopics\thelp_types\t"
                              "opening_hours\tcapacity\twaiting_weeks\tstatus\n";

static void
take_in(struct cx *cx, const char *rows)
{
    struct import_report report = {0}, taken;
    struct import_rows *read;
    struct str csv = str_join(cx->mem, str_from_c(heading), str_from_c(rows));
    struct import *import =
        import_open(cx->mem, (struct bytes){(const unsigned char *)csv.ptr, csv.len},
                    &(struct import_options){0}, &report);

    assert_ok(import_rows_read(cx, import, 1000, &read));
    assert_ok(in_write(cx, import_rows_take(cx, import, read, &taken)));
    assert_int_equal(taken.rejected, 0);
}

/* Who helps with it in Demodam: names, with ", " between. */
static void
assert_order(struct cx *cx, struct str topic, struct str names)
{
    struct text t = text_open(cx->mem, 128);
    struct topic_help help;

    assert_ok(in_read(cx, topic_help_get(cx, DEMODAM, topic, &help)));
    for (size_t i = 0; i < help.services.count; i++) {
        text_add(&t, i ? S(", ") : S(""));
        text_add(&t, help.services.at[i].name);
    }
    assert_str(text_str(&t), names);
}

/* The delimiter of the table is a tab: topics have ; between them. */
static void
help_with_exactly_this_stands_before_desks_for_everything(void **state)
{
    struct world *w = world_of(state);

    take_in(
        &w->cx,
        "a\tAanloop\tClub\tGM9901\tontslag\tjuridisch_loket\t\t\t\tclosed\n"
        "b\tBalie\tClub\tGM9901\tontslag;ww;schulden;bijstand;wmo;pgb\tjuridisch_loket\t\t\t\t\n"
        "c\tCentrum\tClub\tGM9901\tontslag\tmediator\t\t\t\t\n"
        "d\tDagdeel\tClub\tGM9901\tontslag\tvakbond\t\t\t\t\n"
        "e\tEen uur\tClub\tGM9901\tontslag;ww;wmo\tjuridisch_loket\t\t\t\t\n"
        "f\tFijn spreekuur\tClub\tGM9901\tontslag;ww\tjuridisch_loket\t\t\t\t\n"
        "g\tGoed bij ontslag\tClub\tGM9901\tontslag;ww;wmo\tjuridisch_loket\t\t\t\t\n"
        "h\tAl het land\tClub\tlandelijk\tontslag\tjuridisch_loket\t\t\t\t\n");
    assert_order(&w->cx, S("ontslag"),
                 S("Goed bij ontslag, Fijn spreekuur, Een uur, Dagdeel, Balie, Centrum, Al het "
                   "land, Aanloop"));
}

static void
independent_help_stands_first_where_the_municipality_is_the_other_party(void **state)
{
    struct world *w = world_of(state);

    take_in(
        &w->cx,
        "a\tAanvragen\tWerk en Inkomen "
        "Demodam\tGM9901\twmo;mantelzorg\tclientondersteuner\t\t\t\t\n"
        "b\tBalie\tSociaal raadslieden Demodam\tGM9901\twmo;ww;schulden;bijstand;pgb;mantelzorg\t"
        "sociaal_raadslieden\t\t\t\t\n"
        "d\tDagbesteding\tClub\tGM9901\twmo\tmediator\t\t\t\t\n"
        "e\tEen klacht\tClub\tGM9901\twmo\tombudsman\t\t\t\t\n"
        "c\tCentraal\tClub\tlandelijk\twmo\t\t\t\t\t\n");
    assert_order(&w->cx, S("wmo"), S("Balie, Dagbesteding, Een klacht, Centraal, Aanvragen"));
    assert_order(&w->cx, S("mantelzorg"), S("Aanvragen, Balie"));
}

/* It is Monday, a quarter past four. */
static void
what_fits_alike_goes_by_open_now_then_by_waiting_then_by_name(void **state)
{
    struct world *w = world_of(state);

    take_in(&w->cx, "a\tAvond\tClub\tGM9901\tww\tuwv\tdi 9-12\tcapacity\t\t\n"
                    "b\tBeginnen\tClub\tGM9901\tww\tuwv\tdi 9-12\tno_capacity\t\t\n"
                    "c\tCirca\tClub\tGM9901\tww\tuwv\tdi 9-12\twaitlist\t3\t\n"
                    "d\tDaarom\tClub\tGM9901\tww\tuwv\tma-vr 9-17\twaitlist\t9\t\n"
                    "e\tEdel\tClub\tGM9901\tww\tuwv\tma 9-17\tcapacity\t\t\n"
                    "f\tAltijd\tClub\tGM9901\tww\tuwv\tdi 9-12\tcapacity\t\t\n");
    assert_order(&w->cx, S("ww"), S("Edel, Daarom, Altijd, Avond, Circa, Beginnen"));
}

/* Nobody names the topic: the kind of help that it asks for first, also from far. */
static void
the_best_kind_of_help_goes_first_when_nobody_names_the_topic(void **state)
{
    struct world *w = world_of(state);

    take_in(&w->cx, "a\tAdvies\tClub\tGM9901\t\tadvocaat\t\t\t\t\n"
                    "b\tBericht\tClub\tlandelijk\t\tvluchtelingenwerk\t\t\t\t\n");
    assert_order(&w->cx, S("asiel"), S("Bericht, Advies"));
}

const struct CMUnitTest fit_tests[] = {
    IN_HOUSE(help_with_exactly_this_stands_before_desks_for_everything),
    IN_HOUSE(independent_help_stands_first_where_the_municipality_is_the_other_party),
    IN_HOUSE(what_fits_alike_goes_by_open_now_then_by_waiting_then_by_name),
    IN_HOUSE(the_best_kind_of_help_goes_first_when_nobody_names_the_topic),
};
const size_t fit_tests_count = sizeof fit_tests / sizeof *fit_tests;
