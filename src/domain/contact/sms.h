/* sms.h - a text message to somebody who is to be called: that we will call, or that we did. It
 * never says what about, nor who calls; the resident's language where the sentence is there.
 *
 * It goes to a Dutch mobile number that the resident gave to be called on. It never goes to who
 * said that there is something to mind (with this question or another of that number), that no
 * message may be left or that nobody may call, nor where words or topic speak of danger: somebody
 * else may read that telephone. Looked at again before it is sent. */
#ifndef DOMAIN_CONTACT_SMS_H
#define DOMAIN_CONTACT_SMS_H

#include "domain/intake/intake.h"
#include "jobs/jobs.h"

extern const struct job_kind sms_job;

/* Where it goes, in E.164; empty when none may be sent, or this site sends none. */
NODISCARD enum outcome sms_number(struct cx *cx, const struct question_state *state,
                                  struct str *ret);
/* May cx->who's organisation, which holds it, send one? */
NODISCARD enum outcome sms_may(struct cx *cx, struct question_id id, bool *ret);

/* In the transaction of what it is about; sent after the commit. Does nothing when none may be
 * sent. For the holder: else NOT_FOUND. `minutes` after midnight; 0: no time yet. It is not sent
 * any more when that moment has passed. */
NODISCARD enum outcome sms_ahead(struct cx *cx, struct question_id id, struct date day,
                                 int64_t minutes);
/* After a call now with this outcome: only when nobody picked up, or a message was left. It is not
 * sent any more after tomorrow. */
NODISCARD enum outcome sms_called(struct cx *cx, struct question_id id, struct str call_outcome);

#endif
