/* privacy_room.c - the access log is chained by itself, and the chain is checked. */
#include "domain/privacy/privacy.h"
#include "domain/privacy/privacy_room.h"

static enum outcome
seal_some(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 500 };
    return access_seal(cx, AT_ONCE, ret);
}

static enum outcome
check_some(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 2000 };
    return access_check(cx, AT_ONCE, ret);
}

static const struct recurring recurring[] = {
    {"access_seal", 10 * 1000, seal_some},
    {"access_check", 10 * 1000, check_some},
    {0},
};

const struct room privacy_room = {
    .name = "privacy",
    .recurring = recurring,
};
