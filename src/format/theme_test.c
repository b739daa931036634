/* theme_test.c - what a token file may say, and whether people can read what comes of it. */
#include "app/test_house.h"

#include <dirent.h>

#include "base/text.h"
#include "format/theme.h"
#include "os/files.h"

#define LINK "--basis-color-action-1-color-default"

static void
a_token_file_of_names_that_pages_use_is_read_and_written_again(void **state)
{
    struct world *w = *state;
    struct theme theme, again;
    struct theme_fault fault;
    struct str text = S("\n --basis-color-default-bg-document:#FFF;"
                        "--basis-border-radius-md: 0.5rem ;\r\n"
                        "\t" LINK ": rgb(11 81,89);\n"
                        "--basis-text-font-family-default: \"Noto Sans\", sans-serif;\n"
                        "--basis-focus-outline-color: hsl(0, 0%, 0%); ");

    assert_true(theme_parse(w->mem, text, &theme, &fault));
    assert_int_equal(theme.count, 5);
    assert_str(theme.at[1].value, S("0.5rem"));
    assert_str(theme.at[3].value, S("\"Noto Sans\", sans-serif"));
    struct str written = theme_text(w->mem, &theme);
    assert_true(theme_parse(w->mem, written, &again, &fault));
    assert_str(theme_text(w->mem, &again), written);
    assert_str(theme_sheet(w->mem, &theme), str_join(w->mem, S(":root {\n"), written, S("}\n")));
    assert_true(theme_parse(w->mem, S(" \n"), &theme, &fault) && theme.count == 0);
}

