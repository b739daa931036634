/* leaving.h - a colleague leaves, or gets a role without questions, and nothing they held is lost.
 *
 * Joins people and intake: who holds questions may not lose the right to answer them in one
 * transaction and hand them over in another. */
#ifndef DOMAIN_DESK_LEAVING_H
#define DOMAIN_DESK_LEAVING_H

#include "base/cx.h"

/* Ends a membership (see member_end); what they held goes to `successor`, or with 0 back to the
 * team. Needs PERMISSION_PEOPLE and the organisation among those that cx->who manages. */
NODISCARD enum outcome colleague_leave(struct cx *cx, int64_t organisation, int64_t professional,
                                       int64_t successor);
/* Another role (see member_set_role). Without questions from now on: those they had go back to the
 * team. */
NODISCARD enum outcome colleague_set_role(struct cx *cx, int64_t organisation, int64_t professional,
                                          struct str role);

#endif
