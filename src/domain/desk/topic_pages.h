/* topic_pages.h - the model of a topic: what it is, what to do, and who helps. */
#ifndef DOMAIN_DESK_TOPIC_PAGES_H
#define DOMAIN_DESK_TOPIC_PAGES_H

#include "domain/desk/start_pages.h"
#include "domain/guide/haste.h"
#include "domain/guide/helplines.h"
#include "domain/map/map_shown.h"
#include "law/term.h"
#include "web/kept_form.h"

struct topic_number {
    struct str number, name, purpose;
    struct url call;
};

/* Who helps with a topic in a municipality. */
struct topic_here {
    bool services, kinds, organisations, number, net_only; /* which of these it is */
    struct service_card_list cards;
    struct topic_number national;
    struct url ask; /* the form; for a professional the one beside the resident */
    bool has_net;
    struct str net_name, net_contact, net_phone;
    struct url net_call;
};
NODISCARD enum outcome topic_here_get(struct cx *cx, enum language language, int64_t municipality,
                                      struct str topic, struct topic_here *ret);
NODISCARD enum outcome topic_here_of(struct cx *cx, enum language language, struct str topic,
                                     const struct topic_help *help, struct topic_here *ret);

/* The same in short, for a page about more than the topic: its first services, and where all stand.
 */
struct topic_offer {
    struct str topic;
    struct url open; /* the page of the topic, for this municipality */
    struct topic_here help;
};
struct topic_offer_list {
    struct topic_offer *at;
    size_t count;
};
/* Of the municipality 0: the page only. */
NODISCARD enum outcome topic_offer_get(struct cx *cx, enum language language, int64_t municipality,
                                       struct str topic, struct topic_offer *ret);
/* The same where something must be done by a day: what opens only after it stands last. */
NODISCARD enum outcome topic_offer_before(struct cx *cx, enum language language,
                                          int64_t municipality, struct str topic,
                                          struct maybe_date before, struct topic_offer *ret);

/* "Where do you live?", on the page of a topic and on other pages that show who helps. */
struct topic_place_form {
    struct url action;
    struct kept_field_list kept;
    struct personal place;
    struct str fault;
    bool known; /* a place was given: this is another one */
};

/* The municipality that was typed in that form; INVALID about the field `place`. */
struct request;
NODISCARD enum outcome topic_place_typed(struct cx *cx, const struct request *rq, int64_t *ret);
/* Where the reader of a page lives: the last argument of the path, else the doorway's own
 * municipality; empty when neither says. */
NODISCARD enum outcome topic_place_here(struct cx *cx, const struct request *rq,
                                        struct municipality_row *ret);

struct topic_page {
    struct str topic, municipality;
    struct html body;             /* what the topic is about; empty when there is no text yet */
    struct str checked, owner;    /* "28 november 2026"; who keeps the text */
    struct helpline_list numbers; /* first, when it is about danger */
    struct haste_list haste;      /* then what cannot wait */
    bool has_body, untranslated, has_place;
    struct local_text local;
    struct topic_here help; /* with has_place */
    struct topic_place_form form;
};

#endif
