/* serve.c - opens the house, starts the threads, waits for the signal to end. */
#include "app/serve.h"

#include <signal.h>
#include <unistd.h>

#include "app/operations.h"
#include "app/rooms.h"
#include "app/routes.h"
#include "app/searching.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/desk_site.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/people/people_routes.h"
#include "jobs/jobs.h"
#include "net/mail_site.h"
#include "os/clock.h"
#include "os/confine.h"
#include "os/log.h"
#include "os/thread.h"
#include "web/assets.h"
#include "web/http.h"
#include "web/metrics.h"

enum {
    ROOM_JOBS_MAX = 32,
    RECURRING_MAX = 64,
    TELL_WINDOW_MS = 5000, /* order of ids is not order of commits: a window is reread */
    TOLD_MAX = 4096,
    BEAT_MS = 15000,
    JOBS_AT_ONCE_MS = 5000,
    IDLE_MS = 1000,
};

/* ---- the thread for later ---- */

struct later {
    struct thread thread;
    struct mutex lock;
    struct condition woken;
    bool wanted, ending;

    struct db *db;
    const struct keys *keys;
    const struct calendar *calendar;
    struct hub *hub;
    struct arena *mem;

    const struct job_kind *kinds[ROOM_JOBS_MAX];
    size_t kind_count;
    const struct recurring *recurring[RECURRING_MAX];
    int64_t next_ms[RECURRING_MAX];
    size_t recurring_count;

    int64_t told[TOLD_MAX]; /* changes told already, as a ring */
    size_t told_at;
    int64_t begun_ms, beat_ms;
};

static struct cx
later_cx(struct later *later)
{
    arena_reset(later->mem);
    return (struct cx){.mem = later->mem,
                       .keys = later->keys,
                       .calendar = later->calendar,
                       .now_ms = clock_now_ms()};
}

static bool
told_before(struct later *later, int64_t change)
{
    for (size_t i = 0; i < TOLD_MAX; i++)
        if (later->told[i] == change)
            return true;
    later->told[later->told_at++ % TOLD_MAX] = change;
    return false;
}

/* Tells open pages what was committed, here or on another node. */
static void
tell(struct later *later)
{
    struct cx cx = later_cx(later);
    struct change_since_row_list changes = {0};
    int64_t since_ms = cx.now_ms - TELL_WINDOW_MS;

    if (hub_count(later->hub) == 0)
        return;
    enum outcome outcome = db_begin(&cx, later->db, TRANSACTION_READ);
    cx.db = later->db;
    if (outcome == OK)
        outcome = change_list(&cx, since_ms, &changes);
    db_rollback(later->db);
    for (size_t i = 0; outcome == OK && i < changes.count; i++)
        if (!told_before(later, changes.at[i].change))
            hub_tell(later->hub, changes.at[i].channel);
}

static void
run_recurring(struct later *later)
{
    for (size_t i = 0; i < later->recurring_count; i++) {
        struct cx cx = later_cx(later);
        int64_t count = 0;

        if (cx.now_ms < later->next_ms[i])
            continue;
        later->next_ms[i] = cx.now_ms + later->recurring[i]->every_ms;
        if (recurring_run(&cx, later->db, later->recurring[i], &count) == OK && count > 0)
            log_event(LOG_INFO, "recurring", log_str("name", str_from_c(later->recurring[i]->name)),
                      log_int("rows", count));
    }
}

/* What /metrics shows of the database; each server looks for itself. */
static void
gauges_set(struct later *later)
{
    struct cx cx = later_cx(later);
    int64_t waiting = 0, failed = 0, due_ms = 0;

    enum outcome outcome = db_begin(&cx, later->db, TRANSACTION_READ);
    cx.db = later->db;
    if (outcome == OK)
        outcome = job_counts(&cx, &waiting, &failed);
    if (outcome == OK)
        outcome = holding_oldest_due(&cx, &due_ms);
    db_rollback(later->db);
    if (outcome != OK)
        return;
    metrics_set(GAUGE_JOBS_WAITING, waiting);
    metrics_set(GAUGE_JOBS_FAILED, failed);
    metrics_set(GAUGE_LATE_SECONDS,
                due_ms > 0 && due_ms < cx.now_ms ? (cx.now_ms - due_ms) / 1000 : 0);
}

