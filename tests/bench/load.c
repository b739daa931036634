/* load.c - a million questions, made inside the database in batches: what a network of four hundred
 * organisations has after some years. One organisation of the demo network holds a tenth of them.
 *
 * Their texts are noise of the right length, which nobody opens: what is measured are lists, size and
 * speed. Who asked what the large organisation holds open is sealed as always, for its lists say so; and so
 * is what clients of a bench ask themselves. */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "os/clock.h"
#include "store/engine.h"

enum { BATCH = 50000, OTHERS_FROM = 1000, OTHERS = 400, COLLEAGUES = 5, SEALED_AT_ONCE = 500 };

/* Words that differ per engine stand between angle brackets. */
static const char batch_table[] =
    "CREATE TEMP TABLE batch (i <int>, municipality <int>, question <int>, asked_ms <int>, organisation <int>,"
    " taken_by <int>, stage TEXT, due_ms <int>)";

/* The newest 5 % is open: three in five waiting, the others taken; the 1 % before it answered. Questions
 * are to be answered within sixty days here, so that few become late while the data is in use; all of one
 * day before the same moment, as by the rules. */
static const char batch_fill[] =
    "DELETE FROM batch;"
    "INSERT INTO batch"
    " WITH RECURSIVE n(i) AS (SELECT CAST(<from> AS <int>) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < <to>),"
    " place(row, municipality) AS (SELECT row_number() OVER (ORDER BY municipality) - 1, municipality"
    "   FROM municipality WHERE ended = 0 AND fictional = 0)"
    " SELECT q.i, CASE WHEN q.i % 10 = 0 THEN 9901 + q.i / 10 % 3 ELSE p.municipality END,"
    "   ((q.asked_ms - 1704067200000) << 22) + q.i % 4194304, q.asked_ms,"
    "   CASE WHEN q.i % 10 = 0 THEN <organisation> ELSE 1000 + q.i % 400 END,"
    "   CASE WHEN q.stage = 'waiting' THEN NULL WHEN q.i % 10 = 0 THEN <professional>"
    "        ELSE 1000 + q.i % 400 END,"
    "   q.stage, (q.asked_ms / 86400000 + CASE WHEN q.i % 500 = 0 THEN 1 ELSE 60 END) * 86400000"
    "  FROM (SELECT i, <now> - (<count> - i) * (CAST(31536000000 AS <int>) / <count>) - 3600000 AS asked_ms,"
    "         CASE WHEN i < <count> * 94 / 100 THEN 'closed' WHEN i < <count> * 95 / 100 THEN 'answered'"
    "              WHEN i / 10 % 5 < 3 THEN 'waiting' ELSE 'taken' END AS stage FROM n) q"
    "  JOIN place p ON p.row = q.i % (SELECT count(*) FROM place);";

static const char batch_store[] =
    "INSERT INTO holding (municipality, question, organisation, professional, stage, open, due_ms, since_ms, news,"
    "  why, caught)"
    " SELECT municipality, question, organisation, taken_by, stage,"
    "  CASE WHEN stage IN ('waiting', 'taken') THEN 1 ELSE 0 END, due_ms, asked_ms, 0, 'helps', 0 FROM batch;"
    "INSERT INTO question (municipality, question, topic, channel, language, asked_ms, ended_ms, outcome, danger,"
    "  code_hash, secret_hash, sealed_contact)"
    " SELECT municipality, question, 'schulden', 'phone', 'nl', asked_ms,"
    "  CASE WHEN stage = 'closed' THEN asked_ms + 86400000 ELSE 0 END,"
    "  CASE WHEN stage = 'closed' THEN 'helped' ELSE '' END, 0, <hash:c>, <hash:s>, <bytes:96> FROM batch;"
    "INSERT INTO question_key (municipality, question, wrapped)"
    " SELECT municipality, question, <bytes:80> FROM batch;"
    "INSERT INTO message (municipality, question, message, kind, professional, organisation, at_ms, sealed)"
    " SELECT municipality, question, question + 1, 'question', NULL, NULL, asked_ms, <bytes:400> FROM batch;"
    "INSERT INTO message (municipality, question, message, kind, professional, organisation, at_ms, sealed)"
    " SELECT municipality, question, question + 2, 'reply', taken_by, organisation, asked_ms + 3600000, <bytes:400>"
    "   FROM batch WHERE stage IN ('answered', 'closed');"
    "INSERT INTO happening (municipality, question, happening, kind, organisation, professional, at_ms, detail, sealed)"
    " SELECT municipality, question, question + 1, 'asked', organisation, NULL, asked_ms, 'helps', <bytes:0> FROM batch;"
    "INSERT INTO happening (municipality, question, happening, kind, organisation, professional, at_ms, detail, sealed)"
    " SELECT municipality, question, question + 2, 'answered', organisation, taken_by, asked_ms, '', <bytes:0>"
    "   FROM batch WHERE stage IN ('answered', 'closed');"
    "INSERT INTO consent (municipality, question, consent, text_key, text_hash, language, given, at_ms, withdrawn_ms)"
    " SELECT municipality, question, question + 1, 'consent-share', 'bench', 'nl', 1, asked_ms, 0 FROM batch;";

