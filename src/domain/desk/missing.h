/* missing.h - what a network still needs before every question gets an answer. Asked by the page
 * of the administrator and by `elkedeur doctor`.
 *
 * Checked for each municipality in scope: a safety net, somebody there who can answer, a telephone
 * number, and for each topic of data/topics.csv an organisation with one of its first help types
 * (else such questions fall to the safety net). For each organisation that takes questions: people,
 * a number, terms from 1 to WORKDAYS_LONG working days. For each doorway: a host, a number, colours
 * that can be read. */
#ifndef DOMAIN_DESK_MISSING_H
#define DOMAIN_DESK_MISSING_H

#include "domain/network/manage.h"
#include "i18n/i18n.h"

enum missing_kind {
    MISSING_NET,
    MISSING_NET_PEOPLE,
    MISSING_MUNICIPALITY_PHONE,
    MISSING_HELP,
    MISSING_PEOPLE,
    MISSING_ORGANISATION_PHONE,
    MISSING_ANSWER_TERM,
    MISSING_ACCEPT_TERM,
    MISSING_HOST,
    MISSING_DOORWAY_PHONE,
    MISSING_CONTRAST,
    MISSING_KINDS
};

struct missing {
    enum missing_kind kind;
    int64_t subject;   /* the municipality, organisation or doorway that it is about */
    struct str name;   /* of the subject; of all municipalities that lack the same help */
    int64_t number;    /* topics without help, or working days */
    struct str topics; /* their ids, a space behind each */
};
struct missing_list {
    struct missing *at;
    size_t count;
};

/* All of it, the most serious kinds first. */
NODISCARD enum outcome missing_find(struct cx *cx, const struct scope *scope,
                                    struct missing_list *ret);
/* In a sentence: "Demodam heeft nog geen vangnet." */
struct str missing_said(struct arena *mem, enum language language, const struct missing *missing);

#endif
