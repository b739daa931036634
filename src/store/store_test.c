/* store_test.c - what the seam promises, shown on both engines with the same tests. */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store_test.sql.h"
#include "store/test_world.h"

#include "base/text.h"

static enum outcome
thing_add(struct cx *cx, int64_t id, struct str topic)
{
    return sql_test_thing_add(cx, id, topic, 1.0, (struct bytes){NULL, 0}, 0, S(""), 0,
                              (struct bytes){NULL, 0});
}

static void
thing_keep(struct cx *cx, int64_t id, struct str topic)
{
    begin_write(cx);
    assert_ok(thing_add(cx, id, topic));
    commit(cx);
}

static int64_t
thing_count(struct cx *cx)
{
    int64_t count = -1;
    begin_read(cx);
    assert_ok(sql_test_thing_count(cx, &count));
    db_rollback(cx->db);
    return count;
}

static void
values_come_back_as_they_went_in(void **state)
{
    struct world *w = world_with_tables(state);
    const unsigned char raw[] = {0, 255, '\'', 0};
    struct bytes sealed = {raw, sizeof raw};
    struct test_thing_row row;
    begin_write(&w->cx);
    assert_ok(sql_test_thing_add(&w->cx, INT64_MAX, S("’t \"kan\"; -- \xF0\x9F\x98\x80"), 0.1,
                                 sealed, INT64_MIN, S("$1 ? %s \\"), -1e300, sealed));
    commit(&w->cx);
    begin_read(&w->cx);
    assert_ok(sql_test_thing_get(&w->cx, INT64_MAX, &row));
    commit(&w->cx);
    assert_true(row.id == INT64_MAX && row.closed_ms == INT64_MIN);
    assert_true(str_eq(row.topic, S("’t \"kan\"; -- \xF0\x9F\x98\x80")));
    assert_true(str_eq(row.note, S("$1 ? %s \\")));
    assert_memory_equal(&row.weight, &(double){0.1}, sizeof(double));
    assert_memory_equal(&row.share, &(double){-1e300}, sizeof(double));
    assert_int_equal(row.sealed.len, sizeof raw);
    assert_memory_equal(row.sealed.ptr, raw, sizeof raw);
    assert_memory_equal(row.proof.ptr, raw, sizeof raw);
}

static void
zero_and_empty_are_null_where_marked_and_themselves_elsewhere(void **state)
{
    struct world *w = world_with_tables(state);
    struct test_thing_row row;
    int64_t nulls = 0;
    begin_write(&w->cx);
    assert_ok(thing_add(&w->cx, 0, (struct str){NULL, 0}));
    assert_ok(sql_test_thing_nulls(&w->cx, 0, &nulls));
    assert_ok(sql_test_thing_get(&w->cx, 0, &row));
    int64_t sum = 7;
    assert_ok(sql_test_part_sum(&w->cx, 0, &sum));
    commit(&w->cx);
    assert_int_equal(nulls, 1);
    assert_true(row.id == 0 && row.topic.len == 0 && row.sealed.len == 0);
    assert_true(row.closed_ms == 0 && row.note.len == 0 && row.proof.len == 0);
    assert_int_equal(sum, 0);
}

static void
a_list_is_as_long_as_its_limit_and_sorts_text_by_bytes(void **state)
{
    struct world *w = world_with_tables(state);
    const struct str topics[] = {S_INIT("b"), S_INIT("a"),   S_INIT("B"),
                                 S_INIT("é"), S_INIT("a b"), S_INIT("ab")};
    const struct str sorted[] = {S_INIT("B"),  S_INIT("a"), S_INIT("a b"),
                                 S_INIT("ab"), S_INIT("b"), S_INIT("é")};
    begin_write(&w->cx);
    for (int i = 0; i < 6; i++)
        assert_ok(thing_add(&w->cx, i, topics[i]));
    for (int i = 6; i < 40; i++)
        assert_ok(thing_add(&w->cx, i, S("é")));
    struct test_thing_topics_row_list list;
    assert_ok(sql_test_thing_topics(&w->cx, 6, &list));
    assert_int_equal(list.count, 6);
    for (int i = 0; i < 6; i++)
        assert_true(str_eq(list.at[i].topic, sorted[i]));
    struct test_thing_row_list rows;
    assert_ok(sql_test_thing_list(&w->cx, 30, &rows));
    assert_int_equal(rows.count, 30);
    for (int i = 0; i < 30; i++)
        assert_int_equal(rows.at[i].id, i);
    assert_ok(sql_test_thing_list(&w->cx, 0, &rows));
    assert_int_equal(rows.count, 0);
    commit(&w->cx);
}

