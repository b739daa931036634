/* topic_pages.c - a topic: its text, and who helps with it where somebody lives. */
#include "domain/desk/topic_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/start_pages.h"
#include "domain/desk/view/topic.html.h"
#include "domain/guide/topic_text.h"
#include "domain/map/kind.h"
#include "domain/map/map_shown.h"
#include "domain/people/people.h"
#include "national_numbers.h"
#include "web/markdown.h"
#include "web/site.h"

static struct topic_number
number_shown(struct cx *cx, enum language language, struct str id)
{
    for (size_t i = 0; i < national_numbers_rows_count; i++) {
        const struct national_numbers_row *row = &national_numbers_rows[i];
        if (str_eq(row->id, id))
            return (struct topic_number){
                row->number, language == LANGUAGE_NL ? row->name_nl : row->name_en,
                tr(language, row->for_what_nl), url_tel(cx->mem, row->number)};
    }
    return (struct topic_number){0};
}

static enum outcome
topic_help_shown(struct cx *cx, enum language language, int64_t municipality, struct str topic,
                 struct topic_page *page)
{
    struct topic_help help;

    TRY(topic_help_get(cx, municipality, topic, &help));
    TRY(cards_shown(cx, language, &help.services, &page->cards));
    if (help.level == HELP_ORGANISATION) {
        page->cards.at = arena_new(cx->mem, struct service_card, help.organisations.count);
        for (size_t i = 0; i < help.organisations.count; i++)
            page->cards.at[page->cards.count++] =
                (struct service_card){.open = url_path(S("/vraag")),
                                      .name = help.organisations.at[i].name,
                                      .organisation = help.organisations.at[i].phone};
    }
    page->services = help.level == HELP_SERVICES;
    page->kinds = help.level == HELP_KINDS;
    page->organisations = help.level == HELP_ORGANISATION;
    page->number = help.level == HELP_NUMBER;
    page->net_only = help.level == HELP_SAFETY_NET;
    page->national = number_shown(cx, language, help.number);
    page->has_net = help.has_net;
    page->net_name = help.net.organisation_name;
    page->net_contact = tr(language, help.net.contact);
    page->net_phone = help.net.phone;
    page->net_call = url_tel(cx->mem, help.net.phone);
    return OK;
}

/* Professionals also read where each statement stands in the law. */
static enum outcome
text_shown(struct cx *cx, const struct request *rq, const struct municipality_row *place,
           struct topic_page *page)
{
    struct str key = str_join(cx->mem, S("topics/"), rq->args[0]);
    struct text_found found;
    struct topic_text text;
    bool sources = (cx->who.permissions & PERMISSION_DIRECTORY) != 0;

    TRY(local_text_here(cx, rq, place, key, page->here, &page->local));
    enum outcome outcome = text_here_in(cx, rq, place->municipality, key, &found);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    topic_text_read(cx->mem, found.body, sources, &text);
    page->has_body = true;
    page->untranslated = found.language != rq->language;
    page->body = markdown_html(cx->mem, found.language, text.body);
    page->checked = text.has_checked ? date_in_words(cx->mem, rq->language, text.checked) : S("");
    page->owner = text.owner;
    return OK;
}

enum outcome
topic_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct topic_page *page = arena_new(cx->mem, struct topic_page, 1);
    struct municipality_row place;

    if (!kind_topic(rq->args[0]))
        return NOT_FOUND;
    if (rq->args[1].len)
        TRY(map_place_of(cx, rq->args[1], &place));
    else
        TRY(map_place_first(cx, rq, &place));
    *page =
        (struct topic_page){.topic = kind_topic_name(rq->args[0], rq->language),
                            .municipality = place.name,
                            .place = {request_field(rq, S("place"))},
                            .place_fault = request_fault(cx, rq, S("place")),
                            .here = url_path_token(cx->mem, S("/onderwerp/"), rq->args[0], S("")),
                            .has_place = place.municipality != 0};
    TRY(text_shown(cx, rq, &place, page));
    if (page->has_place)
        TRY(topic_help_shown(cx, rq->language, place.municipality, rq->args[0], page));
    re->may_be_indexed = rq->method == METHOD_GET;
    return reply_page(re, page->topic, view_topic(page));
}

enum outcome
topic_place(struct cx *cx, struct request *rq, struct reply *re)
{
    struct municipality_row_list found;

    if (!kind_topic(rq->args[0]))
        return NOT_FOUND;
    TRY(map_place_typed(cx, request_field(rq, S("place")), &found));
    if (found.count > 1)
        return fail_field(cx, "place",
                          "Deze postcode ligt in meer dan één gemeente. Vul uw gemeente in.");
    return reply_see_other(
        re, url_path_token(cx->mem, S("/onderwerp/"), rq->args[0],
                           str_join(cx->mem, S("/in/"),
                                    municipality_code(cx->mem, found.at[0].municipality))));
}
