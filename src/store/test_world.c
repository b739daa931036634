/* test_world.c - makes and removes the databases of tests. */
#include "store/test_world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "store/store_test.sql.c" /* made by sqlc.py --unlisted: no part of the program's list */

static const struct migration tables = {
    .number = 1,
    .name = S_INIT("0001_tables"),
    .text = S_INIT("CREATE TABLE thing (\n"
                   "    id INT PRIMARY KEY,\n"
                   "    topic TEXT NOT NULL,\n"
                   "    weight REAL NOT NULL,\n"
                   "    sealed BYTES NOT NULL,\n"
                   "    closed_ms INT, -- it's open without\n"
                   "    note TEXT, share REAL, proof BYTES,\n"
                   "    CHECK (weight >= 0));\n"
                   "CREATE TABLE turn (id INT PRIMARY KEY);\n"
                   "CREATE TABLE part (\n"
                   "    id INT NOT NULL, amount INT NOT NULL,\n"
                   "    thing INT NOT NULL REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED,\n"
                   "    PRIMARY KEY (thing, id)) WITHOUT ROWID;\n"),
};

struct cx
world_connect(struct world *w)
{
    struct cx cx = {.mem = w->mem, .now_ms = 1790000000000};
    /* As owner: on a shared server the role elkedeur_server may exist, without rights to our
     * schema. */
    assert_ok(db_open_owner(&cx, w->store, &cx.db));
    return cx;
}

static struct str
schema_name(struct arena *mem)
{
    static int made;
    struct text name = text_open(mem, 40);
    text_add(&name, S("elkedeur_test_"));
    text_add_int(&name, getpid());
    text_add_byte(&name, '_');
    text_add_int(&name, made++);
    return text_str(&name);
}

static struct world *
world_open(struct arena *mem, struct str address)
{
    struct world *w = arena_new(mem, struct world, 1);
    w->mem = mem;
    struct cx cx = {.mem = mem};
    assert_ok(store_open(&cx, address, &w->store));
    w->postgres = store_is_postgres(w->store);
    w->cx = world_connect(w);
    w->other = world_connect(w);
    return w;
}

int
world_setup_sqlite(void **state)
{
    struct arena *mem = arena_open();
    char directory[] = "/tmp/elkedeur-store.XXXXXX";
    assert_non_null(mkdtemp(directory));
    struct str path = str_copy(mem, str_from_c(directory));
    struct world *w = world_open(mem, str_join(mem, S("sqlite:"), path, S("/test.db")));
    w->directory = path;
    *state = w;
    return 0;
}

int
world_setup_postgres(void **state)
{
    const char *address = getenv("ELKEDEUR_TEST_PG");
    *state = NULL;
    if (address == NULL || address[0] == 0)
        return 0;
    struct arena *mem = arena_open();
    struct str base = str_from_c(address), schema = schema_name(mem);
    struct str sign = str_find_byte(base, '?') < base.len ? S("&") : S("?");
    struct world *w =
        world_open(mem, str_join(mem, base, sign, S("options=-csearch_path%3D"), schema));
    w->schema = schema;
    assert_ok(world_script(&w->cx, str_join(mem, S("CREATE SCHEMA "), schema)));
    *state = w;
    return 0;
}

static void
directory_remove(struct arena *mem, struct str path)
{
    DIR *dir = opendir(path.ptr);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        struct str inside = str_join(mem, path, S("/"), str_from_c(entry->d_name));
        if (entry->d_name[0] != '.' && unlink(inside.ptr) != 0)
            directory_remove(mem, inside);
    }
    closedir(dir);
    rmdir(path.ptr);
}

int
world_teardown(void **state)
{
    struct world *w = *state;
    if (w == NULL)
        return 0;
    db_close(w->other.db);
    db_rollback(w->cx.db);
    if (w->schema.len > 0)
        assert_ok(
            world_script(&w->cx, str_join(w->mem, S("DROP SCHEMA "), w->schema, S(" CASCADE"))));
    db_close(w->cx.db);
    if (w->directory.len > 0)
        directory_remove(w->mem, w->directory);
    store_close(w->store);
    arena_close(w->mem);
    return 0;
}

struct world *
world_of(void **state)
{
    if (*state == NULL) {
        print_message("ELKEDEUR_TEST_PG is not set: skipped\n");
        skip();
    }
    return *state;
}

struct world *
world_with_tables(void **state)
{
    struct world *w = world_of(state);
    int applied = 0;
    assert_ok(migrations_apply(&w->cx, w->cx.db, &tables, 1, &applied));
    assert_int_equal(applied, 1);
    return w;
}

enum outcome
world_script(struct cx *cx, struct str text)
{
    TRY(db_begin_migration(cx, cx->db));
    enum outcome outcome = OK;
    if (store_is_postgres(cx->db->store)) /* with the rights of the owner, until it ends */
        outcome = cx->db->engine->script(cx, cx->db, S("SET LOCAL ROLE NONE"));
    if (outcome == OK)
        outcome = cx->db->engine->script(cx, cx->db, text);
    if (outcome == OK)
        return db_commit(cx, cx->db);
    db_rollback(cx->db);
    return outcome;
}

void
begin_write(struct cx *cx)
{
    assert_ok(db_begin(cx, cx->db, TRANSACTION_WRITE));
}

void
begin_read(struct cx *cx)
{
    assert_ok(db_begin(cx, cx->db, TRANSACTION_READ));
}

void
commit(struct cx *cx)
{
    assert_ok(db_commit(cx, cx->db));
}

void
assert_sentence(const struct cx *cx, struct str part)
{
    struct str sentence = cx->fault.sentence;
    if (str_find(sentence, part) == sentence.len)
        print_message("the sentence is: %.*s\n", (int)sentence.len, sentence.ptr);
    assert_true(str_find(sentence, part) < sentence.len);
}
