/* postpone_pages.c - the letter of a postponement is made before the postponement is written down:
 * what it would say is shown, and only who says that it was sent moves the last day to decide. */
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
                        "verstuurd."),
                      objection_url(cx, id, S("/uitstel")), T("Laat de brief zien"));
    form_line(form, S("weeks"), T("Hoeveel weken?"), event->hint, S(""))->is_short = true;
    form_date(form, S("day"), event->day_label, S(""),
              date_iso(cx->mem, date_in_amsterdam(cx->now_ms)));
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
        .code = objection_event_form(o->dates->kind, EVENT_POSTPONED)->form ? S("schriftelijk")
                                                                            : S("")};

    TRY(objection_day(cx, rq, S("day"), &event.day));
    if (!str_int(request_field(rq, S("weeks")), &event.weeks))
        return fail_field(cx, "weeks", "Vul in met hoeveel weken.");
    *ret = event;
    return OK;
}

/* The letter, with what it rests on in its form. */
static enum outcome
letter_shown(struct cx *cx, const struct request *rq, const struct objection *o,
             struct objection_letter_page *page, struct reply *re)
{
    static const struct str fields[] = {S_INIT("weeks"), S_INIT("day")};
    enum { FIELDS_COUNT = sizeof fields / sizeof *fields };

    page->keep = objection_url(cx, o->state.id, S("/uitstel"));
    page->keep_fields.at = arena_new(cx->mem, struct form_field, FIELDS_COUNT);
    for (size_t i = 0; i < FIELDS_COUNT; i++)
        page->keep_fields.at[page->keep_fields.count++] =
            (struct form_field){.name = fields[i], .value = {request_field(rq, fields[i])}};
    page->moved_on = request_has(rq, S("printed"));
    page->represented = false; /* theirs is made once this one was sent */
    re->only_tried = true;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief"), view_objection_letter(page));
}

enum outcome
objection_postpone_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter_page *page;
    struct objection_event event;
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_open(cx, id, &o));
    TRY(event_typed(cx, rq, &o, &event));
    TRY(objection_event_add(cx, id, &event));
    TRY(objection_letter_now(cx, id, letter_code, &page, &o));
    page->today = date_with_year(cx->mem, LANGUAGE_NL, event.day.date);
    objection_letter_offer(cx, &o, letter_code, page);
    if (!str_eq(request_field(rq, S("printed")), page->mark))
        return letter_shown(cx, rq, &o, page, re);
    TRY(objection_letter_sent(cx, &o, letter_code, page, event.day.date));
    return reply_see_other(re, objection_letter_url(cx, id, letter_code, false));
}
