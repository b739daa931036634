/* transaction.h - work in a transaction, again after a lost race. */
#ifndef STORE_TRANSACTION_H
#define STORE_TRANSACTION_H

#include "store/store.h"

/* Touches only the database and memory: it may run several times. */
typedef enum outcome transacted(struct cx *cx, void *what);

/* Begins, runs `act` with cx->db set, commits. Any outcome but OK rolls back. After a lost race all
 * of it again, at most five times, from the second on as TRANSACTION_ALONE; then UNAVAILABLE.
 * *ret_reruns: how often it ran again. */
NODISCARD enum outcome db_transact(struct cx *cx, struct db *db, enum transaction kind,
                                   transacted *act, void *what, int *ret_reruns);

#endif
