/* leaving_pages.h - the models of one colleague: another role, and leaving. */
#ifndef DOMAIN_DESK_LEAVING_PAGES_H
#define DOMAIN_DESK_LEAVING_PAGES_H

#include "domain/people/people_shown.h"
#include "web/out.h"

struct colleague_page {
    struct url back, role, leave;
    struct str name, email, role_fault;
    bool second_factor, helps; /* helps: answers questions */
    bool fixed;                /* the own role, or one that cx->who may not give */
    struct role_choice_list roles;
};

struct successor {
    int64_t professional;
    struct str name;
    bool checked;
};
struct successor_list {
    struct successor *at;
    size_t count;
};

struct leaving_page {
    struct url back, action;
    struct str name, organisation, fault;
    struct successor_list successors;
    bool helps;
    bool team; /* back to the team is chosen */
};

#endif
