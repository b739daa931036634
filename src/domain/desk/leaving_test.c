/* leaving_test.c - somebody leaves while holding, and every question keeps a holder who can
 * answer. */
#include "app/test_house.h"

#include "domain/desk/leaving.h"

enum { BEA = 20 };

/* A question of the raadslieden that Samira has taken. */
static struct question_id
taken(struct cx *cx)
{
    struct question_id id = id_of(house_ask(cx, DEMODAM, S("bijstand"), S("Mijn brief is weg.")));

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    return id;
}

static struct question_id
answered(struct cx *cx)
{
    struct question_id id = taken(cx);

    assert_ok(in_write(cx, question_reply(cx, id, S("Ik bel u."))));
    return id;
}

static struct question_state
state_now(struct cx *cx, struct question_id id)
{
    const struct actor who = cx->who;
    struct question_state state;
    as_resident(cx); /* whoever acts may not see it */
    assert_ok(in_read(cx, question_state_get(cx, id, &state)));
    cx->who = who;
    return state;
}

static void
leaves(struct cx *cx, int64_t successor)
{
    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_write(cx, colleague_leave(cx, RAADSLIEDEN, SAMIRA, successor)));
}

static void
a_successor_has_all_that_somebody_held_as_it_was(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id one = taken(cx), two = answered(cx);
    struct question_thread thread;
    const int64_t due_ms = state_now(cx, one).due_ms, since_ms = state_now(cx, one).since_ms;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, question_keep_draft(cx, one, S("reply"), S("Goedendag, ik"))));
    cx->now_ms += HOUSE_DAY_MS;
    leaves(cx, JORIS);
    assert_int_equal(state_now(cx, one).professional, JORIS);
    assert_str(state_now(cx, one).stage, S("taken"));
    assert_int_equal(state_now(cx, one).due_ms, due_ms);
    assert_int_equal(state_now(cx, one).since_ms, since_ms);
    assert_int_equal(state_now(cx, two).professional, JORIS);
    assert_str(state_now(cx, two).stage, S("answered"));
    as_professional(cx, JORIS, RAADSLIEDEN);
    assert_ok(in_read(cx, thread_for_professional(cx, one, &thread)));
    assert_str(thread.reply_draft.text, S("Goedendag, ik"));
    assert_str(thread.happenings.at[thread.happenings.count - 1].kind, S("succeeded"));
    assert_ok(in_write(cx, question_reply(cx, one, S("Ik neem het over."))));
}

static void
back_to_the_team_it_waits_again_with_its_promise(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id one = taken(cx), two = answered(cx);
    const int64_t due_ms = state_now(cx, one).due_ms;

    cx->now_ms += HOUSE_DAY_MS;
    leaves(cx, 0);
    assert_int_equal(state_now(cx, one).professional, 0);
    assert_str(state_now(cx, one).stage, S("waiting"));
    assert_int_equal(state_now(cx, one).due_ms, due_ms);
    assert_str(state_now(cx, two).stage, S("answered"));
    /* What the resident adds to what a former colleague answered waits for the team. */
    as_resident(cx);
    assert_ok(in_write(cx, question_add(cx, two, S("Nog iets."), PERIL_NONE)));
    assert_str(state_now(cx, two).stage, S("waiting"));
    as_professional(cx, JORIS, RAADSLIEDEN);
    assert_ok(in_write(cx, question_take(cx, two, 0)));
    assert_ok(in_write(cx, question_take(cx, one, 0)));
}

static void
a_role_without_questions_gives_them_back(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id id = taken(cx);

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    assert_ok(in_write(cx, colleague_set_role(cx, RAADSLIEDEN, SAMIRA, S("director"))));
    assert_int_equal(state_now(cx, id).professional, SAMIRA);
    assert_ok(in_write(cx, colleague_set_role(cx, RAADSLIEDEN, SAMIRA, S("referrer"))));
    assert_int_equal(state_now(cx, id).professional, 0);
    assert_str(state_now(cx, id).stage, S("waiting"));
}

static void
a_successor_answers_questions_here(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id id = taken(cx);
    const int64_t none[] = {SAMIRA, LINH, BEA, 99};

    as_new_colleague(cx, BEA, RAADSLIEDEN, S("organisation_administrator"));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_outcome(in_write(cx, colleague_leave(cx, RAADSLIEDEN, SAMIRA, none[i])), INVALID);
        assert_str(cx->fault.field, S("successor"));
    }
    assert_int_equal(state_now(cx, id).professional, SAMIRA);
    as_role(cx, JORIS, RAADSLIEDEN, S("professional"));
    assert_outcome(in_write(cx, colleague_leave(cx, RAADSLIEDEN, SAMIRA, 0)), DENIED);
    as_new_colleague(cx, 21, LOKET, S("organisation_administrator"));
    assert_outcome(in_write(cx, colleague_leave(cx, RAADSLIEDEN, SAMIRA, 0)), NOT_FOUND);
}

