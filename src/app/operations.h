/* operations.h - addresses for machines: health, metrics, robots, security contact, site map. */
#ifndef APP_OPERATIONS_H
#define APP_OPERATIONS_H

#include "web/route.h"

handler health_live, health_ready, metrics_page, robots_page, security_page, sitemap_page;

#endif
