/* bound.h - a question that the law binds to its holder: an objection, a complaint. What a
 * capability above needs to make one and to end it.
 *
 * While it is bound the clock does not move it, nobody passes it on or offers it to others, and
 * neither the holder nor the resident closes it as an ordinary question: the capability that bound
 * it does, by its own rules. Messages, notes and calls are those of any question. */
#ifndef DOMAIN_INTAKE_BOUND_H
#define DOMAIN_INTAKE_BOUND_H

#include "domain/intake/intake.h"

/* As ask_act, but held by `organisation` whatever the topic, and bound: cx->who's own, or for a
 * resident who sends it in, the one that decides. With a colleague of the own organisation in
 * `to_professional` that one has taken it. Whether the organisation may decide there was asked by
 * the caller. */
NODISCARD enum outcome ask_act_bound(struct cx *cx, const struct ask_plan *plan,
                                     int64_t municipality, int64_t organisation, int64_t due_ms,
                                     struct asked *ret);
/* A question that was asked as any other, and that cx->who took: from now on it is bound to their
 * organisation and `handler` has it, a colleague or cx->who. It stays the same question, with the
 * moment at which it was asked. `topic` counts when it had none. NOT_FOUND when another
 * organisation holds it; CONFLICT with a sentence when it is closed, bound already, or a colleague
 * has it. Whether the organisation may decide there was asked by the caller. */
NODISCARD enum outcome question_bind(struct cx *cx, struct question_id id, int64_t handler,
                                     struct str topic);
/* For who may work on questions: what their organisation holds. NOT_FOUND with a sentence, and
 * noted in the access log, when another does. The sight itself is not noted. */
NODISCARD enum outcome question_here(struct cx *cx, struct question_id id,
                                     struct question_state *ret);
/* Another promised moment. CONFLICT when cx->who's organisation does not hold it bound. */
NODISCARD enum outcome question_promise(struct cx *cx, struct question_id id, int64_t due_ms);
/* Closes it and lets it go, by its holder or, from their own page, by the resident. It is kept for
 * `keep_years` after today. `outcome_code` is one of enum question_outcome. */
NODISCARD enum outcome question_let_go(struct cx *cx, struct question_id id,
                                       struct str outcome_code, int64_t keep_years);
/* What was let go is bound again, and cx->who has it: it ended by mistake, or what was written down
 * at the end is corrected. CONFLICT when cx->who's organisation does not hold it, or it is bound.
 */
NODISCARD enum outcome question_bind_again(struct cx *cx, struct question_id id);

/* The resident did something with it that whoever handles it looks at first. */
NODISCARD enum outcome question_bound_news(struct cx *cx, struct question_id id);
/* cx->who, who took it, looked at it. CONFLICT when a colleague has it. */
NODISCARD enum outcome question_bound_seen(struct cx *cx, struct question_id id);

#endif
