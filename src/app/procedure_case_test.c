/* procedure_case_test.c - procedures against cases that lawyers can read and change; the form
 * stands at the top of the file. */
#include "app/commands.h"

#include "arena_fixture.h"
#include "base/text.h"
#include "case_reader.h"
#include "format/json.h"
#include "law/workday.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define CASES "tests/cases/procedure.case"

/* ---- a case as facts in JSON ---- */

static void
pair_add(struct text *t, struct str name, struct str value)
{
    int64_t number;

    text_add(t, S(", "));
    text_add_json(t, name);
    text_add(t, S(": "));
    if (str_int(value, &number))
        text_add(t, value);
    else
        text_add_json(t, value);
}

/* A word by itself says how, or why. */
static struct str
word_means(struct str word)
{
    static const struct str forms[] = {S_INIT("schriftelijk"), S_INIT("mondeling"),
                                       S_INIT("hoorzitting")};
    static const struct str ways[] = {S_INIT("post"), S_INIT("elektronisch"), S_INIT("balie")};
    for (size_t i = 0; i < 3; i++) {
        if (str_eq(word, forms[i]))
            return S("vorm");
        if (str_eq(word, ways[i]))
            return S("wijze");
    }
    return S("reden");
}

static bool
has_value(struct str word)
{
    return str_eq(word, S("tot")) || str_eq(word, S("weken")) || str_eq(word, S("ter_post"));
}

/* "2022-03-03 ontvangen post ter_post 2022-03-01" */
static void
event_add(struct text *t, struct str line)
{
    struct str day, kind, word, value;

    str_cut(&line, ' ', &day);
    str_cut(&line, ' ', &kind);
    text_add(t, S("{\"dag\": "));
    text_add_json(t, day);
    pair_add(t, S("soort"), kind);
    while (str_cut(&line, ' ', &word)) {
        if (has_value(word)) {
            str_cut(&line, ' ', &value);
            pair_add(t, word, value);
        } else {
            pair_add(t, word_means(word), word);
        }
    }
    text_add(t, S("}"));
}

/* "bezwaar, vandaag 2022-03-10, weken 13" */
static void
head_add(struct text *t, struct str line)
{
    struct str part;

    str_cut(&line, ',', &part);
    text_add(t, S("{\"soort\": "));
    text_add_json(t, str_trim(part));
    while (str_cut(&line, ',', &part)) {
        part = str_trim(part);
        size_t space = str_find_byte(part, ' ');
        pair_add(t, str_slice(part, 0, space), str_trim(str_slice(part, space, part.len)));
    }
}

/* ---- what must follow ---- */

static bool
value_is(const struct json *got, struct str wanted)
{
    int64_t number;

    if (str_eq(wanted, S("geen")))
        return got == NULL || got->is == JSON_IS_NULL;
    if (got == NULL)
        return false;
    if (got->is == JSON_IS_BOOL)
        return str_eq(wanted, got->yes ? S("ja") : S("nee"));
    if (got->is == JSON_IS_INT)
        return str_int(wanted, &number) && number == got->number;
    return got->is == JSON_IS_TEXT && str_eq(got->text, wanted);
}

/* "a|b" against a list; in the order of the list. */
static bool
list_is(const struct json *got, struct str wanted)
{
    struct str one;
    size_t count = 0;

    if (got == NULL || got->is != JSON_IS_LIST)
        return false;
    for (; str_cut(&wanted, '|', &one); count++)
        if (count >= got->count || !value_is(&got->items[count], one))
            return false;
    return count == got->count;
}

/* Every number of `wanted` is left out, and no other. */
static bool
left_out_is(const struct json *notices, struct str wanted)
{
    struct str one;
    bool all = true, seen[200] = {false};
    int64_t number;

    for (size_t i = 0; i < notices->count; i++)
        if (json_member(&notices->items[i], S("telt_niet"))->yes)
            seen[json_member(&notices->items[i], S("nummer"))->number] = true;
    while (wanted.len > 0 && str_cut(&wanted, '|', &one)) {
        all &= str_int(one, &number) && seen[number];
        seen[number] = false;
    }
    for (size_t i = 0; i < 200; i++)
        all &= !seen[i];
    return all;
}

static bool
missing_is(const struct json *missing, struct str wanted)
{
    struct str one;
    size_t count = 0;
    bool all = true;

    for (; wanted.len > 0 && str_cut(&wanted, '|', &one); count++) {
        const struct json *why = json_member(missing, one);
        all &= why != NULL && why->is == JSON_IS_TEXT && why->text.len > 0;
    }
    return all && count == missing->count;
}

