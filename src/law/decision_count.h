/* decision_count.h - within law: the term to decide in one reading of the law; decision.h is for
 * others. decision.c says how it is counted, decision_check.c refuses what cannot be. */
#ifndef LAW_DECISION_COUNT_H
#define LAW_DECISION_COUNT_H

#include "law/decision.h"

/* One way to read the law: see the top of decision.h. */
struct reading {
    int late_days;      /* how many days longer a request to repair suspends */
    bool before_counts; /* suspended days within the objection term count */
    bool from_extended; /* the postponement counts from the extended day */
    bool one_term;      /* of over twelve weeks, so without Atw */
    int year;           /* to decide in; 0: start and length count */
    bool lengthened;    /* the Atw lengthens a year too */
};

/* Days that follow each other on which it does. */
struct span {
    int32_t from, until;
};
/* In order of their first day; no two share a day. */
struct spans {
    size_t count;
    struct span at[DECISION_STOPS_MAX];
};

/* Does the term of weeks or months count, beside a year or alone? */
bool decision_in_weeks(const struct decision_facts *f);
/* Of the terms that the law may mean, the one that ends first. */
struct reading reading_first(const struct calendar *cal, const struct decision_facts *f);

void reading_spans(const struct decision_facts *f, const struct reading *r, struct spans *ret);
bool reading_lengthens(const struct decision_facts *f, const struct reading *r); /* the Atw */
/* Without what makes it longer. */
struct date reading_plain_end(const struct decision_facts *f, const struct reading *r);
/* Before the Atw. */
struct date reading_raw_end(const struct calendar *cal, const struct decision_facts *f,
                            const struct reading *r, const struct spans *s);
struct date reading_end(const struct calendar *cal, const struct decision_facts *f,
                        const struct reading *r);
/* The last of `days` days after `from` on which time does not stand still. */
struct date spans_run_on(const struct spans *s, struct date from, int days);
/* Where a term that seems to end on `raw` ends. Time can stand still in the days that the Atw adds:
 * those that are left then come after it. */
struct date spans_extended_end(const struct calendar *cal, const struct spans *s, struct date raw);

#endif
