/* map_routes.h - the handlers of the map, for app/routes.c. */
#ifndef DOMAIN_MAP_MAP_ROUTES_H
#define DOMAIN_MAP_MAP_ROUTES_H

#include "domain/map/map.h"
#include "web/route.h"

/* everyone */
handler help_page, help_find, help_list_page, help_topic_list_page;
handler service_page;
/* who got the mail */
handler confirm_page, confirm_yes_act, confirm_no_prepare, confirm_no_act;
/* who keeps the map */
handler map_list_page, map_call_page;
handler map_edit_page, map_edit_prepare, map_edit_act;
handler map_new_page, map_new_prepare, map_new_act;
handler map_capacity_act, map_confirm_act;
handler map_import_page, map_import_prepare, map_import_act;

/* Lines of the sitemap are made by app: services that stand on the map, a hundred from one on. */
NODISCARD enum outcome service_public_list(struct cx *cx, int64_t after,
                                           struct service_id_row_list *ret);

#endif