static bool
rests_on(const struct json *answer, struct str article)
{
    static const struct str lists[] = {S_INIT("steps"), S_INIT("meldingen")};
    for (size_t l = 0; l < 2; l++) {
        const struct json *list = json_member(answer, lists[l]);
        for (size_t i = 0; i < list->count; i++) {
            struct str law = json_member(&list->items[i], S("law"))->text;
            if (str_find(law, article) < law.len)
                return true;
        }
    }
    return false;
}

/* No reading may stand in the answer that the case does not name. */
static bool
no_other_reading(const struct json *answer, struct str wanted)
{
    for (size_t i = 0; i < answer->count; i++)
        if (str_ends(answer->names[i], S("_een_van")) &&
            str_find(wanted, answer->names[i]) == wanted.len)
            return false;
    return true;
}

/* The first thing that does not follow; empty when all does. */
static struct str
fault_of(const struct json *answer, struct str wanted, struct str articles)
{
    struct str left_out = S(""), missing = S(""), rest = wanted, part;

    while (str_cut(&rest, ',', &part)) {
        part = str_trim(part);
        size_t space = str_find_byte(part, ' ');
        struct str name = str_slice(part, 0, space);
        struct str value = str_trim(str_slice(part, space, part.len));
        if (str_eq(name, S("telt_niet")))
            left_out = value;
        else if (str_eq(name, S("ontbreekt")))
            missing = value;
        else if (str_ends(name, S("_een_van")) ? !list_is(json_member(answer, name), value)
                                               : !value_is(json_member(answer, name), value))
            return part;
    }
    if (!left_out_is(json_member(answer, S("meldingen")), left_out))
        return S("telt_niet");
    if (!missing_is(json_member(answer, S("ontbreekt")), missing))
        return S("ontbreekt");
    if (!no_other_reading(answer, wanted))
        return S("een_van");
    while (str_cut(&articles, ';', &part))
        if (!rests_on(answer, str_trim(part)))
            return str_trim(part);
    return S("");
}

/* ---- the file ---- */

struct procedure_case {
    struct str title, wanted, articles;
    struct text facts;
    size_t events;
};

static bool
case_holds(struct arena *mem, struct procedure_case *c)
{
    struct cx cx = {.mem = mem};
    struct calendar calendar = calendar_base();
    struct text out = text_open(mem, 4096);
    struct json answer;
    struct str fault = S("no answer");
    int line;

    text_add(&c->facts, S("]}"));
    enum outcome outcome =
        term_answer_json(&cx, &calendar, S("procedure"), text_str(&c->facts), &out);
    if (outcome == OK && json_read(mem, text_str(&out), &answer, &line))
        fault = fault_of(&answer, c->wanted, c->articles);
    else if (cx.fault.sentence.len > 0)
        fault = cx.fault.sentence;
    if (fault.len > 0 || c->wanted.len == 0)
        print_message("%s: %.*s: %.*s\n%.*s\n", CASES, (int)c->title.len, c->title.ptr,
                      (int)fault.len, fault.ptr, (int)out.len, out.ptr);
    return fault.len == 0 && c->wanted.len > 0;
}

static void
case_line(struct procedure_case *c, struct str line)
{
    if (str_starts(line, S("->"))) {
        struct str part = str_trim(str_slice(line, 2, line.len));
        if (c->wanted.len == 0)
            c->wanted = part;
        else
            c->articles = part;
    } else if (c->facts.len == 0) {
        head_add(&c->facts, line);
        text_add(&c->facts, S(", \"gebeurtenissen\": ["));
    } else {
        text_add(&c->facts, c->events++ > 0 ? S(", ") : S(""));
        event_add(&c->facts, line);
    }
}

static void
every_procedure_in_the_case_file_holds(void **state)
{
    struct str content, line;
    struct procedure_case c = {0};
    int count = 0, wrong = 0;

    assert_true(case_file_read(*state, S(CASES), &content));
    for (bool more = true; more;) {
        more = str_cut(&content, '\n', &line);
        line = str_trim(more ? line : S("= "));
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (!more || line.ptr[0] == '=') {
            count += c.title.len > 0 ? 1 : 0;
            wrong += c.title.len > 0 && !case_holds(*state, &c) ? 1 : 0;
            c = (struct procedure_case){.title = str_trim(str_slice(line, 1, line.len)),
                                        .facts = text_open(*state, 512)};
            continue;
        }
        case_line(&c, line);
    }
    print_message("%d procedures\n", count);
    assert_int_equal(wrong, 0);
    assert_true(count >= 60);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

const struct CMUnitTest procedure_case_tests[] = {
    TEST(every_procedure_in_the_case_file_holds),
};
const size_t procedure_case_tests_count =
    sizeof procedure_case_tests / sizeof procedure_case_tests[0];
