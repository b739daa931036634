/* privacy_room.h - the room of privacy, for app/rooms.c. */
#ifndef DOMAIN_PRIVACY_PRIVACY_ROOM_H
#define DOMAIN_PRIVACY_PRIVACY_ROOM_H

#include "domain/room.h"

extern const struct room privacy_room;

#endif
