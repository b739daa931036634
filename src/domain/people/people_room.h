/* people_room.h - the room of people, for app/rooms.c. */
#ifndef DOMAIN_PEOPLE_PEOPLE_ROOM_H
#define DOMAIN_PEOPLE_PEOPLE_ROOM_H

#include "domain/room.h"

extern const struct room people_room;

#endif
