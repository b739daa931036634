/* hiding.h - which counts of a year may be shown, so that no small one can be found by subtraction.
 *
 * A table has a category a row and a month a column; quarters, the year and the sum of all
 * categories are totals of it. Each category is shown from one level on: by month, by quarter, by
 * year, or never; and so is the total. A level fits when each of its counts is nought or at least
 * `least`. Where what is hidden in a month, quarter or year is together fewer than `least`, the
 * next smallest category is hidden too; so it is never one alone. Then every hidden count that is
 * not nought can be moved by at least `least` without changing anything that is shown, or is itself
 * at least `least`. Nought is nobody, and is not kept secret. */
#ifndef DOMAIN_OBJECTION_HIDING_H
#define DOMAIN_OBJECTION_HIDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HIDING_MONTHS = 12, HIDING_QUARTERS = 4 };
enum hiding_level { SHOWN_BY_MONTH, SHOWN_BY_QUARTER, SHOWN_BY_YEAR, SHOWN_NEVER };

/* A month, a quarter or the year: 0-11, 12-15, 16. */
enum { HIDING_FIRST_QUARTER = HIDING_MONTHS, HIDING_YEAR = 16, HIDING_PERIODS };
enum hiding_level hiding_level_of(int period);

struct hiding_row {
    int64_t months[HIDING_MONTHS];
    enum hiding_level level; /* out */
};
struct hiding_table {
    struct hiding_row *rows;
    size_t count;
    enum hiding_level total; /* out: of the sum of all rows */
};

/* Fills the levels; at least `no_finer`, for a table whose total is shown elsewhere too. */
void hiding_choose(struct hiding_table *table, int64_t least, enum hiding_level no_finer);

int64_t hiding_sum(const struct hiding_row *row, int period);
int64_t hiding_total(const struct hiding_table *table, int period);
/* -1 when it is hidden. */
int64_t hiding_shown(const struct hiding_row *row, int period);
int64_t hiding_total_shown(const struct hiding_table *table, int period);

#endif
