/* request_test.c - only declared fields exist, within their bounds, and nothing typed is lost. */
#include "app/test_house.h"

#include "web/request.h"

static const struct field fields[] = {
    {S_INIT("line"), FIELD_LINE, 10},
    {S_INIT("text"), FIELD_TEXT, 20},
    {S_INIT("secret"), FIELD_SECRET, 10},
};

static struct request
request_with_fields(void)
{
    return (struct request){.fields = fields, .field_count = sizeof fields / sizeof *fields};
}

static void
values_are_cleaned_as_their_kind_says(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str body, field, value;
    } rows[] = {
        {S_INIT("line=abc"), S_INIT("line"), S_INIT("abc")},
        {S_INIT("line=++a%09%0D%0A+b%00c+"), S_INIT("line"), S_INIT("a b c")},
        {S_INIT("line=%7F%1B"), S_INIT("line"), S_INIT("")},
        {S_INIT("line=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9"),
         S_INIT("line"), S_INIT("éééééééééé")}, /* ten characters, twenty bytes */
        {S_INIT("line=+++++++++++++++a"), S_INIT("line"), S_INIT("a")},
        {S_INIT("text=a%0D%0Ab%0Dc%0Ad"), S_INIT("text"), S_INIT("a\nb\nc\nd")},
        {S_INIT("text=%0A+a%09b%00%07c+%0A"), S_INIT("text"), S_INIT("a\tbc")},
        {S_INIT("secret=+a+%0A"), S_INIT("secret"), S_INIT(" a \n")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct request rq = request_with_fields();
        assert_ok(request_fill(&w->cx, &rq, rows[i].body));
        assert_str(request_field(&rq, rows[i].field), rows[i].value);
    }
}

static void
what_is_not_declared_does_not_exist(void **state)
{
    struct world *w = *state;
    struct request rq = request_with_fields();
    assert_ok(request_fill(&w->cx, &rq, S("admin=1&LINE=x&line%00=x&line=a&line=b")));
    assert_str(request_field(&rq, S("admin")), S(""));
    assert_false(request_has(&rq, S("admin")));
    assert_str(request_field(&rq, S("line")), S("a")); /* of a field sent twice the first counts */
}

static void
an_emptied_field_is_told_from_one_that_was_not_sent(void **state)
{
    struct world *w = *state;
    struct request rq = request_with_fields();
    assert_ok(request_fill(&w->cx, &rq, S("line=&secret")));
    assert_true(request_has(&rq, S("line")));
    assert_true(request_has(&rq, S("secret")));
    assert_false(request_has(&rq, S("text")));
}

static void
one_character_too_many_is_refused_and_kept(void **state)
{
    struct world *w = *state;
    struct request rq = request_with_fields();
    assert_outcome(request_fill(&w->cx, &rq, S("line=12345678901&text=x")), INVALID);
    assert_str(w->cx.fault.field, S("line"));
    assert_int_equal(w->cx.fault.number, 10);
    assert_str(request_field(&rq, S("line")), S("12345678901"));
    assert_str(request_field(&rq, S("text")), S("x"));
    rq.fault = w->cx.fault; /* as the door does before the form is shown again */
    assert_str(request_fault(&w->cx, &rq, S("line")),
               S("Dit is te lang. Er passen hoogstens 10 tekens in. Maak het korter."));
    assert_str(request_fault(&w->cx, &rq, S("text")), S(""));
}

static void
bytes_that_are_no_text_are_refused_and_shown_repaired(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str body, value;
    } rows[] = {
        {S_INIT("text=a%FFb"), S_INIT("a\xEF\xBF\xBD"
                                      "b")},
        {S_INIT("text=%C0%80"), S_INIT("\xEF\xBF\xBD\xEF\xBF\xBD")},
        {S_INIT("text=%ED%A0%80"), S_INIT("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
        {S_INIT("text=abc%E2%82"), S_INIT("abc\xEF\xBF\xBD")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct request rq = request_with_fields();
        assert_outcome(request_fill(&w->cx, &rq, rows[i].body), INVALID);
        assert_str(w->cx.fault.field, S("text"));
        assert_true(utf8_valid(request_field(&rq, S("text"))));
        assert_str(request_field(&rq, S("text")), rows[i].value);
    }
}

static void
of_several_faults_the_first_is_shown_and_all_values_are_kept(void **state)
{
    struct world *w = *state;
    struct request rq = request_with_fields();
    assert_outcome(request_fill(&w->cx, &rq, S("text=%FF&line=12345678901&secret=abc")), INVALID);
    assert_str(w->cx.fault.field, S("text"));
    assert_str(request_field(&rq, S("line")), S("12345678901"));
    assert_str(request_field(&rq, S("secret")), S("abc"));
}

static void
a_number_in_a_path_is_positive_and_nothing_else(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str arg;
        enum outcome outcome;
    } rows[] = {
        {S_INIT("1"), OK},         {S_INIT("9223372036854775807"), OK},
        {S_INIT("0"), NOT_FOUND},  {S_INIT("9223372036854775808"), NOT_FOUND},
        {S_INIT("-1"), NOT_FOUND}, {S_INIT("+1"), NOT_FOUND},
        {S_INIT(""), NOT_FOUND},   {S_INIT("1a"), NOT_FOUND},
        {S_INIT(" 1"), NOT_FOUND}, {S_INIT("0x1"), NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct request rq = {.args = {rows[i].arg}};
        int64_t n = -1;
        assert_outcome(request_arg_int(&w->cx, &rq, 0, &n), rows[i].outcome);
        assert_int_equal(n > 0, rows[i].outcome == OK);
    }
}

const struct CMUnitTest request_tests[] = {
    WITH_KEYS(values_are_cleaned_as_their_kind_says),
    WITH_KEYS(what_is_not_declared_does_not_exist),
    WITH_KEYS(an_emptied_field_is_told_from_one_that_was_not_sent),
    WITH_KEYS(one_character_too_many_is_refused_and_kept),
    WITH_KEYS(bytes_that_are_no_text_are_refused_and_shown_repaired),
    WITH_KEYS(of_several_faults_the_first_is_shown_and_all_values_are_kept),
    WITH_KEYS(a_number_in_a_path_is_positive_and_nothing_else),
};
const size_t request_tests_count = sizeof request_tests / sizeof request_tests[0];
