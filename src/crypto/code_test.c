/* code_test.c - follow codes survive being read out, written down and typed in. */
#include "app/test_house.h"

#include "crypto/code.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static struct str
changed_at(struct arena *mem, struct str code, size_t at, char c)
{
    char *made = arena_new(mem, char, code.len + 1);
    memcpy(made, code.ptr, code.len);
    made[at] = c;
    return (struct str){made, code.len};
}

/* The eleven characters with the check that fits them. */
static struct str
checked(struct arena *mem, const char *eleven)
{
    struct str with_any = str_copy(mem, str_from_c(eleven)), found = {0}, ret;
    int fits = 0;

    with_any.len++; /* the NUL behind a copy makes room */
    for (int i = 0; i < 32; i++)
        if (code_parse(mem, changed_at(mem, with_any, 11, alphabet[i]), &ret)) {
            found = ret;
            fits++;
        }
    assert_int_equal(fits, 1);
    return found;
}

static void
a_new_code_is_twelve_letters_and_digits_and_is_read_back(void **state)
{
    struct world *w = *state;
    for (int i = 0; i < 1000; i++) {
        struct str code = code_new(w->mem), read;
        assert_int_equal(code.len, 12);
        for (size_t c = 0; c < code.len; c++)
            assert_non_null(strchr(alphabet, code.ptr[c]));
        assert_true(code_parse(w->mem, code, &read));
        assert_str(read, code);
        assert_true(code_parse(w->mem, code_show(w->mem, code), &read));
        assert_str(read, code);
    }
}

static void
eleven_characters_have_exactly_one_check(void **state)
{
    struct world *w = *state;
    static const char *const elevens[] = {"00000000000", "ZZZZZZZZZZZ", "0123456789A",
                                          "HJKMNPQRSTV", "10101010101", "7W7W7W7W7W7"};
    for (size_t i = 0; i < sizeof elevens / sizeof *elevens; i++)
        assert_int_equal(checked(w->mem, elevens[i]).len, 12);
}

static void
every_single_wrong_character_is_noticed(void **state)
{
    struct world *w = *state;
    struct str code = checked(w->mem, "0123456789A"), ret;

    for (size_t at = 0; at < 12; at++)
        for (int i = 0; i < 32; i++)
            if (alphabet[i] != code.ptr[at])
                assert_false(code_parse(w->mem, changed_at(w->mem, code, at, alphabet[i]), &ret));
}

static void
nearly_every_swap_of_neighbours_is_noticed(void **state)
{
    struct world *w = *state;
    int missed = 0, swaps = 0;

    for (int n = 0; n < 500; n++) {
        struct str code = code_new(w->mem), ret;
        for (size_t at = 0; at + 1 < 12; at++) {
            struct str swapped = changed_at(w->mem, code, at, code.ptr[at + 1]);
            swapped = changed_at(w->mem, swapped, at + 1, code.ptr[at]);
            if (str_eq(swapped, code))
                continue;
            swaps++;
            missed += code_parse(w->mem, swapped, &ret);
        }
    }
    /* Luhn misses one pair of values, 0 and 31: 2 of 992. */
    assert_true(swaps > 4000 && missed < swaps / 50);
}

static void
what_people_type_is_forgiven(void **state)
{
    struct world *w = *state;
    struct str code = checked(w->mem, "0123ABCD010"), show = code_show(w->mem, code), read;
    struct str lower = str_lower(w->mem, show);
    /* 0 heard as the letter o, 1 as i or l: in either case. */
    static const char likes[2][5] = {"0Oo", "1IiLl"};

    assert_true(code_parse(w->mem, lower, &read));
    assert_str(read, code);
    for (size_t at = 0; at < 12; at++)
        for (int digit = 0; digit < 2; digit++)
            for (size_t i = 0; code.ptr[at] == '0' + digit && i < 5 && likes[digit][i]; i++) {
                assert_true(
                    code_parse(w->mem, changed_at(w->mem, code, at, likes[digit][i]), &read));
                assert_str(read, code);
            }
    static const char gaps[] = " -.\t\n\r";
    for (size_t i = 0; i < sizeof gaps - 1; i++) {
        struct str typed = changed_at(w->mem, changed_at(w->mem, show, 4, gaps[i]), 9, gaps[i]);
        assert_true(code_parse(w->mem, typed, &read));
        assert_str(read, code);
    }
}

