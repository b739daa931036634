/* decision_test.c - explaining a decision: who may, the gate, versions, the end, and what is found
 * by a code. */
#include "app/test_house.h"

#include "crypto/code.h"
#include "domain/decision/decision.h"

enum { ELLEN = 61, JEROEN = 62, ELSEWHERE = 63, OUTSIDE = 64 };

static const struct str code = S_INIT("DEM01D");

static struct decision_words
plain_words(void)
{
    return (struct decision_words){
        .title = S("Geen extra geld"),
        .said = S("U vroeg om geld voor een bed. Wij geven dat geld niet."),
        .can_do = S("Bel ons. Wij leggen het uit."),
        .topic = S("bijstand"),
        .objection = S("besluit"),
        .team = S("Team Inkomen"),
        .phone = S("099 900 1005"),
        .hours = S("ma-vr 9.00-12.00 uur"),
        .law = S("Participatiewet artikel 35"),
    };
}

/* Work and income of Demodam is part of the municipality. */
static void
keepers(struct cx *cx)
{
    as_new_colleague(cx, OUTSIDE, RAADSLIEDEN, S("objection_handler"));
    as_new_colleague(cx, ELSEWHERE, WIJKTEAM, S("editor"));
    as_new_colleague(cx, JEROEN, INKOMEN, S("editor"));
    as_new_colleague(cx, ELLEN, INKOMEN, S("objection_handler"));
}

static enum outcome
made(struct cx *cx, const struct decision_words *words)
{
    return in_write(cx, decision_new(cx, 1, code, DEMODAM, words));
}

static enum outcome
saved(struct cx *cx, int64_t seen, const struct decision_words *words)
{
    return in_write(cx, decision_save(cx, 1, seen, words));
}

static struct decision_row
shown(struct cx *cx, struct str typed)
{
    struct actor before = cx->who;
    struct decision_row row;

    as_resident(cx);
    assert_ok(in_read(cx, decision_find(cx, typed, &row)));
    cx->who = before;
    return row;
}

static void
a_resident_finds_it_by_the_code_however_it_is_typed(void **state)
{
    static const struct str typed[] = {S_INIT("DEM01D"), S_INIT("dem-01d"), S_INIT(" DEM 01D "),
                                       S_INIT("demo1d"), S_INIT("dem.oid"), S_INIT("D E M 0 l D")};
    static const struct str wrong[] = {S_INIT("DEM01E"), S_INIT("DEM02B"),  S_INIT("DEM01"),
                                       S_INIT(""),       S_INIT("DEM01DD"), S_INIT("ÉÉN")};
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();
    struct decision_row row;

    keepers(cx);
    assert_ok(made(cx, &words));
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_str(shown(cx, typed[i]).title, words.title);
    row = shown(cx, code);
    assert_str(row.municipality_name, S("Demodam"));
    assert_str(row.hours, S("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-12:00"));
    assert_int_equal(row.findings, 0);
    as_resident(cx);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_outcome(in_read(cx, decision_find(cx, wrong[i], &row)), NOT_FOUND);
}

static void
only_an_organisation_of_the_municipality_explains_and_only_its_own(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();
    struct decision_row_list list;
    struct decision_row row;

    keepers(cx);
    assert_ok(made(cx, &words));
    assert_outcome(in_write(cx, decision_new(cx, 2, S("DEM02B"), OVERDAM, &words)), NOT_FOUND);
    as_role(cx, OUTSIDE, RAADSLIEDEN, S("objection_handler"));
    assert_outcome(in_write(cx, decision_new(cx, 2, S("DEM02B"), DEMODAM, &words)), DENIED);
    as_role(cx, ELSEWHERE, WIJKTEAM, S("editor"));
    assert_ok(in_read(cx, decision_list(cx, &list)));
    assert_int_equal(list.count, 0);
    assert_outcome(in_read(cx, decision_get(cx, 1, &row)), NOT_FOUND);
    assert_outcome(saved(cx, 1, &words), NOT_FOUND);
    assert_outcome(in_write(cx, decision_set_active(cx, 1, false)), NOT_FOUND);
    assert_outcome(in_write(cx, decision_restore(cx, 1, 1, 1)), NOT_FOUND);
    as_professional(cx, CARLA, INKOMEN);
    cx->who.permissions = PERMISSION_QUESTIONS | PERMISSION_DIRECTORY;
    assert_outcome(in_read(cx, decision_list(cx, &list)), DENIED);
    as_role(cx, JEROEN, INKOMEN, S("editor"));
    assert_ok(in_read(cx, decision_list(cx, &list)));
    assert_int_equal(list.count, 1);
}

static void
a_code_is_given_out_once(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();

    keepers(cx);
    assert_ok(made(cx, &words));
    assert_outcome(in_write(cx, decision_new(cx, 2, code, DEMODAM, &words)), CONFLICT);
}

