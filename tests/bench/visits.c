/* visits.c - how many rows a full page of the inbox visits, by the statement counters of each engine.
 *
 * PostgreSQL counts them (db_count_visits): rows read from tables in order, and entries read from indexes.
 *
 * SQLite as Debian builds it counts only the steps of its virtual machine, but after each row. So we run the
 * page's own statements and look at the steps between one row and the next. A row that is shown costs one
 * visit for each table of the plan; a row that is visited and left out costs at least four steps more: is
 * this still the range, a column, the comparison, move on. Every four steps beyond the shortest way from one
 * row to the next are therefore counted as a row left out: never less than were visited. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "inbox.h"
#include "procedures.h"

#include "os/clock.h"

enum {
    STEPS_LEFT_OUT = 4, /* the least that a row costs which is visited and not shown */
    STEPS_COUNTED = 8,  /* of the loop that counts an entry, by EXPLAIN */
    ROWS_MAX = 1000,
};

struct visits {
    int64_t shown, visited, steps;
};

/* ---- PostgreSQL ---- */

/* The eighth run counts: a prepared statement is planned anew for its first five, and planning looks at
 * index entries too. */
static int64_t
page_count(const struct bench *bench, struct db *db, struct actor who, enum outcome (*read)(struct cx *cx, void *what),
           void *look)
{
    int64_t visited = 0;

    for (int run = 0; run < 8; run++) {
        struct cx cx = bench_cx(bench, bench->mem);
        cx.who = who;
        int64_t before = db_counters(db).rows_visited;
        bench_ok(&cx, bench_in(&cx, db, TRANSACTION_READ, read, look), "reading a page");
        visited = db_counters(db).rows_visited - before;
    }
    return visited;
}

static int64_t
shown_of(size_t count)
{
    return count > INBOX_PAGE ? INBOX_PAGE : (int64_t)count;
}

/* ---- SQLite ---- */

static sqlite3_stmt *
prepare(sqlite3 *conn, const char *prefix, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    char *whole = sqlite3_mprintf("%s%s", prefix, text);

    if (sqlite3_prepare_v2(conn, whole, -1, &stmt, NULL) != SQLITE_OK) {
        fprintf(stderr, "bench_tool: visits: %s\n", sqlite3_errmsg(conn));
        exit(1);
    }
    sqlite3_free(whole);
    return stmt;
}

static const char *
text_named(const char *name)
{
    for (size_t i = 0; i < statement_count; i++)
        if (str_eq(str_from_c(statements[i]->name), str_from_c(name)))
            return statements[i]->text;
    fprintf(stderr, "bench_tool: visits: no statement %s\n", name);
    exit(1);
}

static void
bind(sqlite3_stmt *stmt, const char *name, int64_t value)
{
    int at = sqlite3_bind_parameter_index(stmt, name);
    check(at > 0 && sqlite3_bind_int64(stmt, at, value) == SQLITE_OK);
}

/* The tables that the plan walks or looks into. */
static int64_t
tables_of(sqlite3 *conn, const char *text)
{
    sqlite3_stmt *plan = prepare(conn, "EXPLAIN QUERY PLAN ", text);
    int64_t tables = 0;

    while (sqlite3_step(plan) == SQLITE_ROW) {
        struct str detail = str_from_c((const char *)sqlite3_column_text(plan, 3));
        tables += str_starts(detail, S("SEARCH ")) || str_starts(detail, S("SCAN "));
        check(!str_starts(detail, S("USE TEMP B-TREE"))); /* that would visit all rows to sort them */
    }
    sqlite3_finalize(plan);
    return tables;
}

/* Runs it to its end and keeps the steps to each row. */
static struct visits
steps_count(sqlite3_stmt *stmt, int64_t *to_row, int64_t *sum)
{
    struct visits visits = {0};
    int64_t so_far = 0;

    *sum = 0;
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        check(visits.shown < ROWS_MAX);
        to_row[visits.shown] = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 0) - so_far;
        so_far += to_row[visits.shown++];
        for (int i = 0; i < sqlite3_column_count(stmt); i++)
            *sum += sqlite3_column_int64(stmt, i);
    }
    visits.steps = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
    sqlite3_reset(stmt);
    return visits;
}

static int64_t
left_out(int64_t steps)
{
    return steps > 0 ? steps / STEPS_LEFT_OUT : 0;
}

/* Before the first row stands what the statement costs without rows: `empty`. */
static int64_t
all_left_out(const int64_t *to_row, int64_t rows, int64_t empty)
{
    int64_t shortest = rows > 1 ? to_row[1] : 0, count = 0;

    for (int64_t i = 1; i < rows; i++)
        shortest = to_row[i] < shortest ? to_row[i] : shortest;
    for (int64_t i = 0; i < rows; i++)
        count += left_out(to_row[i] - shortest - (i == 0 ? empty : 0));
    return count;
}

