/* referral.h - a question that a professional or a referrer entered beside a resident.
 *
 * The organisation that entered it sees how it goes when the resident agreed to that: where the
 * question is and how it ended, never its text or who asked. Otherwise nobody there sees it again.
 */
#ifndef DOMAIN_INTAKE_REFERRAL_H
#define DOMAIN_INTAKE_REFERRAL_H

#include "domain/intake/intake.h"

/* In the transaction of ask_act. Needs PERMISSION_REFER. `told_text`: what was read out about being
 * told; `told`: the resident's answer. */
NODISCARD enum outcome referral_add(struct cx *cx, const struct asked *asked, struct str told_text,
                                    enum language language, bool told);

enum { REFERRAL_PAGE = 50 };
struct referral_place {
    int64_t at_ms, question; /* of the last row of the page before; 0: from the newest */
};
/* What the own organisation entered and is told about, newest first, REFERRAL_PAGE + 1 at most. */
NODISCARD enum outcome referral_list(struct cx *cx, struct referral_place after,
                                     struct referral_row_list *ret);

#endif
