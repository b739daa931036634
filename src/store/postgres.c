/* postgres.c - PostgreSQL, for when one machine is outgrown; the only file that includes
 * libpq-fe.h.
 *
 * Values travel in binary with explicit types, so no text is ever read as a number and nothing
 * depends on the settings of the session. Each statement is prepared once per connection, at its
 * first use. Statements whose result nobody waits for (`run later`) go to the server together with
 * the next one: one round trip for all of them. */
#include "store/engine.h"

#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>

#include "base/text.h"
#include "os/log.h"
#include "store/postgres_protocol.h"

#define OLDEST_SERVER 130000

/* So many statements without a result wait for each other at most. */
#define WAITING_MAX 32

struct postgres {
    PGconn *conn;
    bool *prepared; /* by statement->number */
    /* Sent, and their results not read yet: while there are any, the connection is in pipeline
     * mode. NULL: words of our own, such as COMMIT. */
    const struct statement *waiting[WAITING_MAX];
    int waiting_count;
};

static struct postgres *
own(const struct db *db)
{
    return db->own;
}

/* ---- how it fails ---- */

static struct str
first_line(struct cx *cx, const char *message)
{
    struct str whole = str_from_c(message != NULL ? message : "");
    return str_copy(cx->mem, str_slice(whole, 0, str_find_byte(whole, '\n')));
}

/* The result is cleared; NULL when the library had none. */
static enum outcome
failed(struct cx *cx, struct db *db, const struct statement *st, PGresult *result)
{
    const char *field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    struct str state = str_copy(cx->mem, str_from_c(field != NULL ? field : "08006"));
    /* Messages about data (22, 23) can quote what a resident wrote. */
    bool quotes =
        str_starts(state, S("22")) || str_starts(state, S("23")) || str_starts(state, S("P0"));
    const char *message = quotes ? PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME)
                                 : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    struct str told = first_line(cx, message);
    PQclear(result);
    enum failure failure =
        PQstatus(own(db)->conn) == CONNECTION_BAD ? FAILURE_GONE : postgres_failure(state);
    /* A write behind a READ route: the program is wrong. In a WRITE the server became a standby. */
    check(!(str_eq(state, S("25006")) && db->in_transaction && db->kind == TRANSACTION_READ));
    enum outcome outcome = db_failed(cx, db, failure, st, state, told);
    if (str_eq(state, S("26000")) || str_eq(state, S("0A000")))
        db->lost = true; /* with it goes what was prepared */
    return outcome;
}

/* Statements in this program's own words, in one round trip; the last one's result is looked at. */
static enum outcome
execute(struct cx *cx, struct db *db, const char *text)
{
    PGresult *result = PQexec(own(db)->conn, text);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(cx, db, NULL, result);
    PQclear(result);
    return OK;
}

/* ---- several statements in one round trip ---- */

/* Behind a synchronisation: reads what is left of it, and leaves pipeline mode. */
static void
pipeline_end(struct db *db)
{
    PGconn *conn = own(db)->conn;
    ExecStatusType status = PGRES_COMMAND_OK;

    own(db)->waiting_count = 0;
    while (status != PGRES_PIPELINE_SYNC && PQstatus(conn) == CONNECTION_OK) {
        PGresult *result = PQgetResult(conn); /* NULL between two statements */
        if (result != NULL)
            status = PQresultStatus(result);
        PQclear(result);
    }
    if (PQexitPipelineMode(conn) != 1)
        db->lost = true;
}

/* Forgets what waits. It may have been run: for a transaction that is rolled back. */
static void
pipeline_drop(struct db *db)
{
    if (PQpipelineStatus(own(db)->conn) == PQ_PIPELINE_OFF)
        return;
    (void)PQpipelineSync(own(db)->conn);
    pipeline_end(db);
}

/* The results of all that waits; *last, when not NULL, is that of the last. Of several failures it
 * is the first: what stood behind it was not run. */
