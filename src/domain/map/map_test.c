/* map_test.c - the map in the database: open now, lists that always name somebody, who may see
 * which number, who may change what, and confirming from a mail. */
#include "app/test_house.h"

#include "domain/map/map_shown.h"

#include "base/text.h"
#include "domain/map/import.h"
#include "domain/map/kind.h"
#include "domain/map/map.h"
#include "domain/map/schedule.h"
#include "os/random.h"
#include "topics.h"

static const char heading[] =
    "id;name;organisation;municipality;topics;help_types;phone;phone_network;phone_own;email;"
    "email_network;email_own;opening_hours;address;town;description;confirmed\n";

/* Takes a table in, in a transaction of its own. */
static struct import_report
take_in(struct cx *cx, struct str csv, const struct import_options *options)
{
    struct import_report report = {0}, taken;
    struct import_rows *rows;
    struct import *import = import_open(
        cx->mem, (struct bytes){(const unsigned char *)csv.ptr, csv.len}, options, &report);

    assert_ok(import_rows_read(cx, import, 1000, &rows));
    assert_ok(in_write(cx, import_rows_take(cx, import, rows, &taken)));
    return taken;
}

static struct str
with_heading(struct cx *cx, struct str rows)
{
    return str_join(cx->mem, str_from_c(heading), rows);
}

static const struct str two_rows = S_INIT(
    "a1;Spreekuur schulden;Sociaal raadslieden Demodam;GM9901;schulden;sociaal_raadslieden;"
    "099 PUBLIC1;099 11NETWORK;099 11OWN;public1@x.example;network1@x.example;own1@x.example;"
    "ma-vr 9-17;Kerkstraat 1;Demodam;Kom langs.;\n"
    "a2;Telefoon voor huurders;Huurhulp Nederland;landelijk;huurcontract_borg;juridisch_loket;"
    "0800 1234;;;;;;op afspraak;;;;2026-09-01\n");

static int64_t
service_named_first(struct cx *cx, int64_t municipality)
{
    struct listed_page page;

    assert_ok(in_read(cx, listed_get(cx, municipality, S(""), (struct listed_place){0}, &page)));
    assert_true(page.rows.count > 0);
    return page.rows.at[0].service;
}

static void
a_second_run_changes_nothing_and_export_brings_back_the_same(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct import_options options = {.source = S("proef")};
    struct str rows;
    int64_t after = 0;

    struct import_report report = take_in(cx, with_heading(cx, two_rows), &options);
    assert_true(report.read == 2 && report.created == 2 && report.rejected == 0);
    report = take_in(cx, with_heading(cx, two_rows), &options);
    assert_true(report.unchanged == 2 && report.changed == 0 && report.created == 0);
    for (enum record_contacts c = CONTACTS_EVERYONE; c <= CONTACTS_OWN; c++) {
        after = 0;
        assert_ok(in_read(cx, export_rows(cx, c, &after, &rows)));
        struct str file = str_join(cx->mem, export_heading(cx->mem, c), rows);
        report = take_in(cx, file, &(struct import_options){.source = S("elders")});
        assert_true(report.read == 2 && report.unchanged == 2);
    }
    report = take_in(cx,
                     with_heading(cx, S("a1;Spreekuur schulden;Sociaal raadslieden Demodam;"
                                        "GM9901;schulden;;;;;;;;ma-do 9-17;;;;\n")),
                     &options);
    assert_true(report.changed == 1);
}

