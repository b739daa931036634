/* searching.h - the thread that keeps the search index of this server true. */
#ifndef APP_SEARCHING_H
#define APP_SEARCHING_H

#include "base/cx.h"
#include "store/store.h"

struct searching;
/* Begins reading all services at once; until that is done nothing is found. */
NODISCARD enum outcome searching_start(struct cx *cx, struct store *store, struct searching **ret);
/* No request may be running. */
void searching_stop(struct searching *searching);

#endif
