/* power_test.c - asked, taken and answered: what was acknowledged survives a power cut at any
 * moment.
 *
 * The disk is that of store/unsynced_vfs.h: it loses all that was not synced. A child asks, takes
 * and answers by the rules of this folder and tells of every commit; then its power fails, and the
 * parent looks through the same rules at what is left. With PRAGMA synchronous = OFF the same suite
 * finds work lost, so it would notice if somebody switched syncing off.
 *
 * SQLite only. A PostgreSQL server writes its own files, and is trusted with them as long as it
 * syncs: db_check_durable refuses one that does not, tests/fault/kill.py tries that. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "os/files.h"
#include "os/log.h"
#include "store/test_world.h"
#include "store/unsynced_vfs.h"

enum { DEMODAM = 9901, HELPERS = 1, QUESTIONS = 5, STEPS = 3 * QUESTIONS, SEEDS = 3 };
enum { BASE_LIMIT_BYTES = 16 << 20, PROFESSIONALS = 2, CODE_ROOM = 16 };

static const int64_t now_ms = 1790000000000;

/* ---- what is done ---- */

/* What the child was told has been done. One write() each, so never by half. */
struct acknowledged {
    int64_t question;
    char step; /* a asked, t taken, r replied */
    char code[CODE_ROOM];
};

static struct str
words_of(struct cx *cx, struct str before, int i)
{
    struct text t = text_open(cx->mem, 64);
    text_add(&t, before);
    text_add_int(&t, i);
    return text_str(&t);
}

static int64_t
helper_of(int i)
{
    return 1 + i % PROFESSIONALS;
}

static struct cx
cx_of(struct world *w, const struct keys *keys, int i)
{
    return (struct cx){.mem = w->mem,
                       .keys = keys,
                       .now_ms = now_ms + i * 60000,
                       .who = {helper_of(i), HELPERS, PERMISSION_QUESTIONS}};
}

/* Step 0 asks, 1 takes, 2 replies. */
static enum outcome
step_act(struct cx *cx, int step, int i, const struct ask_plan *plan, struct asked *asked)
{
    struct question_id id = {asked->municipality, asked->question};
    if (step == 0)
        return ask_act(cx, plan, DEMODAM, S("Wij delen dit met wie helpt."), asked);
    if (step == 1)
        return question_take(cx, id, 0);
    return question_reply(cx, id, words_of(cx, S("Antwoord "), i));
}

/* One step in a transaction, as the door does it. */
static enum outcome
step_do(struct cx *cx, struct db *db, int step, int i, const struct ask_plan *plan,
        struct asked *asked)
{
    TRY(db_begin(cx, db, TRANSACTION_WRITE));
    cx->db = db;
    TRY(step_act(cx, step, i, plan, asked));
    cx->db = NULL;
    return db_commit(cx, db);
}

static struct ask
ask_of(struct cx *cx, int i)
{
    return (struct ask){.question = words_of(cx, S("Vraag "), i),
                        .channel = S("email"),
                        .email = S("bewoner@bewoner.example"),
                        .name = S("Ans"),
                        .consent = true};
}

/* How the power fails, and what was switched off before. */
struct cut {
    struct unsynced_plan plan;
    int after_steps; /* right after this many were acknowledged; 0: at the plan's sync point */
    bool synchronous_off;
};

