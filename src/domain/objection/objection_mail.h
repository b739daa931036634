/* objection_mail.h - to the resident: what you sent has come in. It never says what it was. */
#ifndef DOMAIN_OBJECTION_OBJECTION_MAIL_H
#define DOMAIN_OBJECTION_OBJECTION_MAIL_H

#include "domain/intake/intake.h"
#include "jobs/jobs.h"

extern const struct job_kind receipt_mail_job;
/* In the transaction that registers; nothing happens when the resident gave no mail address. */
NODISCARD enum outcome receipt_mail_add(struct cx *cx, struct question_id id);

#endif
