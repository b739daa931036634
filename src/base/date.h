/* date.h - civil dates and Dutch local time, without the C library's time functions.
 *
 * A date is a day number, so arithmetic is arithmetic. Europe/Amsterdam is computed by rule
 * (Directive 2000/84/EC: summer time from the last Sunday of March to the last Sunday of October,
 * 01:00 UTC); valid for 1996 and later. No function here reads a clock. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* Days since 1970-01-01; negative before. */
struct date {
    int32_t day;
};

struct civil {
    int year, month /* 1-12 */, mday /* 1-31 */;
};

enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct date date_of(int year, int month, int mday); /* checks that the day exists */
bool date_exists(int year, int month, int mday);
struct civil date_civil(struct date d);
enum weekday date_weekday(struct date d);
struct date date_plus(struct date d, int days);
/* to - from, in days. */
int date_between(struct date from, struct date to);
struct date date_easter(int year); /* Easter Sunday, Gregorian */

/* "2026-11-24", exactly. false when it is not an existing date. */
bool date_parse(struct str s, struct date *ret);
struct str date_iso(struct arena *mem, struct date d);

/* Minutes after local midnight in Amsterdam, and the local day, of a moment in UTC. */
struct date date_in_amsterdam(int64_t at_ms);
int minutes_in_amsterdam(int64_t at_ms);
/* The moment at which that day, that many minutes after midnight, begins in Amsterdam. A time that
 * the clock skips in March gives the moment of the jump; one that occurs twice gives the first. */
int64_t amsterdam_ms(struct date d, int minutes);

#endif
