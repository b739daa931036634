/* question_key.h - within intake: who may work on a question, its data key, and what is written
 * with it. */
#ifndef DOMAIN_INTAKE_QUESTION_KEY_H
#define DOMAIN_INTAKE_QUESTION_KEY_H

#include "crypto/keys.h"
#include "domain/intake/intake.h"

NODISCARD enum outcome question_key(struct cx *cx, struct question_id id, struct data_key **ret);

/* The state of a question that the own organisation holds, for one who may work on questions and
 * still works there: a session outlives the end of a membership. DENIED or NOT_FOUND otherwise; the
 * latter is noted in the access log. */
NODISCARD enum outcome question_held_here(struct cx *cx, struct question_id id,
                                          struct state_row *ret);
/* The same; CONFLICT with a sentence when it is closed, or cx->who did not take it. */
NODISCARD enum outcome question_held_by_me(struct cx *cx, struct question_id id,
                                           struct state_row *ret);
struct question_state question_state_of(const struct state_row *row);
/* CONFLICT with a sentence for a question that the law binds to its holder: it is not passed on and
 * not closed as other questions are. */
NODISCARD enum outcome question_unbound(struct cx *cx, const struct state_row *state);

/* One line of what happened; organisation and person are those of cx->who. `words` may be empty. */
NODISCARD enum outcome happening_add(struct cx *cx, struct question_id id,
                                     const struct data_key *key, struct str kind, struct str detail,
                                     struct str words);
/* The same without words, so without a key. `organisation` 0: nobody's. */
NODISCARD enum outcome happening_add_plain(struct cx *cx, struct question_id id, struct str kind,
                                           struct str detail, int64_t organisation);
NODISCARD enum outcome message_add(struct cx *cx, struct question_id id, const struct data_key *key,
                                   struct str kind, struct str text);

/* Tells open pages, after the commit, that the question and an organisation's lists changed. */
NODISCARD enum outcome change_question(struct cx *cx, struct question_id id);
NODISCARD enum outcome change_organisation(struct cx *cx, int64_t organisation);

#endif
