/* jobs_test.c - work for later is done: at least once, not by two at a time, and not for ever. */
#include "app/test_house.h"

#include "jobs/jobs.h"
#include "jobs/jobs_test.sql.h"
#include "jobs/jobs_test.sql.c" /* made by sqlc.py --unlisted */

/* What the kind below does, and what it saw. Set anew by each test. */
static struct {
    struct world *w;
    enum outcome reads, performs;
    int read, performed;
    void (*meanwhile)(struct world *w); /* while it is being performed */
    struct str subject;
} work;

static enum outcome
work_read(struct cx *cx, struct str subject, void **plan)
{
    (void)cx;
    work.read++;
    work.subject = str_copy(work.w->mem, subject);
    *plan = &work;
    return work.reads;
}

static enum outcome
work_perform(struct cx *cx, void *plan)
{
    void (*meanwhile)(struct world * w) = work.meanwhile;

    assert_ptr_equal(plan, &work);
    assert_null(cx->db); /* outside any transaction */
    work.performed++;
    work.meanwhile = NULL;
    if (meanwhile)
        meanwhile(work.w);
    return work.performs;
}

static const struct job_kind work_kind = {S_INIT("work"), work_read, work_perform};
static const struct job_kind *const kinds[] = {&work_kind};

static struct world *
work_begin(void **state)
{
    struct world *w = world_of(state);
    memset(&work, 0, sizeof work);
    work.w = w;
    return w;
}

static bool
run_one(struct world *w, int64_t now_ms)
{
    struct cx cx = {.mem = w->mem, .keys = w->cx.keys, .now_ms = now_ms};
    bool ran = false;
    assert_ok(job_run_one(&cx, w->cx.db, kinds, 1, &ran));
    return ran;
}

static void
add(struct world *w, struct str kind, struct str subject, int64_t due_ms)
{
    assert_ok(in_write(&w->other, job_add(&w->other, kind, subject, due_ms)));
}

static struct test_job_row
row_of(struct world *w)
{
    struct test_job_row row;
    assert_ok(in_read(&w->other, sql_test_job_get(&w->other, S("work"), S("q1"), &row)));
    return row;
}

static void
a_job_is_done_once_when_it_is_due(void **state)
{
    struct world *w = work_begin(state);
    const int64_t now_ms = w->cx.now_ms;

    add(w, S("work"), S("q1"), now_ms);
    assert_false(run_one(w, now_ms - 1));
    assert_true(run_one(w, now_ms));
    assert_str(work.subject, S("q1"));
    assert_false(run_one(w, now_ms));
    assert_false(run_one(w, now_ms + 30 * HOUSE_DAY_MS));
    assert_true(work.read == 1 && work.performed == 1);
    assert_true(row_of(w).done_ms == now_ms);
}

static void
what_rolls_back_leaves_no_job(void **state)
{
    struct world *w = work_begin(state);

    begin_write(&w->other);
    assert_ok(job_add(&w->other, S("work"), S("q1"), w->cx.now_ms));
    assert_outcome(house_end(&w->other, CONFLICT), CONFLICT);
    assert_false(run_one(w, w->cx.now_ms));
}

static void
added_again_it_is_one_row_and_after_it_was_done_it_runs_again(void **state)
{
    struct world *w = work_begin(state);
    const int64_t now_ms = w->cx.now_ms;
    int64_t count = 0;

    add(w, S("work"), S("q1"), now_ms);
    add(w, S("work"), S("q1"), now_ms);
    assert_true(run_one(w, now_ms));
    assert_false(run_one(w, now_ms));
    add(w, S("work"), S("q1"), now_ms);
    assert_true(run_one(w, now_ms));
    assert_false(run_one(w, now_ms));
    assert_int_equal(work.performed, 2);
    assert_ok(in_read(&w->cx, sql_test_job_count(&w->cx, &count)));
    assert_int_equal(count, 1);
}

static void
add_while_it_runs(struct world *w)
{
    add(w, S("work"), S("q1"), w->cx.now_ms);
}

