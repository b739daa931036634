/* decision.h - by when the authority decides: on an objection, an application or a complaint.
 *
 * Objection, Awb 7:10: six weeks, or twelve with an advisory committee (7:13), counted from the
 * day after the objection term ended, which is the extended end; suspended from the day after a
 * request to repair until the day of repair or unused expiry (lid 2); postponed by at most six
 * weeks (lid 3); further with consent (lid 4). 4:15(1)(b), (2)(b) and (2)(c) count too (7:14).
 * An objection that came after its term ended, and not in time: read to the letter the term has
 * begun by then, and it can be over before there was anything to decide. No such day is given: then
 * it is counted from the day after receipt by who decides, which is the earliest that any reading
 * can mean. While the day to the letter is still to come on receipt, that one is used, and the
 * other is a reading.
 * One that was in time elsewhere and was sent on after that term (6:15): to the letter, or from the
 * day after receipt by who decides is a reading too. The letter is used then, also when that day
 * had passed: who was in time loses nothing by a body that kept their objection.
 * When nobody knows on which day the decision was sent, it was not before the date on it, and not
 * after the day on which it came (6:8(1), 3:41). The authority knows the day of sending, so not
 * telling it gains no time: it must decide by the day counted from the date, the earliest that it
 * can be, and so the resident is told. A default notice is certain only after the day counted from
 * when the letter came, which is the other reading. Nor the day on which it came? Who objects to a
 * letter of an earlier date had it by then. Without a date, or when it came before its date, there
 * is only the day on which it came: what is counted from there is the last day at the latest.
 * A committee lengthens the term that the law gives, so it must be named within that, suspensions
 * included (7:10(1), 7:13; RvS 17 August 2016). Named later, within what was agreed or postponed:
 * 7:10(3) and (4) give what was told or agreed and no more, so the day without it is used; that it
 * gives twelve weeks then too is a reading. Of a complaint ten weeks, the same (9:11, 9:15).
 * Objection against a tax of a municipality, Gemeentewet 236(2): not submitted in the last six
 * weeks of a calendar year (from 20 November), it is decided in the calendar year in which it was
 * received, in derogation of 7:10(1). Wet WOZ 30(9) says the same of the value of a home. They set
 * only the first paragraph aside, and all of that: its weeks, the twelve with a committee too, and
 * its beginning. So what suspends counts from the day of receipt (lid 2, 4:15), and that, a
 * postponement (lid 3; HR 5 April 2019) and consent (lid 4) come after 31 December. Submitted in
 * those six weeks: 7:10(1). Nothing is known here of taxes of others.
 * Application, Awb 4:13: the term of another law, else at most eight weeks, from the day after
 * receipt; 4:14(3) another term told in time; 4:15 suspension.
 * Complaint, Awb 9:11: six weeks, or ten with an adviser or committee, from the day after receipt;
 * postponed by at most four weeks (lid 2); further with written consent (lid 3).
 *
 * A term stands still on a day on which something suspends it, however many do; what begins to
 * suspend after it has ended changes nothing. The days by which the Atw lengthens a term belong to
 * it: it can stand still in them too.
 *
 * Readings; the first is used:
 * - the day of repair is not suspended, or it is; a term to repair that passed unused ends on its
 *   last day, or on the day after, which is suspended or not;
 * - a request within the objection term: only suspended days after that term count, or all;
 * - a postponement counts from the day before extension, or from the extended day;
 * - 12 and 6 weeks are two terms (the Atw lengthens), or one of 18 (it does not, and the last day
 *   can be earlier);
 * - an objection that who decides got late: to the letter, or from the day after receipt (above),
 *   with what happened in time by that reading;
 * - the decision was sent on its date, or on the last day that it can have been;
 * - a committee that was named within a term that was longer already: nothing, or its weeks;
 * - tax: submitted is received, or posted; received is by whoever got it first (6:15), or by who
 *   decides; of the terms that follow the one that ends first is used;
 * - tax: a calendar year is a term in years, which ends on 31 December and what came on top (Atw
 *   4), or the Atw lengthens it, at its end or before a postponement;
 * - an agreed day is that day, or what suspends or postpones after the agreement comes on top;
 * - what was agreed without paper, or when the term had ended, does not count, or it does. */
#ifndef LAW_DECISION_H
#define LAW_DECISION_H

#include "law/term.h"

