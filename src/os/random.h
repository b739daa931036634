/* random.h - unpredictable bytes from the kernel, and new row ids. */
#ifndef OS_RANDOM_H
#define OS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Fit for keys and codes. Aborts when the kernel has none. */
void random_bytes(void *ret, size_t len);

/* 0 <= n < below, every n as likely; below > 0. */
uint32_t random_below(uint32_t below);

/* A positive id of 63 bits: 41 of milliseconds since 2024-01-01 UTC (until 2093), then 22 that
 * begin at random. Ids made later sort later, to the millisecond, which keeps rows that are written
 * together together in the index; several nodes need not talk. Those of one thread at the same
 * millisecond count up: they differ, and keep their order. Those of two threads are equal once in
 * four million pairs: the primary key refuses the second. It tells when it was made and is no
 * secret: never a key to anything. */
int64_t id_new(int64_t now_ms);
/* The same, with the random bits in front: for the key of rows that many people add at once. Their
 * neighbours in time are not their neighbours in the index, where a serializable transaction that
 * only looks up its own row would get in the way of the others on that page. */
int64_t id_scattered(int64_t now_ms);
/* When an id of id_new was made, in milliseconds since 1970 UTC. */
int64_t id_made_ms(int64_t id);

#endif
