/* handover_room.c - what handover does by itself: what is not answered returns. Its rows go with
 * the question, by the foreign key. */
#include "domain/handover/handover.h"
#include "domain/handover/handover_room.h"

enum { AT_ONCE = 100 };

static enum outcome
sweep(struct cx *cx, int64_t *ret)
{
    return handover_sweep(cx, AT_ONCE, ret);
}

static enum outcome
catch_up(struct cx *cx, int64_t *ret)
{
    return handover_catch_up(cx, AT_ONCE, ret);
}

static const struct recurring recurring[] = {
    {"handover_sweep", 10 * 1000, sweep},
    {"handover_catch_up", 60 * 1000, catch_up},
    {0},
};

const struct room handover_room = {.name = "handover", .recurring = recurring};
