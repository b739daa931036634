/* unit.c - runs every C test: one group per file, TAP on standard output.
 *
 *     build/unit [GROUP...]      all groups, or those named */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define GROUPS(X)                                                                                            \
    X(arena) X(str) X(text) X(date) X(files) X(log) X(thread) X(workday) X(fold) X(danger)                   \
    X(model) X(code) X(keys) X(form) X(request) X(route) X(out) X(markdown) X(events) X(session)             \
    X(jobs) X(smtp) X(i18n) X(overlay) X(random) X(draft) X(routing) X(people) X(network)                     \
    X(csv) X(recurrence) X(uuid) X(hours) X(map)                                                           \
    X(privacy) X(retain)                                                                                     \
    X(store) X(engine) X(migrate) X(unsynced_vfs) X(power)

#define DECLARE(name)                                                                                        \
    extern const struct CMUnitTest name##_tests[];                                                           \
    extern const size_t name##_tests_count;
GROUPS(DECLARE)

struct group {
    const char *name;
    const struct CMUnitTest *tests;
    const size_t *count;
};

#define ROW(name) {#name, name##_tests, &name##_tests_count},
static const struct group groups[] = {GROUPS(ROW)};

static int
wanted(const struct group *group, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], group->name) == 0)
            return 1;
    return argc == 1;
}

int
main(int argc, char **argv)
{
    int failed = 0;

    cmocka_set_message_output(CM_OUTPUT_TAP);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (wanted(&groups[i], argc, argv))
            failed += _cmocka_run_group_tests(groups[i].name, groups[i].tests, *groups[i].count, NULL, NULL);
    return failed != 0;
}
