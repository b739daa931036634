/* network_room.c - the network holds nothing about residents. */
#include "domain/network/network_room.h"

const struct room network_room = {.name = "network"};
