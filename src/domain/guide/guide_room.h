/* guide_room.h - the guide, for app/rooms.c. */
#ifndef DOMAIN_GUIDE_GUIDE_ROOM_H
#define DOMAIN_GUIDE_GUIDE_ROOM_H

#include "domain/room.h"

extern const struct room guide_room;

#endif
