/* follow_handover_pages.h - the models of a handover on the resident's page. */
#ifndef DOMAIN_DESK_FOLLOW_HANDOVER_PAGES_H
#define DOMAIN_DESK_FOLLOW_HANDOVER_PAGES_H

#include "domain/desk/handover_pages.h"

struct follow_handover_page {
    struct packet_shown packet;
    struct url action, back;
    struct html text; /* what is asked */
    struct date due;
    bool draft, waits;
    struct str dependent; /* the receiver belongs to the other party; in a draft the text says it */
};

/* How the handover of this question stands, in plain words; `page` where to read and decide. */
NODISCARD enum outcome follow_handover_fill(struct cx *cx, enum language language,
                                            const struct question_state *state,
                                            struct follow_handover *ret);

#endif
