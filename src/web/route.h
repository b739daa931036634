/* route.h - one row says everything about a page: method, path, who may, fields, how it runs.
 *
 * A row without an access clause does not compile; CSRF, size limit, fields and rate follow from
 * the row. The table is app/routes.c; the route x role matrix, the list of pages for the browser
 * tests and `elkedeur access` are made from it. */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "base/cx.h"
#include "web/reply.h"
#include "web/request.h"

/* How a request meets the database. */
enum way {
    WAY_READ,  /* one read-only snapshot; rows given to keep() are committed before the reply */
    WAY_WRITE, /* prepare outside, act inside a transaction that may run again; reply after
                * commit */
    WAY_NONE,  /* no database at all: health, sheets of style */
};

/* `act` may run up to five times and touches only the database and cx->mem. */
typedef enum outcome handler(struct cx *cx, struct request *rq, struct reply *re);

enum rate {
    RATE_DEFAULT, /* RATE_PAGE for a GET, RATE_SEND for a POST */
    RATE_PAGE,    /* 600 a minute a network */
    RATE_SEND,    /* 60 a minute: forms of residents */
    RATE_SECRET,  /* 20 a minute: passwords, codes; the database throttles beside it */
    RATE_COUNT,
};

struct access {
    uint64_t permission;
    const char *public_because;
};

/* clang-format off */
/* A reason of no words is none. */
#define PUBLIC(because) {.public_because = "" because, .permission = 0 * sizeof(SAID(because))}
#define SAID(because) struct { char said; _Static_assert(sizeof("" because) > 2, "say why"); }
#define ALLOW(bit) {.permission = (bit)}
/* clang-format on */

struct route {
    enum method method;
    enum way way;
    struct str path; /* "/werk/vraag/:id" */
    struct access access;
    handler *look;    /* WRITE: reads in a snapshot of its own what `prepare` needs */
    handler *prepare; /* outside any transaction: parsing, hashing, sealing, random ids */
    handler *act;
    handler *again; /* WRITE: shows the form again, with rq->fault, after INVALID */
    const struct field *fields;
    size_t field_count;
    enum rate rate;
    bool knows_reader;       /* PUBLIC: a professional who is signed in sees more; else they are the
                              * public there, as on a resident's page */
    bool from_any_site;      /* a form on another site may post here: no cookie counts */
    bool before_setup;       /* also there while nothing is set up: see struct site */
    size_t body_limit_bytes; /* 0: 256 KB */
};

#define READ(path_, access_, act_, ...)                                                            \
    {                                                                                              \
        .method = METHOD_GET, .way = WAY_READ, .path = S_INIT(path_), .access = access_,           \
        .act = act_, __VA_ARGS__                                                                   \
    }
#define WRITE(path_, access_, prepare_, act_, again_, fields_, ...)                                \
    {                                                                                              \
        .method = METHOD_POST, .way = WAY_WRITE, .path = S_INIT(path_), .access = access_,         \
        .prepare = prepare_, .act = act_, .again = again_, .fields = fields_,                      \
        .field_count = sizeof(fields_) / sizeof *(fields_), __VA_ARGS__                            \
    }
#define FIELDS(fields_) .fields = fields_, .field_count = sizeof(fields_) / sizeof *(fields_)
#define DIRECT(path_, access_, act_)                                                               \
    {                                                                                              \
        .method = METHOD_GET, .way = WAY_NONE, .path = S_INIT(path_), .access = access_,           \
        .act = act_                                                                                \
    }

enum rate route_rate(const struct route *route); /* NULL: a path that does not exist */

/* The route for a path without language; NULL when there is none. args as in struct request.
 * *other_method: the path exists, but with another method. */
const struct route *route_find(const struct route *routes, size_t count, enum method method,
                               struct str path, struct str *args, bool *other_method);

#endif
