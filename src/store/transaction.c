/* transaction.c - work in a transaction, again after a lost race. */
#include "store/transaction.h"

#include "os/clock.h"
#include "os/random.h"

/* Losers of a race wait a random while, longer each time: those who all begin again at once meet
 * again. Who lost twice runs alone, so that in a busy hour the longest transactions come through
 * too. */
enum { RERUNS_MAX = 5, RERUNS_BESIDE_OTHERS = 2, RERUN_WAIT_MS = 8 };

enum outcome
db_transact(struct cx *cx, struct db *db, enum transaction kind, transacted *act, void *what,
            int *ret_reruns)
{
    enum outcome outcome = UNAVAILABLE;

    for (int run = 0; run <= RERUNS_MAX; run++) {
        *ret_reruns = run;
        bool alone = kind == TRANSACTION_WRITE && run >= RERUNS_BESIDE_OTHERS;
        outcome = db_begin(cx, db, alone ? TRANSACTION_ALONE : kind);
        cx->db = db;
        if (outcome == OK)
            outcome = act(cx, what);
        if (outcome == OK)
            outcome = db_commit(cx, db);
        cx->db = NULL;
        if (outcome == OK)
            return OK;
        db_rollback(db);
        if (outcome != UNAVAILABLE || !db_must_rerun(db))
            return outcome;
        clock_sleep_ms(random_below((uint32_t)RERUN_WAIT_MS << run) + 1);
    }
    return outcome;
}
