/* log_test.c - a log line cannot be forged by a value, cut in the middle, or grow without end. */
#include "os/log.h"

#include "arena_fixture.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MOMENT INT64_C(1795532645006) /* 2026-11-24T15:04:05.006Z */

#define assert_line(mem, expected, ...)                                                            \
    do {                                                                                           \
        const struct log_field fields_[] = {{0}, __VA_ARGS__};                                     \
        struct str line_ = log_format((mem), MOMENT, LOG_INFO, "tried",                            \
                                      sizeof fields_ / sizeof fields_[0], fields_);                \
        assert_string_equal(line_.ptr,                                                             \
                            "at=2026-11-24T15:04:05.006Z level=info event=tried" expected "\n");   \
    } while (0)

static void
plain_values_stand_bare_and_others_in_quotes(void **state)
{
    struct arena *mem = *state;
    assert_line(mem, "");
    assert_line(mem, " address=127.0.0.1:8080 n=-3", log_str("address", S("127.0.0.1:8080")),
                log_int("n", -3));
    assert_line(mem, " a=\"twee woorden\" b=\"\"", log_str("a", S("twee woorden")),
                log_str("b", S("")));
    assert_line(mem, " n=-9223372036854775808", log_int("n", INT64_MIN));
    assert_line(mem, " a=\"caf\xC3\xA9\"", log_str("a", S("caf\xC3\xA9")));
}

static void
a_value_cannot_forge_a_field_or_a_line(void **state)
{
    struct arena *mem = *state;
    assert_line(mem, " a=\"x\\\" level=\\\\error\"", log_str("a", S("x\" level=\\error")));
    assert_line(mem, " a=\"x\\nlevel=error\"", log_str("a", S("x\nlevel=error")));
    assert_line(mem, " a=\"\\u0000\\u001b[2J\\u007f\"", log_str("a", S("\0\x1B[2J\x7F")));
    assert_line(mem, " a=\"\\u0085\\u2028\\u202e\"",
                log_str("a", S("\xC2\x85\xE2\x80\xA8\xE2\x80\xAE")));
    assert_line(mem, " a=\"\\xff\\xc3x\"", log_str("a", S("\xFF\xC3x")));
}

static void
a_long_value_is_cut_at_a_character(void **state)
{
    struct arena *mem = *state;
    struct text t = text_open(mem, 5000);
    for (int i = 0; i < 1000; i++)
        text_add(&t, S("\xE2\x82\xAC"));
    struct log_field field = log_str("a", text_str(&t));
    struct str line = log_format(mem, MOMENT, LOG_ERROR, "tried", 1, &field);
    assert_true(line.len < 450);
    assert_true(utf8_valid(line));
    assert_true(str_ends(line, S("...\"\n")));
}

static void
fields_that_do_not_fit_are_left_out_and_the_line_says_so(void **state)
{
    struct arena *mem = *state;
    struct log_field fields[200];
    for (size_t i = 0; i < 200; i++)
        fields[i] = log_str("name", S("a value with spaces"));
    struct str line = log_format(mem, MOMENT, LOG_WARNING, "tried", 200, fields);
    assert_true(line.len <= LOG_LINE_BYTES && line.len > LOG_LINE_BYTES - 60);
    assert_true(str_ends(line, S("spaces\" cut=1\n")));
    assert_int_equal(str_find_byte(line, '\n'), line.len - 1);
}

static void
a_short_field_after_one_that_did_not_fit_is_still_written(void **state)
{
    struct arena *mem = *state;
    struct log_field fields[8];
    struct text t = text_open(mem, 5000);
    for (int i = 0; i < 290; i++)
        text_add_byte(&t, 'x');
    for (size_t i = 0; i < 7; i++)
        fields[i] = log_str("a", text_str(&t));
    fields[7] = log_int("n", 5);
    struct str line = log_format(mem, MOMENT, LOG_WARNING, "tried", 8, fields);
    assert_true(str_ends(line, S(" n=5 cut=1\n")));
}

const struct CMUnitTest log_tests[] = {
    cmocka_unit_test_setup_teardown(plain_values_stand_bare_and_others_in_quotes, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_value_cannot_forge_a_field_or_a_line, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_long_value_is_cut_at_a_character, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(fields_that_do_not_fit_are_left_out_and_the_line_says_so,
                                    arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_short_field_after_one_that_did_not_fit_is_still_written,
                                    arena_setup, arena_teardown),
};
const size_t log_tests_count = sizeof log_tests / sizeof log_tests[0];
