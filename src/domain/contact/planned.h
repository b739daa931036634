/* planned.h - a call that somebody planned, so that the resident knows beforehand: it stands on
 * their own page, who asked for mail is mailed that there is news, and a text message goes where
 * that is safe (sms.h). None of these says what it is about. */
#ifndef DOMAIN_CONTACT_PLANNED_H
#define DOMAIN_CONTACT_PLANNED_H

#include "domain/intake/intake.h"
#include "i18n/i18n.h"

struct planned_call {
    bool known;    /* by who holds the question */
    bool promised; /* by who held it before: whoever holds it now has not said what becomes of it */
    struct str by; /* the organisation that planned it */
    struct date day;
    int64_t minutes; /* after midnight; 0: no time */
};

enum { PLANNED_DAYS_MOST = 60 };

/* By cx->who, who took the question; planning again takes the place of what was planned. INVALID
 * about "plan_day" for a day that passed or is too far, about "plan_time" for a time of today that
 * is over; CONFLICT with a sentence when the resident
 * wants no call; INVALID about "asked" outside the resident's own days and part of the day, unless
 * they `asked` for this moment themselves. `sms`: also a text message, where one may be sent. */
NODISCARD enum outcome call_plan(struct cx *cx, struct question_id id, struct date day,
                                 int64_t minutes, bool asked, bool sms);
/* What was planned; nothing once it was called, or the day has passed. */
NODISCARD enum outcome call_planned(struct cx *cx, struct question_id id, struct planned_call *ret);
/* "dinsdag 1 december 2026, 10.30 uur"; empty when none is planned by who holds it. */
struct str call_planned_said(struct cx *cx, enum language language,
                             const struct planned_call *call);
/* The moment, whoever planned it. */
struct str call_moment_said(struct cx *cx, enum language language, const struct planned_call *call);
/* Of what happened: as in the detail of a "call_planned"; false when it is none. */
bool call_moment_read(struct str detail, struct planned_call *ret);
/* The days as they are typed when planning ahead, see format/day.h. INVALID about "plan_day"; a day
 * that was not typed is none that comes. */
NODISCARD enum outcome call_day_typed(struct cx *cx, struct str typed, struct date *ret);
/* To the resident, of a promise by who held the question before. */
struct str call_promised_said(struct cx *cx, enum language language,
                              const struct planned_call *call, struct str holder);
/* "Wij bellen u op ...", to the resident, and from which number, when that is known. */
struct str call_ahead_said(struct cx *cx, enum language language, const struct planned_call *call,
                           struct str phone);

/* The resident changes number, moment or what to mind: see question_call_change(). A planned call
 * that does not suit any more is off. */
NODISCARD enum outcome call_change(struct cx *cx, struct question_id id, struct str phone,
                                   const struct callback_wish *wish);

#endif
