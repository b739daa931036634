/* intake_routes.h - the handlers of /vraag, for app/routes.c. */
#ifndef DOMAIN_INTAKE_INTAKE_ROUTES_H
#define DOMAIN_INTAKE_INTAKE_ROUTES_H

#include "web/route.h"

handler ask_start_page, ask_start;
handler ask_text_page, ask_text;
handler ask_danger_page;
handler ask_place_page, ask_place;
handler ask_topic_page, ask_topic;
handler ask_channel_page, ask_channel;
handler ask_name_page, ask_name;
handler ask_check_page, ask_send_look, ask_send_prepare, ask_send;
handler ask_at_once_prepare, ask_at_once, ask_whole_page;
handler ask_done_page;

#endif
