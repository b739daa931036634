/* test_world.h - a database of one's own on either engine; for tests only.
 *
 * On SQLite a file in a temporary directory, on PostgreSQL a schema in the database of the
 * environment's ELKEDEUR_TEST_PG; tests for it are skipped, and say so, when that is not set. Any
 * number of worlds can exist side by side. */
#ifndef STORE_TEST_WORLD_H
#define STORE_TEST_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* base/cx.h has one of its own */

#include "store/engine.h"
#include "store/migrate.h"

struct world {
    struct arena *mem;
    bool postgres;
    struct str directory, schema; /* one of both is empty */
    struct store *store;
    struct cx cx;    /* with .db the first connection */
    struct cx other; /* and the second */
};

/* The same test on both engines. */
#define ON_BOTH(test) ON_SQLITE(test), ON_POSTGRES(test)
/* clang-format off */
#define ON_SQLITE(test) {#test "_on_sqlite", (test), world_setup_sqlite, world_teardown, NULL}
#define ON_POSTGRES(test) {#test "_on_postgres", (test), world_setup_postgres, world_teardown, NULL}
/* clang-format on */
int world_setup_sqlite(void **state);
int world_setup_postgres(void **state);
int world_teardown(void **state);

/* The world of this test, or the test is skipped. */
struct world *world_of(void **state);
/* The same with the tables thing and part. */
struct world *world_with_tables(void **state);
/* One more connection, with what its own transactions know. db_close it. */
struct cx world_connect(struct world *w);
/* Statements without parameters or result, in a transaction of their own. */
enum outcome world_script(struct cx *cx, struct str text);

void begin_write(struct cx *cx);
void begin_read(struct cx *cx);
void commit(struct cx *cx);
#define assert_ok(call) assert_int_equal((call), OK)
/* The sentence of the last failure contains this. */
void assert_sentence(const struct cx *cx, struct str part);

#endif
