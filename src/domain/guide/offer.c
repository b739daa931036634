/* offer.c - what is found by words, then what the topics have. */
#include "domain/guide/offer.h"

#include "domain/map/kind.h"
#include "domain/map/map.h"

static bool
has(const struct service_hit_list *list, int64_t service)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].row.service == service)
            return true;
    return false;
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
        TRY(topic_help_get(cx, wish->municipality, understood->topics[t].topic.id, &help[t]));
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

enum outcome
offer_find(struct cx *cx, const struct offer_wish *wish, const struct understood *understood,
           struct service_hit_list *ret)
{
    struct str topics[UNDERSTOOD_TOPICS_MAX];
    bool dutch = str_eq(understood->language, S("nl"));
    size_t count = understood_topic_ids(understood, topics);
    struct service_question question = {.text = wish->text,
                                        .topics = topics,
                                        .topic_count = count,
                                        .municipality = wish->municipality,
                                        .limit = wish->limit};
    struct service_hit_list hits = {0};

    if (dutch)
        TRY(service_search(cx, &question, &hits));
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