static void
anything_else_is_refused_with_its_line_and_column(void **state)
{
    struct world *w = *state;
    static const struct {
        const char *text;
        size_t line, column;
    } rows[] = {
        {"color: red;", 1, 1},
        {LINK ": #0b5159", 1, 46},
        {LINK ": #0b5159;\n" LINK ": #000;", 2, 1}, /* twice */
        {LINK " #000;", 1, 38},
        {LINK ": #00;", 1, 39},
        {LINK ": #0000000;", 1, 39},
        {LINK ": red;", 1, 39},
        {LINK ": rgb(256, 0, 0);", 1, 39},
        {LINK ": rgb(1.5, 0, 0);", 1, 39},
        {LINK ": rgb(1, 2, 3, 4);", 1, 39},
        {LINK ": hsl(1, 101%, 3%);", 1, 39},
        {LINK ": var(--x);", 1, 39},
        {LINK ": whitey;", 1, 39},
        {LINK ": #000 !important;", 1, 44},
        {LINK ": #000; }", 1, 45},
        {":root { " LINK ": #000; }", 1, 1},
        {"/* mooi */", 1, 1},
        {"--basis-border-radius-md: 4;", 1, 27},
        {"--basis-border-radius-md: 400px;", 1, 27},
        {"--basis-border-radius-md: -4px;", 1, 27},
        {"--basis-border-radius-md: 4pxx;", 1, 27},
        {"--basis-text-font-family-default: url(https://x.example/a);", 1, 38},
        {"--basis-text-font-family-default: \"Noto;", 1, 35},
        {"--basis-text-font-family-default: ;", 1, 35},
        {"--nl-link-color: #000;", 1, 1},
        {"\n\n  \xc3\xa9", 3, 3},
        {"\xff", 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct theme theme = {0};
        struct theme_fault fault = {0};
        bool taken = theme_parse(w->mem, str_from_c(rows[i].text), &theme, &fault);
        if (taken || fault.line != rows[i].line || fault.column != rows[i].column)
            print_message("%s: line %zu column %zu\n", rows[i].text, fault.line, fault.column);
        assert_false(taken);
        assert_int_equal(fault.line, rows[i].line);
        assert_int_equal(fault.column, rows[i].column);
        assert_true(fault.sentence.len > 0);
    }
}

static void
contrast_is_that_of_wcag(void **state)
{
    (void)state;
    /* By the tables of WebAIM and of WCAG's own examples. */
    assert_int_equal(theme_contrast(0x000000, 0xffffff), 2100);
    assert_int_equal(theme_contrast(0xffffff, 0xffffff), 100);
    assert_int_equal(theme_contrast(0x777777, 0xffffff), 447);
    assert_int_equal(theme_contrast(0xffffff, 0x767676), 454);
    assert_int_equal(theme_contrast(0xff0000, 0xffffff), 399);
    assert_int_equal(theme_contrast(0x0000ff, 0xffffff), 859);
}

/* The pair with this name; NULL when it is strong enough. */
static const struct theme_pair *
weak(struct world *w, const char *text, struct str name)
{
    struct theme theme;
    struct theme_fault fault;

    assert_true(theme_parse(w->mem, str_from_c(text), &theme, &fault));
    struct theme_pair_list list = theme_too_weak(w->mem, &theme);
    const struct theme_pair *rows = list.at; /* of the arena, not of `list` */
    for (size_t i = 0; i < list.count; i++)
        if (str_eq(rows[i].name, name))
            return rows + i;
    return NULL;
}

static void
a_pair_that_people_cannot_read_is_named_with_its_figure(void **state)
{
    struct world *w = *state;
    struct theme none = {0};
    struct str link = S("Een link op de achtergrond"), edge = S("De rand van een invulveld");

    assert_int_equal(theme_too_weak(w->mem, &none).count, 0); /* our own theme */
    const struct theme_pair *pair = weak(w, LINK ": #777;", link);
    assert_non_null(pair);
    assert_int_equal(pair->hundredths, 447);
    assert_int_equal(pair->needed, 450);
    assert_null(weak(w, LINK ": #767676;", link));
    assert_null(weak(w, LINK ": rgb(118, 118, 118);", link));
    assert_null(weak(w, LINK ": hsl(0, 0%, 46%);", link));
    assert_non_null(weak(w, LINK ": hsl(0, 0%, 47%);", link));
    /* Against what the theme does not name. */
    assert_non_null(weak(w, "--basis-color-default-bg-document: black;", link));
    pair = weak(w, "--basis-color-default-border-default: #999;", edge);
    assert_non_null(pair);
    assert_int_equal(pair->needed, 300);
    assert_null(weak(w, "--basis-color-default-border-default: #949494;", edge));
}

/* What the fuzzer starts from, and what it found. */
static void
the_corpus_of_the_fuzzer_reads_or_says_where_not(void **state)
{
    struct world *w = *state;
    DIR *dir = opendir("tests/fuzz/corpus/theme");
    int taken = 0, refused = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        struct bytes content;
        struct theme theme, again;
        struct theme_fault fault = {0};
        if (entry->d_name[0] == '.')
            continue;
        assert_ok(file_read(
            w->mem, str_join(w->mem, S("tests/fuzz/corpus/theme/"), str_from_c(entry->d_name)),
            65536, &content));
        struct str text = {(const char *)content.ptr, content.len};
        if (theme_parse(w->mem, text, &theme, &fault)) {
            taken++;
            (void)theme_too_weak(w->mem, &theme);
            assert_true(theme_parse(w->mem, theme_text(w->mem, &theme), &again, &fault));
        } else {
            refused++;
            assert_true(fault.line >= 1 && fault.column >= 1 && fault.sentence.len > 0);
        }
    }
    closedir(dir);
    assert_true(taken >= 3 && refused >= 3);
}

const struct CMUnitTest theme_tests[] = {
    WITH_KEYS(a_token_file_of_names_that_pages_use_is_read_and_written_again),
    WITH_KEYS(anything_else_is_refused_with_its_line_and_column),
    cmocka_unit_test(contrast_is_that_of_wcag),
    WITH_KEYS(a_pair_that_people_cannot_read_is_named_with_its_figure),
    WITH_KEYS(the_corpus_of_the_fuzzer_reads_or_says_where_not),
};
const size_t theme_tests_count = sizeof theme_tests / sizeof theme_tests[0];
