/* rooms.c - every capability of the house, in one table. */
#include "app/rooms.h"

#include "domain/contact/contact_room.h"
#include "domain/decision/decision_room.h"
#include "domain/guide/guide_room.h"
#include "domain/handover/handover_room.h"
#include "domain/desk/desk_room.h"
#include "domain/intake/intake_room.h"
#include "domain/map/map_room.h"
#include "domain/network/network_room.h"
#include "domain/objection/objection_room.h"
#include "domain/people/people_room.h"
#include "domain/privacy/privacy_room.h"

const struct room *const rooms[] = {&network_room,   &people_room,  &map_room,     &guide_room,
                                    &decision_room,  &intake_room,  &contact_room, &handover_room,
                                    &objection_room, &privacy_room, &desk_room,    NULL};
