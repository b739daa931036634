/* letter_parts.h - for letter_check.c: what single sentences and the whole of a letter say. All on
 * text in lower case. */
#ifndef DOMAIN_DECISION_LETTER_PARTS_H
#define DOMAIN_DECISION_LETTER_PARTS_H

#include "domain/decision/letter_check.h"

/* Does this sentence say how one objects? `after`: one of the two before it did. */
bool letter_in_clause(struct str low, bool after);
/* What the authority does with an objection, and when: no term of who objects. */
bool letter_of_authority(struct str low);

struct letter_term {
    bool right; /* six weeks, or 42 days */
    size_t from, to;
};
/* The next term ("4 weken", "zes weken", "30 dagen") from *at on. */
bool letter_term_next(struct str low, size_t *at, struct letter_term *ret);

enum letter_start { LETTER_FROM_RECEIPT, LETTER_FROM_DATE };
struct letter_begin {
    enum letter_start start;
    size_t from, to;
};
/* From when the term runs, where a sentence says so: from when the letter came ("na ontvangst van
 * deze brief"), or from the date on it. The next one from *at on. */
bool letter_begin_next(struct str low, size_t *at, struct letter_begin *ret);

struct letter_last {
    struct date day;    /* the last day that this makes: "vóór 6 januari" is the 5th */
    bool day_after_too; /* "tot 6 januari" can be either */
    size_t from, to;
};
/* The next last day from *at on. */
bool letter_last_next(struct str low, size_t *at, struct letter_last *ret);

bool letter_names_body(struct str low);
bool letter_names_way(struct str low);
bool letter_names_team(struct str low);
bool letter_has_phone(struct str text);
/* The date of the letter itself: on a short line. */
struct maybe_date letter_own_date(struct str text);

#endif
