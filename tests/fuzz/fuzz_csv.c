/* fuzz_csv.c - tables from anybody: every cell is clean text, every row is on a line, and reading
 * ends; what is written is read the same. */
#include "fuzz.h"

#include "base/text.h"
#include "format/csv.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str whole = fuzz_text(&cx, data, size);
    struct csv csv = csv_open(cx.mem, (struct bytes){(const unsigned char *)whole.ptr, whole.len});
    struct csv_row row;
    int64_t line = 0;

    check(csv.separator != '\0' || size > 4);
    while (csv_next(&csv, cx.mem, &row)) {
        check(row.line > line && row.count > 0 && row.count <= CSV_CELLS_MAX);
        check(row.oddities == 0 || row.oddity_cell <= CSV_CELLS_MAX);
        line = row.line;
        for (size_t i = 0; i < row.count; i++) {
            struct str cell = row.cells[i];
            check(utf8_valid(cell) && str_find_byte(cell, '\0') == cell.len);
            check(cell.len <= 3 * CSV_CELL_LIMIT_BYTES);
            check(str_eq(csv_cell_read(csv_cell_read(cell)), csv_cell_read(csv_cell_read(cell))));
        }
        /* The first cell of each row, written and read. */
        struct str value = csv_cell_read(row.cells[0]);
        struct str written = str_join(cx.mem, csv_cell(cx.mem, value), S(",x\r\n"));
        struct csv again =
            csv_open(cx.mem, (struct bytes){(const unsigned char *)written.ptr, written.len});
        struct csv_row back;
        again.text = written;
        again.at = 0;
        again.mac = false;
        again.separator = ',';
        check(csv_next(&again, cx.mem, &back) && back.count == 2);
        if (!(back.oddities & (CSV_TWICE | CSV_TOO_LONG)))
            check(str_eq(csv_cell_read(back.cells[0]), value));
    }
    return 0;
}
