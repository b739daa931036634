/* application.h - an application: somebody talks with the resident before it is decided.
 *
 * It is a procedure as an objection is (objection.h), with the dates of Awb 4:5 and 4:13-4:15. The
 * first call or talk comes within the municipality's own working days, and before the last day to
 * decide; a resident may say that nobody calls. A talk moves no date. Who says no without a talk is
 * asked once whether there was one, gives a reason, and is never stopped.
 *
 * The law does not say how an application is withdrawn: here only in writing, with days to come
 * back, as an objection. There is no road to choose, and no agreed day to wait for: agreeing to
 * wait is a term that stands still (Awb 4:15(2)(a)). */
#ifndef DOMAIN_OBJECTION_APPLICATION_H
#define DOMAIN_OBJECTION_APPLICATION_H

#include "domain/objection/objection.h"

enum { APPLICATION_SOURCE_MAX_CHARS = 80, APPLICATION_WHO_MAX_CHARS = 200 };

extern const struct objection_codes application_terms;    /* how long there is to decide */
extern const struct objection_codes application_units;    /* weeks, months */
extern const struct objection_codes application_outcomes; /* how it was decided */
extern const struct objection_codes application_pauses;   /* objection_pauses, and agreeing */
extern const struct objection_codes application_hows;     /* by telephone, at the desk, at home */
extern const struct objection_codes application_results;  /* what came of the talk */
extern const struct objection_codes application_silences; /* why there was none before a no */

/* The term of another law; length 0: the eight weeks of the Awb. */
struct application_term {
    int64_t length;
    struct str unit, source;
};
/* Of what was typed. INVALID about "term", "term_length" or "term_source". */
NODISCARD enum outcome application_term_of(struct cx *cx, const struct objection_letter *letter,
                                           struct application_term *ret);

struct application_talk {
    struct maybe_date day;
    int64_t minutes;        /* after midnight; 0: no time yet */
    struct str how;         /* code of application_hows */
    struct str who, beside; /* who talks; who comes along with the resident. Both may be empty */
};
/* A new plan takes the place of the one that stands open. INVALID about "talk_day" or "talk_how".
 * NOT_FOUND when it is no application. */
NODISCARD enum outcome application_plan(struct cx *cx, struct question_id id,
                                        const struct application_talk *talk);
/* What came of the talk on `day`. INVALID about "came" or "came_day". */
NODISCARD enum outcome application_talked(struct cx *cx, struct question_id id, struct str came,
                                          struct maybe_date day);
/* The resident, on their own page: nobody calls, or somebody may after all. */
NODISCARD enum outcome application_call_wish(struct cx *cx, struct question_id id, bool no_call);

/* Before a decision is written down: INVALID about "outcome" when it was not handled and `day`
 * is not in the four weeks after the last day to complete it (Awb 4:5(1) and (4)), about "no_talk"
 * when it says no, nobody talked with the resident, and `silence` is no code of
 * application_silences. */
NODISCARD enum outcome application_may_decide(struct cx *cx, const struct objection *o,
                                              struct str outcome, struct date day,
                                              struct str silence);
/* Years that the Selectielijst 2020 has the file kept, after a decision. */
int64_t application_keep_years(struct str law, struct str outcome);
/* For the figures: a code of application_results, or spoke, none, refused_none. */
struct str application_learned(const struct objection *o);

#endif
