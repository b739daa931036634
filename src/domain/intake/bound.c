/* bound.c - what the law binds to its holder is promised anew, and let go, by the rules above. */
#include "domain/intake/bound.h"

#include "domain/intake/hand_over.h"
#include "domain/intake/question_key.h"

enum outcome
question_unbound(struct cx *cx, const struct state_row *state)
{
    if (!state->bound)
        return OK;
    return fail(cx, CONFLICT,
                "De wet zegt wie hierover beslist. Doorgeven of sluiten kan hier niet. Ga naar de "
                "pagina van het bezwaar.");
}

enum outcome
question_here(struct cx *cx, struct question_id id, struct question_state *ret)
{
    struct state_row row;
    enum outcome outcome = question_held_here(cx, id, &row);

    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Deze vraag is niet bij uw organisatie.");
    TRY(outcome);
    return question_state_get(cx, id, ret);
}

enum outcome
question_bind(struct cx *cx, struct question_id id, int64_t handler, struct str topic)
{
    struct question_state state;
    int64_t changed;

    TRY(question_mine(cx, id, &state));
    TRY(sql_holding_bind_taken(cx, id.municipality, id.question, state.organisation,
                               cx->who.professional, handler, why_code(WHY_AUTHORITY)));
    TRY(sql_question_topic_first(cx, id.municipality, id.question, topic, &changed));
    return question_tell(cx, id, state.organisation, state.organisation);
}

enum outcome
question_bind_again(struct cx *cx, struct question_id id)
{
    TRY(sql_holding_bind_again(cx, id.municipality, id.question, cx->who.organisation,
                               cx->who.professional));
    return sql_question_end(cx, id.municipality, id.question, 0, S(""));
}

enum outcome
question_promise(struct cx *cx, struct question_id id, int64_t due_ms)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    TRY(sql_holding_bound_due(cx, id.municipality, id.question, state.organisation, due_ms));
    TRY(change_question(cx, id));
    return change_organisation(cx, state.organisation);
}

enum outcome
question_let_go(struct cx *cx, struct question_id id, struct str outcome_code, int64_t keep_years)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    TRY(sql_holding_unbind(cx, id.municipality, id.question, state.organisation, cx->now_ms));
    TRY(sql_question_end(cx, id.municipality, id.question, cx->now_ms, outcome_code));
    TRY(sql_question_keep(cx, id.municipality, id.question, keep_years));
    TRY(happening_add_plain(cx, id, S("closed"), outcome_code, state.organisation));
    TRY(change_question(cx, id));
    return change_organisation(cx, state.organisation);
}

enum outcome
question_bound_news(struct cx *cx, struct question_id id)
{
    return sql_holding_bound_news(cx, id.municipality, id.question);
}

enum outcome
question_bound_seen(struct cx *cx, struct question_id id)
{
    struct state_row state;

    TRY(question_held_by_me(cx, id, &state));
    TRY(sql_holding_bound_seen(cx, id.municipality, id.question, cx->who.organisation,
                               cx->who.professional));
    return change_organisation(cx, cx->who.organisation);
}
