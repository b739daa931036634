/* news_mail.h - the mail that says there is an answer: no content, a link that ends after a
 * week. */
#ifndef DOMAIN_INTAKE_NEWS_MAIL_H
#define DOMAIN_INTAKE_NEWS_MAIL_H

#include "i18n/i18n.h"
#include "jobs/jobs.h"
#include "net/smtp.h"

extern const struct job_kind news_mail_job;

/* For another mail to who asked a question, in `read` of a job with the channel of the question as
 * its subject: a mail that has everything but subject and text, and a link to their page that works
 * a week. `kind` makes its id another one. NOT_FOUND when there is nobody to mail. */
NODISCARD enum outcome news_mail_to(struct cx *cx, struct str subject, struct str kind,
                                    struct mail **ret, struct str *ret_link,
                                    enum language *ret_language);

#endif
