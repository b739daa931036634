/* str_test.c - text as values, at the edges: nothing, no NUL, bounds, and bytes that are not
 * UTF-8. */
#include "base/str.h"

#include "arena_fixture.h"
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct str nothing = {NULL, 0};

#define assert_str(got, expected)                                                                  \
    do {                                                                                           \
        struct str got_ = (got);                                                                   \
        struct str expected_ = S(expected);                                                        \
        assert_int_equal(got_.len, expected_.len);                                                 \
        if (got_.len > 0)                                                                          \
            assert_memory_equal(got_.ptr, expected_.ptr, got_.len);                                \
    } while (0)

static void
empty_texts_are_equal_with_and_without_address(void **state)
{
    (void)state;
    assert_true(str_eq(nothing, S("")));
    assert_true(str_eq_nocase(S(""), nothing));
    assert_int_equal(str_cmp(nothing, S("")), 0);
    assert_true(str_starts(nothing, S("")));
    assert_true(str_ends(S("abc"), nothing));
}

static void
only_ascii_letters_compare_equal_in_either_case(void **state)
{
    (void)state;
    assert_true(str_eq_nocase(S("Content-Type"), S("content-TYPE")));
    assert_false(str_eq_nocase(S("\xC3\x89"), S("\xC3\xA9"))); /* É é */
    /* 0x40 and 0x60 differ by the same bit as letters do, and are none. */
    assert_false(str_eq_nocase(S("@"), S("`")));
    assert_false(str_eq_nocase(S("["), S("{")));
    assert_false(str_eq_nocase(S("ab"), S("abc")));
}

static void
ordering_is_by_unsigned_bytes_and_the_shorter_first(void **state)
{
    (void)state;
    assert_true(str_cmp(S("a"), S("b")) < 0);
    assert_true(str_cmp(S("a"), S("aa")) < 0);
    assert_true(str_cmp(S("\xC3\xA9"), S("z")) > 0);
    assert_true(str_cmp(S("a\0b"), S("a\0c")) < 0);
    assert_true(str_cmp(nothing, S("a")) < 0);
}

static void
finding_gives_the_first_place_or_the_length(void **state)
{
    (void)state;
    assert_int_equal(str_find(S("abcabc"), S("ca")), 2);
    assert_int_equal(str_find(S("aaab"), S("aab")), 1);
    assert_int_equal(str_find(S("abc"), S("abcd")), 3);
    assert_int_equal(str_find(S("abc"), S("d")), 3);
    assert_int_equal(str_find(S("abc"), S("")), 0);
    assert_int_equal(str_find(nothing, S("a")), 0);
    assert_int_equal(str_find(S("abc"), S("c")), 2);
    assert_int_equal(str_find_byte(S("a\0b"), '\0'), 1);
    assert_int_equal(str_find_byte(nothing, 'a'), 0);
    assert_int_equal(str_find_byte(S("abc"), 'x'), 3);
}

static void
slices_are_cut_at_the_bounds(void **state)
{
    (void)state;
    assert_str(str_slice(S("abc"), 1, 2), "b");
    assert_str(str_slice(S("abc"), 1, 99), "bc");
    assert_str(str_slice(S("abc"), 5, 99), "");
    assert_str(str_slice(S("abc"), 2, 1), "");
    assert_str(str_slice(nothing, 0, 5), "");
}

static void
trimming_takes_ascii_space_at_both_ends_only(void **state)
{
    (void)state;
    assert_str(str_trim(S(" \t\r\n\v\fa b \n")), "a b");
    assert_str(str_trim(S("   ")), "");
    assert_str(str_trim(nothing), "");
    assert_str(str_trim(S("\xC2\xA0x")), "\xC2\xA0x"); /* no-break space is not ASCII */
}

static void
cutting_gives_every_part_also_the_empty_ones(void **state)
{
    (void)state;
    struct str rest = S("a,,b,");
    struct str part;
    assert_true(str_cut(&rest, ',', &part));
    assert_str(part, "a");
    assert_true(str_cut(&rest, ',', &part));
    assert_str(part, "");
    assert_true(str_cut(&rest, ',', &part));
    assert_str(part, "b");
    assert_true(str_cut(&rest, ',', &part));
    assert_str(part, "");
    assert_null(rest.ptr);
    assert_false(str_cut(&rest, ',', &part));
}