/* Requests to repair, and pauses, in one term. */
enum { DECISION_STOPS_MAX = 100, DECISION_YEARS_MAX = 2 };

enum decision_kind { DECISION_OBJECTION, DECISION_APPLICATION, DECISION_COMPLAINT };

/* A day that is not certain makes another reading, in which other events can be in time: the whole
 * procedure is played once more for it. */
enum decision_other {
    DECISION_SENT_LATEST,    /* the decision was sent on the last day that it can have been */
    DECISION_FROM_RECEIPT,   /* an objection that came late is counted from its receipt */
    DECISION_WITH_COMMITTEE, /* a committee that was named after the six weeks makes them twelve */
    DECISION_OTHER_COUNT,
};

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

/* A request to repair or to complete. Repaired after `until`, or not at all: passed unused. One of
 * `repaired` and `until` is known. */
struct decision_repair {
    struct date asked;
    struct maybe_date repaired, until;
};
bool decision_repaired(const struct decision_repair *repair); /* in time */
/* The first day that is no longer suspended, in the shortest reading. */
struct date decision_repair_end(const struct decision_repair *repair);

struct decision_pause {
    enum pause_reason because;
    struct date from, until; /* the first and the last day on which time stands still */
};

struct decision_facts {
    enum decision_kind kind;
    struct date start; /* last day of the objection term, or the day of receipt */
    struct str start_key;
    struct maybe_date not_before; /* nobody knows when the decision was sent: it was counted from
                                   * this date on the letter */
    struct maybe_date had_letter; /* nobody knows when the decision was sent: not after this day, on
                                   * which it came. Start and last day are the latest then */
    int length;                   /* of the term of the law */
    enum term_unit unit;
    bool had_by_objecting; /* of had_letter: they objected to it on that day, or posted that then */
    bool other_law;        /* the length is not one of the Awb */
    struct str law;        /* where it stands then; empty: nobody says */

    struct maybe_date late; /* an objection that came after its term, on that day: a reading */
    bool sent_on;           /* it was in time elsewhere */
    bool from_late;         /* and `start` is that day, not the end of the objection term */
    /* The facts of other readings; NULL: none. Without those of one counted from its receipt these
     * are used, but for the start. */
    const struct decision_facts *others[DECISION_OTHER_COUNT];
    struct maybe_date received; /* a tax of a municipality, on that day; unknown: no such tax */
    size_t year_count;          /* the years to decide in; more than one: readings */
    int years[DECISION_YEARS_MAX];
    bool last_weeks; /* submitted in the last six weeks: start and length count (too) */

    int postponed_weeks; /* 0: not postponed */
    struct maybe_date postponed_on;
    size_t repair_count, pause_count; /* together at most DECISION_STOPS_MAX */
    const struct decision_repair *repairs;
    const struct decision_pause *pauses;
    struct maybe_date agreed_until;   /* 7:10(4), 9:11(3), or told by 4:14(3) */
    struct maybe_date agreed_on;      /* when known, what came after it gives a reading */
    int postponed_after_weeks;        /* of postponed_weeks: told after agreed_on */
    struct maybe_date doubtful_until; /* agreed without paper or too late: a reading */
};

/* Can these be facts of one procedure, in this order? INVALID with the fact as it is called in
 * term_rules.h when events are out of order, when a postponement is too long or came too late, or
 * when something is missing. For facts that are given at once, each of one kind. */
NODISCARD enum outcome decision_check(struct cx *cx, const struct calendar *cal,
                                      const struct decision_facts *facts);
/* Why a notice of postponement makes the term no longer, whatever it says; empty when it can. */
struct str decision_postponed_fault(const struct decision_facts *facts);
/* Of a tax of a municipality: adds the year to decide in, or that it was submitted in the last six
 * weeks of one. */
void decision_submitted_add(struct decision_facts *facts, struct date submitted,
                            struct date received);
/* The objection came on that day, after `object_end`, the last day to object, and not in time
 * unless it was `sent_on`: see the top. Sets where the term begins. */
void decision_came_late(const struct calendar *cal, struct decision_facts *facts,
                        struct date object_end, struct date received);
/* The last day to decide in the first reading. */
struct date decision_last(const struct calendar *cal, const struct decision_facts *facts);
/* The last day to decide with steps and readings. INVALID when the day of the start is outside the
 * tables. */
NODISCARD enum outcome decision_term(struct cx *cx, const struct calendar *cal,
                                     const struct decision_facts *facts, struct term *ret);

#endif
