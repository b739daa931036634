/* call_wish.h - for domain/contact: the resident says on the own page how to call, or that nobody
 * may. Each is CONFLICT with a sentence for what is closed, bound by law, or not to be answered by
 * telephone. */
#ifndef DOMAIN_INTAKE_CALL_WISH_H
#define DOMAIN_INTAKE_CALL_WISH_H

#include "domain/intake/intake.h"

/* Nobody calls any more, also when something is written later, until the resident says else. */
NODISCARD enum outcome question_no_call(struct cx *cx, struct question_id id);
NODISCARD enum outcome question_call_again(struct cx *cx, struct question_id id);
/* Another number, moment or thing to mind. INVALID about "phone". `moment_passed`: a call that was
 * planned does not suit any more. Who was not called any more, is called again. */
NODISCARD enum outcome question_call_change(struct cx *cx, struct question_id id, struct str phone,
                                            const struct callback_wish *wish, bool moment_passed);

#endif
