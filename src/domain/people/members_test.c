/* members_test.c - who manages whom, which roles may be given, and what ends with a role. */
#include "app/test_house.h"

#include "crypto/keys.h"
#include "domain/people/second_factor.h"
#include "web/session.h"

enum { BEA = 20, NEL };

static struct str
signed_in(struct cx *cx, int64_t professional, int64_t organisation)
{
    struct session_new fresh = session_prepare(cx);
    assert_ok(in_write(cx, session_start(cx, &fresh, professional, organisation,
                                         PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS)));
    return fresh.token;
}

static enum outcome
session_of(struct cx *cx, struct str token)
{
    struct session session;
    return in_read(cx, session_find(cx, token, &session));
}

static enum outcome
place(struct cx *cx, int64_t organisation)
{
    struct people_place_row row;
    return in_read(cx, people_place(cx, organisation, &row));
}

static void
an_administrator_finds_people_of_the_own_organisation_only(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct member_row_list list;
    struct member_row row;
    struct people_place_row_list places;

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_read(cx, member_list(cx, RAADSLIEDEN, &list)));
    assert_int_equal(list.count, 4);                /* with who manages it in the demo */
    assert_str(list.at[0].name, S("Joris de Wit")); /* by name */
    for (int64_t other = LOKET; other <= OVERDAM_VANGNET; other++) {
        assert_outcome(place(cx, other), NOT_FOUND);
        assert_outcome(in_read(cx, member_list(cx, other, &list)), NOT_FOUND);
        assert_outcome(in_write(cx, member_end(cx, other, LINH)), NOT_FOUND);
        assert_outcome(in_write(cx, member_set_role(cx, other, LINH, S("referrer"))), NOT_FOUND);
        assert_outcome(in_write(cx, people_require_second_factor(cx, other, true)), NOT_FOUND);
    }
    /* Nor somebody of elsewhere by way of the own organisation. */
    assert_outcome(in_read(cx, member_get(cx, RAADSLIEDEN, LINH, &row)), NOT_FOUND);
    assert_outcome(in_write(cx, member_end(cx, RAADSLIEDEN, LINH)), NOT_FOUND);
    assert_ok(in_read(cx, people_places(cx, &places)));
    assert_int_equal(places.count, 0);
    as_role(cx, SAMIRA, RAADSLIEDEN, S("professional"));
    assert_outcome(place(cx, RAADSLIEDEN), DENIED);
}

static void
who_looks_after_the_network_manages_those_who_share_a_municipality(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct people_place_row_list places;

    as_new_colleague(cx, NEL, INKOMEN, S("network_administrator"));
    assert_ok(place(cx, INKOMEN));
    assert_ok(place(cx, RAADSLIEDEN));
    assert_ok(place(cx, VANGNET));
    assert_outcome(place(cx, OVERDAM_VANGNET), NOT_FOUND); /* serves Overdam and Polderdam */
    assert_outcome(place(cx, LOKET), NOT_FOUND);           /* serves everywhere: manages itself */
    assert_outcome(place(cx, 99), NOT_FOUND);
    /* The list is exactly those, and never the own organisation. */
    assert_ok(in_read(cx, people_places(cx, &places)));
    size_t managed = 0;
    for (int64_t other = 1; other < 200; other++)
        managed += other != INKOMEN && place(cx, other) == OK;
    assert_int_equal(places.count, managed);
    for (size_t i = 0; i < places.count; i++) {
        assert_true(places.at[i].organisation != INKOMEN);
        assert_ok(place(cx, places.at[i].organisation));
    }
}

static void
a_session_older_than_the_role_manages_nobody(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    as_new_colleague(cx, NEL, INKOMEN, S("network_administrator"));
    assert_ok(world_script(cx, S("UPDATE membership SET role = 'organisation_administrator' "
                                 "WHERE professional = 21")));
    assert_ok(place(cx, INKOMEN));
    assert_outcome(place(cx, RAADSLIEDEN), NOT_FOUND);
    assert_ok(world_script(cx, S("UPDATE membership SET role = 'professional' "
                                 "WHERE professional = 21")));
    assert_outcome(place(cx, INKOMEN), DENIED);
    assert_ok(world_script(cx, S("DELETE FROM membership WHERE professional = 21")));
    assert_outcome(place(cx, INKOMEN), DENIED);
}

static void
what_reaches_beyond_an_organisation_is_given_by_the_network_alone(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct str beyond[] = {S_INIT("network_administrator"), S_INIT("coordinator"),
                                        S_INIT("manager"), S_INIT("privacy_officer"),
                                        S_INIT("auditor")};

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        assert_outcome(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, beyond[i])), DENIED);
    assert_outcome(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("boss"))), INVALID);
    assert_str(cx->fault.field, S("role"));
    /* Who is an editor, the organisation decides. */
    assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("editor"))));
    assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("connector"))));
    as_new_colleague(cx, NEL, INKOMEN, S("network_administrator"));
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, beyond[i])));
    /* And is not taken away from below. */
    as_role(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_outcome(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("professional"))),
                   DENIED);
    assert_outcome(in_write(cx, member_end(cx, RAADSLIEDEN, SAMIRA)), DENIED);
}

