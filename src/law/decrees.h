/* decrees.h - equated days (Atw 3(3)) from a file that an administrator keeps.
 *
 * The same columns as data/equated_days.csv: `date` (2029-05-11) and `years_known` (2029-2031, the
 * years of the decree); others are passed over. A row without a date says that the years have no
 * such day, or no more than the other rows name. */
#ifndef LAW_DECREES_H
#define LAW_DECREES_H

#include "base/cx.h"
#include "law/workday.h"

enum { DECREES_MAX = 1000 };

/* The calendar of the program and the days of `csv`, in cx->mem. INVALID: a column is missing, or a
 * row has no such date or years, or a day outside its years; the fault's number is its line. */
NODISCARD enum outcome decrees_read(struct cx *cx, struct bytes csv, struct calendar *ret);

/* The one that this call counts with. */
struct calendar calendar_of(const struct cx *cx);

#endif
