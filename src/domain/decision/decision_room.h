/* decision_room.h - the room of explained decisions, for app/rooms.c. */
#ifndef DOMAIN_DECISION_DECISION_ROOM_H
#define DOMAIN_DECISION_DECISION_ROOM_H

#include "domain/room.h"

extern const struct room decision_room;

#endif
