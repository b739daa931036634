/* handover.c - offering a question and accepting it, through the rules, beside two bare transactions that write the
 * same rows and bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "inbox.h"

#include "domain/handover/handover.h"
#include "os/clock.h"
#include "os/random.h"

enum { ROUNDS = 10, CLIENTS_MAX = 64, COPIES = 8, EACH = 20, RECEIVER = 1 };

static const struct actor receiver = {RECEIVER, RECEIVER, PERMISSION_SIGNED_IN | PERMISSION_QUESTIONS};

struct client {
    struct thread thread;
    const struct bench *bench;
    struct arena *mem;
    struct db *db;
    struct bare *bare; /* NULL: through the rules */
    struct question_id questions[EACH];
    int64_t done, refused;
};

/* ---- the rules ---- */

static enum outcome
offer(struct cx *cx, void *what)
{
    const struct handover_offer chosen = {.to = RECEIVER,
                                          .parts = PART_QUESTION | PART_ADDITIONS | PART_NAME,
                                          .why = S("knows_more"),
                                          .why_words = S("Er is bezwaar nodig tegen het besluit van vorige week"),
                                          .asked = S("Kunt u voor vrijdag bellen en het bezwaar samen schrijven?"),
                                          .consent = S("asking")};
    return handover_make(cx, *(const struct question_id *)what, &chosen, S(""), S("nl"));
}

/* The number of the handover stands in the address that a receiver opens; here it is looked up. */
static enum outcome
accept_offer(struct cx *cx, void *what)
{
    struct question_id id = *(const struct question_id *)what;
    struct handover_row row;

    TRY(handover_last(cx, id, &row));
    return handover_accept(cx, (struct handover_id){id, row.handover});
}

static enum outcome
rules_in(const struct client *client, struct actor who, enum outcome (*act)(struct cx *cx, void *what),
         struct question_id *id)
{
    arena_reset(client->mem);
    struct cx cx = bench_cx(client->bench, client->mem);
    cx.who = who;
    return bench_in(&cx, client->db, TRANSACTION_WRITE, act, id);
}

static bool
rules_hand_over(const struct client *client, struct question_id *id)
{
    return rules_in(client, bench_worker, offer, id) == OK && rules_in(client, receiver, accept_offer, id) == OK;
}

static bool
bare_hand_over(const struct client *client, const struct question_id *id)
{
    int64_t handover = id_new(clock_now_ms());
    return bare_write(client->bare, BARE_OFFERED, id->question, handover) &&
           bare_write(client->bare, BARE_ACCEPTED, id->question, handover);
}

/* ---- rounds ---- */

static enum outcome
make(struct cx *cx, void *what)
{
    struct client *client = what;
    struct asked asked;

    for (int i = 0; i < EACH; i++) {
        cx->who = (struct actor){0};
        TRY(bench_ask_within(cx, BENCH_MUNICIPALITY, &asked));
        client->questions[i] = (struct question_id){asked.municipality, asked.question};
        cx->who = bench_worker;
        TRY(question_take(cx, client->questions[i], 0));
    }
    return OK;
}

/* Asked in one municipality, and taken by who will offer them: not part of what is measured. */
static void
questions_make(struct client *client)
{
    struct cx cx = bench_cx(client->bench, client->mem);
    bench_ok(&cx, bench_in(&cx, client->db, TRANSACTION_WRITE, make, client), "asking and taking");
    arena_reset(client->mem);
}

static void
client_run(void *what)
{
    struct client *client = what;

    for (int i = 0; i < EACH; i++) {
        struct question_id *id = &client->questions[i];
        bool done = client->bare ? bare_hand_over(client, id) : rules_hand_over(client, id);
        client->done += done;
        client->refused += !done;
    }
}

/* Handed over a second, all clients together. */
static double
round_run(struct client *clients, int count, int64_t *refused)
{
    int64_t done = 0;

    for (int i = 0; i < count; i++) {
        clients[i].done = clients[i].refused = 0;
        questions_make(&clients[i]);
    }
    int64_t from_us = clock_monotonic_us();
    for (int i = 0; i < count; i++)
        thread_start(&clients[i].thread, client_run, &clients[i]);
    for (int i = 0; i < count; i++) {
        thread_join(&clients[i].thread);
        done += clients[i].done;
        *refused += clients[i].refused;
    }
    return (double)done * 1e6 / (double)(clock_monotonic_us() - from_us);
}

static struct bare *
bare_for(struct client *client)
{
    struct bare *bare = bare_open(client->bench, client->bench->mem);
    struct cx cx = bench_cx(client->bench, client->mem);

    questions_make(client);
    for (size_t i = 0; i < COPIES; i++) {
        struct question_id *id = &client->questions[i];
        bench_ok(&cx, rules_in(client, bench_worker, offer, id), "offering");
        bare_copy(bare, BARE_OFFERED, id->question);
        bench_ok(&cx, rules_in(client, receiver, accept_offer, id), "accepting");
        bare_copy(bare, BARE_ACCEPTED, id->question);
    }
    return bare;
}

int
bench_handover(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    struct client rules[CLIENTS_MAX] = {0}, bares[CLIENTS_MAX] = {0};
    int clients = atoi(words[2]);
    int64_t refused = 0;

    (void)count;
    check(clients > 0 && clients <= CLIENTS_MAX);
    for (int i = 0; i < clients; i++) {
        struct arena *mem = arena_open();
        rules[i] = (struct client){.bench = &bench, .mem = mem, .db = bench_db(&bench, mem)};
        bares[i] = rules[i];
        bares[i].bare = bare_for(&rules[i]);
    }
    for (int round = 0; round < ROUNDS; round++) {
        double with_rules = round_run(rules, clients, &refused);
        double bare = round_run(bares, clients, &refused);
        printf("rules=%.1f bare=%.1f\n", with_rules, bare);
    }
    printf("refused=%lld\n", (long long)refused);
    for (int i = 0; i < clients; i++) {
        db_close(rules[i].db);
        bare_close(bares[i].bare);
        arena_close(rules[i].mem);
    }
    bench_close(&bench);
    return 0;
}
