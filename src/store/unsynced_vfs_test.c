/* unsynced_vfs_test.c - what was acknowledged survives a power cut at every sync point. */
#include "store/unsynced_vfs.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store_test.sql.h"
#include "store/test_world.h"

#include "base/text.h"
#include "os/log.h"

#define TRANSACTIONS 24
#define SEEDS 4

static const struct migration tables = {
    1, S_INIT("0001_tables"),
    S_INIT("CREATE TABLE thing (id INT PRIMARY KEY, topic TEXT NOT NULL, weight REAL NOT NULL,\n"
           "    sealed BYTES NOT NULL, closed_ms INT, note TEXT, share REAL, proof BYTES);\n"
           "CREATE TABLE part (id INT NOT NULL, thing INT NOT NULL REFERENCES thing (id), amount "
           "INT NOT NULL);\n")};

/* One thing with one part: either both survive or neither. Every third grows over several pages. */
static enum outcome
pair_keep(struct cx *cx, int64_t id)
{
    static const unsigned char big[9000] = {1, 2, 3};
    const struct bytes none = {NULL, 0};
    TRY(db_begin(cx, cx->db, TRANSACTION_WRITE));
    TRY(sql_test_thing_add(cx, id, S("geld"), 1, (struct bytes){big, id % 3 == 0 ? sizeof big : 10},
                           0, S(""), 0, none));
    TRY(sql_test_part_add(cx, 1, id, id));
    return db_commit(cx, cx->db);
}

/* The child: writes, and acknowledges each commit. */
static _Noreturn void
work(struct str address, struct unsynced_plan plan, int acknowledged)
{
    unsynced_vfs_install(plan);
    struct cx cx = {.mem = arena_open()};
    struct store *store = NULL;
    int applied = 0;
    bool ready = store_open(&cx, address, &store) == OK && db_open(&cx, store, &cx.db) == OK &&
                 migrations_apply(&cx, cx.db, &tables, 1, &applied) == OK;
    /* Often, so that power fails in the middle of moving the log into the database, too. */
    if (!ready || cx.db->engine->script(&cx, cx.db, S("PRAGMA wal_autocheckpoint = 9")) != OK)
        _exit(1);
    for (int64_t id = 1; id <= TRANSACTIONS; id++) {
        if (pair_keep(&cx, id) != OK || write(acknowledged, "x", 1) != 1)
            _exit(2);
        if (id == TRANSACTIONS / 2 || id == TRANSACTIONS)
            db_close(cx.db); /* checkpoints, and deletes the log without syncing the directory */
        if (id == TRANSACTIONS / 2 && db_open(&cx, store, &cx.db) != OK)
            _exit(3);
    }
    _exit(0);
}

struct found {
    bool crashed;
    int64_t acknowledged, things, parts;
    bool sound;
};

static int64_t
number_of(struct cx *cx, const char *text)
{
    const struct statement st = {
        .name = "number", .text = text, .params = "", .columns = "i", .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    if (rows_one(cx, &st, NULL, &rows) != OK)
        return -1;
    int64_t number = rows_int(rows, 0);
    rows_close(rows);
    return number;
}

/* The parent, after the power came back. */
static void
look(struct world *w, struct str address, struct found *found)
{
    struct cx cx = {.mem = w->mem};
    struct store *store = NULL;
    int applied = 0;
    assert_ok(store_open(&cx, address, &store));
    if (db_open(&cx, store, &cx.db) == OK &&
        migrations_apply(&cx, cx.db, &tables, 1, &applied) == OK) {
        begin_read(&cx);
        /* Those that have all before them. */
        found->things =
            number_of(&cx, "SELECT COUNT(*) FROM thing WHERE id = (SELECT COUNT(*) FROM thing AS t"
                           " WHERE t.id <= thing.id)");
        found->parts = number_of(&cx, "SELECT COUNT(*) FROM part WHERE amount = thing");
        found->sound = number_of(&cx, "SELECT COUNT(*) FROM pragma_integrity_check"
                                      " WHERE integrity_check <> 'ok'") == 0;
        db_rollback(cx.db);
    }
    db_close(cx.db);
    store_close(store);
}

static struct found
power_cut(struct world *w, struct unsynced_plan plan)
{
    static int made;
    char name[64];
    (void)snprintf(name, sizeof name, "/cut%d.db", made++);
    struct str address = str_join(w->mem, S("sqlite:"), w->directory, str_from_c(name));
    struct found found = {0};
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work(address, plan, ends[1]);
    }
    close(ends[1]);
    char byte;
    while (read(ends[0], &byte, 1) == 1)
        found.acknowledged++;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    found.crashed = WEXITSTATUS(status) == UNSYNCED_EXIT;
    if (!found.crashed)
        assert_int_equal(WEXITSTATUS(status), 0);
    look(w, address, &found);
    return found;
}

static bool
all_is_well(const struct found *found)
{
    return found->sound && found->things == found->parts && found->things >= found->acknowledged &&
           found->things <= found->acknowledged + 1;
}

/* Cuts the power at each sync point, once for each seed. How many cuts, and how many did harm. */
static int
cuts_everywhere(struct world *w, bool sync_does_nothing, int *harmed)
{
    int cuts = 0;
    *harmed = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        for (int64_t at = 1;; at++) {
            struct found found =
                power_cut(w, (struct unsynced_plan){.crash_at_sync = at,
                                                    .survivors_seed = seed * 7919,
                                                    .sync_does_nothing = sync_does_nothing});
            if (!found.crashed) {
                assert_int_equal(found.acknowledged, TRANSACTIONS);
                break;
            }
            cuts++;
            if (all_is_well(&found))
                continue;
            ++*harmed;
            if (!sync_does_nothing)
                print_message("sync %d, seed %d: %d acknowledged, %d things, %d parts, %s\n",
                              (int)at, (int)seed, (int)found.acknowledged, (int)found.things,
                              (int)found.parts, found.sound ? "sound" : "not sound");
        }
    }
    return cuts;
}

/* The ruins of the second test are logged as errors, and rightly; hundreds of times. */
static void
log_silence(bool silent)
{
    log_level_set(silent ? (enum log_level)(LOG_ERROR + 1) : LOG_INFO);
}

static void
what_was_acknowledged_survives_a_power_cut_at_every_sync(void **state)
{
    struct world *w = world_of(state);
    int harmed = -1;
    log_silence(true);
    int cuts = cuts_everywhere(w, false, &harmed);
    log_silence(false);
    assert_true(cuts >= SEEDS * TRANSACTIONS);
    assert_int_equal(harmed, 0);
}

/* Otherwise the test above would prove nothing. */
static void
without_syncing_a_power_cut_does_harm(void **state)
{
    struct world *w = world_of(state);
    int harmed = -1;
    log_silence(true);
    int cuts = cuts_everywhere(w, true, &harmed);
    log_silence(false);
    assert_true(harmed > cuts / 2);
}

const struct CMUnitTest unsynced_vfs_tests[] = {
    ON_SQLITE(what_was_acknowledged_survives_a_power_cut_at_every_sync),
    ON_SQLITE(without_syncing_a_power_cut_does_harm),
};
const size_t unsynced_vfs_tests_count = sizeof unsynced_vfs_tests / sizeof unsynced_vfs_tests[0];
