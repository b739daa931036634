/* site.h - what the frame of a page shows of the doorway and of who is signed in. Filled by a
 * function that app names, so that web needs to know no domain. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "base/cx.h"
#include "web/out.h"
#include "web/request.h"

/* One entry of the work bar. */
struct site_link {
    struct str label; /* in the language of the page */
    struct url address;
    bool current; /* the page that is shown, or one behind it */
};
struct site_link_list {
    struct site_link *at;
    size_t count;
};
/* Where else who is signed in works. */
struct site_place {
    int64_t organisation;
    struct str name;
};
struct site_place_list {
    struct site_place *at;
    size_t count;
};

struct site {
    struct str name;        /* "Hulp in Demodam" */
    struct str theme;       /* class on <html>; [a-z0-9-] */
    struct str languages;   /* codes, spaces between; empty: all there are */
    struct str phone;       /* as people write it; empty when the doorway has none */
    struct str phone_hours; /* in words, may be empty */
    struct str open_said;   /* "Nu open, tot 17.00 uur", of the telephone; empty: unknown */
    bool open_now;
    struct str parents; /* origins that may show pages of residents in a frame; may be empty */
    struct str person;  /* who is signed in */
    struct str organisation;
    uint64_t permissions;
    struct site_link_list links;   /* what this person may open */
    struct site_place_list places; /* the other organisations of this person */
    struct str sheet; /* hash of the doorway's own colours: /thema/HASH.css; empty: none */
    struct site_link_list often; /* what many residents look for: for the start page */
    bool not_set_up;             /* there is no doorway at all: only routes that say so are open */
};

/* What a worker read last for somebody who is not signed in. A doorway changes a few times a year,
 * and most pages of residents need nothing else from the database: for one second they need not
 * ask. Of one thread; all zero to begin with. */
struct site_memory {
    struct arena *mem;
    struct str host;
    enum language language;
    int64_t read_ms;
    struct site site;
};
bool site_recall(const struct site_memory *memory, const struct request *rq, int64_t now_ms,
                 struct site *ret);
void site_remember(struct site_memory *memory, const struct request *rq, int64_t now_ms,
                   const struct site *site);
void site_forget(struct site_memory *memory);

typedef enum outcome site_function(struct cx *cx, const struct request *rq, struct site *ret);

#endif
