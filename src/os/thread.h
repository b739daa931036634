/* thread.h - POSIX threads, thin: what fails here is a bug or a machine without memory, and
 * aborts. */
#ifndef OS_THREAD_H
#define OS_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct mutex {
    pthread_mutex_t inner;
};
/* clang-format off */
#define MUTEX_INIT {PTHREAD_MUTEX_INITIALIZER}
/* clang-format on */

void mutex_init(struct mutex *mutex);
void mutex_destroy(struct mutex *mutex);
void mutex_lock(struct mutex *mutex);
void mutex_unlock(struct mutex *mutex);

/* Waits run on the monotonic clock. Waking may be spurious: always wait in a loop on the
 * condition. */
struct condition {
    pthread_cond_t inner;
};

void condition_init(struct condition *condition);
void condition_destroy(struct condition *condition);
/* The caller holds `mutex`. */
void condition_wait(struct condition *condition, struct mutex *mutex);
/* false when `timeout_ms` passed first. */
bool condition_wait_ms(struct condition *condition, struct mutex *mutex, int64_t timeout_ms);
void condition_wake_one(struct condition *condition);
void condition_wake_all(struct condition *condition);

/* Must stay where it is until it was joined. */
struct thread {
    pthread_t inner;
    void (*run)(void *what);
    void *what;
};

/* The new thread takes no signals: those are for the main thread. */
void thread_start(struct thread *thread, void (*run)(void *what), void *what);
void thread_join(struct thread *thread);

#endif
