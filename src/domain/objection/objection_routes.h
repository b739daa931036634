/* objection_routes.h - the handlers of /werk/bezwaar, for app/routes.c. */
#ifndef DOMAIN_OBJECTION_OBJECTION_ROUTES_H
#define DOMAIN_OBJECTION_OBJECTION_ROUTES_H

#include "domain/objection/objection_pages.h"
#include "web/route.h"

handler objection_list_page, objection_ended_page, objection_waits_page;
handler objection_setting_page, objection_setting_act;
/* registering */
handler objection_new_page, objection_letter_take;
handler objection_person_page, objection_person_prepare, objection_person_act;
handler objection_done_page;
/* one objection */
handler objection_case_page, objection_called_act, objection_call_next_act, objection_story_act,
    objection_road_act;
handler objection_people_act, objection_take_act, objection_withdraw_act, objection_back_act;
handler objection_decide_act, objection_reopen_act, objection_looked_act, objection_sms_act;
handler objection_event_page, objection_event_act;
handler objection_letter_print, objection_letter_sent_act, objection_renew_code_act,
    objection_read_act;
handler objection_postpone_page, objection_postpone_act;
handler objection_formal_page, objection_formal_act, objection_file_page;
/* an application */
handler application_plan_act, application_talked_act;

/* Who it is for and every date that a letter names. Noted in the access log. */
NODISCARD enum outcome objection_letter_fill(struct cx *cx, struct question_id id,
                                             struct objection_letter_page **ret,
                                             struct objection *ret_o);
/* A letter as it can be made now, also of what was written down in this transaction. */
NODISCARD enum outcome objection_letter_now(struct cx *cx, struct question_id id, struct str code,
                                            struct objection_letter_page **ret,
                                            struct objection *ret_o);
/* It was sent: written down, and kept as it is. */
NODISCARD enum outcome objection_letter_sent(struct cx *cx, struct objection *o, struct str code,
                                             const struct objection_letter_page *page,
                                             struct date day);
/* The button that says that this letter, as it is made here, was sent. */
void objection_letter_offer(struct cx *cx, const struct objection *o, struct str code,
                            struct objection_letter_page *page);
/* The letter goes out now, also to a representative: it is kept as it is. Nothing when this
 * procedure has no such letter. */
NODISCARD enum outcome objection_letter_goes(struct cx *cx, struct question_id id, struct str code);

#endif
