/* follow_objection_pages.h - an objection, a complaint or an application on the resident's page:
 * what they can choose, and when what comes. */
#ifndef DOMAIN_DESK_FOLLOW_OBJECTION_PAGES_H
#define DOMAIN_DESK_FOLLOW_OBJECTION_PAGES_H

#include "domain/desk/follow_pages.h"
#include "domain/objection/objection.h"
#include "web/reply.h"
#include "web/request.h"

struct follow_objection_page {
    struct follow_objection objection;
    struct str kind; /* msgid */
    struct url back, wait, withdraw;
    struct helpline_list loket;
    struct str until, until_fault;
    bool until_long; /* over a year away: pressing again says that it is meant */
    bool numbers;
};
struct follow_withdraw_page {
    struct url action, back;
    struct follow_code_list solveds;
    struct str fault;
    struct date until;
    struct str object_by; /* until then a new objection is in time; empty: that passed */
    bool complaint, application;
    struct follow_penalty penalty; /* what stops with it */
};

/* Nothing is shown when the question is no procedure. `ticket`: of the address; empty: no buttons,
 * because only the code was given. */
NODISCARD enum outcome follow_objection_fill(struct cx *cx, const struct request *rq,
                                             struct question_id id, struct str ticket,
                                             struct follow_objection *ret);

#endif