static enum outcome
settle(struct cx *cx, struct db *db, PGresult **last)
{
    PGconn *conn = own(db)->conn;
    int count = own(db)->waiting_count;
    enum outcome outcome = OK;

    if (count == 0)
        return OK;
    if (PQpipelineSync(conn) != 1)
        outcome = failed(cx, db, NULL, NULL);
    for (int i = 0; i < count && outcome == OK; i++) {
        PGresult *result = PQgetResult(conn);
        ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            outcome = failed(cx, db, own(db)->waiting[i], result);
        else if (last != NULL && i == count - 1)
            *last = result;
        else
            PQclear(result);
        if (outcome == OK)
            check(PQgetResult(conn) == NULL); /* one result a statement */
    }
    pipeline_end(db);
    return outcome;
}

/* `sent` is what libpq said of sending it. */
static enum outcome
waits(struct cx *cx, struct db *db, const struct statement *st, int sent)
{
    if (sent != 1)
        return failed(cx, db, st, NULL);
    own(db)->waiting[own(db)->waiting_count++] = st;
    return OK;
}

/* What the connection knows a listed statement by. */
struct prepared_name {
    char text[16];
};
static struct prepared_name
prepared_name(const struct statement *st)
{
    struct prepared_name name;

    (void)snprintf(name.text, sizeof name.text, "s%d", st->number);
    return name;
}

static enum outcome
send_prepared(struct cx *cx, struct db *db, const struct statement *st, const struct sent *sent)
{
    const struct prepared_name name = prepared_name(st);
    if (own(db)->waiting_count == 0 && PQenterPipelineMode(own(db)->conn) != 1)
        return failed(cx, db, st, NULL);
    return waits(cx, db, st,
                 PQsendQueryPrepared(own(db)->conn, name.text, sent->count, sent->values,
                                     sent->lengths, sent->formats, 1));
}

/* ---- connecting ---- */

static void
notice_ignored(void *arg, const PGresult *result)
{
    (void)arg, (void)result;
}

static enum outcome
conn_open(struct cx *cx, struct db *db)
{
    /* What comes before dbname can be overruled in the address. A server that vanished from the
     * network is noticed within a minute instead of within two hours. */
    static const char *const names[] = {
        "connect_timeout",  "keepalives_idle",  "keepalives_interval",
        "keepalives_count", "tcp_user_timeout", "application_name",
        "dbname",           "client_encoding",  NULL};
    const char *const values[] = {
        "5", "30", "10", "3", "30000", "elkedeur", db->store->address.ptr, "UTF8", NULL};
    own(db)->conn = PQconnectdbParams(names, values, 1);
    check(own(db)->conn != NULL);
    PQsetNoticeReceiver(own(db)->conn, notice_ignored, NULL);
    if (PQstatus(own(db)->conn) != CONNECTION_OK)
        return db_failed(cx, db, FAILURE_GONE, NULL, S("08001"),
                         first_line(cx, PQerrorMessage(own(db)->conn)));
    return OK;
}

static enum outcome
server_check(struct cx *cx, const PGconn *conn)
{
    if (PQserverVersion(conn) < OLDEST_SERVER)
        return fail(cx, INVALID, "PostgreSQL is te oud: versie 13 of nieuwer is nodig.");
    const char *encoding = PQparameterStatus(conn, "server_encoding");
    if (encoding == NULL || !str_eq(str_from_c(encoding), S("UTF8")))
        return fail(cx, INVALID, "De database van PostgreSQL moet als codering UTF8 hebben.");
    return OK;
}

static enum outcome
postgres_connect(struct cx *cx, struct db *db)
{
    if (db->own == NULL) {
        struct postgres *made = arena_new(db->mem, struct postgres, 1);
        made->prepared = arena_new(db->mem, bool, statement_count);
        db->own = made;
    }
    memset(own(db)->prepared, 0, statement_count * sizeof(bool));
    own(db)->waiting_count = 0;
    PQconninfoOption *options = PQconninfoParse(db->store->address.ptr, NULL);
    if (options == NULL) /* libpq's message could quote a password */
        return fail(cx, INVALID, "Het adres van de database is geen goed adres voor PostgreSQL.");
    PQconninfoFree(options);
    TRY(conn_open(cx, db));
    TRY(server_check(cx, own(db)->conn));
    TRY(execute(cx, db,
                "SET client_min_messages = warning; SET jit = off;"
                "PREPARE actor (bigint, bigint, bigint) AS SELECT"
                " set_config('elkedeur.organisation', $1::text, true),"
                " set_config('elkedeur.professional', $2::text, true),"
                " set_config('elkedeur.permissions', $3::text, true)"));
    if (db->owner)
        return OK;
    /* A hung node must not hold locks for ever. Lists walk an index; the planner, which expects
     * few rows behind the policies, would read all by a bitmap. One plan a statement: with the
     * policies in it, planning costs more than most statements, and it would plan each time. */
    return execute(
        cx, db,
        "SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan; SET lock_timeout = "
        "'10s'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s';"
        "SELECT set_config('role', rolname, false) FROM pg_roles"
        " WHERE rolname = 'elkedeur_server' AND pg_has_role(current_user, oid, 'MEMBER')");
}

