/* service_pages.c - one service, in two texts. */
#include "domain/map/service_pages.h"

#include "base/text.h"
#include "crypto/uuid.h"
#include "domain/map/kind.h"
#include "domain/map/map_routes.h"
#include "domain/map/map_shown.h"
#include "domain/map/view/service.html.h"
#include "domain/people/people.h"

/* Links that others keep name the UUID. */
static enum outcome
service_of(struct cx *cx, const struct request *rq, struct service_row *ret, bool *by_uuid)
{
    struct service_id_row row;

    *by_uuid = uuid_valid(rq->args[0]);
    if (*by_uuid)
        TRY(sql_service_by_uuid(cx, str_lower(cx->mem, rq->args[0]), &row));
    else
        TRY(request_arg_int(cx, rq, 0, &row.service));
    TRY(sql_service_get(cx, row.service, ret));
    return str_eq(ret->status, S("ended")) ? NOT_FOUND : OK;
}

static struct str
languages_said(struct cx *cx, enum language language, struct str codes)
{
    struct text t = text_open(cx->mem, 64);
    struct str code;

    while (str_cut(&codes, ';', &code)) {
        if (code.len == 0)
            continue;
        text_add(&t, t.len ? comma(language) : S(""));
        text_add(&t, kind_language_name(code, language));
    }
    return text_str(&t);
}

/* Addresses of long ago say http; nearly all of those sites have https now. */
static struct url
website_of(struct cx *cx, struct str address)
{
    struct str old = S("http://");

    if (str_starts(address, old))
        address = str_join(cx->mem, S("https://"), str_slice(address, old.len, address.len));
    return url_external(cx->mem, address);
}

static enum outcome
topics_shown(struct cx *cx, enum language language, int64_t service, struct service_link_list *ret)
{
    struct word_row_list topics;

    TRY(sql_service_topics(cx, service, &topics));
    ret->at = arena_new(cx->mem, struct service_link, topics.count);
    for (ret->count = 0; ret->count < topics.count; ret->count++)
        ret->at[ret->count] = (struct service_link){
            kind_topic_name(topics.at[ret->count].word, language),
            url_path_token(cx->mem, S("/onderwerp/"), topics.at[ret->count].word, S(""))};
    return OK;
}

static void
capacity_shown(struct cx *cx, enum language language, const struct service_row *s,
               struct service_page *page)
{
    page->capacity = capacity_said(language, s->capacity);
    page->capacity_note = s->capacity_note;
    page->weeks = s->waiting_weeks > 0 ? s->waiting_weeks : 0;
    page->capacity_old = capacity_is_old(cx, s->capacity_ms);
    page->wait = page->weeks > 0 || str_eq(s->capacity, S("no_capacity")) ||
                 str_eq(s->capacity, S("waitlist"));
    if (s->capacity_ms)
        page->capacity_day =
            page->capacity_old
                ? date_with_year(cx->mem, language, date_in_amsterdam(s->capacity_ms))
                : date_short(cx->mem, language, date_in_amsterdam(s->capacity_ms));
}

/* In the doorway's own municipality, else in any of the doorway. */
static enum outcome
takes_here(struct cx *cx, const struct request *rq, const struct service_row *s, bool *ret)
{
    struct municipality_row first;
    struct municipality_row_list here;
    struct doorway_row doorway;

    TRY(map_place_first(cx, rq, &first));
    if (first.municipality)
        return organisation_takes_questions(cx, first.municipality, s->organisation, ret);
    TRY(doorway_get(cx, rq->host, &doorway));
    TRY(doorway_municipalities(cx, doorway.doorway, &here));
    *ret = false;
    for (size_t i = 0; i < here.count && !*ret; i++)
        TRY(organisation_takes_questions(cx, here.at[i].municipality, s->organisation, ret));
    return OK;
}

/* With its organisation when that takes questions; else with the topic, when there is one only. */
static enum outcome
ask_shown(struct cx *cx, const struct request *rq, const struct service_row *s,
          struct service_page *page)
{
    struct word_row_list topics;

    TRY(takes_here(cx, rq, s, &page->takes));
    TRY(sql_service_topics(cx, s->service, &topics));
    page->ask = page->takes ? url_path_int(cx->mem, S("/vraag?service="), s->service, S(""))
                : topics.count == 1
                    ? url_path_token(cx->mem, S("/vraag?topic="), topics.at[0].word, S(""))
                    : url_path(S("/vraag"));
    for (size_t i = 0; i < page->places.count; i++) {
        const struct service_place *place = &page->places.at[i];
        page->visit = page->visit || place->address.len > 0;
        for (size_t n = 0; n < place->contacts.count && page->phone.len == 0; n++)
            if (place->contacts.at[n].phone && place->contacts.at[n].audience.len == 0)
                page->phone = place->contacts.at[n].value;
    }
    if (page->phone.len == 0) {
        struct organisation_row organisation;
        TRY(organisation_get(cx, s->organisation, &organisation));
        page->phone = organisation.phone;
        page->phone_general = organisation.phone.len > 0;
    }
    return OK;
}

static enum outcome
professional_part(struct cx *cx, const struct service_row *s, struct service_page *page)
{
    struct service_row row;

    if (!(cx->who.permissions & PERMISSION_DIRECTORY))
        return OK;
    page->professional = true;
    page->description_professional = s->description_professional;
    page->referrals = s->referrals;
    page->owner = s->owner;
    page->keywords = s->keywords;
    page->edit = url_path_int(cx->mem, S("/beheer/kaart/dienst/"), s->service, S(""));
    if (cx->who.permissions & (PERMISSION_SERVICES | PERMISSION_MAP)) {
        enum outcome outcome = service_editable(cx, s->service, &row);
        page->editable = outcome == OK;
        return outcome == NOT_FOUND ? OK : outcome;
    }
    return OK;
}

enum outcome
service_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct service_page *page = arena_new(cx->mem, struct service_page, 1);
    struct service_row s;
    bool by_uuid;

    TRY(service_of(cx, rq, &s, &by_uuid));
    if (by_uuid)
        return reply_see_other(re, url_path_int(cx->mem, S("/hulp/"), s.service, S("")));
    *page = (struct service_page){.name = s.name,
                                  .organisation = s.organisation_name,
                                  .description = s.description,
                                  .for_whom = s.for_whom,
                                  .what_to_expect = s.what_to_expect,
                                  .bring = s.bring,
                                  .cost = s.cost,
                                  .languages = languages_said(cx, rq->language, s.languages),
                                  .paid_by = tr(rq->language, s.paid_by),
                                  .steered_by = tr(rq->language, s.steered_by),
                                  .municipal = s.municipal != 0,
                                  .free = s.free == 1,
                                  .closed = str_eq(s.status, S("closed")),
                                  .has_website = s.url.len > 0,
                                  .website = website_of(cx, s.url),
                                  .age = age_of_service(cx, rq->language, s.confirmed_ms)};
    capacity_shown(cx, rq->language, &s, page);
    TRY(places_shown(cx, rq->language, s.service, cx->who.organisation,
                     contacts_for(cx, s.organisation), &page->places));
    TRY(ask_shown(cx, rq, &s, page));
    TRY(topics_shown(cx, rq->language, s.service, &page->topics));
    TRY(professional_part(cx, &s, page));
    re->may_be_indexed = cx->who.professional == 0;
    return reply_page(re, s.name, view_service(page));
}

enum outcome
service_public_list(struct cx *cx, int64_t after, struct service_id_row_list *ret)
{
    enum { AT_ONCE = 1000 };
    return sql_service_public_page(cx, after, AT_ONCE, ret);
}
