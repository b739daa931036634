/* service_pages.h - the models of /hulp and /onderwerp. */
#ifndef DOMAIN_MAP_SERVICE_PAGES_H
#define DOMAIN_MAP_SERVICE_PAGES_H

#include "web/out.h"

struct line_list {
    struct str *at;
    size_t count;
};

struct service_contact {
    struct str value, audience; /* audience in words; empty for what everyone may see */
    struct str hours;           /* of a telephone; empty when not known */
    struct url call;            /* or to write */
    bool phone;
};
struct service_contact_list {
    struct service_contact *at;
    size_t count;
};

struct service_place {
    struct str name, address, postcode_town, accessibility, note, municipalities;
    struct str open;        /* "Nu open, tot 17.00 uur"; may be empty */
    struct str hours_words; /* hours as they were typed */
    bool open_now, has_address;
    struct line_list openings;
    struct service_contact_list contacts;
};
struct service_place_list {
    struct service_place *at;
    size_t count;
};

struct service_link {
    struct str label;
    struct url address;
};
struct service_link_list {
    struct service_link *at;
    size_t count;
};

/* When somebody who knows last said that it is true. */
struct service_age {
    struct str said;
    bool old, never;
};

struct service_page {
    struct str name, organisation, description, for_whom, what_to_expect, bring, cost, languages;
    struct str paid_by, steered_by;
    struct str capacity, capacity_note, capacity_day; /* in words */
    int64_t weeks;                                    /* of waiting; 0: not said */
    bool municipal, free, closed, wait, has_website;
    bool capacity_old;  /* it may well be otherwise now */
    bool takes;         /* a question can be sent to its organisation */
    bool visit;         /* there is somewhere to go */
    bool phone_general; /* `phone` is that of the organisation: the service has none of its own */
    struct url ask;
    struct str phone; /* for everyone; may be empty */
    struct url website;
    struct service_age age;
    struct service_place_list places;
    struct service_link_list topics;
    /* for professionals */
    bool professional, editable;
    struct str description_professional, referrals, owner, keywords;
    struct url edit;
};

struct service_card {
    struct url open;
    struct str name, organisation, where, about, state, waiting;
    struct str phone;      /* for everyone; may be empty */
    struct str phone_said; /* when it is answered; empty when not known */
    struct url call;
    struct str cost, paid_by; /* cost: empty when it is free or not known */
    struct str why;           /* words of the reader that it was found by; mostly empty */
    int64_t holder;           /* the organisation */
    struct url ask;           /* a professional asks there, for a resident; with has_ask */
    bool has_ask;
    int64_t opens_ms; /* when it is open next; 0: it is now, or nobody knows */
    bool open_now, free, closed;
    bool too_late;  /* only after the last day that the page speaks of */
    bool municipal; /* of an organisation that is part of a municipality */
};
struct service_card_list {
    struct service_card *at;
    size_t count;
};

struct help_option {
    struct str value, label;
    bool chosen;
};
struct help_option_list {
    struct help_option *at;
    size_t count;
};

struct help_page {
    struct personal place;
    struct str place_fault;
    struct help_option_list topics, places; /* places: when a postcode is split */
    bool keeps;                             /* the reader keeps part of the map */
};

struct help_list_page {
    struct str municipality, topic; /* topic empty: all */
    int64_t total;                  /* many: more than this */
    bool many;
    bool takes_part;                /* does the municipality? */
    struct str phone;               /* of a municipality that does not; may be empty */
    struct str number, number_name; /* then: free legal advice, from wherever one lives */
    struct service_card_list cards;
    struct url next, topic_page, ask;
    bool has_next;
};

struct confirm_page {
    struct str name, organisation, description, cost, remark_fault;
    struct service_place_list places;
    struct url yes, no;
    struct personal remark;
};

#endif
