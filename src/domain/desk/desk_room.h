/* desk_room.h - the room of the desk, for app/rooms.c. */
#ifndef DOMAIN_DESK_DESK_ROOM_H
#define DOMAIN_DESK_DESK_ROOM_H

#include "domain/room.h"

extern const struct room desk_room;

#endif
