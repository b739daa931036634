/* editing_test.c - from draft to resident: versions, two people, the gate, and whose texts they
 * are. */
#include "app/test_house.h"

#include "base/text.h"
#include "domain/guide/editing.h"

enum { VERA = 31, YUSUF = 32, ELSEWHERE = 33 };

static const struct text_layer regional = {S_INIT("region"), 1, S_INIT("topics/schulden"),
                                           LANGUAGE_NL};
static const struct str plain = S_INIT("# Schulden\n\nBel ons. Wij helpen u.\n");
static const struct str harder = S_INIT("# Schulden\n\nDe beschikking wordt toegezonden.\n");

static struct date
in_days(const struct cx *cx, int days)
{
    return date_plus(date_in_amsterdam(cx->now_ms), days);
}

static void
as_editor(struct cx *cx, int64_t professional)
{
    as_role(cx, professional, RAADSLIEDEN, S("editor"));
}

/* The raadslieden serve all three municipalities, and so keep the region. */
static void
editors(struct cx *cx)
{
    as_new_colleague(cx, YUSUF, RAADSLIEDEN, S("editor"));
    as_new_colleague(cx, VERA, RAADSLIEDEN, S("editor"));
}

static int64_t
saved(struct cx *cx, const struct text_layer *layer, int64_t seen, struct str body)
{
    int64_t number = 0;
    assert_ok(in_write(cx, text_save(cx, layer, seen, body, in_days(cx, 100), &number)));
    return number;
}

static struct text_version_row
version(struct cx *cx, const struct text_layer *layer, int64_t number)
{
    struct text_version_row_list list;

    assert_ok(in_read(cx, text_version_list(cx, layer, &list)));
    for (size_t i = 0; i < list.count; i++)
        if (list.at[i].number == number)
            return list.at[i];
    print_message("there is no version %d\n", (int)number);
    assert_true(false);
    return (struct text_version_row){0};
}

static struct str
shown(struct cx *cx)
{
    const struct text_place overdam = {OVERDAM, 0, 0};
    struct actor editor = cx->who;
    struct text_found found;

    as_resident(cx);
    assert_ok(in_read(cx, text_find(cx, &overdam, regional.key, LANGUAGE_NL, &found)));
    cx->who = editor;
    return found.edited ? found.body : S("base");
}

static void
what_one_writes_another_publishes(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    editors(cx);
    assert_int_equal(saved(cx, &regional, 0, plain), 1);
    assert_str(version(cx, &regional, 1).state, S("draft"));
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))), CONFLICT);
    assert_ok(in_write(cx, text_offer(cx, &regional, 1)));
    assert_str(version(cx, &regional, 1).state, S("offered"));
    assert_str(shown(cx), S("base"));
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))), DENIED);
    as_editor(cx, YUSUF);
    assert_ok(in_write(cx, text_publish(cx, &regional, 1, S("other"), S("zomaar"))));
    struct text_version_row row = version(cx, &regional, 1);
    assert_str(row.state, S("published"));
    assert_int_equal(row.written_by, VERA);
    assert_int_equal(row.reason.len, 0); /* it passes the gate: there is nothing to excuse */
    assert_true(str_ends(shown(cx), plain));
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))), CONFLICT);
}

/* The database refuses it, too. */
static void
no_row_says_that_its_writer_published_it(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    editors(cx);
    saved(cx, &regional, 0, harder);
    assert_outcome(world_script(cx, S("UPDATE text_version SET state = 'published', "
                                      "published_by = written_by, reason = 'law'")),
                   INVALID);
    assert_outcome(
        world_script(cx, S("UPDATE text_version SET state = 'published', reason = 'law'")),
        INVALID);
    assert_outcome(
        world_script(cx, S("UPDATE text_version SET state = 'published', published_by = 1")),
        INVALID);
    assert_ok(world_script(cx, S("UPDATE text_version SET state = 'published', published_by = 1, "
                                 "reason = 'law'")));
}

static void
below_the_gate_it_needs_a_reason_with_a_name(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    editors(cx);
    saved(cx, &regional, 0, harder);
    assert_true(version(cx, &regional, 1).findings > 0);
    assert_ok(in_write(cx, text_offer(cx, &regional, 1)));
    as_editor(cx, YUSUF);
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))), INVALID);
    assert_str(cx->fault.field, S("reason"));
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S("zomaar"), S(""))), INVALID);
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S("other"), S("omdat"))), INVALID);
    assert_str(cx->fault.field, S("reason_words"));
    assert_str(shown(cx), S("base"));
    assert_ok(in_write(
        cx, text_publish(cx, &regional, 1, S("other"), S("De gemeenteraad stelde dit vast."))));
    assert_str(version(cx, &regional, 1).reason, S("other"));
    assert_true(str_ends(shown(cx), harder));
    /* Only Dutch has a gate. */
    const struct text_layer english = {regional.scope, 1, regional.key, LANGUAGE_EN};
    saved(cx, &english, 0, S("# Debts\n\nDe beschikking.\n"));
    assert_int_equal(version(cx, &english, 1).findings, 0);
}

