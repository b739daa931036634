/* import_seen.c - a table with open addressing that doubles when it is half full. */
#include "domain/map/import_seen.h"

struct import_seen {
    struct arena *mem;
    struct import_seen_row *rows;
    size_t size, count;
};

enum { SIZE_FIRST = 1024 };

struct import_seen *
import_seen_new(struct arena *mem)
{
    struct import_seen *seen = arena_new(mem, struct import_seen, 1);

    *seen = (struct import_seen){mem, arena_new(mem, struct import_seen_row, SIZE_FIRST),
                                 SIZE_FIRST, 0};
    return seen;
}

static struct import_seen_row *
slot(const struct import_seen *seen, uint64_t key)
{
    size_t at = (size_t)(key ^ key >> 32) & (seen->size - 1);

    while (seen->rows[at].key != 0 && seen->rows[at].key != key)
        at = (at + 1) & (seen->size - 1);
    return &seen->rows[at];
}

struct import_seen_row *
import_seen_find(struct import_seen *seen, uint64_t key)
{
    key = key ? key : 1;
    if (seen->count * 2 >= seen->size) {
        struct import_seen old = *seen;
        seen->size *= 2;
        seen->rows = arena_new(seen->mem, struct import_seen_row, seen->size);
        for (size_t i = 0; i < old.size; i++)
            if (old.rows[i].key)
                *slot(seen, old.rows[i].key) = old.rows[i];
    }
    struct import_seen_row *row = slot(seen, key);
    if (row->key == 0) {
        row->key = key;
        seen->count++;
    }
    return row;
}

uint64_t
import_seen_hash(uint64_t hash, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    return hash;
}
