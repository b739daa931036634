/* follow_call_pages.h - the models of calling on the resident's page: what is promised, what was
 * tried, and how to change or stop it. */
#ifndef DOMAIN_DESK_FOLLOW_CALL_PAGES_H
#define DOMAIN_DESK_FOLLOW_CALL_PAGES_H

#include "domain/intake/ask_shown.h"
#include "web/out.h"

struct follow_call {
    bool shown;
    bool refused;      /* the resident wants no call */
    bool off;          /* who helps found that calling is no longer needed */
    bool wrong_number; /* nobody can be called at this number */
    struct call_told told;
    struct str planned; /* on which day and at which time; empty: nothing is planned */
    struct str tried;   /* that it was tried in vain; empty: it was not */
    struct str organisation;
    struct url wish, change;
};

struct follow_call_page {
    struct url action, back;
    struct call_moments moments;
    struct personal phone, mind;
    struct str fault, phone_fault, mind_fault;
    bool voicemail, sms;
};

struct cx;
struct request;
/* Nothing is shown of what is not to be answered by telephone, or closed. */
NODISCARD enum outcome follow_call_fill(struct cx *cx, const struct request *rq,
                                        const struct question_thread *thread,
                                        struct follow_call *ret);

#endif
