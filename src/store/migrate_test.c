/* migrate_test.c - a schema grows in steps to what it would have been at once, and only so. */
#include <stdio.h>

#include "store/test_world.h"

#include "base/text.h"
#include "store/dialect.h"

static const struct migration list[] = {
    {1, S_INIT("0001_people"),
     S_INIT("-- it's the first; with a semicolon in the comment\n"
            "CREATE TABLE person (id INT PRIMARY KEY, name TEXT NOT NULL DEFAULT ';--', photo "
            "BYTES);\n"
            "INSERT INTO person (id, name) VALUES (1, 'INT TEXT -- ''x'';');\n")},
    {2, S_INIT("0002_visits"),
     S_INIT("CREATE TABLE visit (person INT NOT NULL REFERENCES person (id), at_ms INT NOT NULL,\n"
            "    share REAL, PRIMARY KEY (person, at_ms)) WITHOUT ROWID;\n"
            "CREATE INDEX visit_at ON visit (at_ms);\n"
            "INSERT INTO visit (person, at_ms) SELECT id, CAST('12' AS BIGINT) FROM person;\n")},
    {3, S_INIT("0003_person_anew"),
     S_INIT("-- only: postgres\n"
            "ALTER TABLE person ADD COLUMN mail TEXT COLLATE \"C\" NOT NULL DEFAULT '';\n"
            "-- end\n"
            "-- only: sqlite\n"
            "CREATE TABLE person_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, photo BLOB,\n"
            "    mail TEXT NOT NULL DEFAULT '') STRICT;\n"
            "INSERT INTO person_new (id, name, photo) SELECT id, name, photo FROM person;\n"
            "DROP TABLE person;\n"
            "ALTER TABLE person_new RENAME TO person;\n"
            "-- end\n")},
};
#define LIST_COUNT (sizeof list / sizeof list[0])

/* Every table and column of the schema, as text. */
static struct str
schema_of(struct cx *cx)
{
    static const struct statement columns = {
        .name = "schema",
        .text = "SELECT t.name || ' ' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || "
                "t.sql"
                "  FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
                " WHERE t.type IN ('table', 'index') ORDER BY t.name, c.cid LIMIT 100",
        .text_postgres =
            "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable"
            "       || ' ' || COALESCE(collation_name, '')"
            "  FROM information_schema.columns WHERE table_schema = current_schema()"
            " ORDER BY table_name, ordinal_position LIMIT 100",
        .params = "",
        .columns = "t",
        .number = STATEMENT_UNLISTED};
    struct text text = text_open(cx->mem, 1000);
    struct rows *rows = NULL;
    bool more = true;
    begin_read(cx);
    assert_ok(rows_open(cx, &columns, NULL, &rows));
    while (rows_next(cx, rows, &more) == OK && more) {
        text_add(&text, rows_text(cx, rows, 0));
        text_add_byte(&text, '\n');
    }
    commit(cx);
    return text_str(&text);
}

static struct str
name_of_person_one(struct cx *cx)
{
    static const struct statement name = {
        .name = "name",
        .text = "SELECT name FROM person, visit WHERE id = person LIMIT 1",
        .params = "",
        .columns = "t",
        .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    begin_read(cx);
    assert_ok(rows_one(cx, &name, NULL, &rows));
    struct str found = rows_text(cx, rows, 0);
    commit(cx);
    return found;
}

static void
a_fresh_schema_is_that_of_one_that_grew_in_steps(void **state)
{
    struct world *w = world_of(state);
    int applied = -1, waiting = -1;
    for (size_t count = 1; count <= LIST_COUNT; count++) {
        assert_ok(migrations_apply(&w->cx, w->cx.db, list, count, &applied));
        assert_int_equal(applied, 1);
        assert_ok(migrations_waiting(&w->cx, w->cx.db, list, LIST_COUNT, &waiting));
        assert_int_equal(waiting, (int)(LIST_COUNT - count));
    }
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, 0);
    assert_true(str_eq(name_of_person_one(&w->cx), S("INT TEXT -- 'x';")));
    struct str grown = schema_of(&w->cx);
    assert_true(str_find(grown, S("mail")) < grown.len);

    void *fresh = NULL;
    assert_int_equal(w->postgres ? world_setup_postgres(&fresh) : world_setup_sqlite(&fresh), 0);
    struct world *f = fresh;
    assert_ok(migrations_waiting(&f->cx, f->cx.db, list, LIST_COUNT, &waiting));
    assert_int_equal(waiting, LIST_COUNT);
    assert_ok(migrations_apply(&f->cx, f->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, LIST_COUNT);
    assert_true(str_eq(grown, schema_of(&f->cx)));
    world_teardown(&fresh);
}

static void
a_migration_that_was_changed_later_is_refused(void **state)
{
    struct world *w = world_of(state);
    int applied = -1;
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, 2, &applied));
    struct migration changed[LIST_COUNT];
    memcpy(changed, list, sizeof list);
    changed[1].text = str_join(w->mem, list[1].text, S(" "));
    assert_int_equal(migrations_apply(&w->cx, w->cx.db, changed, LIST_COUNT, &applied), INVALID);
    assert_sentence(&w->cx, S("0002_visits"));
    assert_int_equal(migrations_waiting(&w->cx, w->cx.db, changed, LIST_COUNT, &applied), INVALID);
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, 1);
}

