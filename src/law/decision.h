/* decision.h - by when the authority decides: on an objection, or on an application.
 *
 * Objection, Awb 7:10: six weeks, or twelve with an advisory committee (7:13), counted from the
 * day after the objection term ended, which is the extended end; suspended from the day after a
 * request to repair until the day of repair or unused expiry (lid 2); postponed by at most six
 * weeks (lid 3); further with consent (lid 4). 4:15 counts too (7:14).
 * Application, Awb 4:13: the term of another law, else at most eight weeks, from the day after
 * receipt; 4:14(3) another term told in time; 4:15 suspension.
 *
 * Readings; the first is used:
 * - the day of repair is not suspended, or it is; a term to repair that passed unused ends on its
 *   last day, or on the day after, which is suspended or not;
 * - a request within the objection term: only suspended days after that term count, or all;
 * - a postponement counts from the day before extension, or from the extended day;
 * - 12 and 6 weeks are two terms (the Atw lengthens), or one of 18 (it does not, and the last day
 *   can be earlier). */
#ifndef LAW_DECISION_H
#define LAW_DECISION_H

#include "law/term.h"

/* Why a term stands still, beside a request to repair. */
enum pause_reason {
    PAUSE_NONE,
    PAUSE_CONSENT,   /* 4:15(2)(a): the applicant agreed in writing; an objection has 7:10(4) */
    PAUSE_APPLICANT, /* 4:15(2)(b): the delay is the applicant's */
    PAUSE_FORCE,     /* 4:15(2)(c): force majeure */
    PAUSE_ABROAD,    /* 4:15(1)(b): information from abroad */
    PAUSE_COUNT,
};
struct str pause_reason_code(enum pause_reason reason); /* "overmacht"; empty for none */

struct decision_facts {
    bool application;
    struct date start; /* last day of the objection term, or the day of receipt */
    struct str start_key;
    int length; /* of the term of the law */
    enum term_unit unit;
    bool other_law; /* the length is not one of the Awb */

    int postponed_weeks; /* 0: not postponed */
    struct maybe_date postponed_on;

    struct maybe_date asked_on;       /* verzoek_herstel: to repair, or to complete */
    struct maybe_date repaired_on;    /* hersteld_op */
    struct maybe_date repair_until;   /* hersteltermijn_tot_en_met: last day to repair */
    struct maybe_date unused_until;   /* hersteltermijn_ongebruikt_tot_en_met */
    enum pause_reason paused_because; /* opschorting_reden */
    struct maybe_date paused_from;    /* opschorting_van: the first suspended day */
    struct maybe_date paused_until;   /* opschorting_tot_en_met: the last */
    struct maybe_date agreed_until;   /* uitstel_tot: 7:10(4), or told by 4:14(3) */
};

/* The last day to decide. INVALID when events are out of order, when a postponement is over six
 * weeks or came too late, or when a day is outside the tables. */
NODISCARD enum outcome decision_term(struct cx *cx, const struct calendar *cal,
                                     const struct decision_facts *facts, struct term *ret);

#endif
