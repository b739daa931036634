/* learning_edit_pages.c - naming the cause of one that ended, the list of causes, and what a road
 * costs. */
#include "base/text.h"
#include "domain/objection/learning_pages.h"
#include "domain/objection/learning_routes.h"
#include "domain/objection/objection_shown.h"
#include "domain/objection/view/learning.html.h"
#include "domain/people/people.h"
#include "web/view/form.html.h"

/* ---- one that ended ---- */

static void
cause_choices(const struct request *rq, struct form_page *form, struct form_field *field,
              const struct cause_row_list *causes, struct str stored)
{
    for (size_t i = 0; i < causes->count; i++) {
        const struct cause_row *row = &causes->at[i];
        if (!row->ended || str_eq(row->code, stored))
            form_choice_add(form, field, row->code, tr(rq->language, cause_said(causes, row->code)),
                            str_eq(row->code, stored));
    }
}

enum outcome
learning_name_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct learning_named named;
    struct cause_row_list causes;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(learning_named_get(cx, id, &named));
    TRY(cause_list(cx, cx->who.organisation, &causes));
    struct form_page *form = form_page_new(
        cx, rq, T("Wat zat erachter?"),
        T("Zo leert uw organisatie ervan. Schrijf niets op over de inwoner of een collega."),
        objection_url(cx, id, S("/leren")), T("Bewaar"));
    struct form_field *cause =
        form_choices(form, false, S("cause"), T("De belangrijkste oorzaak"), S(""), causes.count);
    cause_choices(rq, form, cause, &causes, named.cause);
    struct form_field *also =
        form_select(form, S("also_cause"), T("Nog een oorzaak"), S(""), causes.count + 1);
    form_choice_add(form, also, S(""), tr(rq->language, T("Geen")), named.also_cause.len == 0);
    cause_choices(rq, form, also, &causes, named.also_cause);
    form_line(form, S("changed"), T("Wat is er daarom veranderd?"),
              T("Eén zin, bijvoorbeeld: de brief over verrekenen is herschreven. Leeg mag ook."),
              named.changed);
    if (str_eq(rq->fault.field, S("changed"))) {
        struct form_field *sure =
            form_choices(form, true, S("sure"), T("Gaat het over een persoon?"), S(""), 1);
        form_choice_add(form, sure, S("yes"),
                        tr(rq->language, T("Nee, hier staat niets over een persoon")), false);
    }
    form_back(form, objection_url(cx, id, S("")), T("Terug"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wat zat erachter?"), view_form(form));
}

enum outcome
learning_name_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    const struct learning_named named = {.cause = request_field(rq, S("cause")),
                                         .also_cause = request_field(rq, S("also_cause")),
                                         .changed = request_field(rq, S("changed"))};
    TRY(learning_name(cx, id, &named, request_field(rq, S("sure")).len > 0));
    return reply_see_other(re, objection_url(cx, id, S("")));
}

/* ---- the list of causes ---- */

enum outcome
causes_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct causes_page *page = arena_new(cx->mem, struct causes_page, 1);
    struct cause_row_list causes;

    TRY(cause_list(cx, cx->who.organisation, &causes));
    page->lines.at = arena_new(cx->mem, struct cause_line, causes.count);
    for (size_t i = 0; i < causes.count; i++)
        page->lines.at[page->lines.count++] =
            (struct cause_line){.code = causes.at[i].code,
                                .name = tr(rq->language, cause_said(&causes, causes.at[i].code)),
                                .ended = causes.at[i].ended != 0,
                                .first = i == 0};
    page->form = form_page_new(cx, rq, T("Een oorzaak erbij"), S(""),
                               url_path(S("/werk/bezwaar/leren/oorzaken")), T("Voeg toe"));
    form_line(page->form, S("name"), T("Naam van de oorzaak"), T("Kort. Zonder namen."), S(""));
    re->shell = SHELL_WORK;
    return reply_page(re, T("De lijst met oorzaken"), view_causes(page));
}

enum outcome
causes_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str what = request_field(rq, S("what")), code = request_field(rq, S("code"));

    if (str_eq(what, S("up")))
        TRY(cause_up(cx, code));
    else if (str_eq(what, S("end")) || str_eq(what, S("open")))
        TRY(cause_end(cx, code, str_eq(what, S("end"))));
    else
        TRY(cause_add(cx, request_field(rq, S("name"))));
    return reply_see_other(re, url_path(S("/werk/bezwaar/leren/oorzaken")));
}

/* ---- cost ---- */

enum outcome
road_cost_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct road_cost_get_row cost;

    TRY(road_cost(cx, cx->who.organisation, &cost));
    struct form_page *form =
        form_page_new(cx, rq, T("Wat een zaak ongeveer kost"),
                      T("Vul uren per zaak in met een bedrag per uur. Of laat het bedrag per uur "
                        "op 0 en vul euro's per zaak in."),
                      url_path(S("/werk/bezwaar/leren/kosten")), T("Bewaar"));
    form_number(form, S("euro_an_hour"), T("Euro per uur"), T("0: u vult euro's per zaak in."),
                cost.euro_an_hour);
    form_number(form, S("informal"), T("Samen oplossen: uren of euro's per zaak"), S(""),
                cost.informal);
    form_number(form, S("formal"), T("Formele weg: uren of euro's per zaak"), S(""), cost.formal);
    form_back(form, url_path(S("/werk/bezwaar/leren")), T("Terug naar de cijfers"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wat een zaak ongeveer kost"), view_form(form));
}

static int64_t
typed(const struct request *rq, struct str name)
{
    int64_t n;

    return str_int(request_field(rq, name), &n) ? n : -1;
}

enum outcome
road_cost_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct road_cost_get_row cost = {.euro_an_hour = typed(rq, S("euro_an_hour")),
                                           .informal = typed(rq, S("informal")),
                                           .formal = typed(rq, S("formal"))};

    TRY(road_cost_set(cx, &cost));
    return reply_see_other(re, url_path(S("/werk/bezwaar/leren")));
}
