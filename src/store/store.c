/* store.c - the rules of the database seam that hold for both engines. */
#include "store/store.h"

#include "base/text.h"
#include "os/log.h"
#include "store/engine.h"

#define BUSY_LIMIT_MS 5000

/* ---- opening ---- */

enum outcome
store_open(struct cx *cx, struct str address, struct store **ret)
{
    const struct str sqlite = S("sqlite:");
    bool is_postgres =
        str_starts(address, S("postgresql://")) || str_starts(address, S("postgres://"));
    bool is_sqlite = str_starts(address, sqlite) && address.len > sqlite.len;
    if (!is_postgres && !is_sqlite)
        return fail(cx, INVALID,
                    "Het adres van de database moet beginnen met sqlite: en een bestand, of met "
                    "postgresql://.");
    if (memchr(address.ptr, 0, address.len) != NULL)
        return fail(cx, INVALID, "Het adres van de database bevat een teken dat niet mag.");
    struct arena *mem = arena_open();
    struct store *store = arena_new(mem, struct store, 1);
    store->mem = mem;
    store->engine = is_postgres ? &postgres_engine : &sqlite_engine;
    store->address =
        str_copy(mem, is_postgres ? address : str_slice(address, sqlite.len, address.len));
    *ret = store;
    return OK;
}

void
store_close(struct store *store)
{
    if (store != NULL)
        arena_close(store->mem);
}

bool
store_is_postgres(const struct store *store)
{
    return store->engine == &postgres_engine;
}

static enum outcome
db_connect(struct cx *cx, struct db *db)
{
    check(!db->connected);
    enum outcome outcome = db->engine->connect(cx, db);
    if (outcome != OK) {
        db->engine->disconnect(db);
        return outcome;
    }
    db->connected = true;
    db->lost = false;
    return OK;
}

static enum outcome
db_open_as(struct cx *cx, struct store *store, bool owner, struct db **ret)
{
    struct arena *mem = arena_open();
    struct db *db = arena_new(mem, struct db, 1);
    *db = (struct db){
        .engine = store->engine,
        .store = store,
        .mem = mem,
        .owner = owner,
        .counters = {.rows_visited = -1},
        .busy_limit_ms = BUSY_LIMIT_MS,
    };
    enum outcome outcome = db_connect(cx, db);
    if (outcome != OK) {
        arena_close(mem);
        return outcome;
    }
    *ret = db;
    return OK;
}

enum outcome
db_open(struct cx *cx, struct store *store, struct db **ret)
{
    return db_open_as(cx, store, false, ret);
}

enum outcome
db_open_owner(struct cx *cx, struct store *store, struct db **ret)
{
    return db_open_as(cx, store, true, ret);
}

void
db_close(struct db *db)
{
    if (db == NULL)
        return;
    db_rollback(db);
    if (db->connected)
        db->engine->disconnect(db);
    arena_close(db->mem);
}

/* ---- how it fails ---- */

static enum outcome
failure_outcome(enum failure failure, struct str *sentence)
{
    switch (failure) {
    case FAILURE_CONSTRAINT:
        *sentence = T("Dit kan niet meer: iemand anders was net iets eerder.");
        return CONFLICT;
    case FAILURE_RACE:
        *sentence = T("Het is nu erg druk. Probeer het over een paar minuten opnieuw.");
        return UNAVAILABLE;
    case FAILURE_REFUSED:
        *sentence = T("U heeft geen toegang tot deze gegevens.");
        return DENIED;
    case FAILURE_GONE:
    case FAILURE_FULL:
    case FAILURE_STATEMENT:
        break;
    }
    *sentence =
        T("De gegevens zijn even niet bereikbaar. Probeer het over een paar minuten opnieuw.");
    return UNAVAILABLE;
}

