/* arena_fixture.h - a test with an arena of its own as its state. */
#ifndef TESTS_ARENA_FIXTURE_H
#define TESTS_ARENA_FIXTURE_H

#include "base/arena.h"

static int
arena_setup(void **state)
{
    *state = arena_open();
    return 0;
}

static int
arena_teardown(void **state)
{
    arena_close(*state);
    return 0;
}

#endif