static _Noreturn void
work(struct world *w, struct str address, const struct keys *keys, const struct cut *cut, int told)
{
    unsynced_vfs_install(cut->plan);
    struct cx cx = cx_of(w, keys, 0);
    struct store *store = NULL;
    struct db *db = NULL;
    int done = 0;
    if (store_open(&cx, address, &store) != OK || db_open(&cx, store, &db) != OK)
        _exit(1);
    /* Often, so that power fails in the middle of moving the log into the database, too. */
    if (db->engine->script(&cx, db, S("PRAGMA wal_autocheckpoint = 9")) != OK ||
        (cut->synchronous_off && db->engine->script(&cx, db, S("PRAGMA synchronous = OFF")) != OK))
        _exit(2);
    for (int i = 0; i < QUESTIONS; i++) {
        struct asked asked = {0};
        struct ask_plan *plan = NULL;
        cx = cx_of(w, keys, i);
        struct ask ask = ask_of(&cx, i);
        if (ask_prepare(&cx, &ask, PERIL_NONE, &plan) != OK)
            _exit(3);
        for (int step = 0; step < 3; step++) {
            cx.now_ms += 1000; /* messages stand in the order of their milliseconds */
            if (step_do(&cx, db, step, i, plan, &asked) != OK)
                _exit(4);
            struct acknowledged a = {.question = asked.question, .step = "atr"[step]};
            memcpy(a.code, asked.code.ptr, asked.code.len);
            if (write(told, &a, sizeof a) != sizeof a)
                _exit(5);
            if (++done == cut->after_steps)
                unsynced_crash();
        }
    }
    db_close(db);
    _exit(0);
}

/* ---- what is found ---- */

struct found {
    bool crashed, sound, whole;
    int acknowledged, there; /* steps */
    int lost;
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

/* Is this step there, as its rule shows it to whom it concerns? */
static bool
is_there(struct cx *cx, const struct acknowledged *a, int i)
{
    struct question_id id = {0};
    struct question_thread thread;
    if (question_by_code(cx, str_from_c(a->code), S("203.0.113"), &id) != OK ||
        id.question != a->question || thread_for_resident(cx, id, &thread) != OK)
        return false;
    const struct thread_message_list *m = &thread.messages;
    if (m->count == 0 || !str_eq(m->at[0].text.text, words_of(cx, S("Vraag "), i)))
        return false;
    if (a->step == 't')
        return thread.state.professional == helper_of(i);
    return a->step == 'a' ||
           (m->count == 2 && str_eq(m->at[1].text.text, words_of(cx, S("Antwoord "), i)) &&
            str_eq(thread.state.stage, S("answered")));
}

/* Everything in step: a question has all its parts or is not there, and so have its answers. */
static bool
nothing_half(struct cx *cx)
{
    static const char *const halves[] = {
        "SELECT COUNT(*) FROM question q LEFT JOIN holding h USING (municipality, question)"
        " WHERE h.question IS NULL",
        "SELECT COUNT(*) FROM holding h LEFT JOIN question q USING (municipality, question)"
        " WHERE q.question IS NULL",
        "SELECT COUNT(*) FROM question q WHERE"
        " 1 <> (SELECT COUNT(*) FROM question_key k WHERE k.question = q.question) OR"
        " 1 <> (SELECT COUNT(*) FROM consent c WHERE c.question = q.question) OR"
        " 1 <> (SELECT COUNT(*) FROM happening p WHERE p.question = q.question AND p.kind = "
        "'asked') OR"
        " 1 <> (SELECT COUNT(*) FROM message m WHERE m.question = q.question AND m.kind = "
        "'question')",
        "SELECT COUNT(*) FROM holding h WHERE"
        " (h.stage = 'answered') <> (SELECT COUNT(*) FROM message m"
        "   WHERE m.question = h.question AND m.kind = 'reply') OR"
        " (h.stage = 'answered') <> (SELECT COUNT(*) FROM happening p"
        "   WHERE p.question = h.question AND p.kind = 'answered') OR"
        " (h.stage = 'answered') <> (SELECT COUNT(*) FROM job j"
        "   WHERE j.subject LIKE '%' || h.question) OR"
        " (h.professional IS NOT NULL) <> (SELECT COUNT(*) FROM happening p"
        "   WHERE p.question = h.question AND p.kind = 'taken')",
        "SELECT COUNT(*) FROM message WHERE question NOT IN (SELECT question FROM question)",
        "SELECT COUNT(*) FROM happening WHERE question NOT IN (SELECT question FROM question)",
        "SELECT COUNT(*) FROM consent WHERE question NOT IN (SELECT question FROM question)",
    };
    for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++)
        if (number_of(cx, halves[i]) != 0)
            return false;
    return true;
}

