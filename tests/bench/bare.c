/* bare.c - the rows that the rules write, written with the engine's own library: what a transaction costs
 * without this program. They are read back from questions where the rules did it, so that columns and bytes
 * are the same whatever the schema becomes; only ids and hashes are fresh. */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#include "base/text.h"
#include "os/clock.h"
#include "os/random.h"

enum { COLUMNS_MAX = 32, ROWS_MAX = 8, STEPS_MAX = 8, QUESTIONS_MAX = 64 };

/* The rows of one table that an act wrote; the question's number goes into `where`. */
struct step {
    const char *table, *where;
    const char *set; /* NULL: rows were added. Else one row was changed: which columns */
};

#define OF_QUESTION "question = %lld"
#define AT_LAST(kind) "kind = '" kind "' AND " OF_QUESTION
/* Pages of the question, of who sends and of who receives are told; each of them by the newest line. */
#define TOLD(count) "change IN (SELECT change FROM change ORDER BY change DESC LIMIT " count ") AND %lld <> 0"

static const struct step steps[BARE_ACTS][STEPS_MAX] = {
    [BARE_ASKED] = {{"holding", OF_QUESTION, NULL},
                    {"question", OF_QUESTION, NULL},
                    {"question_key", OF_QUESTION, NULL},
                    {"message", OF_QUESTION, NULL},
                    {"happening", OF_QUESTION, NULL},
                    {"consent", OF_QUESTION, NULL},
                    {"change", TOLD("1"), NULL}},
    [BARE_OFFERED] = {{"packet", OF_QUESTION, NULL},
                      {"handover", OF_QUESTION, NULL},
                      {"happening", AT_LAST("offered"), NULL},
                      {"change", TOLD("3"), NULL}},
    [BARE_ACCEPTED] = {{"holding", OF_QUESTION, "organisation, professional, stage, open, due_ms, since_ms, news, why, caught"},
                       {"sharing", OF_QUESTION, NULL},
                       {"happening", AT_LAST("handed_over"), NULL},
                       {"handover", OF_QUESTION, "state, phase, changed_ms, reason, weeks, outcome, next_organisation, returned, sealed_reason"},
                       {"change", TOLD("3"), NULL}},
};

enum fresh { KEPT, FRESH_QUESTION, FRESH_HANDOVER, FRESH_ID, FRESH_HASH };

/* The rows of one act on one question; which of both depends on the engine. */
struct rows_kept {
    sqlite3_value *values[STEPS_MAX][ROWS_MAX][COLUMNS_MAX];
    PGresult *rows[STEPS_MAX];
    int counts[STEPS_MAX];
};

struct act {
    sqlite3_stmt *stmts[STEPS_MAX];
    int columns[STEPS_MAX]; /* 0 before the first question */
    enum fresh fresh[STEPS_MAX][COLUMNS_MAX];
    struct rows_kept *kept[QUESTIONS_MAX];
    unsigned count;
};

struct bare {
    struct arena *mem;
    sqlite3 *lite;
    sqlite3_stmt *begin, *commit;
    PGconn *pg;
    struct act acts[BARE_ACTS];
};

/* Of what is written now. */
struct ids {
    int64_t question, handover, now_ms;
};

static enum fresh
fresh_of(const char *table, const char *column)
{
    struct str name = str_from_c(column);

    if (str_eq(name, S("question")))
        return FRESH_QUESTION;
    if (str_eq(name, S("handover")) || str_eq(name, S("packet")))
        return FRESH_HANDOVER;
    if (str_eq(name, S("code_hash")) || str_eq(name, S("secret_hash")))
        return FRESH_HASH;
    /* message.message, happening.happening, consent.consent, change.change */
    return str_eq(name, str_from_c(table)) ? FRESH_ID : KEPT;
}

/* Of a change: what is set, and then the key that it is found by. */
static const char *
select_text(struct bare *bare, const struct step *step, int64_t question)
{
    char *text = arena_new(bare->mem, char, 512), where[256];
    const char *key = str_eq(str_from_c(step->table), S("handover")) ? ", handover" : "";

    snprintf(where, sizeof where, step->where, (long long)question);
    if (step->set)
        snprintf(text, 512, "SELECT %s, municipality, question%s FROM %s WHERE %s", step->set, key, step->table, where);
    else
        snprintf(text, 512, "SELECT * FROM %s WHERE %s", step->table, where);
    return text;
}

static void
numbered(struct text *text, int column)
{
    text_add(text, S("$"));
    text_add_int(text, column);
}

