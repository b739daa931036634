/* cx.h - what every rule needs to know of the call it serves: memory, database, who asks, when. */
#ifndef BASE_CX_H
#define BASE_CX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/outcome.h"
#include "base/str.h"

struct db;       /* store/store.h */
struct keys;     /* crypto/keys.h */
struct calendar; /* law/workday.h */
struct cx;

/* Who acts. A resident or the public: all zero. A job: professional 0 with the permissions it
 * needs. */
struct actor {
    int64_t professional;
    int64_t organisation;
    uint64_t permissions; /* bits of enum permission, domain/people/people.h */
};

/* What went wrong, as a Dutch sentence that every catalogue translates (checked at build), the form
 * field it is about, if any, and the number that stands for {n} in the sentence. */
struct fault {
    struct str sentence;
    struct str field;
    int64_t number;
};

/* Rows that are written whatever the outcome, in a second transaction before the reply: failed
 * sign-ins, refusals, and who looked at personal data in a READ. */
struct kept {
    struct kept *next;
    enum outcome (*write)(struct cx *cx, const void *row);
    const void *row;
};

struct cx {
    struct arena *mem; /* lives as long as the call */
    struct db *db;     /* inside a transaction; NULL in `prepare` */
    const struct keys *keys;
    const struct calendar *calendar; /* with the administrator's days off; NULL: the program's */
    struct actor who;
    int64_t now_ms; /* milliseconds since 1970 UTC; fixed for the whole call */
    struct fault fault;
    struct kept *kept; /* first registered first */
};

/* Sets the fault and returns `outcome`: return fail(cx, CONFLICT, "Deze vraag is al gesloten."). */
#define fail(cx, outcome, sentence) fail_with((cx), (outcome), S(sentence), S(""), 0)
#define fail_field(cx, field, sentence) fail_with((cx), INVALID, S(sentence), S(field), 0)
static inline enum outcome
fail_with(struct cx *cx, enum outcome outcome, struct str sentence, struct str field,
          int64_t number)
{
    check(outcome != OK);
    cx->fault = (struct fault){.sentence = sentence, .field = field, .number = number};
    return outcome;
}

/* `write(cx, row)` runs after the call's own transaction has ended, committed or rolled back. `row`
 * lives in cx->mem. When it cannot be written the reply is UNAVAILABLE. */
void keep(struct cx *cx, enum outcome (*write)(struct cx *cx, const void *row), const void *row);

#endif
