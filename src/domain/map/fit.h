/* fit.h - who fits a topic best: the order of services wherever a page says who helps.
 *
 * First to last: what is not closed for now; where the municipality is the other party, who is no
 * part of it (MISSION E2); near before everywhere; a kind of help that the topic asks for
 * (data/topics.csv); who helps with this before desks for everything; the best kind; whose name
 * says it; who names fewer other topics; open now; the shortest wait; name. */
#ifndef DOMAIN_MAP_FIT_H
#define DOMAIN_MAP_FIT_H

#include "base/cx.h"
#include "domain/map/map.sql.h"

struct fit;
struct topics_row;
/* Zeroed, with its topic: no candidates yet. */
struct fits {
    const struct topics_row *topic;
    bool kinds_first; /* nobody names the topic: the best kind of help, also from far */
    struct fit *at;
    size_t count;
};
/* Those of a list (map.sql) in a municipality and everywhere; none twice. */
NODISCARD enum outcome fits_add(struct cx *cx, struct fits *fits, int64_t municipality,
                                struct str subject);
/* The best, at most `max`. */
NODISCARD enum outcome fits_best(struct cx *cx, struct fits *fits, size_t max,
                                 struct listed_row_list *ret);
/* After fits_best: of the same order, those of a kind of help that the topic asks for. */
struct listed_row_list fits_asked(struct arena *mem, const struct fits *fits, size_t max);

#endif
