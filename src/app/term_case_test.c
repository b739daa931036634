/* term_case_test.c - terms of laws against cases that lawyers can read and change. */
#include "app/commands.h"

#include "arena_fixture.h"
#include "base/text.h"
#include "case_reader.h"
#include "format/csv.h"
#include "format/json.h"
#include "law/workday.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define CASES "tests/cases/term.case"

/* A date and a word are texts; ja, nee, geen and a number are themselves. */
static void
value_add(struct text *t, struct str value)
{
    int64_t number;
    size_t point = str_find_byte(value, '.');

    if (str_eq(value, S("ja")) || str_eq(value, S("nee")))
        text_add(t, str_eq(value, S("ja")) ? S("true") : S("false"));
    else if (str_eq(value, S("geen")))
        text_add(t, S("null"));
    else if (str_int(value, &number) || (str_int(str_slice(value, 0, point), &number) &&
                                         str_int(str_slice(value, point + 1, 99), &number)))
        text_add(t, value);
    else
        text_add_json(t, value);
}

/* "key value, key value|value" as an object. */
static struct str
object_of(struct arena *mem, struct str words)
{
    struct text t = text_open(mem, 256);
    bool first = true;

    text_add_byte(&t, '{');
    for (struct str pair, value; str_cut(&words, ',', &pair); first = false) {
        pair = str_trim(pair);
        if (pair.len == 0)
            continue;
        size_t space = str_find_byte(pair, ' ');
        text_add(&t, first ? S("") : S(", "));
        text_add_json(&t, str_slice(pair, 0, space));
        text_add(&t, S(": "));
        struct str values = str_trim(str_slice(pair, space, pair.len));
        bool list = str_find_byte(values, '|') < values.len;
        text_add(&t, list ? S("[") : S(""));
        for (size_t i = 0; str_cut(&values, '|', &value); i++) {
            text_add(&t, i ? S(", ") : S(""));
            value_add(&t, value);
        }
        text_add(&t, list ? S("]") : S(""));
    }
    text_add_byte(&t, '}');
    return text_str(&t);
}

static bool
same(const struct json *a, const struct json *b)
{
    if (a == NULL || b == NULL || a->is != b->is || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same(&a->items[i], &b->items[i]))
            return false;
    double gap = a->real - b->real;
    return a->yes == b->yes && a->number == b->number && gap < 0.001 && gap > -0.001 &&
           str_eq(a->text, b->text);
}

static struct json
read_or_fail(struct arena *mem, struct str text)
{
    struct json value;
    int line;
    if (!json_read(mem, text, &value, &line))
        fail_msg("not JSON: %.*s", (int)text.len, text.ptr);
    return value;
}

/* Does a step rest on this article? */
static bool
rests_on(const struct json *answer, struct str article)
{
    const struct json *steps = json_member(answer, S("steps"));
    for (size_t i = 0; i < steps->count; i++)
        if (str_find(json_member(&steps->items[i], S("law"))->text, article) <
            json_member(&steps->items[i], S("law"))->text.len)
            return true;
    return false;
}

static bool
answer_holds(struct arena *mem, const struct case_line *line, struct str answer_text)
{
    struct json answer = read_or_fail(mem, answer_text);
    struct json wanted = read_or_fail(mem, object_of(mem, line->parts[2]));
    struct str articles = line->parts[3], article;

    for (size_t i = 0; i < wanted.count; i++) {
        const struct json *got = json_member(&answer, wanted.names[i]);
        if (!same(got, &wanted.items[i]))
            return false;
        struct str list = str_join(mem, wanted.names[i], S("_een_van"));
        /* Who says nothing of another reading says that there is none. */
        if (json_member(&answer, list) != NULL && json_member(&wanted, list) == NULL)
            return false;
    }
    while (str_cut(&articles, ';', &article))
        if (!rests_on(&answer, str_trim(article)))
            return false;
    return wanted.count > 0;
}

static bool
case_holds(struct cx *cx, const struct case_line *line)
{
    struct calendar calendar = calendar_base();
    struct text t = text_open(cx->mem, 1024);
    struct str facts = object_of(cx->mem, line->parts[1]), refused = S("geweigerd ");
    enum outcome outcome = term_answer_json(cx, &calendar, line->parts[0], facts, &t);

    if (str_starts(line->parts[2], refused))
        return outcome == INVALID && cx->fault.sentence.len > 0 &&
               str_eq(cx->fault.field, str_slice(line->parts[2], refused.len, 99));
    return outcome == OK && answer_holds(cx->mem, line, text_str(&t));
}

static void
every_case_in_the_case_file_holds(void **state)
{
    struct case_reader reader = case_open(*state, S(CASES));
    struct case_line line;
    int count = 0, wrong = 0;

    while (case_next(&reader, &line)) {
        struct cx cx = {.mem = arena_open()};
        if (line.count < 4) {
            print_message("%s:%d: not a case\n", CASES, reader.line);
            wrong++;
        } else if (!case_holds(&cx, &line)) {
            print_message("%s:%d: does not hold\n", CASES, reader.line);
            wrong++;
        }
        arena_close(cx.mem);
        count++;
    }
    print_message("%d cases\n", count);
    assert_int_equal(wrong, 0);
    assert_true(count >= 300);
}

/* Facts and answers of others; only what they are sure of. */
static bool
is_sure(struct str confidence)
{
    return str_starts(confidence, S("high")) || str_starts(confidence, S("medium-high"));
}

static bool
row_holds(struct cx *cx, const struct csv_row *row)
{
    struct calendar calendar = calendar_base();
    struct text t = text_open(cx->mem, 1024);
    if (term_answer_json(cx, &calendar, row->cells[1], row->cells[2], &t) != OK)
        return false;
    struct json answer = read_or_fail(cx->mem, text_str(&t));
    struct json wanted = read_or_fail(cx->mem, row->cells[3]);
    for (size_t i = 0; i < wanted.count; i++)
        if (!same(json_member(&answer, wanted.names[i]), &wanted.items[i]))
            return false;
    return wanted.count > 0;
}

static void
every_sure_row_of_the_shared_examples_holds(void **state)
{
    struct str content = S("");
    struct csv_row row;
    int count = 0;

    if (!case_file_read(*state, S("../shared/data/awb_examples.csv"), &content)) {
        print_message("skipped: ../shared/data/awb_examples.csv is not here\n");
        skip();
    }
    struct csv csv =
        csv_open(*state, (struct bytes){(const unsigned char *)content.ptr, content.len});
    while (csv_next(&csv, *state, &row)) {
        struct cx cx = {.mem = *state};
        if (row.count < 8 || !is_sure(row.cells[7]))
            continue;
        if (!row_holds(&cx, &row))
            fail_msg("%.*s does not hold", (int)row.cells[0].len, row.cells[0].ptr);
        count++;
    }
    assert_true(count >= 40);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

const struct CMUnitTest term_case_tests[] = {
    TEST(every_case_in_the_case_file_holds),
    TEST(every_sure_row_of_the_shared_examples_holds),
};
const size_t term_case_tests_count = sizeof term_case_tests / sizeof term_case_tests[0];
