/* random.c - getrandom(2), and the ids made of it. */
#include "os/random.h"

#include "base/check.h"

#include <errno.h>
#include <sys/random.h>
#include <sys/types.h>

/* 2024-01-01T00:00:00Z */
#define EPOCH_MS INT64_C(1704067200000)
#define RANDOM_BITS 22
#define NOISE_MASK ((1u << RANDOM_BITS) - 1)
#define TIME_BITS 41

void
random_bytes(void *ret, size_t len)
{
    unsigned char *at = ret;
    while (len > 0) {
        ssize_t got = getrandom(at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        check(got > 0);
        at += got;
        len -= (size_t)got;
    }
}

int64_t
id_new(int64_t now_ms)
{
    int64_t since = now_ms - EPOCH_MS;
    check(since >= 0 && since < INT64_C(1) << TIME_BITS);
    /* Within one call the time stands still. Counting on from the first of its ids keeps them apart
     * and in order; drawing each anew would let one call in some thousands meet itself. */
    static _Thread_local int64_t last_since = -1;
    static _Thread_local uint32_t noise;
    noise++;
    if (since != last_since || (noise & NOISE_MASK) == 0)
        random_bytes(&noise, sizeof noise);
    last_since = since;
    int64_t id = since * (INT64_C(1) << RANDOM_BITS) + (int64_t)(noise & NOISE_MASK);
    /* Zero means "none" in many a column; only the very first millisecond could give it. */
    return id == 0 ? 1 : id;
}

int64_t
id_scattered(int64_t now_ms)
{
    int64_t id = id_new(now_ms), noise = id & NOISE_MASK;
    return noise << TIME_BITS | id >> RANDOM_BITS;
}

int64_t
id_made_ms(int64_t id)
{
    return (id >> RANDOM_BITS) + EPOCH_MS;
}

uint32_t
random_below(uint32_t below)
{
    uint32_t noise, limit;

    check(below > 0);
    limit = UINT32_MAX - UINT32_MAX % below;
    do {
        random_bytes(&noise, sizeof noise);
    } while (noise >= limit);
    return noise % below;
}
