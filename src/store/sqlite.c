/* sqlite.c - the embedded engine; the only file that includes sqlite3.h.
 *
 * WAL with synchronous FULL: a commit that was reported is on the disk, and readers never wait for
 * the writer. One writer at a time; the others wait in BEGIN IMMEDIATE, where nothing can have been
 * read yet, so a transaction that got through its BEGIN is not thrown back later. */
#include "base/text.h"
#include "store/engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>

struct slot {
    sqlite3_stmt *stmt;
    bool busy;
};

struct sqlite {
    sqlite3 *conn;
    struct slot *slots; /* by statement->number */
    bool query_only, foreign_keys, migrating;
    int64_t steps;
};

static struct sqlite *
own(const struct db *db)
{
    return db->own;
}

/* ---- how it fails ---- */

static enum failure
failure_of(int code)
{
    if (code == SQLITE_CONSTRAINT_DATATYPE)
        return FAILURE_STATEMENT;
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return FAILURE_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAILURE_RACE;
    case SQLITE_FULL:
        return FAILURE_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: /* the disk was remounted or the file replaced: our own writes were
                             checked */
    case SQLITE_PROTOCOL:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return FAILURE_GONE;
    default:
        return FAILURE_STATEMENT;
    }
}

static enum outcome
failed(struct cx *cx, struct db *db, const struct statement *st, int code)
{
    check((code & 0xff) != SQLITE_MISUSE && (code & 0xff) != SQLITE_NOMEM);
    char number[16];
    int len = snprintf(number, sizeof number, "%d", code);
    return db_failed(cx, db, failure_of(code), st, (struct str){number, (size_t)len},
                     str_from_c(sqlite3_errstr(code)));
}

/* One or more statements in this program's own words. */
static enum outcome
execute(struct cx *cx, struct db *db, const char *text)
{
    int code = sqlite3_exec(own(db)->conn, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? OK : failed(cx, db, NULL, code);
}

/* ---- connecting ---- */

/* SQLite's own handler sleeps up to 100 ms while a commit takes two: writers would mostly wait. */
static int
busy_wait(void *what, int times)
{
    const struct db *db = what;
    int waited_ms = times < 50 ? times : 50 + (times - 50) * 5;
    if (waited_ms >= db->busy_limit_ms)
        return 0;
    sqlite3_sleep(times < 50 ? 1 : 5);
    return 1;
}

/* Readable by the server's user alone: what is made later (-wal, -shm) follows the file. */
static void
new_file_close_to_others(const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0)
        (void)chmod(path, 0600); /* a failure leaves what the administrator's umask says */
}

