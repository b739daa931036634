/* network_room.h - the room of network, for app/rooms.c. */
#ifndef DOMAIN_NETWORK_NETWORK_ROOM_H
#define DOMAIN_NETWORK_NETWORK_ROOM_H

#include "domain/room.h"

extern const struct room network_room;

#endif
