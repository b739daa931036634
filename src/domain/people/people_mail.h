/* people_mail.h - the mails with a link to join, or to choose a new password. */
#ifndef DOMAIN_PEOPLE_PEOPLE_MAIL_H
#define DOMAIN_PEOPLE_PEOPLE_MAIL_H

#include "jobs/jobs.h"

extern const struct job_kind invitation_mail_job, password_mail_job;

#endif
