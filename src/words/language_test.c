/* language_test.c - the language of a text, by its script and its small words. */
#include "words/language.h"

#include "arena_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
the_language_is_told(void **state)
{
    struct arena *mem = *state;
    static const struct {
        struct str code, text;
    } cases[] = {
        {S_INIT("nl"), S_INIT("Ik kan de huur niet betalen")},
        {S_INIT("en"), S_INIT("My landlord does not give back the deposit")},
        {S_INIT("pl"), S_INIT("Nie mam pieniędzy i nie wiem, gdzie jest pomoc")},
        {S_INIT("tr"), S_INIT("Kira borcum var, ne yapmam lazım")},
        {S_INIT("ar"), S_INIT("لا أستطيع دفع الإيجار")},
        {S_INIT("fa"),
         S_INIT("نمی‌توانم اجاره را پرداخت کنم، چه کار کنم")},
        {S_INIT("uk"), S_INIT("Я не можу заплатити за оренду")},
        {S_INIT("nl"), S_INIT("UWV?")},
        {S_INIT("nl"), S_INIT("")},
        {S_INIT("nl"), S_INIT("\xFF\xFE")},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count = 0;
        struct word *words = words_split(mem, fold(mem, cases[i].text), &count);
        struct str found = language_of_text(mem, cases[i].text, words, count);
        if (!str_eq(found, cases[i].code))
            print_message("%.*s: %.*s\n", (int)cases[i].text.len, cases[i].text.ptr, (int)found.len,
                          found.ptr);
        assert_true(str_eq(found, cases[i].code));
    }
}

static void
what_is_dutch_beyond_doubt_is_told_apart(void **state)
{
    static const struct {
        bool dutch;
        struct str text;
    } cases[] = {
        {true, S_INIT("Ik heb uw brief van [datum] gekregen. Ik kan dit nu niet betalen.")},
        {false, S_INIT("UWV?")},
        {false, S_INIT("")},
        {false,
         S_INIT("Merhaba, ben [ad]. Hiç iyi değilim, bugün bir doktorla konuşmak istiyorum.")},
        {false, S_INIT("I got your letter of [date]. I cannot pay this now.")},
        {false, S_INIT("لا أستطيع دفع الإيجار")},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_is_dutch(*state, cases[i].text), cases[i].dutch);
}

const struct CMUnitTest language_tests[] = {
    cmocka_unit_test_setup_teardown(the_language_is_told, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(what_is_dutch_beyond_doubt_is_told_apart, arena_setup,
                                    arena_teardown),
};
const size_t language_tests_count = sizeof language_tests / sizeof *language_tests;
