/* edit_pages.h - the models of /beheer/kaart: who keeps the map. */
#ifndef DOMAIN_MAP_EDIT_PAGES_H
#define DOMAIN_MAP_EDIT_PAGES_H

#include "domain/map/service_pages.h"
#include "web/out.h"

struct map_line {
    int64_t service;
    struct str name, organisation, owner, confirmed, filled, capacity, weeks;
    struct url open, confirm, capacity_form;
    struct service_contact_list contacts; /* to call */
    int64_t remarks;
    bool old, closed;
    struct help_option_list capacities;
};
struct map_line_list {
    struct map_line *at;
    size_t count;
};
struct map_list_page {
    bool to_call, may_import;
    struct map_line_list lines;
    struct url next;
    bool has_next;
};

/* One field of the form. */
struct map_field {
    struct str name, label, hint, fault;
    struct personal value;
    bool text;      /* several lines */
    struct str now; /* what stands there now, when a colleague changed it meanwhile */
};
struct map_field_list {
    struct map_field *at;
    size_t count;
};
struct map_group {
    struct str title;
    bool address; /* asks where it is */
    struct map_field_list fields;
};
struct map_group_list {
    struct map_group *at;
    size_t count;
};

struct map_remark {
    struct str text, when;
};
struct map_remark_list {
    struct map_remark *at;
    size_t count;
};

struct map_edit_page {
    struct str title, fault;
    struct url action, back, view;
    struct str unread; /* opening hours that could not be read; empty: they could */
    bool fresh;        /* a new service */
    bool conflict;     /* somebody else was first */
    struct str version;
    struct map_group_list groups;
    struct help_option_list statuses, frees, organisations;
    struct str organisation_fault;
    struct map_remark_list remarks;
    struct service_link_list places;                  /* its other places */
    struct line_list topic_names, help_names, shared; /* shared: services at the same address */
    struct service_age age;
};

struct map_problem {
    struct str place, field, reason;
    bool warning;
};
struct map_problem_list {
    struct map_problem *at;
    size_t count;
};
struct map_import_page {
    struct personal csv;
    struct str csv_fault;
    bool shown, done; /* shown: what would happen; done: it did */
    int64_t read, created, changed, unchanged, rejected, warnings;
    struct map_problem_list problems;
};

#endif