static void
nobody_removes_the_last_administrator_or_themselves(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str organisation_administrator = S("organisation_administrator");

    /* Without those of the demo. */
    assert_ok(world_script(cx, S("DELETE FROM membership WHERE role IN "
                                 "('organisation_administrator', 'network_administrator')")));
    as_new_colleague(cx, BEA, RAADSLIEDEN, organisation_administrator);
    assert_outcome(in_write(cx, member_end(cx, RAADSLIEDEN, BEA)), CONFLICT);
    assert_outcome(in_write(cx, member_set_role(cx, RAADSLIEDEN, BEA, S("professional"))),
                   CONFLICT);
    as_new_colleague(cx, NEL, INKOMEN, S("network_administrator"));
    assert_outcome(in_write(cx, member_end(cx, RAADSLIEDEN, BEA)), CONFLICT);
    assert_sentence(cx, S("laatste beheerder van de organisatie"));
    assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, organisation_administrator)));
    assert_ok(in_write(cx, member_end(cx, RAADSLIEDEN, BEA)));
    /* Of the network: Werk en Inkomen has two, then one. */
    as_new_colleague(cx, 22, INKOMEN, S("network_administrator"));
    assert_ok(in_write(cx, member_set_role(cx, INKOMEN, NEL, organisation_administrator)));
    as_role(cx, NEL, INKOMEN, S("network_administrator")); /* by an older session */
    assert_outcome(in_write(cx, member_set_role(cx, INKOMEN, 22, S("professional"))), CONFLICT);
    assert_sentence(cx, S("laatste beheerder van het netwerk"));
}

static void
a_role_and_its_sessions_end_together(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    assert_ok(in_write(cx, membership_set(cx, SAMIRA, LOKET, S("professional"))));
    struct str here = signed_in(cx, SAMIRA, RAADSLIEDEN), there = signed_in(cx, SAMIRA, LOKET);
    struct str joris = signed_in(cx, JORIS, RAADSLIEDEN);
    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("professional"))));
    assert_ok(session_of(cx, here)); /* the same role: nothing ends */
    assert_ok(in_write(cx, member_set_role(cx, RAADSLIEDEN, SAMIRA, S("referrer"))));
    assert_outcome(session_of(cx, here), NOT_FOUND);
    assert_ok(session_of(cx, there));
    here = signed_in(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, member_end(cx, RAADSLIEDEN, SAMIRA)));
    assert_outcome(session_of(cx, here), NOT_FOUND);
    assert_ok(session_of(cx, there));
    assert_ok(session_of(cx, joris));
    assert_ok(world_script(cx, S("UPDATE organisation SET active = 0 WHERE organisation = 2")));
    assert_outcome(session_of(cx, there), NOT_FOUND);
}

static void
who_leaves_everywhere_keeps_a_name_and_nothing_else(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct professional_row row;

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(world_script(cx, S("UPDATE professional SET password = 'goed'")));
    assert_ok(in_write(cx, member_end(cx, RAADSLIEDEN, JORIS)));
    assert_ok(in_read(cx, professional_get(cx, JORIS, &row)));
    assert_str(row.name, S("Joris de Wit"));
    assert_false(row.active);
    assert_int_equal(row.password.len, 0);
    assert_true(str_find(row.email, S("joris")) == row.email.len);
    /* The address is free: who comes back is somebody new. */
    assert_ok(in_write(cx, professional_add(cx, 30, S("Joris de Wit"),
                                            S("joris@raadslieden.demodam.example"), S(""))));
    assert_outcome(in_write(cx, member_end(cx, RAADSLIEDEN, JORIS)), NOT_FOUND);
}

static void
a_second_factor_that_is_asked_for_leaves_only_the_account_without_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str samira = signed_in(cx, SAMIRA, RAADSLIEDEN), linh = signed_in(cx, LINH, LOKET);
    uint64_t permissions;
    bool waits;

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_outcome(in_write(cx, people_require_second_factor(cx, RAADSLIEDEN, true)), CONFLICT);
    assert_ok(session_of(cx, samira)); /* rolled back */
    struct second_factor_plan plan = second_factor_prepare(cx, BEA);
    assert_ok(in_write(cx, second_factor_begin(cx, BEA, &plan)));
    assert_ok(world_script(cx, S("UPDATE second_factor SET since_ms = 1")));
    assert_ok(in_write(cx, people_require_second_factor(cx, RAADSLIEDEN, true)));
    assert_outcome(session_of(cx, samira), NOT_FOUND);
    assert_ok(session_of(cx, linh));
    assert_ok(in_read(cx, position_permissions(cx, SAMIRA, RAADSLIEDEN, &permissions, &waits)));
    assert_true(waits && permissions == PERMISSION_SIGNED_IN);
    assert_ok(in_read(cx, position_permissions(cx, BEA, RAADSLIEDEN, &permissions, &waits)));
    assert_true(!waits && (permissions & PERMISSION_PEOPLE));
    assert_ok(in_write(cx, people_require_second_factor(cx, RAADSLIEDEN, false)));
    assert_ok(in_read(cx, position_permissions(cx, SAMIRA, RAADSLIEDEN, &permissions, &waits)));
    assert_true(!waits && (permissions & PERMISSION_QUESTIONS));
    assert_outcome(in_read(cx, position_permissions(cx, LINH, RAADSLIEDEN, &permissions, &waits)),
                   NOT_FOUND);
}

const struct CMUnitTest members_tests[] = {
    IN_HOUSE(an_administrator_finds_people_of_the_own_organisation_only),
    IN_HOUSE(who_looks_after_the_network_manages_those_who_share_a_municipality),
    IN_HOUSE(a_session_older_than_the_role_manages_nobody),
    IN_HOUSE(what_reaches_beyond_an_organisation_is_given_by_the_network_alone),
    IN_HOUSE(nobody_removes_the_last_administrator_or_themselves),
    IN_HOUSE(a_role_and_its_sessions_end_together),
    IN_HOUSE(who_leaves_everywhere_keeps_a_name_and_nothing_else),
    IN_HOUSE(a_second_factor_that_is_asked_for_leaves_only_the_account_without_it),
};
const size_t members_tests_count = sizeof members_tests / sizeof members_tests[0];
