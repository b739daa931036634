/* map_shown.h - parts of the map in words, for several of its pages. */
#ifndef DOMAIN_MAP_MAP_SHOWN_H
#define DOMAIN_MAP_MAP_SHOWN_H

#include "domain/map/map.h"
#include "domain/map/service_pages.h"

/* "Gecontroleerd op 1 november 2026" */
struct service_age age_of_service(struct cx *cx, enum language language, int64_t confirmed_ms);
/* "Er is een wachtlijst."; empty when nobody said. */
struct str capacity_said(enum language language, struct str capacity);
/* The places of a service, with the contacts of the audience. */
NODISCARD enum outcome places_shown(struct cx *cx, enum language language, int64_t service,
                                    int64_t organisation, enum record_contacts contacts,
                                    struct service_place_list *ret);
NODISCARD enum outcome cards_shown(struct cx *cx, enum language language,
                                   const struct listed_row_list *rows,
                                   struct service_card_list *ret);

#endif
