/* workday.h - working days of the Algemene termijnenwet (Atw, BWBR0002448), and of offices.
 *
 * Holidays follow from rules (Atw 3(1), 3(2)). Equated days do not: a royal decree names them for
 * three years at a time (Atw 3(3)). They are data (data/equated_days.csv) that an administrator can
 * extend without a new version; the years of which they are known are data too.
 *
 * Outside those years the answers follow from the rules alone: a day that a decree equated then
 * counts as a working day, so a term can seem to end earlier than it does. That is the safe side
 * for whoever must act in time; ask calendar_covers() and say so. The King's day rule is right from
 * 1980. */
#ifndef LAW_WORKDAY_H
#define LAW_WORKDAY_H

#include "base/date.h"

#include <stddef.h>

/* What stands still on the day. */
enum workday_rule {
    /* Terms of laws: no working days are Saturday, Sunday, holidays, Good Friday, equated days. */
    WORKDAY_ATW,
    /* Answering terms that organisations agree on: the same, but an equated day is an ordinary
     * working day, because it is equated for the Atw only. */
    WORKDAY_OFFICE,
};

/* Why a day is not a working day. A holiday on a Saturday or Sunday gives the holiday. */
enum day_off {
    DAY_WORKING,
    DAY_SATURDAY,
    DAY_SUNDAY,
    DAY_NEW_YEAR,
    DAY_GOOD_FRIDAY,
    DAY_EASTER_MONDAY,
    DAY_KING,       /* 27 April, 26 when that is a Sunday; 30 April (29) until 2013 */
    DAY_LIBERATION, /* 5 May, each year */
    DAY_ASCENSION,
    DAY_WHIT_MONDAY,
    DAY_CHRISTMAS,
    DAY_SECOND_CHRISTMAS,
    DAY_EQUATED,
};

/* The equated days of one decree that is not in the embedded table. The years count as known from
 * then on, also when a year has no such day. */
struct decree {
    int first_year, last_year;
    const struct date *days;
    size_t days_count;
};

/* Immutable; may be copied and shared between threads. */
struct calendar {
    const struct decree *decrees; /* beside those of the embedded table */
    size_t decrees_count;
};

/* What is in the embedded table. */
struct calendar calendar_base(void);
/* `base` and more decrees, copied to `mem`. */
struct calendar calendar_with(struct arena *mem, struct calendar base, const struct decree *decrees,
                              size_t count);
/* Are the equated days of this year known? */
bool calendar_covers(const struct calendar *cal, int year);
/* The last year up to which they are, from `year` on without a gap; year - 1 when `year` is not. */
int calendar_covered_until(const struct calendar *cal, int year);

enum day_off workday_reason(const struct calendar *cal, enum workday_rule rule, struct date d);
bool workday_is(const struct calendar *cal, enum workday_rule rule, struct date d);
/* "Tweede Paasdag", "zaterdag"; empty for a working day. Dutch, a msgid of the catalogues. */
struct str workday_name(enum day_off reason);

/* The first working day on or after d: where a term that ends on d ends by Atw 1(1). */
struct date workday_next(const struct calendar *cal, enum workday_rule rule, struct date d);
/* The n-th working day after d, which itself does not count; n from 0 (then d as it is) to 10
 * 000. */
struct date workday_plus(const struct calendar *cal, enum workday_rule rule, struct date d, int n);
/* The working days after `from` up to and including `to`; 0 when `to` is not later. So
 * workdays_between(d, workday_plus(d, n)) is n. */
int workdays_between(const struct calendar *cal, enum workday_rule rule, struct date from,
                     struct date to);

#endif
