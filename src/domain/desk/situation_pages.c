/* situation_pages.c - life events (MISSION A4). */
#include "domain/desk/situation_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/start_pages.h"
#include "domain/desk/view/situation.html.h"
#include "base/text.h"
#include "domain/guide/topic.h"
#include "domain/guide/topic_text.h"
#include "domain/map/kind.h"
#include "domain/map/map_shown.h"
#include "domain/people/people.h"
#include "web/markdown.h"
#include "web/site.h"

/* Those that most people look for, on the start page; the others behind them, by name. */
static const struct str often[] = {
    S_INIT("situations/scheiden"),    S_INIT("situations/schulden"),
    S_INIT("situations/baan-kwijt"),  S_INIT("situations/huis-kwijt"),
    S_INIT("situations/ziek-worden"), S_INIT("situations/overlijden")};
enum { OFTEN = sizeof often / sizeof *often };

static bool
is_often(struct str key)
{
    for (size_t i = 0; i < OFTEN; i++)
        if (str_eq(often[i], key))
            return true;
    return false;
}

static enum outcome
link_add(struct cx *cx, const struct request *rq, struct str key, struct site_link_list *list)
{
    struct text_found found;
    struct topic_text text;

    enum outcome outcome = text_here(cx, rq, key, &found);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    topic_text_read(cx->mem, found.body, false, &text);
    list->at[list->count++] = (struct site_link){
        .label = found.language == rq->language ? text.title : tr(rq->language, text.title),
        .address = url_path_token(cx->mem, S("/situatie/"),
                                  str_slice(key, str_find_byte(key, '/') + 1, key.len), S(""))};
    return OK;
}

enum outcome
situations_often(struct cx *cx, const struct request *rq, struct site_link_list *ret)
{
    *ret = (struct site_link_list){arena_new(cx->mem, struct site_link, OFTEN), 0};
    for (size_t i = 0; i < OFTEN; i++)
        TRY(link_add(cx, rq, often[i], ret));
    return OK;
}

static enum outcome
situations_all(struct cx *cx, const struct request *rq, struct site_link_list *ret)
{
    struct str keys[SITUATIONS_MAX];
    size_t count = text_base_keys(S("situations"), SITUATIONS_MAX, keys);

    *ret = (struct site_link_list){arena_new(cx->mem, struct site_link, count + OFTEN), 0};
    for (size_t i = 0; i < OFTEN; i++)
        TRY(link_add(cx, rq, often[i], ret));
    for (size_t i = 0; i < count; i++)
        if (!is_often(keys[i]))
            TRY(link_add(cx, rq, keys[i], ret));
    return OK;
}

enum outcome
situations_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct situations_page *page = arena_new(cx->mem, struct situations_page, 1);

    TRY(situations_all(cx, rq, &page->all));
    re->may_be_indexed = true;
    return reply_page(re, T("Wat gebeurt er in uw leven?"), view_situations(page));
}

static struct found_topic_list
topics_of(struct arena *mem, enum language language, struct str ids)
{
    struct found_topic_list list = {arena_new(mem, struct found_topic, topic_count()), 0};
    struct topic topic;

    for (struct str id; list.count < topic_count() && str_cut(&ids, '|', &id);)
        if (topic_find(str_trim(id), &topic))
            list.at[list.count++] = (struct found_topic){
                .name = topic_name(topic.id, language),
                .why = S(""),
                .open = url_path_token(mem, S("/onderwerp/"), topic.id, S(""))};
    return list;
}

/* Leaves out what stands above, unless nothing else is left. */
static void
seen_drop(const struct topic_offer_list *above, struct service_card_list *cards)
{
    size_t left = 0;

    for (size_t i = 0; i < cards->count; i++) {
        bool seen = false;
        for (size_t o = 0; o < above->count; o++)
            for (size_t c = 0; c < above->at[o].help.cards.count; c++)
                seen =
                    seen || str_eq(above->at[o].help.cards.at[c].open.raw, cards->at[i].open.raw);
        if (!seen)
            cards->at[left++] = cards->at[i];
    }
    if (left > 0)
        cards->count = left;
}

/* Who helps nearby, for the first of its topics. */
static enum outcome
offers_shown(struct cx *cx, const struct request *rq, const struct municipality_row *place,
             struct str topics, struct situation_page *page)
{
    enum { OFFERS_MAX = 4 };

    page->municipality = place->name;
    page->form = (struct topic_place_form){
        .action = url_path_token(cx->mem, S("/situatie/"), rq->args[0], S("")),
        .place = {request_field(rq, S("place"))},
        .fault = request_fault(cx, rq, S("place")),
        .known = place->municipality != 0};
    page->topics = topics_of(cx->mem, rq->language, topics);
    page->offers.at = arena_new(cx->mem, struct topic_offer, OFFERS_MAX);
    for (struct str id;
         place->municipality && page->offers.count < OFFERS_MAX && str_cut(&topics, '|', &id);)
        if (kind_topic(str_trim(id))) {
            TRY(topic_offer_get(cx, rq->language, place->municipality, str_trim(id),
                                &page->offers.at[page->offers.count]));
            seen_drop(&page->offers, &page->offers.at[page->offers.count].help.cards);
            page->offers.count++;
        }
    return OK;
}

/* What to read first, then what else there is, then all of it. */
static void
body_fill(struct cx *cx, enum language language, struct str body, struct situation_page *page)
{
    enum { FEW = 3 };
    size_t first = str_find(body, S("\n## "));
    struct markdown_part_list parts;

    page->intro = markdown_html(cx->mem, language, str_slice(body, 0, first));
    page->body = markdown_html_parts(cx->mem, language, str_slice(body, first, body.len), &parts);
    page->parts = (struct site_link_list){arena_new(cx->mem, struct site_link, parts.count), 0};
    for (size_t i = 0; parts.count > FEW && i < parts.count; i++)
        page->parts.at[page->parts.count++] =
            (struct site_link){.label = parts.at[i].title,
                               .address = {.raw = str_join(cx->mem, S("#"), parts.at[i].id)}};
}

enum outcome
situation_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct situation_page *page = arena_new(cx->mem, struct situation_page, 1);
    bool professional = (cx->who.permissions & PERMISSION_DIRECTORY) != 0;
    struct str key = str_join(cx->mem, S("situations/"), rq->args[0]);
    struct municipality_row place;
    struct text_found found;
    struct topic_text text;

    TRY(topic_place_here(cx, rq, &place));
    TRY(text_here_in(cx, rq, place.municipality, key, &found));
    topic_text_read(cx->mem, found.body, professional, &text);
    *page = (struct situation_page){
        .checked = text.has_checked ? date_in_words(cx->mem, rq->language, text.checked) : S(""),
        .untranslated = found.language != rq->language,
        .numbers = helplines_listed(cx->mem, text.numbers, rq->language)};
    body_fill(cx, rq->language, text.body, page);
    TRY(offers_shown(cx, rq, &place, text.topics, page));
    TRY(local_text_here(cx, rq, &place, key, page->form.action, &page->local));
    re->may_be_indexed = rq->method == METHOD_GET;
    re->quick_leave = page->numbers.hide;
    return reply_page(re, text.title, view_situation(page)); /* which translates a Dutch title */
}

enum outcome
situation_place(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_found found;
    int64_t place;

    TRY(text_here(cx, rq, str_join(cx->mem, S("situations/"), rq->args[0]), &found));
    TRY(topic_place_typed(cx, rq, &place));
    return reply_see_other(
        re, url_path_token(cx->mem, S("/situatie/"), rq->args[0],
                           str_join(cx->mem, S("/in/"), municipality_code(cx->mem, place))));
}
