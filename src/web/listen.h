/* listen.h - the socket on which clients come in. */
#ifndef WEB_LISTEN_H
#define WEB_LISTEN_H

#include "base/cx.h"

/* A listening socket: `inherited` when that is one (a supervisor keeps it open while the program is
 * restarted), else a new one on the IPv4 address. INVALID: no such address, or the inherited number
 * is no socket; UNAVAILABLE: taken, or not allowed. The caller closes it. */
NODISCARD enum outcome listen_open(struct cx *cx, struct str address, int port, int inherited,
                                   int *ret);

#endif
