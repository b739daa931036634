/* learning_figures.c - counts of a year, by month, in tables that hide who could be found. */
#include <stdlib.h>

#include "domain/objection/learning.h"
#include "domain/people/people.h"

enum { ROWS_MOST = 50000, PLACES_MOST = 50, CHANGES_MOST = 30, CODES_MOST = 400 };

/* clang-format off */
#define CODES(list) {list, sizeof list / sizeof *list}
/* clang-format on */
static const struct objection_code outcomes[] = {
    {S_INIT("new_decision"), T_INIT("Nieuw besluit, in overleg met de inwoner")},
    {S_INIT("upheld"), T_INIT("Gegrond")},
    {S_INIT("partly"), T_INIT("Deels gegrond")},
    {S_INIT("rejected"), T_INIT("Ongegrond")},
    {S_INIT("inadmissible"), T_INIT("Niet-ontvankelijk")},
    {S_INIT("talk_solved"), T_INIT("Ingetrokken na contact, opgelost")},
    {S_INIT("talk_unsolved"), T_INIT("Ingetrokken na contact, niet of deels opgelost")},
    {S_INIT("solved"), T_INIT("Ingetrokken zonder contact, opgelost")},
    {S_INIT("unsolved"), T_INIT("Ingetrokken zonder contact, niet of deels opgelost")},
};
static const struct objection_code contacts[] = {
    {S_INIT("in_time"), T_INIT("Gesproken binnen onze termijn")},
    {S_INIT("late"), T_INIT("Gesproken, maar later")},
    {S_INIT("none"), T_INIT("Niet gesproken")},
};
static const struct objection_code talks[] = {
    {S_INIT("spoke"), T_INIT("Gesproken, niet opgeschreven wat eruit kwam")},
    {S_INIT("none"), T_INIT("Niet gesproken")},
    {S_INIT("refused_none"), T_INIT("Nee gezegd zonder gesprek")},
};
const struct objection_codes learning_outcomes = CODES(outcomes);
const struct objection_codes learning_talks = CODES(talks);
const struct objection_codes learning_contacts = CODES(contacts);

static struct str
outcome_of(const struct learned_row *row)
{
    const bool solved = str_eq(row->solved, S("yes")), talk = !str_eq(row->contact, S("none"));

    if (!str_eq(row->outcome, S("withdrawn")))
        return row->outcome;
    if (talk)
        return solved ? S("talk_solved") : S("talk_unsolved");
    return solved ? S("solved") : S("unsolved");
}

static struct str
code_of(const struct learned_row *row, enum learning_about about)
{
    switch (about) {
    case LEARNING_CAUSE:
        return row->cause;
    case LEARNING_TOPIC:
        return row->topic;
    case LEARNING_LAW:
        return row->law;
    case LEARNING_DEPARTMENT:
        return row->department;
    case LEARNING_OUTCOME:
        return outcome_of(row);
    case LEARNING_ROAD:
        return row->road;
    case LEARNING_CONTACT:
        return row->contact;
    case LEARNING_SOLVED:
        return row->solved;
    case LEARNING_KIND:
        return row->kind;
    case LEARNING_TALK:
        return row->talk;
    case LEARNING_ABOUT_COUNT:
        break;
    }
    check(false); /* no table of its own */
    return S("");
}

/* More codes than CODES_MOST are counted with the last. */
static void
count_one(struct learning_table *table, struct str code, int month)
{
    size_t i = 0;

    while (i < table->hidden.count && !str_eq(table->codes[i], code))
        i++;
    if (i == table->hidden.count && i == CODES_MOST)
        i--;
    else if (i == table->hidden.count) {
        table->codes[i] = code;
        table->hidden.count++;
    }
    table->hidden.rows[i].months[month]++;
}

static bool
application(const struct learned_row *row)
{
    return str_eq(row->kind, S("application"));
}

static void
table_fill(struct cx *cx, const struct learned_row_list *rows, enum learning_about about,
           int64_t first_month, struct learning_table *ret)
{
    ret->hidden = (struct hiding_table){.rows = arena_new(cx->mem, struct hiding_row, CODES_MOST)};
    ret->codes = arena_new(cx->mem, struct str, CODES_MOST);
    for (size_t i = 0; i < rows->count; i++) {
        const struct learned_row *row = &rows->at[i];
        const int month = (int)(row->month - first_month);
        if (application(row) != (about == LEARNING_TALK))
            continue;
        count_one(ret, code_of(row, about), month);
        if (about == LEARNING_CAUSE && row->also_cause.len)
            count_one(ret, row->also_cause, month);
    }
}

