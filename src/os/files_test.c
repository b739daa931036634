/* files_test.c - whole files: bounds, errors told apart, and replacing without a half-written
 * moment. */
#define _POSIX_C_SOURCE 200809L
#include "os/files.h"

#include "base/text.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    struct arena *mem;
    struct str directory;
};

static int
place_setup(void **state)
{
    static struct place place;
    static char name[] = "/tmp/elkedeur-files.XXXXXX";
    memset(name + sizeof name - 7, 'X', 6);
    place.mem = arena_open();
    if (mkdtemp(name) == NULL)
        return -1;
    place.directory = str_copy(place.mem, str_from_c(name));
    *state = &place;
    return 0;
}

/* Removes what the tests make: files, and directories one or two deep. */
static void
remove_all(struct arena *mem, struct str directory)
{
    DIR *open = opendir(str_c(mem, directory));
    if (open == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        struct str name = str_from_c(entry->d_name);
        if (str_eq(name, S(".")) || str_eq(name, S("..")))
            continue;
        struct str path = str_join(mem, directory, S("/"), name);
        if (unlink(path.ptr) != 0)
            remove_all(mem, path);
    }
    closedir(open);
    rmdir(str_c(mem, directory));
}

static int
place_teardown(void **state)
{
    struct place *place = *state;
    remove_all(place->mem, place->directory);
    arena_close(place->mem);
    return 0;
}

static struct str
in_place(const struct place *place, struct str name)
{
    return str_join(place->mem, place->directory, S("/"), name);
}

static struct bytes
bytes_of(struct str s)
{
    return (struct bytes){(const unsigned char *)s.ptr, s.len};
}

static void
what_was_written_is_read_back(void **state)
{
    struct place *place = *state;
    struct str path = in_place(place, S("file"));
    size_t len = 200003;
    unsigned char *content = arena_new(place->mem, unsigned char, len);
    for (size_t i = 0; i < len; i++)
        content[i] = (unsigned char)(i * 31 % 251);
    struct bytes back;
    assert_int_equal(file_write_atomic(place->mem, path, (struct bytes){content, len}, 0600), OK);
    assert_int_equal(file_read(place->mem, path, len, &back), OK);
    assert_int_equal(back.len, len);
    assert_memory_equal(back.ptr, content, len);
    assert_int_equal(file_write_atomic(place->mem, path, bytes_of(S("")), 0600), OK);
    assert_int_equal(file_read(place->mem, path, 0, &back), OK);
    assert_int_equal(back.len, 0);
}

static void
a_file_larger_than_the_limit_is_refused(void **state)
{
    struct place *place = *state;
    struct str path = in_place(place, S("file"));
    struct bytes back = {NULL, 77};
    assert_int_equal(file_write_atomic(place->mem, path, bytes_of(S("12345")), 0600), OK);
    assert_int_equal(file_read(place->mem, path, 4, &back), INVALID);
    assert_int_equal(back.len, 77);
    /* A file that says it is empty and is not. */
    assert_int_equal(file_read(place->mem, S("/proc/self/maps"), 10, &back), INVALID);
    assert_int_equal(file_read(place->mem, S("/proc/self/maps"), 10000000, &back), OK);
    assert_true(back.len > 100);
}

static void
what_is_missing_or_a_directory_is_told_apart(void **state)
{
    struct place *place = *state;
    struct bytes back;
    assert_int_equal(file_read(place->mem, in_place(place, S("none")), 100, &back), NOT_FOUND);
    assert_int_equal(file_read(place->mem, place->directory, 100000, &back), INVALID);
    assert_int_equal(
        file_write_atomic(place->mem, in_place(place, S("none/x")), bytes_of(S("1")), 0600),
        NOT_FOUND);
    assert_int_equal(file_write_atomic(place->mem, place->directory, bytes_of(S("1")), 0600),
                     INVALID);
}

static void
replacing_sets_the_mode_and_leaves_no_other_file(void **state)
{
    struct place *place = *state;
    struct str path = in_place(place, S("file"));
    struct stat stat_of;
    assert_int_equal(file_write_atomic(place->mem, path, bytes_of(S("old")), 0644), OK);
    assert_int_equal(file_write_atomic(place->mem, path, bytes_of(S("new")), 0640), OK);
    assert_int_equal(stat(path.ptr, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0640);
    int entries = 0;
    DIR *open = opendir(str_c(place->mem, place->directory));
    while (readdir(open) != NULL)
        entries++;
    closedir(open);
    assert_int_equal(entries, 3); /* itself, the one above, the file */
}

static void
directories_are_made_with_those_above_them(void **state)
{
    struct place *place = *state;
    struct stat stat_of;
    struct str deep = in_place(place, S("a//b/c/"));
    assert_int_equal(directory_make(place->mem, deep, 0700), OK);
    assert_int_equal(directory_make(place->mem, deep, 0700), OK);
    assert_int_equal(stat(deep.ptr, &stat_of), 0);
    assert_true(S_ISDIR(stat_of.st_mode));
    assert_int_equal(file_write_atomic(place->mem, in_place(place, S("f")), bytes_of(S("")), 0600),
                     OK);
    assert_int_equal(directory_make(place->mem, in_place(place, S("f")), 0700), CONFLICT);
}

static void
what_lies_within_a_folder_is_known_by_any_name(void **state)
{
    const struct place *place = *state;
    struct str inner = in_place(place, S("inner")), link = in_place(place, S("link"));
    struct str file = str_join(place->mem, inner, S("/file"));

    assert_int_equal(directory_make(place->mem, inner, 0700), OK);
    assert_int_equal(file_write_atomic(place->mem, file, bytes_of(S("x")), 0600), OK);
    assert_int_equal(symlink(str_c(place->mem, inner), str_c(place->mem, link)), 0);
    assert_true(file_is_within(place->mem, file, place->directory));
    assert_true(file_is_within(place->mem, link, inner)); /* the same place */
    assert_true(file_is_within(place->mem, file, link));
    assert_false(file_is_within(place->mem, place->directory, inner));
    assert_int_equal(directory_make(place->mem, in_place(place, S("inner2")), 0700), OK);
    assert_false(file_is_within(place->mem, in_place(place, S("inner2")), inner));
    assert_false(file_is_within(place->mem, in_place(place, S("none")), place->directory));
    assert_true(disk_free_bytes(place->mem, inner) > 0);
    assert_int_equal(disk_free_bytes(place->mem, in_place(place, S("none"))), -1);
}

const struct CMUnitTest files_tests[] = {
    cmocka_unit_test_setup_teardown(what_lies_within_a_folder_is_known_by_any_name, place_setup,
                                    place_teardown),
    cmocka_unit_test_setup_teardown(what_was_written_is_read_back, place_setup, place_teardown),
    cmocka_unit_test_setup_teardown(a_file_larger_than_the_limit_is_refused, place_setup,
                                    place_teardown),
    cmocka_unit_test_setup_teardown(what_is_missing_or_a_directory_is_told_apart, place_setup,
                                    place_teardown),
    cmocka_unit_test_setup_teardown(replacing_sets_the_mode_and_leaves_no_other_file, place_setup,
                                    place_teardown),
    cmocka_unit_test_setup_teardown(directories_are_made_with_those_above_them, place_setup,
                                    place_teardown),
};
const size_t files_tests_count = sizeof files_tests / sizeof files_tests[0];
