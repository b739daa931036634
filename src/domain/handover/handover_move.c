/* handover_move.c - one step of a handover, and to whom it could go next. */
#include "domain/handover/handover_move.h"
#include "domain/intake/question_seal.h"

#include "domain/guide/topic.h"
#include "domain/network/network.h"

bool
handover_waits(const struct handover_row *row)
{
    enum handover_state state = handover_state_of(row->state);
    return state == HANDOVER_DRAFT || state == HANDOVER_REQUESTED;
}

bool
handover_runs(const struct handover_row *row)
{
    enum handover_state state = handover_state_of(row->state);
    return state == HANDOVER_ACCEPTED || state == HANDOVER_IN_PROGRESS || state == HANDOVER_ON_HOLD;
}

static int64_t
phase_of(enum handover_state state)
{
    if (state == HANDOVER_DRAFT || state == HANDOVER_REQUESTED)
        return 0;
    return state == HANDOVER_ACCEPTED || state == HANDOVER_IN_PROGRESS || state == HANDOVER_ON_HOLD
               ? 1
               : 2;
}

enum outcome
handover_current(struct cx *cx, struct question_id id, int64_t phase, bool *found,
                 struct handover_row *ret)
{
    enum outcome outcome = sql_handover_get_phase(cx, id.municipality, id.question, phase, ret);

    *found = outcome == OK;
    return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome
handover_tell(struct cx *cx, const struct handover_row *row)
{
    return question_tell(cx, handover_question(row), row->from_organisation, row->to_organisation);
}

enum outcome
handover_move(struct cx *cx, const struct handover_row *row, const struct handover_step *step)
{
    struct question_id id = handover_question(row);
    struct bytes sealed = {0};
    int64_t next = 0;

    if (!handover_may(handover_state_of(row->state), step->actor, step->to))
        return fail(cx, CONFLICT, "Dit kan niet meer. Deze overdracht is al verder.");
    if (step->words.len)
        TRY(question_seal(cx, id, step->words, &sealed));
    if (step->returns)
        TRY(handover_next(cx, id, row->to_organisation, &next));
    /* First, because who says no reaches the question only until they said it. */
    if (step->happens.len)
        TRY(question_happened(cx, id, step->happens, step->reason, row->from_organisation,
                              row->to_name));
    TRY(sql_handover_set(cx, row->municipality, row->question, row->handover, row->state,
                         handover_state_code(step->to), phase_of(step->to), cx->now_ms,
                         step->reason, step->weeks, step->outcome, next, step->returns, sealed));
    return handover_tell(cx, row);
}

/* ---- to whom ---- */

static bool
among(const struct handover_tried_row_list *tried, int64_t organisation)
{
    for (size_t i = 0; i < tried->count; i++)
        if (tried->at[i].organisation == organisation)
            return true;
    return false;
}

static const struct organisation_row *
row_of(const struct organisation_row_list *rows, int64_t organisation)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].organisation == organisation)
            return &rows->at[i];
    return NULL;
}

/* The municipality is the other party. */
static bool
against_municipality(struct str topic_id)
{
    struct topic topic;
    return topic_find(topic_id, &topic) && topic.against_municipality;
}

enum outcome
handover_dependent(struct cx *cx, struct str topic, int64_t to, bool *ret)
{
    struct organisation_row receiver;

    TRY(organisation_get(cx, to, &receiver));
    *ret = receiver.municipal && against_municipality(topic);
    return OK;
}

static struct handover_choice
choice_of(const struct organisation_row *row, struct str why, bool against,
          const struct handover_tried_row_list *tried)
{
    return (struct handover_choice){.organisation = row->organisation,
                                    .accept_workdays = row->accept_workdays,
                                    .name = row->name,
                                    .paid_by = row->paid_by,
                                    .steered_by = row->steered_by,
                                    .why = why,
                                    .dependent = against && row->municipal,
                                    .tried = among(tried, row->organisation)};
}

enum outcome
handover_choices(struct cx *cx, const struct question_state *state,
                 struct handover_choice_list *ret)
{
    struct organisation_row_list receiving;
    struct handover_tried_row_list tried;
    struct route_choice_list best;
    const bool against = against_municipality(state->topic);

    TRY(organisation_receiving(cx, state->id.municipality, &receiving));
    TRY(sql_handover_tried(cx, state->id.municipality, state->id.question, &tried));
    TRY(routing_list(cx, state->id.municipality, state->topic, &best));
    struct handover_choice_list list = {arena_new(cx->mem, struct handover_choice, receiving.count),
                                        0};
    for (size_t i = 0; i < best.count; i++) {
        const struct organisation_row *row = row_of(&receiving, best.at[i].organisation);
        if (row && row->organisation != state->organisation)
            list.at[list.count++] = choice_of(row, why_code(best.at[i].why), against, &tried);
    }
    const size_t first_others = list.count;
    for (size_t i = 0; i < receiving.count; i++) {
        bool known = receiving.at[i].organisation == state->organisation;
        for (size_t j = 0; j < first_others && !known; j++)
            known = list.at[j].organisation == receiving.at[i].organisation;
        if (!known)
            list.at[list.count++] = choice_of(&receiving.at[i], S(""), against, &tried);
    }
    *ret = list;
    return OK;
}

enum outcome
handover_next(struct cx *cx, struct question_id id, int64_t not_this, int64_t *ret)
{
    struct handover_choice_list list;
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    TRY(handover_choices(cx, &state, &list));
    *ret = 0;
    for (size_t i = 0; i < list.count && *ret == 0; i++)
        if (list.at[i].why.len && !list.at[i].tried && list.at[i].organisation != not_this)
            *ret = list.at[i].organisation;
    return OK;
}
