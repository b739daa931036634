/* callback.c - when to call somebody, and what to mind. */
#include "domain/contact/callback.h"

#include "base/text.h"
#include "domain/intake/question_seal.h"
#include "domain/people/people.h"

/* ---- what was tried ---- */

enum day_part
callback_next(const struct callback *callback, const struct contact *contact)
{
    const bool named = callback->part != PART_ANY || callback->days.len > 0;

    if (named || callback->mind.text.len || contact->mind.text.len)
        return callback->part;
    for (enum day_part part = PART_MORNING; callback->tried && part <= PART_AFTERNOON; part++)
        if (!(callback->tried & 1u << part))
            return part;
    return PART_ANY;
}

static enum outcome
callback_read(struct cx *cx, struct question_id id, int64_t organisation, struct callback *ret)
{
    struct callback callback = {.part = PART_ANY};
    struct callback_of_row row;
    struct call_list_row_list calls;

    TRY(sql_callback_of(cx, id.municipality, id.question, organisation, &row));
    callback.wished = row.part.len > 0;
    if (callback.wished) {
        callback.part = day_part_of(row.part);
        callback.voicemail = row.voicemail != 0;
        callback.days = row.days;
    }
    TRY(question_unseal(cx, id, row.sealed, &callback.mind.text));
    TRY(sql_call_spoke_ms(cx, id.municipality, id.question, &callback.spoke_ms));
    TRY(sql_call_list(cx, id.municipality, id.question, &calls));
    for (size_t i = 0; i < calls.count; i++) {
        callback.tries++;
        callback.tried |= 1u << day_part_at(calls.at[i].at_ms);
    }
    *ret = callback;
    return OK;
}

enum outcome
callback_get(struct cx *cx, struct question_id id, struct callback *ret)
{
    TRY(need(cx, PERMISSION_QUESTIONS));
    return callback_read(cx, id, cx->who.organisation, ret);
}

enum outcome
callback_for_resident(struct cx *cx, const struct question_state *state, struct callback *ret)
{
    return callback_read(cx, state->id, state->organisation, ret);
}

enum outcome
callback_list(struct cx *cx, struct inbox_place after, struct callback_row_list *ret)
{
    TRY(need(cx, PERMISSION_QUESTIONS));
    return sql_callback_list(cx, cx->who.organisation, after.due_ms, after.question, INBOX_PAGE + 1,
                             ret);
}