static void
cutting_at_any_of_some_bytes_takes_the_first(void **state)
{
    (void)state;
    struct str rest = S("a|b, c;");
    struct str part;
    assert_true(str_cut_any(&rest, S(";,|"), &part));
    assert_str(part, "a");
    assert_true(str_cut_any(&rest, S(";,|"), &part));
    assert_str(part, "b");
    assert_true(str_cut_any(&rest, S(";,|"), &part));
    assert_str(part, " c");
    assert_true(str_cut_any(&rest, S(";,|"), &part));
    assert_str(part, "");
    assert_false(str_cut_any(&rest, S(";,|"), &part));
}

static void
cutting_an_empty_text_gives_one_part_and_no_text_gives_none(void **state)
{
    (void)state;
    struct str rest = S("");
    struct str part = S("untouched");
    assert_true(str_cut(&rest, ',', &part));
    assert_str(part, "");
    assert_false(str_cut(&rest, ',', &part));
    rest = nothing;
    part = S("untouched");
    assert_false(str_cut(&rest, ',', &part));
    assert_str(part, "untouched");
}

static void
copies_end_with_a_nul_that_is_not_counted(void **state)
{
    struct arena *mem = *state;
    struct str copy = str_copy(mem, str_slice(S("abcdef"), 1, 3));
    assert_str(copy, "bc");
    assert_int_equal(copy.ptr[2], '\0');
    assert_string_equal(str_copy(mem, nothing).ptr, "");
    assert_string_equal(str_c(mem, S("naam")), "naam");
    struct bytes b = bytes_copy(mem, (struct bytes){(const unsigned char *)"\0\1", 2});
    assert_int_equal(b.len, 2);
    assert_int_equal(b.ptr[1], 1);
    assert_int_equal(str_from_c(NULL).len, 0);
    assert_str(str_from_c("x"), "x");
}

static void
lower_case_leaves_other_bytes_alone(void **state)
{
    struct arena *mem = *state;
    assert_str(str_lower(mem, S("ABC-Z\xC3\x89 1")), "abc-z\xC3\x89 1");
}

static void
numbers_are_read_up_to_their_bounds(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        bool valid;
        int64_t value;
    } cases[] = {
        {S_INIT("0"), true, 0},
        {S_INIT("-0"), true, 0},
        {S_INIT("007"), true, 7},
        {S_INIT("-12"), true, -12},
        {S_INIT("9223372036854775807"), true, INT64_MAX},
        {S_INIT("-9223372036854775808"), true, INT64_MIN},
        {S_INIT("9223372036854775808"), false, 0},
        {S_INIT("-9223372036854775809"), false, 0},
        {S_INIT("92233720368547758070"), false, 0},
        {S_INIT("99999999999999999999999999"), false, 0},
        {S_INIT(""), false, 0},
        {S_INIT("-"), false, 0},
        {S_INIT("--1"), false, 0},
        {S_INIT("+1"), false, 0},
        {S_INIT(" 1"), false, 0},
        {S_INIT("1 "), false, 0},
        {S_INIT("1.0"), false, 0},
        {S_INIT("0x1"), false, 0},
        {S_INIT("1\0"), false, 0},
        {S_INIT("\xD9\xA1"), false, 0}, /* Arabic digit one */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t value = 4242;
        assert_int_equal(str_int(cases[i].text, &value), cases[i].valid);
        assert_true(value == (cases[i].valid ? cases[i].value : 4242));
    }
}

/* `count` is that of code points; 0 for what is not UTF-8. `repaired` where bytes are replaced: one
 * U+FFFD for each maximal part of a sequence (Unicode 3.9). */
