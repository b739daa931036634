/* desk_site.h - what the frame of every page shows: the doorway, and who is signed in. */
#ifndef DOMAIN_DESK_DESK_SITE_H
#define DOMAIN_DESK_DESK_SITE_H

#include "web/site.h"

enum outcome desk_site(struct cx *cx, const struct request *rq, struct site *ret);

#endif
