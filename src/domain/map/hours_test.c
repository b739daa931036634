/* hours_test.c - opening hours as people write them, and the moments that follow. */
#include "store/test_world.h"

#include "domain/map/hours.h"

static void
hours_that_are_certain_are_read(void **state)
{
    struct arena *mem = arena_open();
    static const struct {
        struct str typed, kept;
    } rows[] = {
        {S_INIT("ma-vr 9.00-17.00 uur"), S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-17:00")},
        {S_INIT("maandag t/m vrijdag van 9 tot 17 uur"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-17:00")},
        {S_INIT("Maandag tot en met vrijdag van 09.00 – 17.00 uur"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-17:00")},
        {S_INIT("elke 2e dinsdag van de maand 19:30 – 21:30 uur"),
         S_INIT("FREQ=MONTHLY;BYDAY=2TU 19:30-21:30")},
        {S_INIT("Elke eerste dinsdag van de maand, van 10.30 tot 12.00 uur"),
         S_INIT("FREQ=MONTHLY;BYDAY=1TU 10:30-12:00")},
        {S_INIT("elke 1e en 3e donderdag 13-15"), S_INIT("FREQ=MONTHLY;BYDAY=1TH,3TH 13:00-15:00")},
        {S_INIT("laatste vrijdag van de maand 10-12 uur"),
         S_INIT("FREQ=MONTHLY;BYDAY=-1FR 10:00-12:00")},
        {S_INIT("di en do 10-12"), S_INIT("FREQ=WEEKLY;BYDAY=TU,TH 10:00-12:00")},
        {S_INIT("ma & do 16:30-18:30, za 10:00-12:00"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TH 16:30-18:30 | FREQ=WEEKLY;BYDAY=SA 10:00-12:00")},
        {S_INIT("ma t/m do 9.00-12.00 en 13.00-17.00 uur; vr 9-12"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH 09:00-12:00,13:00-17:00 | FREQ=WEEKLY;BYDAY=FR "
                "09:00-12:00")},
        {S_INIT("maandag t/m vrijdag tussen 14.00 en 17.00 uur en zaterdag tussen 10.00 en 15.00 "
                "uur"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 14:00-17:00 | FREQ=WEEKLY;BYDAY=SA "
                "10:00-15:00")},
        {S_INIT("vrijdagochtend van 9:30-11:30 uur"), S_INIT("FREQ=WEEKLY;BYDAY=FR 09:30-11:30")},
        {S_INIT("elke woensdag open, van 14.00 tot 16.00 uur"),
         S_INIT("FREQ=WEEKLY;BYDAY=WE 14:00-16:00")},
        {S_INIT("op werkdagen 9.00-17.00u, zaterdag en zondag gesloten"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-17:00")},
        {S_INIT("iedere dag van 09.00 uur tot 18.00 uur"), S_INIT("FREQ=DAILY 09:00-18:00")},
        {S_INIT("24 uur per dag"), S_INIT("FREQ=DAILY 00:00-24:00 | HOLIDAYS")},
        {S_INIT("op afspraak"), S_INIT("APPOINTMENT")},
        {S_INIT("Alleen op afspraak"), S_INIT("APPOINTMENT")},
        {S_INIT("ma 9-12; gesloten 24-12-2026 t/m 31-12-2026; op 5-12-2026 10-11 uur"),
         S_INIT("FREQ=WEEKLY;BYDAY=MO 09:00-12:00 | CLOSED 2026-12-24..2026-12-31 | ONLY "
                "2026-12-05 10:00-11:00")},
        {S_INIT("FREQ=WEEKLY;BYDAY=MO 09:00-12:00"), S_INIT("FREQ=WEEKLY;BYDAY=MO 09:00-12:00")},
        {S_INIT("  "), S_INIT("")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hours hours = hours_read(mem, rows[i].typed);
        struct str kept = hours_text(mem, &hours);
        if (hours.words.len || !str_eq(kept, rows[i].kept))
            print_message("%.*s\n  %.*s\n", (int)rows[i].typed.len, rows[i].typed.ptr,
                          (int)kept.len, kept.ptr);
        assert_true(hours.words.len == 0 && str_eq(kept, rows[i].kept));
        /* Written in words, and read again, they are the same. */
        struct hours again = hours_read(mem, hours_in_words(mem, &hours));
        assert_true(str_eq(hours_text(mem, &again), rows[i].kept));
        again = hours_read(mem, kept);
        assert_true(str_eq(hours_text(mem, &again), rows[i].kept));
    }
    arena_close(mem);
}

static void
hours_that_are_not_certain_stay_words(void **state)
{
    struct arena *mem = arena_open();
    static const struct str rows[] = {
        S_INIT("Elke middag"),
        S_INIT("aanmelden via website"),
        S_INIT("Zie de website voor de openingsdagen"),
        S_INIT("24 uur per dag (volgens bron)"),
        S_INIT("ma-vr 9-17 behalve in de vakantie"),
        S_INIT("di van 2 tot 4 uur"),
        S_INIT("ma 9 tot 5"),
        S_INIT("om de week op maandag 9-12"),
        S_INIT("maandag tot vrijdag 9-17"),
        S_INIT("ma-vr 9-17, op afspraak"),
        S_INIT("ma 25-26"),
        S_INIT("ma 9.75-12"),
        S_INIT("5e maandag van de maand 9-12"),
        S_INIT("FREQ=SECONDLY 09:00-12:00"),
        S_INIT("FREQ=WEEKLY;BYDAY=MO 12:00-09:00"),
        S_INIT("CLOSED 2026-13-01"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hours hours = hours_read(mem, rows[i]);
        if (!hours.words.len)
            print_message("%.*s\n", (int)rows[i].len, rows[i].ptr);
        assert_true(str_eq(hours.words, rows[i]));
        assert_true(hours.rule_count == 0 && !hours.appointment);
        assert_true(str_eq(hours_text(mem, &hours), rows[i]));
    }
    arena_close(mem);
}

static struct span_list
spans_of(struct arena *mem, struct str text, const char *from, const char *to)
{
    struct hours hours = hours_read(mem, text);
    struct date first = {0}, last = {0};

    assert_true(date_parse(str_from_c(from), &first) && date_parse(str_from_c(to), &last));
    return hours_spans(mem, &hours, first, last);
}

static void
the_clock_of_amsterdam_decides_over_daylight_saving(void **state)
{
    struct arena *mem = arena_open();
    /* The clock goes forward on Sunday 29 March 2026 and back on Sunday 25 October 2026. */
    struct span_list list = spans_of(mem, S("elke dag 9-17 uur"), "2026-03-28", "2026-03-29");

    (void)state;
    assert_int_equal(list.count, 2);
    assert_int_equal(list.at[0].from_ms, INT64_C(1774684800000)); /* 08:00 UTC */
    assert_int_equal(list.at[1].from_ms, INT64_C(1774767600000)); /* 07:00 UTC */
    assert_int_equal(list.at[1].to_ms - list.at[1].from_ms, 8 * 3600 * 1000);
    list = spans_of(mem, S("dag en nacht"), "2026-10-24", "2026-10-26");
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].to_ms - list.at[0].from_ms, 73 * 3600 * 1000);
    arena_close(mem);
}

static void
holidays_and_exceptions_come_before_the_rules(void **state)
{
    struct arena *mem = arena_open();
    struct str text = S("ma t/m vr 9-17; gesloten 29-12-2026 t/m 30-12-2026; op 31-12-2026 9-12");
    struct span_list list = spans_of(mem, text, "2026-12-24", "2027-01-04");

    (void)state;
    /* 24 (Thu), 28, 31 December and 4 January; not Christmas Day, the days closed, New Year. */
    assert_int_equal(list.count, 4);
    assert_int_equal(list.at[2].to_ms - list.at[2].from_ms, 3 * 3600 * 1000);
    list = spans_of(mem, S("elke dag 9-17; ook op feestdagen"), "2026-12-24", "2027-01-04");
    assert_int_equal(list.count, 12);
    list = spans_of(mem, S("elke dag 9-17"), "2026-12-24", "2027-01-04");
    assert_int_equal(list.count, 9);
    arena_close(mem);
}

const struct CMUnitTest hours_tests[] = {
    cmocka_unit_test(hours_that_are_certain_are_read),
    cmocka_unit_test(hours_that_are_not_certain_stay_words),
    cmocka_unit_test(the_clock_of_amsterdam_decides_over_daylight_saving),
    cmocka_unit_test(holidays_and_exceptions_come_before_the_rules),
};
const size_t hours_tests_count = sizeof hours_tests / sizeof *hours_tests;
