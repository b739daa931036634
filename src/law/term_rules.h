/* term_rules.h - every term by its Dutch name, from facts with Dutch names to an answer.
 *
 * The names are those of the command `elkedeur term RULE JSON` and stay as they are: programs of
 * others use them. `term_rules[]` is the list; what each rule needs stands in its row. */
#ifndef LAW_TERM_RULES_H
#define LAW_TERM_RULES_H

#include "law/facts.h"

enum { TERM_VALUES_MAX = 8 };

enum term_value_kind {
    VALUE_DAY,
    VALUE_MAIN_DAY, /* term.last; with more readings the list NAME_een_van stands beside it */
    VALUE_YES,
    VALUE_NUMBER,
    VALUE_CENTS,
    VALUE_CENTS_ONE_OF, /* `number` up to `most`: two readings */
    VALUE_NONE,         /* there is none, or it depends on what was not said: a step says which */
};

struct term_value {
    struct str key;
    enum term_value_kind kind;
    struct date day;
    bool yes;
    int64_t number, most;
};

struct term_answer {
    struct term term; /* the steps and the readings */
    size_t count;
    struct term_value values[TERM_VALUES_MAX];
    const struct procedure *procedure; /* of the rule `procedure`, which has nothing else; NULL */
};

struct term_rule {
    struct str name;
    struct str law;
    enum outcome (*compute)(struct cx *cx, const struct calendar *cal, const struct json *facts,
                            struct term_answer *ret);
    struct fact_names names; /* all that it knows */
};
extern const struct term_rule term_rules[];
extern const size_t term_rules_count;

/* NULL when there is no such rule. */
const struct term_rule *term_rule_find(struct str name);
/* The names of the facts are checked, then the rule is computed. INVALID with a sentence. */
NODISCARD enum outcome term_rule_run(struct cx *cx, const struct calendar *cal,
                                     const struct term_rule *rule, const struct json *facts,
                                     struct term_answer *ret);

#endif
