/* topic.h - kinds of problems and kinds of help: content, compiled in from data/. */
#ifndef DOMAIN_GUIDE_TOPIC_H
#define DOMAIN_GUIDE_TOPIC_H

#include "base/arena.h"
#include "base/str.h"
#include "i18n/i18n.h"

struct topic {
    struct str id;         /* "huur_uitzetting"; stable */
    struct str life_area;  /* "wonen" */
    struct str first_help; /* help types, best first, '|' between */
    /* The municipality is the other party, as a rule: then independent help comes first (MISSION
     * E2). */
    bool against_municipality;
};

/* false when there is no such topic. */
bool topic_find(struct str id, struct topic *ret);
struct str topic_name(struct str id, enum language language); /* id itself when unknown */
size_t topic_count(void);
struct topic topic_at(size_t i);                 /* in the order of data/topics.csv */
struct str life_area_name(struct str life_area); /* msgid */

#endif
