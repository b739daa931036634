/* searching.c - looks four times a second what changed on the map, and now and then reads it whole.
 */
#include "app/searching.h"

#include "domain/map/search.h"
#include "os/clock.h"
#include "os/log.h"
#include "os/thread.h"

enum {
    LOOK_MS = 250,
    LOAD_AGAIN_MS = 6 * 60 * 60 * 1000, /* what no change told of: the name of an organisation */
    REST_TIMES = 5, /* a large import asks for much reading: at most a sixth of the time */
};

struct searching {
    struct thread thread;
    struct mutex lock;
    struct condition woken;
    bool ending; /* under the lock */

    struct db *db;
    struct arena *mem;
    bool loaded, load_wanted;
    int64_t load_not_before_us, load_due_us;
};

static struct cx
searching_cx(struct searching *searching)
{
    arena_reset(searching->mem);
    return (struct cx){.mem = searching->mem, .now_ms = clock_now_ms()};
}

static void
load(struct searching *searching)
{
    struct cx cx = searching_cx(searching);
    int64_t begun_us = clock_monotonic_us();
    enum outcome outcome = service_index_load(&cx, searching->db);
    int64_t ended_us = clock_monotonic_us(), took_us = ended_us - begun_us;

    searching->load_not_before_us = ended_us + REST_TIMES * took_us;
    if (outcome != OK) /* the database is away: tried again */
        return;
    searching->loaded = true;
    searching->load_wanted = false;
    searching->load_due_us = ended_us + (int64_t)LOAD_AGAIN_MS * 1000;
    log_event(LOG_DEBUG, "search_index", log_int("services", (int64_t)service_index_count()),
              log_int("took_ms", took_us / 1000));
}

static void
look(struct searching *searching)
{
    struct cx cx = searching_cx(searching);
    int64_t now_us = clock_monotonic_us();
    bool many = false;

    if (searching->loaded && service_index_follow(&cx, searching->db, &many) == OK && many)
        searching->load_wanted = true;
    bool due = !searching->loaded || searching->load_wanted || now_us >= searching->load_due_us;
    if (due && now_us >= searching->load_not_before_us)
        load(searching);
}

static void
searching_run(void *what)
{
    struct searching *searching = what;
    bool ending = false;

    while (!ending) {
        look(searching);
        mutex_lock(&searching->lock);
        if (!searching->ending)
            condition_wait_ms(&searching->woken, &searching->lock, LOOK_MS);
        ending = searching->ending;
        mutex_unlock(&searching->lock);
    }
}

enum outcome
searching_start(struct cx *cx, struct store *store, struct searching **ret)
{
    static struct searching searching;

    searching = (struct searching){.mem = arena_open()};
    mutex_init(&searching.lock);
    condition_init(&searching.woken);
    TRY(db_open(cx, store, &searching.db));
    thread_start(&searching.thread, searching_run, &searching);
    *ret = &searching;
    return OK;
}

void
searching_stop(struct searching *searching)
{
    mutex_lock(&searching->lock);
    searching->ending = true;
    condition_wake_one(&searching->woken);
    mutex_unlock(&searching->lock);
    thread_join(&searching->thread);
    service_index_close();
    db_close(searching->db);
    arena_close(searching->mem);
}
