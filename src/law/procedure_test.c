/* procedure_test.c - a procedure as a function: order, repetition, correction, what a suspension
 * can do. The dates themselves are in tests/cases/procedure.case and tests/http/procedure.py. */
#include "law/procedure.h"

#include "arena_fixture.h"
#include "base/arena.h"
#include "on_day.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { RANDOM_COUNT = 600, EVENTS = 14 };

static struct procedure_event
event(enum procedure_event_kind kind, int year, int month, int mday)
{
    static int64_t last;
    int64_t number = ++last;
    return (struct procedure_event){
        .number = number, .kind = kind, .day = date_of(year, month, mday), .form = FORM_WRITTEN};
}

static const struct procedure *
replay(struct cx *cx, const struct procedure_facts *facts)
{
    struct calendar cal = calendar_base();
    const struct procedure *p;
    assert_int_equal(procedure_replay(cx, &cal, facts, &p), OK);
    return p;
}

/* ---- random procedures ---- */

/* xorshift: the same on every machine. */
static uint32_t
next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static int
pick(uint32_t *seed, int below)
{
    return (int)(next(seed) % (uint32_t)below);
}

static struct procedure_facts
random_facts(struct arena *mem, uint32_t *seed)
{
    struct procedure_event *events = arena_new(mem, struct procedure_event, EVENTS + 1);
    struct date base = date_plus(date_of(2015, 1, 1), pick(seed, 18 * 365));

    for (int i = 0; i < EVENTS; i++) {
        struct date day = date_plus(base, 20 + pick(seed, 160));
        events[i] = (struct procedure_event){
            .number = i + 1,
            .kind = (enum procedure_event_kind)pick(seed, EVENT_KIND_COUNT),
            .day = day,
            .until = {pick(seed, 4) > 0, date_plus(day, pick(seed, 60))},
            .n = 1 + pick(seed, 6),
            .reason = (enum pause_reason)pick(seed, PAUSE_COUNT),
            .form = pick(seed, 4) > 0 ? FORM_WRITTEN : (enum procedure_form)pick(seed, FORM_COUNT),
        };
        if (events[i].kind == EVENT_DECIDED || events[i].kind == EVENT_WITHDRAWN)
            events[i].kind = EVENT_PAUSED;
    }
    events[0] = (struct procedure_event){.number = 1, .kind = EVENT_PUBLISHED, .day = base};
    events[1] = (struct procedure_event){
        .number = 2, .kind = EVENT_RECEIVED, .day = date_plus(base, pick(seed, 50))};
    events[2] = (struct procedure_event){.number = 3, .kind = EVENT_DATED, .day = base};
    return (struct procedure_facts){.kind = (enum procedure_kind)pick(seed, PROCEDURE_KIND_COUNT),
                                    .matter =
                                        pick(seed, 2) ? OBJECTION_CITY_TAX : OBJECTION_DECISION,
                                    .today = date_plus(base, 60 + pick(seed, 400)),
                                    .count = EVENTS,
                                    .events = events};
}

static bool
same_term(const struct term *a, const struct term *b)
{
    if (a->last.day != b->last.day || a->step_count != b->step_count ||
        a->reading_count != b->reading_count)
        return false;
    for (size_t i = 0; i < a->step_count; i++)
        if (a->steps[i].date.day != b->steps[i].date.day ||
            !str_eq(a->steps[i].why, b->steps[i].why))
            return false;
    for (size_t i = 0; i < a->reading_count; i++)
        if (a->readings[i].date.day != b->readings[i].date.day)
            return false;
    return true;
}

static void
assert_same(const struct procedure *a, const struct procedure *b)
{
    struct procedure_move moves[PROCEDURE_DATE_COUNT];

    assert_int_equal(procedure_moved(a, b, moves), 0);
    assert_true(a->state == b->state && a->in_time == b->in_time && a->late == b->late);
    assert_true(a->stands_still == b->stands_still && a->penalty.cents == b->penalty.cents);
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++)
        if (a->days[which].known)
            assert_true(same_term(&a->days[which].term, &b->days[which].term));
    assert_int_equal(a->notice_count, b->notice_count);
    for (size_t i = 0; i < a->notice_count; i++) {
        assert_int_equal(a->notices[i].number, b->notices[i].number);
        assert_true(a->notices[i].left_out == b->notices[i].left_out);
        assert_true(str_eq(a->notices[i].say.why, b->notices[i].say.why));
    }
}

