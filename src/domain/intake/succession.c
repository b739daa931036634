/* succession.c - what somebody held when they leave goes to a successor, or back to the team.
 * Nothing is lost, and no promise changes. */
#include "domain/intake/intake.h"
#include "domain/intake/question_key.h"
#include "domain/people/people.h"

enum { AT_ONCE = 200 };

static enum outcome
succeed_one(struct cx *cx, struct question_id id, int64_t organisation, int64_t leaving,
            int64_t successor)
{
    int64_t passed;

    if (successor) {
        TRY(sql_holding_succeed(cx, id.municipality, id.question, organisation, leaving,
                                successor));
        TRY(sql_reply_draft_pass(cx, id.municipality, id.question, leaving, successor, &passed));
    } else {
        TRY(sql_holding_release(cx, id.municipality, id.question, organisation, leaving));
    }
    TRY(happening_add_plain(cx, id, successor ? S("succeeded") : S("released"), S(""),
                            organisation));
    return change_question(cx, id);
}

enum outcome
question_succeed(struct cx *cx, int64_t organisation, int64_t leaving, int64_t successor)
{
    struct question_id_row_list held;
    bool may = true;

    TRY(need(cx, PERMISSION_PEOPLE));
    if (successor)
        TRY(membership_may(cx, organisation, successor, PERMISSION_QUESTIONS, &may));
    if (!may || successor == leaving)
        return fail_field(cx, "successor", "Kies een collega die vragen van inwoners beantwoordt.");
    /* In batches, so that a list never grows with what somebody holds; all in one transaction. */
    do {
        TRY(sql_holding_of_person(cx, organisation, leaving, AT_ONCE, &held));
        for (size_t i = 0; i < held.count; i++)
            TRY(succeed_one(cx, (struct question_id){held.at[i].municipality, held.at[i].question},
                            organisation, leaving, successor));
    } while (held.count == AT_ONCE);
    return change_organisation(cx, organisation);
}
