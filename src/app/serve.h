/* serve.h - the server as a whole: store, keys, hub, sockets, and the thread for work that happens
 * later. */
#ifndef APP_SERVE_H
#define APP_SERVE_H

#include "app/config.h"
#include "store/store.h"

/* What every command opens first. */
struct house {
    struct store *store;
    struct db *db; /* of the calling thread */
    struct keys *keys;
    const struct calendar *calendar; /* in the cx->mem that it was opened with */
};
/* Opens store, connection and keys; with `make`, migrates and makes keys that are missing. */
NODISCARD enum outcome house_open(struct cx *cx, const struct config *config, bool make,
                                  struct house *ret);
/* For a command that makes nothing and needs the tables of this version: UNAVAILABLE, with what to
 * do, when the schema is behind. */
NODISCARD enum outcome house_open_current(struct cx *cx, const struct config *config,
                                          struct house *ret);
void house_close(struct house *house);

/* Serves until SIGTERM or SIGINT, then ends gracefully. `ready` is printed on standard output once
 * connections are taken. `demo_password` is empty but for a demo. */
NODISCARD enum outcome serve(struct cx *cx, const struct config *config, struct house *house,
                             struct str demo_password, struct str ready);

#endif
