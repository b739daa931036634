/* page.h - the frame around every page: the model of view/layout.html. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/out.h"
#include "web/reply.h"
#include "web/site.h"

/* The same page in another language. */
struct page_language {
    struct str code, own_name;
    struct url address;
    bool current;
};

struct page_language_list {
    struct page_language *at;
    size_t count;
};

struct page {
    struct str title; /* in the language of the page */
    struct site site;
    struct view content;
    struct page_language_list languages;
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

/* A page about a fault: the model of view/fault.html. */
struct fault_page {
    struct str sentence; /* in the language of the page */
    struct str phone;
    bool not_found, try_later, not_set_up;
    bool work;
    struct fault_field_list typed; /* may be empty: then there is nothing to send again */
    struct url action;             /* where it was going */
};

#endif
