/* haste.h - what cannot wait for an answer: one sentence each, beside its topic, and whom to call
 * for it (data/topic_haste.csv; data/SOURCES.md says where a rule comes from). */
#ifndef DOMAIN_GUIDE_HASTE_H
#define DOMAIN_GUIDE_HASTE_H

#include "base/cx.h"
#include "domain/guide/understand.h"
#include "i18n/i18n.h"

struct haste_call {
    struct str number, name;
    struct str state; /* "Nu dicht. Gaat morgen open om 9.00 uur"; empty: nobody knows */
};
struct haste_call_list {
    struct haste_call *at;
    size_t count;
    struct str try_again; /* once below them: when, if nobody answers now; mostly empty */
};
struct haste {
    struct str say; /* in the reader's language */
    /* First who helps near the reader; a national number when that one is not open now. */
    struct haste_call_list calls;
};
struct haste_list {
    struct haste *at;
    size_t count;
    struct str try_again; /* the same, below all of them */
};
/* Those of a topic (id), where the reader lives (0: not known); none for most. With a text, only
 * those that it gives cause for, as far as its language is Dutch; without (empty) all. */
NODISCARD enum outcome haste_of_topic(struct cx *cx, enum language language, int64_t municipality,
                                      struct str text, struct str topic, struct haste_list *ret);
/* Those of several topics, each sentence once. */
NODISCARD enum outcome haste_of_topics(struct cx *cx, enum language language, int64_t municipality,
                                       struct str text, size_t count, const struct str *topics,
                                       struct haste_list *ret);
/* Of the topic that was chosen (empty: none), and of those that the words are about: of one that is
 * half as likely as the likeliest too, because what presses is not to be missed. */
NODISCARD enum outcome haste_of_words(struct cx *cx, enum language language, int64_t municipality,
                                      const struct understood *understood, struct str text,
                                      struct str chosen, struct haste_list *ret);
/* Whom a line of advice tells to call ("Bel vandaag een advocaat of het Juridisch Loket"): who is
 * named in it, else free legal advice. Nobody when it tells no such thing. */
NODISCARD enum outcome haste_calls_of(struct cx *cx, enum language language, int64_t municipality,
                                      struct str topic, struct str line,
                                      struct haste_call_list *ret);

#endif
