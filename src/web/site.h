/* site.h - what the frame of a page shows of the doorway and of who is signed in. Filled by a
 * function that app names, so that web needs to know no domain. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "base/cx.h"
#include "web/request.h"

struct site {
    struct str name;        /* "Hulp in Demodam" */
    struct str theme;       /* class on <html>; [a-z0-9-] */
    struct str languages;   /* codes, spaces between; empty: all there are */
    struct str phone;       /* as people write it; empty when the doorway has none */
    struct str phone_hours; /* in words, may be empty */
    struct str person;      /* who is signed in */
    struct str organisation;
    uint64_t permissions;
};

typedef enum outcome site_function(struct cx *cx, const struct request *rq, struct site *ret);

#endif