static void
each_shape_of_result_says_what_it_found(void **state)
{
    struct world *w = world_with_tables(state);
    struct cx *cx = &w->cx;
    bool there = true;
    int64_t changed = -1;
    struct test_thing_take_row taken;
    struct str engine;
    begin_write(cx);
    assert_ok(sql_test_thing_exists(cx, 1, &there));
    assert_false(there);
    assert_ok(sql_test_thing_rename(cx, 1, S("x"), &changed));
    assert_int_equal(changed, 0);
    assert_int_equal(sql_test_thing_take(cx, 1, &taken), NOT_FOUND);
    assert_ok(thing_add(cx, 1, S("geld")));
    assert_ok(sql_test_thing_exists(cx, 1, &there));
    assert_true(there);
    assert_ok(sql_test_thing_rename(cx, 1, S("werk"), &changed));
    assert_int_equal(changed, 1);
    assert_ok(sql_test_thing_take(cx, 1, &taken));
    assert_true(taken.id == 1 && str_eq(taken.topic, S("werk")));
    assert_ok(sql_test_engine(cx, &engine));
    assert_true(str_eq(engine, w->postgres ? S("postgres") : S("sqlite")));
    commit(cx);
    assert_int_equal(thing_count(cx), 0);
}

static void
a_refused_row_is_a_conflict_and_nothing_of_its_transaction_stays(void **state)
{
    struct world *w = world_with_tables(state);
    struct cx *cx = &w->cx;
    thing_keep(cx, 1, S("geld"));
    begin_write(cx);
    assert_ok(thing_add(cx, 2, S("werk")));
    assert_int_equal(thing_add(cx, 1, S("nog eens")), CONFLICT);
    assert_false(db_must_rerun(cx->db));
    assert_sentence(cx, S("iemand anders was net iets eerder"));
    /* Whoever goes on all the same gets the same answer, also from the commit. */
    assert_int_equal(thing_add(cx, 3, S("wonen")), CONFLICT);
    assert_int_equal(db_commit(cx, cx->db), CONFLICT);
    assert_int_equal(thing_count(cx), 1);
    begin_write(cx);
    const struct bytes none = {NULL, 0};
    assert_int_equal(sql_test_thing_add(cx, 4, S("x"), -1.0, none, 0, S(""), 0, none), CONFLICT);
    db_rollback(cx->db);
    thing_keep(cx, 5, S("weer bruikbaar"));
    assert_int_equal(thing_count(cx), 2);
}

static void
a_run_that_touches_no_row_conflicts_and_leaves_the_transaction_usable(void **state)
{
    static const struct statement rename = {.name = "rename",
                                            .text = "UPDATE thing SET topic = 'x' WHERE id = 9",
                                            .params = "",
                                            .columns = "",
                                            .number = STATEMENT_UNLISTED};
    struct world *w = world_with_tables(state);
    struct test_thing_row row;
    begin_write(&w->cx);
    assert_int_equal(db_run_one(&w->cx, &rename, NULL), CONFLICT);
    assert_int_equal(sql_test_thing_get(&w->cx, 9, &row), NOT_FOUND);
    assert_ok(thing_add(&w->cx, 9, S("geld")));
    assert_ok(db_run_one(&w->cx, &rename, NULL));
    commit(&w->cx);
    assert_int_equal(thing_count(&w->cx), 1);
}

static void
a_reference_that_still_dangles_at_commit_is_a_conflict(void **state)
{
    struct world *w = world_with_tables(state);
    begin_write(&w->cx);
    assert_ok(sql_test_part_add(&w->cx, 1, 50, 10));
    assert_ok(thing_add(&w->cx, 50, S("later")));
    commit(&w->cx);
    begin_write(&w->cx);
    assert_ok(sql_test_part_add(&w->cx, 1, 51, 10));
    assert_int_equal(db_commit(&w->cx, w->cx.db), CONFLICT);
    assert_false(db_must_rerun(w->cx.db));
    thing_keep(&w->cx, 52, S("weer bruikbaar"));
    int64_t sum = -1;
    begin_read(&w->cx);
    assert_ok(sql_test_part_sum(&w->cx, 51, &sum));
    commit(&w->cx);
    assert_int_equal(sum, 0);
}

static void
text_that_is_no_text_is_refused_before_it_is_stored(void **state)
{
    struct world *w = world_with_tables(state);
    begin_write(&w->cx);
    assert_int_equal(thing_add(&w->cx, 1, S("a\0b")), INVALID);
    assert_int_equal(thing_add(&w->cx, 1, S("\xC3")), INVALID);
    assert_ok(thing_add(&w->cx, 1, S("goed")));
    commit(&w->cx);
}