static void
what_is_no_code_is_refused(void **state)
{
    struct world *w = *state;
    struct str good = checked(w->mem, "0123ABCD010");
    const struct str typed[] = {
        S(""),
        S(" - - "),
        S("0123"),
        S("0123-ABCD-0"),
        S("UUUU-UUUU-UUUU"), /* U is not in the alphabet */
        S("0123-ABCD-01\xC3\xA9"),
        S("0123+ABCD+0100"),
        S("' OR 1=1 --"),
        str_slice(good, 0, 11),
    };
    struct str ret = S("untouched");
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_false(code_parse(w->mem, typed[i], &ret));
    char longer[14];
    memcpy(longer, good.ptr, 12);
    longer[12] = '0';
    assert_false(code_parse(w->mem, (struct str){longer, 13}, &ret));
    assert_str(ret, S("untouched"));
}

static void
a_code_is_shown_in_groups_of_four(void **state)
{
    struct world *w = *state;
    assert_str(code_show(w->mem, S("0123ABCD010Z")), S("0123-ABCD-010Z"));
}

static void
a_short_code_has_six_and_finds_a_wrong_character(void **state)
{
    struct world *w = *state;
    struct str read;

    for (int i = 0; i < 200; i++) {
        struct str code = short_code_new(w->mem), shown = short_code_show(w->mem, code);
        assert_int_equal(code.len, 6);
        assert_int_equal(shown.len, 7);
        assert_true(shown.ptr[3] == '-');
        assert_true(short_code_parse(w->mem, str_lower(w->mem, shown), &read));
        assert_str(read, code);
        const char *other = code.ptr[i % 6] == 'A' ? "B" : "A";
        assert_false(
            short_code_parse(w->mem, changed_at(w->mem, code, (size_t)i % 6, *other), &read));
        assert_false(code_parse(w->mem, code, &read));
    }
    assert_true(short_code_parse(w->mem, S("demo1d"), &read));
    assert_str(read, S("DEM01D"));
    assert_false(short_code_parse(w->mem, code_new(w->mem), &read));
}

static void
of_a_code_that_is_not_whole_the_first_four_characters_count(void **state)
{
    struct world *w = *state;
    struct str read;
    bool more;

    assert_true(code_begin_parse(w->mem, S("0rs9"), &read, &more));
    assert_str(read, S("0RS9"));
    assert_false(more);
    assert_true(code_begin_parse(w->mem, S("oR-S 9"), &read, &more));
    assert_str(read, S("0RS9"));
    assert_true(code_begin_parse(w->mem, S("0rs97"), &read, &more));
    assert_str(read, S("0RS9"));
    assert_true(more);
    assert_true(code_begin_parse(w->mem, S("0rs9-7abc-d3e"), &read, &more));
    assert_false(code_begin_parse(w->mem, S("0RS"), &read, &more));
    assert_false(code_begin_parse(w->mem, S("0RS!"), &read, &more));
    assert_false(code_begin_parse(w->mem, code_new(w->mem), &read, &more));
}

const struct CMUnitTest code_tests[] = {
    WITH_KEYS(of_a_code_that_is_not_whole_the_first_four_characters_count),
    WITH_KEYS(a_new_code_is_twelve_letters_and_digits_and_is_read_back),
    WITH_KEYS(eleven_characters_have_exactly_one_check),
    WITH_KEYS(every_single_wrong_character_is_noticed),
    WITH_KEYS(nearly_every_swap_of_neighbours_is_noticed),
    WITH_KEYS(what_people_type_is_forgiven),
    WITH_KEYS(what_is_no_code_is_refused),
    WITH_KEYS(a_code_is_shown_in_groups_of_four),
    WITH_KEYS(a_short_code_has_six_and_finds_a_wrong_character),
};
const size_t code_tests_count = sizeof code_tests / sizeof code_tests[0];
