/* demo.h - the demo network, also for tests: through the rules, in the caller's transaction. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "base/cx.h"

/* Municipalities 9901-9903, eight organisations, a doorway for every host name, ten people with
 * this password. */
NODISCARD enum outcome demo_network_load(struct cx *cx, struct str password_hash);
/* The i-th of the nine demo questions, with what happened to it. */
NODISCARD enum outcome demo_question_load(struct cx *cx, size_t i);

#endif
