/* mail_site.h - how this site sends mail: one place for every capability that mails. */
#ifndef NET_MAIL_SITE_H
#define NET_MAIL_SITE_H

#include "net/smtp.h"

struct mail_site {
    struct str server;  /* as in smtp.h; empty: no mail is sent */
    struct str from;    /* the sender */
    struct str address; /* of this site, in front of a path */
};
/* Before any thread starts; the texts live as long as the process. */
void mail_site_set(struct mail_site site);
const struct mail_site *mail_site_get(void);
/* Sends a struct mail: `perform` of a job whose plan is one. */
NODISCARD enum outcome mail_site_perform(struct cx *cx, void *mail);

#endif