enum outcome
db_failed(struct cx *cx, struct db *db, enum failure failure, const struct statement *st,
          struct str code, struct str message)
{
    /* A lost race or a refused row is daily life; the others somebody should look at. */
    bool daily = failure == FAILURE_CONSTRAINT || failure == FAILURE_RACE;
    log_event(daily ? LOG_DEBUG : LOG_ERROR, "database_failed",
              log_str("statement", str_from_c(st != NULL ? st->name : "-")), log_str("code", code),
              log_str("message", message));
    struct str sentence;
    enum outcome outcome = failure_outcome(failure, &sentence);
    db->must_rerun = failure == FAILURE_RACE;
    if (failure == FAILURE_GONE)
        db->lost = true;
    if (db->in_transaction && db->broken == OK) {
        db->broken = outcome;
        db->broken_sentence = sentence;
    }
    return fail_with(cx, outcome, sentence, S(""), 0);
}

enum outcome
store_refuses(struct cx *cx, struct str sentence, struct str what)
{
    return fail_with(cx, INVALID, str_join(cx->mem, sentence, S(": "), what, S(".")), S(""), 0);
}

struct str
statement_place(struct cx *cx, const struct statement *st, int column)
{
    struct text place = text_open(cx->mem, 40);
    text_add(&place, str_from_c(st->name));
    text_add(&place, S(", kolom "));
    text_add_int(&place, column + 1);
    return text_str(&place);
}

bool
db_must_rerun(const struct db *db)
{
    return db->must_rerun;
}

/* ---- transactions ---- */

static void
rows_close_all(struct db *db)
{
    while (db->open != NULL)
        rows_close(db->open);
}

static void
transaction_ended(struct db *db)
{
    db->in_transaction = false;
    db->begun = false;
    db->broken = OK;
}

/* `migrates`: in the engine's own way, and `kind` says nothing. */
static enum outcome
begin_once(struct cx *cx, struct db *db, enum transaction kind, bool migrates)
{
    if (db->lost && db->connected) {
        db->engine->disconnect(db);
        db->connected = false;
    }
    if (!db->connected)
        TRY(db_connect(cx, db));
    return migrates ? db->engine->begin_migration(cx, db) : db->engine->begin(cx, db, kind);
}

static enum outcome
begin(struct cx *cx, struct db *db, enum transaction kind, bool migrates)
{
    check(!db->in_transaction);
    db->must_rerun = false;
    bool was_connected = db->connected && !db->lost;
    enum outcome outcome = begin_once(cx, db, kind, migrates);
    /* A connection that died while nobody used it is found out here, and nothing was lost with
     * it. */
    if (outcome == UNAVAILABLE && db->lost && was_connected)
        outcome = begin_once(cx, db, kind, migrates);
    if (outcome != OK) {
        if (db->connected)
            db->engine->rollback(db);
        return outcome;
    }
    db->in_transaction = true;
    db->begun = true;
    db->kind = kind;
    if (db->counts_visits)
        db->visited_at_begin = db->engine->visited(cx, db);
    return OK;
}

enum outcome
db_begin(struct cx *cx, struct db *db, enum transaction kind)
{
    if (kind != TRANSACTION_READ)
        return begin(cx, db, kind, false);
    check(!db->in_transaction);
    db->must_rerun = false;
    db->in_transaction = true;
    db->kind = kind;
    return OK;
}

/* Before the first statement of a READ. */
static enum outcome
begin_late(struct cx *cx, struct db *db)
{
    db->in_transaction = false;
    enum outcome outcome = begin(cx, db, db->kind, false);
    db->in_transaction = true;
    return outcome;
}

enum outcome
db_begin_migration(struct cx *cx, struct db *db)
{
    return begin(cx, db, TRANSACTION_WRITE, true);
}

static void
visits_count(struct cx *cx, struct db *db)
{
    if (!db->counts_visits || db->broken != OK)
        return;
    int64_t visited = db->engine->visited(cx, db);
    if (db->counters.rows_visited < 0)
        db->counters.rows_visited = 0;
    db->counters.rows_visited += visited - db->visited_at_begin;
}

enum outcome
db_commit(struct cx *cx, struct db *db)
{
    check(db->in_transaction);
    if (!db->begun) {
        transaction_ended(db);
        return OK;
    }
    rows_close_all(db);
    visits_count(cx, db);
    if (db->broken != OK) {
        /* Whoever went on after a refused statement must not believe that the rest was stored. */
        enum outcome outcome = fail_with(cx, db->broken, db->broken_sentence, S(""), 0);
        db_rollback(db);
        return outcome;
    }
    enum outcome outcome = db->engine->commit(cx, db);
    if (outcome != OK)
        db->engine->rollback(db);
    transaction_ended(db);
    return outcome;
}