/* The parent, after the power came back. */
static void
look(struct world *w, struct str address, const struct keys *keys,
     const struct acknowledged told[STEPS], struct found *found)
{
    struct cx cx = cx_of(w, keys, 0);
    struct store *store = NULL;
    struct db *db = NULL;
    assert_ok(store_open(&cx, address, &store));
    if (db_open(&cx, store, &db) == OK && db_begin(&cx, db, TRANSACTION_READ) == OK) {
        cx.db = db;
        found->sound = number_of(&cx, "SELECT COUNT(*) FROM pragma_integrity_check"
                                      " WHERE integrity_check <> 'ok'") == 0 &&
                       number_of(&cx, "SELECT COUNT(*) FROM pragma_foreign_key_check") == 0;
        found->whole = nothing_half(&cx);
        found->there = (int)number_of(&cx, "SELECT COUNT(*) FROM happening");
        for (int i = 0; i < found->acknowledged; i++)
            found->lost += !is_there(&cx, &told[i], i / 3);
        db_rollback(db);
    }
    db_close(db);
    store_close(store);
}

/* ---- the cut ---- */

/* A network with one organisation and two helpers, in a file that every cut begins with. */
static enum outcome
base_fill(struct cx *cx)
{
    const int64_t place = DEMODAM;
    const struct str help = S("sociaal_raadslieden");
    TRY(municipality_add(
        cx, &(struct municipality_row){DEMODAM, S("Demodam"), S("Demoland"), 0, 1, S("099")}));
    TRY(organisation_add(cx,
                         &(struct organisation_row){HELPERS, S("Sociaal raadslieden"), 0, S("wij"),
                                                    S("wij"), 0, 2, S("099"), 1, 2},
                         1, &place, 1, &help));
    TRY(safety_net_set(cx, DEMODAM, HELPERS, S("de coördinator")));
    TRY(professional_add(cx, 1, S("Samira"), S("samira@raadslieden.demodam.example"), S("")));
    TRY(membership_set(cx, 1, HELPERS, S("professional")));
    TRY(professional_add(cx, 2, S("Joris"), S("joris@raadslieden.demodam.example"), S("")));
    return membership_set(cx, 2, HELPERS, S("professional"));
}

static struct bytes
base_make(struct world *w)
{
    struct str path = str_join(w->mem, w->directory, S("/base.db"));
    struct cx cx = {.mem = w->mem, .now_ms = now_ms};
    struct store *store = NULL;
    struct db *db = NULL;
    struct bytes content;
    int applied = 0;
    assert_ok(store_open(&cx, str_join(w->mem, S("sqlite:"), path), &store));
    assert_ok(db_open_owner(&cx, store, &db));
    assert_ok(store_migrate(&cx, db, &applied));
    assert_ok(db_begin(&cx, db, TRANSACTION_WRITE));
    cx.db = db;
    assert_ok(base_fill(&cx));
    assert_ok(db_commit(&cx, db));
    db_close(db); /* nothing stays in the log */
    store_close(store);
    assert_ok(file_read(w->mem, path, BASE_LIMIT_BYTES, &content));
    return content;
}

/* What every cut of a test begins with. */
struct begin {
    struct world *w;
    struct keys *keys;
    struct bytes base;
};

static struct begin
begin_of(void **state)
{
    struct world *w = world_of(state);
    struct cx cx = {.mem = w->mem};
    struct keys *keys = NULL;
    assert_ok(keys_open(&cx, str_join(w->mem, w->directory, S("/keys")), true, &keys));
    return (struct begin){w, keys, base_make(w)};
}