/* All of them open, with a day that must not pass from ten days ago to twelve weeks from now. */
static const char batch_store_procedures[] =
    "INSERT INTO holding (municipality, question, organisation, professional, stage, open, due_ms, since_ms, news,"
    "  why, caught, bound)"
    " SELECT municipality, question, organisation, COALESCE(taken_by, <professional>), 'taken', 1, due_ms, asked_ms, 0,"
    "  'authority', 0, 1 FROM batch;"
    "INSERT INTO question (municipality, question, topic, channel, language, asked_ms, ended_ms, outcome, danger,"
    "  code_hash, secret_hash, sealed_contact)"
    " SELECT municipality, question, 'schulden', 'phone', 'nl', asked_ms, 0, '', 0, <hash:c>, <hash:s>, <bytes:96>"
    "   FROM batch;"
    "INSERT INTO procedure (municipality, question, kind, state, road, outcome, solved, withdraw_until, withdraw_how,"
    "  unsolved, department, law, in_time, received_day, last_day, decide_day, call_day, next_day, next_what,"
    "  counted_day, decided_by, substitute, registered_ms, ended_ms, sealed, organisation, topic, due_day)"
    " SELECT municipality, question, 'objection', 'open', '', '', '', 0, '', 0, 'Inkomen', 'pw', 1, asked_ms / 86400000,"
    "  0, day, 0, day, 'beslissen', <now> / 86400000, NULL, NULL, asked_ms, 0, <bytes:96>, organisation, 'schulden', day"
    "   FROM (SELECT b.*, <now> / 86400000 - 10 + i * 7919 % 95 AS day FROM batch b) d;";

/* For the engine to know what it holds, as it would after years. */
static const char finish_postgres[] = "VACUUM ANALYZE";
static const char finish_sqlite[] = "PRAGMA wal_checkpoint(TRUNCATE)";

struct numbers {
    int64_t from, to, count, now_ms;
    int64_t organisation, professional; /* who has a tenth */
};

static void
word_add(struct text *t, struct str word, const struct numbers *n, bool postgres)
{
    int64_t number;

    if (str_eq(word, S("int"))) {
        text_add(t, postgres ? S("BIGINT") : S("INTEGER"));
    } else if (str_starts(word, S("bytes:"))) {
        check(str_int(str_slice(word, 6, word.len), &number));
        text_add(t, postgres ? S("decode(repeat(md5(CAST(i AS TEXT)), ") : S("randomblob("));
        text_add_int(t, postgres ? number / 16 : number);
        text_add(t, postgres ? S("), 'hex')") : S(")"));
        if (!postgres && number == 0)
            t->len -= strlen("randomblob(0)"), text_add(t, S("x''"));
    } else if (str_starts(word, S("hash:"))) {
        if (!postgres) {
            text_add(t, S("randomblob(32)"));
            return;
        }
        text_add(t, S("sha256(CAST('"));
        text_add(t, str_slice(word, 5, word.len));
        text_add(t, S("' || i AS BYTEA))"));
    } else {
        text_add_int(t, str_eq(word, S("from"))           ? n->from
                        : str_eq(word, S("to"))           ? n->to
                        : str_eq(word, S("count"))        ? n->count
                        : str_eq(word, S("now"))          ? n->now_ms
                        : str_eq(word, S("organisation")) ? n->organisation
                                                          : n->professional);
    }
}

