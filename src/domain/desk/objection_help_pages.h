/* objection_help_pages.h - the model of asking independent help for who objects. */
#ifndef DOMAIN_DESK_OBJECTION_HELP_PAGES_H
#define DOMAIN_DESK_OBJECTION_HELP_PAGES_H

#include "domain/desk/work_pages.h"

struct objection_helper {
    struct str name, paid_by, steered_by, answers;
    struct url choose;
};
struct objection_helper_list {
    struct objection_helper *at;
    size_t count;
};
struct objection_help_page {
    struct url back, action;
    struct objection_helper_list helpers;
    bool chosen; /* else choose first */
    bool application;
    int64_t to;
    struct str to_name, answers;
    struct html text; /* to read out */
    struct personal asked;
    struct work_choice_list consents;
    struct str fault, asked_fault, consent_fault;
};

#endif
