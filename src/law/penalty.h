/* penalty.h - the penalty (dwangsom) for deciding too late, and the default notice before it.
 *
 * Awb 4:17 (in force since 2009-10-01), 4:18. A written notice (ingebrekestelling) after the end
 * of the term to decide; a notice before it has no effect. The first day that counts is the day on
 * which two weeks have passed since the notice was received. Readings: that day is R + 14, or the
 * day after fourteen full days, R + 15; the Atw lengthens the two weeks, which the law excludes for
 * the 42 days only. The latest of these is used: from then on it is certainly owed.
 * At most 42 days, weekends and holidays included, in three groups of fourteen; amounts and maximum
 * by date in penalty_amounts.csv. No penalty when the notice came unreasonably late, without
 * interest, or when the application is manifestly inadmissible or unfounded (lid 6): a person looks
 * at that. Several applicants share it (lid 7). */
#ifndef LAW_PENALTY_H
#define LAW_PENALTY_H

#include "law/term.h"

enum { PENALTY_DAYS_MAX = 42 };

/* Did the notice come over a year after the last day to decide? Perhaps unreasonably late (4:17(6)
 * under a): a person looks at that. */
bool penalty_notice_long_after(struct date decision_end, struct date notice);

/* What is owed for so many days, by the amounts of `rates_on`, in cents; each of `applicants` gets
 * an equal part, rounded to cents. INVALID: days below 0, applicants below 1, or no amounts. */
NODISCARD enum outcome penalty_amount(struct cx *cx, struct date rates_on, int64_t days,
                                      int64_t applicants, struct term *ret, int64_t *ret_cents,
                                      int64_t *ret_cents_each);

struct penalty_facts {
    struct date decision_end; /* the last day to decide */
    bool end_is_final;        /* the Atw has been applied to it, or does not apply */
    struct date notice;       /* received on */
    struct date until;        /* the decision was made known on this day; so far: today */
    bool so_far;              /* there is no decision yet */
    bool unsure;              /* perhaps nothing is owed, whatever the days come to */
    int64_t applicants;
};
/* Did the notice come before the term to decide had ended? ret->last is that end, extended unless
 * it is final. */
NODISCARD enum outcome penalty_premature(struct cx *cx, const struct calendar *cal,
                                         const struct penalty_facts *facts, struct term *ret,
                                         bool *ret_premature);
/* The same when only days of the week are known: the term seems to end on `end`, and the notice
 * came `days_after` days later (0 to 7), in a week without holidays. */
void penalty_premature_weekday(enum weekday end, int days_after, struct term *ret,
                               bool *ret_premature);

/* The first day that counts: ret->last. When the notice was premature there is none, and ret->last
 * means nothing. */
NODISCARD enum outcome penalty_first_day(struct cx *cx, const struct calendar *cal,
                                         const struct penalty_facts *facts, struct term *ret,
                                         bool *ret_premature);

struct penalty {
    bool premature;
    struct date first_day, last_day; /* the last of the 42, or the day before the decision */
    int64_t days, cents, cents_each;
    int64_t cents_most; /* of the reading that gives most; `cents` is of the one that gives least */
    struct date last_day_most; /* of that reading, when it gives a day */
};
/* The whole of it: facts->until is not counted. INVALID when the decision came before the term
 * ended, or days run over a change of amounts. */
NODISCARD enum outcome penalty_whole(struct cx *cx, const struct calendar *cal,
                                     const struct penalty_facts *facts, struct term *ret,
                                     struct penalty *ret_penalty);

#endif
