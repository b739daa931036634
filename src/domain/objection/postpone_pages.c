/* postpone_pages.c - the letter of a postponement is made before the postponement is written down:
 * what it would say and change is shown, and only who says that it was sent moves the last day to
 * decide. It is a letter of today: one that was sent earlier was not made here, and is written down
 * as what happened. */
#include "domain/intake/question_shown.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/letter.html.h"
#include "web/view/form.html.h"

static const struct str letter_code = S_INIT("uitstel");

enum outcome
objection_postpone_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_open(cx, id, &o));
    const struct objection_event_form *event = objection_event_form(o.dates->kind, EVENT_POSTPONED);
    struct form_page *form =
        form_page_new(cx, rq, T("Brief over uitstel"),
                      T("U leest eerst de brief. De datums veranderen pas als u zegt dat hij is "
                        "verstuurd. De brief is van vandaag. Is er al eerder een brief verstuurd? "
                        "Schrijf die dan op bij wat er gebeurde."),
                      objection_url(cx, id, S("/uitstel")), T("Laat de brief zien"));
    form_line(form, S("weeks"), T("Hoeveel weken?"), event->hint, S(""))->is_short = true;
    form_back(form, objection_url(cx, id, S("")), T("Terug"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief over uitstel"), view_form(form));
}

static enum outcome
event_typed(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_event *ret)
{
    struct objection_event event = {
        .kind = EVENT_POSTPONED,
        .day = {true, date_in_amsterdam(cx->now_ms)},
        .code = objection_event_form(o->dates->kind, EVENT_POSTPONED)->form ? S("schriftelijk")
                                                                            : S("")};

    if (!str_int(request_field(rq, S("weeks")), &event.weeks))
        return fail_field(cx, "weeks", "Vul in met hoeveel weken.");
    *ret = event;
    return OK;
}

/* No letter promises time that the law does not give. INVALID with what the law says. */
static enum outcome
counts_check(struct cx *cx, enum language language, const struct procedure *before,
             const struct procedure *after)
{
    const struct procedure_notice *why = NULL;

    if (after->postponed_event != before->postponed_event)
        return OK;
    for (size_t i = 0; i < after->notice_count; i++)
        if (after->notices[i].left_out && (why == NULL || after->notices[i].number > why->number))
            why = &after->notices[i];
    if (why == NULL)
        return fail_field(cx, "weeks", "Dit uitstel telt niet mee.");
    return fail_with(cx, INVALID, objection_step_shown(cx, language, &why->say).sentence,
                     S("weeks"), 0);
}

/* The letter, with what it rests on in its form. */
static enum outcome
letter_shown(struct cx *cx, const struct request *rq, const struct objection *o,
             struct objection_letter_page *page, struct reply *re)
{
    page->keep = objection_url(cx, o->state.id, S("/uitstel"));
    page->keep_fields.at = arena_new(cx->mem, struct form_field, 1);
    page->keep_fields.at[page->keep_fields.count++] =
        (struct form_field){.name = S("weeks"), .value = {request_field(rq, S("weeks"))}};
    page->moved_on = request_has(rq, S("printed"));
    page->represented = false; /* theirs is made once this one was sent */
    re->only_tried = true;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief"), view_objection_letter(page));
}

enum outcome
objection_postpone_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct procedure *before, *after;
    struct objection_letter_page *page;
    struct objection_event event;
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_open(cx, id, &o));
    TRY(event_typed(cx, rq, &o, &event));
    TRY(objection_event_try(cx, id, &event, &before, &after));
    TRY(counts_check(cx, rq->language, before, after));
    TRY(objection_event_add(cx, id, &event));
    TRY(objection_letter_now(cx, id, letter_code, &page, &o));
    page->changes = objection_changes_shown(cx, rq->language, &event, before, after);
    objection_letter_offer(cx, &o, letter_code, page);
    if (!str_eq(request_field(rq, S("printed")), page->mark))
        return letter_shown(cx, rq, &o, page, re);
    TRY(objection_letter_sent(cx, &o, letter_code, page, event.day.date));
    return reply_see_other(re, objection_letter_url(cx, id, letter_code, false));
}
