/* letter_check.h - looks over the text of a letter with a decision, before it is sent.
 *
 * Sentence by sentence: what makes it hard to read (words/plain.h), a passive, a number that may be
 * somebody's BSN, what must still be filled in, and a term or last day for objecting that is wrong.
 * Of the letter as a whole: no date, nobody to call, and what lacks of the clause on objecting: the
 * term, to whom, how (Awb BWBR0005537 3:45; six weeks 6:7 and 6:8; what an objection holds 6:5).
 *
 * Pure: a letter is read and forgotten. It finds what words betray and never says that a letter is
 * lawful. The text of a finding holds no digit of a number that may be a BSN. */
#ifndef DOMAIN_DECISION_LETTER_CHECK_H
#define DOMAIN_DECISION_LETTER_CHECK_H

#include "domain/decision/decision.h"

enum { LETTER_MAX_CHARS = 15000 };

struct letter {
    struct str text;
    enum decision_objection objection;
    struct maybe_date sent; /* the day it goes out; unknown: the date in the letter counts */
};

enum letter_kind {
    /* in a sentence */
    LETTER_LONG_SENTENCE, /* number: its words */
    LETTER_DIFFICULT,     /* word, say */
    LETTER_LONG_WORD,     /* word; number: its letters */
    LETTER_PASSIVE,
    LETTER_BSN,
    LETTER_BLANK,       /* "[naam]" */
    LETTER_WRONG_WEEKS, /* word: the term that stands there */
    LETTER_WRONG_START, /* word: from when the term runs, as it stands there (Awb 6:8) */
    LETTER_WRONG_DAY,   /* day: the last day that stands there; right: what it is */
    /* of the letter */
    LETTER_NO_DATE,
    LETTER_NO_TEAM,
    LETTER_NO_PHONE,
    LETTER_NO_CLAUSE,
    LETTER_NO_TERM, /* there is a clause, and it lacks this */
    LETTER_NO_BODY, /* to whom */
    LETTER_NO_WAY,  /* how */
    LETTER_HARD,
    LETTER_LONG_MEAN,
    LETTER_EMPTY,
    LETTER_KIND_COUNT,
};
struct str letter_kind_code(enum letter_kind kind); /* "long_sentence": for tests and scripts */

struct letter_finding {
    enum letter_kind kind;
    size_t line;     /* from 1; 0: of the letter */
    size_t from, to; /* bytes of the text; both 0: of the letter */
    struct str word, say;
    int64_t number;
    struct date day, right;
};

/* A sentence, or a line without words that something was found in. */
struct letter_sentence {
    size_t line, from, to;
    struct str text; /* with an underscore for each digit of a number that may be a BSN */
    bool heading;
    size_t finding, finding_count; /* its own, in `findings` */
};

struct letter_report {
    struct letter_finding *findings; /* of sentences in their order, then of the letter */
    size_t finding_count, of_letter; /* of_letter: where the latter begin */
    struct letter_sentence *sentences;
    size_t sentence_count;
    struct maybe_date dated; /* the date in the letter */
    struct maybe_date last;  /* the last day to object, when sent or dated is known */
    double flesch, mean;
    int64_t words, counted, passive;
};

/* Any bytes. */
void letter_check(struct cx *cx, const struct letter *letter, struct letter_report *ret);

/* ---- what can be put in ---- */

struct letter_offer {
    enum decision_objection objection;
    struct maybe_date last;
    struct str municipality;          /* name; empty: to be filled in */
    struct str team, phone, hours;    /* the same */
    struct str code, address;         /* of the explanation; empty: none */
    struct str help_name, help_phone; /* free help, apart from the municipality */
};
/* In plain Dutch, with "[...]" for what is not known. No clause (empty) for what has another term
 * or none. */
struct str letter_clause(struct arena *mem, const struct letter_offer *offer);
struct str letter_contact(struct arena *mem, const struct letter_offer *offer);

#endif
