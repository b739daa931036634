/* part.h - parts of a broad topic: who was robbed of money and who was raped are both a victim, and
 * need somebody else (data/topic_parts.csv). */
#ifndef DOMAIN_GUIDE_PART_H
#define DOMAIN_GUIDE_PART_H

#include "base/arena.h"
#include "base/str.h"

/* May a service of this topic be offered to who wrote this? Not when its name says that it is there
 * for one part of the topic, and the text speaks of other parts alone. */
bool part_fits(struct arena *mem, struct str topic, struct str text, struct str service_name);

#endif
