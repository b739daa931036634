/* find_pages.h - the model of searching in one's own words. */
#ifndef DOMAIN_DESK_FIND_PAGES_H
#define DOMAIN_DESK_FIND_PAGES_H

#include "domain/desk/topic_pages.h"
#include "domain/guide/helplines.h"
#include "domain/map/map_shown.h"
#include "web/out.h"

struct found_topic {
    struct str name, why; /* why: words of the text; may be empty */
    struct url open;
};
struct found_topic_list {
    struct found_topic *at;
    size_t count;
};

struct missed_word {
    struct str word;
    int64_t searches;
};
struct missed_word_list {
    struct missed_word *at;
    size_t count;
};
struct missed_page {
    struct missed_word_list words; /* most searched first */
};

struct find_page {
    struct personal typed;
    struct str fault;
    struct helpline_list numbers; /* none without danger */
    struct found_topic_list topics;
    struct topic_offer_list help;      /* near the reader, by topic */
    struct service_card_list services; /* found by words alone */
    struct topic_place_form form;      /* where the reader lives; with has_form */
    struct str question;               /* what is asked back; empty when sure */
    struct haste_list haste;           /* what cannot wait */
    struct haste_call_list advice;     /* whom to call about a letter with a date */
    struct str letter;                 /* kind of letter to read about; empty: none */
    bool bsn;                          /* the text may have one in it */
    bool looked, sure, deadline, has_form;
};

#endif
