/* notify_test.c - which addresses and keys are taken; sending itself is tests/http/sms.py. */
#include "app/test_house.h"

#include "net/notify.h"

static void
a_service_is_reached_by_tls_or_on_this_machine(void **state)
{
    static const struct {
        struct str base;
        bool safe;
    } rows[] = {
        {S_INIT("https://api.notifynl.nl"), true},
        {S_INIT("https://api.notifynl.nl:8443"), true},
        {S_INIT("http://127.0.0.1:8099"), true},
        {S_INIT("http://localhost"), true},
        {S_INIT("http://api.notifynl.nl"), false},
        {S_INIT("http://127.0.0.1.notifynl.nl"), false},
        {S_INIT("http://127.0.0.1:80@api.notifynl.nl"), false},
        {S_INIT("https://key@api.notifynl.nl"), false},
        {S_INIT("https://api.notifynl.nl/v2"), false},
        {S_INIT("https://"), false},
        {S_INIT("ftp://127.0.0.1"), false},
        {S_INIT("api.notifynl.nl"), false},
        {S_INIT(""), false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(notify_base_safe(rows[i].base), rows[i].safe);
}

#define SERVICE "26785a09-ab16-4eb0-8407-a37497a57506"
#define SECRET "3d844edf-8d35-48ac-975b-e847b4f122b0"

static void
a_key_ends_with_service_and_secret(void **state)
{
    static const struct str wrong[] = {
        S_INIT(""),
        S_INIT(SECRET),
        S_INIT(SERVICE "-" SECRET), /* no name */
        S_INIT("naam-" SERVICE "-" SECRET "0"),
        S_INIT("naam-" SERVICE "_" SECRET),
        S_INIT("naam_" SERVICE "-" SECRET),
        S_INIT("naam-" SECRET "-26785a09-ab16-4eb0-8407-a37497a5750g"),
    };
    struct notify notify = {.base = S("https://api.notifynl.nl")};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(notify_key_read(wrong[i], &notify));
    assert_int_equal(notify.secret.len, 0);
    assert_true(notify_key_read(S("een-naam met-streepjes-" SERVICE "-" SECRET), &notify));
    assert_str(notify.service, S(SERVICE));
    assert_str(notify.secret, S(SECRET));
    assert_str(notify.base, S("https://api.notifynl.nl"));
}

const struct CMUnitTest notify_tests[] = {
    cmocka_unit_test(a_service_is_reached_by_tls_or_on_this_machine),
    cmocka_unit_test(a_key_ends_with_service_and_secret),
};
const size_t notify_tests_count = sizeof notify_tests / sizeof notify_tests[0];
