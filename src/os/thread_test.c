/* thread_test.c - threads, locks and ids together: what one sees of another, and that ids
 * differ. */
#include "os/thread.h"

#include "os/clock.h"
#include "os/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct counter {
    struct mutex mutex;
    struct condition changed;
    int count;
};

static void
count_to_1000(void *what)
{
    struct counter *counter = what;
    for (int i = 0; i < 1000; i++) {
        mutex_lock(&counter->mutex);
        counter->count++;
        condition_wake_all(&counter->changed);
        mutex_unlock(&counter->mutex);
    }
}

static void
threads_count_together_and_a_waiter_sees_the_sum(void **state)
{
    (void)state;
    struct counter counter = {.count = 0};
    struct thread threads[4];
    mutex_init(&counter.mutex);
    condition_init(&counter.changed);
    for (size_t i = 0; i < 4; i++)
        thread_start(&threads[i], count_to_1000, &counter);
    mutex_lock(&counter.mutex);
    while (counter.count < 4000)
        condition_wait(&counter.changed, &counter.mutex);
    mutex_unlock(&counter.mutex);
    for (size_t i = 0; i < 4; i++)
        thread_join(&threads[i]);
    assert_int_equal(counter.count, 4000);
    condition_destroy(&counter.changed);
    mutex_destroy(&counter.mutex);
}

static void
waiting_for_what_does_not_come_ends(void **state)
{
    (void)state;
    struct counter counter = {.count = 0};
    mutex_init(&counter.mutex);
    condition_init(&counter.changed);
    mutex_lock(&counter.mutex);
    /* A spurious wake-up is allowed; a hundred in a row is not. */
    int woken = 0;
    while (condition_wait_ms(&counter.changed, &counter.mutex, 1))
        assert_true(++woken < 100);
    while (condition_wait_ms(&counter.changed, &counter.mutex, -5))
        assert_true(++woken < 100);
    mutex_unlock(&counter.mutex);
    condition_destroy(&counter.changed);
    mutex_destroy(&counter.mutex);
}

static void
ids_are_positive_tell_their_moment_and_sort_by_it(void **state)
{
    (void)state;
    const int64_t first_ms = INT64_C(1704067200000); /* 2024-01-01 */
    const int64_t now_ms = INT64_C(1795532645000);
    int64_t before = 0;
    assert_true(id_new(first_ms) > 0);
    assert_true(id_new(first_ms + (INT64_C(1) << 41) - 1) > 0);
    for (int64_t i = 0; i < 1000; i++) {
        int64_t id = id_new(now_ms + i);
        assert_true(id > before);
        assert_true(id_made_ms(id) == now_ms + i);
        before = id;
    }
}

static void
random_bytes_fill_all_and_differ(void **state)
{
    (void)state;
    static unsigned char first[1000], second[1000];
    int zeros = 0;
    random_bytes(first, sizeof first);
    random_bytes(second, sizeof second);
    assert_memory_not_equal(first, second, sizeof first);
    for (size_t i = 0; i < sizeof first; i++)
        zeros += first[i] == 0;
    assert_true(zeros < 100);
    random_bytes(first, 0);
}

static void
the_clocks_run_forward(void **state)
{
    (void)state;
    int64_t us = clock_monotonic_us();
    assert_true(clock_now_ms() > INT64_C(1704067200000));
    assert_true(clock_monotonic_us() >= us);
}

const struct CMUnitTest thread_tests[] = {
    cmocka_unit_test(threads_count_together_and_a_waiter_sees_the_sum),
    cmocka_unit_test(waiting_for_what_does_not_come_ends),
    cmocka_unit_test(ids_are_positive_tell_their_moment_and_sort_by_it),
    cmocka_unit_test(random_bytes_fill_all_and_differ),
    cmocka_unit_test(the_clocks_run_forward),
};
const size_t thread_tests_count = sizeof thread_tests / sizeof thread_tests[0];