/* ---- days ---- */

static int
by_size(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static int64_t
median_of(struct cx *cx, const struct learned_row_list *rows, int64_t first_month, int period)
{
    int64_t *days = arena_new(cx->mem, int64_t, rows->count + 1);
    size_t count = 0;

    for (size_t i = 0; i < rows->count; i++) {
        struct hiding_row one = {0};
        one.months[rows->at[i].month - first_month] = 1;
        if (hiding_sum(&one, period) && !application(&rows->at[i]))
            days[count++] = rows->at[i].days;
    }
    if (count == 0)
        return -1;
    qsort(days, count, sizeof *days, by_size);
    return (days[(count - 1) / 2] + days[count / 2]) / 2;
}

/* ---- who may see them ---- */

enum outcome
learning_places(struct cx *cx, struct learned_places_row_list *ret)
{
    const bool handles = (cx->who.permissions & PERMISSION_OBJECTIONS) != 0;
    const bool coordinates = (cx->who.permissions & PERMISSION_COORDINATE) != 0;

    if (!handles)
        TRY(need(cx, PERMISSION_COORDINATE));
    return sql_learned_places(cx, cx->who.organisation, handles, coordinates, PLACES_MOST, ret);
}

static enum outcome
place_check(struct cx *cx, int64_t organisation, int64_t municipality)
{
    struct learned_places_row_list places;

    TRY(learning_places(cx, &places));
    for (size_t i = 0; i < places.count; i++)
        if (places.at[i].organisation == organisation && places.at[i].municipality == municipality)
            return OK;
    return NOT_FOUND;
}

/* Of how many months of the year the last day has passed. */
static int
months_over(struct cx *cx, int64_t year)
{
    struct civil now = date_civil(date_in_amsterdam(cx->now_ms));

    return year < now.year ? HIDING_MONTHS : now.month - 1;
}

static enum outcome
rows_read(struct cx *cx, int64_t organisation, int64_t municipality,
          struct learning_figures *figures, struct learned_row_list *ret)
{
    const int64_t first = (int64_t)figures->year * HIDING_MONTHS;

    TRY(sql_learned_list(cx, organisation, municipality, first, first + figures->months, ROWS_MOST,
                         ret));
    figures->all = (struct hiding_table){.rows = arena_new(cx->mem, struct hiding_row, 1), 1, 0};
    for (size_t i = 0; i < ret->count; i++)
        if (!application(&ret->at[i]))
            figures->all.rows[0].months[ret->at[i].month - first]++;
    hiding_choose(&figures->all, LEARNING_HIDDEN_BELOW, SHOWN_BY_MONTH);
    if (figures->all.total <= SHOWN_BY_YEAR)
        return sql_learned_changes(cx, organisation, municipality, first, first + figures->months,
                                   CHANGES_MOST, &figures->changes);
    return OK;
}

enum outcome
learning_figures(struct cx *cx, int64_t organisation, int64_t municipality, int64_t year,
                 struct learning_figures *ret)
{
    const int now = date_civil(date_in_amsterdam(cx->now_ms)).year;
    struct learning_figures figures = {.year = (int)year};
    struct learned_row_list rows;

    TRY(place_check(cx, organisation, municipality));
    if (year > now || year <= now - LEARNING_YEARS)
        return fail_field(cx, "year", "Kies een jaar uit de lijst.");
    figures.months = months_over(cx, year);
    const int64_t first = year * HIDING_MONTHS;
    TRY(rows_read(cx, organisation, municipality, &figures, &rows));
    for (int about = 0; about < LEARNING_ABOUT_COUNT; about++) {
        struct learning_table *table = &figures.tables[about];
        table_fill(cx, &rows, (enum learning_about)about, first, table);
        hiding_choose(&table->hidden, LEARNING_HIDDEN_BELOW,
                      about == LEARNING_TALK ? SHOWN_BY_MONTH : figures.all.total);
    }
    for (int period = 0; period < HIDING_PERIODS; period++)
        figures.median_days[period] =
            hiding_total_shown(&figures.all, period) > 0 ? median_of(cx, &rows, first, period) : -1;
    *ret = figures;
    return OK;
}
