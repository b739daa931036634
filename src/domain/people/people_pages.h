/* people_pages.h - the model of the page to sign in. */
#ifndef DOMAIN_PEOPLE_PEOPLE_PAGES_H
#define DOMAIN_PEOPLE_PEOPLE_PAGES_H

#include "web/out.h"

struct sign_in_page {
    struct str email, fault;
};

#endif