static enum outcome
sqlite_connect(struct cx *cx, struct db *db)
{
    if (db->own == NULL) {
        struct sqlite *made = arena_new(db->mem, struct sqlite, 1);
        made->slots = arena_new(db->mem, struct slot, statement_count);
        db->own = made;
    }
    struct sqlite *lite = own(db);
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(db->store->address.ptr, &lite->conn, flags, NULL);
    if (code != SQLITE_OK)
        return failed(cx, db, NULL, code);
    new_file_close_to_others(db->store->address.ptr);
    sqlite3_busy_handler(lite->conn, busy_wait, db);
    sqlite3_db_config(lite->conn, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(lite->conn, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    /* "name" must never quietly become text, as it would not on PostgreSQL. */
    sqlite3_db_config(lite->conn, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(lite->conn, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    lite->query_only = false;
    lite->migrating = false;
    lite->foreign_keys = true;
    return execute(cx, db,
                   "PRAGMA journal_mode = WAL;"
                   "PRAGMA synchronous = FULL;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA wal_autocheckpoint = 1000;"
                   "PRAGMA journal_size_limit = 67108864;"
                   "PRAGMA cache_size = -16000;" /* KiB */
                   "PRAGMA mmap_size = 0;" /* an error of the disk must be an error, not SIGBUS */
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA secure_delete = ON;"
                   "PRAGMA case_sensitive_like = ON;"); /* as on PostgreSQL */
}

static void
sqlite_disconnect(struct db *db)
{
    struct sqlite *lite = own(db);
    if (lite == NULL)
        return;
    for (size_t i = 0; i < statement_count; i++) {
        sqlite3_finalize(lite->slots[i].stmt);
        lite->slots[i] = (struct slot){NULL, false};
    }
    int code = sqlite3_close(lite->conn);
    check(code != SQLITE_BUSY); /* a statement that nobody finished */
    lite->conn = NULL;
}

/* ---- transactions ---- */

static enum outcome
settings_for(struct cx *cx, struct db *db, bool query_only, bool foreign_keys)
{
    struct sqlite *lite = own(db);
    if (lite->query_only != query_only)
        TRY(execute(cx, db, query_only ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF"));
    lite->query_only = query_only;
    if (lite->foreign_keys != foreign_keys)
        TRY(execute(cx, db,
                    foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF"));
    lite->foreign_keys = foreign_keys;
    return OK;
}

static enum outcome
sqlite_begin(struct cx *cx, struct db *db, enum transaction kind)
{
    own(db)->migrating = false;
    TRY(settings_for(cx, db, kind == TRANSACTION_READ, true));
    return execute(cx, db, kind == TRANSACTION_READ ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE");
}

static enum outcome
sqlite_begin_migration(struct cx *cx, struct db *db)
{
    /* A table is altered by making it anew: references to it must survive that, and are checked
     * before the commit instead. */
    TRY(settings_for(cx, db, false, false));
    TRY(execute(cx, db, "BEGIN IMMEDIATE"));
    own(db)->migrating = true;
    return OK;
}

static int
row_found(void *found, int count, char **values, char **names)
{
    (void)count, (void)values, (void)names;
    *(bool *)found = true;
    return 0;
}

static enum outcome
sqlite_commit(struct cx *cx, struct db *db)
{
    struct sqlite *lite = own(db);
    if (lite->migrating) {
        bool dangling = false;
        int code = sqlite3_exec(lite->conn, "PRAGMA foreign_key_check", row_found, &dangling, NULL);
        if (code != SQLITE_OK)
            return failed(cx, db, NULL, code);
        if (dangling)
            return fail(cx, INVALID, "Na deze migratie verwijzen rijen naar iets dat er niet is.");
    }
    return execute(cx, db, "COMMIT");
}

static void
sqlite_rollback(struct db *db)
{
    struct sqlite *lite = own(db);
    if (lite == NULL || lite->conn == NULL || sqlite3_get_autocommit(lite->conn) != 0)
        return;
    if (sqlite3_exec(lite->conn, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        db->lost = true;
}

/* ---- statements ---- */

static enum outcome
compile(struct cx *cx, struct db *db, const struct statement *st, sqlite3_stmt **ret)
{
    unsigned flags = st->number >= 0 ? SQLITE_PREPARE_PERSISTENT : 0;
    int code = sqlite3_prepare_v3(own(db)->conn, st->text, -1, flags, ret, NULL);
    return code == SQLITE_OK ? OK : failed(cx, db, st, code);
}

/* The compiled statement, from the slot of a listed one. */
static enum outcome
stmt_for(struct cx *cx, struct db *db, const struct statement *st, sqlite3_stmt **ret)
{
    if (st->number < 0)
        return compile(cx, db, st, ret);
    check((size_t)st->number < statement_count);
    struct slot *slot = &own(db)->slots[st->number];
    check(!slot->busy);
    if (slot->stmt == NULL)
        TRY(compile(cx, db, st, &slot->stmt));
    *ret = slot->stmt;
    return OK;
}

static char
letter_of_type(const char *type)
{
    static const struct {
        const char *type;
        char letter;
    } known[] = {{"INTEGER", 'i'}, {"INT", 'i'}, {"TEXT", 't'}, {"REAL", 'r'}, {"BLOB", 'b'}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_eq_nocase(str_from_c(type), str_from_c(known[i].type)))
            return known[i].letter;
    return 0;
}

/* Compares what the tables say with what the annotation says; expressions have no declared type. */
static enum outcome
column_check(struct cx *cx, sqlite3 *conn, sqlite3_stmt *stmt, const struct statement *st,
             int column)
{
    const char *type = sqlite3_column_decltype(stmt, column);
    char letter = st->columns[column];
    if (type != NULL && letter_of_type(type) != (letter | 0x20))
        return store_refuses(cx, S("Een kolom heeft een ander type dan de opdracht zegt"),
                             statement_place(cx, st, column));
    const char *table = sqlite3_column_table_name(stmt, column);
    if (table == NULL || (letter & 0x20) == 0)
        return OK;
    int not_null = 0, primary = 0;
    int code = sqlite3_table_column_metadata(conn, sqlite3_column_database_name(stmt, column),
                                             table, sqlite3_column_origin_name(stmt, column), NULL,
                                             NULL, &not_null, &primary, NULL);
    if (code == SQLITE_OK && !not_null && !primary)
        return store_refuses(cx, S("Een kolom kan leeg zijn en de opdracht zegt van niet"),
                             statement_place(cx, st, column));
    return OK;
}

static enum outcome
stmt_check(struct cx *cx, struct db *db, sqlite3_stmt *stmt, const struct statement *st)
{
    struct str name = str_from_c(st->name);
    size_t params = strlen(st->params), columns = strlen(st->columns);
    if ((size_t)sqlite3_bind_parameter_count(stmt) != params)
        return store_refuses(cx, S("Een opdracht heeft een ander aantal parameters dan zij zegt"),
                             name);
    if (columns == 0)
        return OK;
    if ((size_t)sqlite3_column_count(stmt) != columns)
        return store_refuses(cx, S("Een opdracht heeft een ander aantal kolommen dan zij zegt"),
                             name);
    for (int i = 0; i < (int)columns; i++)
        TRY(column_check(cx, own(db)->conn, stmt, st, i));
    return OK;
}

static enum outcome
sqlite_prepare(struct cx *cx, struct db *db, const struct statement *st)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v3(own(db)->conn, st->text, -1, 0, &stmt, NULL);
    if (code != SQLITE_OK)
        return (code & 0xff) != SQLITE_ERROR
                   ? failed(cx, db, st, code)
                   : store_refuses(cx, S("De database begrijpt een opdracht niet"),
                                   str_join(cx->mem, str_from_c(st->name), S(", "),
                                            str_from_c(sqlite3_errmsg(own(db)->conn))));
    enum outcome outcome = stmt_check(cx, db, stmt, st);
    sqlite3_finalize(stmt);
    return outcome;
}

static int
bind_value(sqlite3_stmt *stmt, int at, char letter, const struct param *param)
{
    bool may_be_null = (letter & 0x20) == 0;
    switch (letter | 0x20) {
    case 'i':
        if (may_be_null && param->i == 0)
            return sqlite3_bind_null(stmt, at);
        return sqlite3_bind_int64(stmt, at, param->i);
    case 'r':
        if (may_be_null && !(param->r < 0 || param->r > 0))
            return sqlite3_bind_null(stmt, at);
        return sqlite3_bind_double(stmt, at, param->r);
    case 't':
        if (may_be_null && param->t.len == 0)
            return sqlite3_bind_null(stmt, at);
        /* A NULL pointer would bind NULL. */
        return sqlite3_bind_text64(stmt, at, param->t.len > 0 ? param->t.ptr : "", param->t.len,
                                   SQLITE_STATIC, SQLITE_UTF8);
    default:
        check((letter | 0x20) == 'b');
        if (may_be_null && param->b.len == 0)
            return sqlite3_bind_null(stmt, at);
        return sqlite3_bind_blob64(stmt, at, param->b.len > 0 ? (const void *)param->b.ptr : "",
                                   param->b.len, SQLITE_STATIC);
    }
}

static int
bind_all(sqlite3_stmt *stmt, const struct statement *st, const struct param *params)
{
    for (int i = 0; st->params[i] != 0; i++) {
        char name[16];
        /* By name: SQLite numbers $2 before $1 when it occurs first. */
        (void)snprintf(name, sizeof name, "$%d", i + 1);
        int at = sqlite3_bind_parameter_index(stmt, name);
        check(at > 0);
        int code = bind_value(stmt, at, st->params[i], &params[i]);
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

static void
sqlite_finish(struct rows *rows)
{
    struct sqlite *lite = own(rows->db);
    sqlite3_stmt *stmt = rows->own;
    if (stmt == NULL)
        return;
    lite->steps += sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
    rows->own = NULL;
    if (rows->st->number < 0) {
        sqlite3_finalize(stmt);
        return;
    }
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt); /* they point into the caller's arena */
    lite->slots[rows->st->number].busy = false;
}

static enum outcome
sqlite_start(struct cx *cx, struct rows *rows, const struct param *params)
{
    struct db *db = rows->db;
    sqlite3_stmt *stmt = NULL;
    TRY(stmt_for(cx, db, rows->st, &stmt));
    /* A write behind a READ route would be lost on the next node: the program is wrong. */
    check(db->kind != TRANSACTION_READ || sqlite3_stmt_readonly(stmt) != 0);
    rows->own = stmt;
    if (rows->st->number >= 0)
        own(db)->slots[rows->st->number].busy = true;
    int code = bind_all(stmt, rows->st, params);
    if (code == SQLITE_OK)
        return OK;
    sqlite_finish(rows);
    return failed(cx, db, rows->st, code);
}

static enum outcome
sqlite_step(struct cx *cx, struct rows *rows, bool *ret)
{
    sqlite3_stmt *stmt = rows->own;
    int code = sqlite3_step(stmt);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return failed(cx, rows->db, rows->st, code);
    *ret = code == SQLITE_ROW;
    if (code == SQLITE_DONE && sqlite3_stmt_readonly(stmt) == 0)
        rows->changed = sqlite3_changes64(own(rows->db)->conn);
    return OK;
}

static struct cell
sqlite_cell(const struct rows *rows, int column)
{
    sqlite3_stmt *stmt = rows->own;
    struct cell cell = {.null = false};
    int type = sqlite3_column_type(stmt, column);
    switch (rows->st->columns[column] | 0x20) {
    case 'i':
        check(type == SQLITE_INTEGER || type == SQLITE_NULL);
        cell.value.i = sqlite3_column_int64(stmt, column);
        break;
    case 'r':
        check(type == SQLITE_FLOAT || type == SQLITE_INTEGER || type == SQLITE_NULL);
        cell.value.r = sqlite3_column_double(stmt, column);
        break;
    case 't':
        check(type == SQLITE_TEXT || type == SQLITE_NULL);
        cell.value.t.ptr = (const char *)sqlite3_column_text(stmt, column);
        cell.value.t.len = (size_t)sqlite3_column_bytes(stmt, column);
        break;
    default:
        check(type == SQLITE_BLOB || type == SQLITE_NULL);
        cell.value.b.ptr = sqlite3_column_blob(stmt, column);
        cell.value.b.len = (size_t)sqlite3_column_bytes(stmt, column);
    }
    cell.null = type == SQLITE_NULL;
    return cell;
}

static enum outcome
sqlite_script(struct cx *cx, struct db *db, struct str text)
{
    sqlite3 *conn = own(db)->conn;
    int code = sqlite3_exec(conn, str_c(cx->mem, text), NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return OK;
    if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_CONSTRAINT)
        return store_refuses(cx, S("De database weigert een opdracht"),
                             str_from_c(sqlite3_errmsg(conn)));
    return failed(cx, db, NULL, code);
}

static enum outcome
pragma_get(struct cx *cx, struct db *db, const char *text, struct str *ret)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(own(db)->conn, text, -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *ret = str_copy(cx->mem, str_from_c((const char *)sqlite3_column_text(stmt, 0)));
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW ? OK : failed(cx, db, NULL, code);
}

static enum outcome
sqlite_check_durable(struct cx *cx, struct db *db)
{
    struct str journal = S(""), synchronous = S("");
    TRY(pragma_get(cx, db, "PRAGMA journal_mode", &journal));
    TRY(pragma_get(cx, db, "PRAGMA synchronous", &synchronous));
    if (!str_eq(journal, S("wal")))
        return store_refuses(cx, S("SQLite moet journal_mode wal hebben, maar heeft"), journal);
    if (!str_eq(synchronous, S("2")) && !str_eq(synchronous, S("3")))
        return store_refuses(cx, S("SQLite moet synchronous 2 hebben, maar heeft"), synchronous);
    return OK;
}

static int64_t
sqlite_visited(struct cx *cx, struct db *db)
{
    (void)cx;
    return own(db)->steps;
}

const struct engine sqlite_engine = {
    .connect = sqlite_connect,
    .disconnect = sqlite_disconnect,
    .begin = sqlite_begin,
    .begin_migration = sqlite_begin_migration,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .prepare = sqlite_prepare,
    .start = sqlite_start,
    .step = sqlite_step,
    .cell = sqlite_cell,
    .finish = sqlite_finish,
    .script = sqlite_script,
    .check_durable = sqlite_check_durable,
    .visited = sqlite_visited,
};