static const char *
insert_text(struct bare *bare, const struct step *step, int columns)
{
    struct text text = text_open(bare->mem, 256);

    text_add(&text, S("INSERT INTO "));
    text_add(&text, str_from_c(step->table));
    text_add(&text, S(" VALUES ("));
    for (int i = 1; i <= columns; i++) {
        text_add(&text, i > 1 ? S(", ") : S(""));
        numbered(&text, i);
    }
    text_add(&text, S(")"));
    text_add_byte(&text, 0);
    return text.ptr;
}

static const char *
update_text(struct bare *bare, const struct step *step, int columns)
{
    struct text text = text_open(bare->mem, 256);
    struct str rest = str_from_c(step->set), name;
    int at = 0;

    text_add(&text, S("UPDATE "));
    text_add(&text, str_from_c(step->table));
    text_add(&text, S(" SET "));
    while (str_cut(&rest, ',', &name)) {
        text_add(&text, at ? S(", ") : S(""));
        text_add(&text, str_trim(name));
        text_add(&text, S(" = "));
        numbered(&text, ++at);
    }
    text_add(&text, S(" WHERE municipality = "));
    numbered(&text, ++at);
    text_add(&text, S(" AND question = "));
    numbered(&text, ++at);
    if (at < columns) {
        text_add(&text, S(" AND handover = "));
        numbered(&text, ++at);
    }
    check(at == columns);
    text_add_byte(&text, 0);
    return text.ptr;
}

static const char *
write_text(struct bare *bare, const struct step *step, int columns)
{
    return step->set ? update_text(bare, step, columns) : insert_text(bare, step, columns);
}

