/* guard_test.c - the border between organisations on PostgreSQL when every WHERE is taken out. */
#include "app/test_house.h"
#include "base/text.h"
#include "domain/intake/intake.sql.h"
#include "domain/objection/objection_test.h"

enum { STATEMENTS_MAX = 1000 };

/* ---- statements without their conditions ---- */

static bool
word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Does the word stand in the text? */
static bool
names(struct str text, struct str word)
{
    for (size_t from = 0; from < text.len;) {
        struct str rest = str_slice(text, from, text.len);
        size_t at = str_find(rest, word);
        if (at == rest.len)
            return false;
        size_t end = from + at + word.len;
        bool begins = from + at == 0 || !word_byte(text.ptr[from + at - 1]);
        if (begins && (end == text.len || !word_byte(text.ptr[end])))
            return true;
        from += at + 1;
    }
    return false;
}

static bool
begins_word(struct str text, size_t at, struct str word)
{
    struct str here = str_slice(text, at, text.len);
    return str_starts(here, word) && (at == 0 || !word_byte(text.ptr[at - 1])) &&
           (here.len == word.len || !word_byte(here.ptr[word.len]));
}

/* Where the condition that begins at `at` ends: at the next clause, or the bracket around it. */
static size_t
condition_end(struct str text, size_t at)
{
    static const struct str clauses[] = {S_INIT("GROUP"), S_INIT("ORDER"),     S_INIT("LIMIT"),
                                         S_INIT("UNION"), S_INIT("RETURNING"), S_INIT("HAVING")};
    int depth = 0;
    for (; at < text.len; at++) {
        depth += (text.ptr[at] == '(') - (text.ptr[at] == ')');
        if (depth < 0)
            return at;
        for (size_t i = 0; depth == 0 && i < sizeof clauses / sizeof *clauses; i++)
            if (begins_word(text, at, clauses[i]))
                return at;
    }
    return at;
}

static struct str
without_where(struct arena *mem, struct str text)
{
    struct text out = text_open(mem, text.len);
    for (size_t at = 0; at < text.len;) {
        if (begins_word(text, at, S("WHERE"))) {
            at = condition_end(text, at);
            continue;
        }
        text_add_byte(&out, text.ptr[at++]);
    }
    return text_str(&out);
}

static struct statement
broken(struct arena *mem, const struct statement *st)
{
    const char *text = st->text_postgres != NULL ? st->text_postgres : st->text;
    return (struct statement){.name = st->name,
                              .text = str_c(mem, without_where(mem, str_from_c(text))),
                              .params = st->params,
                              .columns = st->columns,
                              .number = STATEMENT_UNLISTED};
}

/* Numbers are large, so that no LIMIT hides anything. */
static struct param *
params_of(struct arena *mem, const struct statement *st)
{
    struct param *params = arena_new(mem, struct param, strlen(st->params) + 1);
    for (size_t i = 0; st->params[i] != 0; i++)
        params[i] =
            (struct param){.i = 1000000, .r = 1, .t = S("x"), .b = {(const unsigned char *)"x", 1}};
    return params;
}

/* The tables with a guard, as the database says. */
struct guarded {
    size_t count;
    struct str names[64];
};

static struct guarded
guarded_tables(struct cx *cx)
{
    static const struct statement st = {
        .name = "test_guarded",
        .text = "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relforcerowsecurity"
                " AND relnamespace = current_schema()::regnamespace",
        .params = "",
        .columns = "t",
        .number = STATEMENT_UNLISTED};
    struct guarded tables = {0};
    struct rows *rows = NULL;
    bool more = true;
    begin_read(cx);
    assert_ok(rows_open(cx, &st, NULL, &rows));
    for (;;) {
        assert_ok(rows_next(cx, rows, &more));
        if (!more)
            break;
        assert_true(tables.count < 64);
        tables.names[tables.count++] = rows_text(cx, rows, 0);
    }
    commit(cx);
    return tables;
}

static bool
is_about(const struct guarded *tables, struct str text)
{
    for (size_t i = 0; i < tables->count; i++)
        if (names(text, tables->names[i]))
            return true;
    return false;
}

/* ---- what somebody sees ---- */

static uint64_t
mix(uint64_t hash, const void *at, size_t len)
{
    const unsigned char *bytes = at;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    return hash;
}

