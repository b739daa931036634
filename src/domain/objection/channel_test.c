/* channel_test.c - an objection sent in by a resident: only where the municipality named this
 * channel, whole, waiting, and without anything that would keep it out. */
#include "domain/contact/callback.h"
#include "domain/network/network.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_test.h"
#include "domain/objection/warn.h"

#include "domain/objection/channel_test.sql.h"
#include "domain/objection/channel_test.sql.c" /* made by sqlc.py --unlisted */

static const struct objection_person mehmet = {
    .name = S_INIT("Mehmet"),
    .reach = S_INIT("mehmet@bewoner.example"),
    .address = S_INIT("Kerkstraat 1\n1000 AA Demodam"),
    .says = S_INIT("Bezwaar tegen uw besluit. Ik woon alleen."),
    .language = LANGUAGE_NL};

static void
as_ellen(struct cx *cx)
{
    as_role(cx, ELLEN, BEZWAAR, S("objection_handler"));
}

static enum outcome
set(struct cx *cx, bool channel)
{
    const struct objection_settings settings = {
        .call_workdays = 4, .warn_workdays = 2, .channel = channel};

    as_ellen(cx);
    return in_write(cx, objection_setting_set(cx, &settings));
}

static struct objection_letter
letter_of(const struct cx *cx)
{
    return (struct objection_letter){.kind = PROCEDURE_OBJECTION,
                                     .way = S("elektronisch"),
                                     .dated = days_ago(cx, 12),
                                     .received = days_ago(cx, 0),
                                     .topic = S("bijstand"),
                                     .law = S("pw")};
}

static enum outcome
sent(struct cx *cx, const struct objection_letter *letter, const struct objection_person *person,
     int64_t municipality, struct asked *ret)
{
    struct objection_plan *plan;

    as_resident(cx);
    assert_ok(objection_prepare(cx, letter, person, &plan));
    return in_write(cx, objection_send(cx, plan, municipality, ret));
}

static struct test_channel_rows_row
rows_of(struct cx *cx)
{
    struct test_channel_rows_row rows;

    as_resident(cx);
    assert_ok(in_read(cx, sql_test_channel_rows(cx, DEMODAM, &rows)));
    return rows;
}

/* ---- the setting ---- */

static void
nothing_is_taken_in_until_the_municipality_named_this_channel(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct objection_letter letter = letter_of(cx);
    struct procedure_channel_find_row channel;
    struct asked asked;
    bool any;

    assert_ok(in_read(cx, objection_channel_any(cx, &any)));
    assert_false(any);
    assert_outcome(in_read(cx, objection_channel(cx, DEMODAM, &channel)), NOT_FOUND);
    assert_outcome(sent(cx, &letter, &mehmet, DEMODAM, &asked), CONFLICT);
    assert_int_equal(rows_of(cx).questions, 0);
    assert_ok(set(cx, true));
    assert_ok(sent(cx, &letter, &mehmet, DEMODAM, &asked));
    assert_outcome(sent(cx, &letter, &mehmet, OVERDAM, &asked), CONFLICT);
    assert_ok(set(cx, false));
    assert_outcome(sent(cx, &letter, &mehmet, DEMODAM, &asked), CONFLICT);
    assert_int_equal(rows_of(cx).procedures, 1);
}

static void
it_holds_for_every_municipality_and_says_who_set_it_and_since_when(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const int64_t begun = cx->now_ms;
    struct procedure_setting_get_row setting;
    struct procedure_channel_get_row channel;

    as_resident(cx);
    assert_ok(in_write(cx, sql_test_channel_serve(cx, BEZWAAR, POLDERDAM)));
    assert_ok(set(cx, true));
    for (int64_t place = DEMODAM; place <= POLDERDAM; place += POLDERDAM - DEMODAM) {
        assert_ok(in_read(cx, objection_setting(cx, place, &setting)));
        assert_int_equal(setting.call_workdays, 4);
        assert_int_equal(setting.warn_workdays, 2);
        assert_ok(in_read(cx, objection_channel_set_get(cx, place, &channel)));
        assert_int_equal(channel.organisation, BEZWAAR);
        assert_int_equal(channel.at_ms, begun);
        assert_true(channel.by_name.len > 0);
    }
    cx->now_ms += HOUSE_DAY_MS;
    assert_ok(set(cx, true)); /* saved again: it is on since then */
    assert_ok(in_read(cx, objection_channel_set_get(cx, POLDERDAM, &channel)));
    assert_int_equal(channel.at_ms, begun);
    assert_ok(set(cx, false));
    assert_ok(in_read(cx, objection_channel_set_get(cx, POLDERDAM, &channel)));
    assert_int_equal(channel.organisation, 0);
    assert_int_equal(channel.at_ms, cx->now_ms);
}

