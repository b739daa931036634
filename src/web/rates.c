/* rates.c - buckets that fill again with time; nothing is kept longer than they live. */
#include "web/rates.h"

#include <arpa/inet.h>

#include "base/text.h"

/* A minute's allowance. */
static const double rate_a_minute[RATE_COUNT] = {
    [RATE_PAGE] = 600, [RATE_SEND] = 60, [RATE_SECRET] = 20};

struct str
rates_network(struct arena *mem, struct str address)
{
    unsigned char bytes[16];
    const char *c = str_c(mem, address);

    if (inet_pton(AF_INET, c, bytes) == 1) {
        size_t end = address.len;
        while (end > 0 && address.ptr[end - 1] != '.')
            end--;
        return str_slice(address, 0, end);
    }
    if (inet_pton(AF_INET6, c, bytes) == 1) {
        struct text made = text_open(mem, 16);
        text_add_hex(&made, (struct bytes){bytes, 6});
        return text_str(&made);
    }
    return S("unknown");
}

bool
rates_allow(struct rates *rates, struct str network, enum rate rate, int64_t now_us)
{
    uint64_t hash = 1469598103934665603u; /* FNV-1a */

    for (size_t i = 0; i < network.len; i++)
        hash = (hash ^ (unsigned char)network.ptr[i]) * 1099511628211u;
    struct rates_bucket *bucket = &rates->buckets[hash % RATES_BUCKETS];
    if (bucket->network != hash) {
        *bucket = (struct rates_bucket){.network = hash, .filled_us = now_us};
        memcpy(bucket->left, rate_a_minute, sizeof rate_a_minute);
    }
    if (now_us < bucket->filled_us)
        now_us = bucket->filled_us; /* a slow upload began before others that have come since */
    double minutes = (double)(now_us - bucket->filled_us) / 60e6;
    bucket->filled_us = now_us;
    for (int i = 0; i < RATE_COUNT; i++) {
        bucket->left[i] += minutes * rate_a_minute[i];
        if (bucket->left[i] > rate_a_minute[i])
            bucket->left[i] = rate_a_minute[i];
    }
    if (bucket->left[rate] < 1)
        return false;
    bucket->left[rate] -= 1;
    return true;
}
