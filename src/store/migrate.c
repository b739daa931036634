/* migrate.c - brings the schema of a database to that of the program.
 *
 * Each migration is one transaction with the row that says so, under a lock, and what was applied
 * is read again inside it: two nodes that start at once do not do the same work twice. */
#include "store/migrate.h"

#include "base/text.h"
#include "data/migration_data.h"
#include "os/log.h"
#include "store/dialect.h"
#include "store/engine.h"

static const struct statement is_there = {
    .name = "schema_migration_is_there",
    .text = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'",
    .text_postgres = "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL",
    .params = "",
    .columns = "",
    .number = STATEMENT_UNLISTED,
};
static const struct statement applied_list = {
    .name = "schema_migration_list",
    .text = "SELECT number, name, hash FROM schema_migration ORDER BY number LIMIT 10000",
    .params = "",
    .columns = "itt",
    .number = STATEMENT_UNLISTED,
};
static const struct statement applied_add = {
    .name = "schema_migration_add",
    .text = "INSERT INTO schema_migration (number, name, hash, applied_ms) VALUES ($1, $2, $3, $4)",
    .params = "itti",
    .columns = "",
    .number = STATEMENT_UNLISTED,
};
static const struct str table_text = S_INIT(
    "CREATE TABLE schema_migration (number INT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL,"
    " applied_ms INT NOT NULL);");
/* The server's own role: it may read and write rows, owns no table, and of the list of migrations
 * reads whether it is new enough. Made here when the user may; else an operator makes it, and
 * `doctor` says so. Another database of the same server may make it at the same moment. */
static const struct str role_text =
    S_INIT("DO $$ BEGIN"
           " IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'elkedeur_server') AND"
           " (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN"
           " BEGIN CREATE ROLE elkedeur_server NOLOGIN;"
           " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;"
           " IF NOT pg_has_role(current_user, 'elkedeur_server', 'MEMBER') THEN"
           " EXECUTE format('GRANT elkedeur_server TO %I', current_user); END IF;"
           " END IF;"
           " IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'elkedeur_server') AND"
           " (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class"
           " WHERE oid = 'schema_migration'::regclass) THEN"
           " EXECUTE format('GRANT USAGE ON SCHEMA %I TO elkedeur_server', current_schema());"
           " EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I"
           " TO elkedeur_server', current_schema());"
           " REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM elkedeur_server;"
           " END IF; END $$;");

/* FNV-1a: it finds edits, it need not withstand anybody who can edit the program. */
static struct str
hash_of(struct cx *cx, struct str text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3u;
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(hash >> (56 - 8 * i));
    struct text hex = text_open(cx->mem, 16);
    text_add_hex(&hex, (struct bytes){bytes, sizeof bytes});
    return text_str(&hex);
}

static enum outcome
applied_check(struct cx *cx, const struct rows *rows, const struct migration *list, size_t count,
              size_t at)
{
    if (at >= count)
        return fail(cx, CONFLICT, "De database is van een nieuwere versie dan dit programma.");
    if (rows_int(rows, 0) != list[at].number)
        return store_refuses(cx, S("Er is een migratie overgeslagen"), list[at].name);
    if (!str_eq(rows_text(cx, rows, 2), hash_of(cx, list[at].text)))
        return store_refuses(cx, S("Een migratie is veranderd nadat zij is uitgevoerd"),
                             rows_text(cx, rows, 1));
    return OK;
}

/* How many were applied; those are the first of the list, or it fails. */
static enum outcome
applied_count(struct cx *cx, const struct migration *list, size_t count, size_t *ret)
{
    struct rows *rows = NULL;
    size_t applied = 0;
    TRY(rows_open(cx, &applied_list, NULL, &rows));
    for (;;) {
        bool more = false;
        TRY(rows_next(cx, rows, &more));
        if (!more)
            break;
        TRY(applied_check(cx, rows, list, count, applied));
        applied++;
    }
    *ret = applied;
    return OK;
}

static enum outcome
script_run(struct cx *cx, const struct migration *migration)
{
    struct str text;
    TRY(dialect_translate(cx, migration->text, store_is_postgres(cx->db->store), &text));
    return cx->db->engine->script(cx, cx->db, text);
}

/* One migration, inside a transaction. */
static enum outcome
apply(struct cx *cx, const struct migration *migration)
{
    enum outcome outcome = script_run(cx, migration);
    if (outcome == INVALID)
        return fail_with(cx, INVALID,
                         str_join(cx->mem, migration->name, S(": "), cx->fault.sentence), S(""), 0);
    TRY(outcome);
    const struct param params[] = {{.i = migration->number},
                                   {.t = migration->name},
                                   {.t = hash_of(cx, migration->text)},
                                   {.i = cx->now_ms}};
    TRY(db_run_one(cx, &applied_add, params));
    log_event(LOG_INFO, "migrated", log_str("migration", migration->name));
    return OK;
}

static enum outcome
table_ensure(struct cx *cx)
{
    bool there = false;
    TRY(db_exists(cx, &is_there, NULL, &there));
    if (there)
        return OK;
    const struct migration table = {.name = S("schema_migration"), .text = table_text};
    return script_run(cx, &table);
}

/* Inside a transaction; *done when there was nothing left. */
static enum outcome
apply_next(struct cx *cx, const struct migration *list, size_t count, bool *done)
{
    size_t applied = 0;
    TRY(table_ensure(cx));
    TRY(applied_count(cx, list, count, &applied));
    *done = applied == count;
    return *done ? OK : apply(cx, &list[applied]);
}

