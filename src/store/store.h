/* store.h - the database seam: what the program knows of SQLite and PostgreSQL.
 *
 * Nobody above this folder holds SQL text. Statements live in <noun>.sql; tools/sqlc.py makes one
 * typed function of each, and those functions are the only callers of the lower half of this
 * header. One text serves both engines. Values are INT (64 bits), TEXT, REAL, BYTES; NULL occurs
 * only in columns and parameters marked `?`, and is 0 or empty on this side.
 *
 * Outcomes of every statement: OK; NOT_FOUND (a `one` without a row); CONFLICT (a constraint
 * refused, or a `run 1` that did not touch exactly one row); UNAVAILABLE (the database is gone,
 * full or busy); DENIED (row-level security refused what a WHERE should have kept out); INVALID
 * (text that is not UTF-8, or holds a NUL). After a lost race (SQLITE_BUSY, serialization failure,
 * deadlock) it is UNAVAILABLE with db_must_rerun() true: the door rolls back and runs the same
 * `act` again.
 *
 * When the engine refused a statement the transaction is over, on both engines: every later
 * statement, and the commit, gives the same outcome. NOT_FOUND and the CONFLICT of `run 1` leave it
 * usable. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/cx.h"
#include "base/outcome.h"
#include "base/str.h"

/* ---- for app, jobs and the door ---- */

/* Where the data is: "sqlite:PATH" or "postgresql://...". One per process; not written once
 * open. */
struct store;
/* One connection; one thread at a time. */
struct db;

enum transaction {
    TRANSACTION_READ,  /* one read-only snapshot */
    TRANSACTION_WRITE, /* BEGIN IMMEDIATE on SQLite, SERIALIZABLE on PostgreSQL */
    TRANSACTION_ALONE, /* the same, while no other writer runs: it loses no race */
};

/* INVALID with a sentence when the address is neither kind. Opens no connection. */
NODISCARD enum outcome store_open(struct cx *cx, struct str address, struct store **ret);
void store_close(struct store *store);
bool store_is_postgres(const struct store *store);

/* Connects. UNAVAILABLE when the database cannot be reached. Lives until db_close. On PostgreSQL
 * the connection takes the role elkedeur_server when that exists and the user is a member of it, so
 * that the server owns no table and row-level security binds it. */
NODISCARD enum outcome db_open(struct cx *cx, struct store *store, struct db **ret);
/* The same with the rights of the user in the address: for migrating, and for nothing else. */
NODISCARD enum outcome db_open_owner(struct cx *cx, struct store *store, struct db **ret);
void db_close(struct db *db);

/* A connection that was lost is opened again here, so a database that comes back is simply used.
 * On PostgreSQL the actor's organisation and permissions are set for row-level security:
 * elkedeur.organisation, elkedeur.professional, elkedeur.permissions, for this transaction only.
 * A READ begins with its first statement, which then says that the database cannot be reached: a
 * page that asks nothing costs nothing. */
NODISCARD enum outcome db_begin(struct cx *cx, struct db *db, enum transaction kind);
/* When it fails, the transaction has been rolled back. UNAVAILABLE without db_must_rerun() may mean
 * that it was committed and the answer was lost. */
NODISCARD enum outcome db_commit(struct cx *cx, struct db *db);
/* Never fails: a lost connection has rolled back already. Does nothing outside a transaction. */
void db_rollback(struct db *db);
/* Did the last failure come from a lost race, so that running the same again may succeed? */
bool db_must_rerun(const struct db *db);
/* The pragmas and settings on which "stored before acknowledged" rests. INVALID with a sentence
 * when they are unsafe (fsync, synchronous_commit, full_page_writes off; SQLite not in WAL with
 * FULL). */
NODISCARD enum outcome db_check_durable(struct cx *cx, struct db *db);

/* Does the border between organisations stand in the database too? INVALID with a sentence when
 * this connection is not bound by row-level security, or a table about questions has no policy. OK
 * on SQLite, which knows no such thing. */
NODISCARD enum outcome db_check_guarded(struct cx *cx, struct db *db);

/* Brings the schema to the newest of the embedded migrations, each in a transaction of its own.
 * CONFLICT when the database is newer than the program. *ret: how many were applied. On PostgreSQL
 * it also makes the role elkedeur_server when the user may, and gives that role its rights. */