void
db_rollback(struct db *db)
{
    if (!db->in_transaction)
        return;
    rows_close_all(db);
    if (db->connected && db->begun)
        db->engine->rollback(db);
    transaction_ended(db);
}

enum outcome
db_check_durable(struct cx *cx, struct db *db)
{
    return db->engine->check_durable(cx, db);
}

static const struct statement guard_gap = {
    .name = "guard_gap",
    .text = "SELECT ''",
    .text_postgres =
        "SELECT CASE"
        " WHEN (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)"
        " THEN 'de rol ' || CAST(current_user AS TEXT) || ' gaat langs elke grens'"
        " WHEN EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = current_schema()::regnamespace"
        " AND pg_has_role(current_user, relowner, 'USAGE'))"
        " THEN 'de rol ' || CAST(current_user AS TEXT) || ' is eigenaar van tabellen'"
        " ELSE COALESCE((SELECT 'de tabel ' || CAST(c.relname AS TEXT) || ' heeft geen grens'"
        " FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'question'"
        " AND NOT a.attisdropped"
        " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
        " AND NOT (c.relrowsecurity AND c.relforcerowsecurity"
        " AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))"
        " ORDER BY c.relname LIMIT 1), '') END",
    .params = "",
    .columns = "t",
    .number = STATEMENT_UNLISTED,
};

enum outcome
db_check_guarded(struct cx *cx, struct db *db)
{
    struct db *before = cx->db;
    struct rows *rows = NULL;
    struct str gap = S("");

    cx->db = db;
    enum outcome outcome = db_begin(cx, db, TRANSACTION_READ);
    if (outcome == OK)
        outcome = rows_one(cx, &guard_gap, NULL, &rows);
    if (outcome == OK)
        gap = rows_text(cx, rows, 0);
    db_rollback(db);
    cx->db = before;
    TRY(outcome);
    if (gap.len > 0)
        return store_refuses(cx, S("PostgreSQL bewaakt de grens tussen organisaties niet"), gap);
    return OK;
}

enum outcome
store_check_statements(struct cx *cx, struct db *db)
{
    for (size_t i = 0; i < statement_count; i++) {
        check(statements[i]->number == (int)i);
        TRY(db->engine->prepare(cx, db, statements[i]));
    }
    return OK;
}

struct db_counters
db_counters(const struct db *db)
{
    return db->counters;
}

void
db_count_visits(struct db *db)
{
    check(!db->in_transaction);
    db->counts_visits = true;
    if (db->counters.rows_visited < 0)
        db->counters.rows_visited = 0;
}

/* ---- statements ---- */

/* PostgreSQL refuses such text and SQLite would keep it: refused here, so that both do. */
static enum outcome
params_check(struct cx *cx, const struct statement *st, const struct param *params)
{
    for (size_t i = 0; st->params[i] != 0; i++) {
        struct str text = params[i].t;
        if ((st->params[i] | 0x20) != 't' || text.len == 0)
            continue;
        if (memchr(text.ptr, 0, text.len) != NULL || !utf8_valid(text))
            return fail(cx, INVALID, "In de tekst staan tekens die wij niet kunnen lezen.");
    }
    return OK;
}

static void
rows_undo(void *what)
{
    rows_close(what);
}

/* Before each statement. */
static enum outcome
statement_begin(struct cx *cx, const struct statement *st, const struct param *params)
{
    struct db *db = cx->db;
    check(db != NULL && db->in_transaction);
    if (db->broken != OK)
        return fail_with(cx, db->broken, db->broken_sentence, S(""), 0);
    TRY(params_check(cx, st, params));
    if (!db->begun)
        TRY(begin_late(cx, db));
    db->counters.statements++;
    return OK;
}

enum outcome
rows_open(struct cx *cx, const struct statement *st, const struct param *params, struct rows **ret)
{
    struct db *db = cx->db;
    TRY(statement_begin(cx, st, params));
    struct rows *rows = arena_new(cx->mem, struct rows, 1);
    *rows = (struct rows){.db = db, .st = st, .at = -1};
    TRY(db->engine->start(cx, rows, params));
    rows->is_open = true;
    rows->next = db->open;
    db->open = rows;
    arena_defer(cx->mem, rows_undo, rows);
    *ret = rows;
    return OK;
}

