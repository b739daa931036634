/* follow_pages.h - the models of /volg: the resident's page. */
#ifndef DOMAIN_DESK_FOLLOW_PAGES_H
#define DOMAIN_DESK_FOLLOW_PAGES_H

#include "domain/desk/follow_call_pages.h"
#include "domain/guide/helplines.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/intake.h"
#include "domain/objection/objection_shown.h"
#include "web/out.h"

struct follow_code_page {
    struct str code; /* as typed */
    struct str fault;
};

/* One step of what happens: done, now, or still to come. */
struct follow_step {
    struct str title, when; /* in the reader's language; when may be empty */
    bool done, now;
};
struct follow_step_list {
    struct follow_step *at;
    size_t count;
};

/* A handover that stands open, runs, or came back; nothing else is said about it. */
struct follow_handover {
    bool shown, has_page;
    struct str title, text, link;
    struct url page; /* to read what goes along, and to decide */
};

/* An objection, a complaint or an application: what comes, and what the resident chooses. */
struct follow_choice {
    struct str code, label;
};
struct follow_code_list {
    struct follow_choice *at;
    size_t count;
};
struct follow_help {
    struct str said;
    struct url page; /* of that other question */
    bool has_page;
};
struct follow_help_list {
    struct follow_help *at;
    size_t count;
};
/* The letter that the authority is late (4:17), and what came of it. */
struct follow_penalty {
    struct str notice;      /* the day it came; empty: there was none */
    bool counts;            /* else: after `again` a new one can be sent; empty: call */
    struct str again, from; /* from: the first day of money, that has yet to come */
    struct str withdrew;    /* perhaps it grew no more from that day on; empty: no such day */
    bool again_pause;       /* perhaps the term stands still: a new one when that is over */
    bool again_perhaps;     /* it can have come in time; it may count, and have an `again` too */
    bool sure, runs, court; /* court: it can be gone to now (6:12) */
    struct str euros;       /* so far, or in all; empty: nothing */
    struct str set_by;      /* until then it is said in writing how much (4:18); empty: was said */
    bool set_late;
    bool awaits, grows; /* the first day of money has yet to come; each day gives more */
    struct str lost;    /* the day of a letter that counted and counts no more; empty: none */
};
struct follow_objection {
    bool shown, complaint, late, call_late, informal, formal, ended, withdrawing, solved_said,
        has_phone;
    bool has_buttons;  /* by the secret link: by the code alone nothing can be chosen */
    bool no_number;    /* nobody can call: a number is asked for */
    bool stands_still; /* the term, and nobody knows how long: decide_by is without that */
    bool came_unsure;  /* perhaps after the last day */
    bool came_late;    /* an objection after the last day: a person looks why (Awb 6:11) */
    bool excused;      /* it came later for a good reason, as a person decided */
    bool looked_at;    /* the resident said that it is not solved: somebody looks again */
    bool ombudsman;    /* a complaint that was answered: they go there (Awb 9:12(2)) */
    struct helpline_list ombudsmen;
    bool by_site, reasons_follow; /* sent in here; without reasons, and nobody has them yet */
    struct str repair_by;         /* until then something that was missing can be filled in */
    struct str organisation, handler, call_by, decide_by, asked, withdraw_until, outcome, appeal_by;
    struct str agreed;      /* until then they agreed to wait; empty: they did not */
    struct str write_after; /* from the day after it a letter that it is late surely counts */
    bool write_waits;       /* that day is to come, and another reading gives an earlier one */
    bool write_pause;       /* perhaps the term stands still: nobody knows when one counts */
    bool appeal_passed;
    struct str appeal_told;        /* a later day that they read before; empty: none */
    struct follow_penalty penalty; /* only to who came by the secret link */
    struct str reopened;           /* it had ended, and was opened again on this day; empty: not */
    bool stands;                   /* until then what was decided holds, with its days */
    struct str sent_at;            /* the time of receipt */
    bool was_question;             /* it was asked as a question first */
    struct str phone;
    struct url call, page, road, back, solved;
    struct follow_code_list solveds;
    struct follow_help_list helps;
    struct objection_hearing_said hearing; /* only to who came by the secret link */
    /* Of an application; the talk is said only to who came by the secret link. */
    bool application, no_call, spoken;
    struct str when, how; /* of the talk that is planned, whole sentences; empty: none */
    struct personal who, beside;
    struct url call_wish;
};

/* What both pages show: who has it, since when, what happens next. */
struct follow_state {
    struct str topic; /* empty: none chosen, or it is about danger */
    struct str organisation, phone, paid_by, steered_by, why, municipality;
    struct str professional; /* first named when somebody took it */
    struct url call;
    bool has_phone;
    struct date asked, since, due;
    bool waiting, taken, answered, closed, caught, late;
    bool by_phone, by_email;
    struct str outcome; /* when closed */
    struct follow_step_list steps;
    struct follow_handover handover;
    bool danger;
    struct helpline_list numbers;
};

struct follow_state_page {
    struct follow_state state;
    struct follow_objection objection;
    int64_t others; /* questions of the same resident that are not done */
};

struct follow_message {
    struct str who; /* "U", or name and organisation */
    struct str when;
    struct personal text;
    bool mine;
};
struct follow_message_list {
    struct follow_message *at;
    size_t count;
};

struct follow_sight {
    struct str organisation, when;
};
struct follow_sight_list {
    struct follow_sight *at;
    size_t count;
};

/* Another question of the same resident. */
struct follow_other {
    struct follow_state state;
    struct url page;
};
struct follow_other_list {
    struct follow_other *at;
    size_t count;
};

struct follow_page {
    struct follow_state state;
    struct follow_other_list others;
    struct follow_objection objection;
    struct url helped;     /* of the objection or application that this help is for */
    bool has_helped, kept; /* kept: the law wants it kept, so nothing is wiped */
    bool helped_application;
    struct follow_message_list messages;
    struct follow_sight_list sights;   /* who opened it */
    struct follow_sight_list refusals; /* who tried, and might not */
    struct personal name, phone, email, mind;
    struct str interpreter; /* the language, in words; empty: none */
    struct objection_first first;
    struct follow_call call;
    bool done_message;
    struct str done;      /* what the reader just did here; empty: nothing */
    bool stopped_calling; /* stopped: who wanted to be called, is not called any more */
    struct str moved;     /* who helps now, when the person who helped left; may be empty */
    struct url add, stop, wipe, live;
    bool numbers_open;
    struct personal typed;
    struct str fault;
};

struct request;
/* Which question the ticket of the address opens; NOT_FOUND with a sentence when it has ended. */
NODISCARD enum outcome follow_ticket_open(struct cx *cx, const struct request *rq,
                                          struct question_id *ret);

/* A ticket for another question of the same resident. */
struct str follow_ticket_make(struct cx *cx, const struct request *rq, struct question_id id);

/* Of stopping, and of wiping. */
struct follow_stop_page {
    struct url action, back;
};

#endif
