/* import_seen.h - within map: what a file held before, by the hash of a key. Two keys with one hash
 * occur once in 10^8 files of a hundred thousand rows; then the second is warned about. */
#ifndef DOMAIN_MAP_IMPORT_SEEN_H
#define DOMAIN_MAP_IMPORT_SEEN_H

#include "base/arena.h"
#include "base/str.h"

struct import_seen;
struct import_seen_row {
    uint64_t key;
    uint64_t content; /* hash of all cells */
    int64_t line;     /* of the first */
    int64_t count;    /* 0: not seen yet */
};

struct import_seen *import_seen_new(struct arena *mem);
/* The row of the key; made when there is none. Valid until the next call. */
struct import_seen_row *import_seen_find(struct import_seen *seen, uint64_t key);

#define IMPORT_SEEN_START UINT64_C(14695981039346656037)
uint64_t import_seen_hash(uint64_t hash, struct str s); /* FNV-1a, going on from `hash` */

#endif
