/* callback_shown.h - what whoever calls must read before the number. For pages only. */
#ifndef DOMAIN_CONTACT_CALLBACK_SHOWN_H
#define DOMAIN_CONTACT_CALLBACK_SHOWN_H

#include "domain/contact/callback.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/number_said.h"
#include "web/out.h"
#include "web/request.h"

/* Above the number, for whoever calls. */
struct call_mind {
    bool refused;            /* the resident does not want to be called */
    bool stopped;            /* or stopped the question */
    bool careful, voicemail; /* careful: calling is not always safe, `mind` says how it is */
    struct personal mind;
    struct personal asks_not; /* their own sentence, from what they wrote; or empty */
    /* Said with another question of the same number; `said`: the sentence, or empty. */
    bool said_careful;
    struct str said;
    struct str when, next, language; /* next: when to try now; language: empty when Dutch */
    struct str interpreter;          /* the language, in words; empty: none was asked for */
    struct str spoken;               /* the day on which they last spoke; empty: never */
    int64_t tries;                   /* in vain, since then */
};
/* Of a question that the own organisation holds, as they see it. */
NODISCARD enum outcome call_mind_fill(struct cx *cx, enum language language,
                                      const struct question_thread *thread, struct call_mind *ret);
/* "Met dit nummer is eerder gezegd: ...", of what was said with another question; without a time
 * where the question at hand names the same. */
struct str number_said_sentence(struct cx *cx, enum language language,
                                const struct number_said *said, enum day_part part,
                                struct str days);
#endif
