/* test_house.c - makes the house of tests, and acts in it as the door would. */
#include "app/test_house.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/demo.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/guide/helplines.h"
#include "os/log.h"

/* Outside a transaction: what was committed may be lost with the power, and the tests go fast. */
static void
sync_nothing(struct cx *cx, bool postgres)
{
    begin_read(cx); /* connected from now on */
    commit(cx);
    assert_ok(cx->db->engine->script(
        cx, cx->db, postgres ? S("SET synchronous_commit = off") : S("PRAGMA synchronous = OFF")));
}

/* From now on with the rights that the server has: on PostgreSQL row-level security binds it. */
static void
as_server(struct cx *cx)
{
    cx->db->owner = false;
    cx->db->lost = true;
}

static const struct keys *
keys_new(struct cx *cx, struct str folder)
{
    struct keys *keys;
    assert_ok(keys_open(cx, folder, true, &keys));
    return keys;
}

static struct str
folder_new(struct arena *mem)
{
    char path[] = "/tmp/elkedeur-house.XXXXXX";
    assert_non_null(mkdtemp(path));
    return str_copy(mem, str_from_c(path));
}

static int
house_fill(void **state)
{
    struct world *w = *state;
    int applied;

    if (w == NULL)
        return 0;
    /* world_teardown takes the folder away with what is in it, so the keys may lie there too. */
    if (w->directory.len == 0)
        w->directory = folder_new(w->mem);
    assert_ok(store_migrate(&w->cx, w->cx.db, &applied));
    as_server(&w->cx);
    as_server(&w->other);
    sync_nothing(&w->cx, w->postgres);
    sync_nothing(&w->other, w->postgres);
    w->cx.keys = w->other.keys = keys_new(&w->cx, w->directory);
    assert_ok(in_write(&w->cx, demo_network_load(&w->cx, S(""))));
    return 0;
}

int
house_setup_sqlite(void **state)
{
    log_level_set(LOG_ERROR);
    return world_setup_sqlite(state) != 0 || house_fill(state) != 0;
}

int
house_setup_postgres(void **state)
{
    log_level_set(LOG_ERROR);
    return world_setup_postgres(state) != 0 || house_fill(state) != 0;
}

int
house_teardown(void **state)
{
    struct world *w = *state;
    struct keys *keys = w != NULL ? (struct keys *)(uintptr_t)w->cx.keys : NULL;
    int failed = world_teardown(state);

    if (keys != NULL)
        keys_close(keys);
    log_level_set(LOG_INFO);
    return failed;
}

/* A world without a database: its cx and folder only. */
int
keys_setup(void **state)
{
    struct arena *mem = arena_open();
    struct world *w = arena_new(mem, struct world, 1);

    log_level_set(LOG_ERROR + 1); /* refused bytes are logged as errors; here they are the point */
    w->mem = mem;
    w->directory = folder_new(mem);
    w->cx = (struct cx){.mem = mem, .now_ms = 1790000000000};
    w->cx.keys = keys_new(&w->cx, w->directory);
    *state = w;
    return 0;
}

int
keys_teardown(void **state)
{
    struct world *w = *state;
    DIR *dir = opendir(w->directory.ptr);

    keys_close((struct keys *)(uintptr_t)w->cx.keys);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    rmdir(w->directory.ptr);
    arena_close(w->mem);
    log_level_set(LOG_INFO);
    return 0;
}

enum outcome
house_end(struct cx *cx, enum outcome outcome)
{
    struct kept *kept = cx->kept;

    if (outcome == OK)
        outcome = db_commit(cx, cx->db);
    else
        db_rollback(cx->db);
    cx->kept = NULL;
    if (kept != NULL) {
        begin_write(cx);
        for (; kept != NULL; kept = kept->next)
            assert_ok(kept->write(cx, kept->row));
        commit(cx);
    }
    return outcome;
}

void
as_resident(struct cx *cx)
{
    cx->who = (struct actor){0};
}

void
as_professional(struct cx *cx, int64_t professional, int64_t organisation)
{
    cx->who =
        (struct actor){professional, organisation, PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS};
}

void
as_role(struct cx *cx, int64_t professional, int64_t organisation, struct str role)
{
    cx->who = (struct actor){professional, organisation, role_find(role)->permissions};
}

static enum outcome
colleague_add(struct cx *cx, int64_t professional, int64_t organisation, struct str role)
{
    struct text email = text_open(cx->mem, 64);

    text_add(&email, S("nieuw"));
    text_add_int(&email, professional);
    text_add(&email, S("@demodam.example"));
    TRY(professional_add(cx, professional, S("Nieuw Gezicht"), text_str(&email), S("")));
    return membership_set(cx, professional, organisation, role);
}

void
as_new_colleague(struct cx *cx, int64_t professional, int64_t organisation, struct str role)
{
    assert_ok(in_write(cx, colleague_add(cx, professional, organisation, role)));
    as_role(cx, professional, organisation, role);
}

struct asked
house_ask(struct cx *cx, int64_t municipality, struct str topic, struct str question)
{
    const struct ask ask = {
        .question = question, .topic = topic, .channel = S("code"), .consent = true};
    struct ask_plan *plan;
    struct asked asked;

    as_resident(cx);
    assert_ok(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    assert_ok(in_write(cx, ask_act(cx, plan, municipality, S("Wij delen dit."), &asked)));
    return asked;
}

void
house_str_equal(struct str a, struct str b, const char *file, int line)
{
    if (str_eq(a, b))
        return;
    print_message("this:  %.*s\nis not: %.*s\n", (int)a.len, a.len ? a.ptr : "", (int)b.len,
                  b.len ? b.ptr : "");
    _fail(file, line);
}
