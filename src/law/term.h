/* term.h - a term of a law: its last day, and each step to it as a resident can follow it.
 *
 * Everything in law/ is a pure function of its arguments and of tables in data/: term lengths
 * (law_terms.csv), amounts (penalty_amounts.csv) and equated days (equated_days.csv). What lies
 * outside a table is refused with INVALID and a sentence that says what to do; the field of the
 * fault is the Dutch name of the fact, as the rules of term_rules.h call it.
 *
 * A sentence is a msgid of the catalogues. law/ knows no languages, so its placeholders are not
 * filled in here: {day} is step.date, {other} is step.other, {n} is step.n, {reason} is
 * step.reason (itself a msgid).
 *
 * Where the law has two readings, `last` is the safe one, and `readings` has every other day that
 * a reading gives. Articles: the Algemene termijnenwet (Atw, BWBR0002448) unless another is named.
 */
#ifndef LAW_TERM_H
#define LAW_TERM_H

#include "base/cx.h"
#include "law/workday.h"

enum { TERM_STEPS_MAX = 160, TERM_READINGS_MAX = 64 };

struct term_step {
    struct date date;
    bool no_date; /* only a day of the week is known */
    struct str why;
    struct str law; /* "Awb art. 6:7" */
    struct date other;
    int64_t n;
    struct str reason;
};

struct term {
    struct date last;
    bool perhaps_earlier; /* nobody knows from which day, and another one gives less time */
    size_t step_count, reading_count;
    struct term_step steps[TERM_STEPS_MAX];
    struct term_step readings[TERM_READINGS_MAX]; /* never `last`, no day twice */
};

/* A day that may be unknown. */
struct maybe_date {
    bool known;
    struct date date;
};

enum term_unit { TERM_DAYS, TERM_WEEKS, TERM_MONTHS, TERM_WORKING_DAYS };

/* A row of law_terms.csv. */
struct law_term {
    int length;
    enum term_unit unit;
    struct date known_from, known_until;
    struct str law;
};
/* The row of this name. INVALID when `day`, the fact `key`, is not in the years it is known for:
 * the fault's number is the first or last year that is. */
NODISCARD enum outcome law_term_get(struct cx *cx, struct str name, struct date day, struct str key,
                                    struct law_term *ret);

/* Adds a step and gives it, to fill in what its sentence needs more. */
struct term_step *term_step_add(struct term *t, struct date date, struct str law, struct str why);
/* Adds what another reading gives, unless it is `last` or stands there already. */
void term_reading_add(struct term *t, struct date date, struct str law, struct str why);
/* All days that readings give, `last` too, the earliest first. */
size_t term_days_list(const struct term *t, struct date ret[TERM_READINGS_MAX + 1]);

/* `length` units after `start`, which itself does not count. A month ends on the same day of the
 * month, or on the last day of a shorter month. Not for working days. */
struct date term_raw_end(struct date start, int length, enum term_unit unit);
/* Does the Atw lengthen such a term? Not over 90 days, 12 weeks or 3 months (art. 4). */
bool term_atw_applies(int length, enum term_unit unit);
/* Is `raw` a day on which no term ends? Then a step says which day it is and where the term ends
 * (art. 1(1)). Returns that day, or `raw`. */
struct date term_extended(const struct calendar *cal, struct term *t, struct date raw);
/* The same without a step. */
struct date term_extended_day(const struct calendar *cal, struct date raw);
/* A term to which the Atw does not apply: a step when it ends on a day that is no working day. */
void term_not_extended(const struct calendar *cal, struct term *t, struct date raw);
/* Counts from `start`, which does not count: raw end, art. 4, art. 1(1), art. 2 (terms of three
 * days or more hold two working days). Adds the steps; `law` is where the length stands. Sets and
 * returns t->last. Lengths from 1 to 10 000. */
struct date term_run(const struct calendar *cal, struct term *t, struct date start, int length,
                     enum term_unit unit, struct str law);

/* Who must act before the last day: the caution about years whose equated days are unknown differs.
 */
enum term_side { SIDE_RESIDENT, SIDE_AUTHORITY };
/* Adds that caution when the year of `last` is not in the table of equated days. */
void term_caution(const struct calendar *cal, struct term *t, enum term_side side);

#endif
