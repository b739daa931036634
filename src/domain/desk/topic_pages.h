/* topic_pages.h - the model of a topic: what it is, what to do, and who helps. */
#ifndef DOMAIN_DESK_TOPIC_PAGES_H
#define DOMAIN_DESK_TOPIC_PAGES_H

#include "domain/desk/start_pages.h"
#include "domain/map/map_shown.h"

struct topic_number {
    struct str number, name, purpose;
    struct url call;
};

struct topic_page {
    struct str topic, municipality, place_fault;
    struct html body;          /* what the topic is about; empty when there is no text yet */
    struct str checked, owner; /* "28 november 2026"; who keeps the text */
    bool has_body, untranslated;
    struct local_text local;
    struct personal place;
    struct url here; /* where the form about the place goes */
    bool has_place, services, kinds, organisations, number, net_only;
    struct service_card_list cards;
    struct topic_number national;
    bool has_net;
    struct str net_name, net_contact, net_phone;
    struct url net_call;
};

#endif
