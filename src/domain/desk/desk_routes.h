/* desk_routes.h - the handlers of the desk, for app/routes.c. */
#ifndef DOMAIN_DESK_DESK_ROUTES_H
#define DOMAIN_DESK_DESK_ROUTES_H

#include "web/route.h"

/* the public */
handler start_page, text_page, report_page;
/* a shared screen */
handler kiosk_page, kiosk_set, kiosk_done;
/* residents */
handler follow_code_page, follow_code, follow_link, follow_page, follow_add, follow_stop_page,
    follow_stop, follow_wipe_page, follow_wipe, follow_live;
/* professionals */
handler work_home, inbox_page, inbox_search, inbox_live;
handler work_thread_page, work_thread_live, work_take, work_reply, work_note, work_called,
    work_pass_back, work_close;
handler work_keep_draft;
handler calls_page;
/* managing people, and oversight */
handler colleague_page, colleague_role, leaving_page, leaving, oversight_page;
/* handovers: the sender, the receiver, both, the resident */
handler work_offer_page, work_offer_preview, work_offer_send, work_offer_cancel, work_hold;
handler handover_page, handover_take, handover_refuse;
handler handovers_page;
handler follow_handover_page, follow_handover_answer;
/* coordinators */
handler coordination_page;

#endif
