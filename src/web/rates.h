/* rates.h - how much one network may ask in a minute. Belongs to the I/O thread. */
#ifndef WEB_RATES_H
#define WEB_RATES_H

#include "web/route.h"

enum { RATES_BUCKETS = 4096 };

/* A network's budget for each kind of request. */
struct rates {
    struct rates_bucket {
        uint64_t network;
        int64_t filled_us;
        double left[RATE_COUNT];
    } buckets[RATES_BUCKETS];
};

/* 203.0.113.7 -> 203.0.113., 2001:db8:1:2::3 -> the first three groups: what one household shares.
 * What is no address is one network too. */
struct str rates_network(struct arena *mem, struct str address);

/* false: this network asks too much. Two networks in one bucket empty it for each other. */
bool rates_allow(struct rates *rates, struct str network, enum rate rate, int64_t now_us);

#endif
