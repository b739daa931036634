/* i18n_test.c - sentences, plurals, dates and clocks in every language. */
#include "app/test_house.h"

#include "i18n/catalogue.h"
#include "i18n/i18n.h"

static void
a_language_has_a_code_that_is_read_back(void **state)
{
    enum language language = LANGUAGE_EN;
    (void)state;
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        assert_true(language_parse(language_code(l), &language));
        assert_int_equal(language, l);
        assert_true(language_own_name(l).len > 0);
    }
    static const struct str others[] = {S_INIT(""),      S_INIT("NL"), S_INIT("n"),
                                        S_INIT("nl-NL"), S_INIT("fr"), S_INIT(" en")};
    language = LANGUAGE_EN;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(language_parse(others[i], &language));
    assert_int_equal(language, LANGUAGE_EN);
}

static void
a_sentence_is_translated_or_stays_dutch(void **state)
{
    (void)state;
    struct str known = S("Deze pagina bestaat niet."),
               unknown = S("Deze zin heeft niemand vertaald.");
    assert_str(tr(LANGUAGE_NL, known), known);
    assert_true(tr_known(LANGUAGE_EN, known) && !str_eq(tr(LANGUAGE_EN, known), known));
    assert_str(tr(LANGUAGE_EN, unknown), unknown);
    assert_false(tr_known(LANGUAGE_EN, unknown));
    assert_true(tr_known(LANGUAGE_NL, unknown));
    assert_str(tr(LANGUAGE_EN, S("")), S("")); /* never the header of the catalogue */
}

static void
every_sentence_of_a_catalogue_is_found_in_it(void **state)
{
    (void)state;
    for (enum language l = LANGUAGE_NL + 1; l < LANGUAGE_COUNT; l++) {
        const struct catalogue *catalogue = catalogue_of(language_code(l));
        size_t found = 0;
        assert_non_null(catalogue);
        for (size_t i = 0; i < catalogue->size; i++) {
            const struct catalogue_entry *entry = &catalogue->entries[i];
            if (entry->msgid.ptr == NULL)
                continue;
            found++;
            assert_true(tr_known(l, entry->msgid));
            assert_str(tr(l, entry->msgid), entry->forms[0]);
            assert_true(utf8_valid(entry->forms[0]) && entry->forms[0].len > 0);
        }
        assert_true(found > 300);
    }
    assert_null(catalogue_of(S("nl"))); /* the sentences themselves are Dutch */
}

