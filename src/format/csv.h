/* csv.h - tables as spreadsheets write them: RFC 4180, and what people make of it.
 *
 * Read row by row from bytes that are all there: only the row at hand is made into text, so memory
 * follows the longest row. Reads UTF-8, UTF-16 (with a byte order mark, or when every other byte is
 * NUL), Windows-1252 (a cell that is not UTF-8, so that mixed files are read too), and Mac Roman
 * (when lines end in a bare CR). Every cell comes out as valid UTF-8 without NULs; what was odd
 * about a row is told, with its place, and nothing is dropped silently. */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "base/arena.h"
#include "base/str.h"

enum { CSV_CELLS_MAX = 400, CSV_CELL_LIMIT_BYTES = 64 * 1024 };

/* What was odd about a row; bits. */
enum csv_oddity {
    CSV_RECODED = 1 << 0,  /* not UTF-8: read as Windows-1252 or Mac Roman */
    CSV_NUL = 1 << 1,      /* NULs were left out */
    CSV_TWICE = 1 << 2,    /* UTF-8 that was encoded twice, and put right */
    CSV_QUOTE = 1 << 3,    /* a quote in the middle of a cell: read as it stands */
    CSV_UNCLOSED = 1 << 4, /* a quote that is never closed: the row ends with its line */
    CSV_TOO_MANY = 1 << 5, /* more cells than CSV_CELLS_MAX: the rest of the row is left out */
    CSV_TOO_LONG = 1 << 6, /* a cell over CSV_CELL_LIMIT_BYTES: cut */
};

struct csv_row {
    size_t count;
    struct str *cells;  /* in the arena of the call */
    int64_t line;       /* where it begins, from 1 */
    unsigned oddities;  /* of enum csv_oddity */
    size_t oddity_cell; /* the first odd cell, from 0 */
};

struct csv {
    struct str text; /* from the first row on */
    size_t at;
    int64_t line;
    char separator; /* , ; tab or | */
    bool mac;       /* lines end in a bare CR: cells that are not UTF-8 are Mac Roman */
    int unclosed;   /* quotes that were never closed so far */
};

/* Finds out encoding, line ends and separator: a first line `sep=;` decides, else the one that
 * stands most in the first row outside quotes. `mem` holds the text only when it was UTF-16. */
struct csv csv_open(struct arena *mem, struct bytes content);
/* The next row that is not an empty line, in `mem`; false after the last. */
bool csv_next(struct csv *csv, struct arena *mem, struct csv_row *ret);

/* A cell as it is written: in quotes when it must be. What a spreadsheet would run as a formula
 * (=, +, -, @, tab, CR first) gets an apostrophe in front; csv_cell_read takes it away again, so
 * that reading what was written gives the same. */
struct str csv_cell(struct arena *mem, struct str value);
struct str csv_cell_read(struct str cell);

#endif