static void
another_organisation_does_not_take_the_channel_over(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct objection_settings on = {5, 3, true}, off = {5, 3, false};
    struct procedure_channel_get_row channel;

    assert_ok(set(cx, true));
    as_new_colleague(cx, 903, INKOMEN, S("objection_handler")); /* of Demodam too */
    assert_outcome(in_write(cx, objection_setting_set(cx, &on)), INVALID);
    assert_str(cx->fault.field, S("channel"));
    assert_ok(in_write(cx, objection_setting_set(cx, &off)));
    assert_ok(in_read(cx, objection_channel_set_get(cx, DEMODAM, &channel)));
    assert_int_equal(channel.organisation, BEZWAAR);
    as_new_colleague(cx, 904, RAADSLIEDEN, S("objection_handler")); /* decides nothing */
    assert_outcome(in_write(cx, objection_setting_set(cx, &on)), DENIED);
}

static void
a_channel_that_nobody_reads_is_closed(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct procedure_channel_find_row channel;
    int64_t left;

    assert_ok(set(cx, true));
    assert_ok(in_read(cx, objection_channel(cx, DEMODAM, &channel)));
    assert_int_equal(channel.organisation, BEZWAAR);
    as_resident(cx);
    assert_ok(in_write(cx, sql_test_channel_leave(cx, BEZWAAR, &left)));
    assert_outcome(in_read(cx, objection_channel(cx, DEMODAM, &channel)), NOT_FOUND);
}

/* ---- what is sent ---- */

static void
what_is_sent_waits_for_a_handler_with_its_days_counted(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    const struct objection_letter letter = letter_of(cx);
    const struct date today = date_in_amsterdam(cx->now_ms);
    struct procedure_line_row_list list;
    struct objection o;
    struct asked asked;
    int64_t warned;

    assert_ok(set(cx, true));
    assert_ok(sent(cx, &letter, &mehmet, DEMODAM, &asked));
    struct test_channel_rows_row rows = rows_of(cx);
    assert_int_equal(rows.procedures, 1);
    assert_int_equal(rows.questions, 1);
    assert_int_equal(rows.events, 2); /* the date on the letter, and receipt */
    assert_int_equal(rows.receipts, 1);
    as_ellen(cx);
    assert_ok(in_read(cx, objection_list(cx, (struct objection_place){0}, &list)));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.at[0].professional, 0);
    assert_int_equal(list.at[0].by_site, 1);
    assert_ok(in_read(cx, objection_get(cx, id_of(asked), &o)));
    assert_str(o.state.stage, S("waiting"));
    assert_true(o.state.bound);
    assert_int_equal(o.row.registered_ms, cx->now_ms);
    assert_int_equal(o.row.received_day, today.day);
    assert_int_equal(o.row.call_day, objection_call_until(cx, today.day, 4));
    assert_str(o.row.next_what, S("call"));
    assert_str(o.story.address.text, mehmet.address);
    assert_int_equal(o.events.at[0].professional, 0); /* written down by the resident */
    cx->now_ms += 4 * HOUSE_DAY_MS;
    as_resident(cx);
    assert_ok(in_write(cx, objection_warn(cx, &warned)));
    assert_int_equal(warned, 1);
    as_ellen(cx);
    assert_ok(in_write(cx, objection_take(cx, id_of(asked), 0)));
    assert_ok(
        in_write(cx, objection_called(cx, id_of(asked), call_outcome_code(CALL_SPOKE), S(""))));
}

static void
nothing_that_is_missing_keeps_it_out(void **state)
{
    struct cx *cx = &world_of(state)->cx;
    struct objection_letter letter = letter_of(cx);
    struct objection_person bare = {
        .name = S("Els"), .says = S("Bezwaar."), .language = LANGUAGE_NL};
    struct objection o;
    struct asked asked;

    assert_ok(set(cx, true));
    letter.dated.known = false;
    letter.reasons_follow = true;
    assert_ok(sent(cx, &letter, &bare, DEMODAM, &asked));
    assert_ok(in_read(cx, objection_for_resident(cx, id_of(asked), &o)));
    assert_int_equal(o.row.reasons_follow, 1);
    assert_int_equal(o.row.in_time, -1);
    assert_str(o.state.channel, S("code"));
    /* far too late, and a letter that came long after its date: a person decides */
    letter = letter_of(cx);
    letter.dated = days_ago(cx, 400);
    assert_ok(sent(cx, &letter, &bare, DEMODAM, &asked));
    assert_ok(in_read(cx, objection_for_resident(cx, id_of(asked), &o)));
    assert_int_not_equal(o.row.in_time, 1);
    for (int came = 0; came <= 60; came += 6) {
        letter.dated = days_ago(cx, 60);
        letter.came = days_ago(cx, came);
        assert_ok(sent(cx, &letter, &bare, DEMODAM, &asked));
    }
}

const struct CMUnitTest channel_tests[] = {
    IN_HOUSE(nothing_is_taken_in_until_the_municipality_named_this_channel),
    IN_HOUSE(it_holds_for_every_municipality_and_says_who_set_it_and_since_when),
    IN_HOUSE(another_organisation_does_not_take_the_channel_over),
    IN_HOUSE(a_channel_that_nobody_reads_is_closed),
    IN_HOUSE(what_is_sent_waits_for_a_handler_with_its_days_counted),
    IN_HOUSE(nothing_that_is_missing_keeps_it_out),
};
const size_t channel_tests_count = sizeof channel_tests / sizeof *channel_tests;
