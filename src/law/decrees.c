/* decrees.c - each row of the file becomes a decree of one day. */
#include "law/decrees.h"

#include "format/csv.h"

static bool
column_find(const struct csv_row *header, struct str name, size_t *ret)
{
    for (size_t i = 0; i < header->count; i++) {
        if (str_eq(str_trim(header->cells[i]), name)) {
            *ret = i;
            return true;
        }
    }
    return false;
}

/* "2029-2031" */
static bool
years_parse(struct str s, struct decree *ret)
{
    int64_t first, last;
    if (s.len != 9 || s.ptr[4] != '-' || !str_int(str_slice(s, 0, 4), &first) ||
        !str_int(str_slice(s, 5, 9), &last) || first < 1 || last < first)
        return false;
    ret->first_year = (int)first;
    ret->last_year = (int)last;
    return true;
}

static bool
row_parse(struct arena *mem, struct str date, struct str years, struct decree *ret)
{
    struct date *day = arena_new(mem, struct date, 1);
    if (!years_parse(years, ret))
        return false;
    ret->days = day;
    ret->days_count = date.len > 0 ? 1 : 0;
    if (date.len == 0)
        return true;
    if (!date_parse(date, day))
        return false;
    int year = date_civil(*day).year;
    return year >= ret->first_year && year <= ret->last_year;
}

enum outcome
decrees_read(struct cx *cx, struct bytes csv, struct calendar *ret)
{
    struct decree *decrees = arena_new(cx->mem, struct decree, DECREES_MAX);
    struct csv reader = csv_open(cx->mem, csv);
    struct csv_row row;
    size_t date = 0, years = 0, count = 0;

    if (!csv_next(&reader, cx->mem, &row) || !column_find(&row, S("date"), &date) ||
        !column_find(&row, S("years_known"), &years))
        return fail_with(cx, INVALID,
                         T("Het bestand met vrije dagen mist de kolom date of years_known."),
                         S("equated_days"), 1);
    while (csv_next(&reader, cx->mem, &row)) {
        bool whole = row.count > date && row.count > years && count < DECREES_MAX;
        if (!whole || !row_parse(cx->mem, str_trim(row.cells[date]), str_trim(row.cells[years]),
                                 &decrees[count]))
            return fail_with(cx, INVALID,
                             T("Regel {n} van het bestand met vrije dagen klopt niet. Schrijf "
                               "2029-05-11,2029-2031."),
                             S("equated_days"), row.line);
        count++;
    }
    *ret = calendar_with(cx->mem, calendar_base(), decrees, count);
    return OK;
}

struct calendar
calendar_of(const struct cx *cx)
{
    return cx->calendar ? *cx->calendar : calendar_base();
}
