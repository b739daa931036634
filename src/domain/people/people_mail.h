/* people_mail.h - the mails with a link to join, or to choose a new password. */
#ifndef DOMAIN_PEOPLE_PEOPLE_MAIL_H
#define DOMAIN_PEOPLE_PEOPLE_MAIL_H

#include "jobs/jobs.h"

/* Before any thread starts. `server`: as in net/smtp.h, empty for no mail; `address`: of this site,
 * in front of a path. */
void people_mail_configure(struct str server, struct str from, struct str address);

extern const struct job_kind invitation_mail_job, password_mail_job;

#endif
