/* work_shown.h - within desk: how ages, promises and channels are said to professionals. */
#ifndef DOMAIN_DESK_WORK_SHOWN_H
#define DOMAIN_DESK_WORK_SHOWN_H

#include "domain/intake/intake.h"
#include "web/out.h"
#include "web/reply.h"
#include "web/request.h"

/* "/werk/vraag/9901/123" + after */
struct url work_url(struct cx *cx, struct question_id id, struct str after);
/* A page that the browser kept was sent once more. Nothing is done again: on to the question, which
 * says so. */
enum sent_before { SENT_ANSWER, SENT_OFFER, SENT_CLOSING, SENT_COUNT };
NODISCARD enum outcome reply_sent_before(struct cx *cx, struct reply *re, struct question_id id,
                                         enum sent_before what);
/* What that page says; empty when there is nothing to say. */
struct str sent_said(const struct request *rq);
struct str channel_said(enum language language, struct str channel);
/* "vandaag", "gisteren", "3 dagen" */
struct str age_said(struct cx *cx, enum language language, int64_t since_ms);
/* "vandaag", "morgen", "27 november", "2 dagen te laat" */
struct str due_said(struct cx *cx, enum language language, int64_t due_ms);
/* "3", "9+" */
struct str count_shown(struct cx *cx, int64_t count);

/* "2 december", the last day to object to a letter; empty when it is not known. */
struct str last_day_said(struct cx *cx, enum language language, int64_t last_day);
/* Beside a last day that is known, nobody has to ask whether a term runs. */
enum peril peril_beside(enum peril peril, int64_t last_day);

#endif
