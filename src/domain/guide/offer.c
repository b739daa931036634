/* offer.c - what is found by words, then what the topics have. */
#include "domain/guide/offer.h"

#include "domain/guide/part.h"
#include "domain/map/kind.h"

enum { LEAST = 2 }; /* helpers with a topic, where there are so many */

static bool
has(const struct service_hit_list *list, int64_t service)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].row.service == service)
            return true;
    return false;
}

/* Those that are for the part of the topic that the text speaks of; all of them rather than none.
 * What may be violence is never kept from who is there for it. */
static struct listed_row_list
rows_of_part(struct arena *mem, const struct listed_row_list *rows, struct str topic,
             const struct offer_wish *wish, const struct understood *understood)
{
    struct listed_row_list list = {arena_new(mem, struct listed_row, rows->count), 0};

    for (size_t i = 0; i < rows->count; i++)
        if (understood->danger.kinds != 0 || part_fits(mem, topic, wish->text, rows->at[i].name))
            list.at[list.count++] = rows->at[i];
    return list.count > 0 ? list : *rows;
}

static enum outcome
topic_get(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
          struct str topic, struct topic_help *ret)
{
    TRY(topic_help_get(cx, wish->municipality, topic, ret));
    ret->services = rows_of_part(cx->mem, &ret->services, topic, wish, understood);
    ret->asked = rows_of_part(cx->mem, &ret->asked, topic, wish, understood);
    return OK;
}

/* Each next one is of the topic that has fewest for how likely it is, as seats go to parties
 * (D'Hondt): who has two problems finds help for both, and a guess does not crowd out what is
 * known. */
static enum outcome
topics_take(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
            size_t topics, struct service_hit_list *list)
{
    struct topic_help help[UNDERSTOOD_TOPICS_MAX];
    size_t looked[UNDERSTOOD_TOPICS_MAX] = {0}, taken[UNDERSTOOD_TOPICS_MAX] = {0};

    for (size_t t = 0; t < topics; t++)
        TRY(topic_get(cx, wish, understood, understood->topics[t].topic.id, &help[t]));
    while (list->count < wish->limit) {
        size_t next = topics;
        float most = 0;
        for (size_t t = 0; t < topics; t++) {
            float share = understood->topics[t].score / (float)(taken[t] + 1);
            if (looked[t] < help[t].services.count && share > most) {
                most = share;
                next = t;
            }
        }
        if (next == topics)
            return OK;
        const struct listed_row *row = &help[next].services.at[looked[next]++];
        if (has(list, row->service))
            continue;
        taken[next]++;
        list->at[list->count++] = (struct service_hit){*row, understood->topics[next].why};
    }
    return OK;
}

/* Parts of the municipality behind the others, each group as it was. */
static void
independent_first(struct arena *mem, struct service_hit_list *list)
{
    struct service_hit *at = arena_new(mem, struct service_hit, list->count);
    size_t count = 0;

    for (int municipal = 0; municipal < 2; municipal++)
        for (size_t i = 0; i < list->count; i++)
            if ((list->at[i].row.municipal != 0) == (municipal != 0))
                at[count++] = list->at[i];
    list->at = at;
}

/* What words find; texts of services are Dutch. */
static enum outcome
words_find(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
           struct service_hit_list *ret)
{
    struct str topics[UNDERSTOOD_TOPICS_MAX];
    struct service_question question = {.text = wish->text,
                                        .topics = topics,
                                        .topic_count = understood_topic_ids(understood, topics),
                                        .municipality = wish->municipality,
                                        .limit = wish->limit};

    *ret = (struct service_hit_list){0};
    if (!str_eq(understood->language, S("nl")))
        return OK;
    TRY(service_search(cx, &question, ret));
    if (question.topic_count == 0 || understood->danger.kinds != 0)
        return OK;
    size_t count = ret->count;
    ret->count = 0;
    for (size_t i = 0; i < count; i++)
        if (part_fits(cx->mem, topics[0], wish->text, ret->at[i].row.name))
            ret->at[ret->count++] = ret->at[i];
    return OK;
}

