/* demo.h - the demo network, also for tests: through the rules, in the caller's transaction. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "base/cx.h"

/* Municipalities 9901-9903 with their safety nets, a doorway for every host name, the organisations
 * and people of data/demo_organisations.csv and data/demo_people.csv, who all have this password.
 * Organisations 1-8 and people 1-10 are those of tests. */
NODISCARD enum outcome demo_network_load(struct cx *cx, struct str password_hash);
/* Those of data/demo_questions.csv, the first row first, with what happened to each
 * (data/demo_happenings.csv), in the days before cx->now_ms. */
NODISCARD enum outcome demo_questions_load(struct cx *cx);
/* What editors wrote: data/demo_texts.csv. app/demo_texts.c */
NODISCARD enum outcome demo_texts_load(struct cx *cx);
/* What letters of the municipality say: data/demo_decisions.csv. app/demo_decisions.c */
NODISCARD enum outcome demo_decisions_load(struct cx *cx);

/* Objections in different states, at the organisation that decides on them. */
NODISCARD enum outcome demo_objections_load(struct cx *cx);

#endif
