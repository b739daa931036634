/* reach_test.c - a mobile number as people write it, and what is none. */
#include "words/reach.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
a_dutch_mobile_number_has_one_form(void **state)
{
    static const struct str same[] = {
        S_INIT("0612345678"),      S_INIT("06 12 34 56 78"),  S_INIT("06-12345678"),
        S_INIT("+31612345678"),    S_INIT("+31 6 1234 5678"), S_INIT("+31 (0)6 12345678"),
        S_INIT("0031 6 12345678"), S_INIT("(06) 1234.5678"),  S_INIT("0031 (0) 6 12345678"),
    };
    struct arena *mem = arena_open();
    struct str number;

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        number = S("");
        assert_true(phone_mobile(mem, same[i], &number));
        assert_true(str_eq(number, S("+31612345678")));
    }
    arena_close(mem);
}

static void
any_other_number_is_none_and_stays_untouched(void **state)
{
    static const struct str others[] = {
        S_INIT(""),
        S_INIT("06"),
        S_INIT("061234567"),
        S_INIT("06123456789"),
        S_INIT("020 1234567"),
        S_INIT("+31201234567"),
        S_INIT("+32612345678"), /* another country */
        S_INIT("+48 601 234 567"),
        S_INIT("612345678"),
        S_INIT("06+12345678"),
        S_INIT("+316 1234 5678 of 5679"),
        S_INIT("0800-8020"),
        S_INIT("097 0123 4567"),
        S_INIT("\xD9\xA0\xD9\xA6\xD9\xA1"), /* Arabic digits */
    };
    struct arena *mem = arena_open();
    struct str number = S("-");

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(phone_mobile(mem, others[i], &number));
    assert_true(str_eq(number, S("-")));
    arena_close(mem);
}

static void
a_dutch_number_has_ten_digits_and_one_of_another_country_is_left_alone(void **state)
{
    static const struct str good[] = {S_INIT("06 12345678"),      S_INIT("06-1234 5678"),
                                      S_INIT("(020) 123 45 67"),  S_INIT("+31 6 12345678"),
                                      S_INIT("+31 (0)612345678"), S_INIT("0031612345678"),
                                      S_INIT("0031 020 1234567"), S_INIT("+32 470 12 34 56"),
                                      S_INIT("0049 30 123456"),   S_INIT("+44 20 7946 0958")};
    static const struct str wrong[] = {S_INIT(""),
                                       S_INIT("06 1234 567"),
                                       S_INIT("061234567"),
                                       S_INIT("012345678"),
                                       S_INIT("06-12345678910"),
                                       S_INIT("+31 6 1234567"),
                                       S_INIT("+31612345678901"),
                                       S_INIT("0031 6 123456789"),
                                       S_INIT("bel mij maar")};
    struct arena *mem = arena_open();

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(phone_dialable(mem, good[i]));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(phone_dialable(mem, wrong[i]));
    arena_close(mem);
}

static void
one_number_is_alike_however_it_was_typed(void **state)
{
    static const struct str same[] = {S_INIT("06 12345678"),    S_INIT("(06)1234-5678"),
                                      S_INIT("+31 6 12345678"), S_INIT("+31 (0)6 12345678"),
                                      S_INIT("0031612345678"),  S_INIT("0031 06 12345678")};
    struct arena *mem = arena_open();

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(str_eq(phone_alike(mem, same[i]), S("+31612345678")));
    assert_true(str_eq(phone_alike(mem, S("0049 30 123456")), S("+4930123456")));
    assert_true(str_eq(phone_alike(mem, S("+49 30 123456")), S("+4930123456")));
    assert_false(str_eq(phone_alike(mem, S("06 12345679")), S("+31612345678")));
    arena_close(mem);
}

const struct CMUnitTest reach_tests[] = {
    cmocka_unit_test(one_number_is_alike_however_it_was_typed),
    cmocka_unit_test(a_dutch_mobile_number_has_one_form),
    cmocka_unit_test(any_other_number_is_none_and_stays_untouched),
    cmocka_unit_test(a_dutch_number_has_ten_digits_and_one_of_another_country_is_left_alone),
};
const size_t reach_tests_count = sizeof reach_tests / sizeof reach_tests[0];
