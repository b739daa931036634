/* explained_pages.h - the models of what a resident reads about a letter, by the code in it. */
#ifndef DOMAIN_DESK_EXPLAINED_PAGES_H
#define DOMAIN_DESK_EXPLAINED_PAGES_H

#include "domain/guide/helplines.h"
#include "domain/map/map_shown.h"
#include "web/kept_form.h"
#include "web/out.h"

struct explained_code_page {
    struct str code, fault;
    bool follow; /* what was typed is the code of a question */
    struct str phone, open_said;
    struct url call;
    struct helpline_list numbers; /* when the code is not known */
};

struct explained_step {
    struct str said, law;
};
struct explained_step_list {
    struct explained_step *at;
    size_t count;
};
/* The last day, and each step to it. */
struct explained_term {
    struct str last;
    int64_t days; /* from today; below zero when it has passed */
    bool today, passed;
    bool perhaps_earlier; /* the letter came before its date */
    struct explained_step_list steps, readings;
};

struct explained_page {
    struct str title, municipality, organisation;
    struct html body, can_do;
    bool has_can_do, untranslated, ended;
    /* until when */
    bool objection, ask_dates, call_today, has_term;
    struct url action;
    struct personal dated, came;
    struct str dated_fault, came_fault;
    struct explained_term term;
    bool answered;               /* a date was just sent: what came of it stands first */
    struct kept_field_list kept; /* of the letter: for an objection, and for a calendar */
    /* who helps, apart from the municipality */
    struct service_card_list help;
    struct helpline_list numbers;
    struct str topic;
    struct url topic_open;
    /* who explains, of the municipality */
    struct str team, phone, hours, open_said;
    bool open_now;
    struct url call;
    struct str law;
};

#endif
