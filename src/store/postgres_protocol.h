/* postgres_protocol.h - values and failures as PostgreSQL's protocol has them; inside this folder
 * only.
 *
 * Knows nothing of libpq, so that it can be read without. */
#ifndef STORE_POSTGRES_PROTOCOL_H
#define STORE_POSTGRES_PROTOCOL_H

#include "store/engine.h"

/* From pg_type; these never change. */
#define OID_BOOL 16u
#define OID_BYTEA 17u
#define OID_INT8 20u
#define OID_INT2 21u
#define OID_INT4 23u
#define OID_TEXT 25u
#define OID_FLOAT8 701u
#define OID_VARCHAR 1043u
#define OID_NUMERIC 1700u

/* Does a column of this type hold what the statement's letter says? */
bool postgres_type_fits(char letter, unsigned type);
/* One type for each parameter; *ret lives in cx->mem. Returns how many. */
int postgres_types(struct cx *cx, const struct statement *st, unsigned **ret);

/* The parameters as libpq wants them, each in binary; in cx->mem. */
struct sent {
    int count;
    const char **values;
    int *lengths, *formats;
    unsigned char (*numbers)[8]; /* big-endian */
};
struct sent postgres_params(struct cx *cx, const struct statement *st, const struct param *params);

/* One value of a result; text and bytes stay where they are. */
struct param postgres_value(char letter, const char *at, size_t len);

/* What an SQLSTATE of five characters means here. */
enum failure postgres_failure(struct str state);

#endif
