/* day.h - a day as people type it from a letter: "3 maart 2026", "3-3-2026", "dinsdag 3 mrt. 2026".
 *
 * Nothing is guessed: a year of two digits, or none, is asked back; but see day_read_of_letter. Day
 * before month, as in the Netherlands; a year in front ("2026-03-03") gives the order of ISO 8601.
 * Months in Dutch and English words, or their beginning; or by their whole name in Turkish, Polish,
 * Ukrainian or Arabic. */
#ifndef FORMAT_DAY_H
#define FORMAT_DAY_H

#include "base/date.h"
#include "base/str.h"

enum day_typed {
    DAY_READ,
    DAY_EMPTY,      /* nothing was typed */
    DAY_NO_YEAR,    /* day and month only */
    DAY_SHORT_YEAR, /* "26" */
    DAY_ODD_YEAR,   /* no year of DAY_YEAR_MIN to DAY_YEAR_MAX */
    DAY_NOT_THERE,  /* 30 February, month 13 */
    DAY_UNREADABLE,
};
enum { DAY_YEAR_MIN = 1900, DAY_YEAR_MAX = 2100 };

/* 1 to 12, by its name in Dutch or English, at least three letters of its beginning, or its whole
 * name in one of the other languages; 0: none. */
int month_named(struct str word);

/* *ret is set with DAY_READ only. */
enum day_typed day_read(struct str typed, struct date *ret);
/* The same for a resident, about a letter that they got: "26" is 2026 when that is a day of the
 * last ten years, or at most two months ahead. No other century has such a day. */
enum day_typed day_read_of_letter(struct str typed, struct date today, struct date *ret);

/* The same of a day to come: without a year, or with two digits, it is the first such day from
 * `today` on; also "vandaag", "morgen", "overmorgen", and a day of the week: the next one. Here a
 * wrong guess is seen at once, because the page says which day it became. */
enum day_typed day_read_coming(struct str typed, struct date today, struct date *ret);

#endif
