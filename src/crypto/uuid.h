/* uuid.h - names for records that other programs use too (RFC 4122). */
#ifndef CRYPTO_UUID_H
#define CRYPTO_UUID_H

#include "base/arena.h"
#include "base/str.h"

/* 8-4-4-4-12 hexadecimal digits, in any case. */
bool uuid_valid(struct str s);
/* A random one (version 4), in lower case. */
struct str uuid_new(struct arena *mem);
/* The one that follows from two texts (version 5), the same everywhere: the name space is `source`
 * itself when that is a UUID, else the version 5 of `source` in the name space of URLs. */
struct str uuid_of(struct arena *mem, struct str source, struct str name);

#endif
