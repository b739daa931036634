/* jobs.h - work that happens later: leases, retries, and the outbox.
 *
 * A rule that wants something done outside the database adds a job in its own transaction; when
 * that rolls back there is no job. A job is done at least once, so every kind is idempotent. A job
 * that is added again while it waits is one job; added again after it was done, it waits again. */
#ifndef JOBS_JOBS_H
#define JOBS_JOBS_H

#include "base/cx.h"

struct db;

/* `subject`: what it is about, as ids; never a person or a text. */
NODISCARD enum outcome job_add(struct cx *cx, struct str kind, struct str subject, int64_t due_ms);

/* A kind of job: `read` gathers what is needed in a snapshot (NOT_FOUND: nothing to do any more,
 * the job is done), `perform` does it outside any transaction. UNAVAILABLE: tried again later, ten
 * times over about a day; then it stays, with its fault, and is counted. */
struct job_kind {
    struct str kind;
    enum outcome (*read)(struct cx *cx, struct str subject, void **plan);
    enum outcome (*perform)(struct cx *cx, void *plan);
};

/* What returns by itself, in one write transaction; on every node, so it must bear being run
 * twice. */
struct recurring {
    const char *name;
    int64_t every_ms;
    enum outcome (*run)(struct cx *cx, int64_t *ret); /* *ret: how many rows it dealt with */
};

/* Claims one due job of these kinds and carries it out. *ret false: none was due. The cx is the
 * runner's own, without actor; kinds set the permission they need. */
NODISCARD enum outcome job_run_one(struct cx *cx, struct db *db,
                                   const struct job_kind *const *kinds, size_t count, bool *ret);
/* Runs one recurring task in its transaction, again after a lost race. */
NODISCARD enum outcome recurring_run(struct cx *cx, struct db *db,
                                     const struct recurring *recurring, int64_t *ret);
/* Deletes jobs done more than a week ago; recurring. */
NODISCARD enum outcome job_purge(struct cx *cx, int64_t *ret);

/* How many wait for their time or their turn, and how many were tried so often that somebody should
 * look. */
NODISCARD enum outcome job_counts(struct cx *cx, int64_t *ret_waiting, int64_t *ret_failed);

#endif
