/* ics.h - one whole day for somebody's calendar, as an iCalendar file (RFC 5545).
 *
 * Lines end with CR LF and are folded at 75 octets, never inside a letter (3.1); text is escaped
 * (3.3.11). A whole day has no time zone: it is that day wherever the reader is. Written by hand:
 * the door to libical is recurrence.c, and the test reads what stands here with libical. */
#ifndef FORMAT_ICS_H
#define FORMAT_ICS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum { ICS_REMINDERS_MAX = 4 };

struct ics_day {
    struct str uid; /* the same for the same day to remember: a calendar then replaces it */
    struct date day;
    struct str summary, description;
    int64_t stamp_ms;                   /* when it was made */
    int days_before[ICS_REMINDERS_MAX]; /* a reminder at nine in the morning, so many days */
    size_t reminder_count;              /* before; 1 to 365 */
};
struct str ics_day_write(struct arena *mem, const struct ics_day *day);

#endif
