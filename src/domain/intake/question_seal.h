/* question_seal.h - for capabilities above: words about a question, sealed with its own key, so
 * that erasing the question erases them too. */
#ifndef DOMAIN_INTAKE_QUESTION_SEAL_H
#define DOMAIN_INTAKE_QUESTION_SEAL_H

#include "domain/intake/intake.h"

/* In `prepare`, for a question that is being asked. */
struct bytes ask_seal(struct cx *cx, const struct ask_plan *plan, struct str words);
NODISCARD enum outcome question_seal(struct cx *cx, struct question_id id, struct str plain,
                                     struct bytes *ret);
/* Empty bytes give empty words. Who may read them was asked before. */
NODISCARD enum outcome question_unseal(struct cx *cx, struct question_id id, struct bytes sealed,
                                       struct str *ret);

#endif
