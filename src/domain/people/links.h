/* links.h - within people: the secret in a link by mail, for the rules and for the mail itself. */
#ifndef DOMAIN_PEOPLE_LINKS_H
#define DOMAIN_PEOPLE_LINKS_H

#include "domain/people/people.h"

enum link_kind { LINK_INVITATION, LINK_PASSWORD };

/* The secret of the link that was made at `sent_ms`: 64 letters and digits. */
struct str link_secret(struct cx *cx, enum link_kind kind, int64_t id, int64_t sent_ms);

#endif
