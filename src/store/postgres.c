/* postgres.c - PostgreSQL, for when one machine is outgrown; the only file that includes
 * libpq-fe.h.
 *
 * Values travel in binary with explicit types, so no text is ever read as a number and nothing
 * depends on the settings of the session. Each statement is prepared once per connection, at its
 * first use. */
#include "store/engine.h"

#include <libpq-fe.h>
#include <stdio.h>

#include "base/text.h"
#include "os/log.h"

/* From pg_type; these never change. */
#define OID_BOOL 16u
#define OID_BYTEA 17u
#define OID_INT8 20u
#define OID_INT2 21u
#define OID_INT4 23u
#define OID_TEXT 25u
#define OID_FLOAT8 701u
#define OID_VARCHAR 1043u
#define OID_NUMERIC 1700u

#define OLDEST_SERVER 130000

struct postgres {
    PGconn *conn;
    bool *prepared; /* by statement->number */
};

static struct postgres *
own(const struct db *db)
{
    return db->own;
}

/* ---- how it fails ---- */

static enum failure
failure_of(struct str state)
{
    static const struct {
        enum failure failure;
        struct str begins; /* looked at in this order */
    } known[] = {
        {FAILURE_CONSTRAINT, S_INIT("23 40002 P0001")},
        {FAILURE_GONE, S_INIT("08 57P 58 XX 25006 25P03 40003")},
        /* The last two: a plan from before a migration, or a pooler that gave us another
         * session. */
        {FAILURE_RACE, S_INIT("40 55P03 26000 0A000")},
        {FAILURE_REFUSED, S_INIT("42501")},
        {FAILURE_FULL, S_INIT("53 57014")},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct str rest = known[i].begins;
        for (struct str begin; str_cut(&rest, ' ', &begin);)
            if (str_starts(state, begin))
                return known[i].failure;
    }
    return FAILURE_STATEMENT;
}

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
        PQstatus(own(db)->conn) == CONNECTION_BAD ? FAILURE_GONE : failure_of(state);
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
    PQconninfoOption *options = PQconninfoParse(db->store->address.ptr, NULL);
    if (options == NULL) /* libpq's message could quote a password */
        return fail(cx, INVALID, "Het adres van de database is geen goed adres voor PostgreSQL.");
    PQconninfoFree(options);
    TRY(conn_open(cx, db));
    TRY(server_check(cx, own(db)->conn));
    TRY(execute(cx, db, "SET client_min_messages = warning; SET jit = off"));
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

static void
setting_add(struct text *text, struct str name, int64_t value)
{
    text_add(text, S("; SET LOCAL elkedeur."));
    text_add(text, name);
    text_add(text, S(" = '"));
    text_add_int(text, value);
    text_add_byte(text, '\'');
}