static void
every_save_is_a_version_and_nothing_gets_lost(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    int64_t number;
    struct str body;

    editors(cx);
    assert_int_equal(saved(cx, &regional, 0, plain), 1);
    assert_int_equal(saved(cx, &regional, 1, plain), 1); /* nothing changed */
    as_editor(cx, YUSUF);
    assert_int_equal(saved(cx, &regional, 1, harder), 2);
    as_editor(cx, VERA); /* who still sees the first */
    assert_outcome(
        in_write(cx, text_save(cx, &regional, 1, S("Nog iets"), in_days(cx, 9), &number)),
        CONFLICT);
    assert_str(cx->fault.field, S("seen"));
    assert_int_equal(saved(cx, &regional, 2, S("Nog iets")), 3);
    assert_str(version(cx, &regional, 1).state, S("passed"));
    assert_str(version(cx, &regional, 2).state, S("passed"));
    assert_str(version(cx, &regional, 3).state, S("draft"));
    assert_ok(in_read(cx, text_version_body(cx, &regional, 2, &body)));
    assert_str(body, harder);
    assert_outcome(in_read(cx, text_version_body(cx, &regional, 4, &body)), NOT_FOUND);
}

static void
writing_on_leaves_what_is_published_until_the_next_is(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;

    editors(cx);
    saved(cx, &regional, 0, plain);
    assert_ok(in_write(cx, text_offer(cx, &regional, 1)));
    as_editor(cx, YUSUF);
    assert_ok(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))));
    saved(cx, &regional, 1, S("# Schulden\n\nKom langs.\n"));
    assert_true(str_ends(shown(cx), plain));
    assert_ok(in_write(cx, text_offer(cx, &regional, 2)));
    as_editor(cx, VERA);
    assert_ok(in_write(cx, text_take_back(cx, &regional, 2)));
    assert_outcome(in_write(cx, text_take_back(cx, &regional, 2)), CONFLICT);
    assert_outcome(in_write(cx, text_publish(cx, &regional, 2, S(""), S(""))), CONFLICT);
    assert_ok(in_write(cx, text_offer(cx, &regional, 2)));
    assert_ok(in_write(cx, text_publish(cx, &regional, 2, S(""), S(""))));
    assert_true(str_ends(shown(cx), S("Kom langs.\n")));
    assert_str(version(cx, &regional, 1).state, S("passed"));
    assert_outcome(in_write(cx, text_withdraw(cx, &regional, 1)), CONFLICT);
    assert_ok(in_write(cx, text_withdraw(cx, &regional, 2)));
    assert_str(shown(cx), S("base"));
    assert_int_equal(saved(cx, &regional, 2, plain), 3);
}

static void
a_text_is_checked_before_it_is_kept(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    const struct text_layer consent = {S_INIT("region"), 1, S_INIT("consent-handover"),
                                       LANGUAGE_NL};
    const struct text_layer unknown = {S_INIT("region"), 1, S_INIT("topics/nergens"), LANGUAGE_NL};
    int64_t number;

    editors(cx);
    assert_outcome(in_write(cx, text_save(cx, &regional, 0, S(" \n"), in_days(cx, 9), &number)),
                   INVALID);
    assert_str(cx->fault.field, S("body"));
    static const int wrong[] = {0, -1, TEXT_REVIEW_DAYS_MAX + 1};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_outcome(
            in_write(cx, text_save(cx, &regional, 0, plain, in_days(cx, wrong[i]), &number)),
            INVALID);
        assert_str(cx->fault.field, S("review"));
    }
    assert_outcome(in_write(cx, text_save(cx, &consent, 0, S("Mag het?"), in_days(cx, 9), &number)),
                   INVALID);
    assert_ok(in_write(cx, text_save(cx, &consent, 0, S("Mag {organisatie} dit weten: {gegevens}?"),
                                     in_days(cx, 9), &number)));
    assert_outcome(in_write(cx, text_save(cx, &unknown, 0, plain, in_days(cx, 9), &number)),
                   NOT_FOUND);
}

