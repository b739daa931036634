/* list_pages.c - help near you. What somebody looks for goes by POST and
 * then stands in the path as codes: never words of their own in an address. */
#include "domain/map/service_pages.h"

#include "base/text.h"
#include "domain/map/kind.h"
#include "domain/map/map_routes.h"
#include "domain/map/map_shown.h"
#include "domain/map/view/service.html.h"
#include "domain/people/people.h"
#include "national_numbers.h"
#include "topics.h"

/* ---- the form ---- */

/* By name: whoever looks for a word finds it. */
static struct help_option_list
topic_options(struct cx *cx, enum language language, struct str chosen)
{
    struct help_option_list list = {arena_new(cx->mem, struct help_option, topics_rows_count), 0};

    for (; list.count < topics_rows_count; list.count++) {
        struct str id = topics_rows[list.count].id;
        struct help_option option = {id, kind_topic_name(id, language), str_eq(id, chosen)};
        size_t at = list.count;
        for (; at > 0 && str_cmp(list.at[at - 1].label, option.label) > 0; at--)
            list.at[at] = list.at[at - 1];
        list.at[at] = option;
    }
    return list;
}

/* The doorway's own municipality, to begin with; empty when it has several. */
enum outcome
map_place_first(struct cx *cx, const struct request *rq, struct municipality_row *ret)
{
    struct doorway_row doorway;

    *ret = (struct municipality_row){0};
    TRY(doorway_get(cx, rq->host, &doorway));
    return doorway.municipality ? municipality_get(cx, doorway.municipality, ret) : OK;
}

enum outcome
help_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct help_page *page = arena_new(cx->mem, struct help_page, 1);
    struct municipality_row first;

    TRY(map_place_first(cx, rq, &first));
    *page = (struct help_page){
        .place = {request_has(rq, S("place")) ? request_field(rq, S("place")) : first.name},
        .place_fault = request_fault(cx, rq, S("place")),
        .topics = topic_options(cx, rq->language, request_field(rq, S("topic"))),
        .keeps = (cx->who.permissions & (PERMISSION_SERVICES | PERMISSION_MAP)) != 0};
    re->may_be_indexed = rq->method == METHOD_GET;
    return reply_page(re, T("Hulp bij u in de buurt"), view_help(page));
}

static enum outcome
help_split(struct cx *cx, struct request *rq, const struct municipality_row_list *found,
           struct reply *re)
{
    struct help_page *page = arena_new(cx->mem, struct help_page, 1);

    page->topics = topic_options(cx, rq->language, request_field(rq, S("topic")));
    page->places.at = arena_new(cx->mem, struct help_option, found->count);
    for (; page->places.count < found->count; page->places.count++) {
        const struct municipality_row *row = &found->at[page->places.count];
        page->places.at[page->places.count] =
            (struct help_option){municipality_code(cx->mem, row->municipality), row->name, false};
    }
    return reply_page(re, T("Welke gemeente is het?"), view_help(page));
}

/* "/hulp/in/GM9901/schulden" */
static struct url
list_url(struct cx *cx, int64_t municipality, struct str topic)
{
    struct str place = municipality_code(cx->mem, municipality);
    return topic.len ? url_path_token(cx->mem, str_join(cx->mem, S("/hulp/in/"), place, S("/")),
                                      topic, S(""))
                     : url_path_token(cx->mem, S("/hulp/in/"), place, S(""));
}

/* What somebody typed; a place that nobody knows is a fault of the field. */
enum outcome
map_place_typed(struct cx *cx, struct str typed, struct municipality_row_list *ret)
{
    enum outcome outcome = municipality_find(cx, typed, ret);
    return outcome == NOT_FOUND ? INVALID : outcome;
}

enum outcome
help_find(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str code = request_field(rq, S("municipality")), topic = request_field(rq, S("topic"));
    struct municipality_row_list found;

    TRY(map_place_typed(cx, code.len ? code : request_field(rq, S("place")), &found));
    if (found.count > 1)
        return help_split(cx, rq, &found, re);
    return reply_see_other(
        re, list_url(cx, found.at[0].municipality, kind_topic(topic) ? topic : S("")));
}

