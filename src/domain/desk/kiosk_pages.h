/* kiosk_pages.h - the model of the page about a shared screen. */
#ifndef DOMAIN_DESK_KIOSK_PAGES_H
#define DOMAIN_DESK_KIOSK_PAGES_H

#include "web/out.h"

struct kiosk_page {
    bool on;
};

#endif