/* Rows and their content, whatever the order. */
static uint64_t
seen_by(struct cx *cx, const struct statement *st)
{
    struct rows *rows = NULL;
    uint64_t seen = 0;
    bool more = true;
    begin_read(cx);
    assert_ok(rows_open(cx, st, params_of(cx->mem, st), &rows));
    for (;;) {
        assert_ok(rows_next(cx, rows, &more));
        if (!more)
            break;
        uint64_t row = 0xcbf29ce484222325u;
        for (int c = 0; st->columns[c] != 0; c++) {
            struct cell cell = cx->db->engine->cell(rows, c);
            row = mix(row, &cell.null, sizeof cell.null);
            row = mix(row, &cell.value.i, sizeof cell.value.i);
            row = mix(row, cell.value.t.ptr, cell.value.t.len);
            row = mix(row, cell.value.b.ptr, cell.value.b.len);
        }
        seen += row | 1;
    }
    commit(cx);
    return seen;
}

static void
see_all(struct cx *cx, const struct guarded *tables, uint64_t seen[STATEMENTS_MAX])
{
    assert_true(statement_count < STATEMENTS_MAX);
    for (size_t i = 0; i < statement_count; i++) {
        struct statement st = broken(cx->mem, statements[i]);
        struct str text = str_from_c(st.text);
        seen[i] = str_starts(text, S("SELECT")) && is_about(tables, text) ? seen_by(cx, &st) : 0;
    }
}

static void
as(struct cx *cx, int64_t professional, int64_t organisation, uint64_t permissions)
{
    cx->who = (struct actor){professional, organisation, permissions};
}

/* A question that the raadslieden hold, with something in every table. */
static struct asked
question_of_others(struct cx *cx)
{
    struct asked asked = house_ask(cx, DEMODAM, S("bijstand"), S("Mijn uitkering is gestopt."));

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_write(cx, question_take(cx, id_of(asked), 0)));
    assert_ok(in_write(cx, question_note(cx, id_of(asked), S("Morgen bellen."))));
    assert_ok(in_write(cx, question_keep_draft(cx, id_of(asked), S("reply"), S("Beste"))));
    struct question_thread thread;
    assert_ok(in_read(cx, thread_for_professional(cx, id_of(asked), &thread)));
    return asked;
}

/* And an objection that the municipality's own organisation holds. */
static void
objection_of_others(struct cx *cx)
{
    struct question_id id = objection_of_ellen(cx);

    assert_ok(in_write(cx, objection_road_set(cx, id, S("informal"), S("phone"))));
}

/* Somebody of an organisation that holds nothing; a coordinator and overseer of another
 * municipality. */
enum { EVERYTHING = PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS };
static const struct actor strangers[] = {
    {BRAM, SCHULDHULP, EVERYTHING},
    {AISHA, OVERDAM_VANGNET, EVERYTHING | PERMISSION_COORDINATE | PERMISSION_OVERSEE},
};
enum { STRANGERS = sizeof strangers / sizeof *strangers };

static void
without_any_where_nobody_sees_what_others_hold(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static uint64_t before[STRANGERS][STATEMENTS_MAX], public_before[STATEMENTS_MAX];
    static uint64_t after[STATEMENTS_MAX], public_after[STATEMENTS_MAX];
    struct guarded tables = guarded_tables(cx);

    assert_true(tables.count >= 8);
    for (size_t s = 0; s < STRANGERS; s++) {
        cx->who = strangers[s];
        see_all(cx, &tables, before[s]);
    }
    as_resident(cx);
    see_all(cx, &tables, public_before);
    question_of_others(cx);
    objection_of_others(cx);
    as_resident(cx);
    see_all(cx, &tables, public_after);
    int different = 0;
    for (size_t i = 0; i < statement_count; i++)
        different += public_before[i] != public_after[i];
    assert_true(different >= 20); /* so this way of looking sees */
    for (size_t s = 0; s < STRANGERS; s++) {
        cx->who = strangers[s];
        see_all(cx, &tables, after);
        for (size_t i = 0; i < statement_count; i++) {
            if (before[s][i] != after[i])
                print_message("%s shows stranger %zu something\n", statements[i]->name, s);
            assert_true(before[s][i] == after[i]);
        }
    }
    as_professional(cx, SAMIRA, RAADSLIEDEN); /* who holds it sees it */
    see_all(cx, &tables, after);
    different = 0;
    for (size_t i = 0; i < statement_count; i++)
        different += before[0][i] != after[i];
    assert_true(different >= 15);
}

