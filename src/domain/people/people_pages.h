/* people_pages.h - the model of the page to sign in. */
#ifndef DOMAIN_PEOPLE_PEOPLE_PAGES_H
#define DOMAIN_PEOPLE_PEOPLE_PAGES_H

#include "web/out.h"

struct demo_account {
    struct str name, email, organisation, password;
    bool coordinator;
};
struct demo_account_list {
    struct demo_account *at;
    size_t count;
};

struct sign_in_page {
    struct str email, fault;
    struct demo_account_list accounts; /* of a demo; empty anywhere else */
};

#endif
