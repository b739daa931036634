/* resident.c - what the person who asked can do: find the question again, add, stop. */
#include "crypto/code.h"
#include "domain/intake/call_wish.h"
#include "domain/intake/intake.h"
#include "domain/intake/question_key.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "words/no_call.h"

/* A code is 55 bits. 20 tries a quarter of an hour from one network, and 2,000 in all, make finding
 * one among a million questions a matter of centuries; a person who mistypes never meets them. */
static const int64_t window_ms = 15 * 60 * 1000;

enum { NETWORK_TRIES = 20, ALL_TRIES = 2000 };

enum outcome
question_by_code(struct cx *cx, struct str typed, struct str network, struct question_id *ret)
{
    const struct throttle here = {"code_network", network, NETWORK_TRIES, window_ms};
    const struct throttle all = {"code_all", S("all"), ALL_TRIES, window_ms};
    struct question_id_row row;
    struct str code;
    enum outcome outcome = NOT_FOUND;

    TRY(throttle_check(cx, &here));
    TRY(throttle_check(cx, &all));
    if (!code_parse(cx->mem, typed, &code))
        return fail_field(
            cx, "code",
            "Deze code klopt niet. Een code heeft 12 letters en cijfers. Kijk hem nog eens na.");
    outcome = sql_question_by_code(cx, keyed_hash(cx, "follow_code", code), &row);
    if (outcome == NOT_FOUND) {
        throttle_keep(cx, &here);
        throttle_keep(cx, &all);
        return fail_field(cx, "code",
                          "Wij kennen deze code niet. Kijk hem nog eens na, of bel ons.");
    }
    TRY(outcome);
    *ret = (struct question_id){row.municipality, row.question};
    return OK;
}

enum outcome
question_by_secret(struct cx *cx, struct str secret, struct question_id *ret)
{
    struct question_id_row row;

    enum outcome outcome =
        sql_question_by_secret(cx, keyed_hash(cx, "follow_secret", secret), &row);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Deze link klopt niet, of werkt niet meer.");
    TRY(outcome);
    *ret = (struct question_id){row.municipality, row.question};
    return OK;
}

enum outcome
question_add(struct cx *cx, struct question_id id, struct str text, enum peril peril)
{
    struct question_state state;
    struct data_key *key;

    if (text.len == 0)
        return fail_field(cx, "text", "Schrijf op wat u wilt zeggen.");
    TRY(question_state_get(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(message_add(cx, id, key, S("addition"), text));
    TRY(happening_add_plain(cx, id, S("added"), S(""), 0));
    if (peril)
        TRY(sql_question_endanger(cx, id.municipality, id.question, peril));
    if (str_eq(state.channel, S("phone")) && no_call_sentence(cx->mem, text).len)
        TRY(sql_question_careful(cx, id.municipality, id.question));

    struct organisation_row holder;
    TRY(organisation_get(cx, state.organisation, &holder));
    int64_t due_ms;
    if (peril_calls(peril))
        state.peril = peril;
    TRY(question_due_again(cx, &state, holder.answer_workdays, &due_ms));
    if (str_eq(state.stage, S("closed"))) {
        if (state.due_ms > cx->now_ms && state.due_ms < due_ms)
            due_ms = state.due_ms; /* what was promised before stopping stays promised */
        TRY(sql_holding_reopen(cx, id.municipality, id.question, due_ms));
        TRY(sql_question_end(cx, id.municipality, id.question, 0, S("")));
    } else if (str_eq(state.stage, S("answered"))) {
        /* Who answered may have left since: then it waits for a colleague. */
        TRY(sql_holding_news(cx, id.municipality, id.question,
                             state.professional ? S("taken") : S("waiting"), 1, due_ms));
    } else {
        /* Adding something never makes the wait longer; danger or need makes it shorter. */
        if (!peril_calls(peril) || state.bound || due_ms > state.due_ms)
            due_ms = state.due_ms;
        TRY(sql_holding_news(cx, id.municipality, id.question, state.stage, 1, due_ms));
    }
    TRY(change_question(cx, id));
    return change_organisation(cx, state.organisation);
}

enum outcome
question_wipe(struct cx *cx, struct question_id id)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    if (state.bound || state.keep_years)
        return fail(cx, CONFLICT,
                    "De gemeente moet dit van de wet bewaren. Wissen kan daarom niet. Bel ons als "
                    "u daar een vraag over heeft.");
    TRY(question_erase(cx, id));
    TRY(change_question(cx, id));
    return change_organisation(cx, state.organisation);
}

enum outcome
question_stop(struct cx *cx, struct question_id id)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    if (str_eq(state.stage, S("closed")))
        return OK;
    if (state.bound)
        return fail(cx, CONFLICT,
                    "Dit stopt niet zomaar. Kies op uw eigen pagina wat u wilt. Dan verliest u "
                    "geen rechten.");
    /* Writing later does not bring calling back: only asking for it does. */
    if (str_eq(state.channel, S("phone")))
        TRY(question_no_call(cx, id));
    TRY(sql_holding_close(cx, id.municipality, id.question, cx->now_ms));
    TRY(sql_question_end(cx, id.municipality, id.question, cx->now_ms,
                         question_outcome_code(OUTCOME_STOPPED)));
    TRY(happening_add_plain(cx, id, S("stopped"), S(""), 0));
    TRY(change_question(cx, id));
    return change_organisation(cx, state.organisation);
}
