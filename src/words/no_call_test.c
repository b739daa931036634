/* no_call_test.c - who asks not to be called, and who speaks of other calls. */
#include "words/no_call.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
who_asks_not_to_be_called_is_quoted(void **state)
{
    static const struct {
        struct str text, sentence;
    } rows[] = {
        {S_INIT("Ik heb schulden. Bel mij niet, mijn man luistert mee. Dank u."),
         S_INIT("Bel mij niet, mijn man luistert mee.")},
        {S_INIT("Graag niet bellen voor 10 uur"), S_INIT("Graag niet bellen voor 10 uur")},
        {S_INIT("Hallo\nbel me alsjeblieft NIET\nGroet"), S_INIT("bel me alsjeblieft NIET")},
        {S_INIT("Ik wil niet gebeld worden!"), S_INIT("Ik wil niet gebeld worden!")},
        {S_INIT("Belt u mij nooit thuis."), S_INIT("Belt u mij nooit thuis.")},
        {S_INIT("Ik wil dat u niet belt."), S_INIT("Ik wil dat u niet belt.")},
        {S_INIT("Niet terugbellen aub"), S_INIT("Niet terugbellen aub")},
        {S_INIT("Liever geen telefoontjes."), S_INIT("Liever geen telefoontjes.")},
        {S_INIT("Please don't call me. Thanks."), S_INIT("Please don't call me.")},
        {S_INIT("Do not call before noon"), S_INIT("Do not call before noon")},
    };
    struct arena *mem = arena_open();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(str_eq(no_call_sentence(mem, rows[i].text), rows[i].sentence));
    arena_close(mem);
}

static void
other_calls_are_not_meant(void **state)
{
    static const struct str rows[] = {
        S_INIT(""),
        S_INIT("Bel mij over mijn huur."),
        S_INIT("Ik kan niet bellen, mijn beltegoed is op."),
        S_INIT("De gemeente belt niet terug."),
        S_INIT("Ze willen mij niet terugbellen."),
        S_INIT("Ik ben nog steeds niet gebeld."),
        S_INIT("Ik bel niet graag zelf."),
        S_INIT("Ik durf niet te bellen."),
        S_INIT("They did not call me back."),
        S_INIT("Ik krijg geen uitkering. Bel mij morgen."),
    };
    struct arena *mem = arena_open();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(no_call_sentence(mem, rows[i]).len, 0);
    arena_close(mem);
}

const struct CMUnitTest no_call_tests[] = {
    cmocka_unit_test(who_asks_not_to_be_called_is_quoted),
    cmocka_unit_test(other_calls_are_not_meant),
};
const size_t no_call_tests_count = sizeof no_call_tests / sizeof no_call_tests[0];