#define FFFD "\xEF\xBF\xBD"
static const struct {
    struct str text;
    bool valid;
    size_t count;
    struct str repaired;
} utf8_cases[] = {
    {S_INIT(""), true, 0, S_INIT("")},
    {S_INIT("abc"), true, 3, S_INIT("abc")},
    {S_INIT("a\0b"), true, 3, S_INIT("a\0b")},
    {S_INIT("\x7F"), true, 1, S_INIT("\x7F")},
    {S_INIT("\xC2\x80"), true, 1, S_INIT("\xC2\x80")},
    {S_INIT("\xDF\xBF"), true, 1, S_INIT("\xDF\xBF")},
    {S_INIT("\xE0\xA0\x80"), true, 1, S_INIT("\xE0\xA0\x80")},
    {S_INIT("\xED\x9F\xBF"), true, 1, S_INIT("\xED\x9F\xBF")},
    {S_INIT("\xEE\x80\x80"), true, 1, S_INIT("\xEE\x80\x80")},
    {S_INIT("\xEF\xBF\xBF"), true, 1, S_INIT("\xEF\xBF\xBF")},
    {S_INIT("\xF0\x90\x80\x80"), true, 1, S_INIT("\xF0\x90\x80\x80")},
    {S_INIT("\xF4\x8F\xBF\xBF"), true, 1, S_INIT("\xF4\x8F\xBF\xBF")},
    /* continuation bytes alone */
    {S_INIT("\x80"), false, 0, S_INIT(FFFD)},
    {S_INIT("a\xBF\xBF"), false, 0, S_INIT("a" FFFD FFFD)},
    /* overlong forms of '/', of NUL, and the widest of each length */
    {S_INIT("\xC0\xAF"), false, 0, S_INIT(FFFD FFFD)},
    {S_INIT("\xC1\xBF"), false, 0, S_INIT(FFFD FFFD)},
    {S_INIT("\xC0\x80"), false, 0, S_INIT(FFFD FFFD)},
    {S_INIT("\xE0\x80\xAF"), false, 0, S_INIT(FFFD FFFD FFFD)},
    {S_INIT("\xE0\x9F\xBF"), false, 0, S_INIT(FFFD FFFD FFFD)},
    {S_INIT("\xF0\x80\x80\xAF"), false, 0, S_INIT(FFFD FFFD FFFD FFFD)},
    {S_INIT("\xF0\x8F\xBF\xBF"), false, 0, S_INIT(FFFD FFFD FFFD FFFD)},
    /* surrogates, single and as a pair */
    {S_INIT("\xED\xA0\x80"), false, 0, S_INIT(FFFD FFFD FFFD)},
    {S_INIT("\xED\xBF\xBF"), false, 0, S_INIT(FFFD FFFD FFFD)},
    {S_INIT("\xED\xA0\xBD\xED\xB8\x80"), false, 0, S_INIT(FFFD FFFD FFFD FFFD FFFD FFFD)},
    /* beyond U+10FFFF, and the five- and six-byte forms of old */
    {S_INIT("\xF4\x90\x80\x80"), false, 0, S_INIT(FFFD FFFD FFFD FFFD)},
    {S_INIT("\xF5\x80\x80\x80"), false, 0, S_INIT(FFFD FFFD FFFD FFFD)},
    {S_INIT("\xF8\x88\x80\x80\x80"), false, 0, S_INIT(FFFD FFFD FFFD FFFD FFFD)},
    {S_INIT("\xFE"), false, 0, S_INIT(FFFD)},
    {S_INIT("\xFF"), false, 0, S_INIT(FFFD)},
    /* cut off: one mark for as much as was right */
    {S_INIT("\xC3"), false, 0, S_INIT(FFFD)},
    {S_INIT("\xE2\x82"), false, 0, S_INIT(FFFD)},
    {S_INIT("\xF0\x9F\x98"), false, 0, S_INIT(FFFD)},
    {S_INIT("\xE2\x82x"), false, 0, S_INIT(FFFD "x")},
    {S_INIT("\xF0\x9F\xC3\xA9"), false, 0, S_INIT(FFFD "\xC3\xA9")},
    /* the example of table 3-8 in the Unicode standard */
    {S_INIT("a\xF1\x80\x80\xE1\x80\xC2"
            "b\x80"
            "c\x80\xBF"
            "d"),
     false, 0, S_INIT("a" FFFD FFFD FFFD "b" FFFD "c" FFFD FFFD "d")},
    /* Latin-1, as old spreadsheets bring it */
    {S_INIT("caf\xE9 open"), false, 0, S_INIT("caf" FFFD " open")},
};

