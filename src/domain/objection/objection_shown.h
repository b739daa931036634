/* objection_shown.h - what pages above share with /werk/bezwaar: for pages only. */
#ifndef DOMAIN_OBJECTION_OBJECTION_SHOWN_H
#define DOMAIN_OBJECTION_OBJECTION_SHOWN_H

#include "domain/intake/question_shown.h"
#include "domain/objection/objection.h"
#include "web/out.h"
#include "web/request.h"

/* "/werk/bezwaar/zaak/9901/123" + after */
struct url objection_url(struct cx *cx, struct question_id id, struct str after);
/* A day as typed; empty: not known. INVALID about the field when it is none. */
NODISCARD enum outcome objection_day(struct cx *cx, const struct request *rq, struct str field,
                                     struct maybe_date *ret);

/* The talk that is planned about an application; nothing is set when there is none. */
struct application_talk_said {
    struct str when, how;        /* whole sentences */
    struct personal who, beside; /* whole sentences; may be empty */
};
struct application_talk_said application_talk_said(struct cx *cx, enum language language,
                                                   const struct objection *o, bool to_resident);

#endif
