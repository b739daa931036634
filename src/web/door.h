/* door.h - the way of a request: route, session, permission, fields, prepare, transaction, act,
 * commit, kept rows, view, bytes. One direction, the same for every page. */
#ifndef WEB_DOOR_H
#define WEB_DOOR_H

#include "store/store.h"
#include "web/route.h"
#include "web/site.h"

struct door {
    const struct route *routes;
    size_t route_count;
    site_function *site;
    handler *sign_in; /* the page behind a 401 */
    const struct keys *keys;
    const struct calendar *calendar; /* of the law, with the administrator's days off */
    struct str asset_version;        /* changes whenever an asset does */
    struct str phone;                /* shown when the database cannot tell */
    struct str demo_password; /* not empty: a demo, and pages say that nothing here is real */
};

/* What the socket side hands over. All in mem. */
struct arrival {
    struct arena *mem;
    const struct route *route; /* NULL: none found */
    bool other_method;
    bool too_large; /* the body was over the limit and thrown away */
    struct request rq;
    struct str encoded;             /* body, or query of a GET */
    struct str cookie;              /* the session's token */
    struct site_memory *known_site; /* the worker's */
    bool cross_site;                /* Sec-Fetch-Site or Origin says that another site sent it */
    bool bad_host;                  /* the Host header is no name of a host */
    bool form_type;                 /* the body is application/x-www-form-urlencoded */
};

/* What goes back over the socket. */
struct departure {
    int status;
    struct str type, body;
    struct str location, cookie;
    struct str live_channel; /* an event stream instead of a body */
    bool noindex;
    struct str frame_parents; /* origins that may frame this page; empty: nobody */
    bool immutable;           /* may be kept for ever */
};

/* Finds the route and the language: called once the head of a request is known. */
void door_find(const struct door *door, struct str raw_path, enum method method,
               struct arrival *arrival);
/* Answers. `db` is the worker's own connection. Never fails: every fault becomes a page. */
void door_answer(const struct door *door, struct db *db, struct arrival *arrival,
                 struct departure *ret);
/* The methods of a path without language, as the Allow header has them; empty: no such path. */
struct str door_allowed(const struct door *door, struct str path);
/* The page for a fault that the socket side found itself (405, 413, 429): no database. */
void door_refuse(const struct door *door, struct arrival *arrival, int status,
                 struct departure *ret);

#endif
