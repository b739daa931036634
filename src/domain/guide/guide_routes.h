/* guide_routes.h - the handlers of editors, for app/routes.c. */
#ifndef DOMAIN_GUIDE_GUIDE_ROUTES_H
#define DOMAIN_GUIDE_GUIDE_ROUTES_H

#include "web/route.h"

handler texts_page, text_overview_page;
handler text_edit_page, text_check_page, text_keep_act, text_offer_act, text_publish_act,
    text_take_back_act, text_withdraw_act;
handler text_versions_page, text_restore_act;

#endif
