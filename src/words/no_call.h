/* no_call.h - does a text ask not to be called? Who left a number and writes so is read first. */
#ifndef WORDS_NO_CALL_H
#define WORDS_NO_CALL_H

#include "base/arena.h"
#include "base/str.h"

/* The sentence of `text` that asks it, in Dutch or English, as it stands there; empty: none does.
 * "Ik kan niet bellen" and "ze bellen niet terug" are about somebody else's calling. */
struct str no_call_sentence(struct arena *mem, struct str text);

#endif
