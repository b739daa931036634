/* procedures.c - objections: what runs out this week where a tenth of a million is open, while others write down what
 * happened; and a procedure of fifty events, played again. */
#include "procedures.h"

#include <stdio.h>
#include <stdlib.h>

#include "law/workday.h"
#include "os/clock.h"

enum { WRITERS = 4, SAMPLES = 400000, PAGES = 3, EVENTS_OF_ONE = 30, EVENTS = 50 };

const struct actor bench_handler = {BENCH_HANDLER, BENCH_AUTHORITY,
                                    PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS | PERMISSION_OBJECTIONS};

static struct maybe_date
days_ago(const struct cx *cx, int days)
{
    return (struct maybe_date){true, date_plus(date_in_amsterdam(cx->now_ms), -days)};
}

/* ---- writing ---- */

struct writer {
    struct thread thread;
    const struct bench *bench;
    int64_t until_us, every_us;
    int64_t stored, refused;
};

struct registering {
    struct objection_plan *plan;
    struct asked asked;
};

static enum outcome
register_act(struct cx *cx, void *what)
{
    struct registering *r = what;
    return objection_register(cx, r->plan, BENCH_MUNICIPALITY, &r->asked);
}

static struct question_id
registered(struct cx *cx, struct db *db)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .way = S("post"),
                                            .dated = days_ago(cx, 22),
                                            .published = days_ago(cx, 21),
                                            .received = days_ago(cx, 7),
                                            .topic = S("bijstand"),
                                            .department = S("Inkomen"),
                                            .law = S("pw")};
    const struct objection_person person = {.name = S("Mevrouw Pinas"),
                                            .reach = S("06 10000005"),
                                            .says = S("Ik krijg minder geld en weet niet waarom."),
                                            .handler = BENCH_HANDLER,
                                            .language = LANGUAGE_NL};
    struct registering r = {0};

    bench_ok(cx, objection_prepare(cx, &letter, &person, &r.plan), "preparing an objection");
    bench_ok(cx, bench_in(cx, db, TRANSACTION_WRITE, register_act, &r), "registering an objection");
    return (struct question_id){r.asked.municipality, r.asked.question};
}

static enum outcome
event_act(struct cx *cx, void *what)
{
    const struct objection_event event = {.kind = EVENT_TALK, .day = days_ago(cx, 1)};
    return objection_event_add(cx, *(const struct question_id *)what, &event);
}

/* A few objections each, and what happened to them: every time all dates are counted again. */
static void
writer_run(void *what)
{
    struct writer *w = what;
    struct arena *mem = arena_open();
    struct db *db = bench_db(w->bench, mem);
    struct question_id id = {0};
    int64_t next_us = clock_monotonic_us();

    for (int turn = 0; clock_monotonic_us() < w->until_us; turn++) {
        next_us += w->every_us;
        arena_reset(mem);
        struct cx cx = bench_cx(w->bench, mem);
        cx.who = bench_handler;
        if (turn % EVENTS_OF_ONE == 0)
            id = registered(&cx, db);
        bool stored = bench_in(&cx, db, TRANSACTION_WRITE, event_act, &id) == OK;
        w->stored += stored;
        w->refused += !stored;
        if (next_us > clock_monotonic_us())
            clock_sleep_ms((next_us - clock_monotonic_us()) / 1000);
    }
    db_close(db);
    arena_close(mem);
}

/* ---- reading ---- */

enum outcome
bench_procedures_read(struct cx *cx, void *what)
{
    struct procedure_look *look = what;
    struct procedure_line_row_list unsolved;

    TRY(objection_list(cx, look->after, &look->rows));
    return objection_unsolved_list(cx, &unsolved);
}

bool
procedure_look_deeper(struct procedure_look *look)
{
    if (look->rows.count <= INBOX_PAGE)
        return false;
    const struct procedure_line_row *last = &look->rows.at[INBOX_PAGE - 1];
    look->after = (struct objection_place){last->due_day, last->question};
    return true;
}

