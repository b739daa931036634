/* backup.h - a copy of a running database in two files, and putting it back.
 *
 * One format for both engines: what was copied from SQLite can be put back into PostgreSQL, and the
 * other way round. The copy is one snapshot: writers go on meanwhile. The wrapped keys stand in a
 * file of their own, because they are kept apart and shorter: what was erased is then unreadable in
 * every older copy too. Neither file holds a master key. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "store/store.h"

struct backup_plan {
    const struct str *left_out; /* tables that are not copied, and empty after putting back */
    size_t left_out_count;
    struct str apart; /* the table that goes into the file of keys */
    struct str owner; /* its row is put back only where the row of this table with the same
                         municipality and question is there */
};

/* Writes `path` and `keys_path`, each whole or not at all; the keys come first, so that the keys
 * under that name are never older than the data. Existing files are replaced. *rows: of both.
 * UNAVAILABLE or DENIED when a file cannot be written. */
NODISCARD enum outcome backup_write(struct cx *cx, struct db *db, const struct backup_plan *plan,
                                    struct str path, struct str keys_path, int64_t *rows);

/* What a file says of itself. INVALID when it is no backup, is damaged at its beginning, or was
 * made with other master keys. */
struct backup_header {
    int64_t made_ms;
    int64_t migration; /* the newest one of its database */
    struct str hash;   /* of that migration */
    bool keys;         /* it is the file of keys */
};
NODISCARD enum outcome backup_header_read(struct cx *cx, struct str path,
                                          struct backup_header *ret);

/* Puts both files back in one transaction: after a failure, or when the process is killed, the
 * database is as it was. What stood in it is gone. `db` is the owner's (db_open_owner). Its schema
 * must be that of the backup: store_migrate_to. `judge` runs in the transaction, with everything in
 * its place; when it fails nothing happened. INVALID with a sentence when a file does not fit. */
NODISCARD enum outcome backup_put_back(struct cx *cx, struct db *db, const struct backup_plan *plan,
                                       struct str path, struct str keys_path,
                                       enum outcome (*judge)(struct cx *cx, void *what), void *what,
                                       int64_t *rows);

#endif
