/* people_test.c - who may what, and the brakes on guessing that tell nothing to who guesses. */
#include "app/test_house.h"

#include "crypto/keys.h"

#define NETWORK S("203.0.113.")

/* Signs in as the page does; DENIED with its sentence when it may not be tried. */
static enum outcome
sign_in(struct cx *cx, struct str email, struct str password, struct str network, bool *ret)
{
    struct professional_row row;

    TRY(in_read(cx, sign_in_look_up(cx, email, network, &row)));
    *ret = row.professional != 0 && str_eq(password, row.password);
    if (!*ret) {
        begin_write(cx);
        sign_in_failed(cx, email, network);
        (void)!house_end(cx, DENIED); /* rolled back: attempts are kept all the same */
    }
    return OK;
}

/* Hashing is keys_test's; here the hash itself stands for the password. */
static void
passwords_set(struct cx *cx)
{
    assert_ok(world_script(cx, S("UPDATE professional SET password = 'goed'")));
}

static void
an_account_is_found_however_its_address_is_typed(void **state)
{
    struct world *w = world_of(state);
    static const struct {
        struct str typed;
        int64_t professional;
    } rows[] = {
        {S_INIT("samira@raadslieden.demodam.example"), SAMIRA},
        {S_INIT(" Samira@Raadslieden.DEMODAM.example\n"), SAMIRA},
        {S_INIT("samira@raadslieden.demodam.exampl"), 0},
        {S_INIT("%"), 0},
        {S_INIT(""), 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct professional_row row;
        assert_ok(in_read(&w->cx, sign_in_look_up(&w->cx, rows[i].typed, NETWORK, &row)));
        assert_int_equal(row.professional, rows[i].professional);
        assert_false(sign_in_verify(S(""), &row)); /* nobody has a password here */
    }
}

static void
an_account_that_ended_is_as_one_that_never_was(void **state)
{
    struct world *w = world_of(state);
    struct professional_row row;
    bool member;

    assert_ok(in_read(&w->cx, membership_active(&w->cx, RAADSLIEDEN, SAMIRA, &member)));
    assert_true(member);
    assert_ok(world_script(&w->cx, S("UPDATE professional SET active = 0 WHERE professional = 1")));
    assert_ok(in_read(
        &w->cx, sign_in_look_up(&w->cx, S("samira@raadslieden.demodam.example"), NETWORK, &row)));
    assert_int_equal(row.professional, 0);
    assert_ok(in_read(&w->cx, membership_active(&w->cx, RAADSLIEDEN, SAMIRA, &member)));
    assert_false(member);
}

static void
ten_failures_stop_an_account_known_or_not_with_one_sentence(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct str accounts[] = {S_INIT("samira@raadslieden.demodam.example"),
                                          S_INIT("niemand@nergens.example")};
    struct str sentences[2];
    bool in = false;

    passwords_set(cx);
    for (size_t a = 0; a < 2; a++) {
        for (int i = 0; i < 10; i++) {
            assert_ok(sign_in(cx, accounts[a], S("fout"), NETWORK, &in));
            assert_false(in);
        }
        assert_outcome(sign_in(cx, accounts[a], S("goed"), NETWORK, &in), DENIED);
        sentences[a] = cx->fault.sentence;
    }
    assert_str(sentences[0], sentences[1]);
    /* In other letters, or from elsewhere, it is the same account; another account goes on. */
    assert_outcome(
        sign_in(cx, S(" SAMIRA@raadslieden.demodam.example"), S("goed"), S("10.0.0."), &in),
        DENIED);
    assert_ok(sign_in(cx, S("joris@raadslieden.demodam.example"), S("goed"), S("10.0.0."), &in));
    assert_true(in);
}

static void
thirty_failures_stop_a_network_and_no_other(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    bool in = false;

    passwords_set(cx);
    for (int i = 0; i < 30; i++) {
        char account[] = "wie00@nergens.example";
        account[3] = (char)('0' + i / 10);
        account[4] = (char)('0' + i % 10);
        assert_ok(sign_in(cx, str_from_c(account), S("fout"), NETWORK, &in));
    }
    struct str joris = S("joris@raadslieden.demodam.example");
    assert_outcome(sign_in(cx, joris, S("goed"), NETWORK, &in), DENIED);
    assert_ok(sign_in(cx, joris, S("goed"), S("10.0.0."), &in));
    assert_true(in);
}

static void
after_a_quarter_of_an_hour_it_may_be_tried_again(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct str samira = S("samira@raadslieden.demodam.example");
    bool in = false;

    passwords_set(cx);
    for (int i = 0; i < 10; i++) {
        assert_ok(sign_in(cx, samira, S("fout"), NETWORK, &in));
        cx->now_ms += HOUSE_MINUTE_MS;
    }
    cx->now_ms += 5 * HOUSE_MINUTE_MS - 1;
    assert_outcome(sign_in(cx, samira, S("goed"), NETWORK, &in), DENIED);
    cx->now_ms += 1;
    assert_ok(sign_in(cx, samira, S("goed"), NETWORK, &in));
    assert_true(in);
    for (int i = 0; i < 10; i++) /* and the count has begun anew */
        assert_ok(sign_in(cx, samira, S("fout"), NETWORK, &in));
    assert_outcome(sign_in(cx, samira, S("goed"), NETWORK, &in), DENIED);
}

static void
what_goes_well_is_not_counted(void **state)
{
    struct world *w = world_of(state);
    bool in = false;

    passwords_set(&w->cx);
    for (int i = 0; i < 50; i++) {
        assert_ok(
            sign_in(&w->cx, S("samira@raadslieden.demodam.example"), S("goed"), NETWORK, &in));
        assert_true(in);
    }
}

static void
old_attempts_are_forgotten(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;
    bool in = false;

    assert_ok(sign_in(cx, S("wie@nergens.example"), S("fout"), NETWORK, &in));
    cx->now_ms += HOUSE_DAY_MS;
    assert_ok(in_write(cx, throttle_purge(cx, &count)));
    assert_int_equal(count, 0);
    cx->now_ms += 1;
    assert_ok(in_write(cx, throttle_purge(cx, &count)));
    assert_int_equal(count, 2); /* account and network */
}

static void
guessing_codes_is_stopped_and_a_known_code_is_not_counted(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = house_ask(cx, DEMODAM, S(""), S("Help"));
    struct question_id found;

    for (int i = 0; i < 30; i++)
        assert_ok(in_read(cx, question_by_code(cx, asked.code, NETWORK, &found)));
    assert_int_equal(found.question, asked.question);
    assert_outcome(in_read(cx, question_by_code(cx, S("0000-0000"), NETWORK, &found)), INVALID);
    for (int i = 0; i < 20; i++)
        assert_outcome(in_read(cx, question_by_code(cx, S("000000000000"), NETWORK, &found)),
                       INVALID);
    assert_outcome(in_read(cx, question_by_code(cx, asked.code, NETWORK, &found)), DENIED);
    assert_ok(in_read(cx, question_by_code(cx, asked.code, S("10.0.0."), &found)));
    assert_ok(in_read(cx, question_by_secret(cx, asked.secret, &found)));
    assert_outcome(in_read(cx, question_by_secret(cx, asked.code, &found)), NOT_FOUND);
}

/* Who reads questions sets nothing up and oversees nothing; who oversees or manages reads none. */
static void
each_role_may_what_it_may(void **state)
{
    static const struct {
        struct str role;
        const char *may; /* one letter a permission, in the order of the bits */
    } rows[] = {
        {S_INIT("professional"), "SQ.....DR.."},
        {S_INIT("objection_handler"), "SQ.....DR.."},
        {S_INIT("connector"), "SQ.....DR.."},
        {S_INIT("director"), "SQ.....DR.."},
        {S_INIT("referrer"), "S......DR.."},
        {S_INIT("coordinator"), "S.C...MD..."},
        {S_INIT("editor"), "S....V.D..T"},
        {S_INIT("manager"), "S.C........"},
        {S_INIT("organisation_administrator"), "S..P.V.D..."},
        {S_INIT("network_administrator"), "S..PN.MD..."},
        {S_INIT("privacy_officer"), "S........O."},
        {S_INIT("auditor"), "S........O."},
    };
    struct cx cx = {0};

    (void)state;
    assert_int_equal(role_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < role_count; i++) {
        const struct role *role = role_find(rows[i].role);
        assert_non_null(role);
        cx.who.permissions = role->permissions;
        for (unsigned bit = 0; bit < 11; bit++)
            assert_int_equal(need(&cx, (enum permission)(1u << bit)),
                             rows[i].may[bit] != '.' ? OK : DENIED);
    }
    cx.who.permissions = 0;
    assert_outcome(need(&cx, PERMISSION_SIGNED_IN), DENIED);
    assert_null(role_find(S("")));
    assert_null(role_find(S("Coordinator")));
}

static void
the_organisation_used_last_comes_first(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct membership_row_list list;

    assert_ok(in_write(cx, membership_set(cx, SAMIRA, LOKET, S("professional"))));
    assert_ok(in_read(cx, membership_list(cx, SAMIRA, &list)));
    assert_int_equal(list.at[0].organisation, LOKET); /* by name: J before S */
    assert_ok(in_write(cx, membership_used(cx, SAMIRA, RAADSLIEDEN)));
    assert_ok(in_read(cx, membership_list(cx, SAMIRA, &list)));
    assert_int_equal(list.at[0].organisation, RAADSLIEDEN);
}

static void
an_address_belongs_to_one_account_and_a_role_exists(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct membership_row_list list;

    assert_outcome(in_write(cx, professional_add(cx, 20, S("Ander"),
                                                 S(" SAMIRA@raadslieden.demodam.example"), S(""))),
                   CONFLICT);
    assert_outcome(in_write(cx, membership_set(cx, SAMIRA, LOKET, S("boss"))), INVALID);
    assert_str(cx->fault.field, S("role"));
    assert_ok(in_write(cx, membership_set(cx, SAMIRA, LOKET, S("coordinator"))));
    assert_ok(
        in_write(cx, membership_set(cx, SAMIRA, LOKET, S("professional")))); /* one role each */
    assert_ok(in_read(cx, membership_list(cx, SAMIRA, &list)));
    assert_int_equal(list.count, 2);
    assert_str(list.at[0].organisation_name, S("Juridisch Loket")); /* by name */
    assert_str(list.at[0].role, S("professional"));
    assert_str(list.at[1].organisation_name, S("Sociaal raadslieden Demodam"));
}

const struct CMUnitTest people_tests[] = {
    IN_HOUSE(an_account_is_found_however_its_address_is_typed),
    IN_HOUSE(an_account_that_ended_is_as_one_that_never_was),
    IN_HOUSE(ten_failures_stop_an_account_known_or_not_with_one_sentence),
    IN_HOUSE(thirty_failures_stop_a_network_and_no_other),
    IN_HOUSE(after_a_quarter_of_an_hour_it_may_be_tried_again),
    IN_HOUSE(what_goes_well_is_not_counted),
    IN_HOUSE(old_attempts_are_forgotten),
    IN_HOUSE(guessing_codes_is_stopped_and_a_known_code_is_not_counted),
    cmocka_unit_test(each_role_may_what_it_may),
    IN_HOUSE(the_organisation_used_last_comes_first),
    IN_HOUSE(an_address_belongs_to_one_account_and_a_role_exists),
};
const size_t people_tests_count = sizeof people_tests / sizeof people_tests[0];
