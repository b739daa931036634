/* handover_room.h - the room of handover, for app/rooms.c. */
#ifndef DOMAIN_HANDOVER_HANDOVER_ROOM_H
#define DOMAIN_HANDOVER_HANDOVER_ROOM_H

#include "domain/room.h"

extern const struct room handover_room;

#endif
