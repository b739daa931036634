/* contact_room.c - wishes of who is to be called go with their question; old duty goes by itself;
 * text messages are sent. */
#include "domain/contact/contact_room.h"

#include "domain/contact/duty.h"
#include "domain/contact/sms.h"

static const struct recurring recurring[] = {
    {"duty_purge", 60 * 60 * 1000, duty_purge},
    {0},
};

static const struct job_kind *const jobs[] = {&sms_job, NULL};

const struct room contact_room = {.name = "contact", .recurring = recurring, .jobs = jobs};
