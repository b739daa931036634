/* triage_pages.h - the models of the help finder. */
#ifndef DOMAIN_DESK_TRIAGE_PAGES_H
#define DOMAIN_DESK_TRIAGE_PAGES_H

#include "domain/desk/find_pages.h"
#include "domain/desk/topic_pages.h"
#include "domain/guide/triage.h"

struct triage_choice {
    struct str value, say, hint;
    struct html icon;
    int key; /* of the keyboard, for a professional: 1, 2, ... */
};
struct triage_choice_list {
    struct triage_choice *at;
    size_t count;
};

/* Two ways to use it: a resident; a professional with a resident beside them or on the phone. */
struct triage_frame {
    bool professional;
    struct url action, back; /* back: the question before */
    bool has_back;
    struct str fault;
};

struct triage_areas_page {
    struct triage_frame frame;
    struct triage_choice_list areas;
    bool renewed; /* the questions have changed since the address was made */
};

struct triage_ask_page {
    struct triage_frame frame;
    struct helpline_list numbers;
    bool hide; /* somebody may be in danger: nobody is told to keep the address */
    struct html icon;
    struct str area, ask, why;
    struct triage_choice_list answers;
    size_t left_most; /* after this one */
};

struct triage_line {
    struct str text;
    struct haste_call_list calls; /* whom it tells to call */
};
struct triage_line_list {
    struct triage_line *at;
    size_t count;
};
struct triage_result {
    struct html icon;
    struct str what, law, municipality;
    struct triage_line_list rights, now, bring;
    struct haste_list haste; /* what cannot wait */
    struct url letter;       /* where its last day is worked out */
    bool deadline, has_help; /* has_help: it is known where, and what it is */
    struct topic_offer offer;
};
struct triage_result_list {
    struct triage_result *at;
    size_t count;
};

struct triage_done_page {
    struct triage_frame frame;
    struct helpline_list numbers;
    struct triage_result_list results;
    bool one_step; /* cannot manage now: one thing to do, the rest behind it */
    bool offer;    /* needs somebody beside them: asking comes first */
    struct personal told;
    struct str topic;               /* of the question; empty: not known */
    struct triage_line_list others; /* ids of the other topics: they go along */
    struct url beside;              /* a professional enters the question */
    struct found_topic_list also;   /* "is there anything else?" */
    bool has_place;
    struct topic_here net;
    struct topic_place_form form;
};

#endif
