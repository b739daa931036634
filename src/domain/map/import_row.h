/* import_row.h - within map: a row of a table on its way into the map. */
#ifndef DOMAIN_MAP_IMPORT_ROW_H
#define DOMAIN_MAP_IMPORT_ROW_H

#include "domain/map/import.h"

/* A row, read and settled as far as it goes without the database. */
struct import_row {
    int64_t line;
    struct record record;
    struct record_ids ids;
    struct problem_list problems;
    bool refused, twice, has_id;
    bool alike;                   /* to a row before it */
    int64_t occurrence;           /* of the same name, organisation and municipality, from 1 */
    int64_t column[COLUMN_COUNT]; /* its number in the table, from 1; 0: not there */
};

enum taken { TAKEN_CREATED, TAKEN_CHANGED, TAKEN_UNCHANGED, TAKEN_REJECTED };

/* In a transaction, which may run again: recognises the record, and writes it when it differs from
 * what is there. *problems: what only the database could tell. */
NODISCARD enum outcome import_row_take(struct cx *cx, const struct import_options *options,
                                       const struct import_row *row, enum taken *ret,
                                       struct problem_list *problems);

#endif
