/* number_said.h - for who is about to call: what was said of the same number with another question.
 *
 * Numbers are sealed and have no index, so those that something was said of are opened and
 * compared: of the own organisation, the last few hundred of each stage. Nothing of the other
 * question is told, not even the words of what to mind. */
#ifndef DOMAIN_INTAKE_NUMBER_SAID_H
#define DOMAIN_INTAKE_NUMBER_SAID_H

#include "domain/intake/intake.h"

struct number_said {
    struct question_id id;
    struct str phone;   /* see phone_alike() */
    bool careful;       /* calling is not always safe */
    enum day_part part; /* when one may call */
    struct str days;
};
struct number_said_list {
    struct number_said *at;
    size_t count;
};
/* Of the questions that an organisation holds, the newest first. Where the number did not go along
 * with a handover, it is not among them. */
NODISCARD enum outcome numbers_said(struct cx *cx, int64_t organisation,
                                    struct number_said_list *ret);
/* Of this number with another question than `id`; false: nothing. A question in which calling is
 * not always safe goes before one that only names a time. */
bool number_said(struct cx *cx, const struct number_said_list *list, struct question_id id,
                 struct str phone, struct number_said *ret);

#endif
