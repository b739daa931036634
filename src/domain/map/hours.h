/* hours.h - opening and telephone hours: what people write, the form in which they are kept, and
 * the moments that follow from them. Pure functions.
 *
 * The form that is kept, and that services.csv calls the recurrence form, is parts with " | "
 * between them:
 *
 *     FREQ=WEEKLY;BYDAY=MO,TU 09:00-12:00,13:00-17:00    a rule (format/recurrence.h) and its times
 *     CLOSED 2026-12-24..2026-12-31                      closed all day, first and last day
 * included ONLY 2026-12-05 10:00-12:00                        these times on that day, whatever the
 * rules HOLIDAYS                                           the rules hold on holidays too
 *     APPOINTMENT                                        by appointment
 *
 * On holidays (law/workday.h) the rules do not hold: who says nothing about them is closed then. */
#ifndef DOMAIN_MAP_HOURS_H
#define DOMAIN_MAP_HOURS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum { HOURS_PARTS_MAX = 40, HOURS_TIMES_MAX = 4, HOURS_LIMIT_BYTES = 2000 };

/* Minutes after local midnight; closes is 24:00 at most. */
struct hours_time {
    int opens, closes;
};
struct hours_times {
    struct hours_time at[HOURS_TIMES_MAX];
    size_t count;
};
struct hours_rule {
    struct str recurrence;
    struct hours_times times;
};
/* Other than usual; without times it is closed. */
struct hours_exception {
    struct date from, to;
    struct hours_times times;
};

struct hours {
    struct hours_rule rules[HOURS_PARTS_MAX];
    size_t rule_count;
    struct hours_exception exceptions[HOURS_PARTS_MAX];
    size_t exception_count;
    bool holidays, appointment;
    struct str
        words; /* as typed, when it could not be read for certain; then nothing else is set */
};

/* The kept form, or what people write ("ma-vr 9.00-17.00 uur", "elke 2e dinsdag van de maand
 * 19:30 - 21:30 uur", "op afspraak"); what is not certain becomes `words`. Empty text: all empty.
 */
struct hours hours_read(struct arena *mem, struct str text);
/* Within map: what people write; false when it is not certain. */
bool hours_read_words(struct arena *mem, struct str text, struct hours *ret);
/* The kept form; `words` themselves when it was not read. hours_read gives the same hours again. */
struct str hours_text(struct arena *mem, const struct hours *hours);
/* As a Dutch person would write it in a field; hours_read gives the same hours again. */
struct str hours_in_words(struct arena *mem, const struct hours *hours);
bool hours_empty(const struct hours *hours);
/* Words with a time that no clock shows: "25.00-26.00", "9:75". What may be a date is none. */
bool hours_impossible(struct str words);

/* From a moment, up to another. */
struct span {
    int64_t from_ms, to_ms;
};
struct span_list {
    struct span *at;
    size_t count;
};
/* When it is open on the days `from` to `to`, in order, touching ones joined. Right over daylight
 * saving: times are those of the clock in Amsterdam. */
struct span_list hours_spans(struct arena *mem, const struct hours *hours, struct date from,
                             struct date to);

#endif
