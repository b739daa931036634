/* letter_objection_pages.c - an objection on paper, from a few questions. Nothing is stored.
 * Sending it in: send_objection_pages.c. */
#include "domain/desk/letter_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/view/letter.html.h"
#include "domain/intake/intake.h"
#include "web/kept_form.h"

static const struct {
    struct str name;
    unsigned part;
} typed_fields[] = {
    {S_INIT("to"), KEEP_WORDS},      {S_INIT("reference"), KEEP_WORDS},
    {S_INIT("against"), KEEP_WORDS}, {S_INIT("way"), KEEP_WORDS},
    {S_INIT("why"), KEEP_WORDS},     {S_INIT("late_why"), KEEP_WORDS},
    {S_INIT("name"), KEEP_PERSON},   {S_INIT("address"), KEEP_PERSON},
    {S_INIT("reach"), KEEP_SENDING}, {S_INIT("mind"), KEEP_SENDING},
    {S_INIT("once"), KEEP_SENDING},
};
enum { TYPED_COUNT = sizeof typed_fields / sizeof *typed_fields, ROOM = TYPED_COUNT + 2 };

static const struct str reasons_now = S_INIT("now"), reasons_later = S_INIT("later");

bool
letter_is_late(const struct letter_day_known *day)
{
    return day->passed && !day->may_run;
}

/* A letter that no objection is for comes here only by hand. */
enum outcome
letter_objected(struct cx *cx, const struct request *rq, struct received_letter *ret,
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

    *page = (struct letter_objection_page){
        .frame = letter_frame_of(rq),
        .kept = letter_kept_parts(cx, rq, KEEP_PLACE | KEEP_SENDING),
        .kind = tr(rq->language, letter->kind->say),
        .fault = request_fault(cx, rq, rq->fault.field),
        .has_term = letter_has_term(letter->kind),
        .late = late,
        .chosen = request_field(rq, S("way")).len > 0,
        .reasons_follow = str_eq(request_field(rq, S("way")), reasons_later),
        .to = {request_field(rq, S("to"))},
        .reference = {request_field(rq, S("reference"))},
        .against = {request_field(rq, S("against"))},
        .why = {request_field(rq, S("why"))},
        .late_why = {request_field(rq, S("late_why"))},
        .name = {request_field(rq, S("name"))},
        .address = {request_field(rq, S("address"))}};
    re->shell = page->frame.professional ? SHELL_WORK : SHELL_RESIDENT;
    re->form = S("objection");
    re->form_to = page->frame.objection;
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

void
letter_keep(struct kept_field_list *list, struct str name, struct str value)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i].name, name)) {
            list->at[i].value.text = value;
            return;
        }
    list->at[list->count++] = (struct kept_field){name, {value}};
}

struct kept_field_list
letter_kept_parts(struct cx *cx, const struct request *rq, unsigned parts)
{
    struct kept_field_list before = letter_kept(cx, rq, (parts & KEEP_PLACE) != 0);

    return letter_kept_with(cx, rq, &before, parts);
}

bool
letter_begun(const struct request *rq)
{
    for (size_t i = 0; i < TYPED_COUNT; i++)
        if ((typed_fields[i].part & (KEEP_WORDS | KEEP_PERSON)) &&
            request_field(rq, typed_fields[i].name).len > 0)
            return true;
    return false;
}

struct kept_field_list
letter_kept_with(struct cx *cx, const struct request *rq, const struct kept_field_list *before,
                 unsigned parts)
{
    struct kept_field_list list = {arena_new(cx->mem, struct kept_field, before->count + ROOM), 0};

    for (; list.count < before->count; list.count++)
        list.at[list.count] = before->at[list.count];
    for (size_t i = 0; i < TYPED_COUNT; i++)
        if ((parts & typed_fields[i].part) && request_has(rq, typed_fields[i].name))
            letter_keep(&list, typed_fields[i].name, request_field(rq, typed_fields[i].name));
    return list;
}

enum outcome
letter_paper_read(struct cx *cx, const struct request *rq, const struct received_letter *letter,
                  const struct letter_day_known *day, struct objection_paper *ret)
{
    bool reasons_follow;

    TRY(way_read(cx, rq, &reasons_follow));
    *ret = (struct objection_paper){.name = str_trim(request_field(rq, S("name"))),
                                    .address = str_trim(request_field(rq, S("address"))),
                                    .to = str_trim(request_field(rq, S("to"))),
                                    .reference = str_trim(request_field(rq, S("reference"))),
                                    .against = str_trim(request_field(rq, S("against"))),
                                    .why = str_trim(request_field(rq, S("why"))),
                                    .late_why = str_trim(request_field(rq, S("late_why"))),
                                    .kind = letter->kind->say,
                                    .late = letter_is_late(day),
                                    .reasons_follow = reasons_follow,
                                    .dated = letter->dated,
                                    .came = letter->came,
                                    .today = date_in_amsterdam(cx->now_ms)};
    return OK;
}