NODISCARD enum outcome store_migrate(struct cx *cx, struct db *db, int *ret);
/* The same up to one migration, which must have this hash: for putting back a backup of an older
 * program. CONFLICT when this program does not know that migration, or the database is further. */
NODISCARD enum outcome store_migrate_to(struct cx *cx, struct db *db, int64_t number,
                                        struct str hash, int *ret);
/* Has nothing ever been migrated here? */
NODISCARD enum outcome store_is_new(struct cx *cx, struct db *db, bool *ret);
/* How many of the embedded migrations the database lacks. CONFLICT when it is newer than the
 * program. */
NODISCARD enum outcome store_migrations_waiting(struct cx *cx, struct db *db, int *ret);
/* Prepares every statement of the program once. INVALID names the first that does not fit. */
NODISCARD enum outcome store_check_statements(struct cx *cx, struct db *db);

/* Rows and statements since the connection opened: for tests and benches of "rows visited".
 *
 * rows_visited is -1 until db_count_visits(); on PostgreSQL it grows when a transaction commits,
 * and counts rows read from tables in order plus entries read from indexes. Debian's SQLite does
 * not count rows (no SQLITE_ENABLE_STMT_SCANSTATUS), so there it counts steps of its virtual
 * machine: some five to fifteen a row. Compare its growth with more data, never one engine with the
 * other. Counting costs PostgreSQL two round trips a transaction: not in production. */
struct db_counters {
    int64_t statements, rows_returned, rows_visited;
};
struct db_counters db_counters(const struct db *db);
void db_count_visits(struct db *db);

/* ---- for generated code only (tools/sqlc.py) ---- */

struct statement {
    const char *name;
    const char *text;          /* with $1, $2, ... */
    const char *text_postgres; /* where PostgreSQL needs another text; NULL: the same */
    const char *params;  /* one letter each: i int, t text, r real, b bytes; capital: may be NULL */
    const char *columns; /* the same for the result; "" when nobody looks at it */
    int number;          /* place in the program's list of statements, or STATEMENT_UNLISTED */
};
/* Prepared anew at each use: migrations and tests. */
#define STATEMENT_UNLISTED (-1)
extern const struct statement *const statements[];
extern const size_t statement_count;

struct param {
    int64_t i;
    double r;
    struct str t;
    struct bytes b;
};

struct rows;
/* Runs it; rows follow. Closed with the transaction, or with cx->mem, at the latest. The same
 * listed statement cannot be open twice. */
NODISCARD enum outcome rows_open(struct cx *cx, const struct statement *st,
                                 const struct param *params, struct rows **ret);
/* Moves to the next row. *ret false: there is none, and the rows are closed. */
NODISCARD enum outcome rows_next(struct cx *cx, struct rows *rows, bool *ret);
int64_t rows_int(const struct rows *rows, int column);
double rows_real(const struct rows *rows, int column);
struct str rows_text(struct cx *cx, const struct rows *rows, int column);    /* copied to cx->mem */
struct bytes rows_bytes(struct cx *cx, const struct rows *rows, int column); /* copied to cx->mem */
void rows_close(struct rows *rows);
/* Opens and stands on the first row. NOT_FOUND without one. */
NODISCARD enum outcome rows_one(struct cx *cx, const struct statement *st,
                                const struct param *params, struct rows **ret);
/* Room for one more behind `count` objects of `size` bytes: `at` itself, or a larger copy. */
void *rows_room(struct cx *cx, void *at, size_t count, size_t *room, size_t size);
/* Runs a statement without result; *changed rows were touched. */
NODISCARD enum outcome db_run(struct cx *cx, const struct statement *st, const struct param *params,
                              int64_t *changed);
/* The same; CONFLICT unless exactly one was. */
NODISCARD enum outcome db_run_one(struct cx *cx, const struct statement *st,
                                  const struct param *params);
/* Runs a statement whose count nobody needs. The engine may wait until the next one, to save a
 * round trip: then that one, or the commit, says that it was refused. */
NODISCARD enum outcome db_run_later(struct cx *cx, const struct statement *st,
                                    const struct param *params);
/* Does it give a row? */
NODISCARD enum outcome db_exists(struct cx *cx, const struct statement *st,
                                 const struct param *params, bool *ret);

#endif
