/* urgency.h - how soon somebody must act. */
#ifndef DOMAIN_GUIDE_URGENCY_H
#define DOMAIN_GUIDE_URGENCY_H

#include "words/fold.h"

enum urgency { URGENCY_NONE, URGENCY_DEADLINE, URGENCY_CRISIS };

/* May a term be running: a last day to object, to pay or to appear? From the judgement of the
 * model, how often a term runs with such topics, and what the words themselves say
 * (data/term_words.csv): something decides, a time is named, somebody is called; or, the other way,
 * it is only a question about rules, a matter between private parties or an application of one's
 * own, in which no short term of the law runs. */
struct term_guess {
    float model; /* 0 to 1 */
    float share; /* of texts about these topics in which a term runs, 0 to 1 */
    bool asks;   /* there is a question mark */
};
/* The words are those of the folded text. */
bool urgency_term_runs(const struct term_guess *guess, const struct word *words, size_t count);

/* Which kind of letter of data/letter_kinds.csv calls somebody to court, by the words: a suspect's
 * or the summons of another; empty: none does. A judge is one only where a day or a term is named.
 */
struct str urgency_court_letter(const struct word *words, size_t count);

#endif
