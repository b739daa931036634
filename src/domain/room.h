/* room.h - what a capability tells the house about itself, so that nobody needs to know everybody.
 *
 * app/rooms.c lists the rooms; serving walks their recurring work and jobs, `purge` their
 * retention. */
#ifndef DOMAIN_ROOM_H
#define DOMAIN_ROOM_H

#include "base/cx.h"
#include "jobs/jobs.h"

struct room {
    const char *name;                   /* of its folder */
    const struct recurring *recurring;  /* ends with a row without name */
    const struct job_kind *const *jobs; /* ends with NULL */
    /* Erases what has been kept long enough, at most a few hundred at a time; also among the
     * recurring work. NULL: keeps nothing about a person. */
    enum outcome (*retain)(struct cx *cx, int64_t *ret);
};

#endif
