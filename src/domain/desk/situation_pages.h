/* situation_pages.h - the models of life events: what changes, what to do, and a route over several
 * kinds of help. */
#ifndef DOMAIN_DESK_SITUATION_PAGES_H
#define DOMAIN_DESK_SITUATION_PAGES_H

#include "base/cx.h"
#include "domain/desk/find_pages.h"
#include "domain/desk/start_pages.h"

enum { SITUATIONS_MAX = 100 };

struct situation_page {
    struct html body;
    struct str checked;
    bool untranslated;
    struct local_text local;
    struct found_topic_list topics; /* that belong to it */
};
struct situations_page {
    struct found_topic_list all;
};

/* The first of them by how often people look for it; at most `max`. */
struct request;
NODISCARD enum outcome situations_shown(struct cx *cx, const struct request *rq, size_t max,
                                        struct found_topic_list *ret);

#endif
