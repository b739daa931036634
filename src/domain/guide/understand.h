/* understand.h - from a resident's own words to topics and kinds of help, with the reason.
 *
 * A trained model (words/model.h) says how likely each topic is; and danger, where the list of
 * danger.h, which goes first, knows no phrase of it. It stores nothing, reaches no
 * network and knows nothing about people. Who reads the result is told why, in words of their own
 * text, and can always ask a person. */
#ifndef DOMAIN_GUIDE_UNDERSTAND_H
#define DOMAIN_GUIDE_UNDERSTAND_H

#include "domain/guide/danger.h"
#include "domain/guide/topic.h"
#include "domain/guide/urgency.h"

enum { UNDERSTOOD_TOPICS_MAX = 3, UNDERSTOOD_HELP_MAX = 5, WHY_WORDS_MAX = 3 };

/* How sure: one topic stands out; some are likely and a question back helps; none is. */
enum understanding { UNDERSTOOD_SURE, UNDERSTOOD_SEVERAL, UNDERSTOOD_NOT };

struct understood_topic {
    struct topic topic;
    float score; /* 0 to 1 */
    struct str
        why; /* words of the text, as typed, with ", " between; empty when no word stands out */
    bool of_its_own; /* a part of the text is clearly about it */
};
struct understood_help {
    struct str id; /* of data/help_types.csv */
    float score;
};
struct understood {
    struct str language; /* "nl", "en", "pl", "tr", "ar", "uk", "fa"; what cannot be told is "nl" */
    enum understanding outcome;
    struct understood_topic topics[UNDERSTOOD_TOPICS_MAX]; /* most likely first */
    size_t topic_count;
    struct understood_help help[UNDERSTOOD_HELP_MAX]; /* best first */
    size_t help_count;
    enum urgency urgency;
    struct str letter; /* urgency_court_letter */
    /* What the list of danger found. Kinds 0 with URGENCY_CRISIS: no phrase of the list, but the
     * whole resembles texts of people in danger; which danger is not known. */
    struct danger danger;
};

/* Any bytes; what comes after the first 20 000 is not looked at. */
struct understood understand(struct arena *mem, struct str text);

/* Ids of the topics that are no mere guess: at least a third as likely as the first, and none when
 * nothing was understood. */
size_t understood_topic_ids(const struct understood *understood,
                            struct str ret[UNDERSTOOD_TOPICS_MAX]);
struct str urgency_code(enum urgency urgency); /* "none", "deadline", "crisis" */
/* The question back, for who is not sure: a msgid that asks for what helps most. */
struct str understood_question(enum understanding outcome);

#endif
