/* peril_badge.h - what a professional's list says of a question that presses. */
#ifndef DOMAIN_GUIDE_PERIL_BADGE_H
#define DOMAIN_GUIDE_PERIL_BADGE_H

#include "domain/guide/danger.h"

/* On a list, and where the question itself can be read; msgid, empty without peril. */
struct str peril_badge(enum peril peril);
struct str peril_urged(enum peril peril);

#endif
