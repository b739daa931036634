/* links.h - within people: the secret in a link by mail, for the rules and for the mail itself. */
#ifndef DOMAIN_PEOPLE_LINKS_H
#define DOMAIN_PEOPLE_LINKS_H

#include "domain/people/people.h"

enum link_kind { LINK_INVITATION, LINK_PASSWORD };

/* The secret of the link that was made at `sent_ms`: 64 letters and digits. */
struct str link_secret(struct cx *cx, enum link_kind kind, int64_t id, int64_t sent_ms);

/* The whole link of an invitation, for the mail and for who hands it over. */
struct str invitation_address(struct cx *cx, const struct invitation_row *row);
/* For who hands it over because no mail is sent: empty where a mail goes, when the link has ended,
 * and for an account without a password, which the link would open to whoever holds it. */
NODISCARD enum outcome invitation_link_by_hand(struct cx *cx, const struct invitation_row *row,
                                               struct str *ret);

#endif
