/* people_room.c - what people does by itself: ended sessions and old throttles go. */
#include "domain/people/people.h"
#include "domain/people/people_room.h"
#include "web/session.h"

static const struct recurring recurring[] = {
    {"session_purge", 10 * 60 * 1000, session_purge},
    {"throttle_purge", 60 * 60 * 1000, throttle_purge},
    {0},
};

const struct room people_room = {
    .name = "people",
    .recurring = recurring,
};
