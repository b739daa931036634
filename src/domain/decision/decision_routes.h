/* decision_routes.h - the handlers for who explains decisions, for app/routes.c. */
#ifndef DOMAIN_DECISION_DECISION_ROUTES_H
#define DOMAIN_DECISION_DECISION_ROUTES_H

#include "web/route.h"

handler decisions_page;
handler decision_new_page, decision_new_look, decision_new_prepare, decision_new_act;
handler decision_edit_page, decision_look, decision_save_act;
handler decision_active_act;
handler decision_letter_page, decision_picture;
handler decision_versions_page, decision_restore_act;
handler letter_check_page, letter_check_act;

#endif
