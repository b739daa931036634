/* bare.c - the rows of one question written with the engine's own library: what a transaction costs
 * without this program. The rows are read back from questions that the rules asked, so that columns
 * and bytes are the same whatever the schema becomes; only ids and hashes are fresh. */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#include "base/text.h"
#include "os/clock.h"
#include "os/random.h"

enum { COLUMNS_MAX = 32, QUESTIONS_MAX = 64 };

static const struct {
    const char *table, *where; /* of the rows that asking wrote */
} written[] = {
    {"holding", "question = %lld"},      {"question", "question = %lld"},
    {"question_key", "question = %lld"}, {"message", "question = %lld"},
    {"happening", "question = %lld"},    {"consent", "question = %lld"},
    {"change", "change = (SELECT max(change) FROM change) AND %lld <> 0"},
};
enum { TABLES = sizeof written / sizeof *written };

enum fresh { KEPT, FRESH_QUESTION, FRESH_ID, FRESH_HASH };

/* The rows of one question that the rules asked; which of both depends on the engine. */
struct rows_kept {
    sqlite3_value *values[TABLES][COLUMNS_MAX];
    PGresult *rows[TABLES];
};

struct bare {
    struct arena *mem;
    sqlite3 *lite;
    sqlite3_stmt *inserts[TABLES], *begin, *commit;
    PGconn *pg;
    int columns[TABLES]; /* 0 before the first question */
    enum fresh fresh[TABLES][COLUMNS_MAX];
    struct rows_kept kept[QUESTIONS_MAX];
    unsigned count;
};

static enum fresh
fresh_of(size_t table, const char *column)
{
    struct str name = str_from_c(column);

    if (str_eq(name, S("question")))
        return FRESH_QUESTION;
    if (str_eq(name, S("code_hash")) || str_eq(name, S("secret_hash")))
        return FRESH_HASH;
    /* message.message, happening.happening, consent.consent, change.change */
    return str_eq(name, str_from_c(written[table].table)) ? FRESH_ID : KEPT;
}

static const char *
select_text(struct bare *bare, size_t table, int64_t question)
{
    char *text = arena_new(bare->mem, char, 256), where[128];

    snprintf(where, sizeof where, written[table].where, (long long)question);
    snprintf(text, 256, "SELECT * FROM %s WHERE %s", written[table].table, where);
    return text;
}

static const char *
insert_text(struct bare *bare, size_t table)
{
    struct text text = text_open(bare->mem, 256);

    text_add(&text, S("INSERT INTO "));
    text_add(&text, str_from_c(written[table].table));
    text_add(&text, S(" VALUES ("));
    for (int i = 0; i < bare->columns[table]; i++) {
        text_add(&text, i ? S(", $") : S("$"));
        text_add_int(&text, i + 1);
    }
    text_add(&text, S(")"));
    text_add_byte(&text, 0);
    return text.ptr;
}

static _Noreturn void
die(const char *message)
{
    fprintf(stderr, "bench_tool: bare: %s\n", message);
    exit(1);
}

/* ---- SQLite ---- */

/* As the store waits for another writer: every millisecond. */
static int
busy_wait(void *what, int times)
{
    (void)what;
    if (times > 5000)
        return 0;
    sqlite3_sleep(1);
    return 1;
}

static void
lite_ok(struct bare *bare, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        die(sqlite3_errmsg(bare->lite));
}

static sqlite3_stmt *
lite_prepare(struct bare *bare, const char *text)
{
    sqlite3_stmt *stmt;
    lite_ok(bare, sqlite3_prepare_v3(bare->lite, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL));
    return stmt;
}

