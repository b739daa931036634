/* operations.h - addresses for machines: health, metrics, robots, security contact, site map. */
#ifndef APP_OPERATIONS_H
#define APP_OPERATIONS_H

#include "web/route.h"

/* From now on it is not ready: whoever spreads the requests sends them elsewhere. */
void operations_stopping(void);

handler health_live, health_ready, metrics_page, robots_page, security_page, sitemap_page;

#endif
