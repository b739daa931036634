/* transfer.h - bytes to another machine and back: the one door to libcurl.
 *
 * Certificates are checked, no redirect is followed, and every call ends within its time. */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include "base/arena.h"
#include "base/outcome.h"
#include "base/str.h"

/* Hands a message over, as it is, to "smtp://host:25" or "smtps://host:465". UNAVAILABLE when it is
 * not accepted for delivery. At most 30 s. */
NODISCARD enum outcome transfer_mail(struct arena *mem, struct str server, struct str from,
                                     struct str to, struct str message);
/* Connects to a mail server and says hello: UNAVAILABLE when nobody answers. At most 10 s. */
NODISCARD enum outcome transfer_mail_reach(struct str server);

struct http_ask {
    struct str url;           /* http or https */
    struct str authorization; /* the value of that header */
    struct str json;          /* what is posted; empty: it is a GET */
};
struct http_answer {
    int64_t status;
    struct str body;
};
/* UNAVAILABLE when no whole answer came within 5 s, or it is larger than 1 MB. */
NODISCARD enum outcome transfer_http(struct arena *mem, const struct http_ask *ask,
                                     struct http_answer *ret);

#endif
