/* callback.h - a resident who wants to be called: on which days and in which part of them, what to
 * mind, and how often it was tried.
 *
 * A call-back is a question that is answered by telephone: it has one holder, a promised day, and
 * goes to the safety net when nobody calls in time. This keeps only what belongs to calling. */
#ifndef DOMAIN_CONTACT_CALLBACK_H
#define DOMAIN_CONTACT_CALLBACK_H

#include "domain/contact/contact.sql.h"
#include "domain/intake/call_moment.h"
#include "domain/intake/intake.h"

/* How often a question was called in vain, and when. */
struct callback {
    bool wished; /* the resident said when; else part is PART_ANY and a message may not be left */
    enum day_part part;
    struct str days;
    bool voicemail;
    struct personal mind;
    int64_t spoke_ms; /* when they last spoke; 0: never */
    int tries;        /* in vain, since then */
    unsigned tried;   /* 1 << part of each */
};
/* When to try after a call in vain: as they asked. A part that was not tried yet is proposed only
 * to who named no part and no day, and has nothing to mind: at another time it may be unsafe. */
enum day_part callback_next(const struct callback *callback, const struct contact *contact);
/* For the holder: NOT_FOUND when the own organisation does not hold it. The sight itself is noted
 * by who shows the question. */
NODISCARD enum outcome callback_get(struct cx *cx, struct question_id id, struct callback *ret);
/* The same for who asked. */
NODISCARD enum outcome callback_for_resident(struct cx *cx, const struct question_state *state,
                                             struct callback *ret);

/* Questions of the own organisation to be answered by telephone and not answered yet, those due
 * first; INBOX_PAGE + 1 at most. Clear columns only. Needs PERMISSION_QUESTIONS. */
NODISCARD enum outcome callback_list(struct cx *cx, struct inbox_place after,
                                     struct callback_row_list *ret);

#endif