enum outcome
rows_next(struct cx *cx, struct rows *rows, bool *ret)
{
    check(rows->is_open);
    bool more = false;
    enum outcome outcome = rows->db->engine->step(cx, rows, &more);
    if (outcome != OK || !more)
        rows_close(rows);
    if (outcome != OK)
        return outcome;
    if (more)
        rows->db->counters.rows_returned++;
    *ret = more;
    return OK;
}

void
rows_close(struct rows *rows)
{
    if (!rows->is_open)
        return;
    rows->db->engine->finish(rows);
    rows->is_open = false;
    struct rows **link = &rows->db->open;
    while (*link != rows)
        link = &(*link)->next;
    *link = rows->next;
}

static struct param
column_value(const struct rows *rows, int column, char letter)
{
    char declared = rows->st->columns[column];
    check(rows->is_open && (declared | 0x20) == letter);
    struct cell cell = rows->db->engine->cell(rows, column);
    bool may_be_null = declared != letter;
    if (cell.null && !may_be_null)
        log_event(LOG_ERROR, "null_in_column", log_str("statement", str_from_c(rows->st->name)),
                  log_int("column", column));
    check(!cell.null || may_be_null);
    return cell.null ? (struct param){0} : cell.value;
}

int64_t
rows_int(const struct rows *rows, int column)
{
    return column_value(rows, column, 'i').i;
}

double
rows_real(const struct rows *rows, int column)
{
    return column_value(rows, column, 'r').r;
}

struct str
rows_text(struct cx *cx, const struct rows *rows, int column)
{
    return str_copy(cx->mem, column_value(rows, column, 't').t);
}

struct bytes
rows_bytes(struct cx *cx, const struct rows *rows, int column)
{
    return bytes_copy(cx->mem, column_value(rows, column, 'b').b);
}

enum outcome
rows_one(struct cx *cx, const struct statement *st, const struct param *params, struct rows **ret)
{
    struct rows *rows = NULL;
    bool more = false;
    TRY(rows_open(cx, st, params, &rows));
    TRY(rows_next(cx, rows, &more));
    if (!more)
        return fail(cx, NOT_FOUND, "Wij kunnen dit niet vinden.");
    *ret = rows;
    return OK;
}

void *
rows_room(struct cx *cx, void *at, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return at;
    *room = *room == 0 ? 8 : *room * 2;
    void *grown = arena_alloc(cx->mem, *room, size);
    if (count > 0)
        memcpy(grown, at, count * size);
    return grown;
}

enum outcome
db_run(struct cx *cx, const struct statement *st, const struct param *params, int64_t *changed)
{
    struct rows *rows = NULL;
    bool more = false;
    TRY(rows_open(cx, st, params, &rows));
    TRY(rows_next(cx, rows, &more));
    check(!more); /* sqlc refuses `run` for what gives rows */
    *changed = rows->changed;
    return OK;
}

enum outcome
db_run_one(struct cx *cx, const struct statement *st, const struct param *params)
{
    int64_t changed = 0;
    TRY(db_run(cx, st, params, &changed));
    if (changed != 1)
        return fail(cx, CONFLICT, "Dit kan niet meer: iemand anders was net iets eerder.");
    return OK;
}

enum outcome
db_run_later(struct cx *cx, const struct statement *st, const struct param *params)
{
    struct db *db = cx->db;
    int64_t changed;
    if (db->engine->later == NULL || st->number == STATEMENT_UNLISTED)
        return db_run(cx, st, params, &changed);
    TRY(statement_begin(cx, st, params));
    return db->engine->later(cx, db, st, params);
}

enum outcome
db_exists(struct cx *cx, const struct statement *st, const struct param *params, bool *ret)
{
    struct rows *rows = NULL;
    bool more = false;
    TRY(rows_open(cx, st, params, &rows));
    TRY(rows_next(cx, rows, &more));
    if (more)
        rows_close(rows);
    *ret = more;
    return OK;
}