/* "<int>" and the like replaced. "<" followed by a space or "<" is an operator. */
static struct str
filled(struct arena *mem, const char *text, const struct numbers *n, bool postgres)
{
    struct text t = text_open(mem, 8192);
    struct str rest = str_from_c(text);

    while (rest.len) {
        size_t open = str_find_byte(rest, '<');
        text_add(&t, str_slice(rest, 0, open));
        rest = str_slice(rest, open, rest.len);
        bool word = rest.len > 1 && rest.ptr[1] >= 'a' && rest.ptr[1] <= 'z';
        size_t end = word ? str_find_byte(rest, '>') : rest.len > 0;
        if (word)
            word_add(&t, str_slice(rest, 1, end), n, postgres);
        else
            text_add(&t, str_slice(rest, 0, end));
        rest = str_slice(rest, word ? end + 1 : end, rest.len);
    }
    text_add_byte(&t, 0);
    return str_slice(text_str(&t), 0, t.len - 1);
}

/* The first of them is who took the questions of the organisation. */
static enum outcome
colleagues_add(struct cx *cx, int64_t organisation)
{
    for (int64_t professional = organisation; professional < organisation + COLLEAGUES * OTHERS; professional += OTHERS) {
        struct str name = str_join(cx->mem, S("Collega "), str_of_int(cx->mem, professional));
        struct str email = str_join(cx->mem, str_of_int(cx->mem, professional), S("@helpend.example"));
        TRY(professional_add(cx, professional, name, email, S("")));
        TRY(membership_set(cx, professional, organisation, S("professional")));
    }
    return OK;
}

/* Four hundred organisations: every municipality has its own that helps with debts; what is left over
 * helps with something else. All catch what nobody takes in their municipality. */
static enum outcome
others_add(struct cx *cx, void *what)
{
    const struct places *places = what;
    for (size_t i = 0; i < OTHERS; i++) {
        int64_t number = OTHERS_FROM + (int64_t)i, place = places->at[i % places->count];
        bool debts = i < places->count;
        struct str help = debts ? S("schuldhulp_gemeente") : S("sociaal_raadslieden");
        struct text name = text_open(cx->mem, 64);
        text_add(&name, S("Helpende organisatie "));
        text_add_int(&name, number);
        struct organisation_row row = {number,  text_str(&name), 0, S("de gemeente"), S("een eigen stichting"), 0, 3,
                                       S("099"), 1, 2};
        TRY(organisation_add(cx, &row, 1, &place, 1, &help));
        TRY(colleagues_add(cx, number));
        if (debts)
            TRY(safety_net_set(cx, place, number, S("de coördinator")));
    }
    /* The large organisation is its own safety net, so that what is late stays where it is. */
    for (int64_t municipality = 9901; municipality <= 9903; municipality++)
        TRY(safety_net_set(cx, municipality, BENCH_ORGANISATION, S("de coördinator")));
    return OK;
}

static void
hex_add(struct text *t, struct bytes bytes, bool postgres)
{
    static const char digits[] = "0123456789abcdef";

    text_add(t, postgres ? S("'\\x") : S("x'"));
    for (size_t i = 0; i < bytes.len; i++) {
        text_add_byte(t, digits[bytes.ptr[i] >> 4]);
        text_add_byte(t, digits[bytes.ptr[i] & 15]);
    }
    text_add_byte(t, '\'');
}