enum outcome
offer_find(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
           struct service_hit_list *ret)
{
    struct str topics[UNDERSTOOD_TOPICS_MAX];
    bool dutch = str_eq(understood->language, S("nl"));
    size_t count = understood_topic_ids(understood, topics);
    struct service_hit_list hits;

    TRY(words_find(cx, wish, understood, &hits));
    struct service_hit_list list = {arena_new(cx->mem, struct service_hit, wish->limit + 1),
                                    hits.count};
    for (size_t i = 0; i < hits.count; i++)
        list.at[i] = hits.at[i];
    if (!dutch || wish->filled || understood->outcome == UNDERSTOOD_SURE)
        TRY(topics_take(cx, wish, understood, wish->filled ? understood->topic_count : count,
                        &list));
    if (count > 0 && kind_topic_against_municipality(topics[0]))
        independent_first(cx->mem, &list);
    *ret = list;
    return OK;
}

/* ---- by topic ---- */

static bool
listed(const struct listed_row_list *rows, int64_t service)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].service == service)
            return true;
    return false;
}

/* What is being gathered for one topic: none that stands under a topic before it. */
struct gathering {
    const struct offered_list *before;
    struct service_hit_list hits;
    size_t max;
};

static void
hit_take(struct gathering *g, const struct listed_row *row, struct str why)
{
    bool shown = g->hits.count == g->max || has(&g->hits, row->service);

    for (size_t t = 0; t < g->before->count; t++)
        shown = shown || has(&g->before->at[t].hits, row->service);
    if (!shown)
        g->hits.at[g->hits.count++] = (struct service_hit){*row, why};
}

/* Those of `rows` that the words find. */
static void
found_take(struct gathering *g, const struct listed_row_list *rows,
           const struct service_hit_list *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (listed(rows, words->at[i].row.service))
            hit_take(g, &words->at[i].row, words->at[i].why);
}

static enum outcome
topic_offered(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
              size_t t, const struct service_hit_list *words, struct gathering *g,
              struct offered *ret)
{
    const struct understood_topic *topic = &understood->topics[t];
    struct topic_help help;

    TRY(topic_get(cx, wish, understood, topic->topic.id, &help));
    found_take(g, &help.asked, words);
    for (size_t i = 0; i < help.asked.count; i++)
        hit_take(g, &help.asked.at[i], topic->why);
    found_take(g, &help.services, words);
    for (size_t i = 0; i < help.services.count && g->hits.count < LEAST; i++)
        hit_take(g, &help.services.at[i], topic->why);
    if (topic->topic.against_municipality)
        independent_first(cx->mem, &g->hits);
    *ret = (struct offered){*topic, help, g->hits};
    return OK;
}

enum outcome
offer_by_topic(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
               struct offered_list *ret)
{
    struct str topics[UNDERSTOOD_TOPICS_MAX];
    size_t count = understood_topic_ids(understood, topics);
    struct service_hit_list words;

    if (understood->outcome == UNDERSTOOD_SURE)
        count = 1;
    TRY(words_find(cx, wish, understood, &words));
    *ret = (struct offered_list){arena_new(cx->mem, struct offered, count), 0,
                                 count == 0 ? words : (struct service_hit_list){0}};
    for (size_t t = 0; t < count; t++) {
        size_t share = wish->limit / count, max = share > LEAST ? share : LEAST;
        struct gathering g = {ret, {arena_new(cx->mem, struct service_hit, max), 0}, max};
        struct offered *one = &ret->at[ret->count];
        TRY(topic_offered(cx, wish, understood, t, &words, &g, one));
        if (g.hits.count > 0 || one->help.services.count == 0)
            ret->count++; /* else all of its helpers stand above already */
    }
    return OK;
}
