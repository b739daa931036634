/* letter_check_pages.h - the model of /werk/briefcheck: a letter, and what is found in it. */
#ifndef DOMAIN_DECISION_LETTER_CHECK_PAGES_H
#define DOMAIN_DECISION_LETTER_CHECK_PAGES_H

#include "domain/decision/letter_check.h"
#include "domain/guide/editor_shown.h"

/* A sentence of the letter, and what to mend in it. */
struct letter_piece {
    struct personal text;
    size_t line;
    struct str_list said;
    bool mend;
};
struct letter_piece_list {
    struct letter_piece *at;
    size_t count;
};

struct letter_check_page {
    struct personal text, original;
    struct str text_fault, sent, sent_fault;
    struct text_choice_list objections, decisions;
    bool checked;
    /* what was found */
    int64_t points;
    struct str_list missing; /* of the letter as a whole */
    struct letter_piece_list pieces;
    int64_t mend_count;
    struct str figures, last; /* last: the last day to object, in a sentence; empty: not known */
    struct shown_line_list difference;
    bool changed;
    /* to put in */
    struct str clause, contact;
};

#endif
