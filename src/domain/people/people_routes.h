/* people_routes.h - signing in and out, for app/routes.c. */
#ifndef DOMAIN_PEOPLE_PEOPLE_ROUTES_H
#define DOMAIN_PEOPLE_PEOPLE_ROUTES_H

#include "web/route.h"

handler sign_in_page, sign_in_look, sign_in_prepare, sign_in_act, sign_out;

#endif
