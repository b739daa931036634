/* engine_test.c - how each engine fails, and comes back: full disks, killed servers, unsafe
 * settings. */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_test.sql.h"
#include "store/test_world.h"
#include "store/transaction.h"

#include "base/text.h"

#define BIG_BYTES 4000

static enum outcome
big_add(struct cx *cx, int64_t id)
{
    static const unsigned char big[BIG_BYTES] = {1};
    const struct bytes none = {NULL, 0};
    return sql_test_thing_add(cx, id, S("groot"), 1.0, (struct bytes){big, sizeof big}, 0, S(""), 0,
                              none);
}

static enum outcome
big_keep(struct cx *cx, int64_t id)
{
    TRY(db_begin(cx, cx->db, TRANSACTION_WRITE));
    enum outcome outcome = big_add(cx, id);
    if (outcome == OK)
        return db_commit(cx, cx->db);
    db_rollback(cx->db);
    return outcome;
}

static int64_t
count_of(struct cx *cx)
{
    int64_t count = -1;
    begin_read(cx);
    assert_ok(sql_test_thing_count(cx, &count));
    commit(cx);
    return count;
}

/* Outside a transaction, where some settings must be. */
static enum outcome
setting(struct cx *cx, struct str text)
{
    return cx->db->engine->script(cx, cx->db, text);
}

/* ---- both ---- */

static void
an_address_that_is_none_is_refused_with_a_sentence(void **state)
{
    (void)state;
    static const struct str wrong[] = {S_INIT(""), S_INIT("mysql://x"), S_INIT("sqlite:"),
                                       S_INIT("/var/x.db"), S_INIT("sqlite:a\0b")};
    struct cx cx = {.mem = arena_open()};
    struct store *store = NULL;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cx.fault.sentence = S("");
        assert_int_equal(store_open(&cx, wrong[i], &store), INVALID);
        assert_sentence(&cx, S("database"));
    }
    assert_null(store);
    arena_close(cx.mem);
}

static void
a_database_that_cannot_be_reached_is_unavailable(void **state)
{
    (void)state;
    static const struct str nowhere[] = {S_INIT("sqlite:/nonexistent/elkedeur/test.db"),
                                         S_INIT("postgresql:///x?host=/nonexistent/elkedeur")};
    struct cx cx = {.mem = arena_open()};
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        struct store *store = NULL;
        struct db *db = NULL;
        assert_ok(store_open(&cx, nowhere[i], &store));
        assert_int_equal(db_open(&cx, store, &db), UNAVAILABLE);
        assert_sentence(&cx, S("even niet bereikbaar"));
        assert_null(db);
        store_close(store);
    }
    arena_close(cx.mem);
}

/* ---- SQLite ---- */

static void
unsafe_settings_are_refused_on_sqlite(void **state)
{
    struct world *w = world_of(state);
    assert_ok(db_check_durable(&w->cx, w->cx.db));
    assert_ok(setting(&w->cx, S("PRAGMA synchronous = NORMAL")));
    assert_int_equal(db_check_durable(&w->cx, w->cx.db), INVALID);
    assert_sentence(&w->cx, S("synchronous"));
}

static void
a_new_file_is_closed_to_others(void **state)
{
    struct world *w = world_of(state);
    static const char *const names[] = {"/test.db", "/test.db-wal", "/test.db-shm"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct stat st;
        assert_int_equal(stat(str_join(w->mem, w->directory, str_from_c(names[i])).ptr, &st), 0);
        assert_int_equal(st.st_mode & 077, 0);
    }
}

static void
a_full_database_is_unavailable_until_there_is_room(void **state)
{
    struct world *w = world_with_tables(state);
    assert_ok(setting(&w->cx, S("PRAGMA max_page_count = 20")));
    enum outcome outcome = OK;
    int64_t kept = 0;
    while (kept < 100 && (outcome = big_keep(&w->cx, kept)) == OK)
        kept++;
    assert_int_equal(outcome, UNAVAILABLE);
    assert_false(db_must_rerun(w->cx.db));
    assert_sentence(&w->cx, S("even niet bereikbaar"));
    assert_true(kept > 0);
    assert_int_equal(count_of(&w->cx), kept);
    assert_ok(setting(&w->cx, S("PRAGMA max_page_count = 1000000")));
    assert_ok(big_keep(&w->cx, 1000));
    assert_int_equal(count_of(&w->other), kept + 1);
}

