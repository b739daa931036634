/* rooms.h - the table of capabilities. */
#ifndef APP_ROOMS_H
#define APP_ROOMS_H

#include "domain/room.h"

extern const struct room *const rooms[]; /* ends with NULL */

#endif
