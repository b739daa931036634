/* http.h - the socket side: libmicrohttpd with one epoll thread, and workers that block.
 *
 * The I/O thread reads a request into an arrival (bounded body, total time), suspends the
 * connection and puts it on the queue; a worker with its own database connection answers through
 * the door; the I/O thread sends. Static files are answered by the I/O thread itself. */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include "web/door.h"
#include "web/events.h"

struct http_config {
    struct str address; /* "127.0.0.1" */
    int port;
    int socket; /* listens on this one instead, which the supervisor keeps open; -1: none */
    int workers;
    int connection_limit;
    bool no_rates;            /* benches and tests only: networks are not throttled */
    struct str trusted_proxy; /* X-Forwarded-For is believed from this address only; empty: never */
    const struct door *door;
    struct store *store;
    struct hub *hub;
    void (*committed)(void *what); /* after a commit of this node: wakes the job thread */
    void *committed_what;
};

struct http;

/* UNAVAILABLE with a sentence when the address cannot be used. */
NODISCARD enum outcome http_start(struct cx *cx, const struct http_config *config,
                                  struct http **ret);
/* Takes no new connections, finishes what is under way and what still comes over connections that
 * are open (at most 10 s), then stops. Each answer asks its client to connect anew: behind a kept
 * socket that is the next process. */
void http_stop(struct http *http);

#endif
