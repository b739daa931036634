/* intake_room.c - what intake does by itself: late questions go to the safety net, drafts end, mail
 * says that there is news, and what was kept long enough is erased. */
#include "domain/intake/intake.h"
#include "domain/intake/intake_room.h"
#include "domain/intake/news_mail.h"
#include "jobs/jobs.h"

static enum outcome
sweep(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 100 };
    return holding_sweep(cx, AT_ONCE, ret);
}

static const struct recurring recurring[] = {
    {"holding_sweep", 10 * 1000, sweep},
    {"question_retain", 10 * 60 * 1000, question_retain},
    {"draft_purge", 10 * 60 * 1000, draft_purge},
    {"change_purge", 10 * 60 * 1000, change_purge},
    {"job_purge", 60 * 60 * 1000, job_purge},
    {0},
};
static const struct job_kind *const jobs[] = {&news_mail_job, NULL};

const struct room intake_room = {
    .name = "intake",
    .recurring = recurring,
    .jobs = jobs,
    .retain = question_retain,
};
