/* map_shown.h - parts of the map in words, for several of its pages. */
#ifndef DOMAIN_MAP_MAP_SHOWN_H
#define DOMAIN_MAP_MAP_SHOWN_H

#include "domain/map/map.h"
#include "domain/map/service_pages.h"

/* "Gecontroleerd op 1 november 2026" */
struct service_age age_of_service(struct cx *cx, enum language language, int64_t confirmed_ms);
/* Was it said so long ago that it may well be otherwise now? Never, when nobody said when. */
bool capacity_is_old(const struct cx *cx, int64_t capacity_ms);
/* "Er is een wachtlijst."; empty when nobody said. */
struct str capacity_said(enum language language, struct str capacity);
/* The places of a service, with the contacts of the audience. */
NODISCARD enum outcome places_shown(struct cx *cx, enum language language, int64_t service,
                                    int64_t organisation, enum record_contacts contacts,
                                    struct service_place_list *ret);
NODISCARD enum outcome cards_shown(struct cx *cx, enum language language,
                                   const struct listed_row_list *rows,
                                   struct service_card_list *ret);
/* For who cannot wait: what is open now goes first. */
void cards_open_first(struct arena *mem, struct service_card_list *cards);
/* Marks what is open only after the last day to do something, and puts it last. */
void cards_too_late(struct service_card_list *list, struct date last);

/* What somebody typed as a place, for a form with the field `place`: INVALID with a sentence when
 * there is none. */
NODISCARD enum outcome map_place_typed(struct cx *cx, struct str typed,
                                       struct municipality_row_list *ret);
/* "GM9901" in the path. NOT_FOUND also for an ended one. */
NODISCARD enum outcome map_place_of(struct cx *cx, struct str code, struct municipality_row *ret);
/* The doorway's own municipality, to begin with; empty when it has several. */
struct request;
NODISCARD enum outcome map_place_first(struct cx *cx, const struct request *rq,
                                       struct municipality_row *ret);

#endif
