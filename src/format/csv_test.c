/* csv_test.c - tables as they come: separators, quotes, encodings, and what is odd about them. */
#include "store/test_world.h"

#include "base/text.h"
#include "format/csv.h"

/* "a|b\nc|d" of a table: rows on lines, cells with | between. */
static struct str
table(struct arena *mem, struct str content, unsigned *oddities)
{
    struct csv csv = csv_open(mem, (struct bytes){(const unsigned char *)content.ptr, content.len});
    struct text t = text_open(mem, 256);
    struct csv_row row;

    *oddities = 0;
    while (csv_next(&csv, mem, &row)) {
        text_add(&t, t.len ? S("\n") : S(""));
        for (size_t i = 0; i < row.count; i++) {
            text_add(&t, i ? S("|") : S(""));
            text_add(&t, row.cells[i]);
        }
        *oddities |= row.oddities;
    }
    return text_str(&t);
}

static void
tables_of_every_kind_are_read(void **state)
{
    struct arena *mem = arena_open();
    static const struct {
        struct str content, expected;
        unsigned oddities;
    } rows[] = {
        {S_INIT("a,b\n1,2\n"), S_INIT("a|b\n1|2"), 0},
        {S_INIT("a;b\r\n1,5;2\r\n"), S_INIT("a|b\n1,5|2"), 0},
        {S_INIT("a\tb\n1\t2"), S_INIT("a|b\n1|2"), 0},
        {S_INIT("sep=;\na;b\n1;2\n"), S_INIT("a|b\n1|2"), 0},
        {S_INIT("\xEF\xBB\xBFna;b\n"), S_INIT("na|b"), 0},
        {S_INIT("a,b\n\n\n1,2\n"), S_INIT("a|b\n1|2"), 0},
        {S_INIT("a,b\n\"x\ny\",\"he zei \"\"ja\"\"\"\n"), S_INIT("a|b\nx\ny|he zei \"ja\""), 0},
        {S_INIT("a,b\n\"1,2\",3\n"), S_INIT("a|b\n1,2|3"), 0},
        {S_INIT("a,b\n1,\n"), S_INIT("a|b\n1|"), 0},
        {S_INIT("a\n1\n"), S_INIT("a\n1"), 0},
        {S_INIT(""), S_INIT(""), 0},
        /* encodings */
        {S_INIT("naam;x\ncaf\xE9 \x80;1\n"), S_INIT("naam|x\ncafé €|1"), CSV_RECODED},
        {S_INIT("naam;x\ncaf\x8E;1\r"), S_INIT("naam|x\ncafŽ|1\r"), CSV_RECODED},
        {S_INIT("naam;x\rcaf\x8E;1\r"), S_INIT("naam|x\ncafé|1"), CSV_RECODED},
        {S_INIT("a;b\ncaf\xC3\xA9;caf\xE9\n"), S_INIT("a|b\ncafé|café"), CSV_RECODED},
        {S_INIT("a;b\ncaf\xC3\x83\xC2\xA9;1\n"), S_INIT("a|b\ncafé|1"), CSV_TWICE},
        {S_INIT("\xFF\xFE"
                "a\0;\0b\0\n\0"
                "1\0;\0\xE9\0\n\0"),
         S_INIT("a|b\n1|é"), 0},
        {S_INIT("\0a\0;\0b\0\n\0"
                "1\0;\0\xE9\0\n"),
         S_INIT("a|b\n1|é"), 0},
        {S_INIT("a,b\nx\0y,2\n"), S_INIT("a|b\nxy|2"), CSV_NUL},
        /* quotes that go wrong: the lines after it are still there */
        {S_INIT("a,b\n\"X,1\nY,2\n"), S_INIT("a|b\n\"X|1\nY|2"), CSV_UNCLOSED},
        {S_INIT("a,b\n5\"10,2\n"), S_INIT("a|b\n5\"10|2"), CSV_QUOTE},
        {S_INIT("a,b\n\"x\"y,2\n"), S_INIT("a|b\n\"x\"y|2"), CSV_QUOTE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned oddities;
        struct str got = table(mem, rows[i].content, &oddities);
        if (!str_eq(got, rows[i].expected) || oddities != rows[i].oddities)
            print_message("row %zu: %.*s, oddities %u\n", i, (int)got.len, got.ptr, oddities);
        assert_true(str_eq(got, rows[i].expected));
        assert_int_equal(oddities, rows[i].oddities);
    }
    arena_close(mem);
}

static void
a_row_knows_the_line_on_which_it_begins(void **state)
{
    struct arena *mem = arena_open();
    struct str content = S("a,b\n\n\"x\ny\",1\nz,2\n");
    struct csv csv = csv_open(mem, (struct bytes){(const unsigned char *)content.ptr, content.len});
    static const int64_t lines[] = {1, 3, 5};
    struct csv_row row;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_true(csv_next(&csv, mem, &row));
        assert_int_equal(row.line, lines[i]);
    }
    assert_false(csv_next(&csv, mem, &row));
    arena_close(mem);
}

static void
a_cell_that_was_written_is_read_the_same_and_never_runs(void **state)
{
    struct arena *mem = arena_open();
    static const struct str values[] = {
        S_INIT(""),
        S_INIT("gewoon"),
        S_INIT("=1+1"),
        S_INIT("+31 20 123"),
        S_INIT("-2"),
        S_INIT("@SUM(1)"),
        S_INIT("'=1"),
        S_INIT("''+1"),
        S_INIT("'s-Hertogenbosch"),
        S_INIT("\t=1"),
        S_INIT("a,\"b\"\nc; d|e"),
        S_INIT(" spatie "),
        S_INIT("\xEF\xBC\x9D"
               "1"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct str line = str_join(mem, csv_cell(mem, values[i]), S(",x\n"));
        struct csv csv = csv_open(mem, (struct bytes){(const unsigned char *)line.ptr, line.len});
        struct csv_row row = {0};
        csv.separator = ',';
        assert_true(csv_next(&csv, mem, &row));
        assert_int_equal(row.count, 2);
        assert_true(str_eq(csv_cell_read(row.cells[0]), values[i]));
        assert_true(row.cells[0].len == 0 || !strchr("=+-@\t", row.cells[0].ptr[0]));
    }
    arena_close(mem);
}

const struct CMUnitTest csv_tests[] = {
    cmocka_unit_test(tables_of_every_kind_are_read),
    cmocka_unit_test(a_row_knows_the_line_on_which_it_begins),
    cmocka_unit_test(a_cell_that_was_written_is_read_the_same_and_never_runs),
};
const size_t csv_tests_count = sizeof csv_tests / sizeof *csv_tests;
