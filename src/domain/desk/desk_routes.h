/* desk_routes.h - the handlers of the desk, for app/routes.c. */
#ifndef DOMAIN_DESK_DESK_ROUTES_H
#define DOMAIN_DESK_DESK_ROUTES_H

#include "web/route.h"

/* the public */
handler start_page, text_page, report_page;
handler topic_page, topic_place;
handler find_page, find_take, find_kept_page, missed_page;
handler situation_page, situation_place, situations_page;
handler triage_areas_page, triage_areas_take, triage_page, triage_answer, triage_place;
/* a letter explained, by its code */
handler explained_code_page, explained_code, explained_page, explained_term;
handler letter_start_page, letter_next, letter_take, letter_kept_page, letter_again,
    letter_calendar, letter_objection, letter_objection_again, letter_objection_take,
    letter_objection_kept, letter_objection_none;
handler letter_send_page, letter_send_prepare, letter_send, letter_send_again, letter_sent_page;
/* a demo only */
handler tour_page, tour_wait;
/* a shared screen */
handler kiosk_page, kiosk_set, kiosk_done;
/* residents */
handler follow_code_page, follow_code, follow_link, follow_page, follow_add_prepare, follow_add,
    follow_stop_page, follow_stop, follow_wipe_page, follow_wipe, follow_live;
handler follow_call_wish, follow_call_page, follow_call_change;
/* professionals */
handler work_home, inbox_page, inbox_search, inbox_live;
handler work_thread_page, work_thread_live, work_take, work_reply, work_note, work_called,
    work_pass_back, work_close;
handler work_keep_draft, work_plan_call, work_call_off;
handler second_page, second_look, second_prepare, second_act;
handler calls_page;
/* beside a resident */
handler beside_page, beside_prepare, beside_act, beside_done_page, beside_list_page;
/* the network, for colleagues */
handler directory_page, directory_find;
/* managing people, and oversight */
handler colleague_page, colleague_role, leaving_page, leaving, oversight_page;
/* handovers: the sender, the receiver, both, the resident */
handler work_offer_page, work_offer_preview, work_offer_send, work_offer_cancel, work_hold;
handler handover_page, handover_take, handover_refuse;
handler handovers_page;
handler follow_handover_page, follow_handover_answer;
/* objections: the resident; and help for them from elsewhere */
handler follow_objection_page, follow_objection_road, follow_objection_wait, follow_withdraw_page,
    follow_withdraw, follow_objection_back, follow_objection_solved, follow_application_call;
handler objection_help_page, objection_help_look, objection_help_prepare, objection_help_act;
/* coordinators */
handler coordination_page;
/* setting up an empty installation */
handler first_link, first_places_page, first_places, first_organisation_page, first_organisation,
    first_net_page, first_net, first_person_page, first_person_prepare, first_person,
    first_doorway_page, first_doorway_prepare, first_doorway;
/* administrators of the network */
handler setup_page, manage_municipality_page, manage_municipality, manage_region_page,
    manage_region, new_region_page, new_prepare, new_region;
handler manage_organisation_page, manage_organisation, new_organisation_page, new_organisation,
    manage_places_page, manage_places, manage_help_page, manage_help, manage_end_page, manage_end;
handler manage_doorway_page, manage_doorway, new_doorway_page, new_doorway, manage_colours_page,
    manage_colours, colours_preview_page, colours_use, sheet_page;

#endif
