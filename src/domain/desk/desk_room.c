/* desk_room.c - what the desk does by itself: links to set up that have ended go. */
#include "domain/desk/desk_room.h"
#include "domain/desk/first.h"

static const struct recurring recurring[] = {
    {"setup_purge", 60 * 60 * 1000, first_purge},
    {0},
};

const struct room desk_room = {
    .name = "desk",
    .recurring = recurring,
};
