/* session_test.c - how long somebody is signed in. */
#include "app/test_house.h"

#include "crypto/keys.h"
#include "web/session.h"

static struct session_new
start(struct cx *cx, int64_t professional)
{
    struct session_new fresh = session_prepare(cx);
    assert_ok(in_write(cx, session_start(cx, &fresh, professional, RAADSLIEDEN,
                                         PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS)));
    return fresh;
}

static enum outcome
find(struct cx *cx, struct str token)
{
    struct session session;
    return in_read(cx, session_find(cx, token, &session));
}

static void
a_token_finds_its_session_and_no_other_does(void **state)
{
    struct world *w = world_of(state);
    struct session_new fresh = start(&w->cx, SAMIRA), other = start(&w->cx, JORIS);
    struct session session;

    assert_false(str_eq(fresh.token, other.token) || str_eq(fresh.csrf, other.csrf));
    assert_ok(in_read(&w->cx, session_find(&w->cx, fresh.token, &session)));
    assert_int_equal(session.professional, SAMIRA);
    assert_int_equal(session.organisation, RAADSLIEDEN);
    assert_true(session.permissions == (PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS));
    assert_str(session.csrf, fresh.csrf);
    assert_outcome(find(&w->cx, S("")), NOT_FOUND);
    assert_outcome(find(&w->cx, fresh.csrf), NOT_FOUND);
    assert_outcome(find(&w->cx, str_slice(fresh.token, 1, fresh.token.len)), NOT_FOUND);
    /* What stands in the database does not sign anybody in. */
    assert_false(bytes_same(
        fresh.token_hash, (struct bytes){(const unsigned char *)fresh.token.ptr, fresh.token.len}));
}

static void
an_hour_without_a_request_ends_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct session_new fresh = start(cx, SAMIRA);

    for (int i = 0; i < 5; i++) {
        cx->now_ms += 59 * HOUSE_MINUTE_MS;
        assert_ok(find(cx, fresh.token)); /* and each time the hour begins anew */
    }
    cx->now_ms += 60 * HOUSE_MINUTE_MS;
    assert_outcome(find(cx, fresh.token), NOT_FOUND);
}

static void
twelve_hours_end_it_however_busy(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct session_new fresh = start(cx, SAMIRA);
    const int64_t begun_ms = cx->now_ms;

    while (cx->now_ms + 30 * HOUSE_MINUTE_MS < begun_ms + 12 * HOUSE_HOUR_MS) {
        cx->now_ms += 30 * HOUSE_MINUTE_MS;
        assert_ok(find(cx, fresh.token));
    }
    cx->now_ms = begun_ms + 12 * HOUSE_HOUR_MS;
    assert_outcome(find(cx, fresh.token), NOT_FOUND);
}

static void
a_page_is_a_write_at_most_once_in_five_minutes(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct session_new fresh = start(cx, SAMIRA);
    struct session session;
    static const struct {
        int64_t minutes;
        bool writes;
    } rows[] = {{1, false}, {4, false}, {1, true}, {5, false}, {1, true}, {0, false}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cx->now_ms += rows[i].minutes * HOUSE_MINUTE_MS;
        begin_read(cx);
        assert_ok(session_find(cx, fresh.token, &session));
        assert_int_equal(cx->kept != NULL, rows[i].writes);
        assert_ok(house_end(cx, OK));
    }
}

static void
signing_out_ends_this_one_and_a_changed_role_ends_all(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct session_new one = start(cx, SAMIRA), two = start(cx, SAMIRA), three = start(cx, SAMIRA),
                       other = start(cx, JORIS);
    struct session session;

    assert_ok(in_read(cx, session_find(cx, one.token, &session)));
    assert_ok(in_write(cx, session_end(cx, &session)));
    assert_outcome(find(cx, one.token), NOT_FOUND);
    assert_ok(find(cx, two.token));
    assert_ok(in_write(cx, session_end_all(cx, SAMIRA)));
    assert_outcome(find(cx, two.token), NOT_FOUND);
    assert_outcome(find(cx, three.token), NOT_FOUND);
    assert_ok(find(cx, other.token));
}

static void
what_has_ended_is_deleted_and_nothing_else(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    start(cx, SAMIRA);
    start(cx, JORIS);
    cx->now_ms += 30 * HOUSE_MINUTE_MS;
    struct session_new fresh = start(cx, SAMIRA);
    cx->now_ms += 30 * HOUSE_MINUTE_MS;
    assert_ok(in_write(cx, session_purge(cx, &count)));
    assert_int_equal(count, 2);
    assert_ok(find(cx, fresh.token));
    assert_ok(in_write(cx, session_purge(cx, &count)));
    assert_int_equal(count, 0);
}

static void
the_cookie_is_for_this_host_over_https_and_not_for_scripts(void **state)
{
    struct world *w = world_of(state);
    struct str set = session_cookie(&w->cx, S("abc")), end = session_cookie_end();
    static const struct str wanted[] = {S_INIT("__Host-elkedeur="), S_INIT("; Secure"),
                                        S_INIT("; HttpOnly"), S_INIT("; SameSite=Lax"),
                                        S_INIT("; Path=/")};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_true(str_find(set, wanted[i]) < set.len);
        assert_true(str_find(end, wanted[i]) < end.len);
    }
    assert_true(str_find(set, S("Domain")) == set.len);
    assert_true(str_starts(end, S("__Host-elkedeur=;")) && str_find(end, S("Max-Age=0")) < end.len);
}

const struct CMUnitTest session_tests[] = {
    IN_HOUSE(a_token_finds_its_session_and_no_other_does),
    IN_HOUSE(an_hour_without_a_request_ends_it),
    IN_HOUSE(twelve_hours_end_it_however_busy),
    IN_HOUSE(a_page_is_a_write_at_most_once_in_five_minutes),
    IN_HOUSE(signing_out_ends_this_one_and_a_changed_role_ends_all),
    IN_HOUSE(what_has_ended_is_deleted_and_nothing_else),
    IN_HOUSE_ON_SQLITE(the_cookie_is_for_this_host_over_https_and_not_for_scripts),
};
const size_t session_tests_count = sizeof session_tests / sizeof session_tests[0];
