/* events.h - what changed, told at once to open pages by server-sent events.
 *
 * A rule that changes something writes a row into `change` in its own transaction (change_add);
 * what is not committed is never told. Each node rereads a window of that table after every commit
 * of its own and every second, because the order of ids is not the order of commits, and tells each
 * row once. Events carry no content: the page asks for itself again, with its own rights. */
#ifndef WEB_EVENTS_H
#define WEB_EVENTS_H

#include <sys/types.h>

#include "base/cx.h"

struct hub;
/* One open page; made by the socket side. */
struct listener;

struct hub *hub_open(void);
void hub_close(struct hub *hub);

/* Listens on an open `socket`. The library that answers requests sends the head, then rests the
 * connection, and from there on the hub writes to the socket itself: telling thousands of pages
 * costs one send each. `rest(what)` and `wake(what)` are called with the hub's lock held, so that
 * neither overtakes the other; they must only suspend and resume the connection. */
struct listener *hub_join(struct hub *hub, struct str channel, int socket, void (*rest)(void *what),
                          void (*wake)(void *what), void *what);
void hub_leave(struct hub *hub, struct listener *listener);
/* What the library is to send: the event told since joining (`cap` must have room for it); 0: none,
 * and the connection rests; -1: this stream is over. */
ssize_t hub_read(struct hub *hub, struct listener *listener, char *to, size_t cap);

/* Tells every listener of the channel. */
void hub_tell(struct hub *hub, struct str channel);
/* A comment to everyone, every 15 s: a closed client is only noticed when written to. */
void hub_beat(struct hub *hub);
/* The server stops: every stream is over, also one that joins later. */
void hub_end(struct hub *hub);
size_t hub_count(struct hub *hub);

#endif