/* One round trip; nothing but numbers is put into the text. */
static enum outcome
postgres_begin(struct cx *cx, struct db *db, enum transaction kind)
{
    struct text text = text_open(cx->mem, 256);
    text_add(&text, kind == TRANSACTION_READ ? S("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                             : S("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"));
    if (kind != TRANSACTION_READ) /* LOCK takes no snapshot: commits it waited for are seen */
        text_add(&text, kind == TRANSACTION_ALONE ? S("; LOCK TABLE turn IN EXCLUSIVE MODE")
                                                  : S("; LOCK TABLE turn IN ROW EXCLUSIVE MODE"));
    setting_add(&text, S("organisation"), cx->who.organisation);
    setting_add(&text, S("professional"), cx->who.professional);
    setting_add(&text, S("permissions"), (int64_t)cx->who.permissions);
    return execute(cx, db, str_c(cx->mem, text_str(&text)));
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
    PGresult *result = PQexec(own(db)->conn, "COMMIT");
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return failed(cx, db, NULL, result);
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
    if (PQtransactionStatus(conn) != PQTRANS_IDLE)
        PQclear(PQexec(conn, "ROLLBACK"));
    if (PQtransactionStatus(conn) != PQTRANS_IDLE)
        db->lost = true;
}

/* ---- statements ---- */

static Oid
oid_of(char letter)
{
    switch (letter | 0x20) {
    case 'i':
        return OID_INT8;
    case 't':
        return OID_TEXT;
    case 'r':
        return OID_FLOAT8;
    default:
        check((letter | 0x20) == 'b');
        return OID_BYTEA;
    }
}

static bool
type_fits(char letter, Oid type)
{
    switch (letter | 0x20) {
    case 'i':
        return type == OID_INT8 || type == OID_INT4 || type == OID_INT2 || type == OID_BOOL;
    case 't':
        return type == OID_TEXT || type == OID_VARCHAR;
    default:
        return type == oid_of(letter);
    }
}

static const char *
text_of(const struct statement *st)
{
    return st->text_postgres != NULL ? st->text_postgres : st->text;
}

static int
oids_of(struct cx *cx, const struct statement *st, Oid **ret)
{
    size_t count = strlen(st->params);
    *ret = arena_new(cx->mem, Oid, count);
    for (size_t i = 0; i < count; i++)
        (*ret)[i] = oid_of(st->params[i]);
    return (int)count;
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
        if (type_fits(st->columns[i], type))
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
    int count = oids_of(cx, st, &oids);
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

/* The parameters as libpq wants them. */
struct sent {
    int count;
    const char **values;
    int *lengths, *formats;
    unsigned char (*numbers)[8]; /* big-endian, as the protocol has them */
};

static const char *
number_store(unsigned char *place, uint64_t bits)
{
    for (int i = 0; i < 8; i++)
        place[i] = (unsigned char)(bits >> (56 - 8 * i));
    return (const char *)place;
}

static void
param_send(struct sent *sent, int i, char letter, const struct param *param)
{
    uint64_t bits;
    size_t len = 8;
    bool empty;
    switch (letter | 0x20) {
    case 'i':
        empty = param->i == 0;
        sent->values[i] = number_store(sent->numbers[i], (uint64_t)param->i);
        break;
    case 'r':
        empty = !(param->r < 0 || param->r > 0);
        memcpy(&bits, &param->r, sizeof bits);
        sent->values[i] = number_store(sent->numbers[i], bits);
        break;
    case 't':
        len = param->t.len;
        empty = len == 0;
        sent->values[i] = empty ? "" : param->t.ptr;
        break;
    default:
        len = param->b.len;
        empty = len == 0;
        sent->values[i] = empty ? "" : (const char *)param->b.ptr;
    }
    check(len <= INT32_MAX);
    sent->lengths[i] = (int)len;
    sent->formats[i] = 1;
    if (empty && (letter & 0x20) == 0)
        sent->values[i] = NULL;
}

static struct sent
params_send(struct cx *cx, const struct statement *st, const struct param *params)
{
    size_t count = strlen(st->params);
    struct sent sent = {
        .count = (int)count,
        .values = arena_new(cx->mem, const char *, count),
        .lengths = arena_new(cx->mem, int, count),
        .formats = arena_new(cx->mem, int, count),
        .numbers = arena_alloc(cx->mem, count, 8),
    };
    for (int i = 0; i < sent.count; i++)
        param_send(&sent, i, st->params[i], &params[i]);
    return sent;
}

static enum outcome
prepared_for(struct cx *cx, struct db *db, const struct statement *st, const char *name)
{
    check((size_t)st->number < statement_count);
    if (own(db)->prepared[st->number])
        return OK;
    Oid *oids;
    int count = oids_of(cx, st, &oids);
    PGresult *result = PQprepare(own(db)->conn, name, text_of(st), count, oids);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return failed(cx, db, st, result);
    PQclear(result);
    own(db)->prepared[st->number] = true;
    return OK;
}

static enum outcome
postgres_start(struct cx *cx, struct rows *rows, const struct param *params)
{
    struct db *db = rows->db;
    const struct statement *st = rows->st;
    struct sent sent = params_send(cx, st, params);
    PGresult *result;
    if (st->number >= 0) {
        char name[16];
        (void)snprintf(name, sizeof name, "s%d", st->number);
        TRY(prepared_for(cx, db, st, name));
        result = PQexecPrepared(own(db)->conn, name, sent.count, sent.values, sent.lengths,
                                sent.formats, 1);
    } else {
        Oid *oids;
        (void)oids_of(cx, st, &oids);
        result = PQexecParams(own(db)->conn, text_of(st), sent.count, oids, sent.values,
                              sent.lengths, sent.formats, 1);
    }
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(cx, db, st, result);
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

/* A whole number of any width, with its sign. */
static int64_t
number_load(const unsigned char *at, size_t len)
{
    check(len == 1 || len == 2 || len == 4 || len == 8);
    uint64_t bits = 0;
    for (size_t i = 0; i < len; i++)
        bits = bits << 8 | at[i];
    switch (len) {
    case 2:
        return (int16_t)bits;
    case 4:
        return (int32_t)bits;
    default: /* a boolean is 0 or 1 */
        return (int64_t)bits;
    }
}

static struct cell
postgres_cell(const struct rows *rows, int column)
{
    const PGresult *result = rows->own;
    struct cell cell = {.null = PQgetisnull(result, rows->at, column) != 0};
    if (cell.null)
        return cell;
    const char *at = PQgetvalue(result, rows->at, column);
    size_t len = (size_t)PQgetlength(result, rows->at, column);
    int64_t bits;
    switch (rows->st->columns[column] | 0x20) {
    case 'i':
        cell.value.i = number_load((const unsigned char *)at, len);
        break;
    case 'r':
        check(len == 8);
        bits = number_load((const unsigned char *)at, len);
        memcpy(&cell.value.r, &bits, sizeof cell.value.r);
        break;
    case 't':
        cell.value.t = (struct str){at, len};
        break;
    default:
        cell.value.b = (struct bytes){(const unsigned char *)at, len};
    }
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
    enum failure failure = failure_of(state);
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
    (void)cx;
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
    .step = postgres_step,
    .cell = postgres_cell,
    .finish = postgres_finish,
    .script = postgres_script,
    .check_durable = postgres_check_durable,
    .visited = postgres_visited,
};