static void
what_is_held_elsewhere_stays_there(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id elsewhere;

    assert_ok(in_write(cx, membership_set(cx, SAMIRA, LOKET, S("professional"))));
    elsewhere = id_of(house_ask(cx, OVERDAM, S("ontslag"), S("Ik ben ontslagen.")));
    as_professional(cx, SAMIRA, LOKET);
    assert_ok(in_write(cx, question_take(cx, elsewhere, 0)));
    leaves(cx, 0);
    as_professional(cx, SAMIRA, LOKET);
    assert_int_equal(state_now(cx, elsewhere).professional, SAMIRA);
    assert_ok(in_write(cx, question_reply(cx, elsewhere, S("Ik help u nog."))));
}

/* Of every municipality that the other organisation serves, also where the administrator's own does
 * not work. */
static void
an_administrator_of_the_network_leaves_nothing_behind_elsewhere(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct question_id held[] = {
        id_of(house_ask(cx, DEMODAM, S("bijstand"), S("Mijn uitkering is gestopt."))),
        id_of(house_ask(cx, OVERDAM, S("bijstand"), S("Mijn uitkering is gestopt.")))};
    struct question_thread thread;
    bool open;

    for (size_t i = 0; i < 2; i++) {
        as_professional(cx, SAMIRA, RAADSLIEDEN);
        assert_ok(in_write(cx, question_take(cx, held[i], 0)));
        assert_ok(in_write(cx, question_keep_draft(cx, held[i], S("reply"), S("Goedendag"))));
    }
    as_new_colleague(cx, BEA, INKOMEN, S("network_administrator"));
    assert_ok(in_read(cx, open_questions_of(cx, RAADSLIEDEN, &open)));
    assert_true(open);
    assert_outcome(in_read(cx, thread_for_professional(cx, held[0], &thread)), DENIED);
    assert_ok(in_write(cx, colleague_leave(cx, RAADSLIEDEN, SAMIRA, JORIS)));
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(state_now(cx, held[i]).professional, JORIS);
    as_professional(cx, JORIS, RAADSLIEDEN);
    assert_ok(in_read(cx, thread_for_professional(cx, held[1], &thread)));
    assert_str(thread.reply_draft.text, S("Goedendag"));
    as_role(cx, BEA, INKOMEN, S("network_administrator"));
    assert_ok(in_write(cx, colleague_leave(cx, RAADSLIEDEN, JORIS, 0)));
    assert_str(state_now(cx, held[1]).stage, S("waiting"));
}

static void
who_was_promised_a_call_is_still_open_after_an_answer_in_writing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct ask ask = {.question = S("Bel mij."),
                            .topic = S("bijstand"),
                            .channel = S("phone"),
                            .phone = S("06 10004321"),
                            .consent = true};
    struct ask_plan *plan;
    struct asked asked;
    bool before, here, place;

    as_resident(cx);
    assert_ok(in_read(cx, open_questions_of(cx, RAADSLIEDEN, &before)));
    assert_false(before);
    assert_ok(ask_prepare(cx, &ask, PERIL_NONE, &plan));
    assert_ok(in_write(cx, ask_act(cx, plan, DEMODAM, S("Wij delen dit."), &asked)));
    const struct question_id id = id_of(asked);
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    assert_ok(in_write(cx, question_reply(cx, id, S("Ik bel u nog."))));
    for (int spoke = 0; spoke <= 1; spoke++) {
        as_professional(cx, SAMIRA, RAADSLIEDEN);
        assert_ok(
            in_write(cx, question_called(cx, id, spoke ? S("spoke") : S("no_answer"), S(""))));
        as_resident(cx);
        assert_ok(in_read(cx, open_questions_of(cx, RAADSLIEDEN, &here)));
        assert_ok(in_read(cx, open_questions_in(cx, DEMODAM, &place)));
        assert_true(here == !spoke && place == !spoke);
    }
}

static void
however_many_somebody_held_none_stays_behind(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct inbox_row_list mine;
    enum { MANY = 201 }; /* over one batch */

    for (int i = 0; i < MANY; i++)
        taken(cx);
    leaves(cx, JORIS);
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_read(cx, inbox_list(cx, INBOX_MINE, (struct inbox_place){0}, &mine)));
    assert_int_equal(mine.count, 0);
    as_professional(cx, JORIS, RAADSLIEDEN);
    struct inbox_place after = {0};
    size_t count = 0;
    do {
        assert_ok(in_read(cx, inbox_list(cx, INBOX_MINE, after, &mine)));
        size_t shown = mine.count > INBOX_PAGE ? INBOX_PAGE : mine.count;
        count += shown;
        if (shown)
            after = (struct inbox_place){mine.at[shown - 1].due_ms, mine.at[shown - 1].question};
    } while (mine.count > INBOX_PAGE);
    assert_int_equal(count, MANY);
}

const struct CMUnitTest leaving_tests[] = {
    IN_HOUSE(a_successor_has_all_that_somebody_held_as_it_was),
    IN_HOUSE(back_to_the_team_it_waits_again_with_its_promise),
    IN_HOUSE(a_role_without_questions_gives_them_back),
    IN_HOUSE(a_successor_answers_questions_here),
    IN_HOUSE(what_is_held_elsewhere_stays_there),
    IN_HOUSE(an_administrator_of_the_network_leaves_nothing_behind_elsewhere),
    IN_HOUSE(who_was_promised_a_call_is_still_open_after_an_answer_in_writing),
    IN_HOUSE(however_many_somebody_held_none_stays_behind),
};
const size_t leaving_tests_count = sizeof leaving_tests / sizeof leaving_tests[0];
