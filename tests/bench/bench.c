/* bench.c - bench_tool: opens a house for measuring and runs one of its commands. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/config.h"
#include "app/demo.h"
#include "app/serve.h"
#include "crypto/keys.h"
#include "domain/network/network.h"
#include "os/clock.h"
#include "os/log.h"
#include "store/transaction.h"

void
bench_ok(const struct cx *cx, enum outcome outcome, const char *what)
{
    if (outcome == OK)
        return;
    fprintf(stderr, "bench_tool: %s: outcome %d, %.*s\n", what, (int)outcome, (int)cx->fault.sentence.len,
            cx->fault.sentence.ptr ? cx->fault.sentence.ptr : "");
    exit(1);
}

struct cx
bench_cx(const struct bench *bench, struct arena *mem)
{
    return (struct cx){.mem = mem, .keys = bench->keys, .now_ms = clock_now_ms()};
}

struct db *
bench_db(const struct bench *bench, struct arena *mem)
{
    struct cx cx = bench_cx(bench, mem);
    struct db *db = NULL;

    bench_ok(&cx, db_open(&cx, bench->store, &db), "connecting");
    return db;
}

static enum outcome
network_load(struct cx *cx, void *what)
{
    struct doorway_row doorway;
    enum outcome outcome = doorway_get(cx, S(""), &doorway);

    return outcome == NOT_FOUND ? demo_network_load(cx, *(const struct str *)what) : outcome;
}

struct bench
bench_open(const char *url, const char *keys_folder)
{
    struct bench bench = {.mem = arena_open(), .url = url};
    struct cx cx = bench_cx(&bench, bench.mem);
    struct config config = config_default();
    struct house house;

    log_level_set(LOG_WARNING);
    config.db = str_from_c(url);
    config.keys = str_from_c(keys_folder);
    bench_ok(&cx, house_open(&cx, &config, true, &house), "opening");
    struct str password = password_hash(&cx, S("demodam-2026"));
    bench_ok(&cx, bench_in(&cx, house.db, TRANSACTION_WRITE, network_load, &password), "loading the network");
    bench.store = house.store;
    bench.keys = house.keys;
    db_close(house.db);
    return bench;
}

void
bench_close(struct bench *bench)
{
    store_close(bench->store);
    keys_close(bench->keys);
    arena_close(bench->mem);
}

enum outcome
bench_in(struct cx *cx, struct db *db, enum transaction kind, enum outcome (*act)(struct cx *cx, void *what),
         void *what)
{
    int reruns;
    return db_transact(cx, db, kind, act, what, &reruns);
}

struct places
bench_list(const struct bench *bench, struct db *db, const char *text)
{
    const struct statement list = {
        .name = "bench_list", .text = text, .params = "", .columns = "i", .number = STATEMENT_UNLISTED};
    enum { PLACES_MAX = 1000 };
    struct places places = {arena_new(bench->mem, int64_t, PLACES_MAX), 0};
    struct cx cx = bench_cx(bench, bench->mem);
    struct rows *rows;
    bool more = true;

    bench_ok(&cx, db_begin(&cx, db, TRANSACTION_READ), "reading municipalities");
    cx.db = db;
    bench_ok(&cx, rows_open(&cx, &list, NULL, &rows), "reading municipalities");
    while (more) {
        bench_ok(&cx, rows_next(&cx, rows, &more), "reading municipalities");
        check(places.count < PLACES_MAX);
        if (more)
            places.at[places.count++] = rows_int(rows, 0);
    }
    db_rollback(db);
    return places;
}

struct places
bench_places(const struct bench *bench, struct db *db)
{
    return bench_list(bench, db, "SELECT municipality FROM safety_net ORDER BY municipality");
}

struct samples
samples_open(struct arena *mem, size_t cap)
{
    return (struct samples){.at = arena_new(mem, int64_t, cap), .cap = cap};
}

void
samples_add(struct samples *samples, int64_t us)
{
    if (samples->count < samples->cap)
        samples->at[samples->count++] = us;
}

static int
by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

int64_t
samples_part(struct samples *samples, double part)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->at, samples->count, sizeof *samples->at, by_size);
    size_t at = (size_t)(part * (double)samples->count);
    return samples->at[at < samples->count ? at : samples->count - 1];
}

static const struct {
    const char *name;
    int words; /* how many must follow */
    int (*run)(int count, char **words);
    const char *usage;
} commands[] = {
    {"constant", 2, bench_constant, "PORT FILE            serves the file's bytes to every GET /constant"},
    {"load", 3, bench_load, "DB KEYS COUNT [procedures]   fills an empty database with questions, or with objections"},
    {"ask", 4, bench_ask, "DB KEYS CLIENTS SECONDS [one]   asks through the rules, and bare, ten times in turn"},
    {"handover", 3, bench_handover, "DB KEYS CLIENTS     offers and accepts through the rules, and bare, ten times in turn"},
    {"inbox", 3, bench_inbox, "DB KEYS SECONDS [N]     reads the inbox while four clients write, N times a second; without N as fast as they can"},
    {"write", 3, bench_write, "DB KEYS SECONDS         the four clients that write, alone"},
    {"visits", 2, bench_visits, "DB KEYS                rows visited for a page of the inbox"},
    {"replay", 1, bench_replay, "SECONDS                 a procedure of fifty events, again and again"},
    {"procedures", 4, bench_procedures, "DB KEYS SECONDS N    reads what runs out this week while four clients write, N times a second"},
    {"procedure_visits", 2, bench_procedure_visits, "DB KEYS        rows visited for a page of it"},
    {"search", 1, bench_search, "COUNT                 an index of so many services: questions, edits, memory"},
    {"streams", 4, bench_streams, "PORT COUNT PATH COOKIE FORM-PATH FORM  event streams, and how fast a change reaches all"},
    {"bare_streams", 1, bench_bare_streams, "COUNT  beside it: a bare program that writes to as many sockets"},
};

int
main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (str_eq(str_from_c(commands[i].name), str_from_c(argv[1])) && argc - 2 >= commands[i].words)
            return commands[i].run(argc - 2, argv + 2);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(stderr, "bench_tool %s %s\n", commands[i].name, commands[i].usage);
    return 2;
}
