/* offer.h - services for what somebody wrote: by their own words, and by the topics that these lead
 * to. Texts of services are Dutch: words of another language find nothing there, or something that
 * only looks alike, so for those the topics alone lead to services. */
#ifndef DOMAIN_GUIDE_OFFER_H
#define DOMAIN_GUIDE_OFFER_H

#include "base/cx.h"
#include "domain/guide/understand.h"
#include "domain/map/map.h"
#include "domain/map/search.h"

struct offer_wish {
    struct str text;
    int64_t municipality;
    size_t limit; /* at most SERVICE_HITS_MAX */
    bool filled;  /* also those of topics that are a guess, up to the limit */
};
/* The best first (map/fit.h for those of one topic); where the municipality is the other party in
 * what it is about, its own services last (MISSION E2). `why` is words of the text. */
NODISCARD enum outcome offer_find(struct cx *cx, const struct offer_wish *wish,
                                  const struct understood *understood,
                                  struct service_hit_list *ret);

/* The same for a page on which each helper stands under the topic it is for, once: of a sure topic
 * only its own. `wish->limit` for all topics together, but at least two for each that has them;
 * `filled` does nothing. */
struct offered {
    struct understood_topic topic;
    struct topic_help help;       /* all of it; its level says what there is when `hits` is empty */
    struct service_hit_list hits; /* of the kinds of help that the topic asks for first */
};
struct offered_list {
    struct offered *at;
    size_t count;                   /* 0 when nothing was understood */
    struct service_hit_list others; /* found by words alone, when nothing was understood */
};
NODISCARD enum outcome offer_by_topic(struct cx *cx, const struct offer_wish *wish,
                                      const struct understood *understood,
                                      struct offered_list *ret);

#endif