static void
what_is_wrong_with_a_record_rejects_that_one_with_its_place(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        struct str row, field;
    } rows[] = {
        {S_INIT("b1;;Organisatie;GM9901;;;;;;;;;;;;;\n"), S_INIT("name")},
        {S_INIT("b2;Naam;;GM9901;;;;;;;;;;;;;\n"), S_INIT("organisation")},
        {S_INIT("b3;Naam;Organisatie;Nergenshuizen;;;;;;;;;;;;;\n"), S_INIT("municipality")},
        {S_INIT("b4;Naam;Organisatie;GM9901;;toverij;;;;;;;;;;;\n"), S_INIT("help_types")},
        {S_INIT("b5;Naam;Organisatie;GM9901;;;6,12346E+08;;;;;;;;;;\n"), S_INIT("phone")},
        {S_INIT("b6;Naam;Organisatie;GM9901;;;;;;a b@c.nl;;;;;;;\n"), S_INIT("email")},
        {S_INIT("b7;Naam;Organisatie;GM9901;;;;;;;;;;;;;2-13-2026\n"), S_INIT("confirmed")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str good = S("g;Goed;Organisatie;GM9901;;;;;;;;;;;;;\n");
        struct str csv = with_heading(cx, str_join(cx->mem, rows[i].row, good));
        struct import_report report = take_in(cx, csv, &(struct import_options){0});
        assert_true(report.rejected == 1);
        assert_true(report.created + report.unchanged == 1);
        assert_non_null(report.problems.first);
        assert_str(report.problems.first->field, rows[i].field);
        assert_int_equal(report.problems.first->line, 2);
        assert_true(report.problems.first->cell > 0 && report.problems.first->reason.len > 10);
    }
}

static void
records_that_look_alike_are_told_and_not_merged(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str csv =
        with_heading(cx, S("c1;Stichting Buurthulp;Buurthulp;GM9901;;;099 1;;;;;;;;;;\n"
                           "c2;Buurthulp;Buurthulp;GM9902;;;099 2;;;;;;;;;;\n"
                           ";Zonder nummer;Buurthulp;GM9901;;;099 3;;;;;;;;;;\n"
                           ";Zonder nummer;Buurthulp;GM9901;;;099 3;;;;;;;;;;\n"
                           ";Zonder nummer;Buurthulp;GM9901;;;099 4;;;;;;;;;;\n"
                           "c1;Iets anders;Buurthulp;GM9901;;;;;;;;;;;;;\n"));

    struct import_report report = take_in(cx, csv, &(struct import_options){0});
    assert_true(report.read == 6 && report.created == 4);
    assert_true(report.unchanged == 1 && report.rejected == 1);
    assert_true(report.warnings >= 3);
    report = take_in(cx, csv, &(struct import_options){0});
    assert_true(report.created == 0 && report.changed == 0 && report.unchanged == 5);
}

static void
open_now_is_said_by_the_clock_of_amsterdam(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        int day, minutes;
        const char *words;
    } rows[] = {
        /* ma-vr 9-17, closed 24 December; the days are of November and December 2026 */
        {27, 10 * 60, "Nu open, tot 17.00 uur"}, /* Friday */
        {27, 8 * 60, "Nu dicht. Gaat vandaag open om 9.00 uur"},
        {27, 17 * 60, "Nu dicht. Gaat maandag open om 9.00 uur"},
        {29, 12 * 60, "Nu dicht. Gaat morgen open om 9.00 uur"},       /* Sunday */
        {30 + 24, 12 * 60, "Nu dicht. Gaat maandag open om 9.00 uur"}, /* then Christmas */
        {30 + 23, 17 * 60, "Nu dicht. Gaat maandag open om 9.00 uur"},
    };
    struct open_state now;

    cx->now_ms = amsterdam_ms(date_of(2026, 11, 25), 12 * 60);
    assert_ok(in_write(
        cx, schedule_set_text(cx, SCHEDULE_DOORWAY, 1, S("ma-vr 9-17; gesloten 24-12-2026"))));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cx->now_ms =
            amsterdam_ms(date_plus(date_of(2026, 11, 1), rows[i].day - 1), rows[i].minutes);
        assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
        assert_str(open_in_words(cx, LANGUAGE_NL, &now), str_from_c(rows[i].words));
    }
    /* Over New Year, and after the days that were expanded: the task extends them. */
    int64_t extended;
    cx->now_ms = amsterdam_ms(date_of(2028, 1, 3), 10 * 60);
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_int_equal(now.kind, OPEN_NOT_SOON);
    assert_ok(in_write(cx, schedule_extend(cx, &extended)));
    assert_int_equal(extended, 1);
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_int_equal(now.kind, OPEN_NOW);
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_ORGANISATION, 1, &now)));
    assert_int_equal(now.kind, OPEN_UNKNOWN);
    assert_ok(in_write(cx, schedule_set_text(cx, SCHEDULE_DOORWAY, 1, S("soms"))));
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_true(now.kind == OPEN_UNKNOWN && str_eq(now.words, S("soms")));
    assert_ok(in_write(cx, schedule_set_text(cx, SCHEDULE_DOORWAY, 1, S(""))));
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_true(now.kind == OPEN_UNKNOWN && now.words.len == 0);
}

