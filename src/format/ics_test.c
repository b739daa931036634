/* ics_test.c - a calendar file as libical reads it, which did not write it. */
#include "format/ics.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <libical/ical.h>

static struct str
written(struct arena *mem, struct str summary, struct str description)
{
    struct ics_day day = {.uid = S("abc@elkedeur"),
                          .day = date_of(2026, 12, 31),
                          .summary = summary,
                          .description = description,
                          .stamp_ms = 1790000000000,
                          .days_before = {7, 1},
                          .reminder_count = 2};
    return ics_day_write(mem, &day);
}

static int
components(icalcomponent *of, icalcomponent_kind kind)
{
    int count = 0;
    for (icalcomponent *one = icalcomponent_get_first_component(of, kind); one;
         one = icalcomponent_get_next_component(of, kind))
        count++;
    return count;
}

static void
another_program_reads_the_same_day_and_words(void **state)
{
    static const char *const words = "Post uw brief, uiterlijk vandaag; bewaar een \\bewijs\\.\n"
                                     "Vraag hulp als het niet lukt: dat is héél gewoon, en gratis "
                                     "voor iedereen die het nodig heeft.";
    struct arena *mem = arena_open();
    struct str file = written(mem, S("Laatste dag"), str_from_c(words));
    icalcomponent *calendar = icalparser_parse_string(str_c(mem, file));

    (void)state;
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_non_null(event);
    assert_string_equal(icalcomponent_get_summary(event), "Laatste dag");
    assert_string_equal(icalcomponent_get_description(event), words);
    struct icaltimetype day = icalcomponent_get_dtstart(event);
    assert_true(day.is_date && day.year == 2026 && day.month == 12 && day.day == 31);
    day = icalcomponent_get_dtend(event);
    assert_true(day.is_date && day.year == 2027 && day.month == 1 && day.day == 1);
    assert_int_equal(components(event, ICAL_VALARM_COMPONENT), 2);
    icalcomponent_free(calendar);
    arena_close(mem);
}

static int
hours_before(icalcomponent *alarm)
{
    icalproperty *trigger = icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY);
    struct icaltriggertype when = icalproperty_get_trigger(trigger);
    return -icaldurationtype_as_int(when.duration) / 3600;
}

static void
reminders_come_at_nine_in_the_morning(void **state)
{
    struct arena *mem = arena_open();
    icalcomponent *calendar = icalparser_parse_string(str_c(mem, written(mem, S("Dag"), S("Dag"))));
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);

    (void)state;
    assert_int_equal(hours_before(alarm), 7 * 24 - 9);
    alarm = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT);
    assert_int_equal(hours_before(alarm), 24 - 9);
    icalcomponent_free(calendar);
    arena_close(mem);
}

static void
no_line_is_longer_than_75_octets_or_ends_inside_a_letter(void **state)
{
    struct arena *mem = arena_open();

    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        struct text words = text_open(mem, 400);
        for (size_t i = 0; i < shift; i++)
            text_add_byte(&words, 'a');
        for (size_t i = 0; i < 100; i++)
            text_add(&words, S("€"));
        struct str rest = written(mem, S("x"), text_str(&words)), line;
        while (str_cut(&rest, '\n', &line)) {
            assert_true(line.len <= 76); /* with its CR */
            assert_true(utf8_valid(line));
        }
    }
    arena_close(mem);
}

const struct CMUnitTest ics_tests[] = {
    cmocka_unit_test(another_program_reads_the_same_day_and_words),
    cmocka_unit_test(reminders_come_at_nine_in_the_morning),
    cmocka_unit_test(no_line_is_longer_than_75_octets_or_ends_inside_a_letter),
};
const size_t ics_tests_count = sizeof ics_tests / sizeof *ics_tests;