static struct procedure_facts
shuffled(struct arena *mem, const struct procedure_facts *facts, uint32_t *seed)
{
    struct procedure_facts other = *facts;
    struct procedure_event *events = arena_new(mem, struct procedure_event, facts->count);

    for (size_t i = 0; i < facts->count; i++)
        events[i] = facts->events[i];
    for (size_t i = facts->count; i > 1; i--) {
        size_t at = (size_t)pick(seed, (int)i);
        struct procedure_event kept = events[i - 1];
        events[i - 1] = events[at];
        events[at] = kept;
    }
    other.events = events;
    return other;
}

static void
the_order_of_entry_does_not_matter_and_twice_is_the_same(void **state)
{
    uint32_t seed = 20260328;
    (void)state;
    for (int i = 0; i < RANDOM_COUNT; i++) {
        struct cx cx = {.mem = arena_open()};
        struct procedure_facts facts = random_facts(cx.mem, &seed);
        struct procedure_facts other = shuffled(cx.mem, &facts, &seed);
        const struct procedure *p = replay(&cx, &facts);
        assert_same(p, replay(&cx, &facts));
        assert_same(p, replay(&cx, &other));
        arena_close(cx.mem);
    }
}

/* One more pause, or one more request that passes unused. */
static struct procedure_event
suspension(uint32_t *seed, struct date base)
{
    struct date day = date_plus(base, pick(seed, 150));
    return (struct procedure_event){.number = EVENTS + 1,
                                    .kind = pick(seed, 2) ? EVENT_PAUSED : EVENT_REPAIR_ASKED,
                                    .day = day,
                                    .until = {true, date_plus(day, pick(seed, 40))},
                                    .reason = PAUSE_FORCE,
                                    .form = FORM_WRITTEN};
}

static void
adding_a_suspension_never_brings_a_date_forward(void **state)
{
    const enum procedure_date dates[] = {PROCEDURE_DECIDE_BY, PROCEDURE_PENALTY_FROM,
                                         PROCEDURE_OBJECT_BY, PROCEDURE_APPEAL_BY};
    uint32_t seed = 410;
    int later = 0;
    (void)state;
    for (int i = 0; i < 2 * RANDOM_COUNT; i++) {
        struct cx cx = {.mem = arena_open()};
        struct procedure_facts facts = random_facts(cx.mem, &seed);
        const struct procedure *before = replay(&cx, &facts);
        struct procedure_event *events = arena_new(cx.mem, struct procedure_event, EVENTS + 1);
        for (size_t e = 0; e < EVENTS; e++)
            events[e] = facts.events[e];
        events[EVENTS] = suspension(&seed, events[0].day);
        facts.events = events;
        facts.count = EVENTS + 1;
        const struct procedure *after = replay(&cx, &facts);
        for (size_t d = 0; d < sizeof dates / sizeof dates[0]; d++) {
            const struct procedure_day *from = &before->days[dates[d]];
            const struct procedure_day *to = &after->days[dates[d]];
            if (from->known && to->known)
                assert_true(to->term.last.day >= from->term.last.day);
            later += from->known && to->known && to->term.last.day > from->term.last.day;
        }
        arena_close(cx.mem);
    }
    assert_true(later > 50);
}

static void
every_notice_has_a_sentence_and_names_an_event(void **state)
{
    uint32_t seed = 7;
    size_t count = 0;
    (void)state;
    for (int i = 0; i < RANDOM_COUNT; i++) {
        struct cx cx = {.mem = arena_open()};
        struct procedure_facts facts = random_facts(cx.mem, &seed);
        const struct procedure *p = replay(&cx, &facts);
        for (size_t n = 0; n < p->notice_count; n++, count++) {
            const struct procedure_notice *notice = &p->notices[n];
            assert_true(notice->say.why.len > 0);
            assert_in_range(notice->number, 0, EVENTS);
            assert_true(notice->number > 0 || !notice->left_out);
        }
        assert_int_equal(cx.fault.sentence.len, 0);
        arena_close(cx.mem);
    }
    assert_true(count > RANDOM_COUNT);
}