static void
run_jobs(struct later *later)
{
    bool more = true, ending = false;
    int64_t until_ms = clock_now_ms() + JOBS_AT_ONCE_MS;

    /* A mail server that hangs must hold up neither the sweep nor the end. */
    while (more && !ending && clock_now_ms() < until_ms) {
        struct cx cx = later_cx(later);
        mutex_lock(&later->lock);
        ending = later->ending;
        mutex_unlock(&later->lock);
        if (job_run_one(&cx, later->db, later->kinds, later->kind_count, &more) != OK)
            return;
    }
}

static void
later_run(void *what)
{
    struct later *later = what;
    bool ending = false;

    while (!ending) {
        tell(later);
        run_recurring(later);
        run_jobs(later);
        if (clock_now_ms() - later->beat_ms >= BEAT_MS) {
            later->beat_ms = clock_now_ms();
            hub_beat(later->hub);
            gauges_set(later);
        }
        mutex_lock(&later->lock);
        if (!later->wanted && !later->ending)
            condition_wait_ms(&later->woken, &later->lock, IDLE_MS);
        later->wanted = false;
        ending = later->ending;
        mutex_unlock(&later->lock);
    }
}

static void
later_wake(void *what)
{
    struct later *later = what;

    mutex_lock(&later->lock);
    later->wanted = true;
    condition_wake_one(&later->woken);
    mutex_unlock(&later->lock);
}

static enum outcome
later_start(struct cx *cx, struct later *later, const struct house *house, struct hub *hub)
{
    *later = (struct later){.keys = house->keys,
                            .calendar = house->calendar,
                            .hub = hub,
                            .mem = arena_open(),
                            .begun_ms = cx->now_ms};
    mutex_init(&later->lock);
    condition_init(&later->woken);
    for (size_t r = 0; rooms[r]; r++) {
        for (size_t j = 0; rooms[r]->jobs && rooms[r]->jobs[j]; j++) {
            check(later->kind_count < ROOM_JOBS_MAX);
            later->kinds[later->kind_count++] = rooms[r]->jobs[j];
        }
        for (const struct recurring *e = rooms[r]->recurring; e && e->name; e++) {
            check(later->recurring_count < RECURRING_MAX);
            later->recurring[later->recurring_count++] = e;
        }
    }
    TRY(db_open(cx, house->store, &later->db));
    thread_start(&later->thread, later_run, later);
    return OK;
}

static void
later_stop(struct later *later)
{
    mutex_lock(&later->lock);
    later->ending = true;
    condition_wake_one(&later->woken);
    mutex_unlock(&later->lock);
    thread_join(&later->thread);
    db_close(later->db);
    arena_close(later->mem);
}

/* ---- the house ---- */

/* The facts of data/ are loaded once per version of them; the count tells whether they are
 * there. */
static enum outcome
facts_load(struct cx *cx, struct db *db)
{
    int64_t count;

    TRY(db_begin(cx, db, TRANSACTION_WRITE));
    cx->db = db;
    TRY(network_facts_count(cx, &count));
    if (count == 0)
        TRY(network_facts_load(cx));
    cx->db = NULL;
    return db_commit(cx, db);
}

static enum outcome
schema_needed(struct cx *cx, struct db *db)
{
    int waiting;

    TRY(store_migrations_waiting(cx, db, &waiting));
    if (waiting > 0)
        return fail(cx, UNAVAILABLE,
                    "De database heeft de tabellen van deze versie nog niet. Voer eerst elkedeur "
                    "migrate uit op deze database.");
    return OK;
}

enum schema_use { SCHEMA_MADE, SCHEMA_CURRENT, SCHEMA_ANY };

/* A file that cannot be opened now never can by waiting. */
static enum outcome
file_told(struct cx *cx, const struct config *config, enum outcome outcome)
{
    const struct str sqlite = S("sqlite:");

    if (outcome != UNAVAILABLE || !str_starts(config->db, sqlite))
        return outcome;
    return fail_with(cx, outcome,
                     S("Het bestand van de database kan niet open. Maak de map, of kies een ander "
                       "bestand met --db sqlite:BESTAND."),
                     str_slice(config->db, sqlite.len, config->db.len), 0);
}