static void
a_database_newer_than_the_program_is_a_conflict(void **state)
{
    struct world *w = world_of(state);
    int applied = -1;
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(migrations_apply(&w->cx, w->cx.db, list, 2, &applied), CONFLICT);
    assert_sentence(&w->cx, S("nieuwere versie"));
    assert_int_equal(migrations_waiting(&w->cx, w->cx.db, list, 2, &applied), CONFLICT);
}

static void
a_migration_that_fails_leaves_nothing_and_says_its_name(void **state)
{
    struct world *w = world_of(state);
    int applied = -1;
    struct migration broken[] = {list[0], {2, S_INIT("0002_broken"), S_INIT("")}};
    static const struct str texts[] = {
        S_INIT("CREATE TABLE extra (id INT PRIMARY KEY); SELECT nothing FROM person;"),
        S_INIT("CREATE TABLE extra (id INT PRIMARY KEY); INSERT INTO person (id, name) VALUES (1, "
               "'x');"),
        S_INIT("CREATE TABLE extra (id INT PRIMARY KEY); CREATE TABLE e (at TIMESTAMP);"),
    };
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, 1, &applied));
    struct str before = schema_of(&w->cx);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        broken[1].text = texts[i];
        assert_int_equal(migrations_apply(&w->cx, w->cx.db, broken, 2, &applied), INVALID);
        assert_sentence(&w->cx, S("0002_broken: "));
        assert_true(str_eq(before, schema_of(&w->cx)));
    }
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, 2);
}

static void
a_migration_that_leaves_references_to_nothing_is_refused(void **state)
{
    struct world *w = world_of(state);
    int applied = -1;
    struct migration dangling[] = {
        list[0], list[1], {3, S_INIT("0003_gone"), S_INIT("DELETE FROM person;")}};
    assert_int_equal(migrations_apply(&w->cx, w->cx.db, dangling, 3, &applied), INVALID);
    assert_ok(migrations_waiting(&w->cx, w->cx.db, dangling, 3, &applied));
    assert_int_equal(applied, 1);
}

/* The second waits for the first and then finds the work done. */
static void
two_nodes_that_migrate_do_not_do_it_twice(void **state)
{
    struct world *w = world_of(state);
    int applied = -1;
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, 1, &applied));
    w->other.db->busy_limit_ms = 20;
    assert_ok(db_begin_migration(&w->cx, w->cx.db));
    if (w->postgres)
        assert_ok(
            w->other.db->engine->script(&w->other, w->other.db, S("SET lock_timeout = '20ms'")));
    assert_int_equal(db_begin_migration(&w->other, w->other.db), UNAVAILABLE);
    assert_true(db_must_rerun(w->other.db));
    db_rollback(w->cx.db);
    if (w->postgres)
        assert_ok(w->other.db->engine->script(&w->other, w->other.db, S("RESET lock_timeout")));
    assert_ok(migrations_apply(&w->other, w->other.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, 2);
    assert_ok(migrations_apply(&w->cx, w->cx.db, list, LIST_COUNT, &applied));
    assert_int_equal(applied, 0);
}

/* ---- without a database ---- */