/* ---- correction ---- */

static void
a_correction_says_which_dates_it_moves_and_from_where_to_where(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[] = {event(EVENT_PUBLISHED, 2022, 1, 25),
                                       event(EVENT_RECEIVED, 2022, 3, 3)};
    struct procedure_facts facts = {.today = date_of(2022, 3, 10), .count = 2, .events = events};
    struct procedure_move moves[PROCEDURE_DATE_COUNT];
    const struct procedure *before = replay(&cx, &facts);
    events[0].day = date_of(2022, 1, 27);
    const struct procedure *moved = replay(&cx, &facts);
    assert_int_equal(procedure_moved(before, moved, moves), 2);
    assert_int_equal(moves[0].which, PROCEDURE_OBJECT_BY);
    assert_int_equal(moves[0].from.date.day, date_of(2022, 3, 8).day);
    assert_int_equal(moves[0].to.date.day, date_of(2022, 3, 10).day);
    assert_int_equal(moves[1].which, PROCEDURE_DECIDE_BY);
    assert_int_equal(moves[1].to.date.day, date_of(2022, 4, 21).day);
    facts.count = 1;
    const struct procedure *emptied = replay(&cx, &facts);
    assert_int_equal(procedure_moved(moved, emptied, moves), 1);
    assert_true(moves[0].from.known && !moves[0].to.known);
}

static void
what_is_counted_backwards_is_told_on_a_working_day(void **state)
{
    struct cx cx = {.mem = *state};
    const struct procedure_event events[] = {event(EVENT_PUBLISHED, 2026, 9, 1),
                                             event(EVENT_RECEIVED, 2026, 9, 15),
                                             event(EVENT_HEARING, 2026, 11, 14)}; /* a Saturday */
    const struct procedure_facts facts = {
        .today = date_of(2026, 10, 1), .count = 3, .events = events};
    const struct procedure *p = replay(&cx, &facts);
    const struct procedure_day *inspect = &p->days[PROCEDURE_INSPECT_FROM];
    const struct procedure_day *papers = &p->days[PROCEDURE_PAPERS_BY];

    assert_int_equal(inspect->term.last.day,
                     date_of(2026, 11, 7).day); /* the law's own day stays */
    assert_int_equal(inspect->told.day, date_of(2026, 11, 6).day);
    assert_int_equal(papers->told.day, papers->term.last.day); /* no right is made shorter */
    assert_int_equal(papers->told.day, date_of(2026, 11, 4).day);
    assert_int_equal(p->days[PROCEDURE_DECIDE_BY].told.day,
                     p->days[PROCEDURE_DECIDE_BY].term.last.day);
}

static void
an_answer_closes_every_request_that_was_open(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[] = {
        event(EVENT_PUBLISHED, 2026, 1, 19), event(EVENT_RECEIVED, 2026, 2, 20),
        event(EVENT_REPAIR_ASKED, 2026, 3, 9), event(EVENT_REPAIR_ASKED, 2026, 3, 11),
        event(EVENT_REPAIRED, 2026, 3, 16)};
    struct procedure_facts facts = {.today = date_of(2026, 3, 12), .count = 4, .events = events};
    events[3].until = on(2026, 3, 20);
    const struct procedure *p = replay(&cx, &facts);
    assert_int_equal(p->days[PROCEDURE_DECIDE_BY].term.last.day, date_of(2026, 4, 21).day);
    assert_int_equal(p->notices[0].number, events[2].number); /* no last day: no clock stops */
    assert_true(p->notices[0].left_out);
    facts.today = date_of(2026, 3, 17);
    facts.count = 5;
    p = replay(&cx, &facts);
    assert_int_equal(p->days[PROCEDURE_DECIDE_BY].term.last.day, date_of(2026, 4, 20).day);
    assert_false(p->days[PROCEDURE_REPAIR_BY].known);
    assert_int_equal(p->notice_count, 1); /* the second fell within the first */
}

