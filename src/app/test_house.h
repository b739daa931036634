/* test_house.h - a world with the program's own tables, keys and demo network; for tests only.
 *
 * The network of app/demo.c: municipalities 9901-9903, and of its organisations and people those
 * that tests name below. Nobody has a password. Nothing is synced to the disk: these tests are
 * about rules. The time stands still on Monday 21 September 2026, 16.13 in Amsterdam, until a test
 * moves it. */
#ifndef APP_TEST_HOUSE_H
#define APP_TEST_HOUSE_H

#include "domain/intake/intake.h"
#include "domain/people/people.h"
#include "store/test_world.h"

enum { DEMODAM = 9901, OVERDAM = 9902, POLDERDAM = 9903 };
/* Organisations 7 and 8 are the safety nets, of Demodam and of the other two. */
enum { RAADSLIEDEN = 1, LOKET, WIJKTEAM, SCHULDHULP, INKOMEN, HUURTEAM, VANGNET, OVERDAM_VANGNET };
enum { SAMIRA = 1, JORIS, LINH, FATMA, BRAM, CARLA, PIOTR, ROOS, AISHA, HENK };

#define HOUSE_MINUTE_MS INT64_C(60000)
#define HOUSE_HOUR_MS (60 * HOUSE_MINUTE_MS)
#define HOUSE_DAY_MS (24 * HOUSE_HOUR_MS)

/* The same test on both engines. */
#define IN_HOUSE(test) IN_HOUSE_ON_SQLITE(test), IN_HOUSE_ON_POSTGRES(test)
/* clang-format off */
#define IN_HOUSE_ON_SQLITE(test) \
    {#test "_on_sqlite", (test), house_setup_sqlite, house_teardown, NULL}
#define IN_HOUSE_ON_POSTGRES(test) \
    {#test "_on_postgres", (test), house_setup_postgres, house_teardown, NULL}
/* With an arena and keys, and no database. */
#define WITH_KEYS(test) {#test, (test), keys_setup, keys_teardown, NULL}
/* clang-format on */
int house_setup_sqlite(void **state);
int house_setup_postgres(void **state);
int house_teardown(void **state);
int keys_setup(void **state);
int keys_teardown(void **state);

/* The call in a transaction of its own, as the door makes one: committed when it is OK, else rolled
 * back; rows given to keep() are written after it. The outcome of the call. */
#define in_write(cx, call) (begin_write(cx), house_end((cx), (call)))
#define in_read(cx, call) (begin_read(cx), house_end((cx), (call)))
enum outcome house_end(struct cx *cx, enum outcome outcome);

/* Who acts from now on. */
void as_resident(struct cx *cx);
void as_professional(struct cx *cx, int64_t professional, int64_t organisation);
/* Somebody new with this role there, who acts from now on. */
void as_new_colleague(struct cx *cx, int64_t professional, int64_t organisation, struct str role);
/* Somebody who is there already, with the permissions of this role. */
void as_role(struct cx *cx, int64_t professional, int64_t organisation, struct str role);

/* Asks and commits; answered with the follow code only. */
struct asked house_ask(struct cx *cx, int64_t municipality, struct str topic, struct str question);
#define id_of(asked) ((struct question_id){(asked).municipality, (asked).question})

#define assert_outcome(call, expected) assert_int_equal((call), (expected))
#define assert_str(a, b) house_str_equal((a), (b), __FILE__, __LINE__)
void house_str_equal(struct str a, struct str b, const char *file, int line);

#endif