static void
rolled_back_work_is_gone_and_closing_rolls_back(void **state)
{
    struct world *w = world_with_tables(state);
    begin_write(&w->cx);
    assert_ok(thing_add(&w->cx, 1, S("geld")));
    db_rollback(w->cx.db);
    db_rollback(w->cx.db);
    struct cx third = world_connect(w);
    begin_write(&third);
    assert_ok(thing_add(&third, 2, S("werk")));
    db_close(third.db);
    assert_int_equal(thing_count(&w->cx), 0);
}

static void
a_read_sees_one_snapshot_while_others_write(void **state)
{
    struct world *w = world_with_tables(state);
    int64_t before = -1, after = -1;
    begin_read(&w->other);
    assert_ok(sql_test_thing_count(&w->other, &before));
    thing_keep(&w->cx, 1, S("geld"));
    assert_ok(sql_test_thing_count(&w->other, &after));
    commit(&w->other);
    assert_int_equal(before, 0);
    assert_int_equal(after, 0);
    assert_int_equal(thing_count(&w->other), 1);
}

/* One of two transactions that count and add: run one after the other they would have counted 0
 * and 1. */
static enum outcome
count_and_add(struct cx *cx, int64_t id, int64_t *ret)
{
    TRY(sql_test_thing_count(cx, ret));
    return thing_add(cx, id, S("geld"));
}

static void
of_two_writers_that_race_one_must_run_again(void **state)
{
    struct world *w = world_with_tables(state);
    int64_t count = -1, count_other = -1;
    w->other.db->busy_limit_ms = 20;
    begin_write(&w->cx);
    enum outcome outcome = db_begin(&w->other, w->other.db, TRANSACTION_WRITE);
    assert_ok(count_and_add(&w->cx, 1, &count));
    if (outcome == OK)
        outcome = count_and_add(&w->other, 2, &count_other);
    commit(&w->cx);
    if (outcome == OK)
        outcome = db_commit(&w->other, w->other.db);
    assert_int_equal(outcome, UNAVAILABLE);
    assert_true(db_must_rerun(w->other.db));
    db_rollback(w->other.db);
    begin_write(&w->other);
    assert_false(db_must_rerun(w->other.db));
    assert_ok(count_and_add(&w->other, 2, &count_other));
    commit(&w->other);
    assert_int_equal(count, 0);
    assert_int_equal(count_other, 1);
}

static void
rows_left_open_are_closed_with_the_transaction(void **state)
{
    static const struct statement ids = {.name = "ids",
                                         .text = "SELECT id FROM thing ORDER BY id",
                                         .params = "",
                                         .columns = "i",
                                         .number = STATEMENT_UNLISTED};
    struct world *w = world_with_tables(state);
    struct rows *rows = NULL, *again = NULL;
    bool more = false;
    thing_keep(&w->cx, 1, S("geld"));
    thing_keep(&w->cx, 2, S("werk"));
    begin_write(&w->cx);
    assert_ok(rows_open(&w->cx, &ids, NULL, &rows));
    assert_ok(rows_next(&w->cx, rows, &more));
    assert_ok(rows_open(&w->cx, &ids, NULL, &again));
    assert_true(more && rows_int(rows, 0) == 1);
    commit(&w->cx);
    assert_null(w->cx.db->open);
    rows_close(rows);
    thing_keep(&w->cx, 3, S("wonen"));
    assert_int_equal(thing_count(&w->cx), 3);
}

static void
a_statement_of_the_list_is_prepared_once_and_after_a_lost_connection_again(void **state)
{
    static const struct statement count = {.name = "count",
                                           .text = "SELECT COUNT(*) FROM thing WHERE id > $1",
                                           .params = "i",
                                           .columns = "i",
                                           .number = 0};
    struct world *w = world_with_tables(state);
    if (statement_count == 0)
        skip();
    thing_keep(&w->cx, 4, S("geld"));
    for (int i = 0; i < 4; i++) {
        struct rows *rows = NULL;
        begin_read(&w->cx);
        assert_ok(rows_one(&w->cx, &count, &(struct param){.i = i * 2}, &rows));
        assert_int_equal(rows_int(rows, 0), i < 2 ? 1 : 0);
        rows_close(rows);
        commit(&w->cx);
        w->cx.db->lost = i == 1;
    }
}