static void
added_again_while_it_runs_it_runs_again(void **state)
{
    struct world *w = work_begin(state);

    add(w, S("work"), S("q1"), w->cx.now_ms);
    work.meanwhile = add_while_it_runs;
    assert_true(run_one(w, w->cx.now_ms));
    assert_true(run_one(w, w->cx.now_ms)); /* what it was added for may have come after the read */
    assert_false(run_one(w, w->cx.now_ms));
    assert_int_equal(work.performed, 2);
}

static int runs_of_another;

static void
another_runs_too(struct world *w)
{
    struct cx cx = {
        .mem = w->mem, .keys = w->cx.keys, .now_ms = w->cx.now_ms + 4 * HOUSE_MINUTE_MS};
    bool ran;
    assert_ok(job_run_one(&cx, w->other.db, kinds, 1, &ran));
    runs_of_another += ran;
}

static void
nobody_else_takes_it_while_the_lease_lasts(void **state)
{
    struct world *w = work_begin(state);

    runs_of_another = 0;
    add(w, S("work"), S("q1"), w->cx.now_ms);
    work.meanwhile = another_runs_too;
    assert_true(run_one(w, w->cx.now_ms));
    assert_int_equal(runs_of_another, 0);
    assert_int_equal(work.performed, 1);
}

static void
another_runs_after_the_lease(struct world *w)
{
    struct cx cx = {
        .mem = w->mem, .keys = w->cx.keys, .now_ms = w->cx.now_ms + 5 * HOUSE_MINUTE_MS};
    bool ran;
    assert_ok(job_run_one(&cx, w->other.db, kinds, 1, &ran));
    assert_true(ran);
    work.performs = UNAVAILABLE; /* and the first one fails, too late to matter */
}

static void
a_lease_that_ended_is_another_ones_job(void **state)
{
    struct world *w = work_begin(state);

    add(w, S("work"), S("q1"), w->cx.now_ms);
    work.meanwhile = another_runs_after_the_lease;
    assert_true(run_one(w, w->cx.now_ms));
    assert_int_equal(work.performed, 2);
    struct test_job_row row = row_of(w);
    assert_true(row.done_ms == w->cx.now_ms + 5 * HOUSE_MINUTE_MS);
    assert_str(row.fault, S(""));
}

static void
what_fails_is_tried_later_and_later_and_then_kept(void **state)
{
    struct world *w = work_begin(state);
    int64_t now_ms = w->cx.now_ms;
    static const int64_t waits_minutes[] = {2, 4, 8, 16, 32, 64, 128, 256, 512, 7 * 24 * 60};

    work.performs = UNAVAILABLE;
    add(w, S("work"), S("q1"), now_ms);
    for (int i = 0; i < 10; i++) {
        assert_true(run_one(w, now_ms));
        struct test_job_row row = row_of(w);
        assert_int_equal(row.tries, i + 1);
        assert_true(row.due_ms == now_ms + waits_minutes[i] * HOUSE_MINUTE_MS);
        assert_true(row.done_ms == 0 && row.leased_until_ms == 0);
        assert_str(row.fault, S("unavailable"));
        assert_false(run_one(w, row.due_ms - 1));
        now_ms = row.due_ms;
    }
    work.performs = OK;
    assert_true(run_one(w, now_ms)); /* out of the way, but not forgotten */
    assert_str(row_of(w).fault, S(""));
}

static void
each_outcome_has_its_end(void **state)
{
    static const struct {
        enum outcome reads, performs;
        bool done;
        const char *fault;
    } rows[] = {
        {OK, OK, true, ""},
        {NOT_FOUND, OK, true, ""}, /* nothing to do any more */
        {OK, NOT_FOUND, true, ""},
        {INVALID, OK, false, "refused"},
        {UNAVAILABLE, OK, false, "unavailable"},
        {OK, UNAVAILABLE, false, "unavailable"},
        {OK, INVALID, false, "refused"},
    };
    struct world *w = work_begin(state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        add(w, S("work"), S("q1"), w->cx.now_ms);
        work.reads = rows[i].reads;
        work.performs = rows[i].performs;
        work.performed = 0;
        assert_true(run_one(w, w->cx.now_ms));
        assert_int_equal(work.performed, rows[i].reads == OK);
        assert_int_equal(row_of(w).done_ms != 0, rows[i].done);
        assert_str(row_of(w).fault, str_from_c(rows[i].fault));
    }
}