/* ---- the list ---- */

/* "GM9901" in the path. */
enum outcome
map_place_of(struct cx *cx, struct str code, struct municipality_row *ret)
{
    int64_t municipality;

    if (!municipality_parse(code, &municipality))
        return NOT_FOUND;
    TRY(municipality_get(cx, municipality, ret));
    return ret->ended ? NOT_FOUND : OK;
}

/* "123": after that service; "n123": among those of everywhere. */
static struct listed_place
after_of(const struct request *rq)
{
    struct str na = request_field(rq, S("na"));
    struct listed_place place = {0};

    if (na.len && na.ptr[0] == 'n') {
        place.national = true;
        na = str_slice(na, 1, na.len);
    }
    if (!str_int(na, &place.service) || place.service < 0)
        place.service = 0;
    return place;
}

/* The network does not reach here: who helps people of everywhere. */
static void
elsewhere_fill(const struct municipality_row *place, enum language language,
               struct help_list_page *page)
{
    page->phone = place->phone;
    for (size_t i = 0; i < national_numbers_rows_count; i++) {
        const struct national_numbers_row *row = &national_numbers_rows[i];
        if (!str_eq(row->id, S("juridisch_loket")))
            continue;
        page->number = row->number;
        page->number_name = tr_name(language, row->name_nl, row->name_en);
    }
}

static enum outcome
list_reply(struct cx *cx, struct request *rq, struct str topic, struct reply *re)
{
    struct help_list_page *page = arena_new(cx->mem, struct help_list_page, 1);
    struct municipality_row place;
    struct listed_page listed;

    TRY(map_place_of(cx, rq->args[0], &place));
    TRY(listed_get(cx, place.municipality, topic, after_of(rq), &listed));
    *page = (struct help_list_page){
        .municipality = place.name,
        .topic = topic.len ? kind_topic_name(topic, rq->language) : S(""),
        .many = listed.total > LISTED_COUNTED,
        .total = listed.total > LISTED_COUNTED ? LISTED_COUNTED : listed.total,
        .has_next = listed.has_next};
    TRY(municipality_takes_part(cx, place.municipality, &page->takes_part));
    if (!page->takes_part)
        elsewhere_fill(&place, rq->language, page);
    TRY(cards_shown(cx, rq->language, &listed.rows, &page->cards));
    if (listed.has_next)
        page->next = url_path_int(cx->mem,
                                  str_join(cx->mem, list_url(cx, place.municipality, topic).raw,
                                           listed.next.national ? S("?na=n") : S("?na=")),
                                  listed.next.service, S(""));
    page->ask = topic.len ? url_path_token(cx->mem, S("/vraag?topic="), topic, S(""))
                          : url_path(S("/vraag"));
    page->topic_page =
        topic.len ? url_path_token(cx->mem, S("/onderwerp/"), topic,
                                   str_join(cx->mem, S("/in/"),
                                            municipality_code(cx->mem, place.municipality)))
                  : url_path(S("/hulp"));
    re->may_be_indexed = true;
    return reply_page(re, T("Hulp bij u in de buurt"), view_help_list(page));
}

enum outcome
help_list_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return list_reply(cx, rq, S(""), re);
}

enum outcome
help_topic_list_page(struct cx *cx, struct request *rq, struct reply *re)
{
    if (!kind_topic(rq->args[1]))
        return NOT_FOUND;
    struct listed_page listed;
    struct municipality_row place;

    /* A list without a line helps nobody: the page of the topic always names somebody. That of a
     * topic of danger has its numbers above the same list. */
    TRY(map_place_of(cx, rq->args[0], &place));
    TRY(listed_get(cx, place.municipality, rq->args[1], (struct listed_place){0}, &listed));
    if (listed.total == 0 || kind_topic_of_danger(rq->args[1]))
        return reply_see_other(
            re, url_path_token(
                    cx->mem, S("/onderwerp/"), rq->args[1],
                    str_join(cx->mem, S("/in/"), municipality_code(cx->mem, place.municipality))));
    return list_reply(cx, rq, rq->args[1], re);
}
