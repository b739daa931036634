/* linked.h - two questions of one resident: with the first it turned out that there was another
 * problem. Each goes its own way and is erased on its own; the resident sees both on one page. */
#ifndef DOMAIN_INTAKE_LINKED_H
#define DOMAIN_INTAKE_LINKED_H

#include "domain/intake/intake.h"

/* In the transaction of ask_act: `second` was asked by cx->who, who took `first`. `words` say where
 * it went; only the own organisation reads them, with the first. */
NODISCARD enum outcome question_link(struct cx *cx, struct question_id first,
                                     struct question_id second, struct str words);
/* The others of the same resident, the oldest first; at most 20. One that was erased since may
 * still be among them. Who may know of them was asked before. */
struct question_ids {
    struct question_id *at;
    size_t count;
};
NODISCARD enum outcome question_linked(struct cx *cx, struct question_id id,
                                       struct question_ids *ret);
#endif
