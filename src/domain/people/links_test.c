/* links_test.c - a link by mail works once, for a while, and tells nothing to who has none. */
#include "app/test_house.h"

#include "domain/people/links.h"
#include "net/mail_site.h"

enum { BEA = 20, INVITATION = 500 };

#define FADIL S("fadil@raadslieden.demodam.example")
#define NETWORK S("203.0.113.")

static struct str
invited(struct cx *cx)
{
    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(
        in_write(cx, invitation_send(cx, RAADSLIEDEN, INVITATION, S("Fadil"),
                                     S(" Fadil@raadslieden.demodam.example"), S("professional"))));
    return link_secret(cx, LINK_INVITATION, INVITATION, cx->now_ms);
}

static enum outcome
find(struct cx *cx, struct str secret, struct invitation_row *ret, bool *ret_known)
{
    return in_read(cx, invitation_find(cx, secret, ret, ret_known));
}

static void
an_invitation_makes_an_account_once(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str secret = invited(cx);
    struct membership_row_list list;
    struct professional_row account;
    struct invitation_row row;
    int64_t who;
    bool known;

    as_resident(cx);
    assert_outcome(find(cx, S("0000"), &row, &known), NOT_FOUND);
    assert_ok(find(cx, secret, &row, &known));
    assert_false(known);
    assert_str(row.organisation_name, S("Sociaal raadslieden Demodam"));
    assert_ok(in_write(cx, invitation_accept(cx, &row, 30, S("hash"), &who)));
    assert_int_equal(who, 30);
    assert_ok(in_read(cx, sign_in_look_up(cx, FADIL, NETWORK, &account)));
    assert_int_equal(account.professional, 30);
    assert_ok(in_read(cx, membership_list(cx, 30, &list)));
    assert_str(list.at[0].role, S("professional"));
    assert_outcome(find(cx, secret, &row, &known), NOT_FOUND);
    assert_outcome(in_write(cx, invitation_accept(cx, &row, 31, S("hash"), &who)), CONFLICT);
}

static void
who_has_an_account_keeps_its_password_and_gets_a_place(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct membership_row_list list;
    struct professional_row account;
    struct invitation_row row;
    int64_t who;
    bool known;

    assert_ok(world_script(cx, S("UPDATE professional SET password = 'goed'")));
    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_write(cx, invitation_send(cx, RAADSLIEDEN, INVITATION, S("Linh"),
                                           S("linh@loket.demodam.example"), S("connector"))));
    assert_ok(find(cx, link_secret(cx, LINK_INVITATION, INVITATION, cx->now_ms), &row, &known));
    assert_true(known);
    assert_ok(in_write(cx, invitation_accept(cx, &row, 30, S("ander"), &who)));
    assert_int_equal(who, LINH);
    assert_ok(in_read(cx, professional_get(cx, LINH, &account)));
    assert_str(account.password, S("goed"));
    assert_ok(in_read(cx, membership_list(cx, LINH, &list)));
    assert_int_equal(list.count, 2);
}

static void
a_link_by_hand_is_for_where_no_mail_goes_and_opens_no_account_without_a_password(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct invitation_row row;
    struct str secret = invited(cx), link;
    bool known;

    assert_ok(find(cx, secret, &row, &known));
    assert_ok(in_read(cx, invitation_link_by_hand(cx, &row, &link)));
    assert_true(str_ends(link, secret));
    mail_site_set((struct mail_site){.server = S("file:/nonexistent")});
    assert_ok(in_read(cx, invitation_link_by_hand(cx, &row, &link)));
    assert_str(link, S(""));
    mail_site_set((struct mail_site){0});
    cx->now_ms += 7 * HOUSE_DAY_MS;
    assert_ok(in_read(cx, invitation_link_by_hand(cx, &row, &link)));
    assert_str(link, S(""));
    cx->now_ms -= 7 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, professional_add(cx, 31, S("Stil"), row.email, S(""))));
    assert_ok(in_read(cx, invitation_link_by_hand(cx, &row, &link)));
    assert_str(link, S(""));
}

static void
a_link_ends_after_a_week_and_when_it_is_sent_again_or_withdrawn(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str first = invited(cx);
    struct invitation_row row;
    bool known;

    cx->now_ms += 7 * HOUSE_DAY_MS - 1;
    assert_ok(find(cx, first, &row, &known));
    cx->now_ms += 1;
    assert_outcome(find(cx, first, &row, &known), NOT_FOUND);
    assert_ok(in_write(cx, invitation_again(cx, RAADSLIEDEN, INVITATION)));
    struct str second = link_secret(cx, LINK_INVITATION, INVITATION, cx->now_ms);
    assert_outcome(find(cx, first, &row, &known), NOT_FOUND);
    assert_ok(find(cx, second, &row, &known));
    assert_ok(in_write(cx, invitation_withdraw(cx, RAADSLIEDEN, INVITATION)));
    assert_outcome(find(cx, second, &row, &known), NOT_FOUND);
    assert_outcome(in_write(cx, invitation_again(cx, RAADSLIEDEN, INVITATION)), NOT_FOUND);
}

