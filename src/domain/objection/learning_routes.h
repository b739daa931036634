/* learning_routes.h - the handlers of /werk/bezwaar/leren, for app/routes.c. */
#ifndef DOMAIN_OBJECTION_LEARNING_ROUTES_H
#define DOMAIN_OBJECTION_LEARNING_ROUTES_H

#include "web/route.h"

handler learning_page, learning_csv, causes_page, causes_act, road_cost_page, road_cost_act;
handler learning_name_page, learning_name_act;

#endif
