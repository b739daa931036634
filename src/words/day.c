/* day.c - finds days in a text, by their digits and months. */
#include "words/day.h"

#include "format/day.h"

enum { CENTURY = 2000, YEAR_MIN = 1900, YEAR_MAX = 2199 };

/* One to `most` digits at *at, with no digit behind them. */
static bool
number_next(struct str text, size_t *at, size_t most, int *ret)
{
    size_t end = *at;
    int n = 0;

    while (end < text.len && end - *at < most && ascii_is_digit(text.ptr[end]))
        n = n * 10 + (text.ptr[end++] - '0');
    if (end == *at || (end < text.len && ascii_is_digit(text.ptr[end])))
        return false;
    *at = end;
    *ret = n;
    return true;
}

/* Four digits, or two of this century. */
static bool
year_next(struct str text, size_t *at, int *ret)
{
    size_t from = *at;
    int year;

    if (!number_next(text, at, 4, &year))
        return false;
    if (*at - from == 2)
        year += CENTURY;
    else if (*at - from != 4)
        return false;
    *ret = year;
    return year >= YEAR_MIN && year <= YEAR_MAX;
}

static bool
spaces_skip(struct str text, size_t *at)
{
    size_t from = *at;

    while (*at < text.len && (text.ptr[*at] == ' ' || text.ptr[*at] == '\t'))
        (*at)++;
    return *at > from;
}

static bool
month_next(struct str text, size_t *at, int *ret)
{
    size_t end = *at;

    while (end < text.len && ascii_is_letter(text.ptr[end]))
        end++;
    *ret = month_named(str_slice(text, *at, end));
    *at = end < text.len && text.ptr[end] == '.' ? end + 1 : end;
    return *ret > 0;
}

static bool
found_at(size_t from, size_t to, int year, int month, int mday, struct day_found *ret)
{
    if (!date_exists(year, month, mday))
        return false;
    *ret = (struct day_found){from, to, date_of(year, month, mday)};
    return true;
}

/* "24 november 2026", "24-11-2026", "24/11/2026", "24.11.2026". */
static bool
day_first(struct str text, size_t from, struct day_found *ret)
{
    size_t at = from;
    int mday, month, year;

    if (!number_next(text, &at, 2, &mday) || at == text.len)
        return false;
    char sep = text.ptr[at];
    if (sep == '-' || sep == '/' || sep == '.') {
        at++;
        if (number_next(text, &at, 2, &month)) {
            if (at == text.len || text.ptr[at] != sep)
                return false;
            at++;
            return year_next(text, &at, &year) && found_at(from, at, year, month, mday, ret);
        }
    }
    spaces_skip(text, &at);
    if (!month_next(text, &at, &month))
        return false;
    if (at < text.len && text.ptr[at] == '-')
        at++;
    spaces_skip(text, &at);
    return year_next(text, &at, &year) && found_at(from, at, year, month, mday, ret);
}

/* "2026-11-24" */
static bool
year_first(struct str text, size_t from, struct day_found *ret)
{
    size_t at = from;
    int mday, month, year;

    if (!number_next(text, &at, 4, &year) || at - from != 4 || at == text.len ||
        text.ptr[at] != '-')
        return false;
    at++;
    if (!number_next(text, &at, 2, &month) || at == text.len || text.ptr[at] != '-')
        return false;
    at++;
    return number_next(text, &at, 2, &mday) && year >= YEAR_MIN && year <= YEAR_MAX &&
           found_at(from, at, year, month, mday, ret);
}

bool
day_next(struct str text, size_t *at, struct day_found *ret)
{
    for (size_t from = *at; from < text.len; from++) {
        if (!ascii_is_digit(text.ptr[from]) || (from > 0 && ascii_is_digit(text.ptr[from - 1])))
            continue;
        if (!year_first(text, from, ret) && !day_first(text, from, ret))
            continue;
        *at = ret->to;
        return true;
    }
    *at = text.len;
    return false;
}