static void
pages_read(const struct bench *bench, int64_t until_us)
{
    struct arena *mem = arena_open();
    struct db *db = bench_db(bench, bench->mem);
    struct samples took = samples_open(bench->mem, SAMPLES);
    struct procedure_look look = {0};

    for (int turn = 0; clock_monotonic_us() < until_us; turn++) {
        if (turn % PAGES == 0 || !procedure_look_deeper(&look))
            look = (struct procedure_look){0};
        arena_reset(mem);
        struct cx cx = bench_cx(bench, mem);
        cx.who = bench_handler;
        int64_t from_us = clock_monotonic_us();
        bench_ok(&cx, bench_in(&cx, db, TRANSACTION_READ, bench_procedures_read, &look), "reading the list");
        samples_add(&took, clock_monotonic_us() - from_us);
        clock_sleep_ms(1); /* a person reads what was shown; writers get the processor */
    }
    printf("pages=%zu p50_us=%lld p99_us=%lld max_us=%lld\n", took.count, (long long)samples_part(&took, 0.5),
           (long long)samples_part(&took, 0.99), (long long)samples_part(&took, 1));
    db_close(db);
    arena_close(mem);
}

int
bench_procedures(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct writer writers[WRITERS];
    double seconds = atof(words[2]);
    int64_t until_us = clock_monotonic_us() + (int64_t)(seconds * 1e6), stored = 0, refused = 0;

    (void)count;
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){
            .bench = &bench, .until_us = until_us, .every_us = INT64_C(1000000) * WRITERS / atoi(words[3])};
        thread_start(&writers[i].thread, writer_run, &writers[i]);
    }
    pages_read(&bench, until_us);
    for (int i = 0; i < WRITERS; i++) {
        thread_join(&writers[i].thread);
        stored += writers[i].stored;
        refused += writers[i].refused;
    }
    printf("writes=%.1f refused=%lld\n", (double)stored / seconds, (long long)refused);
    bench_close(&bench);
    return 0;
}

/* ---- fifty events ---- */

/* A long objection: repair, postponement, consent, talks and pauses. */
static size_t
long_procedure(struct procedure_event *events)
{
    static const enum procedure_event_kind rest[] = {EVENT_TALK,    EVENT_REPAIR_ASKED, EVENT_REPAIRED,
                                                     EVENT_CONSENT, EVENT_PAUSED,       EVENT_TALK};
    const struct date from = date_of(2026, 1, 5);
    size_t count = 0;

    events[count++] = (struct procedure_event){.kind = EVENT_PUBLISHED, .day = from};
    events[count++] = (struct procedure_event){.kind = EVENT_DATED, .day = from};
    events[count++] = (struct procedure_event){.kind = EVENT_RECEIVED, .day = date_plus(from, 20)};
    while (count < EVENTS) {
        struct date day = date_plus(from, 20 + (int)count * 2);
        events[count] = (struct procedure_event){.kind = rest[count % (sizeof rest / sizeof *rest)],
                                                 .day = day,
                                                 .until = {true, date_plus(day, 5)},
                                                 .form = FORM_WRITTEN};
        count++;
    }
    for (size_t i = 0; i < count; i++)
        events[i].number = (int64_t)i + 1;
    return count;
}

int
bench_replay(int count, char **words)
{
    struct arena *mem = arena_open();
    struct samples took = samples_open(mem, SAMPLES);
    struct procedure_event events[EVENTS];
    struct procedure_facts facts = {.kind = PROCEDURE_OBJECTION, .events = events, .today = date_of(2026, 6, 1)};
    int64_t until_us = clock_monotonic_us() + (int64_t)(atof(words[0]) * 1e6);
    struct arena *each = arena_open();
    const struct calendar cal = calendar_base();

    (void)count;
    facts.count = long_procedure(events);
    while (clock_monotonic_us() < until_us) {
        struct cx cx = {.mem = each};
        const struct procedure *procedure;
        int64_t from_us = clock_monotonic_us();
        bench_ok(&cx, procedure_replay(&cx, &cal, &facts, &procedure), "playing the events");
        check(procedure->days[PROCEDURE_DECIDE_BY].known);
        samples_add(&took, clock_monotonic_us() - from_us);
        arena_reset(each);
    }
    printf("events=%zu p50_us=%lld p99_us=%lld\n", facts.count, (long long)samples_part(&took, 0.5),
           (long long)samples_part(&took, 0.99));
    arena_close(each);
    arena_close(mem);
    return 0;
}
