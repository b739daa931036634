/* dialect.h - one text of a migration, as each engine wants it. */
#ifndef STORE_DIALECT_H
#define STORE_DIALECT_H

#include "base/cx.h"

/* Translates the four column words (INT, TEXT, REAL, BYTES; in capitals), makes tables STRICT on
 * SQLite, drops WITHOUT ROWID on PostgreSQL, and keeps or drops the lines between
 *
 *     -- only: postgres        (or sqlite)
 *     -- end
 *
 * which are not translated. Text sorts by bytes on both: on PostgreSQL a TEXT column gets COLLATE
 * "C". INVALID, naming the line, for words that only one engine knows outside such a block. */
NODISCARD enum outcome dialect_translate(struct cx *cx, struct str text, bool postgres,
                                         struct str *ret);

#endif
