/* desk_site.h - what the frame of every page shows: the doorway, and who is signed in. */
#ifndef DOMAIN_DESK_DESK_SITE_H
#define DOMAIN_DESK_DESK_SITE_H

#include "web/site.h"

enum outcome desk_site(struct cx *cx, const struct request *rq, struct site *ret);

/* The path where work begins for who has these permissions; empty: nowhere yet. */
struct str desk_home(uint64_t permissions);

#endif
