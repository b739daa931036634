/* recurrence.h - on which days something comes back: an RRULE of iCalendar (RFC 5545, 3.3.10). The
 * one door to libical.
 *
 * Days only: times of the day are the caller's. Of the rule are read FREQ (DAILY, WEEKLY, MONTHLY,
 * YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, COUNT and UNTIL, and in front of it
 * DTSTART=20260105, the day from which INTERVAL and COUNT reckon. */
#ifndef FORMAT_RECURRENCE_H
#define FORMAT_RECURRENCE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum { RECURRENCE_DAYS_MAX = 1000, RECURRENCE_LIMIT_BYTES = 300 };

/* Is it a rule that this program reads, and that says for itself which days are meant? INTERVAL
 * over 1, COUNT, and a MONTHLY or YEARLY rule without a BY... part need DTSTART. */
bool recurrence_valid(struct str rule);
/* The days from `from` up to and including `to`, in order, at most RECURRENCE_DAYS_MAX. 0 when the
 * rule is not valid. */
size_t recurrence_days(struct arena *mem, struct str rule, struct date from, struct date to,
                       struct date **ret);

#endif
