/* page.h - the frame around every page: the model of view/layout.html. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/out.h"
#include "web/reply.h"
#include "web/request.h"
#include "web/site.h"

struct door;
struct arrival;

/* The same page in another language. */
struct page_language {
    struct str code, own_name;
    struct url address;
    struct url send; /* the form of struct page goes here */
    bool current;
};

struct page_language_list {
    struct page_language *at;
    size_t count;
};

/* A field as it was sent, to be sent again. */
struct fault_field {
    struct str name;
    struct personal value;
    bool is_text; /* shown, so that it can be kept elsewhere, too */
};

struct fault_field_list {
    struct fault_field *at;
    size_t count;
};

struct page {
    struct str title; /* in the language of the page */
    struct site site;
    struct view content;
    struct page_language_list languages;
    struct str form;               /* the languages are buttons of this form; empty: links */
    bool typing;                   /* of a form on the page; else of our own, with these fields: */
    struct fault_field_list again; /* what was sent, and a page answered */
    struct url style, script;
    struct url sheet; /* the doorway's own colours */
    bool has_sheet;
    bool work; /* SHELL_WORK */
    bool signed_in;
    bool quick_leave;
    bool indexed;
    bool demo;
    bool kiosk, framed; /* see web/request.h */
    struct str path;    /* of this page, without language */
    bool unreviewed;    /* no translator has read the sentences of this language */
    struct url dutch;   /* the same page in Dutch */
};

/* A page about a fault: the model of view/fault.html. */
struct fault_page {
    struct str sentence; /* in the language of the page */
    struct str phone;
    bool not_found, try_later, not_set_up;
    bool work;
    struct fault_field_list typed; /* may be empty: then there is nothing to send again */
    struct url action;             /* where it was going */
};

/* The whole page, in the frame that `re` names. */
struct str page_write(const struct door *door, struct cx *cx, const struct arrival *arrival,
                      const struct site *site, const struct reply *re);
/* What professionals read is in Dutch and English. */
bool page_is_shown_in(struct str path, enum language language);
/* What was sent, as fields of a form; no passwords. */
struct fault_field_list page_sent_fields(struct cx *cx, const struct request *rq);

#endif
