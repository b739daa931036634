/* arena_test.c - what the rest of the program relies on: zeroed, aligned, undone in reverse,
 * reused. */
#include "base/arena.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
memory_is_zeroed_also_when_it_was_used_before(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    for (int round = 0; round < 3; round++) {
        unsigned char *bytes = arena_new(mem, unsigned char, 5000);
        for (size_t i = 0; i < 5000; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAB, 5000);
        arena_reset(mem);
    }
    arena_close(mem);
}

static void
every_object_is_aligned_for_anything(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    for (size_t len = 0; len < 200; len++) {
        void *ptr = arena_alloc(mem, 1, len);
        assert_int_equal((uintptr_t)ptr % alignof(max_align_t), 0);
    }
    arena_close(mem);
}

static void
objects_of_no_bytes_have_addresses_of_their_own(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    void *first = arena_alloc(mem, 0, 8);
    void *second = arena_alloc(mem, 0, 8);
    assert_non_null(first);
    assert_ptr_not_equal(first, second);
    arena_close(mem);
}

static void
objects_do_not_overlap_over_many_blocks(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    static unsigned char *made[COUNT];
    struct arena *mem = arena_open();
    for (size_t i = 0; i < COUNT; i++) {
        made[i] = arena_new(mem, unsigned char, i % 97 + 1);
        memset(made[i], (int)(i % 251), i % 97 + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t at = 0; at < i % 97 + 1; at++)
            assert_int_equal(made[i][at], i % 251);
    }
    arena_close(mem);
}

static void
a_large_object_leaves_room_in_the_block_for_small_ones(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    char *before = arena_new(mem, char, 16);
    char *large = arena_new(mem, char, 1000000);
    char *after = arena_new(mem, char, 16);
    large[999999] = 'x';
    /* Still in the first block: the large one did not end it. */
    assert_true(after > before && after - before < 1024);
    arena_close(mem);
}

static void
an_object_of_exactly_a_block_fits(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    for (size_t len = 65500; len < 65600; len++) {
        unsigned char *bytes = arena_new(mem, unsigned char, len);
        bytes[0] = 1;
        bytes[len - 1] = 1;
        arena_reset(mem);
    }
    arena_close(mem);
}

static void
used_bytes_grow_and_are_zero_after_a_reset(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    assert_int_equal(arena_used_bytes(mem), 0);
    arena_new(mem, char, 100);
    size_t used = arena_used_bytes(mem);
    assert_true(used >= 100);
    arena_new(mem, char, 200000);
    assert_true(arena_used_bytes(mem) >= used + 200000);
    arena_reset(mem);
    assert_int_equal(arena_used_bytes(mem), 0);
    arena_close(mem);
}

static void
the_first_block_is_kept_over_a_reset(void **state)
{
    (void)state;
    struct arena *mem = arena_open();
    void *first = arena_new(mem, char, 8);
    for (int i = 0; i < 100; i++)
        arena_new(mem, char, 10000);
    arena_reset(mem);
    assert_ptr_equal(arena_new(mem, char, 8), first);
    arena_close(mem);
}

static char undone[8];

static void
undo_note(void *what)
{
    size_t at = strlen(undone);
    undone[at] = *(const char *)what;
    undone[at + 1] = '\0';
}

static void
what_was_deferred_is_undone_in_reverse_and_once(void **state)
{
    (void)state;
    static char a = 'a', b = 'b', c = 'c';
    undone[0] = '\0';
    struct arena *mem = arena_open();
    arena_defer(mem, undo_note, &a);
    arena_defer(mem, undo_note, &b);
    arena_reset(mem);
    assert_string_equal(undone, "ba");
    arena_defer(mem, undo_note, &c);
    arena_close(mem);
    assert_string_equal(undone, "bac");
}

static void
what_is_undone_can_still_read_arena_memory(void **state)
{
    (void)state;
    undone[0] = '\0';
    struct arena *mem = arena_open();
    char *letter = arena_new(mem, char, 50000);
    letter[0] = 'z';
    arena_defer(mem, undo_note, letter);
    arena_close(mem);
    assert_string_equal(undone, "z");
}

static struct arena *undo_arena;

static void
undo_more(void *what)
{
    arena_defer(undo_arena, undo_note, what);
}

static void
an_undo_may_defer_another(void **state)
{
    (void)state;
    static char y = 'y';
    undone[0] = '\0';
    undo_arena = arena_open();
    arena_defer(undo_arena, undo_more, &y);
    arena_close(undo_arena);
    assert_string_equal(undone, "y");
}

static void
closing_nothing_is_allowed(void **state)
{
    (void)state;
    arena_close(NULL);
}

const struct CMUnitTest arena_tests[] = {
    cmocka_unit_test(memory_is_zeroed_also_when_it_was_used_before),
    cmocka_unit_test(every_object_is_aligned_for_anything),
    cmocka_unit_test(objects_of_no_bytes_have_addresses_of_their_own),
    cmocka_unit_test(objects_do_not_overlap_over_many_blocks),
    cmocka_unit_test(a_large_object_leaves_room_in_the_block_for_small_ones),
    cmocka_unit_test(an_object_of_exactly_a_block_fits),
    cmocka_unit_test(used_bytes_grow_and_are_zero_after_a_reset),
    cmocka_unit_test(the_first_block_is_kept_over_a_reset),
    cmocka_unit_test(what_was_deferred_is_undone_in_reverse_and_once),
    cmocka_unit_test(what_is_undone_can_still_read_arena_memory),
    cmocka_unit_test(an_undo_may_defer_another),
    cmocka_unit_test(closing_nothing_is_allowed),
};
const size_t arena_tests_count = sizeof arena_tests / sizeof arena_tests[0];
