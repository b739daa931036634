/* haste.c - looks the sentences of a topic up. */
#include "domain/guide/haste.h"

#include "topic_haste.h"

struct haste_list
haste_of_topic(struct arena *mem, struct str topic, enum language language)
{
    struct haste_list list = {arena_new(mem, struct str, topic_haste_rows_count), 0};

    for (size_t i = 0; i < topic_haste_rows_count; i++)
        if (str_eq(topic_haste_rows[i].topic, topic))
            list.at[list.count++] = tr(language, topic_haste_rows[i].say);
    return list;
}
