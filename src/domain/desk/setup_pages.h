/* setup_pages.h - the models of the overview of a network and of the preview of its colours. */
#ifndef DOMAIN_DESK_SETUP_PAGES_H
#define DOMAIN_DESK_SETUP_PAGES_H

#include "web/form_pages.h"

struct setup_missing {
    struct str said, mend; /* what is missing, and the words of the link */
    struct url address;
    struct str_list topics; /* names of topics without help; may be empty */
};
struct setup_missing_list {
    struct setup_missing *at;
    size_t count;
};

/* One thing that is set up, with what stands beside its name. */
struct setup_line {
    struct str name, about;
    struct url address;
};
struct setup_line_list {
    struct setup_line *at;
    size_t count;
};

struct setup_page {
    bool saved, no_mail;
    struct setup_missing_list missing;
    struct setup_line_list municipalities, organisations, ended, doorways, regions;
};

struct colours_page {
    struct url action, back;
    struct str seen;
};

#endif
