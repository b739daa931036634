/* confirm_mail.h - the mail that asks whether a service still stands on the map as it is. */
#ifndef DOMAIN_MAP_CONFIRM_MAIL_H
#define DOMAIN_MAP_CONFIRM_MAIL_H

#include "jobs/jobs.h"

extern const struct job_kind confirm_mail_job;

#endif