static void
statements_that_do_not_fit_are_found_before_they_run(void **state)
{
    static const struct {
        struct statement st;
        struct str says;
        bool sqlite, postgres;
    } cases[] = {
        {{.name = "ok",
          .text = "SELECT id FROM thing WHERE topic = $1",
          .params = "t",
          .columns = "i"},
         S_INIT(""),
         false,
         false},
        {{.name = "no_table", .text = "SELECT id FROM nothing", .params = "", .columns = "i"},
         S_INIT("nothing"),
         true,
         true},
        {{.name = "wrong_type",
          .text = "SELECT id, topic FROM thing",
          .params = "",
          .columns = "ii"},
         S_INIT("wrong_type, kolom 2"),
         true,
         true},
        {{.name = "numeric", .text = "SELECT SUM(id) FROM thing", .params = "", .columns = "I"},
         S_INIT("CAST"),
         false,
         true},
        {{.name = "too_many", .text = "SELECT id, topic FROM thing", .params = "", .columns = "i"},
         S_INIT("aantal kolommen"),
         true,
         true},
        {{.name = "null", .text = "SELECT note FROM thing", .params = "", .columns = "t"},
         S_INIT("kan leeg zijn"),
         true,
         false},
        {{.name = "quoted",
          .text = "SELECT id FROM thing WHERE topic = \"geld\"",
          .params = "",
          .columns = "i"},
         S_INIT("geld"),
         true,
         true},
    };
    struct world *w = world_with_tables(state);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct statement st = cases[i].st;
        st.number = STATEMENT_UNLISTED;
        bool refused = w->postgres ? cases[i].postgres : cases[i].sqlite;
        enum outcome outcome = w->cx.db->engine->prepare(&w->cx, w->cx.db, &st);
        assert_int_equal(outcome, refused ? INVALID : OK);
        if (refused)
            assert_sentence(&w->cx, cases[i].says);
    }
}

/* check() stops the program, so it is tried in a process of its own. */
static void
a_write_behind_a_read_stops_the_program(void **state)
{
    struct world *w = world_with_tables(state);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(1);
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        struct cx cx = {.mem = arena_open()};
        if (db_open_owner(&cx, w->store, &cx.db) != OK ||
            db_begin(&cx, cx.db, TRANSACTION_READ) != OK)
            _exit(1);
        _exit(thing_add(&cx, 1, S("geld")) == OK ? 2 : 3);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_int_equal(thing_count(&w->cx), 0);
}

static void
counters_tell_how_many_rows_were_visited(void **state)
{
    struct world *w = world_with_tables(state);
    struct cx *cx = &w->cx;
    assert_int_equal(db_counters(cx->db).rows_visited, -1);
    int64_t visited[2];
    struct db_counters start = db_counters(cx->db);
    db_count_visits(cx->db);
    for (int round = 0; round < 2; round++) {
        begin_write(cx);
        for (int i = 0; i < (round == 0 ? 100 : 900); i++)
            assert_ok(thing_add(cx, round * 1000 + i, S("geld")));
        commit(cx);
        int64_t before = db_counters(cx->db).rows_visited;
        struct test_thing_topics_row_list list;
        begin_read(cx);
        assert_ok(sql_test_thing_topics(cx, 1, &list));
        commit(cx);
        visited[round] = db_counters(cx->db).rows_visited - before;
    }
    assert_true(visited[0] >= 100);
    assert_true(visited[1] >= 1000);
    assert_true(visited[1] > 5 * visited[0]);
    assert_int_equal(db_counters(cx->db).rows_returned - start.rows_returned, 2);
    assert_int_equal(db_counters(cx->db).statements - start.statements, 1002);
}

const struct CMUnitTest store_tests[] = {
    ON_BOTH(values_come_back_as_they_went_in),
    ON_BOTH(zero_and_empty_are_null_where_marked_and_themselves_elsewhere),
    ON_BOTH(a_list_is_as_long_as_its_limit_and_sorts_text_by_bytes),
    ON_BOTH(each_shape_of_result_says_what_it_found),
    ON_BOTH(a_refused_row_is_a_conflict_and_nothing_of_its_transaction_stays),
    ON_BOTH(a_run_that_touches_no_row_conflicts_and_leaves_the_transaction_usable),
    ON_BOTH(a_reference_that_still_dangles_at_commit_is_a_conflict),
    ON_BOTH(text_that_is_no_text_is_refused_before_it_is_stored),
    ON_BOTH(rolled_back_work_is_gone_and_closing_rolls_back),
    ON_BOTH(a_read_sees_one_snapshot_while_others_write),
    ON_BOTH(of_two_writers_that_race_one_must_run_again),
    ON_BOTH(rows_left_open_are_closed_with_the_transaction),
    ON_BOTH(a_statement_of_the_list_is_prepared_once_and_after_a_lost_connection_again),
    ON_BOTH(statements_that_do_not_fit_are_found_before_they_run),
    ON_BOTH(a_write_behind_a_read_stops_the_program),
    ON_BOTH(counters_tell_how_many_rows_were_visited),
};
const size_t store_tests_count = sizeof store_tests / sizeof store_tests[0];
