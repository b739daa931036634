/* clock.h - the only door to the clocks. Rules get the time as a value (cx->now_ms). */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include <stdint.h>

/* Milliseconds since 1970 UTC. May jump when the administrator or NTP sets the clock. */
int64_t clock_now_ms(void);
/* Microseconds since some moment in the past; never goes back. For durations and deadlines only. */
int64_t clock_monotonic_us(void);
void clock_sleep_ms(int64_t ms);

#endif
