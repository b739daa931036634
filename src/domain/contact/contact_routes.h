/* contact_routes.h - the handlers of "call me" and of the roster, for app/routes.c. */
#ifndef DOMAIN_CONTACT_CONTACT_ROUTES_H
#define DOMAIN_CONTACT_CONTACT_ROUTES_H

#include "web/route.h"

handler callback_page, callback_take, callback_kept_page, callback_prepare_form,
    callback_send;            /* residents */
handler duty_page, duty_save; /* professionals */

#endif
