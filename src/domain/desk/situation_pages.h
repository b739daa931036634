/* situation_pages.h - the models of life events: what changes, what to do, and a route over several
 * kinds of help. */
#ifndef DOMAIN_DESK_SITUATION_PAGES_H
#define DOMAIN_DESK_SITUATION_PAGES_H

#include "base/cx.h"
#include "domain/desk/find_pages.h"
#include "domain/desk/start_pages.h"
#include "domain/desk/topic_pages.h"
#include "web/site.h"

enum { SITUATIONS_MAX = 100 };

struct situation_page {
    struct html intro, body;
    struct site_link_list parts;  /* of the body, to jump to; none when it is short */
    struct helpline_list numbers; /* first, when it is about danger */
    struct str checked;
    bool untranslated;
    struct local_text local;
    struct found_topic_list topics; /* that belong to it; those of `offers` stand there */
    struct str municipality;        /* empty: not known where the reader lives */
    struct topic_offer_list offers;
    struct topic_place_form form;
};
struct situations_page {
    struct site_link_list all;
};

/* Those that most people look for. */
NODISCARD enum outcome situations_often(struct cx *cx, const struct request *rq,
                                        struct site_link_list *ret);

#endif
