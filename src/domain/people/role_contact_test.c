/* role_contact_test.c - a contact by role stays when people leave; whom it is for sees it. */
#include "app/test_house.h"

enum { BEA = 20, EVERYONE = 100, COLLEAGUES, OURS };

static struct role_contact_row
contact(int64_t id, struct str title, struct str seen_by)
{
    return (struct role_contact_row){.contact = id,
                                     .organisation = RAADSLIEDEN,
                                     .title = title,
                                     .phone = S("099 900 1001"),
                                     .email = S(""),
                                     .seen_by = seen_by};
}

static void
three_contacts(struct cx *cx)
{
    const struct role_contact_row rows[] = {
        contact(EVERYONE, S("Balie"), S("everyone")),
        contact(COLLEAGUES, S("Coördinator"), S("network")),
        contact(OURS, S("Achterwacht"), S("organisation")),
    };

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_ok(in_write(cx, role_contact_put(cx, &rows[i], false)));
}

static size_t
people_of(struct cx *cx, int64_t id)
{
    struct role_contact_person_row_list people;
    struct role_contact_row_list list;
    size_t count = 0;

    assert_ok(in_read(cx, role_contact_list(cx, RAADSLIEDEN, &list, &people)));
    assert_int_equal(list.count, 3);
    for (size_t i = 0; i < people.count; i++)
        count += people.at[i].contact == id;
    return count;
}

static void
a_contact_stays_when_who_fills_it_leaves(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    three_contacts(cx);
    assert_ok(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, COLLEAGUES, SAMIRA, true)));
    assert_ok(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, COLLEAGUES, SAMIRA, true)));
    assert_ok(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, COLLEAGUES, JORIS, true)));
    assert_int_equal(people_of(cx, COLLEAGUES), 2);
    assert_ok(in_write(cx, member_end(cx, RAADSLIEDEN, SAMIRA)));
    assert_int_equal(people_of(cx, COLLEAGUES), 1);
    assert_ok(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, COLLEAGUES, JORIS, false)));
    assert_int_equal(people_of(cx, COLLEAGUES), 0); /* vacant, and there */
    assert_outcome(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, COLLEAGUES, LINH, true)),
                   NOT_FOUND);
}

static void
a_contact_is_seen_by_whom_it_is_for(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct role_contact_row_list list;

    three_contacts(cx);
    assert_ok(in_read(cx, role_contact_public(cx, RAADSLIEDEN, &list)));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].contact, EVERYONE);
    as_role(cx, SAMIRA, RAADSLIEDEN, S("professional"));
    assert_ok(in_read(cx, role_contact_near(cx, &list)));
    assert_int_equal(list.count, 3);
    as_role(cx, FATMA, WIJKTEAM, S("professional")); /* shares Demodam */
    assert_ok(in_read(cx, role_contact_near(cx, &list)));
    assert_int_equal(list.count, 2);
    as_role(cx, LINH, LOKET, S("professional")); /* serves everywhere */
    assert_ok(in_read(cx, role_contact_near(cx, &list)));
    assert_int_equal(list.count, 2);
    assert_ok(world_script(cx, S("UPDATE organisation SET everywhere = 0 WHERE organisation = 2")));
    assert_ok(in_read(cx, role_contact_near(cx, &list))); /* serves nobody here */
    assert_int_equal(list.count, 0);
    as_resident(cx);
    assert_outcome(in_read(cx, role_contact_near(cx, &list)), DENIED);
}

static void
what_is_wrong_with_a_contact_is_said_beside_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        struct str title, phone, email, seen_by, field;
    } rows[] = {
        {S_INIT(""), S_INIT("0991"), S_INIT(""), S_INIT("network"), S_INIT("title")},
        {S_INIT("A"), S_INIT(""), S_INIT(""), S_INIT("network"), S_INIT("phone")},
        {S_INIT("A"), S_INIT("bel maar"), S_INIT(""), S_INIT("network"), S_INIT("phone")},
        {S_INIT("A"), S_INIT(""), S_INIT("a.nl"), S_INIT("network"), S_INIT("email")},
        {S_INIT("A"), S_INIT("14 020"), S_INIT(""), S_INIT("nobody"), S_INIT("seen_by")},
    };

    three_contacts(cx);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct role_contact_row row = {.contact = EVERYONE,
                                             .organisation = RAADSLIEDEN,
                                             .title = rows[i].title,
                                             .phone = rows[i].phone,
                                             .email = rows[i].email,
                                             .seen_by = rows[i].seen_by};
        assert_outcome(in_write(cx, role_contact_put(cx, &row, true)), INVALID);
        assert_str(cx->fault.field, rows[i].field);
    }
}

static void
another_organisation_changes_no_contact(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct role_contact_row row;

    three_contacts(cx);
    as_new_colleague(cx, 21, WIJKTEAM, S("organisation_administrator"));
    assert_outcome(in_read(cx, role_contact_get(cx, RAADSLIEDEN, OURS, &row)), NOT_FOUND);
    assert_outcome(in_read(cx, role_contact_get(cx, WIJKTEAM, OURS, &row)), NOT_FOUND);
    row = contact(OURS, S("Van ons"), S("everyone"));
    assert_outcome(in_write(cx, role_contact_put(cx, &row, true)), NOT_FOUND);
    row.organisation = WIJKTEAM;
    assert_outcome(in_write(cx, role_contact_put(cx, &row, true)), NOT_FOUND);
    assert_outcome(in_write(cx, role_contact_delete(cx, WIJKTEAM, OURS)), NOT_FOUND);
    assert_outcome(in_write(cx, role_contact_fill(cx, WIJKTEAM, OURS, FATMA, true)), NOT_FOUND);
    as_role(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_write(cx, role_contact_fill(cx, RAADSLIEDEN, OURS, BEA, true)));
    assert_ok(in_write(cx, role_contact_delete(cx, RAADSLIEDEN, OURS)));
    assert_outcome(in_read(cx, role_contact_get(cx, RAADSLIEDEN, OURS, &row)), NOT_FOUND);
}

const struct CMUnitTest role_contact_tests[] = {
    IN_HOUSE(a_contact_stays_when_who_fills_it_leaves),
    IN_HOUSE(a_contact_is_seen_by_whom_it_is_for),
    IN_HOUSE(what_is_wrong_with_a_contact_is_said_beside_it),
    IN_HOUSE(another_organisation_changes_no_contact),
};
const size_t role_contact_tests_count = sizeof role_contact_tests / sizeof role_contact_tests[0];
