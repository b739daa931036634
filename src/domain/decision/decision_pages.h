/* decision_pages.h - the models of the pages where a municipality explains its decisions. */
#ifndef DOMAIN_DECISION_DECISION_PAGES_H
#define DOMAIN_DECISION_DECISION_PAGES_H

#include "domain/decision/decision.h"
#include "domain/guide/editor_shown.h"
#include "web/form_pages.h"
#include "web/qr.h"
#include "web/reply.h"

/* ---- all of the own organisation ---- */

struct decision_line {
    struct str title, code, topic, team, phone, day;
    struct url open, letter;
    bool ended, one, below_gate;
};
struct decision_line_list {
    struct decision_line *at;
    size_t count;
};
struct decisions_page {
    bool municipal; /* else only why there is nothing */
    struct decision_line_list lines;
};

/* ---- one, to write ---- */

struct decision_edit_page {
    struct form_page *form;
    struct url check;
    struct form_field_list words, line; /* before and after the choice of a topic */
    struct text_choice_list topics;
    struct str topic_fault;
    struct reason_choice_list reasons;
    struct str reason_words, reason_fault, words_fault;
    struct text_check look;
    bool existing, saved;
    /* of one that exists */
    struct str code, day, writer;
    int64_t number;
    bool ended, below_gate;
    struct url letter, end, versions, show;
};

/* ---- what goes in the letter ---- */

struct decision_letter_page {
    struct url back, picture;
    struct str title, code, address, team, phone, hours;
    struct qr qr;
};

/* ---- versions ---- */

struct decision_version_line {
    int64_t number;
    struct str written, writer, reason;
    struct shown_line_list difference; /* from the version before */
    bool differs, newest;
};
struct decision_version_line_list {
    struct decision_version_line *at;
    size_t count;
};
struct decision_versions_page {
    struct url back, restore;
    struct str title;
    int64_t newest;
    struct decision_version_line_list lines;
};

/* "https://hulp.voorbeeld.nl/besluit/K7M2QX": where the square in a letter sends people. */
struct str decision_address(struct cx *cx, const struct request *rq, struct str code);
/* The same without "https://" and code: so people type it. */
struct str decision_address_typed(struct cx *cx, const struct request *rq);
struct url decision_url(struct arena *mem, int64_t decision, struct str after);
/* The kept hours as people write them; empty when there are none. */
struct str decision_hours_said(struct arena *mem, struct str hours);

#endif
