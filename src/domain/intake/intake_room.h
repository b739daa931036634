/* intake_room.h - the room of intake, for app/rooms.c. */
#ifndef DOMAIN_INTAKE_INTAKE_ROOM_H
#define DOMAIN_INTAKE_INTAKE_ROOM_H

#include "domain/room.h"

extern const struct room intake_room;

#endif
