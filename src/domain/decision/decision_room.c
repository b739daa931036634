/* decision_room.c - what letters say; nothing of it is about a person. */
#include "domain/decision/decision_room.h"

const struct room decision_room = {.name = "decision"};
