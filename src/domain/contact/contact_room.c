/* contact_room.c - wishes of who is to be called go with their question; old duty goes by itself.
 */
#include "domain/contact/contact_room.h"

#include "domain/contact/duty.h"

static const struct recurring recurring[] = {
    {"duty_purge", 60 * 60 * 1000, duty_purge},
    {0},
};

const struct room contact_room = {.name = "contact", .recurring = recurring};
