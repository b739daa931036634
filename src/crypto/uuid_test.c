/* uuid_test.c - names that are the same everywhere. */
#include "store/test_world.h"

#include "crypto/uuid.h"

static void
a_uuid_of_two_texts_is_the_one_that_others_compute(void **state)
{
    struct arena *mem = arena_open();

    (void)state;
    /* Python: uuid.uuid5(uuid.NAMESPACE_DNS, "python.org") */
    assert_true(str_eq(uuid_of(mem, S("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), S("python.org")),
                       S("886313e1-3b8a-5372-9b90-0c9aee199e5d")));
    /* uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "gids"), "S001") */
    assert_true(
        str_eq(uuid_of(mem, S("gids"), S("S001")), S("e7438be5-34c1-530a-a01a-bc4877fd8d46")));
    /* longer than a block of SHA-1 */
    assert_true(str_eq(
        uuid_of(mem, S("gids"),
                S("een naam die langer is dan de vierenzestig tekens van een blok, en meer")),
        S("30f437fe-b562-5dcd-9467-9976864a6101")));
    arena_close(mem);
}

static void
random_ones_differ_and_are_valid(void **state)
{
    struct arena *mem = arena_open();
    struct str one = uuid_new(mem), two = uuid_new(mem);

    (void)state;
    assert_true(uuid_valid(one) && uuid_valid(two) && !str_eq(one, two));
    assert_int_equal(one.ptr[14], '4');
    assert_false(uuid_valid(S("S001")));
    assert_false(uuid_valid(S("886313e1-3b8a-5372-9b90-0c9aee199e5")));
    assert_false(uuid_valid(S("886313e1x3b8a-5372-9b90-0c9aee199e5d")));
    arena_close(mem);
}

const struct CMUnitTest uuid_tests[] = {
    cmocka_unit_test(a_uuid_of_two_texts_is_the_one_that_others_compute),
    cmocka_unit_test(random_ones_differ_and_are_valid),
};
const size_t uuid_tests_count = sizeof uuid_tests / sizeof *uuid_tests;
