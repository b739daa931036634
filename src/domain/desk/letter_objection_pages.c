/* letter_objection_pages.c - an objection on paper, from a few questions. Nothing is stored. */
#include "domain/desk/letter_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/view/letter.html.h"

static const struct str typed_names[] = {
    S_INIT("to"),  S_INIT("reference"), S_INIT("against"), S_INIT("way"),
    S_INIT("why"), S_INIT("late_why"),  S_INIT("name"),    S_INIT("address"),
};
enum { TYPED_COUNT = sizeof typed_names / sizeof *typed_names };

static const struct str reasons_now = S_INIT("now"), reasons_later = S_INIT("later");

/* Who may still be in time does not say that it is late. */
static bool
is_late(const struct letter_day_known *day)
{
    return day->passed && !day->may_run;
}

/* A letter that no objection is for comes here only by hand. */
static enum outcome
letter_of(struct cx *cx, const struct request *rq, struct received_letter *ret,
          struct letter_day_known *ret_day)
{
    TRY(letter_read(cx, rq, ret));
    if (!ret->kind || !letter_takes_objection(ret->kind))
        return fail_field(cx, "kind",
                          "Kies eerst wat voor brief u kreeg. Niet bij elke brief kunt "
                          "u bezwaar maken.");
    return letter_term_get(cx, ret, ret_day);
}

static enum outcome
form_shown(struct cx *cx, struct request *rq, struct reply *re,
           const struct received_letter *letter, bool late)
{
    struct letter_objection_page *page = arena_new(cx->mem, struct letter_objection_page, 1);

    *page = (struct letter_objection_page){.frame = letter_frame_of(rq),
                                           .kept = letter_kept(cx, rq, true),
                                           .kind = tr(rq->language, letter->kind->say),
                                           .fault = request_fault(cx, rq, rq->fault.field),
                                           .late = late,
                                           .chosen = request_field(rq, S("way")).len > 0,
                                           .reasons_follow =
                                               str_eq(request_field(rq, S("way")), reasons_later),
                                           .to = {request_field(rq, S("to"))},
                                           .reference = {request_field(rq, S("reference"))},
                                           .against = {request_field(rq, S("against"))},
                                           .why = {request_field(rq, S("why"))},
                                           .late_why = {request_field(rq, S("late_why"))},
                                           .name = {request_field(rq, S("name"))},
                                           .address = {request_field(rq, S("address"))}};
    re->shell = page->frame.professional ? SHELL_WORK : SHELL_RESIDENT;
    return reply_page(re, T("Maak een bezwaar"), view_letter_objection(page));
}

/* Without a choice: who wrote why has reasons, who did not sends them later. */
static enum outcome
way_read(struct cx *cx, const struct request *rq, bool *reasons_follow)
{
    struct str way = request_field(rq, S("way")), why = str_trim(request_field(rq, S("why")));

    if (str_eq(way, reasons_now) && why.len == 0)
        return fail_field(cx, "why",
                          "Schrijf in een paar woorden waarom. Weet u het nog niet? Kies dan: ik "
                          "leg het later uit.");
    *reasons_follow = str_eq(way, reasons_later) || (!str_eq(way, reasons_now) && why.len == 0);
    return OK;
}

static struct kept_field_list
typed_kept(struct cx *cx, const struct request *rq)
{
    struct kept_field_list before = letter_kept(cx, rq, true);
    struct kept_field_list list = {
        arena_new(cx->mem, struct kept_field, before.count + TYPED_COUNT), 0};

    for (; list.count < before.count; list.count++)
        list.at[list.count] = before.at[list.count];
    for (size_t i = 0; i < TYPED_COUNT; i++)
        list.at[list.count++] =
            (struct kept_field){typed_names[i], {request_field(rq, typed_names[i])}};
    return list;
}

static enum outcome
paper_shown(struct cx *cx, struct request *rq, struct reply *re,
            const struct received_letter *letter, const struct letter_day_known *day)
{
    struct letter_paper_page *page = arena_new(cx->mem, struct letter_paper_page, 1);
    bool reasons_follow;

    TRY(way_read(cx, rq, &reasons_follow));
    struct objection_paper objection = {.name = str_trim(request_field(rq, S("name"))),
                                        .address = str_trim(request_field(rq, S("address"))),
                                        .to = str_trim(request_field(rq, S("to"))),
                                        .reference = str_trim(request_field(rq, S("reference"))),
                                        .against = str_trim(request_field(rq, S("against"))),
                                        .why = str_trim(request_field(rq, S("why"))),
                                        .late_why = str_trim(request_field(rq, S("late_why"))),
                                        .late = is_late(day),
                                        .reasons_follow = reasons_follow,
                                        .dated = letter->dated,
                                        .came = letter->came,
                                        .today = date_in_amsterdam(cx->now_ms)};
    *page = (struct letter_paper_page){.frame = letter_frame_of(rq),
                                       .kept = letter_kept(cx, rq, true),
                                       .typed = typed_kept(cx, rq),
                                       .text = {objection_paper_text(cx->mem, &objection)},
                                       .has_day = day->known,
                                       .passed = day->passed,
                                       .reasons_follow = reasons_follow,
                                       .last = day->term.last};
    re->shell = page->frame.professional ? SHELL_WORK : SHELL_RESIDENT;
    return reply_page(re, T("Uw brief"), view_letter_paper(page));
}

enum outcome
letter_objection(struct cx *cx, struct request *rq, struct reply *re)
{
    struct received_letter letter;
    struct letter_day_known day;

    TRY(letter_of(cx, rq, &letter, &day));
    if (request_has(rq, S("make")))
        return paper_shown(cx, rq, re, &letter, &day);
    return form_shown(cx, rq, re, &letter, is_late(&day));
}

enum outcome
letter_objection_again(struct cx *cx, struct request *rq, struct reply *re)
{
    struct received_letter letter;
    struct letter_day_known day;

    letter_read_again(cx, rq, &letter);
    if (!letter.kind || !letter_takes_objection(letter.kind))
        return letter_again(cx, rq, re);
    TRY(letter_term_get(cx, &letter, &day));
    for (size_t i = 0; i < TYPED_COUNT; i++)
        if (str_eq(rq->fault.field, typed_names[i]))
            return form_shown(cx, rq, re, &letter, is_late(&day));
    return letter_again(cx, rq, re);
}
