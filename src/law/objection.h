/* objection.h - how long one can object, and whether an objection came in time.
 *
 * Awb (BWBR0005537, text of 2021-12-21) 3:41 (publication), 6:7 and 6:8(1) (six weeks from the day
 * after publication), 6:9 (received before the end; by post: posted before the end and received
 * within a week after it), 6:10 (too early), 6:11 (excusable delay: a person decides). Tax: AWR
 * 22j (from the date on the assessment, unless it was published later).
 *
 * Electronically (Awb afd. 2.3, changed on 2026-01-01): received on the last day, by a way that the
 * authority has named; when that was down, the term is longer, and a person looks.
 *
 * Six weeks hold for a decision of a public authority only. A summons, a dismissal, asylum and
 * benefits for tax have terms of their own; those are refused, with whom to call. */
#ifndef LAW_OBJECTION_H
#define LAW_OBJECTION_H

#include "law/term.h"

enum objection_kind {
    OBJECTION_DECISION,
    OBJECTION_TAX,       /* from the date on the assessment; of whom nobody says */
    OBJECTION_CITY_TAX,  /* the same, of a municipality: when to decide is known (decision.h) */
    OBJECTION_ALLOWANCE, /* toeslagen: refused */
    OBJECTION_DISMISSAL, /* refused */
    OBJECTION_SUMMONS,   /* refused */
    OBJECTION_ASYLUM,    /* refused */
    OBJECTION_KIND_COUNT,
};
struct str objection_kind_code(enum objection_kind kind); /* "besluit" */
bool objection_is_tax(enum objection_kind kind);

struct objection_facts {
    enum objection_kind kind;
    struct maybe_date published;   /* bekendmaking: sent, handed over or put online */
    struct maybe_date dated;       /* dagtekening: the date on the letter */
    struct maybe_date letter_came; /* brief_ontvangen */
};
/* The last day to object. Without a publication the date on the letter is used, the earliest day
 * it can have been sent; the day it came gives the other reading. A letter that came before its
 * date counts from the day it came, and a step says that it can be earlier. INVALID when neither
 * date is known, when the letter came before it was sent, or when it is no decision. */
NODISCARD enum outcome objection_term(struct cx *cx, const struct calendar *cal,
                                      const struct objection_facts *facts, struct term *ret);

/* Did the letter come before its date, and nobody knows when it was sent? */
bool objection_postdated(const struct objection_facts *facts);
/* Nobody knows when the decision was sent: the last day to object is not later than this one,
 * because it was sent before it came. NOT_FOUND without the day that it came, or, of a tax, without
 * the date on it (AWR 22j: that can be later). */
NODISCARD enum outcome objection_term_latest(struct cx *cx, const struct calendar *cal,
                                             const struct objection_facts *facts, struct date *ret);

enum objection_way { OBJECTION_ANY_WAY, OBJECTION_POST, OBJECTION_ELECTRONIC, OBJECTION_HANDED };

struct objection_arrival {
    struct date term_end; /* on a day on which no term ends, it is extended first */
    struct maybe_date published;
    struct date received;
    struct maybe_date posted; /* the postmark */
    enum objection_way way;   /* with a postmark it is post */
};
enum arrival_verdict {
    ARRIVED_LATE,
    ARRIVED_IN_TIME,
    ARRIVED_DEPENDS, /* in the week after the end, and nobody says how: post may be in time */
};
/* Did it come in time? ret->last is the day by which it had to be there. INVALID when it was
 * received before it was posted, or over six weeks before the decision, or when it went by post,
 * came in the week after, and nobody says when it was posted. */
NODISCARD enum outcome objection_in_time(struct cx *cx, const struct calendar *cal,
                                         const struct objection_arrival *arrival, struct term *ret,
                                         enum arrival_verdict *ret_verdict);

#endif
