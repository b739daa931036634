/* mail_site.c - how this site sends mail. */
#include "net/mail_site.h"

static struct mail_site current;

void
mail_site_set(struct mail_site site)
{
    current = site;
}

const struct mail_site *
mail_site_get(void)
{
    return &current;
}

enum outcome
mail_site_perform(struct cx *cx, void *mail)
{
    return mail_send(cx, current.server, mail);
}