static void
postgres_disconnect(struct db *db)
{
    if (own(db) == NULL)
        return;
    PQfinish(own(db)->conn);
    own(db)->conn = NULL;
}

/* ---- transactions ---- */

/* Nobody asked anything, so what can be read is that the server ended this connection. */
static bool
ended_while_idle(PGconn *conn)
{
    struct pollfd fd = {.fd = PQsocket(conn), .events = POLLIN};

    return poll(&fd, 1, 0) != 0;
}

/* In this program's own words; waits. */
static enum outcome
send_text(struct cx *cx, struct db *db, const char *text)
{
    PGconn *conn = own(db)->conn;

    if (own(db)->waiting_count == 0 && PQenterPipelineMode(conn) != 1)
        return failed(cx, db, NULL, NULL);
    return waits(cx, db, NULL, PQsendQueryParams(conn, text, 0, NULL, NULL, NULL, NULL, 0));
}

/* What row-level security looks at. */
static enum outcome
send_settings(struct cx *cx, struct db *db)
{
    const struct param actor[] = {{.i = cx->who.organisation},
                                  {.i = cx->who.professional},
                                  {.i = (int64_t)cx->who.permissions}};
    struct sent sent = postgres_params(cx, &(struct statement){.params = "iii"}, actor);

    return waits(cx, db, NULL,
                 PQsendQueryPrepared(own(db)->conn, "actor", sent.count, sent.values, sent.lengths,
                                     sent.formats, 1));
}

