/* callback_shown.h - what pages above share about calling: the days and the wish of a form, and
 * what whoever calls must read before the number. For pages only. */
#ifndef DOMAIN_CONTACT_CALLBACK_SHOWN_H
#define DOMAIN_CONTACT_CALLBACK_SHOWN_H

#include "domain/contact/callback.h"
#include "domain/intake/ask_shown.h"
#include "web/out.h"
#include "web/request.h"

struct callback_part {
    struct str code, name;
    bool chosen;
};
struct callback_part_list {
    struct callback_part *at;
    size_t count;
};

/* Above the number, for whoever calls. */
struct call_mind {
    bool careful, voicemail; /* careful: calling is not always safe, `mind` says how it is */
    struct personal mind;
    struct str when, next, language; /* next: when to try now; language: empty when Dutch */
    struct str interpreter;          /* the language, in words; empty: none was asked for */
    struct str spoken;               /* the day on which they last spoke; empty: never */
    int64_t tries;                   /* in vain, since then */
};
/* Of a question that the own organisation holds, and its contact as they see it. */
NODISCARD enum outcome call_mind_fill(struct cx *cx, enum language language,
                                      const struct question_state *state,
                                      const struct contact *contact, struct call_mind *ret);
/* "maandag, dinsdag 's ochtends" */
struct str call_when_said(struct cx *cx, enum language language, enum day_part part,
                          struct str days);
/* The boxes of the days, as sent, and the wish of a form with part, days, voicemail and mind. */
struct callback_part_list callback_days_shown(struct cx *cx, const struct request *rq);
struct callback_wish callback_wish_typed(struct cx *cx, const struct request *rq);

#endif
