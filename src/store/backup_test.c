/* backup_test.c - the blocks of a backup: whatever is changed in the file is noticed. */
#include "store/backup_file.h"

#include "app/test_house.h"
#include "os/files.h"

static const struct str contents[] = {S_INIT("first"), S_INIT(""), S_INIT("\x00\xff third")};
enum { CONTENTS = sizeof contents / sizeof *contents };

static struct str
file_made(struct world *w)
{
    struct str path = str_join(w->mem, w->directory, S("/blocks"));
    struct backup_out *out;
    assert_ok(backup_out_open(&w->cx, path, &out));
    for (size_t i = 0; i < CONTENTS; i++)
        assert_ok(backup_out_add(&w->cx, out, i == 0 ? BLOCK_HEADER : BLOCK_ROWS, contents[i]));
    assert_ok(backup_out_end(&w->cx, out));
    return path;
}

/* Reads to the end; INVALID as soon as something does not fit. */
static enum outcome
read_through(struct world *w, struct str path)
{
    struct cx cx = {.mem = arena_open(), .keys = w->cx.keys};
    struct backup_in *in;
    enum block kind = BLOCK_HEADER;
    struct str content;
    enum outcome outcome = backup_in_open(&cx, path, &in);
    for (size_t i = 0; outcome == OK && kind != BLOCK_END; i++) {
        outcome = backup_in_next(&cx, in, &kind, &content);
        if (outcome == OK && kind != BLOCK_END)
            assert_true(i < CONTENTS && str_eq(content, contents[i]));
        if (outcome == OK && kind == BLOCK_END)
            assert_int_equal(i, CONTENTS);
    }
    arena_close(cx.mem);
    return outcome;
}

static void
what_was_written_is_read_back(void **state)
{
    struct world *w = *state;
    assert_ok(read_through(w, file_made(w)));
}

static void
every_changed_byte_and_every_cut_is_noticed(void **state)
{
    struct world *w = *state;
    struct bytes whole;
    assert_ok(file_read(w->mem, file_made(w), 10000, &whole));
    struct str changed = str_join(w->mem, w->directory, S("/changed"));
    unsigned char *copy = arena_new(w->mem, unsigned char, whole.len);
    for (size_t i = 0; i < whole.len; i++) {
        memcpy(copy, whole.ptr, whole.len);
        copy[i] ^= 0x10;
        assert_ok(file_write_atomic(w->mem, changed, (struct bytes){copy, whole.len}, 0600));
        assert_int_equal(read_through(w, changed), INVALID);
        assert_ok(file_write_atomic(w->mem, changed, (struct bytes){whole.ptr, i}, 0600));
        assert_int_equal(read_through(w, changed), INVALID);
    }
}

static void
a_file_that_was_not_ended_leaves_nothing(void **state)
{
    struct world *w = *state;
    struct str path = str_join(w->mem, w->directory, S("/unfinished"));
    struct cx cx = {.mem = arena_open(), .keys = w->cx.keys};
    struct backup_out *out;
    struct bytes content;
    assert_ok(backup_out_open(&cx, path, &out));
    assert_ok(backup_out_add(&cx, out, BLOCK_HEADER, S("half")));
    assert_int_equal(file_read(w->mem, path, 100, &content), NOT_FOUND);
    arena_close(cx.mem);
    assert_int_equal(file_read(w->mem, path, 100, &content), NOT_FOUND);
}

static void
values_are_unpacked_as_they_were_packed_and_never_beyond_the_end(void **state)
{
    struct world *w = *state;
    static const int64_t numbers[] = {0, 1, -1, INT64_MIN, INT64_MAX, 1790000000000};
    struct text t = text_open(w->mem, 64);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        pack_int(&t, numbers[i]);
    pack_text(&t, S("tekst"));
    pack_text(&t, S(""));
    struct str rest = text_str(&t), text;
    int64_t number;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(unpack_int(&rest, &number) && number == numbers[i]);
    assert_true(unpack_text(&rest, &text) && str_eq(text, S("tekst")));
    assert_true(unpack_text(&rest, &text) && text.len == 0);
    assert_false(unpack_int(&rest, &number));
    assert_false(unpack_text(&rest, &text));
    struct str lies = S("\xff\xff\xff\xff only this");
    assert_false(unpack_text(&lies, &text));
}

const struct CMUnitTest backup_tests[] = {
    WITH_KEYS(what_was_written_is_read_back),
    WITH_KEYS(every_changed_byte_and_every_cut_is_noticed),
    WITH_KEYS(a_file_that_was_not_ended_leaves_nothing),
    WITH_KEYS(values_are_unpacked_as_they_were_packed_and_never_beyond_the_end),
};
const size_t backup_tests_count = sizeof backup_tests / sizeof backup_tests[0];