static enum outcome
opened(struct cx *cx, const struct config *config, enum schema_use use, struct house *ret)
{
    const bool make = use == SCHEMA_MADE;
    struct house house = {0};
    int applied;

    TRY(store_open(cx, config->db, &house.store));
    if (make) {
        struct db *owner;
        TRY(file_told(cx, config, db_open_owner(cx, house.store, &owner)));
        TRY(store_migrate(cx, owner, &applied));
        db_close(owner);
    }
    TRY(file_told(cx, config, db_open(cx, house.store, &house.db)));
    if (use == SCHEMA_CURRENT)
        TRY(schema_needed(cx, house.db));
    TRY(keys_open(cx, config->keys, make, &house.keys));
    cx->keys = house.keys;
    struct calendar *calendar = arena_new(cx->mem, struct calendar, 1);
    TRY(config_calendar(cx, config, calendar));
    cx->calendar = house.calendar = calendar;
    if (make)
        TRY(facts_load(cx, house.db));
    *ret = house;
    return OK;
}

enum outcome
house_open(struct cx *cx, const struct config *config, bool make, struct house *ret)
{
    return opened(cx, config, make ? SCHEMA_MADE : SCHEMA_ANY, ret);
}

enum outcome
house_open_current(struct cx *cx, const struct config *config, struct house *ret)
{
    return opened(cx, config, SCHEMA_CURRENT, ret);
}

void
house_close(struct house *house)
{
    if (house->db)
        db_close(house->db);
    if (house->store)
        store_close(house->store);
    if (house->keys)
        keys_close(house->keys);
}

static int64_t
worker_count(const struct config *config)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (config->workers > 0)
        return config->workers;
    return processors > 2 ? 2 * processors : 4;
}

static void
print_line(struct str line)
{
    ssize_t written = write(STDOUT_FILENO, line.ptr, line.len);
    (void)written; /* nobody may be reading */
}

/* How mail and text messages leave. */
static enum outcome
messages_set(struct cx *cx, const struct config *config)
{
    struct notify notify;

    TRY(config_sms(cx, config, &notify));
    notify_set(notify);
    mail_site_set((struct mail_site){config->mail, config->mail_from, config_address(cx, config)});
    return OK;
}

enum outcome
serve(struct cx *cx, const struct config *config, struct house *house, struct str demo_password,
      struct str ready)
{
    static struct later later;
    struct door door = {.routes = routes,
                        .route_count = route_count,
                        .site = desk_site,
                        .sign_in = sign_in_page,
                        .keys = house->keys,
                        .calendar = house->calendar,
                        .asset_version = asset_version(),
                        .phone = config->phone,
                        .demo_password = demo_password};
    struct http_config http_config = {.socket = config->inherited_socket,
                                      .workers = (int)worker_count(config),
                                      .connection_limit = (int)config->connections,
                                      .no_rates = config->no_rates,
                                      .trusted_proxy = config->trusted_proxy,
                                      .door = &door,
                                      .store = house->store,
                                      .committed = later_wake,
                                      .committed_what = &later};
    struct http *http;
    struct searching *searching;
    sigset_t ending, blocked;
    int signal;

    TRY(config_listen(cx, config->listen, &http_config.address, &http_config.port));
    TRY(messages_set(cx, config));
    TRY(db_check_durable(cx, house->db));
    TRY(store_check_statements(cx, house->db));
    if (db_check_guarded(cx, house->db) != OK) /* an operator may have to make the role first */
        log_event(LOG_WARNING, "not_guarded", log_str("why", cx->fault.sentence));
    confine();
    if (str_eq(config->log, S("requests")))
        metrics_log_requests();
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    /* A reader of the log that died, or a file that may not grow, is an error where it happens. */
    blocked = ending;
    sigaddset(&blocked, SIGPIPE);
    sigaddset(&blocked, SIGXFSZ);
    sigprocmask(SIG_BLOCK, &blocked, NULL);

    struct hub *hub = hub_open();
    http_config.hub = hub;
    TRY(later_start(cx, &later, house, hub));
    TRY(searching_start(cx, house->store, &searching));
    TRY(http_start(cx, &http_config, &http));
    print_line(ready);
    log_event(LOG_INFO, "started", log_str("listen", config->listen),
              log_int("workers", http_config.workers));
    sigwait(&ending, &signal);
    log_event(LOG_INFO, "stopping", log_int("signal", signal));
    operations_stopping();
    http_stop(http);
    later_stop(&later);
    searching_stop(searching);
    hub_close(hub);
    return OK;
}
