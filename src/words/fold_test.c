/* fold_test.c - what people type for one word is one word, in every script that residents use. */
#include "words/fold.h"

#include "arena_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    struct str typed, folded;
} cases[] = {
    {S_INIT(""), S_INIT("")},
    {S_INIT("Cliëntondersteuner"), S_INIT("clientondersteuner")},
    {S_INIT("clie\xCC\x88nt"), S_INIT("client")}, /* the accent typed apart */
    {S_INIT("CAFÉ"), S_INIT("cafe")},
    {S_INIT("zo'n foto’s"), S_INIT("zon fotos")},
    {S_INIT("\xC4\xB2sland"), S_INIT("ijsland")}, /* the ligature IJ */
    {S_INIT("Straße"), S_INIT("strasse")},
    {S_INIT("ＡＢＣ"), S_INIT("abc")},
    {S_INIT("IĞDIR ığdır"), S_INIT("igdir igdir")},
    {S_INIT("İstanbul"), S_INIT("istanbul")},
    {S_INIT("Łódź"), S_INIT("lodz")},
    {S_INIT("Ørsted"), S_INIT("orsted")},
    {S_INIT("Її Ёлка"), S_INIT("іі елка")},
    {S_INIT("co\xC2\xADöp"), S_INIT("coop")}, /* soft hyphen */
    {S_INIT("أُريدُ"), S_INIT("ارید")},         /* hamza, vowels, Arabic yeh */
    {S_INIT("می\xE2\x80\x8Cخواهم"), S_INIT("میخواهم")},
    {S_INIT("a\xFF"), S_INIT("a\xEF\xBF\xBD")},
};

static void
one_word_typed_in_several_ways_folds_to_one(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str folded = fold(*state, cases[i].typed);
        if (!str_eq(folded, cases[i].folded))
            fail_msg("case %zu gives '%.*s'", i, (int)folded.len, folded.ptr);
    }
}

static void
folding_twice_changes_nothing(void **state)
{
    struct arena *mem = *state;
    for (uint32_t point = 1; point < 0x3000; point++) {
        char bytes[3];
        struct str s = {bytes, 0};
        if (point < 0x80)
            bytes[s.len++] = (char)point;
        else if (point < 0x800)
            bytes[s.len++] = (char)(0xC0 | point >> 6);
        else {
            bytes[s.len++] = (char)(0xE0 | point >> 12);
            bytes[s.len++] = (char)(0x80 | (point >> 6 & 0x3F));
        }
        if (point >= 0x80)
            bytes[s.len++] = (char)(0x80 | (point & 0x3F));
        struct str once = fold(mem, s);
        struct str twice = fold(mem, once);
        if (!utf8_valid(once) || !str_eq(once, twice))
            fail_msg("U+%04X", (unsigned)point);
        arena_reset(mem);
    }
}

static void
words_are_letters_and_digits_in_numbered_sentences(void **state)
{
    static const struct {
        struct str text;
        size_t sentence;
    } expected[] = {
        {S_INIT("hij"), 0},  {S_INIT("betaalt"), 0}, {S_INIT("2"), 0},  {S_INIT("000"), 0},
        {S_INIT("euro"), 0}, {S_INIT("a"), 1},       {S_INIT("u"), 1},  {S_INIT("b"), 1},
        {S_INIT("help"), 2}, {S_INIT("mij"), 2},     {S_INIT("nu"), 3},
    };
    size_t count;
    struct word *words = words_split(
        *state, fold(*state, S("...Hij betaalt\n2.000 euro. A.u.b.: help, mij\n\nnu?!")), &count);
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++) {
        assert_true(str_eq(words[i].text, expected[i].text));
        assert_int_equal(words[i].sentence, expected[i].sentence);
    }
}

static void
a_text_without_letters_has_no_words(void **state)
{
    size_t count = 9;
    words_split(*state, S(""), &count);
    assert_int_equal(count, 0);
    words_split(*state, fold(*state, S("?!... \xF0\x9F\x98\x80 \n\n")), &count);
    assert_int_equal(count, 0);
}

static void
a_word_is_shown_as_it_was_typed(void **state)
{
    struct str text =
        S("Kom\xC5\x9Fumun \xC3\xA7ocu\xC4\x9Fu, T\xC3\xBCrkiye'den (d\xC3\xB6v\xC3\xBCyor)!");

    assert_true(str_eq(word_as_typed(*state, text, S("komsumun")), S("Kom\xC5\x9Fumun")));
    assert_true(str_eq(word_as_typed(*state, text, S("cocugu")), S("\xC3\xA7ocu\xC4\x9Fu")));
    assert_true(str_eq(word_as_typed(*state, text, S("turkiyeden")), S("T\xC3\xBCrkiye'den")));
    assert_true(str_eq(word_as_typed(*state, text, S("dovuyor")), S("d\xC3\xB6v\xC3\xBCyor")));
    assert_true(
        str_eq(word_as_typed(*state, text, S("huur")), S("huur"))); /* a slip, or joined words */
}

const struct CMUnitTest fold_tests[] = {
    cmocka_unit_test_setup_teardown(one_word_typed_in_several_ways_folds_to_one, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(folding_twice_changes_nothing, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(words_are_letters_and_digits_in_numbered_sentences, arena_setup,
                                    arena_teardown),
    cmocka_unit_test_setup_teardown(a_word_is_shown_as_it_was_typed, arena_setup, arena_teardown),
    cmocka_unit_test_setup_teardown(a_text_without_letters_has_no_words, arena_setup,
                                    arena_teardown),
};
const size_t fold_tests_count = sizeof fold_tests / sizeof fold_tests[0];