static void
utf8_is_told_from_what_is_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof utf8_cases / sizeof utf8_cases[0]; i++) {
        assert_int_equal(utf8_valid(utf8_cases[i].text), utf8_cases[i].valid);
        if (utf8_cases[i].valid)
            assert_int_equal(utf8_count(utf8_cases[i].text), utf8_cases[i].count);
    }
}

static void
repair_replaces_the_least_and_leaves_valid_text_where_it_is(void **state)
{
    struct arena *mem = *state;
    for (size_t i = 0; i < sizeof utf8_cases / sizeof utf8_cases[0]; i++) {
        struct str repaired = utf8_repair(mem, utf8_cases[i].text);
        assert_true(str_eq(repaired, utf8_cases[i].repaired));
        assert_true(utf8_valid(repaired));
        if (utf8_cases[i].valid)
            assert_ptr_equal(repaired.ptr, utf8_cases[i].text.ptr);
    }
}

/* The reference encodes by arithmetic and knows nothing of how utf8_next decodes. */
static void
every_code_point_is_read_back(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char bytes[4];
        size_t len;
        if (point < 0x80) {
            bytes[0] = (char)point;
            len = 1;
        } else if (point < 0x800) {
            bytes[0] = (char)(192 + point / 64);
            bytes[1] = (char)(128 + point % 64);
            len = 2;
        } else if (point < 0x10000) {
            bytes[0] = (char)(224 + point / 4096);
            bytes[1] = (char)(128 + point / 64 % 64);
            bytes[2] = (char)(128 + point % 64);
            len = 3;
        } else {
            bytes[0] = (char)(240 + point / 262144);
            bytes[1] = (char)(128 + point / 4096 % 64);
            bytes[2] = (char)(128 + point / 64 % 64);
            bytes[3] = (char)(128 + point % 64);
            len = 4;
        }
        struct str text = {bytes, len};
        bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        if (utf8_valid(text) == surrogate)
            fail_msg("U+%04X", (unsigned)point);
        size_t at = 0;
        if (!surrogate && (utf8_next(text, &at) != point || at != len))
            fail_msg("U+%04X is not read back", (unsigned)point);
    }
}

const struct CMUnitTest str_tests[] = {
    cmocka_unit_test(empty_texts_are_equal_with_and_without_address),
    cmocka_unit_test(only_ascii_letters_compare_equal_in_either_case),
    cmocka_unit_test(ordering_is_by_unsigned_bytes_and_the_shorter_first),
    cmocka_unit_test(finding_gives_the_first_place_or_the_length),
    cmocka_unit_test(slices_are_cut_at_the_bounds),
    cmocka_unit_test(trimming_takes_ascii_space_at_both_ends_only),
    cmocka_unit_test(cutting_gives_every_part_also_the_empty_ones),
    cmocka_unit_test(cutting_at_any_of_some_bytes_takes_the_first),
    cmocka_unit_test(cutting_an_empty_text_gives_one_part_and_no_text_gives_none),
    cmocka_unit_test_setup_teardown(copies_end_with_a_nul_that_is_not_counted, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(lower_case_leaves_other_bytes_alone, arena_setup,
                                    arena_teardown),
    cmocka_unit_test(numbers_are_read_up_to_their_bounds),
    cmocka_unit_test(utf8_is_told_from_what_is_not),
    cmocka_unit_test_setup_teardown(repair_replaces_the_least_and_leaves_valid_text_where_it_is,
                                    arena_setup, arena_teardown),
    cmocka_unit_test(every_code_point_is_read_back),
};
const size_t str_tests_count = sizeof str_tests / sizeof str_tests[0];