static void
every_topic_in_every_municipality_names_somebody(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const int64_t municipalities[] = {DEMODAM, OVERDAM, POLDERDAM};
    int levels[HELP_NOBODY + 1] = {0};
    struct topic_help help;

    take_in(cx, with_heading(cx, two_rows), &(struct import_options){0});
    for (size_t m = 0; m < 3; m++)
        for (size_t i = 0; i < topics_rows_count; i++) {
            assert_ok(in_read(cx, topic_help_get(cx, municipalities[m], topics_rows[i].id, &help)));
            assert_true(help.level != HELP_NOBODY && help.has_net);
            assert_true((help.level <= HELP_KINDS) == (help.services.count > 0));
            assert_true(help.level != HELP_ORGANISATION || help.organisations.count > 0);
            assert_true(help.level != HELP_NUMBER || help.number.len > 0);
            levels[help.level]++;
        }
    /* The tagged ones, those of the kind of help, organisations, numbers and the net all occur. */
    for (enum help_level level = HELP_SERVICES; level < HELP_NOBODY; level++)
        assert_true(levels[level] > 0);
    assert_outcome(in_read(cx, topic_help_get(cx, DEMODAM, S("geen"), &help)), NOT_FOUND);
}

static void
assert_contacts(struct cx *cx, int64_t service, enum record_contacts contacts, bool network,
                bool own)
{
    struct record record;

    assert_ok(in_read(cx, record_get(cx, (struct record_key){service, 0}, contacts, &record)));
    assert_true(record.at[COLUMN_PHONE].len && record.at[COLUMN_EMAIL].len);
    assert_int_equal(record.at[COLUMN_PHONE_NETWORK].len > 0, network);
    assert_int_equal(record.at[COLUMN_EMAIL_NETWORK].len > 0, network);
    assert_int_equal(record.at[COLUMN_PHONE_OWN].len > 0, own);
    assert_int_equal(record.at[COLUMN_EMAIL_OWN].len > 0, own);
}

static void
a_number_is_shown_to_its_audience_only(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    take_in(cx, with_heading(cx, two_rows), &(struct import_options){0});
    int64_t service = service_named_first(cx, DEMODAM);
    assert_contacts(cx, service, CONTACTS_EVERYONE, false, false);
    assert_contacts(cx, service, CONTACTS_NETWORK, true, false);
    assert_contacts(cx, service, CONTACTS_OWN, true, true);
    as_resident(cx);
    assert_int_equal(contacts_for(cx, RAADSLIEDEN), CONTACTS_EVERYONE);
    cx->who = (struct actor){BRAM, SCHULDHULP, PERMISSION_SIGNED_IN | PERMISSION_DIRECTORY};
    assert_int_equal(contacts_for(cx, RAADSLIEDEN), CONTACTS_NETWORK);
    cx->who.permissions = PERMISSION_SIGNED_IN;
    assert_int_equal(contacts_for(cx, RAADSLIEDEN), CONTACTS_EVERYONE);
    cx->who = (struct actor){SAMIRA, RAADSLIEDEN, PERMISSION_SIGNED_IN};
    assert_int_equal(contacts_for(cx, RAADSLIEDEN), CONTACTS_OWN);
}

static void
only_who_keeps_a_service_may_change_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        int64_t organisation;
        uint64_t permissions;
        enum outcome expected;
    } rows[] = {
        {RAADSLIEDEN, PERMISSION_SERVICES, OK},
        {RAADSLIEDEN, PERMISSION_QUESTIONS, DENIED},
        {SCHULDHULP, PERMISSION_SERVICES, NOT_FOUND},
        {INKOMEN, PERMISSION_MAP, OK},         /* both serve Demodam */
        {OVERDAM_VANGNET, PERMISSION_MAP, OK}, /* the raadslieden serve Overdam too */
        {LOKET, PERMISSION_MAP, NOT_FOUND},    /* has no municipalities of its own */
    };
    struct service_row row;

    take_in(cx, with_heading(cx, two_rows), &(struct import_options){0});
    int64_t service = service_named_first(cx, DEMODAM);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cx->who = (struct actor){1, rows[i].organisation, rows[i].permissions};
        assert_outcome(in_read(cx, service_editable(cx, service, &row)), rows[i].expected);
        assert_outcome(in_write(cx, capacity_set(cx, service, S("waitlist"), S("2"), S(""))),
                       rows[i].expected);
        assert_outcome(in_write(cx, service_confirm(cx, service)), rows[i].expected);
    }
    cx->who = (struct actor){1, RAADSLIEDEN, PERMISSION_SERVICES};
    assert_outcome(in_write(cx, capacity_set(cx, service, S("waitlist"), S("veel"), S(""))),
                   INVALID);
}

