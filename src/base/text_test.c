/* text_test.c - building text: growth, numbers at their bounds, and earlier results staying
 * valid. */
#include "base/text.h"

#include "arena_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
a_text_grows_past_what_was_expected(void **state)
{
    struct text t = text_open(*state, 0);
    for (int i = 0; i < 5000; i++) {
        text_add(&t, S("abc"));
        text_add_byte(&t, '.');
    }
    struct str built = text_str(&t);
    assert_int_equal(built.len, 20000);
    for (size_t i = 0; i < built.len; i += 4)
        assert_memory_equal(built.ptr + i, "abc.", 4);
}

static void
adding_nothing_changes_nothing(void **state)
{
    struct text t = text_open(*state, 3);
    text_add(&t, (struct str){NULL, 0});
    text_add_hex(&t, (struct bytes){NULL, 0});
    assert_int_equal(text_str(&t).len, 0);
}

static void
a_text_can_be_added_to_itself(void **state)
{
    struct text t = text_open(*state, 16);
    text_add(&t, S("0123456789abcdef"));
    text_add(&t, text_str(&t));
    assert_true(str_eq(text_str(&t), S("0123456789abcdef0123456789abcdef")));
}

static void
earlier_results_keep_their_content(void **state)
{
    struct text t = text_open(*state, 16);
    text_add(&t, S("eerste"));
    struct str earlier = text_str(&t);
    for (int i = 0; i < 1000; i++)
        text_add(&t, S("meer"));
    assert_true(str_eq(earlier, S("eerste")));
}

static void
numbers_are_written_up_to_their_bounds(void **state)
{
    struct text t = text_open(*state, 16);
    text_add_int(&t, 0);
    text_add_byte(&t, ' ');
    text_add_int(&t, -7);
    text_add_byte(&t, ' ');
    text_add_int(&t, INT64_MAX);
    text_add_byte(&t, ' ');
    text_add_int(&t, INT64_MIN);
    assert_true(str_eq(text_str(&t), S("0 -7 9223372036854775807 -9223372036854775808")));
}

static void
zeros_fill_the_width_and_never_cut(void **state)
{
    struct text t = text_open(*state, 16);
    text_add_int_wide(&t, 7, 2);
    text_add_byte(&t, ' ');
    text_add_int_wide(&t, 0, 4);
    text_add_byte(&t, ' ');
    text_add_int_wide(&t, 12345, 2);
    text_add_byte(&t, ' ');
    text_add_int_wide(&t, -5, 3);
    text_add_byte(&t, ' ');
    text_add_int_wide(&t, 9, 0);
    text_add_byte(&t, ' ');
    text_add_int_wide(&t, 1, 25);
    assert_true(str_eq(text_str(&t), S("07 0000 12345 -005 9 0000000000000000000000001")));
}

static void
hex_is_lower_case_two_digits_a_byte(void **state)
{
    struct text t = text_open(*state, 16);
    text_add_hex(&t, (struct bytes){(const unsigned char *)"\x00\x0f\xf0\xff", 4});
    assert_true(str_eq(text_str(&t), S("000ff0ff")));
}

static void
joining_takes_any_number_of_parts(void **state)
{
    struct arena *mem = *state;
    assert_true(str_eq(str_join(mem, S("a"), S(""), S("bc")), S("abc")));
    assert_string_equal(str_join(mem, S("a"), (struct str){NULL, 0}).ptr, "a");
    assert_int_equal(str_concat(mem, 0, NULL).len, 0);
}

const struct CMUnitTest text_tests[] = {
    cmocka_unit_test_setup_teardown(a_text_grows_past_what_was_expected, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(adding_nothing_changes_nothing, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_text_can_be_added_to_itself, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(earlier_results_keep_their_content, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(numbers_are_written_up_to_their_bounds, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(zeros_fill_the_width_and_never_cut, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(hex_is_lower_case_two_digits_a_byte, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(joining_takes_any_number_of_parts, arena_setup, arena_teardown),
};
const size_t text_tests_count = sizeof text_tests / sizeof text_tests[0];