static struct found
power_cut(const struct begin *begin, const struct cut *cut)
{
    static int made;
    char name[64];
    struct world *w = begin->w;
    (void)snprintf(name, sizeof name, "/cut%d.db", made++);
    struct str path = str_join(w->mem, w->directory, str_from_c(name));
    struct str address = str_join(w->mem, S("sqlite:"), path);
    struct acknowledged told[STEPS] = {0};
    struct found found = {0};
    int ends[2], status = 0;

    assert_ok(file_write_atomic(w->mem, path, begin->base, 0600));
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work(w, address, begin->keys, cut, ends[1]);
    }
    close(ends[1]);
    while (found.acknowledged < STEPS &&
           read(ends[0], &told[found.acknowledged], sizeof told[0]) == sizeof told[0])
        found.acknowledged++;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    found.crashed = WEXITSTATUS(status) == UNSYNCED_EXIT;
    if (!found.crashed)
        assert_int_equal(WEXITSTATUS(status), 0);
    look(w, address, begin->keys, told, &found);
    unlink(path.ptr);
    return found;
}

/* A commit whose acknowledgement was cut off may be there. */
static bool
all_is_well(const struct found *found)
{
    return found->sound && found->whole && found->lost == 0 &&
           found->there >= found->acknowledged && found->there <= found->acknowledged + 1;
}

static bool
is_harmed(const struct found *found, const char *where, int at, int seed, bool tell)
{
    if (all_is_well(found))
        return false;
    if (tell)
        print_message("%s %d, seed %d: %d acknowledged, %d there, %d lost, %s, %s\n", where, at,
                      seed, found->acknowledged, found->there, found->lost,
                      found->sound ? "sound" : "not sound", found->whole ? "whole" : "half");
    return true;
}

/* Cuts right after each acknowledgement. How many did harm. */
static int
cuts_after_each(const struct begin *begin, bool synchronous_off)
{
    int harmed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
        for (int at = 1; at <= STEPS; at++) {
            struct cut cut = {.plan = {.survivors_seed = (uint64_t)seed * 7919},
                              .after_steps = at,
                              .synchronous_off = synchronous_off};
            struct found found = power_cut(begin, &cut);
            assert_true(found.crashed);
            assert_int_equal(found.acknowledged, at);
            harmed += is_harmed(&found, "after step", at, seed, !synchronous_off);
        }
    }
    return harmed;
}

/* Ruins are logged as errors, and rightly; hundreds of times. */
static void
log_silence(bool silent)
{
    log_level_set(silent ? (enum log_level)(LOG_ERROR + 1) : LOG_INFO);
}

/* ---- the tests ---- */

static void
questions_takes_and_replies_survive_a_power_cut_at_every_sync(void **state)
{
    struct begin begin = begin_of(state);
    int cuts = 0, harmed = 0;
    log_silence(true);
    for (int seed = 0; seed < SEEDS; seed++) {
        for (int at = 1;; at++) {
            struct cut cut = {
                .plan = {.crash_at_sync = at, .survivors_seed = (uint64_t)seed * 7919}};
            struct found found = power_cut(&begin, &cut);
            harmed += is_harmed(&found, "sync", at, seed, true);
            if (!found.crashed) {
                assert_int_equal(found.acknowledged, STEPS);
                break;
            }
            cuts++;
        }
    }
    log_silence(false);
    keys_close(begin.keys);
    assert_true(cuts >= SEEDS * STEPS);
    assert_int_equal(harmed, 0);
}

static void
a_power_cut_right_after_the_acknowledgement_takes_nothing_back(void **state)
{
    struct begin begin = begin_of(state);
    log_silence(true);
    int harmed = cuts_after_each(&begin, false);
    log_silence(false);
    keys_close(begin.keys);
    assert_int_equal(harmed, 0);
}

/* Otherwise the two above would prove nothing. */
static void
with_syncing_switched_off_acknowledged_work_is_lost(void **state)
{
    struct begin begin = begin_of(state);
    log_silence(true);
    int harmed = cuts_after_each(&begin, true);
    log_silence(false);
    keys_close(begin.keys);
    assert_true(harmed > SEEDS * STEPS / 2);
}

const struct CMUnitTest power_tests[] = {
    ON_SQLITE(questions_takes_and_replies_survive_a_power_cut_at_every_sync),
    ON_SQLITE(a_power_cut_right_after_the_acknowledgement_takes_nothing_back),
    ON_SQLITE(with_syncing_switched_off_acknowledged_work_is_lost),
};
const size_t power_tests_count = sizeof power_tests / sizeof power_tests[0];
