/* hiding.c - a category is shown from the finest level on at which nobody can be found. */
#include "domain/objection/hiding.h"

#include "base/check.h"

enum { QUARTER_MONTHS = HIDING_MONTHS / HIDING_QUARTERS };

struct span {
    int from, to; /* months */
};

static struct span
span_of(int period)
{
    check(period >= 0 && period < HIDING_PERIODS);
    if (period == HIDING_YEAR)
        return (struct span){0, HIDING_MONTHS};
    if (period < HIDING_FIRST_QUARTER)
        return (struct span){period, period + 1};
    int from = (period - HIDING_FIRST_QUARTER) * QUARTER_MONTHS;
    return (struct span){from, from + QUARTER_MONTHS};
}

enum hiding_level
hiding_level_of(int period)
{
    if (period == HIDING_YEAR)
        return SHOWN_BY_YEAR;
    return period < HIDING_FIRST_QUARTER ? SHOWN_BY_MONTH : SHOWN_BY_QUARTER;
}

int64_t
hiding_sum(const struct hiding_row *row, int period)
{
    struct span span = span_of(period);
    int64_t sum = 0;

    for (int m = span.from; m < span.to; m++)
        sum += row->months[m];
    return sum;
}

int64_t
hiding_total(const struct hiding_table *table, int period)
{
    int64_t sum = 0;

    for (size_t i = 0; i < table->count; i++)
        sum += hiding_sum(&table->rows[i], period);
    return sum;
}

int64_t
hiding_shown(const struct hiding_row *row, int period)
{
    return row->level <= hiding_level_of(period) ? hiding_sum(row, period) : -1;
}

int64_t
hiding_total_shown(const struct hiding_table *table, int period)
{
    return table->total <= hiding_level_of(period) ? hiding_total(table, period) : -1;
}

/* ---- choosing ---- */

static bool
small(int64_t count, int64_t least)
{
    return count > 0 && count < least;
}

/* The finest level, `level` or coarser, that fits; `row` NULL: of the total. */
static enum hiding_level
finest(const struct hiding_table *table, const struct hiding_row *row, int64_t least,
       enum hiding_level level)
{
    for (int period = 0; period < HIDING_PERIODS; period++) {
        int64_t count = row ? hiding_sum(row, period) : hiding_total(table, period);
        enum hiding_level here = hiding_level_of(period);
        if (here >= level && small(count, least))
            level = (enum hiding_level)(here + 1);
    }
    return level;
}

/* Would what is hidden at this level be found in one of its periods? One category that is hidden
 * alone has a small count in one of them, so that is seen here too. */
static bool
found_at(const struct hiding_table *table, int64_t least, enum hiding_level level)
{
    for (int period = 0; period < HIDING_PERIODS; period++) {
        int64_t hidden = 0;
        if (hiding_level_of(period) != level)
            continue;
        for (size_t i = 0; i < table->count; i++) {
            if (table->rows[i].level > level)
                hidden += hiding_sum(&table->rows[i], period);
        }
        if (small(hidden, least))
            return true;
    }
    return false;
}

/* Hides the smallest one that is shown at this level and is not nought; false: there is none. */
static bool
hide_smallest(struct hiding_table *table, enum hiding_level level)
{
    struct hiding_row *smallest = NULL;

    for (size_t i = 0; i < table->count; i++) {
        struct hiding_row *row = &table->rows[i];
        int64_t sum = hiding_sum(row, HIDING_YEAR);
        if (row->level <= level && sum > 0 &&
            (smallest == NULL || sum < hiding_sum(smallest, HIDING_YEAR)))
            smallest = row;
    }
    if (smallest == NULL)
        return false;
    smallest->level = (enum hiding_level)(level + 1);
    return true;
}

/* At one level; true when something more was hidden, so that finer levels are looked at again. */
static bool
choose_at(struct hiding_table *table, int64_t least, enum hiding_level level)
{
    bool changed = false;

    while (found_at(table, least, level) && hide_smallest(table, level))
        changed = true;
    return changed;
}

void
hiding_choose(struct hiding_table *table, int64_t least, enum hiding_level no_finer)
{
    bool changed = true;

    table->total = finest(table, NULL, least, no_finer);
    for (size_t i = 0; i < table->count; i++)
        table->rows[i].level = finest(table, &table->rows[i], least, table->total);
    while (changed) {
        changed = false;
        for (enum hiding_level level = table->total; level < SHOWN_NEVER;
             level = (enum hiding_level)(level + 1))
            changed = choose_at(table, least, level) || changed;
    }
}
