/* objection_room.c - what happens to objections by themselves: days are counted again, warned of,
 * and a withdrawal ends it when the days to come back have passed. Their rows go with the question,
 * by the foreign key. */
#include "domain/objection/objection_room.h"

#include "domain/objection/objection.h"
#include "domain/objection/objection_mail.h"
#include "domain/objection/warn.h"

static const struct recurring recurring[] = {
    {"objection_follow", 20 * 1000, objection_follow},
    {"objection_settle", 10 * 1000, objection_settle},
    {"objection_warn", 10 * 60 * 1000, objection_warn},
    {0},
};
static const struct job_kind *const jobs[] = {&objection_warning_job, &receipt_mail_job, NULL};

const struct room objection_room = {.name = "objection", .recurring = recurring, .jobs = jobs};
