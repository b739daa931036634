/* json_test.c - JSON is read strictly, within bounds, and keeps its order. */
#include "format/json.h"

#include "arena_fixture.h"
#include "base/arena.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool
reads(struct arena *mem, struct str text)
{
    struct json value;
    int line;
    return json_read(mem, text, &value, &line);
}

static void
every_kind_of_value_is_read_in_its_order(void **state)
{
    struct json value;
    int line;
    assert_true(json_read(
        *state, S("{\"z\": [1, -7.5, true, null], \"a\": \"\\u00e9\", \"m\": {}}"), &value, &line));
    assert_int_equal(value.is, JSON_IS_OBJECT);
    assert_int_equal(value.count, 3);
    assert_true(str_eq(value.names[0], S("z")) && str_eq(value.names[2], S("m")));
    const struct json *list = json_member(&value, S("z"));
    assert_int_equal(list->count, 4);
    assert_int_equal(list->items[0].number, 1);
    assert_true(list->items[1].is == JSON_IS_REAL && list->items[1].real < -7.4);
    assert_true(list->items[2].yes);
    assert_int_equal(list->items[3].is, JSON_IS_NULL);
    assert_true(str_eq(json_member(&value, S("a"))->text, S("é")));
    assert_null(json_member(&value, S("b")));
    assert_null(json_member(list, S("z")));
}

static void
what_is_not_strict_json_is_refused_with_its_line(void **state)
{
    const struct str wrong[] = {S(""),
                                S("7"),
                                S("\"text\""),
                                S("{\"a\": 1,}"),
                                S("{'a': 1}"),
                                S("{\"a\": 1} x"),
                                S("{\"a\": 1, \"a\": 2}"),
                                S("{\"a\": \"\\u0000\"}"),
                                S("{\"a\": \"\xff\"}"),
                                S("{\"a\": 99999999999999999999}"),
                                S("{\"a\": 1e999}"),
                                S("[NaN]")};
    struct json value;
    int line = 0;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (reads(*state, wrong[i]))
            fail_msg("%.*s", (int)wrong[i].len, wrong[i].ptr);
    assert_false(json_read(*state, S("{\n\"a\": 1,\n\"b\" 2}"), &value, &line));
    assert_int_equal(line, 3);
}

static struct str
nested(struct arena *mem, int depth)
{
    struct text t = text_open(mem, 128);
    for (int i = 0; i < depth; i++)
        text_add_byte(&t, '[');
    for (int i = 0; i < depth; i++)
        text_add_byte(&t, ']');
    return text_str(&t);
}

static void
what_is_too_deep_or_too_long_is_refused(void **state)
{
    assert_true(reads(*state, nested(*state, JSON_DEPTH_MAX + 1)));
    assert_false(reads(*state, nested(*state, JSON_DEPTH_MAX + 2)));
    assert_false(reads(*state, nested(*state, 100000)));
    char *spaces = arena_new(*state, char, JSON_LIMIT_BYTES + 1);
    memset(spaces, ' ', JSON_LIMIT_BYTES + 1);
    spaces[0] = '[';
    spaces[1] = ']';
    assert_true(reads(*state, (struct str){spaces, JSON_LIMIT_BYTES}));
    assert_false(reads(*state, (struct str){spaces, JSON_LIMIT_BYTES + 1}));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

const struct CMUnitTest json_tests[] = {
    TEST(every_kind_of_value_is_read_in_its_order),
    TEST(what_is_not_strict_json_is_refused_with_its_line),
    TEST(what_is_too_deep_or_too_long_is_refused),
};
const size_t json_tests_count = sizeof json_tests / sizeof json_tests[0];
