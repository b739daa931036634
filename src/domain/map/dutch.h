/* dutch.h - which of our own pages are there in Dutch only, to say so at the link. */
#ifndef DOMAIN_MAP_DUTCH_H
#define DOMAIN_MAP_DUTCH_H

#include "base/str.h"
#include "i18n/i18n.h"

/* `path` without the language in front: "/onderwerp/wmo/in/GM9901", "/situatie/scheiden",
 * "/hulpwijzer". By the texts of content/; what editors translated themselves is not known here. */
bool page_only_dutch(enum language language, struct str path);

#endif