/* Who asked what the organisation holds and did not close, some hundreds at a time. */
static void
contacts_seal(const struct bench *bench, struct db *db, const struct numbers *n, bool postgres)
{
    struct places open;
    int64_t after = 0;

    do {
        struct cx cx = bench_cx(bench, arena_open());
        struct text list = text_open(cx.mem, 256), script = text_open(cx.mem, 1 << 20);

        text_add(&list,
                 S("SELECT question FROM holding WHERE stage <> 'closed' AND organisation = "));
        text_add_int(&list, n->organisation);
        text_add(&list, S(" AND question > "));
        text_add_int(&list, after);
        text_add(&list, S(" ORDER BY question LIMIT "));
        text_add_int(&list, SEALED_AT_ONCE);
        open = bench_list(bench, db, str_c(cx.mem, text_str(&list)));
        text_add(&script, postgres ? S("BEGIN;") : S("PRAGMA query_only = OFF;BEGIN;"));
        for (size_t i = 0; i < open.count; i++) {
            struct data_key *key = data_key_new(&cx);
            text_add(&script, S("UPDATE question SET sealed_contact = "));
            hex_add(
                &script,
                seal(&cx, key, open.at[i], S("name=Fatima+Yilmaz&phone=%2B31612345678&code=7KQM")),
                postgres);
            text_add(&script, S(" WHERE municipality IN (9901, 9902, 9903) AND question = "));
            text_add_int(&script, open.at[i]);
            text_add(&script, S(";UPDATE question_key SET wrapped = "));
            hex_add(&script, data_key_wrap(&cx, key, open.at[i]), postgres);
            text_add(&script, S(" WHERE municipality IN (9901, 9902, 9903) AND question = "));
            text_add_int(&script, open.at[i]);
            text_add(&script, S(";"));
            after = open.at[i];
        }
        text_add(&script, S("COMMIT"));
        bench_ok(&cx, db->engine->script(&cx, db, text_str(&script)), "sealing who asked");
        arena_close(cx.mem);
    } while (open.count == SEALED_AT_ONCE);
}

int
bench_load(int count, char **words)
{
    struct bench bench = bench_open(words[0], words[1]);
    bool postgres = store_is_postgres(bench.store);
    struct arena *mem = arena_open();
    struct cx cx = bench_cx(&bench, bench.mem);
    const bool procedures = count > 3;
    struct numbers n = {.count = atoll(words[2]),
                        .now_ms = cx.now_ms,
                        .organisation = procedures ? BENCH_AUTHORITY : BENCH_ORGANISATION,
                        .professional = procedures ? BENCH_HANDLER : BENCH_PROFESSIONAL};
    struct db *db;

    bench_ok(&cx, db_open_owner(&cx, bench.store, &db), "connecting");
    struct places places = bench_list(&bench, db,
                                      "SELECT municipality FROM municipality WHERE ended = 0 AND fictional = 0"
                                      " ORDER BY municipality");
    bench_ok(&cx, bench_in(&cx, db, TRANSACTION_WRITE, others_add, &places), "adding organisations");
    /* Every reference is right by construction; checking eight million would take the most time. */
    bench_ok(&cx,
             db->engine->script(&cx, db,
                                postgres ? S("SET session_replication_role = replica; SET synchronous_commit = off;"
                                             "SET max_parallel_workers_per_gather = 0")
                                         : S("PRAGMA query_only = OFF; PRAGMA foreign_keys = OFF;"
                                             "PRAGMA synchronous = OFF; PRAGMA cache_size = -800000;"
                                             "PRAGMA wal_autocheckpoint = 100000")),
             "settings");
    bench_ok(&cx, db->engine->script(&cx, db, filled(mem, batch_table, &n, postgres)), "making the batch");
    for (n.from = 0; n.from < n.count; n.from = n.to) {
        arena_reset(mem);
        n.to = n.from + BATCH < n.count ? n.from + BATCH : n.count;
        struct str text = str_join(mem, S("BEGIN;"), filled(mem, batch_fill, &n, postgres),
                                   filled(mem, procedures ? batch_store_procedures : batch_store, &n, postgres), S("COMMIT"));
        bench_ok(&cx, db->engine->script(&cx, db, text), "storing a batch");
    }
    if (!procedures)
        contacts_seal(&bench, db, &n, postgres);
    bench_ok(&cx, db->engine->script(&cx, db, str_from_c(postgres ? finish_postgres : finish_sqlite)), "finishing");
    db_close(db);
    arena_close(mem);
    bench_close(&bench);
    return 0;
}
