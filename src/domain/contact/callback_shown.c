/* callback_shown.c - the days and the wish of a form; what whoever calls reads before the number.
 */
#include "domain/contact/callback_shown.h"

#include "base/text.h"
#include "domain/map/kind.h"
#include "i18n/i18n.h"
#include "web/form_pages.h"

struct callback_part_list
callback_days_shown(struct cx *cx, const struct request *rq)
{
    struct str sent = request_field(rq, S("days"));
    struct callback_part_list list = {arena_new(cx->mem, struct callback_part, CALLBACK_DAYS),
                                      CALLBACK_DAYS};

    for (int day = 0; day < CALLBACK_DAYS; day++)
        list.at[day] =
            (struct callback_part){callback_day_code(day), callback_day_name(rq->language, day),
                                   many_has(sent, callback_day_code(day))};
    return list;
}

struct callback_wish
callback_wish_typed(struct cx *cx, const struct request *rq)
{
    return callback_wish_of(day_part_of(request_field(rq, S("part"))),
                            request_field(rq, S("voicemail")).len > 0, request_field(rq, S("mind")),
                            callback_days_typed(cx->mem, request_field(rq, S("days"))));
}

struct str
call_when_said(struct cx *cx, enum language language, enum day_part part, struct str days)
{
    struct str when = tr(language, day_part_when(part));

    if (days.len == 0)
        return when;
    days = callback_days_said(cx->mem, language, days);
    return part == PART_ANY ? days : str_join(cx->mem, days, S(" "), when);
}

enum outcome
call_mind_fill(struct cx *cx, enum language language, const struct question_state *state,
               const struct contact *contact, struct call_mind *ret)
{
    struct callback callback;
    enum language spoken = LANGUAGE_NL;

    language_parse(state->language, &spoken);
    TRY(callback_get(cx, state->id, &callback));
    *ret = (struct call_mind){
        .mind = callback.mind.text.len ? callback.mind : contact->mind,
        .when = call_when_said(cx, language, callback.part, callback.days),
        .next = callback.tries && callback.next != PART_ANY
                    ? tr(language, day_part_when(callback.next))
                    : S(""),
        .language = spoken == LANGUAGE_NL ? S("") : kind_language_name(state->language, language),
        .interpreter = kind_language_name(contact->interpreter, language),
        .voicemail = callback.voicemail,
        .spoken = callback.spoke_ms
                      ? date_short(cx->mem, language, date_in_amsterdam(callback.spoke_ms))
                      : S(""),
        .tries = callback.tries};
    ret->careful = ret->mind.text.len > 0;
    return OK;
}