/* A fresh number for a column that holds one. */
static int64_t
number_of(enum fresh fresh, const struct ids *ids)
{
    return fresh == FRESH_QUESTION   ? ids->question
           : fresh == FRESH_HANDOVER ? ids->handover
                                     : id_new(ids->now_ms);
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
lite_copy(struct bare *bare, const struct step *step, size_t n, struct act *act, int64_t question)
{
    struct rows_kept *kept = act->kept[act->count];
    sqlite3_stmt *row = lite_prepare(bare, select_text(bare, step, question));

    act->columns[n] = sqlite3_column_count(row);
    check(act->columns[n] <= COLUMNS_MAX);
    for (int i = 0; i < act->columns[n]; i++)
        act->fresh[n][i] = fresh_of(step->table, sqlite3_column_name(row, i));
    for (; sqlite3_step(row) == SQLITE_ROW; kept->counts[n]++) {
        check(kept->counts[n] < ROWS_MAX);
        for (int i = 0; i < act->columns[n]; i++)
            kept->values[n][kept->counts[n]][i] = sqlite3_value_dup(sqlite3_column_value(row, i));
    }
    sqlite3_finalize(row);
    if (!act->stmts[n])
        act->stmts[n] = lite_prepare(bare, write_text(bare, step, act->columns[n]));
}

static int
lite_run(sqlite3_stmt *stmt)
{
    int code = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    return code;
}

static void
lite_row(struct bare *bare, const struct act *act, size_t n, sqlite3_value *const *values, const struct ids *ids)
{
    sqlite3_stmt *stmt = act->stmts[n];
    unsigned char hash[32];

    for (int i = 0; i < act->columns[n]; i++) {
        enum fresh fresh = act->fresh[n][i];
        if (fresh == KEPT) {
            lite_ok(bare, sqlite3_bind_value(stmt, i + 1, values[i]));
        } else if (fresh == FRESH_HASH) {
            random_bytes(hash, sizeof hash);
            lite_ok(bare, sqlite3_bind_blob(stmt, i + 1, hash, sizeof hash, SQLITE_TRANSIENT));
        } else {
            lite_ok(bare, sqlite3_bind_int64(stmt, i + 1, number_of(fresh, ids)));
        }
    }
    lite_ok(bare, lite_run(stmt));
}

static bool
lite_write(struct bare *bare, const struct act *act, const struct rows_kept *kept, const struct ids *ids)
{
    int code = lite_run(bare->begin);
    if (code == SQLITE_BUSY)
        return false;
    lite_ok(bare, code);
    for (size_t n = 0; n < STEPS_MAX; n++)
        for (int r = 0; r < kept->counts[n]; r++)
            lite_row(bare, act, n, kept->values[n][r], ids);
    lite_ok(bare, lite_run(bare->commit));
    return true;
}

static void
lite_close(struct act *act)
{
    for (size_t n = 0; n < STEPS_MAX; n++) {
        sqlite3_finalize(act->stmts[n]);
        for (unsigned k = 0; k < act->count; k++)
            for (int r = 0; r < act->kept[k]->counts[n]; r++)
                for (int i = 0; i < act->columns[n]; i++)
                    sqlite3_value_free(act->kept[k]->values[n][r][i]);
    }
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

/* "a1s2": a statement for each act and step. */
static void
pg_name(char name[8], size_t act, size_t n)
{
    snprintf(name, 8, "a%us%u", (unsigned)act % 10, (unsigned)n % 10);
}

static void
pg_copy(struct bare *bare, size_t which, size_t n, int64_t question)
{
    struct act *act = &bare->acts[which];
    const struct step *step = &steps[which][n];
    bool first = act->columns[n] == 0;
    char name[8];
    Oid types[COLUMNS_MAX];
    PGresult *row =
        pg_ok(bare, PQexecParams(bare->pg, select_text(bare, step, question), 0, NULL, NULL, NULL, NULL, 1));

    act->kept[act->count]->rows[n] = row;
    act->kept[act->count]->counts[n] = PQntuples(row);
    act->columns[n] = PQnfields(row);
    check(act->columns[n] <= COLUMNS_MAX);
    for (int i = 0; i < act->columns[n]; i++) {
        types[i] = PQftype(row, i);
        act->fresh[n][i] = fresh_of(step->table, PQfname(row, i));
    }
    pg_name(name, which, n);
    if (first)
        PQclear(pg_ok(bare, PQprepare(bare->pg, name, write_text(bare, step, act->columns[n]), act->columns[n], types)));
}

static void
big_endian(unsigned char *to, int64_t n)
{
    for (int i = 0; i < 8; i++)
        to[i] = (unsigned char)((uint64_t)n >> (56 - 8 * i));
}

static void
pg_row(struct bare *bare, size_t which, size_t n, const PGresult *rows, int row, const struct ids *ids)
{
    const struct act *act = &bare->acts[which];
    const char *values[COLUMNS_MAX];
    int lengths[COLUMNS_MAX], formats[COLUMNS_MAX];
    unsigned char made[COLUMNS_MAX][32];
    char name[8];

    for (int i = 0; i < act->columns[n]; i++) {
        enum fresh fresh = act->fresh[n][i];
        values[i] = PQgetisnull(rows, row, i) ? NULL : PQgetvalue(rows, row, i);
        lengths[i] = PQgetlength(rows, row, i);
        formats[i] = 1;
        if (fresh == FRESH_HASH)
            random_bytes(made[i], sizeof made[i]);
        else if (fresh != KEPT)
            big_endian(made[i], number_of(fresh, ids));
        if (fresh != KEPT)
            values[i] = (const char *)made[i];
    }
    pg_name(name, which, n);
    PQclear(pg_ok(bare, PQexecPrepared(bare->pg, name, act->columns[n], values, lengths, formats, 1)));
}

static bool
pg_write(struct bare *bare, size_t which, const struct rows_kept *kept, const struct ids *ids)
{
    PQclear(pg_ok(bare, PQexec(bare->pg, "BEGIN")));
    for (size_t n = 0; n < STEPS_MAX; n++)
        for (int r = 0; r < kept->counts[n]; r++)
            pg_row(bare, which, n, kept->rows[n], r, ids);
    PQclear(pg_ok(bare, PQexec(bare->pg, "COMMIT")));
    return true;
}

static void
pg_close(struct bare *bare)
{
    for (size_t a = 0; a < BARE_ACTS; a++)
        for (unsigned k = 0; k < bare->acts[a].count; k++)
            for (size_t n = 0; n < STEPS_MAX; n++)
                PQclear(bare->acts[a].kept[k]->rows[n]);
    PQfinish(bare->pg);
}

/* ---- either ---- */

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
bare_copy(struct bare *bare, enum bare_act which, int64_t question)
{
    struct act *act = &bare->acts[which];

    check(act->count < QUESTIONS_MAX);
    act->kept[act->count] = arena_new(bare->mem, struct rows_kept, 1);
    for (size_t n = 0; n < STEPS_MAX && steps[which][n].table; n++) {
        if (bare->pg)
            pg_copy(bare, which, n, question);
        else
            lite_copy(bare, &steps[which][n], n, act, question);
        if (act->kept[act->count]->counts[n] == 0)
            die("no row to copy");
    }
    act->count++;
}

void
bare_close(struct bare *bare)
{
    if (bare->pg) {
        pg_close(bare);
        return;
    }
    for (size_t a = 0; a < BARE_ACTS; a++)
        lite_close(&bare->acts[a]);
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->commit);
    sqlite3_close(bare->lite);
}

bool
bare_write(struct bare *bare, enum bare_act which, int64_t question, int64_t handover)
{
    const struct act *act = &bare->acts[which];
    const struct ids ids = {question, handover, clock_now_ms()};
    const struct rows_kept *kept = act->kept[random_below(act->count)];

    return bare->pg ? pg_write(bare, which, kept, &ids) : lite_write(bare, act, kept, &ids);
}
