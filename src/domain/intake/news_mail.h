/* news_mail.h - the mail that says there is an answer: no content, a link that ends after a
 * week. */
#ifndef DOMAIN_INTAKE_NEWS_MAIL_H
#define DOMAIN_INTAKE_NEWS_MAIL_H

#include "jobs/jobs.h"

extern const struct job_kind news_mail_job;

/* Set once at start: the server ("" sends nothing), the sender, the address of this site. */
void news_mail_configure(struct str server, struct str from, struct str address);

#endif
