/* unit.c - runs every C test: one group per file, TAP on standard output.
 *
 *     build/unit [GROUP...]      all groups, or those named; exit 2 and the names when there is no
 * such group */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define GROUPS(X)                                                                                  \
    X(arena)                                                                                       \
    X(str)                                                                                         \
    X(text)                                                                                        \
    X(date)                                                                                        \
    X(files)                                                                                       \
    X(log)                                                                                         \
    X(thread) X(workday) X(term) X(term_case) X(procedure) X(procedure_case) X(json) X(fold)       \
        X(features) X(language) X(search) X(danger) X(understand) X(topic_text) X(plain)           \
            X(editing) X(triage) X(letter) X(haste) X(missed) X(decision) X(letter_check) X(model) \
                X(code) X(keys) X(form) X(request) X(route) X(out) X(markdown) X(events)           \
                    X(session) X(jobs) X(smtp) X(i18n) X(overlay) X(random) X(draft) X(routing)    \
                        X(people) X(network) X(privacy) X(retain) X(callback) X(demo) X(totp)      \
                            X(qr) X(members) X(links) X(second_factor) X(role_contact) X(leaving)  \
                                X(handover) X(handover_ends) X(objection) X(application)           \
                                    X(channel) X(become) X(withdraw) X(hiding) X(learning)         \
                                        X(theme) X(manage) X(missing) X(first) X(guard) X(backup)  \
                                            X(csv) X(day) X(ics) X(recurrence) X(uuid) X(hours)    \
                                                X(map) X(fit) X(service_search) X(store) X(engine) \
                                                    X(migrate) X(unsynced_vfs) X(power) X(notify)  \
                                                        X(no_call) X(reach) X(sms)

#define DECLARE(name)                                                                              \
    extern const struct CMUnitTest name##_tests[];                                                 \
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

static int
known(const char *name)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strcmp(name, groups[i].name) == 0)
            return 1;
    fprintf(stderr, "%s is no group. There are:", name);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        fprintf(stderr, " %s", groups[i].name);
    fprintf(stderr, "\n");
    return 0;
}

int
main(int argc, char **argv)
{
    int failed = 0;

    for (int i = 1; i < argc; i++)
        if (!known(argv[i]))
            return 2;
    cmocka_set_message_output(CM_OUTPUT_TAP);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (wanted(&groups[i], argc, argv))
            failed += _cmocka_run_group_tests(groups[i].name, groups[i].tests, *groups[i].count,
                                              NULL, NULL);
    return failed != 0;
}
