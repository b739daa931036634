/* learning_pages.h - the models of /werk/bezwaar/leren. */
#ifndef DOMAIN_OBJECTION_LEARNING_PAGES_H
#define DOMAIN_OBJECTION_LEARNING_PAGES_H

#include "domain/objection/learning.h"
#include "web/form_pages.h"
#include "web/reply.h"

struct learning_count {
    struct str label, count;
    bool hidden;
};
struct learning_count_list {
    struct learning_count *at;
    size_t count;
};
struct learning_part {
    struct str title, note;
    struct learning_count_list counts;
};
struct learning_part_list {
    struct learning_part *at;
    size_t count;
};
struct learning_published {
    struct str where, year, what, value, note, source;
};
struct learning_published_list {
    struct learning_published *at;
    size_t count;
};
struct learning_cost {
    struct str road, each, together;
};
struct learning_cost_list {
    struct learning_cost *at;
    size_t count;
};
struct learning_choice {
    struct str label;
    struct url address;
    bool here;
};
struct learning_choice_list {
    struct learning_choice *at;
    size_t count;
};
struct learning_page {
    struct str organisation, municipality, period, until, all, days;
    struct learning_choice_list years, periods, places;
    struct learning_part_list parts;
    struct learning_count_list trend;
    struct learning_count_list own; /* beside what others published */
    struct learning_published_list published;
    struct learning_cost_list costs;
    struct str_list changes;
    struct url csv;
    int threshold;
    bool has_figures, has_places, handles, has_cost, something_hidden;
};

struct cause_line {
    struct str code, name;
    bool ended, first;
};
struct cause_line_list {
    struct cause_line *at;
    size_t count;
};
struct causes_page {
    struct cause_line_list lines;
    struct form_page *form;
};

#endif
