/* first_test.c - the link that sets up an empty installation: once, for a day, and all at once. */
#include "app/test_house.h"

#include "domain/desk/first.h"

static const struct first filled = {
    .places = S_INIT("Demodam\nOverdam"),
    .organisation = 1,
    .name = S_INIT("Loket Samen"),
    .paid_by = S_INIT("de gemeenten"),
    .steered_by = S_INIT("zichzelf"),
    .phone = S_INIT("099 900 3000"),
    .answer_workdays = 3,
    .net = S_INIT("yes"),
    .contact = S_INIT("de coördinator"),
    .person = S_INIT("Bea Heer"),
    .email = S_INIT("bea@loket.example"),
    .password_hash = S_INIT("$argon2id$"),
    .doorway = S_INIT("Hulp hier"),
    .languages = S_INIT("nl en"),
};

/* The demo network without its doorway is an installation that is not set up. */
static void
emptied(struct cx *cx)
{
    assert_ok(world_script(cx, S("DELETE FROM doorway_municipality")));
    assert_ok(world_script(cx, S("DELETE FROM doorway")));
    assert_ok(world_script(cx, S("DELETE FROM safety_net")));
}

static void
a_link_is_wanted_only_while_nothing_is_set_up(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str token;
    bool needed;

    assert_ok(in_read(cx, first_is_needed(cx, &needed)));
    assert_false(needed);
    assert_ok(in_write(cx, first_link_set(cx, S("geheim"))));
    assert_outcome(in_read(cx, first_open(cx, S("geheim"), &token)), NOT_FOUND);
    emptied(cx);
    assert_ok(in_read(cx, first_is_needed(cx, &needed)));
    assert_true(needed);
    assert_ok(in_read(cx, first_open(cx, S("geheim"), &token)));
}

static void
a_link_ends_after_a_day_and_when_a_new_one_is_made(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct first_draft draft;
    struct str token, again;
    int64_t count;

    emptied(cx);
    assert_ok(in_write(cx, first_link_set(cx, S("een"))));
    assert_ok(in_read(cx, first_open(cx, S("een"), &token)));
    assert_ok(in_write(cx, first_link_set(cx, S("twee"))));
    assert_outcome(in_read(cx, first_open(cx, S("een"), &again)), NOT_FOUND);
    assert_outcome(in_read(cx, first_get(cx, token, &draft)), NOT_FOUND);
    assert_outcome(in_read(cx, first_get(cx, S("verzonnen"), &draft)), NOT_FOUND);
    assert_ok(in_read(cx, first_open(cx, S("twee"), &token)));
    assert_ok(in_write(cx, first_purge(cx, &count)));
    assert_int_equal(count, 0);
    cx->now_ms += HOUSE_DAY_MS;
    assert_outcome(in_read(cx, first_open(cx, S("twee"), &again)), NOT_FOUND);
    assert_outcome(in_read(cx, first_get(cx, token, &draft)), NOT_FOUND);
    assert_ok(in_write(cx, first_purge(cx, &count)));
    assert_int_equal(count, 1);
}

static void
everything_becomes_real_at_once(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct first_numbers numbers = {900, 901, 902};
    struct first_draft draft, again;
    struct membership_row_list memberships;
    struct organisation_row organisation;
    struct doorway_row doorway;
    struct safety_net_row net;
    struct str token;

    emptied(cx);
    assert_ok(in_write(cx, first_link_set(cx, S("geheim"))));
    assert_ok(in_read(cx, first_open(cx, S("geheim"), &token)));
    assert_ok(in_read(cx, first_get(cx, token, &draft)));
    assert_int_equal(first_step_open(&draft.first), FIRST_PLACES);
    draft.first = filled;
    assert_ok(in_write(cx, first_save(cx, &draft)));
    assert_ok(in_read(cx, first_get(cx, token, &again)));
    assert_int_equal(first_step_open(&again.first), FIRST_STEPS);
    assert_str(again.first.contact, filled.contact);
    assert_str(again.first.email, filled.email);

    assert_ok(in_write(cx, first_finish(cx, &again, &numbers)));
    assert_ok(in_read(cx, organisation_get(cx, 900, &organisation)));
    assert_int_equal(organisation.answer_workdays, 3);
    assert_ok(in_read(cx, safety_net_get(cx, OVERDAM, &net)));
    assert_int_equal(net.organisation, 900);
    assert_outcome(in_read(cx, safety_net_get(cx, POLDERDAM, &net)), NOT_FOUND);
    assert_ok(in_read(cx, doorway_get(cx, S("elders.example"), &doorway)));
    assert_str(doorway.name, filled.doorway);
    assert_ok(in_read(cx, membership_list(cx, 902, &memberships)));
    assert_str(memberships.at[0].role, S("network_administrator"));
    assert_outcome(in_read(cx, first_open(cx, S("geheim"), &token)), NOT_FOUND);
    /* A second finger on the button. */
    assert_outcome(in_read(cx, first_get(cx, draft.token, &again)), NOT_FOUND);
}

static void
each_step_that_is_missing_is_asked_for(void **state)
{
    struct first first = filled;
    (void)state;

    assert_int_equal(first_step_open(&first), FIRST_STEPS);
    first.doorway = S("");
    assert_int_equal(first_step_open(&first), FIRST_DOORWAY);
    first.password_hash = S("");
    assert_int_equal(first_step_open(&first), FIRST_PERSON);
    first.net = S("");
    assert_int_equal(first_step_open(&first), FIRST_NET);
    first.organisation = 0;
    assert_int_equal(first_step_open(&first), FIRST_ORGANISATION);
}

const struct CMUnitTest first_tests[] = {
    IN_HOUSE(a_link_is_wanted_only_while_nothing_is_set_up),
    IN_HOUSE(a_link_ends_after_a_day_and_when_a_new_one_is_made),
    IN_HOUSE(everything_becomes_real_at_once),
    cmocka_unit_test(each_step_that_is_missing_is_asked_for),
};
const size_t first_tests_count = sizeof first_tests / sizeof first_tests[0];