static void
one_text_becomes_that_of_each_engine(void **state)
{
    (void)state;
    static const struct {
        struct str in, sqlite, postgres;
    } cases[] = {
        {S_INIT("CREATE TABLE a (b INT, c TEXT, d REAL, e BYTES);"),
         S_INIT("CREATE TABLE a (b INTEGER, c TEXT, d REAL, e BLOB) STRICT;"),
         S_INIT("CREATE TABLE a (b BIGINT, c TEXT COLLATE \"C\", d DOUBLE PRECISION, e BYTEA);")},
        {S_INIT("CREATE TABLE a (b INT PRIMARY KEY) WITHOUT ROWID;"),
         S_INIT("CREATE TABLE a (b INTEGER PRIMARY KEY) WITHOUT ROWID, STRICT;"),
         S_INIT("CREATE TABLE a (b BIGINT PRIMARY KEY)  ;")},
        {S_INIT("CREATE INDEX \"INT\" ON a (b); SELECT 'TEXT', CAST(b AS TEXT) FROM a;"),
         S_INIT("CREATE INDEX \"INT\" ON a (b); SELECT 'TEXT', CAST(b AS TEXT) FROM a;"),
         S_INIT("CREATE INDEX \"INT\" ON a (b); SELECT 'TEXT', CAST(b AS TEXT) FROM a;")},
        {S_INIT("-- INT\nDROP TABLE a;\n  -- only: postgres\nx INT $$;(\n  -- end\n-- only: "
                "sqlite\ny\n-- end"),
         S_INIT("\nDROP TABLE a;\n  y\n"), S_INIT("\nDROP TABLE a;\n  x INT $$;(\n")},
    };
    struct cx cx = {.mem = arena_open()};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str out;
        assert_ok(dialect_translate(&cx, cases[i].in, false, &out));
        assert_true(str_eq(out, cases[i].sqlite));
        assert_ok(dialect_translate(&cx, cases[i].in, true, &out));
        assert_true(str_eq(out, cases[i].postgres));
    }
    arena_close(cx.mem);
}

static void
what_only_one_engine_knows_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        struct str in, says;
    } cases[] = {
        {S_INIT("CREATE TABLE a (\n b INT,\n c BOOLEAN);"),
         S_INIT("regel 3: dit woord kennen niet beide")},
        {S_INIT("CREATE TABLE a (b INT"), S_INIT("zonder ;")},
        {S_INIT("CREATE TABLE a (b INT;"), S_INIT("te weinig")},
        {S_INIT("CREATE TABLE a (b INT));"), S_INIT("te veel")},
        {S_INIT("-- only: oracle\n-- end\n"), S_INIT("regel 1: onbekende database: oracle")},
        {S_INIT("-- only: sqlite\n"), S_INIT("zonder -- end")},
        {S_INIT("-- only: sqlite\n-- only: postgres\n-- end\n-- end\n"),
         S_INIT("een blok in een blok")},
        {S_INIT("\n-- end\n"), S_INIT("regel 2: -- end zonder begin")},
        {S_INIT("SELECT 'a;"), S_INIT("zonder einde")},
    };
    struct cx cx = {.mem = arena_open()};
    struct str out;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(dialect_translate(&cx, cases[i].in, i % 2 == 0, &out), INVALID);
        assert_sentence(&cx, cases[i].says);
    }
    arena_close(cx.mem);
}

static void
a_migration_is_named_by_its_number(void **state)
{
    (void)state;
    struct cx cx = {.mem = arena_open()};
    struct migration made;
    assert_ok(migration_of(&cx, S("migrations/0012_hours.sql"), S("x"), 12, &made));
    assert_true(made.number == 12 && str_eq(made.name, S("0012_hours")));
    assert_int_equal(migration_of(&cx, S("migrations/0012_hours.sql"), S("x"), 11, &made), INVALID);
    assert_int_equal(migration_of(&cx, S("migrations/12_hours.sql"), S("x"), 12, &made), INVALID);
    assert_int_equal(migration_of(&cx, S("migrations/0012_hours.txt"), S("x"), 12, &made), INVALID);
    arena_close(cx.mem);
}

const struct CMUnitTest migrate_tests[] = {
    ON_BOTH(a_fresh_schema_is_that_of_one_that_grew_in_steps),
    ON_BOTH(a_migration_that_was_changed_later_is_refused),
    ON_BOTH(a_database_newer_than_the_program_is_a_conflict),
    ON_BOTH(a_migration_that_fails_leaves_nothing_and_says_its_name),
    ON_BOTH(a_migration_that_leaves_references_to_nothing_is_refused),
    ON_BOTH(two_nodes_that_migrate_do_not_do_it_twice),
    cmocka_unit_test(one_text_becomes_that_of_each_engine),
    cmocka_unit_test(what_only_one_engine_knows_is_refused_with_its_line),
    cmocka_unit_test(a_migration_is_named_by_its_number),
};
const size_t migrate_tests_count = sizeof migrate_tests / sizeof migrate_tests[0];
