/* map.h - the social and legal map: what others may ask of it.
 *
 * A service belongs to an organisation, and is given at places; each place has its municipalities,
 * hours and numbers. Who may see a number stands with it: everyone, professionals of the network,
 * or the own organisation. Every topic shows somebody: services, then organisations, then a
 * national number, then the safety net, and it says which. */
#ifndef DOMAIN_MAP_MAP_H
#define DOMAIN_MAP_MAP_H

#include "base/cx.h"
#include "domain/map/map.sql.h" /* the row structs */
#include "domain/map/record.h"
#include "domain/network/network.h"

enum { LISTED_PAGE = 20, LISTED_COUNTED = 100, TOPIC_ROWS_MAX = 20 };

/* How many services there are, ended ones too. */
NODISCARD enum outcome service_count(struct cx *cx, int64_t *ret);

/* Services near the own organisation whose name has this folded word in it, by name; at most 100.
 * Needs PERMISSION_DIRECTORY. */
NODISCARD enum outcome service_near(struct cx *cx, struct str word,
                                    struct service_near_row_list *ret);

/* Direct lines of services of the organisations near: those for colleagues, and of the own
 * organisation also those for itself; by organisation, telephones first, the same line together.
 * Needs PERMISSION_DIRECTORY. */
NODISCARD enum outcome direct_lines(struct cx *cx, struct direct_lines_row_list *ret);

/* ---- lists for everyone ---- */

/* Where a page begins: after this service; `national`: among those of everywhere. */
struct listed_place {
    int64_t service;
    bool national;
};
struct listed_page {
    struct listed_row_list rows; /* at most LISTED_PAGE: those of the municipality first */
    struct listed_place next;
    bool has_next;
    int64_t total; /* above LISTED_COUNTED: more than that */
};
/* Services for a municipality, of one subject ('' for all; a topic; "help:" and a kind of help), by
 * name. Temporarily closed ones are there, ended ones not. */
NODISCARD enum outcome listed_get(struct cx *cx, int64_t municipality, struct str subject,
                                  struct listed_place from, struct listed_page *ret);

/* Services of a kind of help for the municipality itself, none of everywhere; by name, at most
 * LISTED_PAGE. */
NODISCARD enum outcome listed_own(struct cx *cx, int64_t municipality, struct str help_type,
                                  struct listed_row_list *ret);

/* Who helps with a topic, the best that there is; the fittest first (fit.h). */
enum help_level {
    HELP_SERVICES,     /* services that name the topic */
    HELP_KINDS,        /* services of the kinds of help that the topic asks for */
    HELP_ORGANISATION, /* organisations of those kinds that take questions here */
    HELP_NUMBER,       /* a national number */
    HELP_SAFETY_NET,   /* nobody of these, and a safety net */
    HELP_NOBODY,       /* the municipality takes no part, and there is nothing national */
};
struct topic_help {
    enum help_level level;
    struct listed_row_list services;
    struct listed_row_list asked; /* of these, the kinds of help that the topic asks for */
    struct organisation_row_list organisations;
    struct str number; /* id in data/national_numbers.csv; empty when none fits */
    bool has_net;
    struct safety_net_row net; /* of the municipality, whatever the level */
};
/* NOT_FOUND when there is no such topic. */
NODISCARD enum outcome topic_help_get(struct cx *cx, int64_t municipality, struct str topic,
                                      struct topic_help *ret);

/* ---- keeping it true: who acts is cx->who ---- */

/* The service, when whoever acts may keep it: PERMISSION_SERVICES for those of the own
 * organisation, PERMISSION_MAP also for organisations that serve its municipalities. NOT_FOUND
 * otherwise. */
NODISCARD enum outcome service_editable(struct cx *cx, int64_t service, struct service_row *ret);
/* Which contacts whoever acts may see and change: own ones only of the own organisation. */
enum record_contacts contacts_for(const struct cx *cx, int64_t organisation);
/* May an organisation be given services by whoever acts? */
NODISCARD enum outcome organisation_editable(struct cx *cx, int64_t organisation, bool *ret);
NODISCARD enum outcome editor_organisation_list(struct cx *cx,
                                                struct editor_organisations_row_list *ret);

/* Oldest confirmation first, LISTED_PAGE and one more; `to_call`: unconfirmed for six months, and a
 * mail did not help or there is no address. */
struct editor_place {
    int64_t confirmed_ms, service;
};
NODISCARD enum outcome editor_list(struct cx *cx, bool to_call, struct editor_place from,
                                   struct editor_row_list *ret);
/* What a full record has at most: editor_row.filled counts it. */
enum { FILLED_MAX = 10 };

NODISCARD enum outcome capacity_set(struct cx *cx, int64_t service, struct str capacity,
                                    struct str weeks, struct str note);
NODISCARD enum outcome service_confirm(struct cx *cx, int64_t service);

/* ---- confirming from a mail, without signing in ---- */

enum { CONFIRM_DAYS = 182, CONFIRM_AGAIN_DAYS = 30, CONFIRM_LINK_DAYS = 30, CALL_AFTER_DAYS = 14 };

/* Asks for what is due: at most once a month per service; recurring. */
NODISCARD enum outcome confirm_ask(struct cx *cx, int64_t *ret);
/* The token of a link: for one round, so it works once. */
struct str confirm_token(struct cx *cx, int64_t service, int64_t round);
/* NOT_FOUND with a sentence: not one of ours, used, or after its end. */
NODISCARD enum outcome confirm_find(struct cx *cx, struct str token, int64_t *ret_service,
                                    int64_t *ret_round);
/* Uses the link: all of it is true, or `remark` (not empty) goes to the editor. `remark_id` is made
 * outside the transaction. INVALID with a sentence for the field `remark`. */
NODISCARD enum outcome confirm_yes(struct cx *cx, struct str token);
NODISCARD enum outcome confirm_no(struct cx *cx, struct str token, struct str remark,
                                  int64_t remark_id);
enum { REMARK_MAX_CHARS = 2000 };

#endif
