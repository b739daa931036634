/* people_room.c - what people does by itself: ended sessions, links and old throttles go, and links
 * are mailed. */
#include "domain/people/people_mail.h"
#include "domain/people/people.h"
#include "domain/people/people_room.h"
#include "web/session.h"

static const struct recurring recurring[] = {
    {"session_purge", 10 * 60 * 1000, session_purge},
    {"throttle_purge", 60 * 60 * 1000, throttle_purge},
    {"link_purge", 60 * 60 * 1000, link_purge},
    {0},
};
static const struct job_kind *const jobs[] = {&invitation_mail_job, &password_mail_job, NULL};

const struct room people_room = {
    .name = "people",
    .recurring = recurring,
    .jobs = jobs,
};
