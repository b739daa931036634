/* people_routes.h - signing in, the own account and managing people, for app/routes.c. */
#ifndef DOMAIN_PEOPLE_PEOPLE_ROUTES_H
#define DOMAIN_PEOPLE_PEOPLE_ROUTES_H

#include "web/route.h"

/* signing in */
handler sign_in_page, sign_in_look, sign_in_prepare, sign_in_act, sign_out;
handler sign_step_page, sign_step_look, sign_step_prepare, sign_step;
handler place_switch_prepare, place_switch;
/* links by mail */
handler invitation_link, welcome_page, welcome_look, welcome_prepare, welcome;
handler forgotten_page, forgotten;
handler password_link, password_new_page, password_new_look, password_new_prepare, password_new;
/* the own account */
handler account_page, account_look, account_password_page, account_password_prepare,
    account_password;
handler factor_page, factor_begin_prepare, factor_begin, factor_confirm_look,
    factor_confirm_prepare, factor_confirm, factor_off_prepare, factor_off, factor_codes_prepare,
    factor_codes;
/* managing people */
handler people_home, people_page, people_require, invite_page, invite_prepare, invite, invite_again,
    invite_withdraw;
handler role_contacts_page, role_contact_new_page, role_contact_prepare, role_contact_new,
    role_contact_page, role_contact_change, role_contact_away, role_contact_person;

#endif
