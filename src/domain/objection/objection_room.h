/* objection_room.h - the room of objections, for app/rooms.c. */
#ifndef DOMAIN_OBJECTION_OBJECTION_ROOM_H
#define DOMAIN_OBJECTION_OBJECTION_ROOM_H

#include "domain/room.h"

extern const struct room objection_room;

#endif
