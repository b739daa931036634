/* close_pages.c - closing a question, and what falls away with it. */
#include "domain/contact/planned.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/work_pages.h"
#include "domain/desk/work_shown.h"
#include "domain/handover/handover.h"
#include "domain/intake/intake.h"

/* What was promised and would fall away: whoever closes says that they know. */
static enum outcome
promises_known(struct cx *cx, const struct request *rq, struct question_id id)
{
    const bool not_reached =
        str_eq(request_field(rq, S("outcome")), question_outcome_code(OUTCOME_NOT_REACHED));
    struct question_state state;
    struct planned_call call;
    struct handover_row offer;

    TRY(question_state_get(cx, id, &state));
    if (state.professional != cx->who.professional || str_eq(state.stage, S("closed")))
        return OK; /* closing says so itself */
    TRY(question_may_close(cx, id, request_field(rq, S("outcome"))));
    if (request_field(rq, S("anyway")).len > 0)
        return OK;
    TRY(call_planned(cx, id, &call));
    if (call.known || call.promised)
        return fail_field(cx, "anyway",
                          "Er is een telefoontje afgesproken. Na afsluiten belt niemand meer. Wilt "
                          "u toch afsluiten? Zet dan een vinkje.");
    if (state.to_call && !state.bound && !not_reached)
        return fail_field(cx, "anyway",
                          "De inwoner wacht op een telefoontje en niemand sprak hen nog. Na "
                          "afsluiten belt niemand meer. Wilt u toch afsluiten? Zet dan een "
                          "vinkje.");
    enum outcome outcome = handover_last(cx, id, &offer);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    if (handover_waits(&offer))
        return fail_field(cx, "anyway",
                          "Er wacht nog een overdracht op antwoord. Die vervalt als u afsluit. "
                          "Wilt u toch afsluiten? Zet dan een vinkje.");
    return OK;
}

/* Closed already, by whoever closes it again. */
static enum outcome
closed_here(struct cx *cx, struct question_id id, bool *ret)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    *ret = str_eq(state.stage, S("closed")) && state.organisation == cx->who.organisation &&
           state.professional == cx->who.professional;
    return OK;
}

enum outcome
work_close(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    bool before;

    TRY(question_of_path(cx, rq, &id));
    TRY(closed_here(cx, id, &before));
    if (before)
        return reply_sent_before(cx, re, id, SENT_CLOSING);
    TRY(promises_known(cx, rq, id));
    TRY(question_close(cx, id, request_field(rq, S("outcome")), request_field(rq, S("words"))));
    TRY(handover_follow(cx, id));
    return reply_see_other(re, url_path(S("/werk?lijst=afgesloten")));
}
