/* work_pages.h - the models of /werk: inbox and thread. */
#ifndef DOMAIN_DESK_WORK_PAGES_H
#define DOMAIN_DESK_WORK_PAGES_H

#include "domain/contact/callback_shown.h"
#include "domain/desk/follow_pages.h"
#include "domain/intake/intake.h"
#include "web/out.h"

struct inbox_tab {
    struct str label; /* in the reader's language */
    struct str count; /* "3", "9+" */
    struct url address;
    bool current, urgent;
};
struct inbox_tab_list {
    struct inbox_tab *at;
    size_t count;
};

struct inbox_line {
    struct url open, take;
    struct line_known who;
    struct str topic, municipality, channel, age, due;
    struct str language; /* empty when Dutch */
    struct str returned; /* why a handover of it came back; empty: none did */
    struct str last_day; /* to object to the letter; empty: not known */
    int64_t holder;
    enum peril peril;
    bool news, caught, late, today, can_take;
    struct str answered, closed; /* the day; empty: it was not */
    bool to_call;                /* answered in writing, and nobody spoke to them */
    bool to_call_again;          /* they spoke, and a call is to follow */
};
struct inbox_line_list {
    struct inbox_line *at;
    size_t count;
};

/* What was handed over, and where it is now. */
struct sent_line {
    struct str topic, organisation, since, phone;
    struct url call;
    bool closed;
};
struct sent_line_list {
    struct sent_line *at;
    size_t count;
};

struct inbox_page {
    struct inbox_tab_list tabs;
    struct sent_line_list sent; /* of what was looked for */
    struct inbox_line_list lines;
    struct str heading, empty;
    bool found; /* the rows are what was looked for: the heading is shown */
    struct url next, live;
    bool has_next;
    struct code_search search;
};

struct work_choice {
    struct str value, label;
    bool checked;
};
struct work_choice_list {
    struct work_choice *at;
    size_t count;
};

/* One entry of the thread: a message or something that happened, in order of time. */
struct work_entry {
    struct str who, when;
    struct str happened; /* a sentence; empty for a message */
    struct personal text;
    bool resident, reply, note;
};
struct work_entry_list {
    struct work_entry *at;
    size_t count;
};

/* How a handover stands, on the thread of who holds the question. */
struct work_handover {
    bool can_offer; /* taken by me, and no offer waits */
    bool waits;     /* an offer of ours */
    bool returned;  /* and is still to be dealt with */
    bool came;      /* it was handed to us, and runs */
    bool on_hold;
    struct str state, to, from, due, reason, next, weeks; /* next: the proposal; may be empty */
    struct personal words;                                /* with the reason */
    struct url offer, offer_next, cancel, hold;
    struct work_choice_list cancels;
    struct str cancel_fault;
};

struct work_thread_page {
    struct url about; /* the text about its topic */
    bool has_about;
    struct str topic, municipality, channel, why, age, due, holder, stage, outcome;
    struct str last_words; /* to begin with, in the resident's language */
    struct personal name, phone, email;
    struct str interpreter; /* the language, in words; empty: none was asked for */
    struct str code;        /* how the follow code begins */
    struct url call;
    bool has_phone, by_phone, by_email, by_code;
    struct str last_day; /* see struct inbox_line */
    enum peril peril;
    bool caught, late, mine, taken_by_other, closed, can_pass_back, foreign;
    struct str language; /* own name, when it is not Dutch */
    int64_t holder_id;
    struct work_entry_list entries;
    struct personal reply_draft, note_draft;
    struct url take, reply, note, called, pass_back, close, keep, live, back;
    struct work_choice_list pass_reasons, call_outcomes, outcomes;
    bool bound; /* an objection: what is done with it stands on its own page */
    bool has_objection, is_application, can_object; /* can_object: it may become one */
    bool can_split, has_other; /* another problem; another question of the resident that is here */
    struct url objection, object, split, other;
    struct str sent;  /* that an answer was sent, or once more and not done again; or empty */
    struct str fault; /* of the form that was sent; and inside that form: */
    struct str reply_fault, note_fault, call_fault, pass_fault, close_fault;
    struct personal call_words, pass_words, close_words; /* typed, to be corrected */
    /* of somebody who is to be called: */
    bool has_callback, has_mind; /* has_mind: what to mind by mail */
    struct call_mind call_mind;
    struct str planned;                         /* when a call is planned; empty: none is */
    struct str plan_day, plan_time, plan_fault; /* as typed */
    struct str promised, promised_by;           /* a call that who held it before planned */
    struct str promised_day, promised_time;     /* the same as a form sends it */
    struct url plan, call_off;
    int64_t additions;       /* that the resident wrote, and that stand on this page */
    struct str plan_example; /* a day that comes */
    bool to_call;            /* nobody spoke to them yet */
    bool call_first; /* to_call, by whoever reads this: what to mind, number and how it went */
    struct work_handover handover;
    bool can_plan, plan_sms;
    bool sms, sms_chosen; /* a text message may be sent, see contact/sms.h */
    bool plan_asked;   /* outside the resident's own times: a box to say that they asked for it */
    bool close_anyway; /* something that was promised would fall away: a box to say so */
    bool plan_asked_ticked, close_anyway_ticked;
    bool closing; /* close_words were typed: else the usual last words stand there */
};

struct coordination_line {
    struct str municipality, organisation, stage, age, due;
    struct str phone; /* of what is late: for colleagues when there is one, else of all; or empty */
    struct url call;
    bool late, caught, bound; /* bound: its own terms stand in the list of objections */
};
struct coordination_line_list {
    struct coordination_line *at;
    size_t count;
};
/* An offer that waits. */
struct coordination_offer {
    struct str municipality, from, to, age, due, state;
    bool late;
};
struct coordination_offer_list {
    struct coordination_offer *at;
    size_t count;
};
/* What one organisation has: numbers only. */
struct coordination_total {
    struct str organisation, oldest; /* "vandaag", "3 werkdagen" */
    int64_t waiting, overdue;
};
struct coordination_total_list {
    struct coordination_total *at;
    size_t count;
};
struct coordination_page {
    struct coordination_total_list totals;
    struct coordination_line_list lines;
    struct coordination_offer_list offers;
    struct url next;
    bool has_next;
};

#endif