static void
without_any_where_nobody_touches_what_others_hold(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct guarded tables = guarded_tables(cx);
    int tried = 0;

    question_of_others(cx);
    objection_of_others(cx);
    for (size_t s = 0; s < STRANGERS; s++) {
        cx->who = strangers[s];
        for (size_t i = 0; i < statement_count; i++) {
            struct statement st = broken(cx->mem, statements[i]);
            struct str text = str_from_c(st.text);
            bool update = str_starts(text, S("UPDATE ")), delete = str_starts(text, S("DELETE "));
            int64_t changed = -1;
            if ((!update && !delete) || !is_about(&tables, text))
                continue;
            begin_write(cx);
            assert_ok(db_run(cx, &st, params_of(cx->mem, &st), &changed));
            if (changed != 0)
                print_message("%s touches what others hold\n", st.name);
            assert_int_equal(changed, 0);
            db_rollback(cx->db);
            tried++;
        }
    }
    assert_true(tried >= 30);
}

static void
nobody_adds_to_what_others_hold(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = question_of_others(cx);
    const struct question_id id = id_of(asked);
    static const char *const inserts[] = {
        "INSERT INTO message VALUES ($1, $2, 1, 'note', 5, 4, 1, '\\x00')",
        "INSERT INTO happening VALUES ($1, $2, 1, 'taken', 4, 5, 1, '', '\\x')",
        "INSERT INTO reply_draft VALUES ($1, $2, 5, 'reply', '\\x00', 1)",
        "INSERT INTO consent VALUES ($1, $2, 1, 'k', 'h', 'nl', 1, 1, 0)",
        "INSERT INTO access_log VALUES (1, 1, 1, 1, $1, $2, 'opened')",
    };

    cx->who = strangers[0];
    for (size_t i = 0; i < sizeof inserts / sizeof *inserts; i++) {
        const struct statement st = {.name = "test_insert",
                                     .text = inserts[i],
                                     .params = "ii",
                                     .columns = "",
                                     .number = STATEMENT_UNLISTED};
        int64_t changed;
        begin_write(cx);
        assert_outcome(
            db_run(cx, &st, (struct param[]){{.i = id.municipality}, {.i = id.question}}, &changed),
            DENIED);
        db_rollback(cx->db);
    }
}

/* The rules ask these by id only: the statement of question_held_here without its organisation. */
static void
a_rule_that_forgets_to_ask_who_holds_it_finds_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = question_of_others(cx);
    struct question_state question;
    struct contact_get_row contact;

    cx->who = strangers[0];
    assert_outcome(in_read(cx, question_state_get(cx, id_of(asked), &question)), NOT_FOUND);
    assert_outcome(in_read(cx, sql_contact_get(cx, asked.municipality, asked.question,
                                               strangers[0].organisation, &contact)),
                   NOT_FOUND);
    assert_outcome(
        in_write(cx, sql_holding_close(cx, asked.municipality, asked.question, cx->now_ms)),
        CONFLICT);
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_ok(in_read(cx, question_state_get(cx, id_of(asked), &question)));
}

static int64_t
count_of(struct cx *cx, const char *text)
{
    const struct statement st = {.name = "test_count",
                                 .text = text,
                                 .params = "",
                                 .columns = "i",
                                 .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    begin_read(cx);
    assert_ok(rows_one(cx, &st, NULL, &rows));
    int64_t count = rows_int(rows, 0);
    commit(cx);
    return count;
}

static void
a_coordinator_sees_that_a_question_waits_and_nothing_of_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    question_of_others(cx);
    as(cx, HENK, INKOMEN, PERMISSION_SIGNED_IN | PERMISSION_COORDINATE);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM holding"), 1);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM question"), 1);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM message"), 0);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM happening"), 0);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM question_key"), 0);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM reply_draft"), 0);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM consent"), 0);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM access_log"), 0);
    as(cx, HENK, INKOMEN, PERMISSION_SIGNED_IN | PERMISSION_OVERSEE);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM holding"), 0);
    assert_true(count_of(cx, "SELECT count(*) FROM access_log") > 0);
}

/* Passing back takes it out of their sight, and not before the transaction ends. */
static void
who_gives_a_question_away_finishes_and_then_sees_it_no_more(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct asked asked = question_of_others(cx);
    struct question_state question;

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    begin_write(cx);
    assert_ok(
        question_pass_back(cx, id_of(asked), pass_reason_code(0), S("Dit is niet voor ons.")));
    assert_ok(question_state_get(cx, id_of(asked), &question));
    assert_int_equal(question.organisation, VANGNET);
    commit(cx);
    assert_outcome(in_read(cx, question_state_get(cx, id_of(asked), &question)), NOT_FOUND);
    as_professional(cx, ROOS, VANGNET);
    assert_ok(in_read(cx, question_state_get(cx, id_of(asked), &question)));
}

