/* callback_shown.c - what whoever calls reads before the number. */
#include "domain/contact/callback_shown.h"

#include "base/text.h"
#include "domain/contact/planned.h"
#include "domain/map/kind.h"
#include "i18n/i18n.h"
#include "web/form_pages.h"

enum outcome
call_mind_fill(struct cx *cx, enum language language, const struct question_state *state,
               const struct contact *contact, struct call_mind *ret)
{
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
    ret->refused = refused > 0;
    ret->careful = ret->mind.text.len > 0;
    return OK;
}