bool
letter_has_no_reasons(const struct objection_paper *paper)
{
    return paper->reasons_follow && paper->why.len == 0;
}

enum outcome
letter_paper_shown(struct cx *cx, struct request *rq, struct reply *re,
                   const struct received_letter *letter, const struct letter_day_known *day)
{
    struct letter_paper_page *page = arena_new(cx->mem, struct letter_paper_page, 1);
    struct objection_paper objection;

    TRY(letter_paper_read(cx, rq, letter, day, &objection));
    *page = (struct letter_paper_page){.frame = letter_frame_of(rq),
                                       .kept = letter_kept(cx, rq, true),
                                       .typed = letter_kept_parts(cx, rq, KEEP_ALL),
                                       .text = {objection_paper_text(cx->mem, &objection)},
                                       .has_day = day->known,
                                       .passed = day->passed,
                                       .reasons_follow = objection.reasons_follow,
                                       .last = day->term.last};
    if (rq->language != LANGUAGE_NL)
        page->said = objection_explain(cx->mem, rq->language, &objection, true);
    TRY(send_offer_fill(cx, rq, letter, &page->offer));
    if (page->offer.offered && !draft_valid(cx, request_field(rq, S("once"))))
        letter_keep(&page->typed, S("once"), draft_new(cx).token);
    re->shell = page->frame.professional ? SHELL_WORK : SHELL_RESIDENT;
    re->repeat = true;
    return reply_page(re, T("Uw brief"), view_letter_paper(page));
}

enum outcome
letter_objection(struct cx *cx, struct request *rq, struct reply *re)
{
    struct received_letter letter;
    struct letter_day_known day;

    TRY(letter_objected(cx, rq, &letter, &day));
    if (request_has(rq, S("make")))
        return letter_paper_shown(cx, rq, re, &letter, &day);
    return form_shown(cx, rq, re, &letter, letter_is_late(&day));
}

enum outcome
letter_address(struct cx *cx, const struct request *rq, struct reply *re, bool objection)
{
    struct str words =
        str_join(cx->mem, request_field(rq, S("against")), S("\n"), request_field(rq, S("why")),
                 S("\n"), request_field(rq, S("late_why")));
    bool fits;

    /* Who is in danger leaves no page behind that somebody else can go back to. */
    if (words.len > 2 && peril_of(cx->mem, words, S("")) == PERIL_DANGER)
        return OK;
    return objection ? kept_form_reply(cx, rq, re, "objection", S("/brief/bezwaar/uw/"), &fits)
                     : kept_form_reply(cx, rq, re, "letter", S("/brief/uw/"), &fits);
}

/* Who typed a letter reads it, goes on and comes back. */
enum outcome
letter_objection_take(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(letter_objection(cx, rq, re)); /* what is wrong, is said beside the form */
    return letter_address(cx, rq, re, true);
}

enum outcome
letter_objection_kept(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(kept_form_read(cx, rq, "objection"));
    return letter_objection(cx, rq, re);
}

/* The address without a letter: typed by hand, or left open in a browser. */
enum outcome
letter_objection_none(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx;
    return reply_see_other(re, letter_frame_of(rq).next);
}

static void
field_drop(struct request *rq, struct str name)
{
    for (size_t i = 0; i < rq->field_count; i++)
        if (str_eq(rq->fields[i].name, name)) {
            rq->values[i] = S("");
            rq->sent[i] = false;
        }
}

/* With a fault, or, in another language, only to be shown. */
enum outcome
letter_objection_again(struct cx *cx, struct request *rq, struct reply *re)
{
    struct received_letter letter;
    struct letter_day_known day;

    letter_read_again(cx, rq, &letter);
    if (!letter.kind || !letter_takes_objection(letter.kind))
        return letter_again(cx, rq, re);
    TRY(letter_term_get(cx, &letter, &day));
    if (rq->fault.sentence.len == 0) {
        field_drop(rq, S("make"));
        TRY(form_shown(cx, rq, re, &letter, letter_is_late(&day)));
        return letter_frame_of(rq).professional ? OK : letter_address(cx, rq, re, true);
    }
    for (size_t i = 0; i < TYPED_COUNT; i++)
        if (str_eq(rq->fault.field, typed_fields[i].name))
            return form_shown(cx, rq, re, &letter, letter_is_late(&day));
    return letter_again(cx, rq, re);
}
