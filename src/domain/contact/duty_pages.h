/* duty_pages.h - the model of the roster. */
#ifndef DOMAIN_CONTACT_DUTY_PAGES_H
#define DOMAIN_CONTACT_DUTY_PAGES_H

#include "web/out.h"

struct duty_choice {
    int64_t professional;
    struct str name;
    bool chosen;
};
struct duty_choice_list {
    struct duty_choice *at;
    size_t count;
};
struct duty_cell {
    struct str field; /* "m3": morning of the fourth day */
    struct str label;
    struct duty_choice_list choices;
};
struct duty_day {
    struct str day;
    struct duty_cell morning, afternoon;
};
struct duty_day_list {
    struct duty_day *at;
    size_t count;
};
struct duty_page {
    struct duty_day_list days;
    struct str fault;
};

#endif
