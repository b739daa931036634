/* warn.h - a day that comes near, or passed, is said to who must act: by mail, in working hours. */
#ifndef DOMAIN_OBJECTION_WARN_H
#define DOMAIN_OBJECTION_WARN_H

#include "jobs/jobs.h"

/* Warns of each day once some working days before it, and once when it passed: who handles the
 * objection (all handlers when nobody does), the substitute, and the coordinators of the
 * municipality. When perhaps the term stands still the mail says that, and not that it passed. The
 * mail names a day and no more. Does nothing outside working hours. *ret: of how many. */
NODISCARD enum outcome objection_warn(struct cx *cx, int64_t *ret);
extern const struct job_kind objection_warning_job;

#endif
