/* day.h - the days that stand in a text: "24 november 2026", "24-11-2026", "2026-11-24".
 *
 * The year is needed; two digits are those of this century. Months by their Dutch or English name,
 * whole or cut to three letters, with or without a dot. A day that does not exist is none. What
 * somebody types into a field is read by format/day.h, which guesses no year. Pure. */
#ifndef WORDS_DAY_H
#define WORDS_DAY_H

#include "base/date.h"

struct day_found {
    size_t from, to; /* bytes of the text */
    struct date date;
};
/* The next one from *at on, which moves past it. */
bool day_next(struct str text, size_t *at, struct day_found *ret);

#endif
