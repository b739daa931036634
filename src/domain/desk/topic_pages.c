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
            return (struct topic_number){row->number, tr_name(language, row->name_nl, row->name_en),
                                         tr(language, row->for_what_nl),
                                         url_tel(cx->mem, row->number)};
    }
    return (struct topic_number){0};
}

enum outcome
topic_here_of(struct cx *cx, enum language language, struct str topic,
              const struct topic_help *help, struct topic_here *ret)
{
    *ret = (struct topic_here){.ask = url_path_token(cx->mem, S("/vraag?topic="), topic, S(""))};
    TRY(cards_shown(cx, language, &help->services, &ret->cards));
    if (help->level == HELP_ORGANISATION) {
        ret->cards.at = arena_new(cx->mem, struct service_card, help->organisations.count);
        for (size_t i = 0; i < help->organisations.count; i++)
            ret->cards.at[ret->cards.count++] =
                (struct service_card){.open = ret->ask,
                                      .name = help->organisations.at[i].name,
                                      .holder = help->organisations.at[i].organisation,
                                      .phone = help->organisations.at[i].phone,
                                      .call = url_tel(cx->mem, help->organisations.at[i].phone)};
    }
    ret->services = help->level == HELP_SERVICES;
    ret->kinds = help->level == HELP_KINDS;
    ret->organisations = help->level == HELP_ORGANISATION;
    ret->number = help->level == HELP_NUMBER;
    ret->net_only = help->level == HELP_SAFETY_NET;
    ret->national = number_shown(cx, language, help->number);
    ret->has_net = help->has_net;
    ret->net_name = help->net.organisation_name;
    ret->net_contact = tr(language, help->net.contact);
    ret->net_phone = help->net.phone;
    ret->net_call = url_tel(cx->mem, help->net.phone);
    return OK;
}

enum outcome
topic_here_get(struct cx *cx, enum language language, int64_t municipality, struct str topic,
               struct topic_here *ret)
{
    struct topic_help help;

    TRY(topic_help_get(cx, municipality, topic, &help));
    return topic_here_of(cx, language, topic, &help, ret);
}

enum outcome
topic_offer_before(struct cx *cx, enum language language, int64_t municipality, struct str topic,
                   struct maybe_date before, struct topic_offer *ret)
{
    enum { CARDS_MAX = 3 };
    struct str in = municipality
                        ? str_join(cx->mem, S("/in/"), municipality_code(cx->mem, municipality))
                        : S("");

    *ret = (struct topic_offer){.topic = kind_topic_name(topic, language),
                                .open = url_path_token(cx->mem, S("/onderwerp/"), topic, in)};
    if (municipality == 0)
        return OK;
    TRY(topic_here_get(cx, language, municipality, topic, &ret->help));
    if (before.known)
        cards_too_late(&ret->help.cards, before.date);
    if (ret->help.cards.count > CARDS_MAX)
        ret->help.cards.count = CARDS_MAX;
    return OK;
}

enum outcome
topic_offer_get(struct cx *cx, enum language language, int64_t municipality, struct str topic,
                struct topic_offer *ret)
{
    return topic_offer_before(cx, language, municipality, topic, (struct maybe_date){0}, ret);
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

    TRY(local_text_here(cx, rq, place, key, page->form.action, &page->local));
    enum outcome outcome = text_here_in(cx, rq, place->municipality, key, &found);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    topic_text_read(cx->mem, found.body, sources, &text);
    page->has_body = true;
    page->untranslated = found.language != rq->language;
    page->body = markdown_html(cx->mem, rq->language, text.body);
    page->checked = text.has_checked ? date_in_words(cx->mem, rq->language, text.checked) : S("");
    page->owner = text.owner;
    page->numbers = helplines_listed(cx->mem, text.numbers, rq->language);
    return OK;
}

enum outcome
topic_place_here(struct cx *cx, const struct request *rq, struct municipality_row *ret)
{
    return rq->args[1].len ? map_place_of(cx, rq->args[1], ret) : map_place_first(cx, rq, ret);
}

enum outcome
topic_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct topic_page *page = arena_new(cx->mem, struct topic_page, 1);
    struct municipality_row place;

    if (!kind_topic(rq->args[0]))
        return NOT_FOUND;
    TRY(topic_place_here(cx, rq, &place));
    *page = (struct topic_page){.topic = kind_topic_name(rq->args[0], rq->language),
                                .municipality = place.name,
                                .has_place = place.municipality != 0};
    page->form = (struct topic_place_form){
        .action = url_path_token(cx->mem, S("/onderwerp/"), rq->args[0], S("")),
        .place = {request_field(rq, S("place"))},
        .fault = request_fault(cx, rq, S("place")),
        .known = page->has_place};
    TRY(text_shown(cx, rq, &place, page));
    if (page->has_place)
        TRY(topic_here_get(cx, rq->language, place.municipality, rq->args[0], &page->help));
    if (kind_topic_of_danger(rq->args[0]))
        cards_open_first(cx->mem, &page->help.cards);
    TRY(haste_of_topic(cx, rq->language, place.municipality, S(""), rq->args[0], &page->haste));
    re->quick_leave = page->numbers.hide;
    re->may_be_indexed = rq->method == METHOD_GET;
    return reply_page(re, page->topic, view_topic(page));
}

enum outcome
topic_place_typed(struct cx *cx, const struct request *rq, int64_t *ret)
{
    struct municipality_row_list found;

    TRY(map_place_typed(cx, request_field(rq, S("place")), &found));
    if (found.count > 1)
        return fail_field(cx, "place",
                          "Deze postcode ligt in meer dan één gemeente. Vul uw gemeente in.");
    *ret = found.at[0].municipality;
    return OK;
}

enum outcome
topic_place(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t place;

    if (!kind_topic(rq->args[0]))
        return NOT_FOUND;
    TRY(topic_place_typed(cx, rq, &place));
    return reply_see_other(
        re, url_path_token(cx->mem, S("/onderwerp/"), rq->args[0],
                           str_join(cx->mem, S("/in/"), municipality_code(cx->mem, place))));
}
