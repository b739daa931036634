/* calls_pages.h - the model of the list of people to call. */
#ifndef DOMAIN_DESK_CALLS_PAGES_H
#define DOMAIN_DESK_CALLS_PAGES_H

#include "domain/intake/intake.h"
#include "web/out.h"

struct call_line {
    struct url open;
    struct line_known who;
    struct url
        call; /* of the number in `who`, which is empty where something is to be minded first */
    struct str planned; /* when a call is planned; empty: none is */
    struct str topic, municipality, wish, tries, due, holder;
    struct str from;     /* outside the hours of calling: when one may */
    struct str language; /* empty when Dutch */
    struct str last_day; /* to object to the letter; empty: not known */
    enum peril peril;
    bool now, late, careful; /* careful: calling is not always safe */
    struct str spoken;       /* the day on which they last spoke; empty: never */
    struct str promised;     /* a call that who held it before promised; empty: none */
    struct str said;         /* of the same number with another question; empty: nothing */
    bool answered;           /* in writing; nobody spoke to them */
};
struct call_line_list {
    struct call_line *at;
    size_t count;
};
struct calls_page {
    struct call_line_list lines;
    struct url next;
    bool has_next;
    bool objections; /* who made one is called from that list */
};

#endif
