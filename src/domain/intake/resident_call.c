/* resident_call.c - the person who asked says at which number and when we call, or that nobody may.
 */
#include "domain/intake/call_wish.h"

#include "base/text.h"
#include "domain/intake/question_key.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/network/network.h"

/* What the law binds has a road of its own for this, see domain/objection. */
static enum outcome
call_asked(struct cx *cx, struct question_id id, struct question_state *ret)
{
    TRY(question_state_get(cx, id, ret));
    if (ret->bound || str_eq(ret->stage, S("closed")) || !str_eq(ret->channel, S("phone")))
        return fail(cx, CONFLICT,
                    "Dit kan hier niet meer. Schrijf hieronder wat u wilt, of bel ons.");
    return OK;
}

static enum outcome
told(struct cx *cx, const struct question_state *state, struct str kind, struct str detail)
{
    TRY(happening_add_plain(cx, state->id, kind, detail, state->organisation));
    TRY(change_question(cx, state->id));
    return change_organisation(cx, state->organisation);
}

enum outcome
question_no_call(struct cx *cx, struct question_id id)
{
    struct question_state state;

    TRY(call_asked(cx, id, &state));
    TRY(sql_holding_call_wish(cx, id.municipality, id.question, 0, state.due_ms));
    return told(cx, &state, S("no_call"), S(""));
}

/* After an answer or after calling was no longer needed, a call is promised anew. */
static enum outcome
to_call(struct cx *cx, const struct question_state *state)
{
    struct question_state called = *state;
    struct organisation_row holder;
    int64_t due_ms;

    called.by_phone = true;
    TRY(organisation_get(cx, state->organisation, &holder));
    TRY(question_due_again(cx, &called, holder.answer_workdays, &due_ms));
    return sql_holding_call_wish(cx, state->id.municipality, state->id.question, 1, due_ms);
}

enum outcome
question_call_again(struct cx *cx, struct question_id id)
{
    struct question_state state;

    TRY(call_asked(cx, id, &state));
    TRY(to_call(cx, &state));
    return told(cx, &state, S("call_again"), S(""));
}

enum outcome
question_call_change(struct cx *cx, struct question_id id, struct str phone,
                     const struct callback_wish *wish, bool moment_passed)
{
    static const struct str kept[] = {S_INIT("name"), S_INIT("email"), S_INIT("interpreter"),
                                      S_INIT("letter_form"), S_INIT("code")};
    struct text t = text_open(cx->mem, 128);
    struct bytes sealed_contact, sealed_mind = {0};
    struct contact_get_row row;
    struct question_state state;
    struct str fields;

    TRY(ask_check_phone(cx, phone));
    TRY(call_asked(cx, id, &state));
    TRY(sql_contact_get(cx, id.municipality, id.question, 0, &row));
    TRY(question_unseal(cx, id, row.sealed_contact, &fields));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        sealed_field_add(&t, kept[i], sealed_field(cx->mem, fields, kept[i]));
    sealed_field_add(&t, S("phone"), phone);
    sealed_field_add(&t, S("mind"), wish->mind);
    TRY(question_seal(cx, id, text_str(&t), &sealed_contact));
    if (wish->mind.len)
        TRY(question_seal(cx, id, wish->mind, &sealed_mind));
    TRY(sql_contact_set(cx, id.municipality, id.question, sealed_contact, wish->mind.len > 0));
    TRY(sql_call_wish_put(cx, id.municipality, id.question, day_part_code(wish->part),
                          wish->voicemail, sealed_mind, wish->days));
    if (!state.to_call) {
        TRY(to_call(cx, &state));
        TRY(told(cx, &state, S("call_again"), S("")));
    }
    return told(cx, &state, S("call_changed"), moment_passed ? S("moment") : S(""));
}
