/* people_shown.h - addresses and choices that every screen about people needs. */
#ifndef DOMAIN_PEOPLE_PEOPLE_SHOWN_H
#define DOMAIN_PEOPLE_PEOPLE_SHOWN_H

#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "web/out.h"

/* "/beheer/organisatie/12" + after */
struct url people_url(struct cx *cx, int64_t organisation, struct str after);
/* "/beheer/organisatie/12" + before + id + after */
struct url people_url_of(struct cx *cx, int64_t organisation, struct str before, int64_t id,
                         struct str after);

struct role_choice {
    struct str id, name; /* name in the language of the page */
    bool checked;
};
struct role_choice_list {
    struct role_choice *at;
    size_t count;
};
/* The roles that cx->who may give, with this one chosen. */
struct role_choice_list roles_shown(struct cx *cx, enum language language, struct str chosen);
/* Its name in the language of the page; empty for a role that is none. */
struct str role_said(enum language language, struct str id);

#endif