/* Databases of one server share their roles: two that migrate at the same moment may stand in each
 * other's way. Who loses tries again, some times. */
static bool
race_lost(const struct db *db, enum outcome outcome, int *lost)
{
    enum { LOST_MAX = 5 };

    return outcome == UNAVAILABLE && db_must_rerun(db) && ++*lost <= LOST_MAX;
}

static enum outcome
apply_all(struct cx *cx, const struct migration *list, size_t count, int *ret)
{
    int made = 0, lost = 0;
    for (;;) {
        bool done = false;
        TRY(db_begin_migration(cx, cx->db));
        enum outcome outcome = apply_next(cx, list, count, &done);
        if (outcome == OK && !done)
            outcome = db_commit(cx, cx->db);
        else
            db_rollback(cx->db);
        if (race_lost(cx->db, outcome, &lost))
            continue;
        TRY(outcome);
        if (done)
            break;
        made++;
    }
    *ret = made;
    return OK;
}

enum outcome
migrations_apply(struct cx *cx, struct db *db, const struct migration *list, size_t count, int *ret)
{
    struct db *before = cx->db;
    cx->db = db;
    enum outcome outcome = apply_all(cx, list, count, ret);
    cx->db = before;
    return outcome;
}

static enum outcome
waiting_read(struct cx *cx, const struct migration *list, size_t count, int *ret)
{
    bool there = false;
    size_t applied = 0;
    TRY(db_exists(cx, &is_there, NULL, &there));
    if (there)
        TRY(applied_count(cx, list, count, &applied));
    *ret = (int)(count - applied);
    return OK;
}

enum outcome
migrations_waiting(struct cx *cx, struct db *db, const struct migration *list, size_t count,
                   int *ret)
{
    struct db *before = cx->db;
    cx->db = db;
    enum outcome outcome = db_begin(cx, db, TRANSACTION_READ);
    if (outcome == OK)
        outcome = waiting_read(cx, list, count, ret);
    db_rollback(db);
    cx->db = before;
    return outcome;
}

enum outcome
migration_of(struct cx *cx, struct str path, struct str text, int number, struct migration *ret)
{
    struct str name = path;
    for (size_t at; (at = str_find_byte(name, '/')) < name.len;)
        name = str_slice(name, at + 1, name.len);
    struct text expected = text_open(cx->mem, 8);
    text_add_int_wide(&expected, number, 4);
    text_add_byte(&expected, '_');
    if (!str_starts(name, text_str(&expected)) || !str_ends(name, S(".sql")))
        return store_refuses(cx, S("Een migratie heet niet volgens haar nummer"), path);
    *ret = (struct migration){
        .number = number, .name = str_slice(name, 0, name.len - 4), .text = text};
    return OK;
}

static enum outcome
embedded_list(struct cx *cx, struct migration **ret)
{
    struct migration *list = arena_new(cx->mem, struct migration, migration_data_files_count);
    for (size_t i = 0; i < migration_data_files_count; i++) {
        struct bytes content = migration_data_files[i].content;
        struct str text = {(const char *)content.ptr, content.len};
        TRY(migration_of(cx, migration_data_files[i].path, text, (int)i + 1, &list[i]));
    }
    *ret = list;
    return OK;
}

static enum outcome
role_ensure(struct cx *cx, struct db *db)
{
    enum outcome outcome;
    int lost = 0;

    do {
        TRY(db_begin_migration(cx, db));
        outcome = db->engine->script(cx, db, role_text);
        if (outcome == OK)
            return db_commit(cx, db);
        db_rollback(db);
    } while (race_lost(db, outcome, &lost));
    return outcome;
}

enum outcome
store_migrate(struct cx *cx, struct db *db, int *ret)
{
    struct migration *list = NULL;
    TRY(embedded_list(cx, &list));
    TRY(migrations_apply(cx, db, list, migration_data_files_count, ret));
    return store_is_postgres(db->store) ? role_ensure(cx, db) : OK;
}

enum outcome
store_migrations_waiting(struct cx *cx, struct db *db, int *ret)
{
    struct migration *list = NULL;
    TRY(embedded_list(cx, &list));
    return migrations_waiting(cx, db, list, migration_data_files_count, ret);
}

enum outcome
store_migrate_to(struct cx *cx, struct db *db, int64_t number, struct str hash, int *ret)
{
    struct migration *list = NULL;
    TRY(embedded_list(cx, &list));
    if (number < 1 || (size_t)number > migration_data_files_count)
        return fail(cx, CONFLICT, "De back-up is van een nieuwere versie dan dit programma.");
    if (!str_eq(hash, hash_of(cx, list[number - 1].text)))
        return fail(cx, CONFLICT, "De back-up is van een ander programma dan dit.");
    enum outcome outcome = migrations_apply(cx, db, list, (size_t)number, ret);
    if (outcome == CONFLICT)
        return fail(cx, CONFLICT,
                    "De database is van een nieuwere versie dan de back-up. Kies een lege "
                    "database.");
    return outcome;
}

enum outcome
store_is_new(struct cx *cx, struct db *db, bool *ret)
{
    struct db *before = cx->db;
    bool there = false;

    cx->db = db;
    enum outcome outcome = db_begin(cx, db, TRANSACTION_READ);
    if (outcome == OK)
        outcome = db_exists(cx, &is_there, NULL, &there);
    db_rollback(db);
    cx->db = before;
    *ret = !there;
    return outcome;
}