static void
a_file_that_cannot_grow_is_unavailable_until_it_can(void **state)
{
    struct world *w = world_with_tables(state);
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    struct rlimit limited = {.rlim_cur = 150000, .rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limited), 0);
    enum outcome outcome = OK;
    int64_t kept = 0;
    while (kept < 100 && (outcome = big_keep(&w->cx, kept)) == OK)
        kept++;
    enum outcome again = big_keep(&w->cx, 500);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(outcome, UNAVAILABLE);
    assert_int_equal(again, UNAVAILABLE);
    assert_true(kept > 0);
    assert_int_equal(count_of(&w->cx), kept);
    assert_ok(big_keep(&w->cx, 1000));
    assert_int_equal(count_of(&w->other), kept + 1);
}

/* ---- PostgreSQL ---- */

static void
unsafe_settings_are_refused_on_postgres(void **state)
{
    struct world *w = world_of(state);
    assert_ok(db_check_durable(&w->cx, w->cx.db));
    assert_ok(setting(&w->cx, S("SET synchronous_commit = off")));
    assert_int_equal(db_check_durable(&w->cx, w->cx.db), INVALID);
    assert_sentence(&w->cx, S("synchronous_commit = off"));
}

static int64_t
backend_of(struct cx *cx)
{
    static const struct statement backend = {.name = "backend",
                                             .text = "SELECT pg_backend_pid()",
                                             .params = "",
                                             .columns = "i",
                                             .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    assert_ok(rows_one(cx, &backend, NULL, &rows));
    int64_t backend_pid = rows_int(rows, 0);
    rows_close(rows);
    return backend_pid;
}

/* Waits until it is gone, so that what follows does not depend on luck. */
static void
backend_kill(struct cx *cx, int64_t backend_pid)
{
    static const struct statement terminate = {
        .name = "terminate",
        .text = "SELECT pg_terminate_backend(CAST($1 AS INT), 20000)",
        .params = "i",
        .columns = "i",
        .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    begin_write(cx);
    assert_ok(rows_one(cx, &terminate, &(struct param){.i = backend_pid}, &rows));
    assert_int_equal(rows_int(rows, 0), 1);
    rows_close(rows);
    commit(cx);
}

struct rival {
    struct cx *cx;
    int64_t id;
    enum outcome last;
};

/* Another commits what this one has counted, each time that it can. */
static enum outcome
act_beside_a_rival(struct cx *cx, void *what)
{
    struct rival *rival = what;
    int64_t count, rivals;

    TRY(sql_test_thing_count(cx, &count));
    rival->last = db_begin(rival->cx, rival->cx->db, TRANSACTION_WRITE);
    if (rival->last == OK)
        rival->last = sql_test_thing_count(rival->cx, &rivals);
    if (rival->last == OK)
        rival->last = big_add(rival->cx, rival->id++);
    if (rival->last == OK)
        rival->last = db_commit(rival->cx, rival->cx->db);
    else
        db_rollback(rival->cx->db);
    return big_add(cx, 100 + count);
}

static void
who_lost_twice_runs_alone(void **state)
{
    struct world *w = world_with_tables(state);
    struct rival rival = {&w->other, 1, OK};
    int reruns = 0;

    assert_ok(world_script(&w->other, S("SET lock_timeout = '20ms'")));
    struct db *db = w->cx.db;
    assert_ok(db_transact(&w->cx, db, TRANSACTION_WRITE, act_beside_a_rival, &rival, &reruns));
    w->cx.db = db;
    assert_int_equal(reruns, 2);
    assert_int_equal(rival.last, UNAVAILABLE); /* waited, and could not begin */
    assert_true(db_must_rerun(w->other.db));
    assert_int_equal(count_of(&w->cx), 3);
    assert_ok(big_keep(&w->other, 50)); /* and has its turn after it */
}

static void
a_connection_lost_in_a_transaction_is_unavailable_and_then_opened_again(void **state)
{
    struct world *w = world_with_tables(state);
    int64_t count = -1;
    begin_write(&w->cx);
    assert_ok(big_add(&w->cx, 1));
    backend_kill(&w->other, backend_of(&w->cx));
    assert_int_equal(sql_test_thing_count(&w->cx, &count), UNAVAILABLE);
    assert_false(db_must_rerun(w->cx.db));
    assert_sentence(&w->cx, S("even niet bereikbaar"));
    assert_int_equal(db_commit(&w->cx, w->cx.db), UNAVAILABLE);
    assert_int_equal(count_of(&w->cx), 0);
    assert_ok(big_keep(&w->cx, 2));
    assert_int_equal(count_of(&w->other), 1);
}

static void
a_connection_lost_before_its_commit_is_unavailable(void **state)
{
    struct world *w = world_with_tables(state);
    begin_write(&w->cx);
    assert_ok(big_add(&w->cx, 1));
    backend_kill(&w->other, backend_of(&w->cx));
    assert_int_equal(db_commit(&w->cx, w->cx.db), UNAVAILABLE);
    assert_false(db_must_rerun(w->cx.db));
    assert_int_equal(count_of(&w->cx), 0);
}

static void
a_connection_lost_while_nobody_used_it_is_not_noticed(void **state)
{
    struct world *w = world_with_tables(state);
    begin_read(&w->cx);
    int64_t backend_pid = backend_of(&w->cx);
    commit(&w->cx);
    backend_kill(&w->other, backend_pid);
    assert_ok(big_keep(&w->cx, 1));
}

static void
a_plan_from_before_a_migration_is_made_anew(void **state)
{
    static const struct statement all = {
        .name = "all", .text = "SELECT * FROM thing", .params = "", .columns = "", .number = 0};
    struct world *w = world_with_tables(state);
    int64_t changed = 0;
    if (statement_count == 0)
        skip();
    begin_read(&w->cx);
    assert_ok(db_run(&w->cx, &all, NULL, &changed));
    commit(&w->cx);
    assert_ok(world_script(&w->other, S("ALTER TABLE thing ADD COLUMN extra BIGINT")));
    begin_read(&w->cx);
    assert_int_equal(db_run(&w->cx, &all, NULL, &changed), UNAVAILABLE);
    assert_true(db_must_rerun(w->cx.db));
    db_rollback(w->cx.db);
    begin_read(&w->cx);
    assert_ok(db_run(&w->cx, &all, NULL, &changed));
    commit(&w->cx);
}

static struct str
setting_get(struct cx *cx, struct str name)
{
    static const struct statement get = {.name = "setting",
                                         .text = "SELECT current_setting($1, true)",
                                         .params = "t",
                                         .columns = "T",
                                         .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    assert_ok(rows_one(cx, &get, &(struct param){.t = name}, &rows));
    struct str value = rows_text(cx, rows, 0);
    rows_close(rows);
    return value;
}

static void
the_database_knows_who_acts_for_one_transaction(void **state)
{
    struct world *w = world_with_tables(state);
    w->cx.who =
        (struct actor){.professional = 12, .organisation = INT64_MAX, .permissions = UINT64_MAX};
    begin_read(&w->cx);
    assert_true(str_eq(setting_get(&w->cx, S("elkedeur.organisation")), S("9223372036854775807")));
    assert_true(str_eq(setting_get(&w->cx, S("elkedeur.professional")), S("12")));
    assert_true(str_eq(setting_get(&w->cx, S("elkedeur.permissions")), S("-1")));
    commit(&w->cx);
    w->cx.who = (struct actor){0};
    begin_write(&w->cx);
    assert_true(str_eq(setting_get(&w->cx, S("elkedeur.organisation")), S("0")));
    commit(&w->cx);
}

static void
row_level_security_binds_the_server_and_not_the_owner(void **state)
{
    static const struct statement add = {.name = "guarded_add",
                                         .text = "INSERT INTO guarded (organisation) VALUES ($1)",
                                         .params = "i",
                                         .columns = "",
                                         .number = STATEMENT_UNLISTED};
    static const struct statement see = {.name = "guarded_see",
                                         .text = "SELECT 1 FROM guarded WHERE organisation = $1",
                                         .params = "i",
                                         .columns = "",
                                         .number = STATEMENT_UNLISTED};
    struct world *w = world_with_tables(state);
    /* The role is one for the whole server and stays: another test may be making it too. */
    assert_ok(world_script(
        &w->cx,
        str_join(w->mem,
                 S("DO $$ BEGIN CREATE ROLE elkedeur_server NOLOGIN;"
                   " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
                   "CREATE TABLE guarded (organisation BIGINT PRIMARY KEY);"
                   "ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;"
                   "CREATE POLICY own ON guarded USING"
                   " (organisation = CAST(current_setting('elkedeur.organisation') AS BIGINT));"
                   "GRANT SELECT, INSERT ON guarded TO elkedeur_server;"
                   "GRANT UPDATE ON turn TO elkedeur_server; GRANT USAGE ON SCHEMA "),
                 w->schema, S(" TO elkedeur_server;"))));
    struct cx server = {.mem = w->mem, .who = {.organisation = 7}};
    assert_ok(db_open(&server, w->store, &server.db));
    begin_write(&server);
    assert_true(str_eq(setting_get(&server, S("role")), S("elkedeur_server")));
    assert_ok(db_run_one(&server, &add, &(struct param){.i = 7}));
    assert_int_equal(db_run_one(&server, &add, &(struct param){.i = 8}), DENIED);
    assert_int_equal(db_commit(&server, server.db), DENIED);
    begin_write(&server);
    assert_ok(db_run_one(&server, &add, &(struct param){.i = 7}));
    commit(&server);
    server.who.organisation = 8;
    bool there = true;
    begin_read(&server);
    assert_ok(db_exists(&server, &see, &(struct param){.i = 7}, &there));
    assert_false(there);
    commit(&server);
    db_close(server.db);
    begin_read(&w->cx);
    assert_true(str_eq(setting_get(&w->cx, S("role")), S("none")));
    assert_ok(db_exists(&w->cx, &see, &(struct param){.i = 7}, &there));
    assert_true(there);
    commit(&w->cx);
}

const struct CMUnitTest engine_tests[] = {
    cmocka_unit_test(an_address_that_is_none_is_refused_with_a_sentence),
    cmocka_unit_test(a_database_that_cannot_be_reached_is_unavailable),
    ON_SQLITE(unsafe_settings_are_refused_on_sqlite),
    ON_SQLITE(a_new_file_is_closed_to_others),
    ON_SQLITE(a_full_database_is_unavailable_until_there_is_room),
    ON_SQLITE(a_file_that_cannot_grow_is_unavailable_until_it_can),
    ON_POSTGRES(unsafe_settings_are_refused_on_postgres),
    ON_POSTGRES(who_lost_twice_runs_alone),
    ON_POSTGRES(a_connection_lost_in_a_transaction_is_unavailable_and_then_opened_again),
    ON_POSTGRES(a_connection_lost_before_its_commit_is_unavailable),
    ON_POSTGRES(a_connection_lost_while_nobody_used_it_is_not_noticed),
    ON_POSTGRES(a_plan_from_before_a_migration_is_made_anew),
    ON_POSTGRES(the_database_knows_who_acts_for_one_transaction),
    ON_POSTGRES(row_level_security_binds_the_server_and_not_the_owner),
};
const size_t engine_tests_count = sizeof engine_tests / sizeof engine_tests[0];