static void
wrong(struct cx *cx, const struct decision_words *words, struct str field)
{
    assert_outcome(made(cx, words), INVALID);
    assert_str(cx->fault.field, field);
}

static void
what_lacks_or_is_wrong_is_said_at_its_field(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words;

    keepers(cx);
#define WRONG(member, value)                                                                       \
    words = plain_words();                                                                         \
    words.member = S(value);                                                                       \
    wrong(cx, &words, S(#member))
    WRONG(title, "");
    WRONG(said, "");
    WRONG(said, "Uw nummer is 123456782. Bel ons.");
    WRONG(can_do, "Noem dan uw BSN 123456782.");
    WRONG(topic, "nergens");
    WRONG(objection, "misschien");
    WRONG(team, "");
    WRONG(phone, "");
    WRONG(phone, "bel ons");
    WRONG(hours, "als het uitkomt");
    WRONG(published, "gisteren");
    WRONG(published, "2099-01-01");
#undef WRONG
    words = plain_words();
    words.hours = S("");
    words.can_do = S("");
    words.law = S("");
    words.published = S("2026-09-14");
    assert_ok(made(cx, &words));
    assert_int_equal(shown(cx, code).published_day, date_of(2026, 9, 14).day);
}

static void
below_the_gate_it_needs_a_reason_with_a_name(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();

    keepers(cx);
    words.said = S("De beschikking wordt u toegezonden.");
    wrong(cx, &words, S("reason"));
    words.reason = S("other");
    wrong(cx, &words, S("reason_words"));
    words.reason = S("law");
    assert_ok(made(cx, &words));
    assert_true(shown(cx, code).findings > 0);
    assert_str(shown(cx, code).reason, S("law"));
    /* What reads well needs none, and none is kept. */
    words.said = plain_words().said;
    assert_ok(saved(cx, 1, &words));
    assert_str(shown(cx, code).reason, S(""));
}

static void
every_save_is_a_version_and_an_older_page_overwrites_nothing(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();
    struct decision_row_list versions;

    keepers(cx);
    assert_ok(made(cx, &words));
    assert_ok(saved(cx, 1, &words)); /* the same: nothing new */
    assert_int_equal(shown(cx, code).number, 1);
    words.phone = S("099 900 1006");
    assert_ok(saved(cx, 1, &words));
    assert_str(shown(cx, code).phone, S("099 900 1006"));
    as_role(cx, JEROEN, INKOMEN, S("editor")); /* who still has the first before him */
    words.team = S("Team Werk");
    assert_outcome(saved(cx, 1, &words), CONFLICT);
    assert_str(cx->fault.field, S("seen"));
    assert_ok(saved(cx, 2, &words));
    assert_ok(in_read(cx, decision_versions(cx, 1, &versions)));
    assert_int_equal(versions.count, 3);
    assert_int_equal(versions.at[0].number, 3);
    assert_str(versions.at[2].phone, S("099 900 1005"));
    assert_outcome(in_write(cx, decision_restore(cx, 1, 3, 9)), NOT_FOUND);
    assert_outcome(in_write(cx, decision_restore(cx, 1, 2, 1)), CONFLICT);
    assert_ok(in_write(cx, decision_restore(cx, 1, 3, 1)));
    assert_int_equal(shown(cx, code).number, 4);
    assert_str(shown(cx, code).phone, S("099 900 1005"));
}

static void
what_is_ended_is_still_found_and_can_begin_again(void **state)
{
    struct world *w = world_of(state);
    struct cx *cx = &w->cx;
    struct decision_words words = plain_words();

    keepers(cx);
    assert_ok(made(cx, &words));
    assert_ok(in_write(cx, decision_set_active(cx, 1, false)));
    assert_ok(in_write(cx, decision_set_active(cx, 1, false)));
    assert_true(shown(cx, code).ended_ms > 0);
    assert_ok(in_write(cx, decision_set_active(cx, 1, true)));
    assert_true(shown(cx, code).ended_ms == 0);
}

const struct CMUnitTest decision_tests[] = {
    IN_HOUSE(a_resident_finds_it_by_the_code_however_it_is_typed),
    IN_HOUSE(only_an_organisation_of_the_municipality_explains_and_only_its_own),
    IN_HOUSE(a_code_is_given_out_once),
    IN_HOUSE(what_lacks_or_is_wrong_is_said_at_its_field),
    IN_HOUSE(below_the_gate_it_needs_a_reason_with_a_name),
    IN_HOUSE(every_save_is_a_version_and_an_older_page_overwrites_nothing),
    IN_HOUSE(what_is_ended_is_still_found_and_can_begin_again),
};
const size_t decision_tests_count = sizeof decision_tests / sizeof decision_tests[0];
