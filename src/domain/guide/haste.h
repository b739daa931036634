/* haste.h - what cannot wait for an answer: one sentence each, beside its topic
 * (data/topic_haste.csv; data/SOURCES.md says where a rule comes from). */
#ifndef DOMAIN_GUIDE_HASTE_H
#define DOMAIN_GUIDE_HASTE_H

#include "base/arena.h"
#include "base/str.h"
#include "i18n/i18n.h"

struct haste_list {
    struct str *at; /* in the reader's language */
    size_t count;
};
/* Those of a topic (id); none for most. */
struct haste_list haste_of_topic(struct arena *mem, struct str topic, enum language language);
/* Those of several topics, each sentence once. */
struct haste_list haste_of_topics(struct arena *mem, size_t count, const struct str *topics,
                                  enum language language);

#endif
