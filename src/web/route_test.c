/* route_test.c - which row a path finds, and in which language. */
#include "app/test_house.h"

#include "web/door.h"
#include "web/rates.h"
#include "web/route.h"

static enum outcome
nothing(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx, (void)rq, (void)re;
    return OK;
}

static const struct field fields[] = {{S_INIT("text"), FIELD_TEXT, 20}};
static const struct route routes[] = {
    READ("/", PUBLIC("start"), nothing),
    READ("/volg", PUBLIC("start"), nothing),
    WRITE("/volg", PUBLIC("start"), NULL, nothing, NULL, fields, .rate = RATE_SECRET),
    READ("/volg/v/:ticket", PUBLIC("start"), nothing),
    READ("/werk/vraag/:place/:id", ALLOW(PERMISSION_QUESTIONS), nothing),
    WRITE("/werk/vraag/:place/:id/neem", ALLOW(PERMISSION_QUESTIONS), NULL, nothing, NULL, fields),
};
enum { ROUTES = sizeof routes / sizeof *routes };

static void
a_path_finds_its_row_and_language(void **state)
{
    struct world *w = *state;
    static const struct {
        struct str path;
        enum method method;
        int row; /* -1: none */
        enum language language;
        const char *args[2];
    } rows[] = {
        {S_INIT("/"), METHOD_GET, 0, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg"), METHOD_GET, 1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg"), METHOD_POST, 2, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg/v/abc"), METHOD_GET, 3, LANGUAGE_NL, {"abc", ""}},
        {S_INIT("/werk/vraag/9901/12"), METHOD_GET, 4, LANGUAGE_NL, {"9901", "12"}},
        {S_INIT("/werk/vraag/9901/12/neem"), METHOD_POST, 5, LANGUAGE_NL, {"9901", "12"}},
        {S_INIT("/en"), METHOD_GET, 0, LANGUAGE_EN, {"", ""}},
        {S_INIT("/en/"), METHOD_GET, 0, LANGUAGE_EN, {"", ""}},
        {S_INIT("/nl"), METHOD_GET, 0, LANGUAGE_NL, {"", ""}},
        {S_INIT("/en/volg"), METHOD_GET, 1, LANGUAGE_EN, {"", ""}},
        {S_INIT("/en/volg"), METHOD_POST, 2, LANGUAGE_EN, {"", ""}},
        {S_INIT("/en/volg/v/abc"), METHOD_GET, 3, LANGUAGE_EN, {"abc", ""}},
        {S_INIT("/en/en/volg"), METHOD_GET, -1, LANGUAGE_EN, {"", ""}},
        {S_INIT("/EN/volg"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/ar"), METHOD_GET, 0, LANGUAGE_AR, {"", ""}},
        {S_INIT("/tr/volg/v/abc"), METHOD_GET, 3, LANGUAGE_TR, {"abc", ""}},
        {S_INIT("/pl/volg"), METHOD_POST, 2, LANGUAGE_PL, {"", ""}},
        {S_INIT("/uk/nergens"), METHOD_GET, -1, LANGUAGE_UK, {"", ""}},
        {S_INIT("/ar/werk/vraag/9901/12"), METHOD_GET, 4, LANGUAGE_NL, {"9901", "12"}},
        {S_INIT("/en/werk/vraag/9901/12"), METHOD_GET, 4, LANGUAGE_EN, {"9901", "12"}},
        {S_INIT("/english"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/fr/volg"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg/"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("//volg"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/Volg"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg/v/"),
         METHOD_GET,
         -1,
         LANGUAGE_NL,
         {"", ""}}, /* an argument is never empty */
        {S_INIT("/volg/v"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg/v/a/b"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/volg/:ticket"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("/werk/vraag//12"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT("volg"), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
        {S_INIT(""), METHOD_GET, -1, LANGUAGE_NL, {"", ""}},
    };
    const struct door door = {.routes = routes, .route_count = ROUTES};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arrival arrival = {.mem = w->mem};
        door_find(&door, rows[i].path, rows[i].method, &arrival);
        const struct route *expected = rows[i].row < 0 ? NULL : &routes[rows[i].row];
        if (arrival.route != expected)
            print_message("%s\n", rows[i].path.ptr);
        assert_ptr_equal(arrival.route, expected);
        assert_int_equal(arrival.rq.language, rows[i].language);
        for (int arg = 0; expected && arg < 2; arg++)
            assert_str(arrival.rq.args[arg], str_from_c(rows[i].args[arg]));
    }
}

static void
a_path_with_another_method_is_told_apart_from_no_path(void **state)
{
    static const struct {
        struct str path;
        enum method method;
        bool other;
    } rows[] = {
        {S_INIT("/"), METHOD_POST, true},
        {S_INIT("/werk/vraag/1/2/neem"), METHOD_GET, true},
        {S_INIT("/nergens"), METHOD_POST, false},
        {S_INIT("/volg"), METHOD_POST, false}, /* has its own row */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str args[REQUEST_ARGS_MAX];
        bool other;
        const struct route *route =
            route_find(routes, ROUTES, rows[i].method, rows[i].path, args, &other);
        assert_true(route != NULL || other == rows[i].other);
    }
}

static void
the_rate_follows_from_the_row(void **state)
{
    (void)state;
    assert_int_equal(route_rate(NULL), RATE_PAGE);
    assert_int_equal(route_rate(&routes[1]), RATE_PAGE);
    assert_int_equal(route_rate(&routes[2]), RATE_SECRET);
    assert_int_equal(route_rate(&routes[5]), RATE_SEND);
}

static void
a_household_is_one_network(void **state)
{
    struct world *w = *state;
    static const struct {
        const char *one, *other;
        bool same;
    } rows[] = {
        {"203.0.113.7", "203.0.113.200", true},
        {"203.0.113.7", "203.0.114.7", false},
        {"2001:db8:1::1", "2001:db8:1:ffff::2", true},
        {"2001:db8:1::1", "2001:db8:2::1", false},
        {"not an address", "", true},
        {"203.0.113.7", "not an address", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(str_eq(rates_network(w->mem, str_from_c(rows[i].one)),
                                rates_network(w->mem, str_from_c(rows[i].other))),
                         rows[i].same);
}

static void
who_asks_too_much_waits_and_others_do_not(void **state)
{
    struct world *w = *state;
    struct rates *rates = arena_new(w->mem, struct rates, 1);
    const int64_t minute_us = 60 * 1000000;

    for (int i = 0; i < 20; i++)
        assert_true(rates_allow(rates, S("a"), RATE_SECRET, minute_us));
    assert_false(rates_allow(rates, S("a"), RATE_SECRET, minute_us));
    assert_true(rates_allow(rates, S("a"), RATE_SEND, minute_us)); /* another budget */
    assert_true(rates_allow(rates, S("b"), RATE_SECRET, minute_us));
    assert_true(rates_allow(rates, S("a"), RATE_SECRET, minute_us + minute_us / 10));
    assert_true(rates_allow(rates, S("a"), RATE_SECRET, minute_us)); /* the clock went back */
    assert_false(rates_allow(rates, S("a"), RATE_SECRET, minute_us));
}

const struct CMUnitTest route_tests[] = {
    WITH_KEYS(a_path_finds_its_row_and_language),
    WITH_KEYS(a_path_with_another_method_is_told_apart_from_no_path),
    WITH_KEYS(the_rate_follows_from_the_row),
    WITH_KEYS(a_household_is_one_network),
    WITH_KEYS(who_asks_too_much_waits_and_others_do_not),
};
const size_t route_tests_count = sizeof route_tests / sizeof route_tests[0];
