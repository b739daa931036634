/* situation_pages.c - life events (MISSION A4). */
#include "domain/desk/situation_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/start_pages.h"
#include "domain/desk/view/situation.html.h"
#include "domain/guide/topic.h"
#include "domain/guide/topic_text.h"
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
link_add(struct cx *cx, const struct request *rq, struct str key, struct found_topic_list *list)
{
    struct text_found found;
    struct topic_text text;

    enum outcome outcome = text_here(cx, rq, key, &found);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    topic_text_read(cx->mem, found.body, false, &text);
    list->at[list->count++] = (struct found_topic){
        .name = text.title,
        .why = S(""),
        .open = url_path_token(cx->mem, S("/situatie/"),
                               str_slice(key, str_find_byte(key, '/') + 1, key.len), S(""))};
    return OK;
}

enum outcome
situations_shown(struct cx *cx, const struct request *rq, size_t max, struct found_topic_list *ret)
{
    struct str keys[SITUATIONS_MAX];
    size_t count = text_base_keys(S("situations"), SITUATIONS_MAX, keys);
    struct found_topic_list list = {arena_new(cx->mem, struct found_topic, count + OFTEN), 0};

    for (size_t i = 0; i < OFTEN && list.count < max; i++)
        TRY(link_add(cx, rq, often[i], &list));
    for (size_t i = 0; i < count && list.count < max; i++)
        if (!is_often(keys[i]))
            TRY(link_add(cx, rq, keys[i], &list));
    *ret = list;
    return OK;
}

enum outcome
situations_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct situations_page *page = arena_new(cx->mem, struct situations_page, 1);

    TRY(situations_shown(cx, rq, SITUATIONS_MAX, &page->all));
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

enum outcome
situation_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct situation_page *page = arena_new(cx->mem, struct situation_page, 1);
    bool professional = (cx->who.permissions & PERMISSION_DIRECTORY) != 0;
    struct str key = str_join(cx->mem, S("situations/"), rq->args[0]);
    struct url here = url_path_token(cx->mem, S("/situatie/"), rq->args[0], S(""));
    struct municipality_row place;
    struct text_found found;
    struct topic_text text;

    if (rq->args[1].len)
        TRY(map_place_of(cx, rq->args[1], &place));
    else
        TRY(map_place_first(cx, rq, &place));
    TRY(text_here_in(cx, rq, place.municipality, key, &found));
    topic_text_read(cx->mem, found.body, professional, &text);
    *page = (struct situation_page){
        .body = markdown_html(cx->mem, found.language, text.body),
        .checked = text.has_checked ? date_in_words(cx->mem, rq->language, text.checked) : S(""),
        .untranslated = found.language != rq->language,
        .topics = topics_of(cx->mem, rq->language, text.topics)};
    TRY(local_text_here(cx, rq, &place, key, here, &page->local));
    re->may_be_indexed = true;
    re->quick_leave = str_eq(rq->args[0], S("huiselijk-geweld"));
    return reply_page(re, text.title, view_situation(page));
}
