/* callback_shown.h - what whoever calls must read before the number. For pages only. */
#ifndef DOMAIN_CONTACT_CALLBACK_SHOWN_H
#define DOMAIN_CONTACT_CALLBACK_SHOWN_H

#include "domain/contact/callback.h"
#include "domain/intake/ask_shown.h"
#include "web/out.h"
#include "web/request.h"

/* Above the number, for whoever calls. */
struct call_mind {
    bool refused;            /* the resident does not want to be called */
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
#endif