static void
a_mail_link_confirms_once_and_looking_confirms_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct confirm_mail_get_row mail;
    struct service_row row;
    int64_t asked, service, round;

    take_in(cx, with_heading(cx, two_rows), &(struct import_options){0});
    int64_t first = service_named_first(cx, DEMODAM);
    assert_ok(in_write(cx, confirm_ask(cx, &asked)));
    assert_int_equal(asked, 1); /* the other was confirmed this month, and has no address */
    assert_ok(in_write(cx, confirm_ask(cx, &asked)));
    assert_int_equal(asked, 0); /* at most once a month */
    assert_ok(in_read(cx, sql_confirm_mail_get(cx, first, &mail)));
    assert_str(mail.email, S("own1@x.example")); /* the most inward address */

    struct str token = confirm_token(cx, first, mail.asked_round);
    assert_ok(in_read(cx, confirm_find(cx, token, &service, &round)));
    assert_ok(in_read(cx, sql_service_get(cx, first, &row)));
    assert_int_equal(row.confirmed_ms, 0);
    assert_outcome(in_write(cx, confirm_no(cx, token, S(""), id_new(cx->now_ms))), INVALID);
    assert_ok(in_write(cx, confirm_yes(cx, token)));
    assert_ok(in_read(cx, sql_service_get(cx, first, &row)));
    assert_int_equal(row.confirmed_ms, cx->now_ms);
    assert_outcome(in_write(cx, confirm_yes(cx, token)), NOT_FOUND);
    assert_outcome(in_write(cx, confirm_no(cx, token, S("Nee"), 1)), NOT_FOUND);

    /* Half a year later it is asked again; an old link, and one after its end, do nothing. */
    cx->now_ms += 200 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, confirm_ask(cx, &asked)));
    assert_int_equal(asked, 1);
    assert_ok(in_read(cx, sql_confirm_mail_get(cx, first, &mail)));
    assert_outcome(in_write(cx, confirm_yes(cx, token)), NOT_FOUND);
    token = confirm_token(cx, first, mail.asked_round);
    cx->now_ms += 31 * HOUSE_DAY_MS;
    assert_outcome(in_write(cx, confirm_yes(cx, token)), NOT_FOUND);
    cx->now_ms -= 31 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, confirm_no(cx, token, S("Het nummer is oud."), id_new(cx->now_ms))));
    assert_outcome(in_write(cx, confirm_yes(cx, token)), NOT_FOUND);
}

static void
an_editor_takes_in_what_is_hers_only(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct import_options hers = {.editor = OVERDAM_VANGNET, .editor_whole = true};
    struct str csv = with_heading(cx, S("d1;Inloop;Wijkteam Demodam;GM9901;;;;;;;;;;;;;\n"
                                        "d2;Inloop;Nieuwe club;GM9901;;;;;;;;;;;;;\n"
                                        "d3;Inloop;Nieuwe club;GM9902;;;;;;;;;;;;;\n"
                                        "d4;Lijn;Nieuwe lijn;landelijk;;;;;;;;;;;;;\n"));

    struct import_report report = take_in(cx, csv, &hers);
    assert_true(report.read == 4 && report.created == 1 && report.rejected == 3);
}

static void
a_new_organisation_a_letter_from_one_that_is_there_is_told(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct import_options looks = {.dry_run = true};
    struct str csv = with_heading(cx, S("f1;Inloop;Wijkteam Demodan;GM9901;;;;;;;;;;;;;\n"
                                        "f2;Spreekuur;Heel andere club;GM9901;;;;;;;;;;;;;\n"));

    struct import_report report = take_in(cx, csv, &looks);
    assert_true(report.created == 2 && report.warnings == 1);
    assert_str(report.problems.first->field, S("organisation"));
    assert_str(report.problems.first->reason,
               S("Nieuwe organisatie: Wijkteam Demodan. Bedoelt u Wijkteam Demodam?"));
}

