/* totp_test.c - codes of the second factor, by the examples of RFC 6238 and RFC 4648. */
#include "app/test_house.h"

#include "base/text.h"
#include "crypto/totp.h"

static struct bytes
bytes_of(struct str s)
{
    return (struct bytes){(const unsigned char *)s.ptr, s.len};
}

#define RFC_SECRET bytes_of(S("12345678901234567890"))

static void
the_examples_of_rfc_6238_come_out(void **state)
{
    static const struct {
        int64_t at_s;
        struct str code; /* the last six of eight digits */
    } rows[] = {
        {59, S_INIT("287082")},         {1111111109, S_INIT("081804")},
        {1111111111, S_INIT("050471")}, {1234567890, S_INIT("005924")},
        {2000000000, S_INIT("279037")}, {INT64_C(20000000000), S_INIT("353130")},
    };
    struct world *w = world_of(state);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(totp_code(w->mem, RFC_SECRET, totp_step(rows[i].at_s * 1000)), rows[i].code);
}

static void
a_code_counts_half_a_minute_either_way_and_never_twice(void **state)
{
    struct world *w = world_of(state);
    struct bytes secret = totp_secret_new(w->mem);
    int64_t now_ms = w->cx.now_ms, step = totp_step(now_ms), used = 0;

    for (int64_t off = -3; off <= 3; off++)
        assert_int_equal(
            totp_verify(w->mem, secret, totp_code(w->mem, secret, step + off), now_ms, 0, &used),
            off >= -1 && off <= 1);
    struct str code = totp_code(w->mem, secret, step);
    assert_true(totp_verify(w->mem, secret, code, now_ms, step - 1, &used));
    assert_int_equal(used, step);
    assert_false(totp_verify(w->mem, secret, code, now_ms, used, &used));
    assert_false(totp_verify(w->mem, secret, code, now_ms + 30000, used, &used));
}

static void
a_code_may_be_typed_with_a_space_and_nothing_else(void **state)
{
    struct world *w = world_of(state);
    struct bytes secret = totp_secret_new(w->mem);
    struct str code = totp_code(w->mem, secret, totp_step(w->cx.now_ms));
    int64_t used;

    struct str spaced =
        str_join(w->mem, str_slice(code, 0, 3), S(" "), str_slice(code, 3, 6), S(" "));
    assert_true(totp_verify(w->mem, secret, spaced, w->cx.now_ms, 0, &used));
    const struct str wrong[] = {S(""), str_slice(code, 0, 5), str_join(w->mem, code, S("0")),
                                str_join(w->mem, S("-"), code), S("      ")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(totp_verify(w->mem, secret, wrong[i], w->cx.now_ms, 0, &used));
}

static void
the_examples_of_rfc_4648_come_out(void **state)
{
    static const struct str rows[][2] = {
        {S_INIT(""), S_INIT("")},
        {S_INIT("f"), S_INIT("MY")},
        {S_INIT("fo"), S_INIT("MZXQ")},
        {S_INIT("foo"), S_INIT("MZXW6")},
        {S_INIT("foob"), S_INIT("MZXW6YQ")},
        {S_INIT("fooba"), S_INIT("MZXW6YTB")},
        {S_INIT("foobar"), S_INIT("MZXW6YTBOI")},
    };
    struct world *w = world_of(state);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(totp_key(w->mem, bytes_of(rows[i][0])), rows[i][1]);
}

const struct CMUnitTest totp_tests[] = {
    WITH_KEYS(the_examples_of_rfc_6238_come_out),
    WITH_KEYS(a_code_counts_half_a_minute_either_way_and_never_twice),
    WITH_KEYS(a_code_may_be_typed_with_a_space_and_nothing_else),
    WITH_KEYS(the_examples_of_rfc_4648_come_out),
};
const size_t totp_tests_count = sizeof totp_tests / sizeof totp_tests[0];