static void
lite_open(struct bare *bare, const char *path)
{
    lite_ok(bare, sqlite3_open_v2(path, &bare->lite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
    sqlite3_busy_handler(bare->lite, busy_wait, NULL);
    /* The store's own settings; foreign keys too, because PostgreSQL always checks them. */
    lite_ok(bare, sqlite3_exec(bare->lite,
                               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                               "PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON",
                               NULL, NULL, NULL));
    bare->begin = lite_prepare(bare, "BEGIN IMMEDIATE");
    bare->commit = lite_prepare(bare, "COMMIT");
}

static void
lite_copy(struct bare *bare, int64_t question, struct rows_kept *kept)
{
    for (size_t t = 0; t < TABLES; t++) {
        sqlite3_stmt *row = lite_prepare(bare, select_text(bare, t, question));
        if (sqlite3_step(row) != SQLITE_ROW)
            die("no row to copy");
        bare->columns[t] = sqlite3_column_count(row);
        check(bare->columns[t] <= COLUMNS_MAX);
        for (int i = 0; i < bare->columns[t]; i++) {
            kept->values[t][i] = sqlite3_value_dup(sqlite3_column_value(row, i));
            bare->fresh[t][i] = fresh_of(t, sqlite3_column_name(row, i));
        }
        sqlite3_finalize(row);
        if (!bare->inserts[t])
            bare->inserts[t] = lite_prepare(bare, insert_text(bare, t));
    }
}

static int
lite_run(sqlite3_stmt *stmt)
{
    int code = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    return code;
}

static void
lite_insert(struct bare *bare, const struct rows_kept *kept, size_t t, int64_t question, int64_t now_ms)
{
    sqlite3_stmt *insert = bare->inserts[t];
    unsigned char hash[32];

    for (int i = 0; i < bare->columns[t]; i++) {
        if (bare->fresh[t][i] == KEPT) {
            lite_ok(bare, sqlite3_bind_value(insert, i + 1, kept->values[t][i]));
        } else if (bare->fresh[t][i] == FRESH_HASH) {
            random_bytes(hash, sizeof hash);
            lite_ok(bare, sqlite3_bind_blob(insert, i + 1, hash, sizeof hash, SQLITE_TRANSIENT));
        } else {
            int64_t id = bare->fresh[t][i] == FRESH_QUESTION ? question : id_new(now_ms);
            lite_ok(bare, sqlite3_bind_int64(insert, i + 1, id));
        }
    }
    lite_ok(bare, lite_run(insert));
}

static bool
lite_write(struct bare *bare, const struct rows_kept *kept, int64_t question, int64_t now_ms)
{
    int code = lite_run(bare->begin);
    if (code == SQLITE_BUSY)
        return false;
    lite_ok(bare, code);
    for (size_t t = 0; t < TABLES; t++)
        lite_insert(bare, kept, t, question, now_ms);
    lite_ok(bare, lite_run(bare->commit));
    return true;
}

static void
lite_close(struct bare *bare)
{
    for (size_t t = 0; t < TABLES; t++) {
        sqlite3_finalize(bare->inserts[t]);
        for (unsigned k = 0; k < bare->count; k++)
            for (int i = 0; i < bare->columns[t]; i++)
                sqlite3_value_free(bare->kept[k].values[t][i]);
    }
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->commit);
    sqlite3_close(bare->lite);
}

/* ---- PostgreSQL ---- */

static PGresult *
pg_ok(struct bare *bare, PGresult *result)
{
    if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
        die(PQerrorMessage(bare->pg));
    return result;
}

static void
pg_open(struct bare *bare, const char *url)
{
    bare->pg = PQconnectdb(url);
    if (PQstatus(bare->pg) != CONNECTION_OK)
        die(PQerrorMessage(bare->pg));
}

static void
pg_copy(struct bare *bare, int64_t question, struct rows_kept *kept)
{
    for (size_t t = 0; t < TABLES; t++) {
        bool first = bare->columns[t] == 0;
        char name[8];
        Oid types[COLUMNS_MAX];
        PGresult *row = PQexecParams(bare->pg, select_text(bare, t, question), 0, NULL, NULL, NULL, NULL, 1);
        kept->rows[t] = pg_ok(bare, row);
        bare->columns[t] = PQnfields(row);
        check(bare->columns[t] <= COLUMNS_MAX && PQntuples(row) == 1);
        for (int i = 0; i < bare->columns[t]; i++) {
            types[i] = PQftype(row, i);
            bare->fresh[t][i] = fresh_of(t, PQfname(row, i));
        }
        snprintf(name, sizeof name, "t%d", (int)t);
        if (first)
            PQclear(pg_ok(bare, PQprepare(bare->pg, name, insert_text(bare, t), bare->columns[t], types)));
    }
}

static void
big_endian(unsigned char *to, int64_t n)
{
    for (int i = 0; i < 8; i++)
        to[i] = (unsigned char)((uint64_t)n >> (56 - 8 * i));
}

static void
pg_insert(struct bare *bare, const struct rows_kept *kept, size_t t, int64_t question, int64_t now_ms)
{
    const char *values[COLUMNS_MAX];
    int lengths[COLUMNS_MAX], formats[COLUMNS_MAX];
    unsigned char made[COLUMNS_MAX][32];
    char name[8];

    for (int i = 0; i < bare->columns[t]; i++) {
        values[i] = PQgetisnull(kept->rows[t], 0, i) ? NULL : PQgetvalue(kept->rows[t], 0, i);
        lengths[i] = PQgetlength(kept->rows[t], 0, i);
        formats[i] = 1;
        if (bare->fresh[t][i] == FRESH_HASH)
            random_bytes(made[i], sizeof made[i]);
        else if (bare->fresh[t][i] != KEPT)
            big_endian(made[i], bare->fresh[t][i] == FRESH_QUESTION ? question : id_new(now_ms));
        if (bare->fresh[t][i] != KEPT)
            values[i] = (const char *)made[i];
    }
    snprintf(name, sizeof name, "t%d", (int)t);
    PQclear(pg_ok(bare, PQexecPrepared(bare->pg, name, bare->columns[t], values, lengths, formats, 1)));
}

static bool
pg_write(struct bare *bare, const struct rows_kept *kept, int64_t question, int64_t now_ms)
{
    PQclear(pg_ok(bare, PQexec(bare->pg, "BEGIN")));
    for (size_t t = 0; t < TABLES; t++)
        pg_insert(bare, kept, t, question, now_ms);
    PQclear(pg_ok(bare, PQexec(bare->pg, "COMMIT")));
    return true;
}

static void
pg_close(struct bare *bare)
{
    for (unsigned k = 0; k < bare->count; k++)
        for (size_t t = 0; t < TABLES; t++)
            PQclear(bare->kept[k].rows[t]);
    PQfinish(bare->pg);
}

/* ---- both ---- */

struct bare *
bare_open(const struct bench *bench, struct arena *mem)
{
    struct bare *bare = arena_new(mem, struct bare, 1);

    bare->mem = mem;
    if (store_is_postgres(bench->store))
        pg_open(bare, bench->url);
    else
        lite_open(bare, bench->url + strlen("sqlite:"));
    return bare;
}

void
bare_copy(struct bare *bare, int64_t question)
{
    check(bare->count < QUESTIONS_MAX);
    struct rows_kept *kept = &bare->kept[bare->count++];

    if (bare->pg)
        pg_copy(bare, question, kept);
    else
        lite_copy(bare, question, kept);
}

void
bare_close(struct bare *bare)
{
    if (bare->pg)
        pg_close(bare);
    else
        lite_close(bare);
}

bool
bare_write(struct bare *bare)
{
    int64_t now_ms = clock_now_ms(), question = id_scattered(now_ms);
    const struct rows_kept *kept = &bare->kept[random_below(bare->count)];

    return bare->pg ? pg_write(bare, kept, question, now_ms) : lite_write(bare, kept, question, now_ms);
}
