/* map_room.h - the room of the map, for app/rooms.c. */
#ifndef DOMAIN_MAP_MAP_ROOM_H
#define DOMAIN_MAP_MAP_ROOM_H

#include "domain/room.h"

extern const struct room map_room;

#endif
