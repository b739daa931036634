/* contact_room.h - the room of contact, for app/rooms.c. */
#ifndef DOMAIN_CONTACT_CONTACT_ROOM_H
#define DOMAIN_CONTACT_CONTACT_ROOM_H

#include "domain/room.h"

extern const struct room contact_room;

#endif