static void
hours_that_cannot_be_are_not_shown(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct open_state now;

    assert_ok(in_write(cx, schedule_set_text(cx, SCHEDULE_DOORWAY, 1, S("di 25.00-26.00"))));
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_true(now.kind == OPEN_UNKNOWN && now.words.len == 0);
    assert_ok(in_write(cx, schedule_set_text(cx, SCHEDULE_DOORWAY, 1, S("di, niet op 25.12"))));
    assert_ok(in_read(cx, open_state(cx, SCHEDULE_DOORWAY, 1, &now)));
    assert_str(now.words, S("di, niet op 25.12"));
}

static void
pages_of_a_list_show_each_service_once(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct text csv = text_open(cx->mem, 8192);
    struct listed_place from = {0};
    struct listed_page page;
    size_t seen = 0;

    text_add(&csv, str_from_c(heading));
    for (int i = 0; i < 45; i++) {
        text_add(&csv, S("e"));
        text_add_int(&csv, i);
        text_add(&csv, S(";Hulp "));
        text_add_int(&csv, i % 7); /* names that are equal, too */
        text_add(&csv,
                 i % 3 ? S(";Club;GM9901;;;;;;;;;;;;;\n") : S(";Club;landelijk;;;;;;;;;;;;;\n"));
    }
    struct import_report report = take_in(cx, text_str(&csv), &(struct import_options){0});
    assert_int_equal(report.created, 45);
    do {
        assert_ok(in_read(cx, listed_get(cx, DEMODAM, S(""), from, &page)));
        assert_int_equal(page.total, 45);
        seen += page.rows.count;
        from = page.next;
    } while (page.has_next);
    assert_int_equal(seen, 45);
}

static void
what_opens_after_the_last_day_is_marked_and_stands_last(void **state)
{
    struct date last = date_of(2026, 12, 1);
    struct service_card cards[] = {
        {.name = S("zaterdag"), .opens_ms = amsterdam_ms(date_of(2026, 12, 5), 600)},
        {.name = S("nu")},
        {.name = S("donderdag"), .opens_ms = amsterdam_ms(date_of(2026, 12, 3), 600)},
        {.name = S("de laatste dag"), .opens_ms = amsterdam_ms(last, 600)},
    };
    static const struct str order[] = {S_INIT("nu"), S_INIT("de laatste dag"), S_INIT("zaterdag"),
                                       S_INIT("donderdag")};
    struct service_card_list list = {cards, 4};

    (void)state;
    cards_too_late(&list, last);
    for (size_t i = 0; i < 4; i++) {
        assert_str(cards[i].name, order[i]);
        assert_int_equal(cards[i].too_late, i >= 2);
    }
}

const struct CMUnitTest map_tests[] = {
    cmocka_unit_test(what_opens_after_the_last_day_is_marked_and_stands_last),
    IN_HOUSE(a_second_run_changes_nothing_and_export_brings_back_the_same),
    IN_HOUSE(what_is_wrong_with_a_record_rejects_that_one_with_its_place),
    IN_HOUSE(records_that_look_alike_are_told_and_not_merged),
    IN_HOUSE(open_now_is_said_by_the_clock_of_amsterdam),
    IN_HOUSE(every_topic_in_every_municipality_names_somebody),
    IN_HOUSE(a_number_is_shown_to_its_audience_only),
    IN_HOUSE(only_who_keeps_a_service_may_change_it),
    IN_HOUSE(a_mail_link_confirms_once_and_looking_confirms_nothing),
    IN_HOUSE(an_editor_takes_in_what_is_hers_only),
    IN_HOUSE(a_new_organisation_a_letter_from_one_that_is_there_is_told),
    IN_HOUSE(hours_that_cannot_be_are_not_shown),
    IN_HOUSE(pages_of_a_list_show_each_service_once),
};
const size_t map_tests_count = sizeof map_tests / sizeof *map_tests;
