/* handover_move.h - within handover: one step from state to state, and telling of it. */
#ifndef DOMAIN_HANDOVER_HANDOVER_MOVE_H
#define DOMAIN_HANDOVER_HANDOVER_MOVE_H

#include "domain/handover/handover.h"

static inline struct question_id
handover_question(const struct handover_row *row)
{
    return (struct question_id){row->municipality, row->question};
}

/* What is noted with a step. */
struct handover_step {
    enum handover_actor actor;
    enum handover_state to;
    struct str reason, outcome; /* codes; may be empty */
    int64_t weeks;
    struct str words;   /* with the reason */
    bool returns;       /* the sender has to go on with it: with the next best proposal */
    struct str happens; /* kind of the line in the sender's thread; empty: none */
};
/* CONFLICT with a sentence when it is not allowed, or somebody was first. Tells open pages of both
 * ends and of the resident. */
NODISCARD enum outcome handover_move(struct cx *cx, const struct handover_row *row,
                                     const struct handover_step *step);
/* After a step, or a new offer. */
NODISCARD enum outcome handover_tell(struct cx *cx, const struct handover_row *row);

/* The offer that waits, or the one that runs (phase 0, 1). *found false: there is none. */
NODISCARD enum outcome handover_current(struct cx *cx, struct question_id id, int64_t phase,
                                        bool *found, struct handover_row *ret);

/* The part of handover_choices that needs no more than who holds it and the topic. */
NODISCARD enum outcome handover_next(struct cx *cx, struct question_id id, int64_t not_this,
                                     int64_t *ret);

#endif
