/* thread.c - checks every call of pthreads. */
#define _POSIX_C_SOURCE 200809L
#include "os/thread.h"

#include "base/check.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>

void
mutex_init(struct mutex *mutex)
{
    check(pthread_mutex_init(&mutex->inner, NULL) == 0);
}

void
mutex_destroy(struct mutex *mutex)
{
    check(pthread_mutex_destroy(&mutex->inner) == 0);
}

void
mutex_lock(struct mutex *mutex)
{
    check(pthread_mutex_lock(&mutex->inner) == 0);
}

void
mutex_unlock(struct mutex *mutex)
{
    check(pthread_mutex_unlock(&mutex->inner) == 0);
}

void
condition_init(struct condition *condition)
{
    pthread_condattr_t attributes;
    check(pthread_condattr_init(&attributes) == 0);
    check(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0);
    check(pthread_cond_init(&condition->inner, &attributes) == 0);
    check(pthread_condattr_destroy(&attributes) == 0);
}

void
condition_destroy(struct condition *condition)
{
    check(pthread_cond_destroy(&condition->inner) == 0);
}

void
condition_wait(struct condition *condition, struct mutex *mutex)
{
    check(pthread_cond_wait(&condition->inner, &mutex->inner) == 0);
}

bool
condition_wait_ms(struct condition *condition, struct mutex *mutex, int64_t timeout_ms)
{
    struct timespec until;
    check(clock_gettime(CLOCK_MONOTONIC, &until) == 0);
    if (timeout_ms < 0)
        timeout_ms = 0;
    until.tv_sec += (time_t)(timeout_ms / 1000);
    until.tv_nsec += (long)(timeout_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    int error = pthread_cond_timedwait(&condition->inner, &mutex->inner, &until);
    check(error == 0 || error == ETIMEDOUT);
    return error == 0;
}

void
condition_wake_one(struct condition *condition)
{
    check(pthread_cond_signal(&condition->inner) == 0);
}

void
condition_wake_all(struct condition *condition)
{
    check(pthread_cond_broadcast(&condition->inner) == 0);
}

static void *
thread_main(void *argument)
{
    struct thread *thread = argument;
    thread->run(thread->what);
    return NULL;
}

void
thread_start(struct thread *thread, void (*run)(void *what), void *what)
{
    sigset_t all, before;
    thread->run = run;
    thread->what = what;
    check(sigfillset(&all) == 0);
    check(pthread_sigmask(SIG_SETMASK, &all, &before) == 0);
    check(pthread_create(&thread->inner, NULL, thread_main, thread) == 0);
    check(pthread_sigmask(SIG_SETMASK, &before, NULL) == 0);
}

void
thread_join(struct thread *thread)
{
    check(pthread_join(thread->inner, NULL) == 0);
}