/* The letter that sets a penalty gives what the widest reading gives, so it names the day up to
 * which that one counts. */
static void
what_the_most_is_counted_up_to_is_never_after_its_42nd_day_nor_after_the_decision(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[] = {
        event(EVENT_PUBLISHED, 2023, 4, 14), event(EVENT_RECEIVED, 2023, 5, 20),
        event(EVENT_DEFAULT_NOTICE, 2023, 7, 10), event(EVENT_DECIDED, 2023, 8, 1)};
    const struct procedure_facts facts = {
        .today = date_of(2023, 12, 1), .count = 4, .events = events};
    const struct procedure *p = replay(&cx, &facts);

    assert_int_equal(p->penalty.last_day.day, date_of(2023, 7, 31).day);
    assert_int_equal(p->penalty.last_day_most.day, date_of(2023, 8, 1).day);
    events[3].day = date_of(2023, 11, 1);
    p = replay(&cx, &facts); /* from 24 July, or from 25 July */
    assert_int_equal(p->penalty.last_day.day, date_of(2023, 9, 4).day);
    assert_int_equal(p->penalty.last_day_most.day, date_of(2023, 9, 3).day);
}

/* ---- much, and too much ---- */

static void
a_procedure_of_fifty_events_is_replayed(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[50];
    struct procedure_facts facts = {.kind = PROCEDURE_APPLICATION,
                                    .today = date_of(2026, 12, 1),
                                    .count = 50,
                                    .events = events};
    events[0] = event(EVENT_RECEIVED, 2026, 1, 5);
    for (int i = 1; i < 50; i++) { /* of every three days one stands still */
        events[i] = event(EVENT_PAUSED, 2026, 1, 5);
        events[i].day = date_plus(date_of(2026, 1, 5), 3 * i);
        events[i].until = (struct maybe_date){true, events[i].day};
        events[i].reason = PAUSE_FORCE;
    }
    const struct procedure *p = replay(&cx, &facts);
    assert_true(p->days[PROCEDURE_DECIDE_BY].known);
    /* Two of three days run, so the 56th is the 83rd: Sunday 29 March. On the Monday after it time
     * stands still. */
    assert_int_equal(p->days[PROCEDURE_DECIDE_BY].term.last.day, date_of(2026, 3, 31).day);
    size_t left_out = 0;
    for (size_t i = 0; i < p->notice_count; i++)
        left_out += p->notices[i].left_out ? 1 : 0;
    assert_int_equal(left_out, 49 - 28); /* what came after the end */
}

static void
a_term_that_stands_still_each_week_after_its_weekend_ends_once(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[90];
    struct procedure_facts facts = {.kind = PROCEDURE_APPLICATION,
                                    .today = date_of(2028, 12, 1),
                                    .count = 90,
                                    .events = events};
    events[0] = event(EVENT_RECEIVED, 2026, 1, 10); /* a Saturday, and so is the 56th day */
    for (int i = 1; i < 90; i++) {                  /* from Monday to Friday, week after week */
        events[i] = event(EVENT_PAUSED, 2026, 3, 9);
        events[i].day = date_plus(date_of(2026, 3, 9), 7 * (i - 1));
        events[i].until = (struct maybe_date){true, date_plus(events[i].day, 4)};
        events[i].reason = PAUSE_FORCE;
    }
    const struct procedure *p = replay(&cx, &facts);
    assert_true(p->days[PROCEDURE_DECIDE_BY].known);
    /* The Monday after the last of them is free. */
    assert_int_equal(p->days[PROCEDURE_DECIDE_BY].term.last.day,
                     date_plus(date_of(2026, 3, 9), 7 * 89).day);
}

