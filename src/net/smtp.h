/* smtp.h - sending one mail. */
#ifndef NET_SMTP_H
#define NET_SMTP_H

#include "base/cx.h"

struct mail {
    struct str from, to; /* addresses, without names; checked to hold no line ends */
    struct str subject;  /* any UTF-8; encoded as RFC 2047 */
    struct str text;     /* plain text, UTF-8 */
    struct str id;       /* the Message-ID without <>: the same mail sent twice carries the same */
    struct str language;
};

/* The message as it is sent: headers, CRLF, quoted-printable. */
struct str mail_write(struct arena *mem, const struct mail *mail, int64_t at_ms);

/* `server`: "smtp://host:25" or "smtps://host:465"; or "file:FOLDER", which writes .eml files
 * there, for the demo. UNAVAILABLE when it is not accepted for delivery. At most 30 s. */
NODISCARD enum outcome mail_send(struct cx *cx, struct str server, const struct mail *mail);

/* Connects and says hello: UNAVAILABLE when nobody answers. For "file:" there is nothing to
 * reach. */
NODISCARD enum outcome mail_reach(struct str server);

#endif
