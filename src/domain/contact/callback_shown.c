/* callback_shown.c - what whoever calls reads before the number. */
#include "domain/contact/callback_shown.h"

#include "base/text.h"
#include "domain/contact/planned.h"
#include "domain/map/kind.h"
#include "i18n/i18n.h"
#include "web/form_pages.h"
#include "words/no_call.h"

struct str
number_said_sentence(struct cx *cx, enum language language, const struct number_said *said,
                     enum day_part part, struct str days)
{
    const struct tr_arg when = {S("wanneer"), call_when_said(cx, language, said->part, said->days)};
    const bool timed = (said->part != PART_ANY || said->days.len) &&
                       !(said->part == part && str_eq(said->days, days));
    struct str safe = said->careful ? tr(language, T("Met dit nummer is eerder gezegd dat bellen "
                                                     "niet altijd veilig is. Zeg alleen uw naam "
                                                     "en vraag eerst of bellen uitkomt."))
                                    : S("");
    struct str only =
        timed ? tr_fill(cx->mem,
                        tr(language, T("Met dit nummer is eerder gezegd: bel alleen {wanneer}.")),
                        1, &when)
              : S("");

    return safe.len && only.len ? str_join(cx->mem, safe, S(" "), only)
                                : str_join(cx->mem, safe, only);
}

/* What was said with another question counts for this one too: the telephone is the same. */
static enum outcome
said_fill(struct cx *cx, enum language language, const struct question_state *state,
          const struct contact *contact, const struct callback *callback, struct call_mind *ret)
{
    struct number_said_list list;
    struct number_said said;

    if (contact->phone.text.len == 0 || ret->careful)
        return OK;
    TRY(numbers_said(cx, state->organisation, &list));
    if (!number_said(cx, &list, state->id, contact->phone.text, &said))
        return OK;
    ret->said = number_said_sentence(cx, language, &said, callback->part, callback->days);
    ret->said_careful = said.careful;
    ret->voicemail = ret->voicemail && !said.careful;
    if (ret->said.len)
        ret->next = S("");
    return OK;
}

/* The newest sentence of the resident that asks not to be called. */
static struct personal
asks_not_of(struct cx *cx, const struct question_thread *thread)
{
    struct personal found = {0};

    for (size_t i = thread->messages.count; i > 0 && found.text.len == 0; i--) {
        const struct thread_message *message = &thread->messages.at[i - 1];
        if (str_eq(message->kind, S("question")) || str_eq(message->kind, S("addition")))
            found.text = no_call_sentence(cx->mem, message->text.text);
    }
    return found;
}

enum outcome
call_mind_fill(struct cx *cx, enum language language, const struct question_thread *thread,
               struct call_mind *ret)
{
    const struct question_state *state = &thread->state;
    const struct contact *contact = &thread->contact;
    struct callback callback;
    struct planned_call planned;
    enum language spoken = LANGUAGE_NL;

    language_parse(state->language, &spoken);
    TRY(callback_get(cx, state->id, &callback));
    TRY(call_planned(cx, state->id, &planned));
    const enum day_part next = callback_next(&callback, contact);
    const bool proposed = callback.tries && next != PART_ANY && !planned.known && !planned.promised;
    *ret = (struct call_mind){
        .mind = callback.mind.text.len ? callback.mind : contact->mind,
        .when = call_when_said(cx, language, callback.part, callback.days),
        .next = proposed ? tr(language, day_part_when(next)) : S(""),
        .language = spoken == LANGUAGE_NL ? S("") : kind_language_name(state->language, language),
        .interpreter = kind_language_name(contact->interpreter, language),
        .voicemail = callback.voicemail,
        .spoken = callback.spoke_ms
                      ? date_short(cx->mem, language, date_in_amsterdam(callback.spoke_ms))
                      : S(""),
        .tries = callback.tries};
    int64_t refused;
    TRY(sql_call_refused(cx, state->id.municipality, state->id.question, &refused));
    ret->stopped = str_eq(state->outcome, question_outcome_code(OUTCOME_STOPPED));
    ret->refused = refused > 0 || ret->stopped;
    ret->careful = ret->mind.text.len > 0;
    ret->asks_not = asks_not_of(cx, thread);
    if (ret->asks_not.text.len || str_eq(state->stage, S("closed")))
        ret->next = S("");
    return said_fill(cx, language, state, contact, &callback, ret);
}