static void
a_kind_that_nobody_knows_waits_for_who_does(void **state)
{
    struct world *w = work_begin(state);
    int64_t count = 0;

    add(w, S("of_a_newer_version"), S("q1"), w->cx.now_ms);
    add(w, S("work"), S("q1"), w->cx.now_ms + 1);
    assert_true(run_one(w, w->cx.now_ms + 1));
    assert_int_equal(work.performed, 0);
    assert_true(run_one(w, w->cx.now_ms + 1)); /* and holds up nothing else */
    assert_int_equal(work.performed, 1);
    assert_ok(in_read(&w->cx, sql_test_job_count(&w->cx, &count)));
    assert_int_equal(count, 2);
}

static void
a_week_after_it_was_done_a_job_goes(void **state)
{
    struct world *w = work_begin(state);
    struct cx *cx = &w->other;
    int64_t purged;

    add(w, S("work"), S("q1"), cx->now_ms);
    assert_true(run_one(w, cx->now_ms));
    add(w, S("work"), S("q2"), cx->now_ms); /* not done */
    cx->now_ms += 7 * HOUSE_DAY_MS;
    assert_ok(in_write(cx, job_purge(cx, &purged)));
    assert_int_equal(purged, 0);
    cx->now_ms += 1;
    assert_ok(in_write(cx, job_purge(cx, &purged)));
    assert_int_equal(purged, 1);
    assert_true(run_one(w, cx->now_ms));
    assert_str(work.subject, S("q2"));
}

static enum outcome
half_done(struct cx *cx, int64_t *ret)
{
    *ret = 1;
    TRY(job_add(cx, S("work"), S("q1"), cx->now_ms));
    return CONFLICT;
}

static enum outcome
done(struct cx *cx, int64_t *ret)
{
    *ret = 3;
    return job_add(cx, S("work"), S("q1"), cx->now_ms);
}

static void
recurring_work_is_whole_or_not_there(void **state)
{
    struct world *w = work_begin(state);
    const struct recurring half = {"half", 1000, half_done}, whole = {"whole", 1000, done};
    struct cx cx = w->cx;
    int64_t count = -1;

    cx.db = NULL;
    assert_outcome(recurring_run(&cx, w->cx.db, &half, &count), CONFLICT);
    assert_int_equal(count, -1);
    assert_false(run_one(w, cx.now_ms));
    assert_ok(recurring_run(&cx, w->cx.db, &whole, &count));
    assert_int_equal(count, 3);
    assert_true(run_one(w, cx.now_ms));
}

const struct CMUnitTest jobs_tests[] = {
    IN_HOUSE(a_job_is_done_once_when_it_is_due),
    IN_HOUSE(what_rolls_back_leaves_no_job),
    IN_HOUSE(added_again_it_is_one_row_and_after_it_was_done_it_runs_again),
    IN_HOUSE(added_again_while_it_runs_it_runs_again),
    IN_HOUSE(nobody_else_takes_it_while_the_lease_lasts),
    IN_HOUSE(a_lease_that_ended_is_another_ones_job),
    IN_HOUSE(what_fails_is_tried_later_and_later_and_then_kept),
    IN_HOUSE(each_outcome_has_its_end),
    IN_HOUSE(a_kind_that_nobody_knows_waits_for_who_does),
    IN_HOUSE(a_week_after_it_was_done_a_job_goes),
    IN_HOUSE(recurring_work_is_whole_or_not_there),
};
const size_t jobs_tests_count = sizeof jobs_tests / sizeof jobs_tests[0];