static void
nobody_is_invited_twice_or_by_another_organisation(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        struct str name, email, role;
        enum outcome outcome;
        struct str field;
    } rows[] = {
        {S_INIT(""), S_INIT("a@b.nl"), S_INIT("professional"), INVALID, S_INIT("name")},
        {S_INIT("A"), S_INIT("a.b.nl"), S_INIT("professional"), INVALID, S_INIT("email")},
        {S_INIT("A"), S_INIT("a@b@c.nl"), S_INIT("professional"), INVALID, S_INIT("email")},
        {S_INIT("A"), S_INIT("a@b.nl"), S_INIT("boss"), INVALID, S_INIT("role")},
        {S_INIT("A"), S_INIT("a@b.nl"), S_INIT("auditor"), DENIED, S_INIT("")},
        {S_INIT("Samira"), S_INIT("samira@raadslieden.demodam.example"), S_INIT("professional"),
         INVALID, S_INIT("email")},
        {S_INIT("Fadil"), S_INIT("FADIL@raadslieden.demodam.example"), S_INIT("professional"),
         INVALID, S_INIT("email")},
    };

    invited(cx);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_outcome(in_write(cx, invitation_send(cx, RAADSLIEDEN, 600, rows[i].name,
                                                    rows[i].email, rows[i].role)),
                       rows[i].outcome);
        assert_str(cx->fault.field, rows[i].field);
    }
    assert_outcome(
        in_write(cx, invitation_send(cx, LOKET, 600, S("A"), S("a@b.nl"), S("professional"))),
        NOT_FOUND);
    as_new_colleague(cx, 21, LOKET, S("organisation_administrator"));
    assert_outcome(in_write(cx, invitation_again(cx, LOKET, INVITATION)), NOT_FOUND);
    assert_outcome(in_write(cx, invitation_withdraw(cx, LOKET, INVITATION)), NOT_FOUND);
    assert_outcome(in_write(cx, invitation_withdraw(cx, RAADSLIEDEN, INVITATION)), NOT_FOUND);
}

static void
a_new_password_is_chosen_once_within_two_hours(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str samira = S("samira@raadslieden.demodam.example");
    struct password_link_row row;
    struct professional_row account;

    as_resident(cx);
    assert_ok(in_write(cx, password_link_send(cx, samira, NETWORK)));
    struct str secret = link_secret(cx, LINK_PASSWORD, SAMIRA, cx->now_ms);
    cx->now_ms += 2 * HOUSE_HOUR_MS;
    assert_outcome(in_read(cx, password_link_find(cx, secret, &row)), NOT_FOUND);
    cx->now_ms -= 1;
    assert_ok(in_read(cx, password_link_find(cx, secret, &row)));
    assert_int_equal(row.professional, SAMIRA);
    assert_ok(in_write(cx, password_link_use(cx, secret, row.professional, S("nieuw"))));
    assert_ok(in_read(cx, professional_get(cx, SAMIRA, &account)));
    assert_str(account.password, S("nieuw"));
    assert_outcome(in_read(cx, password_link_find(cx, secret, &row)), NOT_FOUND);
    assert_outcome(in_write(cx, password_link_use(cx, secret, SAMIRA, S("weer"))), CONFLICT);
}

static void
asking_for_a_password_tells_nothing_and_is_braked(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct str addresses[] = {S_INIT("samira@raadslieden.demodam.example"),
                                           S_INIT("niemand@nergens.example")};

    as_resident(cx);
    for (size_t a = 0; a < 2; a++) {
        for (int i = 0; i < 5; i++)
            assert_ok(in_write(cx, password_link_send(cx, addresses[a], NETWORK)));
        assert_outcome(in_write(cx, password_link_send(cx, addresses[a], S("10.0.0."))), DENIED);
    }
}

static void
old_links_are_forgotten(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    invited(cx);
    assert_ok(
        in_write(cx, password_link_send(cx, S("joris@raadslieden.demodam.example"), NETWORK)));
    cx->now_ms += 3 * HOUSE_HOUR_MS;
    assert_ok(in_write(cx, link_purge(cx, &count)));
    assert_int_equal(count, 1); /* of the password */
    cx->now_ms += 30 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, link_purge(cx, &count)));
    assert_int_equal(count, 1); /* the invitation */
}

const struct CMUnitTest links_tests[] = {
    IN_HOUSE(an_invitation_makes_an_account_once),
    IN_HOUSE(who_has_an_account_keeps_its_password_and_gets_a_place),
    IN_HOUSE(a_link_by_hand_is_for_where_no_mail_goes_and_opens_no_account_without_a_password),
    IN_HOUSE(a_link_ends_after_a_week_and_when_it_is_sent_again_or_withdrawn),
    IN_HOUSE(nobody_is_invited_twice_or_by_another_organisation),
    IN_HOUSE(a_new_password_is_chosen_once_within_two_hours),
    IN_HOUSE(asking_for_a_password_tells_nothing_and_is_braked),
    IN_HOUSE(old_links_are_forgotten),
};
const size_t links_tests_count = sizeof links_tests / sizeof links_tests[0];