/* Of Overdam and Polderdam: not of Demodam, and so not of the region or its doorway. */
static void
editors_keep_the_places_that_their_organisation_serves_all(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct {
        struct text_layer layer;
        bool theirs;
    } rows[] = {
        {{S_INIT("municipality"), OVERDAM, S_INIT("over"), LANGUAGE_NL}, true},
        {{S_INIT("municipality"), POLDERDAM, S_INIT("topics/schulden~local"), LANGUAGE_EN}, true},
        {{S_INIT("municipality"), DEMODAM, S_INIT("over"), LANGUAGE_NL}, false},
        {{S_INIT("region"), 1, S_INIT("over"), LANGUAGE_NL}, false},
        {{S_INIT("doorway"), 1, S_INIT("over"), LANGUAGE_NL}, false},
        {{S_INIT("region"), OVERDAM, S_INIT("over"), LANGUAGE_NL}, false},
        {{S_INIT("everybody"), 1, S_INIT("over"), LANGUAGE_NL}, false},
    };
    struct text_layer_row_list layers;
    struct text_version_row_list versions;
    struct text_state_row_list states;
    int64_t number;
    struct str body;

    editors(cx);
    saved(cx, &regional, 0, plain);
    assert_ok(in_write(cx, text_offer(cx, &regional, 1)));
    as_new_colleague(cx, ELSEWHERE, OVERDAM_VANGNET, S("editor"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_outcome(
            in_write(cx, text_save(cx, &rows[i].layer, 0, plain, in_days(cx, 9), &number)),
            rows[i].theirs ? OK : NOT_FOUND);
    assert_outcome(in_read(cx, text_version_list(cx, &regional, &versions)), NOT_FOUND);
    assert_outcome(in_read(cx, text_version_body(cx, &regional, 1, &body)), NOT_FOUND);
    assert_outcome(in_write(cx, text_offer(cx, &regional, 1)), NOT_FOUND);
    assert_outcome(in_write(cx, text_take_back(cx, &regional, 1)), NOT_FOUND);
    assert_outcome(in_write(cx, text_publish(cx, &regional, 1, S(""), S(""))), NOT_FOUND);
    assert_outcome(in_write(cx, text_withdraw(cx, &regional, 1)), NOT_FOUND);
    assert_ok(in_read(cx, text_layer_list(cx, &layers)));
    assert_int_equal(layers.count, 2);
    assert_ok(in_read(cx, text_state_list(cx, &states)));
    assert_int_equal(states.count, 2);
    as_editor(cx, VERA);
    assert_ok(in_read(cx, text_layer_list(cx, &layers)));
    assert_int_equal(layers.count, 5); /* region, doorway, three municipalities */
    /* Somebody of the right place without the permission. */
    as_professional(cx, SAMIRA, RAADSLIEDEN);
    assert_outcome(in_read(cx, text_layer_list(cx, &layers)), DENIED);
    assert_outcome(in_write(cx, text_save(cx, &regional, 1, plain, in_days(cx, 9), &number)),
                   DENIED);
    /* Everywhere is everywhere. */
    as_role(cx, LINH, LOKET, S("editor"));
    assert_ok(in_read(cx, text_version_list(cx, &regional, &versions)));
}

/* Without the WHERE, on PostgreSQL: what is not published stays with who keeps the layer. */
static void
a_draft_stays_with_who_keeps_the_layer(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    static const struct statement every = {.name = "every_text",
                                           .text = "SELECT body FROM text_version LIMIT 100",
                                           .params = "",
                                           .columns = "t",
                                           .number = STATEMENT_UNLISTED};
    struct rows *rows = NULL;
    bool more = true;
    int64_t changed;

    editors(cx);
    saved(cx, &regional, 0, plain);
    as_new_colleague(cx, ELSEWHERE, OVERDAM_VANGNET, S("editor"));
    begin_read(cx);
    assert_ok(rows_open(cx, &every, NULL, &rows));
    assert_ok(rows_next(cx, rows, &more));
    commit(cx);
    assert_false(more);
    static const struct statement change = {.name = "every_text_change",
                                            .text = "UPDATE text_version SET state = 'passed'",
                                            .params = "",
                                            .columns = "",
                                            .number = STATEMENT_UNLISTED};
    begin_write(cx);
    assert_ok(db_run(cx, &change, NULL, &changed));
    db_rollback(cx->db);
    assert_int_equal(changed, 0);
}

const struct CMUnitTest editing_tests[] = {
    IN_HOUSE(what_one_writes_another_publishes),
    IN_HOUSE(no_row_says_that_its_writer_published_it),
    IN_HOUSE(below_the_gate_it_needs_a_reason_with_a_name),
    IN_HOUSE(every_save_is_a_version_and_nothing_gets_lost),
    IN_HOUSE(writing_on_leaves_what_is_published_until_the_next_is),
    IN_HOUSE(a_text_is_checked_before_it_is_kept),
    IN_HOUSE(editors_keep_the_places_that_their_organisation_serves_all),
    IN_HOUSE_ON_POSTGRES(a_draft_stays_with_who_keeps_the_layer),
};
const size_t editing_tests_count = sizeof editing_tests / sizeof editing_tests[0];