static void
the_most_events_there_can_be_fit_and_one_more_is_refused(void **state)
{
    struct cx cx = {.mem = *state};
    struct calendar cal = calendar_base();
    struct procedure_event events[PROCEDURE_EVENTS_MAX + 1];
    struct procedure_facts facts = {.kind = PROCEDURE_APPLICATION,
                                    .unit = TERM_MONTHS,
                                    .length = 24,
                                    .today = date_of(2030, 1, 1),
                                    .count = PROCEDURE_EVENTS_MAX,
                                    .events = events};
    const struct procedure *p;
    events[0] = event(EVENT_RECEIVED, 2026, 1, 5);
    for (int i = 1; i <= PROCEDURE_EVENTS_MAX; i++) {
        events[i] = event(EVENT_REPAIR_ASKED, 2026, 1, 5);
        events[i].day = date_plus(date_of(2026, 1, 5), 3 * i);
        events[i].until = (struct maybe_date){true, date_plus(events[i].day, 1)};
    }
    p = replay(&cx, &facts);
    assert_true(p->days[PROCEDURE_DECIDE_BY].known);
    events[PROCEDURE_EVENTS_MAX - 1].kind = EVENT_REPAIRED; /* too late for all of them */
    events[PROCEDURE_EVENTS_MAX - 1].day = date_of(2028, 1, 5);
    p = replay(&cx, &facts);
    assert_true(p->days[PROCEDURE_DECIDE_BY].known);
    facts.count++;
    assert_int_equal(procedure_replay(&cx, &cal, &facts, &p), INVALID);
    assert_int_equal(cx.fault.number, PROCEDURE_EVENTS_MAX);
    facts.count = 2;
    facts.length = 25;
    assert_int_equal(procedure_replay(&cx, &cal, &facts, &p), INVALID);
    facts.length = 24;
    events[1].number = events[0].number;
    assert_int_equal(procedure_replay(&cx, &cal, &facts, &p), INVALID);
    assert_int_equal(cx.fault.number, events[0].number);
    assert_true(str_eq(cx.fault.field, S("nummer")));
}

static bool
says(const struct procedure_day *day, const char *words)
{
    for (size_t i = 0; i < day->term.step_count; i++)
        if (str_find(day->term.steps[i].why, str_from_c(words)) < day->term.steps[i].why.len)
            return true;
    return false;
}

static void
money_that_is_not_certain_is_not_called_certain(void **state)
{
    struct cx cx = {.mem = *state};
    struct procedure_event events[] = {event(EVENT_PUBLISHED, 2025, 6, 2),
                                       event(EVENT_RECEIVED, 2025, 7, 1),
                                       event(EVENT_DEFAULT_NOTICE, 2025, 9, 1)};
    const struct procedure_facts facts = {
        .kind = PROCEDURE_OBJECTION, .today = date_of(2026, 11, 29), .count = 3, .events = events};
    const struct procedure *p = replay(&cx, &facts);

    assert_int_equal(p->penalty_doubt, PENALTY_SURE);
    assert_true(says(&p->days[PROCEDURE_PENALTY_FROM], "krijgt u zeker geld"));
    events[2].day = date_of(2026, 9, 1); /* over a year after the last day to decide */
    p = replay(&cx, &facts);
    assert_int_equal(p->penalty_doubt, PENALTY_IF_REASONABLE);
    assert_true(says(&p->days[PROCEDURE_PENALTY_FROM], "krijgt u misschien geld"));
    assert_false(says(&p->days[PROCEDURE_PENALTY_FROM], "krijgt u zeker geld"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

const struct CMUnitTest procedure_tests[] = {
    TEST(the_order_of_entry_does_not_matter_and_twice_is_the_same),
    TEST(adding_a_suspension_never_brings_a_date_forward),
    TEST(every_notice_has_a_sentence_and_names_an_event),
    TEST(a_correction_says_which_dates_it_moves_and_from_where_to_where),
    TEST(what_is_counted_backwards_is_told_on_a_working_day),
    TEST(an_answer_closes_every_request_that_was_open),
    TEST(what_the_most_is_counted_up_to_is_never_after_its_42nd_day_nor_after_the_decision),
    TEST(money_that_is_not_certain_is_not_called_certain),
    TEST(a_procedure_of_fifty_events_is_replayed),
    TEST(a_term_that_stands_still_each_week_after_its_weekend_ends_once),
    TEST(the_most_events_there_can_be_fit_and_one_more_is_refused),
};
const size_t procedure_tests_count = sizeof procedure_tests / sizeof procedure_tests[0];
