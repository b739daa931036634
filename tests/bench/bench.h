/* bench.h - what the measuring programs share: a house opened for measuring, clients that run until a
 * moment, and numbers put in order.
 *
 * bench_tool prints one line of `name=value` words for each measurement; tests/bench/run reads them. */
#ifndef BENCH_H
#define BENCH_H

#include "base/cx.h"
#include "os/thread.h"
#include "store/store.h"

/* The organisation that holds a tenth of everything, its municipality, the topic that leads to it, and
 * who works there: all of the demo network. */
enum { BENCH_MUNICIPALITY = 9901, BENCH_ORGANISATION = 4, BENCH_PROFESSIONAL = 5 };
#define BENCH_TOPIC "schulden"
/* Who decides on objections there, and a colleague who handles them. */
enum { BENCH_AUTHORITY = 111, BENCH_HANDLER = 107 };

struct bench {
    struct arena *mem;
    struct store *store;
    struct keys *keys;
    const char *url; /* as given: "sqlite:PATH" or "postgresql://..." */
};

/* Ends the program with what went wrong, unless it is OK. */
void bench_ok(const struct cx *cx, enum outcome outcome, const char *what);
/* Migrates, makes keys in the folder when there are none, and loads the demo network once. */
struct bench bench_open(const char *url, const char *keys_folder);
void bench_close(struct bench *bench);
struct cx bench_cx(const struct bench *bench, struct arena *mem);
struct db *bench_db(const struct bench *bench, struct arena *mem);

/* A transaction as the door runs it: run again after a lost race, committed when OK. */
enum outcome bench_in(struct cx *cx, struct db *db, enum transaction kind,
                      enum outcome (*act)(struct cx *cx, void *what), void *what);

/* Durations in microseconds. */
struct samples {
    int64_t *at;
    size_t count, cap;
};
struct samples samples_open(struct arena *mem, size_t cap);
/* Beyond the room that was made, samples are dropped. */
void samples_add(struct samples *samples, int64_t us);
/* Sorts; part is 0 to 1. 0 without samples. */
int64_t samples_part(struct samples *samples, double part);

/* The commands; `words` are what follows the command's name. */
int bench_constant(int count, char **words);
int bench_load(int count, char **words);
int bench_ask(int count, char **words);
int bench_handover(int count, char **words);
int bench_inbox(int count, char **words);
int bench_write(int count, char **words);
int bench_visits(int count, char **words);
int bench_streams(int count, char **words);
int bench_bare_streams(int count, char **words);
int bench_search(int count, char **words);
int bench_replay(int count, char **words);
int bench_procedures(int count, char **words);
int bench_procedure_visits(int count, char **words);

/* Municipalities, in the order of their numbers. */
struct places {
    int64_t *at;
    size_t count;
};
/* What a SELECT of one number gives: municipalities. */
struct places bench_list(const struct bench *bench, struct db *db, const char *text);
/* Those that take part. */
struct places bench_places(const struct bench *bench, struct db *db);

/* One question through the rules, in a transaction of its own. */
struct asked;
enum outcome bench_ask_one(struct cx *cx, struct db *db, int64_t municipality, struct asked *ret);
/* One in a transaction that is open. */
enum outcome bench_ask_within(struct cx *cx, int64_t municipality, struct asked *ret);

/* ---- bare.c: the engine's own library, nothing of ours in between ---- */

enum bare_act { BARE_ASKED, BARE_OFFERED, BARE_ACCEPTED, BARE_ACTS };
struct bare;
struct bare *bare_open(const struct bench *bench, struct arena *mem);
/* The rules just did this with `question`, and nobody wrote since: what they wrote is among what bare_write()
 * writes again. At most 64 questions for each act. */
void bare_copy(struct bare *bare, enum bare_act act, int64_t question);
void bare_close(struct bare *bare);
/* One transaction with the same rows and bytes, for the question and handover of these numbers (handover: 0
 * when asked), with fresh ids otherwise; false: it must be tried again. */
bool bare_write(struct bare *bare, enum bare_act act, int64_t question, int64_t handover);

#endif
