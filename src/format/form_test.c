/* form_test.c - form bodies as browsers, and others, send them. */
#include "app/test_house.h"

#include "base/text.h"
#include "format/form.h"

/* What was read, as name=value; for every pair. */
static struct str
read_all(struct arena *mem, struct str body)
{
    struct text t = text_open(mem, 64);
    struct str name, value;

    while (form_next(mem, &body, &name, &value)) {
        text_add(&t, name);
        text_add_byte(&t, '=');
        text_add(&t, value);
        text_add_byte(&t, ';');
    }
    return text_str(&t);
}

static void
bodies_are_read_as_the_standard_says(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str body, read;
    } rows[] = {
        {S_INIT(""), S_INIT("")},
        {S_INIT("&"), S_INIT("")},
        {S_INIT("a=b"), S_INIT("a=b;")},
        {S_INIT("a=b&c=d"), S_INIT("a=b;c=d;")},
        {S_INIT("&&a=b&&&c=d&"), S_INIT("a=b;c=d;")},
        {S_INIT("a"), S_INIT("a=;")},
        {S_INIT("a="), S_INIT("a=;")},
        {S_INIT("=b"), S_INIT("=b;")},
        {S_INIT("="), S_INIT("=;")},
        {S_INIT("a=b=c"), S_INIT("a=b=c;")},
        {S_INIT("a=1&a=2"), S_INIT("a=1;a=2;")}, /* whoever reads decides which counts */
        {S_INIT("a+b=c+d"), S_INIT("a b=c d;")},
        {S_INIT("a=%2B%26%3d"), S_INIT("a=+&=;")},
        {S_INIT("%61=%C3%A9"), S_INIT("a=\xC3\xA9;")},
        {S_INIT("a=%00"), {"a=\0;", 4}},
        {S_INIT("a=%FF%fe"), S_INIT("a=\xFF\xFE;")}, /* bytes, not text */
        {S_INIT("a=\x80"), S_INIT("a=\x80;")},
        {S_INIT("a=%"), S_INIT("a=%;")},
        {S_INIT("a=%4"), S_INIT("a=%4;")},
        {S_INIT("a=%4&b=1"), S_INIT("a=%4;b=1;")}, /* never over the end of its own part */
        {S_INIT("a=%zz%4g"), S_INIT("a=%zz%4g;")},
        {S_INIT("a=%%41"), S_INIT("a=%A;")},
        {S_INIT("a=%2541"), S_INIT("a=%41;")}, /* decoded once */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(read_all(w->mem, rows[i].body), rows[i].read);
}

static void
every_byte_is_read_as_it_was_written(void **state)
{
    struct world *w = *state;
    char all[256];
    struct str value = {all, sizeof all}, name, read;

    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    struct str body = str_join(w->mem, S("x="), form_encode(w->mem, value));
    for (size_t i = 0; i < body.len; i++)
        assert_true(body.ptr[i] > ' ' && body.ptr[i] < 127);
    assert_true(form_next(w->mem, &body, &name, &read));
    assert_str(read, value);
    assert_false(form_next(w->mem, &body, &name, &read));
}

static void
a_body_of_only_signs_ends(void **state)
{
    struct world *w = *state;
    char *signs = arena_new(w->mem, char, 100000);
    struct str body = {signs, 100000}, name, value;
    int count = 0;

    memset(signs, '%', 50000);
    memset(signs + 50000, '&', 50000);
    while (form_next(w->mem, &body, &name, &value))
        count++;
    assert_int_equal(count, 1);
}

const struct CMUnitTest form_tests[] = {
    WITH_KEYS(bodies_are_read_as_the_standard_says),
    WITH_KEYS(every_byte_is_read_as_it_was_written),
    WITH_KEYS(a_body_of_only_signs_ends),
};
const size_t form_tests_count = sizeof form_tests / sizeof form_tests[0];
