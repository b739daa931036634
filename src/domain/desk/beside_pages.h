/* beside_pages.h - the models of the pages for a question that is entered beside a resident. */
#ifndef DOMAIN_DESK_BESIDE_PAGES_H
#define DOMAIN_DESK_BESIDE_PAGES_H

#include "domain/contact/callback_shown.h"
#include "domain/guide/helplines.h"
#include "domain/desk/topic_pages.h"
#include "web/out.h"

struct beside_topic {
    struct str id, name;
    bool chosen;
};
struct beside_topic_list {
    struct beside_topic *at;
    size_t count;
};

/* "o12": that organisation; "p34": a colleague of the own one. */
struct beside_to {
    struct str value, name;
    bool chosen;
};
struct beside_to_list {
    struct beside_to *at;
    size_t count;
};

/* Three fields, and what may be added. */
struct beside_page {
    struct personal question, reach, name, mind;
    struct str from_letter; /* see asked_letter_make(); empty: none */
    struct str place;
    struct beside_topic_list topics;
    struct beside_to_list organisations, colleagues, parts;
    struct callback_part_list days;
    struct ask_choice_list interpreters;
    bool voicemail, careful;        /* careful: how to reach them safely stands open */
    bool consented, told, more;     /* more: what is optional stands open */
    struct html consent, told_text; /* to read out */
    struct str fault;               /* what to correct; and beside its field: */
    struct str question_fault, place_fault, reach_fault, mind_fault, name_fault, topic_fault,
        to_fault;
};

/* Before it is sent: what it is about, and who gets it. */
struct beside_look_page {
    struct kept_field_list kept; /* what was filled in */
    struct beside_topic_list topics;
    struct str topic;           /* as proposed or chosen; empty: none */
    bool proposed;              /* by the words, and not by a person */
    struct str self, self_name; /* the value of keeping it; empty: cannot be */
    struct str fits, fits_why;  /* who gets it by its topic */
    struct beside_to_list organisations, colleagues;
    bool keeps, by_topic, other; /* what is chosen */
    struct str fault;
};

/* What the resident takes home. */
struct beside_done_page {
    struct str code, link, organisation, phone;
    struct date due;
    struct helpline_list numbers; /* when the text speaks of danger */
    bool told, ours;              /* ours: the own organisation has it */
    struct url open;
};

struct beside_line {
    struct str topic, municipality, organisation, state, at, due;
    bool open;
};
struct beside_line_list {
    struct beside_line *at;
    size_t count;
};
struct beside_list_page {
    struct beside_line_list lines;
    struct url next;
    bool has_next;
};

#endif
