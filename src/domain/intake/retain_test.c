/* retain_test.c - what must be gone is gone, and what must stay is there. */
#include "app/test_house.h"

#include "crypto/keys.h"
#include "domain/intake/question_key.h"
#include "domain/intake/retain_test.sql.h"
#include "domain/intake/retain_test.sql.c" /* made by sqlc.py --unlisted */

#define YEAR_MS (365 * HOUSE_DAY_MS)

static struct test_left_row
left_of(struct cx *cx, struct question_id id)
{
    struct test_left_row row;
    assert_ok(in_read(cx, sql_test_left(cx, id.municipality, id.question, &row)));
    return row;
}

static int64_t
rows_left(struct cx *cx, struct question_id id)
{
    struct test_left_row row = left_of(cx, id);
    return row.holdings + row.questions + row.wrapped_keys + row.messages + row.happenings +
           row.drafts + row.consents;
}

/* Asked, taken, answered, noted, and with a reply half written: a row in every table. */
static struct question_id
question_with_all(struct cx *cx)
{
    struct asked asked = house_ask(cx, DEMODAM, S("ontslag"), S("Ik ben ontslagen"));
    struct question_id id = id_of(asked);

    as_professional(cx, LINH, LOKET);
    assert_ok(in_write(cx, question_take(cx, id, 0)));
    assert_ok(in_write(cx, question_reply(cx, id, S("Ik bel u."))));
    assert_ok(in_write(cx, question_note(cx, id, S("Nabellen"))));
    assert_ok(in_write(cx, question_keep_draft(cx, id, S("reply"), S("Goedendag"))));
    assert_ok(in_write(cx, question_keep_draft(cx, id, S("note"), S("Let op"))));
    return id;
}

static int64_t
retain(struct cx *cx)
{
    int64_t count;
    assert_ok(in_write(cx, question_retain(cx, &count)));
    return count;
}

static void
erasing_takes_every_row_of_it_and_none_of_another(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id gone = question_with_all(cx), stays = question_with_all(cx);
    struct question_state where;
    struct question_thread thread;

    struct test_left_row before = left_of(cx, gone);
    assert_true(before.holdings == 1 && before.questions == 1 && before.wrapped_keys == 1 &&
                before.messages == 3 && before.happenings >= 3 && before.drafts == 2 &&
                before.consents == 1);
    int64_t other = rows_left(cx, stays);
    assert_ok(in_write(cx, question_erase(cx, gone)));
    assert_int_equal(rows_left(cx, gone), 0);
    assert_int_equal(rows_left(cx, stays), other);
    assert_outcome(in_read(cx, question_state_get(cx, gone, &where)), NOT_FOUND);
    assert_outcome(in_read(cx, thread_for_professional(cx, gone, &thread)), NOT_FOUND);
    assert_ok(in_read(cx, thread_for_professional(cx, stays, &thread)));
    assert_int_equal(thread.messages.count, 3);
    assert_ok(in_write(cx, question_erase(cx, gone))); /* again is no fault */
}

static void
an_old_copy_cannot_be_read_without_the_key(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id id = question_with_all(cx);
    struct message_row_list copy; /* as a backup has it */
    struct data_key *key;
    struct str plain;

    assert_ok(in_read(cx, sql_message_list(cx, id.municipality, id.question, 0, &copy)));
    assert_ok(in_read(cx, question_key(cx, id, &key)));
    assert_ok(unseal(cx, key, id.question, copy.at[0].sealed, &plain));
    assert_str(plain, S("Ik ben ontslagen"));
    struct str sealed = {(const char *)copy.at[0].sealed.ptr, copy.at[0].sealed.len};
    assert_int_equal(str_find(sealed, S("ontslagen")), sealed.len);
    assert_ok(in_write(cx, question_erase(cx, id)));
    assert_outcome(in_read(cx, question_key(cx, id, &key)), NOT_FOUND);
}

static void
a_year_after_it_ended_a_question_goes(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct question_id closed = question_with_all(cx), stopped = question_with_all(cx),
                       open = question_with_all(cx), again = question_with_all(cx);

    assert_ok(in_write(cx, question_close(cx, closed, S("helped"), S("Dag"))));
    assert_ok(in_write(cx, question_close(cx, again, S("helped"), S("Dag"))));
    as_resident(cx);
    assert_ok(in_write(cx, question_stop(cx, stopped)));
    cx->now_ms += YEAR_MS - HOUSE_DAY_MS;
    assert_ok(in_write(
        cx, question_add(cx, again, S("Nog iets"), PERIL_NONE))); /* it did not end after all */
    cx->now_ms += HOUSE_DAY_MS;
    assert_int_equal(retain(cx), 0);
    cx->now_ms += 1;
    assert_int_equal(retain(cx), 2);
    assert_int_equal(rows_left(cx, closed), 0);
    assert_int_equal(rows_left(cx, stopped), 0);
    assert_int_equal(left_of(cx, open).questions, 1);
    assert_int_equal(left_of(cx, again).messages, 5);
    cx->now_ms += 10 * YEAR_MS; /* one that never ended is on a list until somebody ends it */
    assert_int_equal(retain(cx), 0);
}

static void
many_go_a_hundred_at_a_time(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t count;

    for (int i = 0; i < 103; i++) {
        struct asked asked = house_ask(cx, DEMODAM, S(""), S("Help"));
        assert_ok(in_write(cx, question_stop(cx, id_of(asked))));
    }
    cx->now_ms += YEAR_MS + 1;
    assert_int_equal(retain(cx), 100);
    assert_int_equal(retain(cx), 3);
    assert_ok(in_read(cx, sql_test_question_count(cx, &count)));
    assert_int_equal(count, 0);
}

static void
what_was_told_to_open_pages_goes_after_an_hour(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct change_since_row_list list;
    int64_t before = 0, purged = 0, after = 0;

    question_with_all(cx);
    assert_ok(in_read(cx, sql_test_change_count(cx, &before)));
    assert_ok(in_read(cx, change_list(cx, cx->now_ms, &list)));
    assert_true(before > 0 && list.count == (size_t)before);
    cx->now_ms += HOUSE_HOUR_MS;
    assert_ok(in_write(cx, change_purge(cx, &purged)));
    assert_int_equal(purged, 0);
    house_ask(cx, DEMODAM, S(""), S("Help"));
    cx->now_ms += 1;
    assert_ok(in_write(cx, change_purge(cx, &purged)));
    assert_int_equal(purged, before);
    assert_ok(in_read(cx, sql_test_change_count(cx, &after)));
    assert_true(after > 0);
}

const struct CMUnitTest retain_tests[] = {
    IN_HOUSE(erasing_takes_every_row_of_it_and_none_of_another),
    IN_HOUSE(an_old_copy_cannot_be_read_without_the_key),
    IN_HOUSE(a_year_after_it_ended_a_question_goes),
    IN_HOUSE(many_go_a_hundred_at_a_time),
    IN_HOUSE(what_was_told_to_open_pages_goes_after_an_hour),
};
const size_t retain_tests_count = sizeof retain_tests / sizeof retain_tests[0];
