/* inbox.c - the inbox of an organisation that holds a tenth of everything, while others write. */
#include <stdio.h>
#include <stdlib.h>

#include "inbox.h"

#include "os/clock.h"

enum { WRITERS = 4, MORNING_WRITES = 3, SAMPLES = 400000 };

const struct actor bench_worker = {BENCH_PROFESSIONAL, BENCH_ORGANISATION,
                                   PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS};

/* ---- writing ---- */

struct writer {
    struct thread thread;
    const struct bench *bench;
    int64_t until_us, every_us; /* every_us: from one morning to the next; 0: at once */
    int64_t asked, taken, replied, refused;
};

static enum outcome
take(struct cx *cx, void *what)
{
    return question_take(cx, *(const struct question_id *)what, 0);
}

static enum outcome
reply(struct cx *cx, void *what)
{
    return question_reply(
        cx, *(const struct question_id *)what,
        S("Goedendag, bedankt voor uw bericht. Wij kunnen u hierbij helpen. Bewaar de brief. Ik "
          "bel u "
          "vandaag om samen te kijken wat de volgende stap is. Met vriendelijke groet"));
}

/* A question's whole morning: asked, taken, answered. */
static void
writer_run(void *what)
{
    struct writer *w = what;
    struct arena *mem = arena_open();
    struct db *db = bench_db(w->bench, mem);
    struct asked asked;
    int64_t next_us = clock_monotonic_us();

    while (clock_monotonic_us() < w->until_us) {
        next_us += w->every_us;
        arena_reset(mem);
        struct cx cx = bench_cx(w->bench, mem);
        bool stored = bench_ask_one(&cx, db, BENCH_MUNICIPALITY, &asked) == OK;
        struct question_id id = {asked.municipality, asked.question};
        w->asked += stored;
        cx.who = bench_worker;
        bool taken = stored && bench_in(&cx, db, TRANSACTION_WRITE, take, &id) == OK;
        w->taken += taken;
        bool replied = taken && bench_in(&cx, db, TRANSACTION_WRITE, reply, &id) == OK;
        w->replied += replied;
        w->refused += !replied;
        if (next_us > clock_monotonic_us())
            clock_sleep_ms((next_us - clock_monotonic_us()) / 1000);
    }
    db_close(db);
    arena_close(mem);
}

/* All together `writes` a second; 0: as fast as they can. */
static void
writers_start(const struct bench *bench, struct writer *writers, int64_t until_us, int writes)
{
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){
            .bench = bench,
            .until_us = until_us,
            .every_us = writes ? INT64_C(1000000) * MORNING_WRITES * WRITERS / writes : 0};
        thread_start(&writers[i].thread, writer_run, &writers[i]);
    }
}

static void
writers_join(struct writer *writers, double seconds)
{
    int64_t stored = 0, refused = 0;

    for (int i = 0; i < WRITERS; i++) {
        thread_join(&writers[i].thread);
        stored += writers[i].asked + writers[i].taken + writers[i].replied;
        refused += writers[i].refused;
    }
    printf("writes=%.1f refused=%lld\n", (double)stored / seconds, (long long)refused);
}

int
bench_write(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct writer writers[WRITERS];
    double seconds = atof(words[2]);

    (void)count;
    writers_start(&bench, writers, clock_monotonic_us() + (int64_t)(seconds * 1e6), 0);
    writers_join(writers, seconds);
    bench_close(&bench);
    return 0;
}

/* ---- reading ---- */

enum outcome
bench_page_read(struct cx *cx, void *what)
{
    struct look *look = what;
    int64_t counts[INBOX_COUNT];
    struct str *places;

    TRY(inbox_list(cx, look->inbox, look->after, &look->rows));
    TRY(inbox_places(cx, &look->rows, &places));
    if (look->inbox == INBOX_MINE || look->inbox == INBOX_WAITING) {
        struct line_known_list known;
        TRY(lines_known(cx, LANGUAGE_NL, look->inbox, look->after, &known));
        check(known.count == 0 || look->inbox == INBOX_WAITING || known.at[0].name.text.len > 0);
    }
    return inbox_counts(cx, counts);
}

bool
look_deeper(struct look *look)
{
    if (look->rows.count <= INBOX_PAGE)
        return false;
    const struct inbox_row *last = &look->rows.at[INBOX_PAGE - 1];
    look->after = (struct inbox_place){last->due_ms, last->question};
    return true;
}

/* The four lists in turn, each three pages deep. */
static void
look_next(struct look *look, int turn)
{
    if (turn % 3 == 0 || !look_deeper(look))
        *look = (struct look){.inbox = (enum inbox)(turn / 3 % INBOX_COUNT)};
}

int
bench_inbox(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct arena *mem = arena_open();
    struct db *db = bench_db(&bench, bench.mem);
    struct samples took = samples_open(bench.mem, SAMPLES);
    struct writer writers[WRITERS];
    struct look look = {0};
    double seconds = atof(words[2]);
    int64_t until_us = clock_monotonic_us() + (int64_t)(seconds * 1e6);

    writers_start(&bench, writers, until_us, count > 3 ? atoi(words[3]) : 0);
    for (int turn = 0; clock_monotonic_us() < until_us; turn++) {
        look_next(&look, turn);
        arena_reset(mem);
        struct cx cx = bench_cx(&bench, mem);
        cx.who = bench_worker;
        int64_t from_us = clock_monotonic_us();
        bench_ok(&cx, bench_in(&cx, db, TRANSACTION_READ, bench_page_read, &look),
                 "reading the inbox");
        samples_add(&took, clock_monotonic_us() - from_us);
        clock_sleep_ms(1); /* a person reads what was shown; writers get the processor */
    }
    writers_join(writers, seconds);
    printf("pages=%zu p50_us=%lld p99_us=%lld max_us=%lld\n", took.count,
           (long long)samples_part(&took, 0.5), (long long)samples_part(&took, 0.99),
           (long long)samples_part(&took, 1));
    db_close(db);
    arena_close(mem);
    bench_close(&bench);
    return 0;
}
