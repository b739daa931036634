/* routes.h - every address of the site, with who may come there. */
#ifndef APP_ROUTES_H
#define APP_ROUTES_H

#include "web/route.h"

extern const struct route routes[];
extern const size_t route_count;

#endif
