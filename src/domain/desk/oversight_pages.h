/* oversight_pages.h - the model of /beheer/inzage: how often organisations looked, and whether the
 * log is whole. */
#ifndef DOMAIN_DESK_OVERSIGHT_PAGES_H
#define DOMAIN_DESK_OVERSIGHT_PAGES_H

#include "web/out.h"

struct oversight_line {
    struct date day;
    struct str organisation, act, times; /* "minder dan 10", "23" */
};
struct oversight_line_list {
    struct oversight_line *at;
    size_t count;
};

struct oversight_page {
    struct oversight_line_list lines;
    struct str checked_at; /* in words; empty: no round ended yet */
    int64_t whole_number, broken_number;
};

#endif