/* Goes along with the first statement. */
static enum outcome
postgres_begin(struct cx *cx, struct db *db, enum transaction kind)
{
    if (ended_while_idle(own(db)->conn))
        return db_failed(cx, db, FAILURE_GONE, NULL, S("08006"), S("ended while idle"));
    if (kind == TRANSACTION_READ) {
        TRY(send_text(cx, db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        return send_settings(cx, db);
    }
    TRY(send_text(cx, db, "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"));
    /* LOCK takes no snapshot: commits it waited for are seen. */
    TRY(send_text(cx, db,
                  kind == TRANSACTION_ALONE ? "LOCK TABLE turn IN EXCLUSIVE MODE"
                                            : "LOCK TABLE turn IN ROW EXCLUSIVE MODE"));
    return send_settings(cx, db);
}

/* READ COMMITTED, so that behind the lock the work of the node that held it is seen. Row-level
 * security binds the owner too: a migration reaches everything. */
static enum outcome
postgres_begin_migration(struct cx *cx, struct db *db)
{
    return execute(
        cx, db,
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
        "SET LOCAL elkedeur.organisation = '0';"
        "SELECT pg_advisory_xact_lock(7308332183977195634)"); /* any number that is ours */
}

static enum outcome
postgres_commit(struct cx *cx, struct db *db)
{
    PGresult *result = NULL;
    TRY(send_text(cx, db, "COMMIT"));
    TRY(settle(cx, db, &result));
    /* PostgreSQL answers COMMIT of a broken transaction with ROLLBACK and no error. */
    bool committed = str_eq(str_from_c(PQcmdStatus(result)), S("COMMIT"));
    PQclear(result);
    check(committed);
    return OK;
}

static void
postgres_rollback(struct db *db)
{
    PGconn *conn = own(db) != NULL ? own(db)->conn : NULL;
    if (conn == NULL)
        return;
    pipeline_drop(db);
    if (PQtransactionStatus(conn) != PQTRANS_IDLE)
        PQclear(PQexec(conn, "ROLLBACK"));
    if (PQtransactionStatus(conn) != PQTRANS_IDLE)
        db->lost = true;
}

/* ---- statements ---- */

static const char *
text_of(const struct statement *st)
{
    return st->text_postgres != NULL ? st->text_postgres : st->text;
}

/* The columns of a description or a result against the letters. */
static enum outcome
columns_check(struct cx *cx, const PGresult *result, const struct statement *st)
{
    size_t columns = strlen(st->columns);
    if (columns == 0)
        return OK;
    if ((size_t)PQnfields(result) != columns)
        return store_refuses(cx, S("Een opdracht heeft een ander aantal kolommen dan zij zegt"),
                             str_from_c(st->name));
    for (int i = 0; i < (int)columns; i++) {
        Oid type = PQftype(result, i);
        if (postgres_type_fits(st->columns[i], type))
            continue;
        return store_refuses(
            cx,
            type == OID_NUMERIC
                ? S("Een kolom is numeric, gebruik CAST(... AS BIGINT) of DOUBLE PRECISION")
                : S("Een kolom heeft een ander type dan de opdracht zegt"),
            statement_place(cx, st, i));
    }
    return OK;
}

static enum outcome
postgres_prepare(struct cx *cx, struct db *db, const struct statement *st)
{
    Oid *oids;
    int count = postgres_types(cx, st, &oids);
    PGresult *result = PQprepare(own(db)->conn, "", text_of(st), count, oids);
    if (PQresultStatus(result) == PGRES_COMMAND_OK) {
        PQclear(result);
        result = PQdescribePrepared(own(db)->conn, "");
    }
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        if (state == NULL || state[0] != '4' || state[1] != '2')
            return failed(cx, db, st, result);
        struct str told = first_line(cx, PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
        PQclear(result);
        return store_refuses(cx, S("De database begrijpt een opdracht niet"),
                             str_join(cx->mem, str_from_c(st->name), S(", "), told));
    }
    enum outcome outcome =
        PQnparams(result) == count
            ? columns_check(cx, result, st)
            : store_refuses(cx, S("Een opdracht heeft een ander aantal parameters"),
                            str_from_c(st->name));
    PQclear(result);
    return outcome;
}

static enum outcome
prepared_for(struct cx *cx, struct db *db, const struct statement *st)
{
    check((size_t)st->number < statement_count);
    if (own(db)->prepared[st->number])
        return OK;
    TRY(settle(cx, db, NULL));
    const struct prepared_name name = prepared_name(st);
    Oid *oids;
    int count = postgres_types(cx, st, &oids);
    PGresult *result = PQprepare(own(db)->conn, name.text, text_of(st), count, oids);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return failed(cx, db, st, result);
    PQclear(result);
    own(db)->prepared[st->number] = true;
    return OK;
}

/* Not among the program's statements: prepared for this one time. */
static enum outcome
run_unlisted(struct cx *cx, struct db *db, const struct statement *st, const struct sent *sent,
             PGresult **ret)
{
    Oid *oids;

    TRY(settle(cx, db, NULL));
    (void)postgres_types(cx, st, &oids);
    *ret = PQexecParams(own(db)->conn, text_of(st), sent->count, oids, sent->values, sent->lengths,
                        sent->formats, 1);
    ExecStatusType status = PQresultStatus(*ret);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(cx, db, st, *ret);
    return OK;
}

static enum outcome
run_listed(struct cx *cx, struct db *db, const struct statement *st, const struct sent *sent,
           PGresult **ret)
{
    TRY(prepared_for(cx, db, st));
    TRY(send_prepared(cx, db, st, sent));
    return settle(cx, db, ret);
}

static enum outcome
postgres_later(struct cx *cx, struct db *db, const struct statement *st, const struct param *params)
{
    struct sent sent = postgres_params(cx, st, params);

    TRY(prepared_for(cx, db, st));
    if (own(db)->waiting_count == WAITING_MAX - 2) /* room for another one, and COMMIT */
        TRY(settle(cx, db, NULL));
    return send_prepared(cx, db, st, &sent);
}

static enum outcome
postgres_start(struct cx *cx, struct rows *rows, const struct param *params)
{
    struct db *db = rows->db;
    const struct statement *st = rows->st;
    struct sent sent = postgres_params(cx, st, params);
    PGresult *result = NULL;
    TRY(st->number >= 0 ? run_listed(cx, db, st, &sent, &result)
                        : run_unlisted(cx, db, st, &sent, &result));
    enum outcome outcome = columns_check(cx, result, st);
    if (outcome != OK) {
        struct str why = cx->fault.sentence;
        PQclear(result);
        return db_failed(cx, db, FAILURE_STATEMENT, st, S("42804"), why);
    }
    rows->own = result;
    return OK;
}

static enum outcome
postgres_step(struct cx *cx, struct rows *rows, bool *ret)
{
    (void)cx;
    PGresult *result = rows->own;
    rows->at++;
    *ret = rows->at < PQntuples(result);
    int64_t changed = 0;
    if (!*ret && str_int(str_from_c(PQcmdTuples(result)), &changed))
        rows->changed = changed;
    return OK;
}

static struct cell
postgres_cell(const struct rows *rows, int column)
{
    const PGresult *result = rows->own;
    struct cell cell = {.null = PQgetisnull(result, rows->at, column) != 0};
    if (cell.null)
        return cell;
    cell.value = postgres_value(rows->st->columns[column], PQgetvalue(result, rows->at, column),
                                (size_t)PQgetlength(result, rows->at, column));
    return cell;
}

static void
postgres_finish(struct rows *rows)
{
    PQclear(rows->own);
    rows->own = NULL;
}

/* And not the connection or the disk: whoever runs the command wants to read why. */
static bool
script_is_wrong(struct str state)
{
    enum failure failure = postgres_failure(state);
    return failure == FAILURE_STATEMENT || failure == FAILURE_CONSTRAINT ||
           failure == FAILURE_REFUSED || str_starts(state, S("0A"));
}

static enum outcome
postgres_script(struct cx *cx, struct db *db, struct str text)
{
    PGresult *result = PQexec(own(db)->conn, str_c(cx->mem, text));
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
        PQclear(result);
        return OK;
    }
    const char *field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (field == NULL || !script_is_wrong(str_from_c(field)))
        return failed(cx, db, NULL, result);
    struct str told = first_line(cx, PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    PQclear(result);
    return store_refuses(cx, S("De database weigert een opdracht"), told);
}

static enum outcome
postgres_check_durable(struct cx *cx, struct db *db)
{
    PGresult *result =
        PQexec(own(db)->conn,
               "SELECT name || ' = ' || setting FROM pg_settings"
               " WHERE (name IN ('fsync', 'full_page_writes') AND setting <> 'on')"
               "    OR (name = 'synchronous_commit' AND setting = 'off') ORDER BY name LIMIT 1");
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        return failed(cx, db, NULL, result);
    struct str unsafe = PQntuples(result) > 0 ? first_line(cx, PQgetvalue(result, 0, 0)) : S("");
    PQclear(result);
    if (unsafe.len > 0)
        return store_refuses(cx, S("PostgreSQL kan opgeslagen gegevens verliezen"), unsafe);
    return OK;
}

/* Rows that were read from tables from front to back, and entries read from indexes. */
static int64_t
postgres_visited(struct cx *cx, struct db *db)
{
    if (settle(cx, db, NULL) != OK)
        return 0;
    PGresult *result = PQexec(
        own(db)->conn, "SELECT coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0)::bigint"
                       "  FROM pg_class WHERE relkind IN ('r', 'i') AND oid >= 16384");
    int64_t visited = 0;
    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        (void)str_int(str_from_c(PQgetvalue(result, 0, 0)), &visited);
    PQclear(result);
    return visited;
}

const struct engine postgres_engine = {
    .connect = postgres_connect,
    .disconnect = postgres_disconnect,
    .begin = postgres_begin,
    .begin_migration = postgres_begin_migration,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .prepare = postgres_prepare,
    .start = postgres_start,
    .later = postgres_later,
    .step = postgres_step,
    .cell = postgres_cell,
    .finish = postgres_finish,
    .script = postgres_script,
    .check_durable = postgres_check_durable,
    .visited = postgres_visited,
};
