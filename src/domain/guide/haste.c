/* haste.c - looks the sentences of a topic up. */
#include "domain/guide/haste.h"

#include "topic_haste.h"

static bool
has(const struct haste_list *list, struct str say)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->at[i], say))
            return true;
    return false;
}

struct haste_list
haste_of_topics(struct arena *mem, size_t count, const struct str *topics, enum language language)
{
    struct haste_list list = {arena_new(mem, struct str, topic_haste_rows_count), 0};

    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < topic_haste_rows_count; i++) {
            struct str say = tr(language, topic_haste_rows[i].say);
            if (str_eq(topic_haste_rows[i].topic, topics[t]) && !has(&list, say))
                list.at[list.count++] = say;
        }
    return list;
}

struct haste_list
haste_of_topic(struct arena *mem, struct str topic, enum language language)
{
    return haste_of_topics(mem, 1, &topic, language);
}