/* `stmt` has all but $1. An organisation that does not exist shows what it costs without rows. Finalizes it. */
static struct visits
rows_count(sqlite3 *conn, sqlite3_stmt *stmt, int64_t organisation)
{
    int64_t to_row[ROWS_MAX], unused;

    bind(stmt, "$1", -1);
    int64_t empty = steps_count(stmt, to_row, &unused).steps;
    bind(stmt, "$1", organisation);
    struct visits visits = steps_count(stmt, to_row, &unused);
    visits.visited = tables_of(conn, sqlite3_sql(stmt)) * visits.shown + all_left_out(to_row, visits.shown, empty);
    sqlite3_finalize(stmt);
    return visits;
}

static struct visits
list_count(sqlite3 *conn, const struct look *look)
{
    sqlite3_stmt *stmt = prepare(conn, "", text_named("inbox_list"));

    check(sqlite3_bind_text(stmt, sqlite3_bind_parameter_index(stmt, "$2"), "waiting", -1, SQLITE_STATIC) == SQLITE_OK);
    bind(stmt, "$3", look->after.due_ms);
    bind(stmt, "$4", look->after.question);
    bind(stmt, "$5", INBOX_PAGE + 1);
    return rows_count(conn, stmt, BENCH_ORGANISATION);
}

/* What runs out first, of objections. */
static struct visits
procedures_count(sqlite3 *conn, const struct procedure_look *look)
{
    sqlite3_stmt *stmt = prepare(conn, "", text_named("procedure_list"));

    bind(stmt, "$2", look->after.day);
    bind(stmt, "$3", look->after.question);
    bind(stmt, "$4", INBOX_PAGE + 1);
    return rows_count(conn, stmt, BENCH_AUTHORITY);
}

static struct visits
tabs_count(sqlite3 *conn)
{
    sqlite3_stmt *stmt = prepare(conn, "", text_named("inbox_counts"));
    int64_t to_row[ROWS_MAX], counted;

    bind(stmt, "$2", BENCH_PROFESSIONAL);
    bind(stmt, "$3", clock_now_ms());
    bind(stmt, "$1", -1);
    int64_t empty = steps_count(stmt, to_row, &counted).steps;
    bind(stmt, "$1", BENCH_ORGANISATION);
    struct visits visits = steps_count(stmt, to_row, &counted);
    visits.visited = counted + left_out(visits.steps - empty - STEPS_COUNTED * counted);
    sqlite3_finalize(stmt);
    return visits;
}

/* The page through the rules, for where it ends; the same statements once more, for their steps. */
static struct visits
page_steps(const struct bench *bench, struct db *db, struct look *look)
{
    struct cx cx = bench_cx(bench, bench->mem);
    sqlite3 *conn;

    cx.who = bench_worker;
    check(sqlite3_open_v2(bench->url + strlen("sqlite:"), &conn, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    struct visits list = list_count(conn, look), tabs = tabs_count(conn);
    bench_ok(&cx, bench_in(&cx, db, TRANSACTION_READ, bench_page_read, look), "reading the inbox");
    check(list.shown == (int64_t)look->rows.count);
    sqlite3_close(conn);
    return (struct visits){.shown = shown_of((size_t)list.shown),
                           .visited = list.visited + tabs.visited + 1, /* and the name of the municipality */
                           .steps = list.steps + tabs.steps};
}

static void
visits_print(int page, const struct visits *visits)
{
    printf("page=%d shown=%lld visited=%lld steps=%lld\n", page, (long long)visits->shown, (long long)visits->visited,
           (long long)visits->steps);
}

/* The first pages of what waits. */
int
bench_visits(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct db *db = bench_db(&bench, bench.mem);
    struct look look = {.inbox = INBOX_WAITING};

    (void)count;
    db_count_visits(db);
    for (int page = 1; page <= 4; page++) {
        struct visits visits = {0};
        if (store_is_postgres(bench.store)) {
            visits.visited = page_count(&bench, db, bench_worker, bench_page_read, &look);
            visits.shown = shown_of(look.rows.count);
        } else {
            visits = page_steps(&bench, db, &look);
        }
        visits_print(page, &visits);
        if (!look_deeper(&look))
            break;
    }
    db_close(db);
    bench_close(&bench);
    return 0;
}

int
bench_procedure_visits(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct db *db = bench_db(&bench, bench.mem);
    struct procedure_look look = {0};
    sqlite3 *conn = NULL;

    (void)count;
    db_count_visits(db);
    if (!store_is_postgres(bench.store))
        check(sqlite3_open_v2(bench.url + strlen("sqlite:"), &conn, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    for (int page = 1; page <= 4; page++) {
        struct visits visits = {0};
        if (conn != NULL)
            visits = procedures_count(conn, &look);
        int64_t visited = page_count(&bench, db, bench_handler, bench_procedures_read, &look);
        if (conn == NULL)
            visits.visited = visited;
        visits.shown = shown_of(look.rows.count);
        visits_print(page, &visits);
        if (!procedure_look_deeper(&look))
            break;
    }
    sqlite3_close(conn);
    db_close(db);
    bench_close(&bench);
    return 0;
}
