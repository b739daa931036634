/* facts.h - the facts that somebody gives a rule, read from JSON with a clear sentence for each
 * that cannot be.
 *
 * Every function gives INVALID with the Dutch name of the fact as the field. null counts as not
 * given. Nothing is guessed: a day has a year of four digits, exists, and lies in the years of the
 * calendar (law_terms.csv, row calendar). */
#ifndef LAW_FACTS_H
#define LAW_FACTS_H

#include "format/json.h"
#include "law/term.h"

/* Names that a rule knows. */
struct fact_names {
    size_t count;
    const struct str *at;
};
/* Is it an object, and does the rule know every name in it? */
NODISCARD enum outcome facts_check(struct cx *cx, const struct json *facts,
                                   struct fact_names names);
bool fact_given(const struct json *facts, struct str key);
/* A day under this name, or under `other` (empty: it has one name); not under both. */
NODISCARD enum outcome fact_day(struct cx *cx, const struct json *facts, struct str key,
                                struct str other, struct maybe_date *ret);
NODISCARD enum outcome fact_day_needed(struct cx *cx, const struct json *facts, struct str key,
                                       struct str other, struct date *ret);
/* A whole number; `fallback` when it is not given. */
NODISCARD enum outcome fact_number(struct cx *cx, const struct json *facts, struct str key,
                                   int64_t fallback, int64_t *ret);
NODISCARD enum outcome fact_yes(struct cx *cx, const struct json *facts, struct str key, bool *ret);
/* Trimmed text; empty when it is not given. */
NODISCARD enum outcome fact_text(struct cx *cx, const struct json *facts, struct str key,
                                 struct str *ret);
NODISCARD enum outcome fact_missing(struct cx *cx, struct str key);

#endif
