/* migrate.h - migrating with a given list, so that tests can bring their own; inside this folder
 * only. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/store.h"

struct migration {
    int number;      /* 1, 2, ... without gaps */
    struct str name; /* "0001_network" */
    struct str text;
};

/* store_migrate() with these. A migration that was changed after it was applied is INVALID. */
NODISCARD enum outcome migrations_apply(struct cx *cx, struct db *db, const struct migration *list,
                                        size_t count, int *ret);
NODISCARD enum outcome migrations_waiting(struct cx *cx, struct db *db,
                                          const struct migration *list, size_t count, int *ret);
/* What a file is called: "migrations/0001_network.sql". INVALID unless it is `number`. */
NODISCARD enum outcome migration_of(struct cx *cx, struct str path, struct str text, int number,
                                    struct migration *ret);

#endif
