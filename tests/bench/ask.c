/* ask.c - asking through the rules beside a bare transaction that writes the same rows and bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#include "domain/intake/intake.h"
#include "os/clock.h"
#include "os/random.h"

/* Short rounds in turn: what else the machine does falls on both. */
enum { ROUNDS = 10, CLIENTS_MAX = 64, COPIES = 48 };

/* As long as what people write; the consent text as long as the one that is shown. */
static const char words_of_resident[] =
    "Ik kreeg een brief van een incassobureau. Er staat dat ik binnen vijf dagen 640 euro moet betalen, anders komt "
    "er een deurwaarder. Ik heb het geld niet. Mijn salaris komt pas aan het eind van de maand en dan moet de huur "
    "er nog af. Ik weet niet wie ik moet bellen en of ik een regeling kan vragen. Kunt u mij helpen?";
static const char words_of_consent[] =
    "Wij delen uw vraag met de organisatie die u kan helpen. Alleen de mensen die u helpen, lezen wat u schreef. Kan "
    "een andere organisatie u beter helpen? Dan geven wij uw vraag door. U ziet altijd wie uw vraag heeft.";

struct plan {
    const struct ask_plan *plan;
    int64_t municipality;
    struct asked *asked;
};

static enum outcome
act(struct cx *cx, void *what)
{
    const struct plan *p = what;
    return ask_act(cx, p->plan, p->municipality, str_from_c(words_of_consent), p->asked);
}

static enum outcome
prepare(struct cx *cx, struct ask_plan **ret)
{
    const struct ask ask = {.question = str_from_c(words_of_resident),
                            .topic = S(BENCH_TOPIC),
                            .channel = S("phone"),
                            .name = S("Mevrouw Pinas"),
                            .phone = S("06 10000005"),
                            .consent = true};
    return ask_prepare(cx, &ask, PERIL_NONE, ret);
}

enum outcome
bench_ask_within(struct cx *cx, int64_t municipality, struct asked *ret)
{
    struct ask_plan *plan;

    TRY(prepare(cx, &plan));
    return act(cx, &(struct plan){plan, municipality, ret});
}

enum outcome
bench_ask_one(struct cx *cx, struct db *db, int64_t municipality, struct asked *ret)
{
    struct ask_plan *plan;

    TRY(prepare(cx, &plan));
    return bench_in(cx, db, TRANSACTION_WRITE, act, &(struct plan){plan, municipality, ret});
}

struct client {
    struct thread thread;
    const struct bench *bench;
    const struct places *places;
    struct arena *mem;
    struct db *db;     /* one of both */
    struct bare *bare;
    int64_t until_us, done, refused;
};

static void
client_run(void *what)
{
    struct client *client = what;
    struct asked asked;

    while (clock_monotonic_us() < client->until_us) {
        bool stored;
        if (client->bare) {
            stored = bare_write(client->bare, BARE_ASKED, id_scattered(clock_now_ms()), 0);
        } else {
            arena_reset(client->mem);
            struct cx cx = bench_cx(client->bench, client->mem);
            int64_t place = client->places->at[random_below((uint32_t)client->places->count)];
            stored = bench_ask_one(&cx, client->db, place, &asked) == OK;
        }
        client->done += stored;
        client->refused += !stored;
    }
}

/* Stored a second, all clients together. */
static double
round_run(struct client *clients, int count, int64_t us, int64_t *refused)
{
    int64_t from_us = clock_monotonic_us(), done = 0;

    for (int i = 0; i < count; i++) {
        clients[i].until_us = from_us + us;
        clients[i].done = clients[i].refused = 0;
        thread_start(&clients[i].thread, client_run, &clients[i]);
    }
    for (int i = 0; i < count; i++) {
        thread_join(&clients[i].thread);
        done += clients[i].done;
        *refused += clients[i].refused;
    }
    return (double)done * 1e6 / (double)(clock_monotonic_us() - from_us);
}

/* A client that writes what these clients' questions wrote; COPIES of them, all over the country. */
static struct bare *
bare_for(const struct client *client)
{
    struct bare *bare = bare_open(client->bench, client->bench->mem);
    struct asked asked;

    for (size_t i = 0; i < COPIES; i++) {
        struct cx cx = bench_cx(client->bench, client->mem);
        int64_t place = client->places->at[i * client->places->count / COPIES];
        bench_ok(&cx, bench_ask_one(&cx, client->db, place, &asked), "asking");
        bare_copy(bare, BARE_ASKED, asked.question);
        arena_reset(client->mem);
    }
    return bare;
}

/* With a fifth word all ask in one municipality: the worst case for locks. */
int
bench_ask(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    int clients = atoi(words[2]);
    int64_t us = (int64_t)(atof(words[3]) * 1e6), refused = 0;
    struct client rules[CLIENTS_MAX] = {0}, bares[CLIENTS_MAX] = {0};
    int64_t one = BENCH_MUNICIPALITY;
    struct places places = {0};

    check(clients > 0 && clients <= CLIENTS_MAX);
    for (int i = 0; i < clients; i++) {
        struct arena *mem = arena_open();
        rules[i] = (struct client){.bench = &bench, .places = &places, .mem = mem, .db = bench_db(&bench, mem)};
        if (i == 0)
            places = count > 4 ? (struct places){&one, 1} : bench_places(&bench, rules[0].db);
        bares[i] = (struct client){.bench = &bench, .bare = bare_for(&rules[i])};
    }
    for (int round = 0; round < ROUNDS; round++) {
        double with_rules = round_run(rules, clients, us, &refused);
        double bare = round_run(bares, clients, us, &refused);
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