static void
one_is_one_and_all_else_is_many(void **state)
{
    static const struct {
        int64_t n;
        bool one;
    } rows[] = {{0, false},  {1, true},    {2, false},  {11, false},
                {21, false}, {101, false}, {-1, false}, {INT64_MAX, false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (enum language l = 0; l < LANGUAGE_COUNT; l++)
            assert_str(tr_plural(l, S("{n} onvertaalde"), S("{n} onvertaalden"), rows[i].n),
                       rows[i].one ? S("{n} onvertaalde") : S("{n} onvertaalden"));
}

static void
each_language_has_its_own_forms_of_a_count(void **state)
{
    static const struct {
        enum language language;
        int64_t n;
        size_t form;
    } rows[] = {
        {LANGUAGE_AR, 0, 0},    {LANGUAGE_AR, 1, 1},         {LANGUAGE_AR, 2, 2},
        {LANGUAGE_AR, 3, 3},    {LANGUAGE_AR, 10, 3},        {LANGUAGE_AR, 103, 3},
        {LANGUAGE_AR, 110, 3},  {LANGUAGE_AR, 11, 4},        {LANGUAGE_AR, 26, 4},
        {LANGUAGE_AR, 99, 4},   {LANGUAGE_AR, 111, 4},       {LANGUAGE_AR, 100, 5},
        {LANGUAGE_AR, 101, 5},  {LANGUAGE_AR, 102, 5},       {LANGUAGE_AR, 1000, 5},
        {LANGUAGE_TR, 0, 1},    {LANGUAGE_TR, 1, 0},         {LANGUAGE_TR, 2, 1},
        {LANGUAGE_PL, 1, 0},    {LANGUAGE_PL, 2, 1},         {LANGUAGE_PL, 4, 1},
        {LANGUAGE_PL, 5, 2},    {LANGUAGE_PL, 0, 2},         {LANGUAGE_PL, 11, 2},
        {LANGUAGE_PL, 12, 2},   {LANGUAGE_PL, 14, 2},        {LANGUAGE_PL, 21, 2},
        {LANGUAGE_PL, 22, 1},   {LANGUAGE_PL, 112, 2},       {LANGUAGE_PL, 102, 1},
        {LANGUAGE_UK, 1, 0},    {LANGUAGE_UK, 21, 0},        {LANGUAGE_UK, 101, 0},
        {LANGUAGE_UK, 11, 2},   {LANGUAGE_UK, 111, 2},       {LANGUAGE_UK, 2, 1},
        {LANGUAGE_UK, 24, 1},   {LANGUAGE_UK, 12, 2},        {LANGUAGE_UK, 14, 2},
        {LANGUAGE_UK, 5, 2},    {LANGUAGE_UK, 0, 2},         {LANGUAGE_AR, -1, 5},
        {LANGUAGE_UK, 1001, 0}, {LANGUAGE_AR, INT64_MAX, 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(plural_form(rows[i].language, rows[i].n), rows[i].form);
}

static void
names_of_data_are_translated_or_else_english(void **state)
{
    struct str known = S("Schulden"), unknown = S("Onvertaalde naam");
    (void)state;
    assert_str(tr_name(LANGUAGE_NL, known, S("Debts")), known);
    assert_str(tr_name(LANGUAGE_EN, known, S("Debts")), S("Debts"));
    for (enum language l = LANGUAGE_EN + 1; l < LANGUAGE_COUNT; l++) {
        assert_true(tr_known(l, known) && !str_eq(tr_name(l, known, S("Debts")), known));
        assert_str(tr_name(l, unknown, S("Untranslated")), S("Untranslated"));
    }
}

static void
values_stand_apart_in_a_sentence_from_right_to_left(void **state)
{
    struct world *w = *state;
    const struct tr_arg args[] = {{S("nummer"), S("0800-8020")}, {S("niets"), S("")}};
    assert_str(tr_fill(w->mem, S("اتصل {nummer}.{niets}{geen}"), 2, args),
               S("اتصل \xE2\x81\xA8"
                 "0800-8020"
                 "\xE2\x81\xA9.{geen}"));
    assert_str(tr_fill(w->mem, S("Зателефонуйте {nummer} ąęłż"), 2, args),
               S("Зателефонуйте 0800-8020 ąęłż"));
    assert_true(language_rtl(LANGUAGE_AR) && !language_rtl(LANGUAGE_UK));
    assert_str(comma(LANGUAGE_AR), S("، "));
    assert_str(comma(LANGUAGE_TR), S(", "));
}

static void
placeholders_are_filled_by_name(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str sentence, filled;
    } rows[] = {
        {S_INIT(""), S_INIT("")},
        {S_INIT("Niets."), S_INIT("Niets.")},
        {S_INIT("{dag}"), S_INIT("vrijdag")},
        {S_INIT("Voor {dag} om {uur}."),
         S_INIT("Voor vrijdag om {dag}.")}, /* a value is not filled */
        {S_INIT("{uur} {dag} {uur}"), S_INIT("{dag} vrijdag {dag}")},
        {S_INIT("{jaar} {}"), S_INIT("{jaar} {}")},
        {S_INIT("{dag"), S_INIT("{dag")},
        {S_INIT("a } b {dag}"), S_INIT("a } b vrijdag")},
        {S_INIT("}{dag}"), S_INIT("}vrijdag")},
        {S_INIT("{dag}{"), S_INIT("vrijdag{")},
        {S_INIT("{{dag}}"), S_INIT("{{dag}}")},
    };
    const struct tr_arg args[] = {{S("dag"), S("vrijdag")}, {S("uur"), S("{dag}")}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(tr_fill(w->mem, rows[i].sentence, 2, args), rows[i].filled);
}

static void
dates_are_said_in_words(void **state)
{
    struct world *w = *state;
    static const struct {
        int year, month, mday;
        struct str nl, en, nl_short;
    } rows[] = {
        {2026, 11, 24, S_INIT("dinsdag 24 november 2026"), S_INIT("Tuesday 24 November 2026"),
         S_INIT("24 november")},
        {2024, 2, 29, S_INIT("donderdag 29 februari 2024"), S_INIT("Thursday 29 February 2024"),
         S_INIT("29 februari")},
        {2027, 1, 1, S_INIT("vrijdag 1 januari 2027"), S_INIT("Friday 1 January 2027"),
         S_INIT("1 januari")},
        {2026, 8, 2, S_INIT("zondag 2 augustus 2026"), S_INIT("Sunday 2 August 2026"),
         S_INIT("2 augustus")},
        {2026, 3, 2, S_INIT("maandag 2 maart 2026"), S_INIT("Monday 2 March 2026"),
         S_INIT("2 maart")},
        {2026, 5, 6, S_INIT("woensdag 6 mei 2026"), S_INIT("Wednesday 6 May 2026"),
         S_INIT("6 mei")},
        {2026, 12, 5, S_INIT("zaterdag 5 december 2026"), S_INIT("Saturday 5 December 2026"),
         S_INIT("5 december")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d = date_of(rows[i].year, rows[i].month, rows[i].mday);
        assert_str(date_in_words(w->mem, LANGUAGE_NL, d), rows[i].nl);
        assert_str(date_in_words(w->mem, LANGUAGE_EN, d), rows[i].en);
        assert_str(date_short(w->mem, LANGUAGE_NL, d), rows[i].nl_short);
    }
}

static void
every_language_has_its_own_dates_and_clocks(void **state)
{
    struct world *w = *state;
    static const struct {
        enum language language;
        int month, mday;
        struct str full, with_year, moment;
    } rows[] = {
        {LANGUAGE_NL, 11, 24, S_INIT("dinsdag 24 november 2026"), S_INIT("24 november 2026"),
         S_INIT("24 november, 14.05 uur")},
        {LANGUAGE_EN, 11, 24, S_INIT("Tuesday 24 November 2026"), S_INIT("24 November 2026"),
         S_INIT("24 November, 2:05 pm")},
        {LANGUAGE_AR, 11, 24, S_INIT("الثلاثاء 24 نوفمبر 2026"), S_INIT("24 نوفمبر 2026"),
         S_INIT("24 نوفمبر، 14:05")},
        {LANGUAGE_AR, 1, 4, S_INIT("الأحد 4 يناير 2026"), S_INIT("4 يناير 2026"),
         S_INIT("4 يناير، 14:05")},
        {LANGUAGE_TR, 11, 24, S_INIT("24 Kasım 2026 Salı"), S_INIT("24 Kasım 2026"),
         S_INIT("24 Kasım, 14:05")},
        {LANGUAGE_PL, 11, 24, S_INIT("wtorek, 24 listopada 2026"), S_INIT("24 listopada 2026"),
         S_INIT("24 listopada, 14:05")},
        {LANGUAGE_PL, 2, 1, S_INIT("niedziela, 1 lutego 2026"), S_INIT("1 lutego 2026"),
         S_INIT("1 lutego, 14:05")},
        {LANGUAGE_UK, 11, 24, S_INIT("вівторок, 24 листопада 2026 року"),
         S_INIT("24 листопада 2026 року"), S_INIT("24 листопада, 14:05")},
        {LANGUAGE_UK, 2, 6, S_INIT("п’ятниця, 6 лютого 2026 року"), S_INIT("6 лютого 2026 року"),
         S_INIT("6 лютого, 14:05")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d = date_of(2026, rows[i].month, rows[i].mday);
        int64_t at_ms = amsterdam_ms(d, 14 * 60 + 5);
        assert_str(date_in_words(w->mem, rows[i].language, d), rows[i].full);
        assert_str(date_with_year(w->mem, rows[i].language, d), rows[i].with_year);
        assert_str(moment_in_words(w->mem, rows[i].language, at_ms), rows[i].moment);
    }
}

static void
the_clock_is_said_as_people_do(void **state)
{
    struct world *w = *state;
    static const struct {
        int minutes;
        struct str nl, en;
    } rows[] = {
        {0, S_INIT("0.00 uur"), S_INIT("12:00 am")},
        {5, S_INIT("0.05 uur"), S_INIT("12:05 am")},
        {9 * 60 + 30, S_INIT("9.30 uur"), S_INIT("9:30 am")},
        {12 * 60, S_INIT("12.00 uur"), S_INIT("12:00 pm")},
        {14 * 60 + 5, S_INIT("14.05 uur"), S_INIT("2:05 pm")},
        {23 * 60 + 59, S_INIT("23.59 uur"), S_INIT("11:59 pm")},
    };
    static const int months[] = {1, 7}; /* winter time and summer time */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t m = 0; m < 2; m++) {
            int64_t at_ms = amsterdam_ms(date_of(2026, months[m], 15), rows[i].minutes);
            assert_str(clock_in_words(w->mem, LANGUAGE_NL, at_ms), rows[i].nl);
            assert_str(clock_in_words(w->mem, LANGUAGE_EN, at_ms), rows[i].en);
        }
}

const struct CMUnitTest i18n_tests[] = {
    WITH_KEYS(a_language_has_a_code_that_is_read_back),
    WITH_KEYS(a_sentence_is_translated_or_stays_dutch),
    WITH_KEYS(every_sentence_of_a_catalogue_is_found_in_it),
    WITH_KEYS(one_is_one_and_all_else_is_many),
    WITH_KEYS(each_language_has_its_own_forms_of_a_count),
    WITH_KEYS(names_of_data_are_translated_or_else_english),
    WITH_KEYS(placeholders_are_filled_by_name),
    WITH_KEYS(values_stand_apart_in_a_sentence_from_right_to_left),
    WITH_KEYS(dates_are_said_in_words),
    WITH_KEYS(every_language_has_its_own_dates_and_clocks),
    WITH_KEYS(the_clock_is_said_as_people_do),
};
const size_t i18n_tests_count = sizeof i18n_tests / sizeof i18n_tests[0];
