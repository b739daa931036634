/* jobs.c - claiming, carrying out, trying again. */
#include "jobs/jobs.h"

#include "jobs/jobs.sql.h"
#include "os/clock.h"
#include "os/log.h"
#include "os/random.h"
#include "store/transaction.h"

static const int64_t minute_ms = 60 * 1000;

enum { LEASE_MINUTES = 5, TRIES_MAX = 10 };

enum outcome
job_add(struct cx *cx, struct str kind, struct str subject, int64_t due_ms)
{
    return sql_job_put(cx, id_new(cx->now_ms), kind, subject, due_ms);
}

/* A claimed job, its lease (which is also the proof that it is still ours), and how it ended. */
struct claim {
    struct job_row job;
    int64_t lease_ms;
    enum outcome outcome;
};

static enum outcome
claim_act(struct cx *cx, void *what)
{
    struct claim *claim = what;
    claim->lease_ms = cx->now_ms + LEASE_MINUTES * minute_ms;
    return sql_job_claim(cx, cx->now_ms, claim->lease_ms, &claim->job);
}

static enum outcome
finish_act(struct cx *cx, void *what)
{
    const struct claim *claim = what;
    int64_t changed;

    if (claim->outcome == OK || claim->outcome == NOT_FOUND)
        return sql_job_done(cx, claim->job.job, cx->now_ms, claim->lease_ms, &changed);
    /* 2, 4, 8 ... minutes, then a week: out of the way, but not forgotten. */
    int64_t wait_ms =
        claim->job.tries < TRIES_MAX ? minute_ms << claim->job.tries : 7 * 24 * 60 * minute_ms;
    return sql_job_later(cx, claim->job.job, cx->now_ms + wait_ms,
                         claim->outcome == UNAVAILABLE ? S("unavailable") : S("refused"),
                         claim->lease_ms, &changed);
}

static enum outcome
in_transaction(struct cx *cx, struct db *db, transacted *act, void *what)
{
    int reruns;
    return db_transact(cx, db, TRANSACTION_WRITE, act, what, &reruns);
}

static enum outcome
carry_out(struct cx *cx, struct db *db, const struct job_kind *kind, struct str subject)
{
    void *plan = NULL;

    TRY(db_begin(cx, db, TRANSACTION_READ));
    cx->db = db;
    enum outcome outcome = kind->read(cx, subject, &plan);
    cx->db = NULL;
    db_rollback(db);
    TRY(outcome);
    return kind->perform(cx, plan);
}

static const struct job_kind *
kind_find(const struct job_kind *const *kinds, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(kinds[i]->kind, name))
            return kinds[i];
    return NULL;
}

enum outcome
job_run_one(struct cx *cx, struct db *db, const struct job_kind *const *kinds, size_t count,
            bool *ret)
{
    struct claim claim = {0};
    enum outcome outcome = in_transaction(cx, db, claim_act, &claim);

    *ret = outcome == OK;
    if (outcome == NOT_FOUND || outcome == CONFLICT)
        return OK;
    TRY(outcome);

    const struct job_kind *kind = kind_find(kinds, count, claim.job.kind);
    claim.outcome = kind ? carry_out(cx, db, kind, claim.job.subject) : INVALID;
    if (claim.outcome != OK && claim.outcome != NOT_FOUND)
        log_event(LOG_WARNING, "job_failed", log_str("kind", claim.job.kind),
                  log_int("tries", claim.job.tries), log_int("outcome", claim.outcome));
    return in_transaction(cx, db, finish_act, &claim);
}

struct recurring_call {
    const struct recurring *recurring;
    int64_t count;
};

static enum outcome
recurring_act(struct cx *cx, void *what)
{
    struct recurring_call *call = what;
    return call->recurring->run(cx, &call->count);
}

enum outcome
recurring_run(struct cx *cx, struct db *db, const struct recurring *recurring, int64_t *ret)
{
    struct recurring_call call = {recurring, 0};

    TRY(in_transaction(cx, db, recurring_act, &call));
    *ret = call.count;
    return OK;
}

enum outcome
job_purge(struct cx *cx, int64_t *ret)
{
    return sql_job_purge(cx, cx->now_ms - 7 * 24 * 60 * minute_ms, ret);
}

enum outcome
job_counts(struct cx *cx, int64_t *ret_waiting, int64_t *ret_failed)
{
    struct job_counts_row row;

    TRY(sql_job_counts(cx, TRIES_MAX, &row));
    *ret_waiting = row.waiting;
    *ret_failed = row.failed;
    return OK;
}
