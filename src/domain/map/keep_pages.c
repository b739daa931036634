/* keep_pages.c - the list of who keeps the map: oldest first, capacity in two clicks, confirm. */
#include "domain/map/edit_pages.h"

#include "base/text.h"
#include "domain/map/map_routes.h"
#include "domain/map/map_shown.h"
#include "domain/map/view/edit.html.h"
#include "domain/people/people.h"

static const struct str capacities[][2] = {
    {S_INIT(""), T_INIT("Niet bekend")},
    {S_INIT("capacity"), T_INIT("Er is plek")},
    {S_INIT("waitlist"), T_INIT("Wachtlijst")},
    {S_INIT("no_capacity"), T_INIT("Geen plek")},
    {S_INIT("additional_assessment_required"), T_INIT("Eerst een gesprek")},
};
enum { CAPACITIES = sizeof capacities / sizeof *capacities };

static struct str
filled_said(struct cx *cx, int64_t filled)
{
    struct text t = text_open(cx->mem, 8);

    text_add_int(&t, filled * 100 / FILLED_MAX);
    text_add(&t, S("%"));
    return text_str(&t);
}

static enum outcome
contacts_to_call(struct cx *cx, const struct editor_row *row, struct service_contact_list *ret)
{
    struct service_place_list places;

    TRY(places_shown(cx, LANGUAGE_NL, row->service, row->organisation,
                     contacts_for(cx, row->organisation), &places));
    *ret = places.count ? places.at[0].contacts : (struct service_contact_list){0};
    return OK;
}

static enum outcome
line_shown(struct cx *cx, enum language language, const struct editor_row *row, bool to_call,
           struct map_line *ret)
{
    struct service_age age = age_of_service(cx, language, row->confirmed_ms);
    struct text weeks = text_open(cx->mem, 8);

    if (row->waiting_weeks >= 0)
        text_add_int(&weeks, row->waiting_weeks);
    *ret = (struct map_line){
        .service = row->service,
        .name = row->name,
        .organisation = row->organisation_name,
        .owner = row->owner,
        .confirmed = age.never ? tr(language, T("nog nooit")) : age.said,
        .filled = filled_said(cx, row->filled),
        .capacity = row->capacity,
        .weeks = text_str(&weeks),
        .open = url_path_int(cx->mem, S("/beheer/kaart/dienst/"), row->service, S("")),
        .confirm =
            url_path_int(cx->mem, S("/beheer/kaart/dienst/"), row->service, S("/bevestigen")),
        .capacity_form =
            url_path_int(cx->mem, S("/beheer/kaart/dienst/"), row->service, S("/plek")),
        .remarks = row->remarks,
        .old = age.old || age.never,
        .closed = str_eq(row->status, S("closed")),
        .capacities = {arena_new(cx->mem, struct help_option, CAPACITIES), CAPACITIES}};
    for (size_t i = 0; i < CAPACITIES; i++)
        ret->capacities.at[i] =
            (struct help_option){capacities[i][0], tr(language, capacities[i][1]),
                                 str_eq(capacities[i][0], row->capacity)};
    return to_call ? contacts_to_call(cx, row, &ret->contacts) : OK;
}

/* "1790000000000.123" of the last row of the page before. */
static struct editor_place
place_of(const struct request *rq)
{
    struct str rest = request_field(rq, S("na")), part;
    struct editor_place place = {0};
    int64_t confirmed_ms, service;

    if (str_cut(&rest, '.', &part) && str_int(part, &confirmed_ms) && str_cut(&rest, '.', &part) &&
        str_int(part, &service))
        place = (struct editor_place){confirmed_ms, service};
    return place;
}

static enum outcome
list_reply(struct cx *cx, struct request *rq, bool to_call, struct reply *re)
{
    struct map_list_page *page = arena_new(cx->mem, struct map_list_page, 1);
    struct editor_row_list rows;

    TRY(editor_list(cx, to_call, place_of(rq), &rows));
    page->to_call = to_call;
    page->may_import = (cx->who.permissions & PERMISSION_MAP) != 0;
    page->has_next = rows.count > LISTED_PAGE;
    size_t count = page->has_next ? LISTED_PAGE : rows.count;
    page->lines.at = arena_new(cx->mem, struct map_line, count);
    for (; page->lines.count < count; page->lines.count++)
        TRY(line_shown(cx, rq->language, &rows.at[page->lines.count], to_call,
                       &page->lines.at[page->lines.count]));
    if (page->has_next) {
        const struct editor_row *last = &rows.at[LISTED_PAGE - 1];
        struct url before =
            url_path_int(cx->mem, to_call ? S("/beheer/kaart/bellen?na=") : S("/beheer/kaart?na="),
                         last->confirmed_ms, S("."));
        page->next = url_path_int(cx->mem, before.raw, last->service, S(""));
    }
    re->shell = SHELL_WORK;
    return reply_page(re, to_call ? T("Bellen over de kaart") : T("De kaart bijhouden"),
                      view_map_list(page));
}

enum outcome
map_list_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return list_reply(cx, rq, false, re);
}

enum outcome
map_call_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return list_reply(cx, rq, true, re);
}

enum outcome
map_capacity_act(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t service;

    TRY(request_arg_int(cx, rq, 0, &service));
    TRY(capacity_set(cx, service, request_field(rq, S("capacity")),
                     request_field(rq, S("waiting_weeks")), request_field(rq, S("capacity_note"))));
    return reply_see_other(re, url_path_int(cx->mem, S("/hulp/"), service, S("")));
}

enum outcome
map_confirm_act(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t service;

    TRY(request_arg_int(cx, rq, 0, &service));
    TRY(service_confirm(cx, service));
    return reply_see_other(re, url_path(S("/beheer/kaart")));
}