static void
a_transaction_that_does_not_say_who_acts_sees_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    question_of_others(cx);
    as_resident(cx);
    assert_int_equal(count_of(cx, "SELECT count(*) FROM holding"), 1);
    assert_int_equal(count_of(cx,
                              "SELECT (SELECT count(*) FROM holding) FROM"
                              " (SELECT set_config('elkedeur.organisation', '', true) OFFSET 0) s"),
                     0);
}

static void
a_table_about_questions_without_a_guard_is_noticed(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    assert_ok(db_check_guarded(cx, cx->db));
    assert_ok(world_script(cx, S("CREATE TABLE forgotten (municipality BIGINT NOT NULL,"
                                 " question BIGINT NOT NULL, words TEXT NOT NULL)")));
    assert_outcome(db_check_guarded(cx, cx->db), INVALID);
    assert_sentence(cx, S("forgotten"));
    assert_ok(world_script(cx, S("SELECT guard_by_holder('forgotten')")));
    assert_ok(db_check_guarded(cx, cx->db));
    assert_ok(world_script(cx, S("ALTER TABLE forgotten NO FORCE ROW LEVEL SECURITY")));
    assert_outcome(db_check_guarded(cx, cx->db), INVALID);
    assert_ok(world_script(cx, S("DROP TABLE forgotten")));
    cx->db->owner = cx->db->lost = true; /* and who is not bound by it is noticed too */
    assert_outcome(db_check_guarded(cx, cx->db), INVALID);
    assert_sentence(cx, S("elkedeur"));
}

/* The plan of reading a table, as one text. */
static struct str
plan_of(struct cx *cx, const char *text)
{
    const struct statement st = {.name = "test_plan",
                                 .text = text,
                                 .params = "",
                                 .columns = "t",
                                 .number = STATEMENT_UNLISTED};
    struct text plan = text_open(cx->mem, 4096);
    struct rows *rows = NULL;
    bool more = true;

    begin_read(cx);
    assert_ok(rows_open(cx, &st, NULL, &rows));
    for (;;) {
        assert_ok(rows_next(cx, rows, &more));
        if (!more)
            break;
        text_add(&plan, rows_text(cx, rows, 0));
    }
    commit(cx);
    return text_str(&plan);
}

/* A function costs a hundred times more than comparing a column, and most rows are one's own. */
static void
what_costs_much_is_asked_last(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const char *const reads[] = {"EXPLAIN SELECT 1 FROM holding",
                                        "EXPLAIN SELECT 1 FROM question",
                                        "EXPLAIN SELECT 1 FROM message"};

    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_int_equal(
        count_of(cx, "SELECT count(*) FROM pg_policies"
                     " WHERE schemaname = current_schema()"
                     " AND coalesce(qual, '') || coalesce(with_check, '')"
                     " ~ '(^|[^a-z_])(question_(offered|sent|referred|held)|acting_manages)\\('"
                     " AND policyname !~ '^also_' AND coalesce(qual, '') !~ ' = 0\\) OR '"),
        0);
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        struct str plan = plan_of(cx, reads[i]);
        size_t cheap = str_find(plan, S(" = 0)")), costly = str_find(plan, S("question_offered("));
        assert_true(cheap < costly && costly < plan.len);
    }
}

const struct CMUnitTest guard_tests[] = {
    IN_HOUSE_ON_POSTGRES(without_any_where_nobody_sees_what_others_hold),
    IN_HOUSE_ON_POSTGRES(without_any_where_nobody_touches_what_others_hold),
    IN_HOUSE_ON_POSTGRES(nobody_adds_to_what_others_hold),
    IN_HOUSE_ON_POSTGRES(a_rule_that_forgets_to_ask_who_holds_it_finds_nothing),
    IN_HOUSE_ON_POSTGRES(a_coordinator_sees_that_a_question_waits_and_nothing_of_it),
    IN_HOUSE_ON_POSTGRES(who_gives_a_question_away_finishes_and_then_sees_it_no_more),
    IN_HOUSE_ON_POSTGRES(a_transaction_that_does_not_say_who_acts_sees_nothing),
    IN_HOUSE_ON_POSTGRES(a_table_about_questions_without_a_guard_is_noticed),
    IN_HOUSE_ON_POSTGRES(what_costs_much_is_asked_last),
};
const size_t guard_tests_count = sizeof guard_tests / sizeof guard_tests[0];
