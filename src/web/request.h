/* request.h - a request as a handler sees it: parsed, bounded, valid UTF-8, only declared
 * fields. */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "base/cx.h"
#include "i18n/i18n.h"

struct site;

enum { REQUEST_ARGS_MAX = 4, REQUEST_FIELDS_MAX = 48 };

enum method { METHOD_GET, METHOD_POST };

enum field_kind {
    FIELD_LINE,   /* one line: white space and control characters become a space, ends trimmed */
    FIELD_TEXT,   /* several lines: line ends become \n, other control characters are dropped */
    FIELD_SECRET, /* a password: not changed, never shown again */
    FIELD_MANY,   /* boxes of one name: each value that was sent is a line */
};

/* On a shared screen what was typed, and the pages that open a question, end after so long without
 * use. */
static const int64_t kiosk_forgets_ms = 5 * 60 * 1000;

/* A field that a route accepts. What is not declared does not exist. */
struct field {
    struct str name;
    enum field_kind kind;
    size_t limit_chars;
};

struct session {
    int64_t professional; /* 0: nobody is signed in */
    int64_t organisation;
    uint64_t permissions;
    struct str csrf;
    struct bytes token_hash;
};

struct request {
    enum method method;
    enum language language; /* from the first part of the path; Dutch without */
    struct str host;        /* lower case, without port */
    struct str origin;      /* "https://hulp.voorbeeld.nl": as the browser sees this site */
    struct str path;        /* without language */
    struct str args[REQUEST_ARGS_MAX]; /* what stood at the :names of the route, in order */
    struct session session;
    struct str network; /* the client's (IPv4 /24, IPv6 /48): for throttling, never stored bare */
    void *plan;         /* what `prepare` made for `act` */
    const struct site *site;  /* the frame, read in the same transaction; not in `prepare` */
    struct str demo_password; /* not empty in a demo: the page to sign in hands out its accounts */
    bool kiosk;  /* a screen that many people use after each other: what is kept, is kept shortly */
    bool framed; /* inside a page of another site */
    struct fault fault; /* what was wrong with this form, when it is shown again; else empty */

    const struct field *fields; /* the route's declaration */
    size_t field_count;
    struct str values[REQUEST_FIELDS_MAX];
    bool sent[REQUEST_FIELDS_MAX];
};

/* The value of a field; empty when it was not sent, or when this route does not declare it: a page
 * that shows a form again runs under the route of the form or of the page itself. */
struct str request_field(const struct request *rq, struct str name);
/* Was the field in the request at all? Tells an emptied field from one that was not on the page. */
/* As if it had been sent, where the route has such a field: for a form that is shown again. */
void request_put(struct request *rq, struct str name, struct str value);
bool request_has(const struct request *rq, struct str name);
/* A path argument or field as a positive number; NOT_FOUND when it is none. */
NODISCARD enum outcome request_arg_int(struct cx *cx, const struct request *rq, size_t arg,
                                       int64_t *ret);

/* Where the page before of a list ended: the field "na" is "first.second", as url_after() writes
 * it. Both 0 when there is none, or it is not ours: from the beginning. */
struct list_place {
    int64_t first, second;
};
struct list_place request_after(const struct request *rq);

/* The fault about this field, in the reader's language; empty when it is about another, or there is
 * none. */
struct str request_fault(struct cx *cx, const struct request *rq, struct str field);

/* For the door: fills the declared fields from `a=b&c=d`. Sets the fault and is INVALID when one is
 * over its bound or not UTF-8; the values are kept (repaired) all the same, so that nothing is
 * lost. */
NODISCARD enum outcome request_fill(struct cx *cx, struct request *rq, struct str encoded);

/* Is this, in lower case, what the Host header may be? It stands in links and in the sitemap, so
 * only letters, digits and what addresses are made of. */
bool request_host_plausible(struct str host);

#endif
