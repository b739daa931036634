/* links.h - within people: the secret in a link by mail, for the rules and for the mail itself. */
#ifndef DOMAIN_PEOPLE_LINKS_H
#define DOMAIN_PEOPLE_LINKS_H

#include "domain/people/people.h"

#define INVITATION_LINK "invitation_link"
#define PASSWORD_LINK "password_link"

/* The secret of the link that was made at `sent_ms`: 64 letters and digits. */
struct str link_secret(struct cx *cx, const char *purpose, int64_t id, int64_t sent_ms);

#endif
