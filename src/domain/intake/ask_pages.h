/* ask_pages.h - the models of the pages of /vraag: one thing a page. */
#ifndef DOMAIN_INTAKE_ASK_PAGES_H
#define DOMAIN_INTAKE_ASK_PAGES_H

#include "domain/guide/haste.h"
#include "domain/guide/helplines.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/intake.h"
#include "domain/map/map_shown.h"
#include "domain/network/network.h"
#include "web/out.h"

enum { ASK_STEPS = 6 };

/* What every page of the form shows: where you are, the way back, who gets to see this. */
struct ask_frame {
    struct str token; /* of the draft; empty on the first page */
    int step;
    struct url back;
    bool has_back;
    bool bsn; /* the question may have one in it: what to do about it, and where */
    struct url text;
    struct str fault;       /* what to correct, in the reader's language; empty: nothing */
    struct str fault_field; /* id of the input to go to */
};

struct ask_text_page {
    struct ask_frame frame;
    struct url action;
    struct personal question;
    struct str topic, about;          /* id and name; empty: not known yet */
    struct str service, organisation; /* whose help it is about; empty: nobody's */
    struct str letter;                /* see asked_letter_make(); empty: none */
};

struct ask_danger_page {
    struct ask_frame frame;
    struct helpline_list numbers; /* national numbers for what the text speaks of */
    struct url next;
};

struct ask_place_page {
    struct ask_frame frame;
    struct url action;
    struct ask_choice_list municipalities; /* of the doorway, when they are few */
    bool elsewhere;                        /* "somewhere else" is chosen */
    struct personal place;
};

struct ask_split_page {
    struct ask_frame frame;
    struct url action;
    struct ask_choice_list municipalities;
};

struct ask_topic_area {
    struct str name; /* msgid of the life area */
    struct ask_choice_list topics;
    bool open; /* holds the chosen one */
};
struct ask_topic_area_list {
    struct ask_topic_area *at;
    size_t count;
};
struct ask_topic_page {
    struct ask_frame frame;
    struct url action;
    bool unknown;    /* "I do not know" is chosen; not beforehand where the text says something */
    struct str also; /* other topics that go along, by name; mostly empty */
    struct ask_choice_list likely; /* what the text seems to be about */
    struct ask_topic_area_list areas;
};

struct ask_channel_page {
    struct ask_frame frame;
    struct url action;
    bool by_phone, by_email, by_code;
    struct personal phone, email, mind;
    struct str phone_fault, email_fault, mind_fault, channel_fault;
    struct call_moments moments;
    struct ask_choice_list interpreters;
    bool voicemail; /* a message may be left */
    bool careful;   /* calling may not be safe */
    bool sms;       /* this site sends text messages about calls */
};

struct ask_name_page {
    struct ask_frame frame;
    struct url action;
    struct personal name;
};

struct ask_check_page {
    struct ask_frame frame;
    struct url action;
    struct personal question, name, phone, email, mind;
    struct str topic, municipality, channel; /* shown */
    struct str call_said;                    /* "dinsdag 's ochtends"; empty: any time */
    bool voicemail;
    struct str interpreter; /* the language, in words; empty: none */
    struct str also;        /* other topics, by name */
    bool has_topic, by_phone, by_email;
    struct str organisation, paid_by, steered_by, why; /* who gets it */
    struct str net;                                    /* who catches it */
    struct date due;
    struct objection_first first;
    struct html consent; /* the text that is agreed to */
    bool consent_dutch;  /* there is none in this language */
    bool consented;
    struct url edit_text, edit_place, edit_topic, edit_channel, edit_name;
};

/* All fields of one request, shown again because one of them does not fit. */
struct ask_whole_page {
    struct personal question, place, name;
    struct ask_topic_page topic;
    struct ask_channel_page channel;
    struct str fault; /* and beside its field: */
    struct str question_fault, place_fault, topic_fault, name_fault, consent_fault;
    struct html consent; /* the text that is agreed to */
    bool consent_dutch;  /* there is none in this language */
    bool consented;
};

/* Another problem that the help finder saw: who helps with that. */
struct ask_also {
    struct str topic;
    struct url open;
    struct service_card_list cards;
};
struct ask_also_list {
    struct ask_also *at;
    size_t count;
};

struct ask_done_page {
    struct str code; /* XXXX-XXXX-XXXX */
    struct str link; /* the secret link, to keep */
    struct url open; /* the same */
    struct str organisation, phone, paid_by, steered_by, why, net;
    struct date due;
    bool by_phone, by_email;
    bool danger;
    bool watched;    /* somebody may look into the telephone: nothing is kept */
    bool link_first; /* the resident looks for the answer */
    struct objection_first first;
    struct call_told call; /* by telephone */
    struct helpline_list numbers;
    struct haste_list haste; /* what cannot wait for the answer */
    struct ask_also_list also;
};

struct ask_elsewhere_page {
    struct str municipality;
    struct str phone;             /* the municipality's own number; may be empty */
    struct helpline_list danger;  /* when the text speaks of it */
    struct helpline_list numbers; /* national help */
    struct url again;             /* the step to correct; empty when there is none */
};

/* A remark when the question may have a BSN in it. */
void ask_bsn_remark(struct cx *cx, const struct draft *draft, struct ask_frame *frame);
/* The names of ids with '|' between. */
struct str ask_also_names(struct arena *mem, enum language language, struct str also);
/* Shared by the step and by the whole form: the topics of all life areas, one of them chosen. */
struct ask_topic_area_list ask_topic_areas(struct cx *cx, enum language language,
                                           struct str chosen);

#endif
