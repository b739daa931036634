/* map_room.c - what the map does by itself: hours are expanded further, and who keeps a service is
 * asked twice a year whether it is still true. It holds nothing about residents. */
#include "domain/map/confirm_mail.h"
#include "domain/map/map.h"
#include "domain/map/map_room.h"
#include "domain/map/schedule.h"

static const struct recurring recurring[] = {
    {"schedule_extend", 60 * 60 * 1000, schedule_extend},
    {"confirm_ask", 60 * 60 * 1000, confirm_ask},
    {0},
};
static const struct job_kind *const jobs[] = {&confirm_mail_job, NULL};

const struct room map_room = {
    .name = "map",
    .recurring = recurring,
    .jobs = jobs,
};
