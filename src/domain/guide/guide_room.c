/* guide_room.c - words of old searches go by themselves. */
#include "domain/guide/guide_room.h"

#include "domain/guide/missed.h"

static const struct recurring recurring[] = {
    {"missed_purge", 60 * 60 * 1000, missed_purge},
    {0},
};

const struct room guide_room = {.name = "guide", .recurring = recurring};
