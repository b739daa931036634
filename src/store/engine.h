/* engine.h - what an engine does for the store; inside this folder only.
 *
 * store.c keeps the rules that hold for both engines (what a broken transaction is, who copies,
 * what is counted); sqlite.c and postgres.c talk to their library and say how something failed. */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H

#include "store/store.h"

struct store {
    const struct engine *engine;
    struct arena *mem;
    struct str address; /* what the engine connects to; a path or a URL, followed by a NUL */
};

struct db {
    const struct engine *engine;
    struct store *store;
    struct arena *mem; /* lives as long as this connection */
    void *own;         /* the engine's part */
    bool owner, connected, in_transaction;
    bool begun; /* the engine knows of the transaction; a READ begins with its first statement */
    bool lost;  /* connect again before the next transaction */
    bool must_rerun;
    enum transaction kind;
    enum outcome
        broken; /* how the engine refused a statement of this transaction; OK: it did not */
    struct str broken_sentence;
    struct rows *open; /* in this transaction, last opened first */
    struct db_counters counters;
    int64_t visited_at_begin;
    bool counts_visits;
    int busy_limit_ms; /* how long a writer waits for another on SQLite */
};

struct rows {
    struct rows *next;
    struct db *db;
    const struct statement *st;
    void *own;       /* the engine's result */
    int at;          /* row of a result that is there as a whole */
    int64_t changed; /* known when step said there are no more */
    bool is_open;
};

struct cell {
    bool null;
    struct param value; /* the member of the column's letter; text and bytes belong to the engine */
};

struct engine {
    /* Opens db->own; after a failure disconnect() is called. */
    enum outcome (*connect)(struct cx *cx, struct db *db);
    void (*disconnect)(struct db *db);
    enum outcome (*begin)(struct cx *cx, struct db *db, enum transaction kind);
    /* For a migration: writes, sees what others committed up to now, and keeps other migrations
     * out. */
    enum outcome (*begin_migration)(struct cx *cx, struct db *db);
    /* On failure the caller rolls back. */
    enum outcome (*commit)(struct cx *cx, struct db *db);
    void (*rollback)(struct db *db);
    /* Compiles it and compares the letters with what the engine knows: INVALID when they differ. */
    enum outcome (*prepare)(struct cx *cx, struct db *db, const struct statement *st);
    enum outcome (*start)(struct cx *cx, struct rows *rows, const struct param *params);
    /* Runs a listed statement at the latest with the next one, the commit, or a rollback; how it
     * failed is told there. NULL: `start` is as quick. */
    enum outcome (*later)(struct cx *cx, struct db *db, const struct statement *st,
                          const struct param *params);
    enum outcome (*step)(struct cx *cx, struct rows *rows, bool *ret);
    struct cell (*cell)(const struct rows *rows, int column);
    void (*finish)(struct rows *rows);
    /* Several statements without parameters, inside a transaction: migrations. */
    enum outcome (*script)(struct cx *cx, struct db *db, struct str text);
    enum outcome (*check_durable)(struct cx *cx, struct db *db);
    /* A number that grows with the rows read. */
    int64_t (*visited)(struct cx *cx, struct db *db);
};

extern const struct engine sqlite_engine;
extern const struct engine postgres_engine;

/* How an engine failed. */
enum failure {
    FAILURE_CONSTRAINT, /* CONFLICT */
    FAILURE_RACE,       /* UNAVAILABLE, and running it again may help */
    FAILURE_GONE,       /* UNAVAILABLE, and the connection is opened again */
    FAILURE_FULL,       /* UNAVAILABLE, and the connection is good */
    FAILURE_REFUSED,    /* DENIED: rights or row-level security */
    FAILURE_STATEMENT,  /* UNAVAILABLE; a mistake in a statement, so it is logged as an error */
};
/* Notes it in db, logs it with the engine's code, and returns the outcome. `st` may be NULL;
 * `message` must hold no values out of the database. */
enum outcome db_failed(struct cx *cx, struct db *db, enum failure failure,
                       const struct statement *st, struct str code, struct str message);

/* A transaction for one migration; ends with db_commit or db_rollback. */
enum outcome db_begin_migration(struct cx *cx, struct db *db);
/* INVALID with "sentence: what"; for whoever runs a command, not for residents. */
enum outcome store_refuses(struct cx *cx, struct str sentence, struct str what);
/* "question_get, kolom 3": where in a statement. */
struct str statement_place(struct cx *cx, const struct statement *st, int column);

#endif
