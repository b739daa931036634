/* work_shown.h - within desk: how ages, promises and channels are said to professionals. */
#ifndef DOMAIN_DESK_WORK_SHOWN_H
#define DOMAIN_DESK_WORK_SHOWN_H

#include "domain/intake/intake.h"
#include "web/out.h"

/* "/werk/vraag/9901/123" + after */
struct url work_url(struct cx *cx, struct question_id id, struct str after);
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
