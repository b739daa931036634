/* follow.c - what happens to a question, happens to its handovers: closed, moved, answered, late.
 */
#include "domain/handover/handover_move.h"

enum outcome
handover_farewell(struct cx *cx, struct question_id id)
{
    for (int64_t phase = 0; phase < 2; phase++) {
        struct handover_row row;
        bool found;
        TRY(handover_current(cx, id, phase, &found, &row));
        if (found)
            TRY(handover_tell(cx, &row));
    }
    return OK;
}

/* Nobody answered: the resident who was asked for consent, or the receiver. */
static enum outcome
silent(struct cx *cx, const struct handover_row *row, const struct question_state *state)
{
    bool draft = handover_state_of(row->state) == HANDOVER_DRAFT;

    TRY(handover_move(
        cx, row,
        &(struct handover_step){.actor = ACTOR_CLOCK,
                                .to = HANDOVER_FAILED,
                                .reason = draft ? S("no_consent") : S("no_answer"),
                                .returns = true,
                                .happens = draft ? S("consent_refused") : S("unanswered")}));
    return question_mail(cx, state);
}

static enum outcome
follow_offer(struct cx *cx, const struct handover_row *row, const struct question_state *state)
{
    bool closed = str_eq(state->stage, S("closed"));

    if (closed || state->organisation != row->from_organisation)
        return handover_move(cx, row,
                             &(struct handover_step){.actor = ACTOR_CLOCK,
                                                     .to = HANDOVER_CANCELLED,
                                                     .reason = closed ? S("closed") : S("moved")});
    return row->due_ms <= cx->now_ms ? silent(cx, row, state) : OK;
}

/* How a question ended, as findhelp counts it, and the state that says so. */
static struct handover_step
ended(struct str outcome)
{
    static const struct {
        enum question_outcome outcome;
        enum handover_state to;
        enum handover_actor actor;
        struct str code;
    } ends[] = {
        {OUTCOME_HELPED, HANDOVER_COMPLETED, ACTOR_RECEIVER, S_INIT("got_help")},
        {OUTCOME_REFERRED, HANDOVER_COMPLETED, ACTOR_RECEIVER, S_INIT("referred_elsewhere")},
        {OUTCOME_NOT_REACHED, HANDOVER_FAILED, ACTOR_RECEIVER, S_INIT("couldnt_contact")},
        {OUTCOME_NOT_FOR_US, HANDOVER_FAILED, ACTOR_RECEIVER, S_INIT("couldnt_get_help")},
        {OUTCOME_NO_LONGER_NEEDED, HANDOVER_CANCELLED, ACTOR_RECEIVER,
         S_INIT("no_longer_interested")},
        {OUTCOME_STOPPED, HANDOVER_CANCELLED, ACTOR_RESIDENT, S_INIT("no_longer_interested")},
    };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_eq(question_outcome_code(ends[i].outcome), outcome))
            return (struct handover_step){.actor = ends[i].actor,
                                          .to = ends[i].to,
                                          .reason = S("closed"),
                                          .outcome = ends[i].code};
    check(false);
    return (struct handover_step){0};
}

static enum outcome
follow_running(struct cx *cx, const struct handover_row *row, const struct question_state *state)
{
    if (state->organisation != row->to_organisation)
        return handover_move(cx, row,
                             &(struct handover_step){.actor = ACTOR_CLOCK,
                                                     .to = HANDOVER_FAILED,
                                                     .reason = S("passed_back"),
                                                     .outcome = S("couldnt_get_help")});
    if (str_eq(state->stage, S("closed"))) {
        struct handover_step step = ended(state->outcome);
        return handover_move(cx, row, &step);
    }
    if (str_eq(state->stage, S("answered")) && handover_state_of(row->state) == HANDOVER_ACCEPTED)
        return handover_move(
            cx, row, &(struct handover_step){.actor = ACTOR_RECEIVER, .to = HANDOVER_IN_PROGRESS});
    return OK;
}

enum outcome
handover_follow(struct cx *cx, struct question_id id)
{
    struct question_state state;
    struct handover_row row;
    bool found;

    enum outcome outcome = handover_last(cx, id, &row);
    if (outcome == NOT_FOUND)
        return OK; /* never offered: most questions */
    TRY(outcome);
    TRY(question_state_get(cx, id, &state));
    /* An answer to the resident is how the sender goes on with what came back. */
    if (row.returned && str_eq(state.stage, S("answered")))
        TRY(sql_handover_set_dealt(cx, id.municipality, id.question));
    TRY(handover_current(cx, id, 0, &found, &row));
    if (found)
        TRY(follow_offer(cx, &row, &state));
    TRY(handover_current(cx, id, 1, &found, &row));
    return found ? follow_running(cx, &row, &state) : OK;
}

static enum outcome
follow_all(struct cx *cx, const struct handover_question_row_list *list, int64_t *ret)
{
    for (size_t i = 0; i < list->count; i++)
        TRY(handover_follow(cx,
                            (struct question_id){list->at[i].municipality, list->at[i].question}));
    *ret = (int64_t)list->count;
    return OK;
}

enum outcome
handover_sweep(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct handover_question_row_list late;

    TRY(sql_handover_late(cx, cx->now_ms, limit, &late));
    return follow_all(cx, &late, ret);
}

enum outcome
handover_hasten(struct cx *cx, int64_t until_ms)
{
    int64_t changed;

    return sql_handover_set_hastened(cx, cx->now_ms, until_ms, &changed);
}

enum outcome
handover_catch_up(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct handover_question_row_list behind;

    TRY(sql_handover_behind(cx, limit, &behind));
    return follow_all(cx, &behind, ret);
}
