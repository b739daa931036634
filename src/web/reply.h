/* reply.h - what a handler answers: a page, another address, or finished text. */
#ifndef WEB_REPLY_H
#define WEB_REPLY_H

#include "base/outcome.h"
#include "web/out.h"

/* The frame around a page. */
enum shell {
    SHELL_RESIDENT, /* name of the site, languages, contact, privacy */
    SHELL_WORK,     /* the professional's: navigation by permission, sign out */
};

struct reply {
    int status; /* 0: what belongs to the outcome */
    enum shell shell;

    struct str title; /* msgid */
    struct view view;

    struct url location; /* 303 */

    struct str type, body;   /* finished text, when type is not empty */
    struct str live_channel; /* a stream of events on this channel, see web/events.h */

    struct str sheet;  /* colours to show this page in instead of the doorway's, by hash */
    bool immutable;    /* what stands at this address never changes: browsers may keep it */
    struct str cookie; /* a Set-Cookie line */
    bool quick_leave;  /* the button to leave at once: pages about violence */
    /* The answer to a form that does nothing when sent again: the languages send it again. */
    bool repeat;
    /* The id of the form on this page: the languages take along what is typed in it, to this path,
     * where the form is then shown again and not taken. */
    struct str form;
    struct url form_to;
    bool only_tried;     /* of a WRITE: shown is what would come of it, and nothing of it is kept */
    bool may_be_indexed; /* a public page for search engines; all others are noindex */
};

/* Each returns OK, so that a handler can end with it. */
enum outcome reply_page(struct reply *re, struct str title, struct view view);
enum outcome reply_see_other(struct reply *re, struct url location);
enum outcome reply_text(struct reply *re, struct str type, struct str body);
enum outcome reply_live(struct reply *re, struct str channel);

#endif
