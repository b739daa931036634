/* objection_pages.h - the models of /werk/bezwaar and of the letters. */
#ifndef DOMAIN_OBJECTION_OBJECTION_PAGES_H
#define DOMAIN_OBJECTION_OBJECTION_PAGES_H

#include "domain/contact/callback_shown.h"
#include "domain/guide/helplines.h"
#include "domain/objection/letter_kept.h"
#include "domain/objection/objection.h"
#include "domain/objection/objection_shown.h"
#include "web/form_pages.h"
#include "web/qr.h"
#include "web/reply.h"

/* ---- dates, as they are shown to professionals ---- */

struct objection_step {
    struct str day, sentence, law; /* day may be empty */
};
struct objection_step_list {
    struct objection_step *at;
    size_t count;
};
struct objection_date {
    struct str label, day, left; /* left: "over 3 dagen", "2 dagen te laat" */
    struct str missing;          /* what to find out; then there is no day */
    struct objection_step_list steps, readings;
    bool late, near;
    bool full; /* the day of the law itself is told, not the safest reading */
};
struct objection_date_list {
    struct objection_date *at;
    size_t count;
};

/* What an event changes, before it is stored. */
struct objection_move {
    struct str label, from, to;
};
struct objection_move_list {
    struct objection_move *at;
    size_t count;
};
struct objection_changes {
    bool shown;
    struct objection_move_list moves;
    struct objection_step_list notices;
};

/* ---- the list ---- */

struct objection_line {
    struct url open;
    struct str kind, topic, department, road, what, day, left, handler, received;
    struct str also, decide; /* also: what is late too; decide: by when, when that is not the day */
    struct line_known who;   /* only of what the reader handles */
    bool own;                /* the day is one of our own, not of the law */
    struct str hearing;      /* that is to come: its day and time */
    struct str language, calls; /* language: empty when Dutch; calls: when, while one is to come */
    bool careful;               /* calling is not always safe */
    bool late, near, nobody, is_judge, news, mine, by_site;
};
struct objection_line_list {
    struct objection_line *at;
    size_t count;
};
struct objection_list_page {
    struct objection_line_list week, later, unsolved, penalties;
    struct code_search search; /* it is answered where all questions are looked for */
    struct url next;
    bool has_next, can_search;
};
/* What ended in the last twelve months, by how. */
struct objection_choice {
    struct str label;
    struct url address;
    bool here;
};
struct objection_choice_list {
    struct objection_choice *at;
    size_t count;
};
struct objection_ended_page {
    struct objection_choice_list outcomes;
    struct objection_line_list lines;
    struct url next;
    bool has_next;
};
struct objection_wait_line {
    struct str municipality, organisation, kind, age, left;
    struct str what; /* which day it is */
    struct str phone;
    struct url call;
    bool late, own; /* own: no term of the law */
};
struct objection_wait_line_list {
    struct objection_wait_line *at;
    size_t count;
};
struct objection_waits_page {
    struct objection_wait_line_list lines;
};

/* ---- registering ---- */

struct objection_new_page {
    struct form_page *form;
    struct str verdict, why;          /* second screen: in time or not */
    struct objection_date_list dates; /* second screen */
    struct objection_step_list
        problems; /* dates that do not belong together; what is to be known of them */
    bool in_time;
    bool has_rare,
        rare_open;           /* fields that are folded away; open when one came back with a fault */
    bool first, application; /* first: the first screen */
    bool was_question;       /* it was sent as a question: what stands in that one */
    struct personal asked, name, reach;
    struct call_mind calling;
    struct str question;                /* sent along by the first screen */
    struct str kind;                    /* sent along by the first screen */
    struct objection_choice_list kinds; /* first screen: of what the form is */
    struct url again;
};

enum objection_letter_kind {
    LETTER_RECEIPT,
    LETTER_TALK, /* the invitation to talk before the decision on an application */
    LETTER_INVITATION,
    LETTER_POSTPONEMENT,
    LETTER_REPORT,
    LETTER_DECISION,
    LETTER_PENALTY,
    LETTER_WITHDRAWAL, /* what stopping means, and until when the resident can come back */
    LETTER_REOPENED,
    LETTER_COUNT,
};
/* A letter of one procedure. */
struct printable_letter {
    enum objection_letter_kind which;
    struct str code, label, missing; /* label, missing: msgid; missing empty: it can be printed */
    bool begins; /* what it tells is written down once it was sent: it is made first */
};
struct printable_letter_list {
    struct printable_letter at[LETTER_COUNT];
    size_t count;
};
/* The letters that belong to it, and what those that are not ready wait for. */
struct printable_letter_list printable_letters(const struct cx *cx, const struct objection *o);
/* Adds those for when it was withdrawn once, or opened again. */
void printable_letters_turn(const struct objection *o, struct printable_letter_list *list);
/* Does the representative get letters (Awb 2:1)? The papers of an objection go to them in any case
 * (Awb 6:17); the resident gets them too. */
bool objection_represented(const struct objection *o);
struct str printable_letter_label(const struct cx *cx, const struct objection *o,
                                  struct str code); /* msgid */
struct url objection_letter_url(struct cx *cx, struct question_id id, struct str code,
                                bool to_representative);

struct objection_link {
    struct str label;
    struct url address;
};
struct objection_link_list {
    struct objection_link *at;
    size_t count;
};

/* Asked when the resident read a later last day to appeal than this end gives. */
void told_field(struct cx *cx, struct form_page *form, const struct objection *o);
/* Asked when the time to complete it has not passed. */
void repairing_field(struct cx *cx, struct form_page *form, const struct objection *o);

/* What the resident takes home. */
struct objection_letter_page {
    enum objection_letter_kind which;
    struct personal representative, representative_address, on_behalf;
    struct url other; /* the same letter, to the other of the two */
    struct application_talk_said plan;
    struct objection_hearing_said hearing;
    struct str organisation, phone, handler, today, received, call_by, decide_by, heard_on;
    int64_t postponed; /* weeks */
    struct personal name, address;
    struct str code, link; /* only right after registering */
    struct helpline_list loket;
    struct url back, open;
    struct objection_formal formal;
    /* Of the decision: in plain words, and as the law says; the last not of a complaint. */
    struct str outcome, outcome_law;
    struct str no_hearing, appeal_by; /* appeal_by: once the decision was sent */
    struct str default_notice;        /* the resident wrote that we are late */
    struct str notice_doubt;          /* perhaps too early: what to do; else empty */
    struct str first_received;        /* by another body, which sent it on; empty: by none */
    /* Days; those ahead are empty once they passed. `stands`: see objection_decision_stands. */
    struct str withdrew, withdraw_until, object_by, reopened, appeal_ahead;
    bool stands;
    /* The penalty: so far, or as it is set; by another reading (for who sends it; may be empty); up
     * to which day it was counted; the most it can become, and when. */
    struct str euros, euros_other, euros_most, penalty_day, penalty_last;
    struct str penalty_doubt; /* why it is not sure that there is one; empty: it is */
    struct str court;         /* may be empty */
    struct helpline_list ombudsman;
    bool late;      /* received too late: a person decides whether it is excused (Awb 6:11) */
    bool excused;   /* it was, as a person decided */
    bool unsure;    /* perhaps too late: the postmark may still tell (Awb 6:9(2)) */
    bool no_number; /* nobody spoke to the resident, and there is no number to call */
    struct str own_language;      /* one line in it, when it is not Dutch; else empty */
    struct str own_language_code; /* of that line */
    struct qr square;             /* the link, to scan; size 0: none */
    struct str site;              /* where the code is typed */
    bool decide_passed;           /* the last day to decide */
    bool decide_late;             /* and nothing was decided by then: that is said as it is */
    struct str write_after; /* nobody is invited to write that it is late before that day is over;
                               empty: it is the last day to decide, or it passed */
    bool write_pause;       /* perhaps the term stands still: nobody knows when one counts */
    bool will_call; /* nobody spoke to the resident yet; call_by is empty when that day passed */
    struct letter_block_list kept; /* as it was sent; else it is made of what stands above */
    struct str sent;               /* when; empty: it was not */
    struct str day_moved;          /* the decision is of this earlier day by now; empty: not */
    struct objection_link_list earlier;
    struct form_field_list keep_fields; /* what goes along with saying so */
    struct objection_changes changes;   /* of an event that is stored when it is said to be sent */
    struct url keep, renew; /* to say that it was sent; to make it of what is known now */
    bool can_keep, can_renew, can_unsend;
    bool no_address; /* by post it can go nowhere */
    struct str mark; /* of the words that stand here now; comes back when they were sent */
    bool moved_on;   /* they are no longer those that were printed */
    bool application, is_complaint, tax, costs_asked;
    bool penalty_runs, penalty_open;     /* open: nothing was decided yet */
    bool represented, to_representative; /* to them this time: the same words below a line of why */
};

/* Fills in what is said when the resident stops, or when it is open again. */
void objection_letter_turn(struct cx *cx, const struct objection *o,
                           struct objection_letter_page *page);
/* Fills in what is said of a penalty. */
NODISCARD enum outcome objection_letter_penalty(struct cx *cx, const struct objection *o,
                                                struct objection_letter_page *page);

/* What would be decided, before it is. */
struct objection_decide_check_page {
    struct url action, back;
    struct str outcome, day;
    struct str was; /* another outcome stood ready; empty: none, or the same */
    bool no_report, report_unsent;
    struct form_field_list kept;                /* what was typed */
    const struct objection_letter_page *letter; /* NULL: there is none */
};

/* ---- one objection ---- */

/* A form that opens. */
struct objection_part {
    struct str title;
    struct form_page *form;
    bool open;
};
struct objection_part_list {
    struct objection_part *at;
    size_t count;
};
struct objection_entry {
    struct str what, day, details, by, when;
    struct url change;
    bool can_change, gone; /* gone: replaced or undone */
};
struct objection_entry_list {
    struct objection_entry *at;
    size_t count;
};
struct objection_help {
    struct str organisation, state;
    struct url open; /* the other question, while it is ours */
    bool accepted, ours;
};
struct objection_help_list {
    struct objection_help *at;
    size_t count;
};
/* A letter; one that is not ready has no link, and says what comes first. */
struct objection_letter_link {
    struct str label, missing, sent; /* sent: when; then it stays as it was */
    struct url address, also;        /* also: the same to the representative */
    bool has_also;
};
struct objection_letter_link_list {
    struct objection_letter_link *at;
    size_t count;
};
struct objection_case_page {
    struct str kind, topic, department, law, road, handler, decided_by, substitute, outcome, solved;
    struct str next_what, next_day, next_left, verdict, why_in_time, scope, received;
    struct str also;      /* what is late beside what comes first */
    struct str next_then; /* what the day is of, when something comes before it; else empty */
    struct personal name, phone, email, representative, address;
    struct personal explained, behind, heard, agreed, other;
    struct str areas;
    struct url call, take, back, messages, renew_code, read;
    int64_t holder_id, message_count;
    bool has_phone, mine, taken, is_judge, i_am_judge, ended, withdrawing, unsolved, next_late;
    bool complaint;
    bool decision_stands; /* open again: see objection_decision_stands */
    bool decide_late;     /* decided after the last day, or not yet and past it */
    bool has_next, has_story, in_time_known, in_time, talk_past_term, stands_still, news;
    enum peril peril;
    struct str withdraw_until;
    struct str withdrew; /* see objection_withdrew; empty: not */
    bool application, no_call, has_plan, may_call;
    bool sms; /* a text message may be sent: see contact/sms.h */
    struct str term, came;
    struct application_talk_said plan;
    struct objection_hearing_said hearing;
    struct call_mind calling;
    struct personal wants, asked; /* asked: of an application, in the resident's words */
    bool by_site;                 /* the resident sent it in here */
    struct str sent_at;           /* when */
    struct str wanting;  /* what it lacks and nobody asked for yet (Awb 6:5); empty: nothing */
    struct url ask_more; /* to write down that it was asked */
    bool penalty_sure;   /* no reading makes it nothing */
    struct str penalty;  /* what is owed until now; empty: nothing */
    struct str set_by;   /* until then the penalty must be set in writing; empty: nothing to set */
    bool set_late;       /* that day has passed */
    struct str appeal_told;   /* the resident read this later last day to appeal; empty: not */
    struct str penalty_other; /* the same by the reading that gives most; empty: no other */
    struct str calls;         /* "2 keer gebeld zonder gesprek" */
    struct objection_date_list dates;
    struct objection_date_list beside; /* of an application: what its own law wants before */
    struct objection_step_list notices;
    struct objection_part_list first, parts; /* first: what to do now */
    struct objection_entry_list entries;
    struct objection_link_list adds;
    struct objection_letter_link_list letters;
    struct objection_help_list helps;
    struct url ask_help, looked, learn, formal, file;
    struct str fault;
};

/* Everything about one, in a row. */
struct objection_message {
    struct str day, who;
    struct personal text;
};
struct objection_message_list {
    struct objection_message *at;
    size_t count;
};
/* As it was sent. */
struct objection_sent_letter {
    struct str label, day;
    struct letter_block_list words;
};
struct objection_sent_letter_list {
    struct objection_sent_letter *at;
    size_t count;
};
struct objection_file_page {
    struct objection_case_page is;
    struct objection_sent_letter_list letters;
    struct objection_formal formal;
    struct str no_hearing, ground, draft, today;
    struct objection_message_list messages;
    struct objection_step_list roads; /* law: how the resident said it */
    struct url back;
};

struct objection_event_page {
    struct form_page *form;
    bool check; /* shown before it is stored */
    struct objection_changes changes;
    struct form_field_list kept; /* sent on */
    struct url action, undo, back;
    bool can_undo, application;
    struct str title, fault;
};

/* ---- shared between the pages ---- */

/* What is known of one, as its own page shows it, without forms and help. The sight is noted. */
NODISCARD enum outcome objection_case_fill(struct cx *cx, const struct request *rq,
                                           struct question_id id, struct objection_case_page *page,
                                           struct objection *ret_o,
                                           struct question_thread *ret_thread);

struct str objection_day_left(struct cx *cx, enum language language, struct date day);
/* The same of a day of our own: "2 dagen later dan beloofd". */
/* Of what comes first: as a promise, as a day of the law, or nothing while time may stand still. */
struct str objection_next_left(struct cx *cx, enum language language, struct str what,
                               struct date day);
struct str objection_promise_left(struct cx *cx, enum language language, struct date day);
/* What a date is, of one that passed or one to come; msgid. */
struct str objection_date_label(struct cx *cx, enum procedure_kind of, enum procedure_date which,
                                struct date day);
/* A sentence of the law as it is said to who handles it, not to the resident; msgid. */
struct str handler_words(struct str why);
struct objection_step objection_step_shown(struct cx *cx, enum language language,
                                           const struct term_step *step);
/* A day that somebody must act by; label: msgid. */
struct objection_date objection_term_shown(struct cx *cx, enum language language, struct str label,
                                           const struct term *term);
struct objection_date_list objection_dates_shown(struct cx *cx, enum language language,
                                                 const struct procedure *dates);
/* Notices; of one event only when `number` is not 0. */
/* What the event changes from `before` to `after`, and what to mind. */
struct objection_changes objection_changes_shown(struct cx *cx, enum language language,
                                                 const struct objection_event *event,
                                                 const struct procedure *before,
                                                 const struct procedure *after);
struct objection_step_list objection_notices_shown(struct cx *cx, enum language language,
                                                   const struct procedure *dates, int64_t number);
struct str objection_verdict_said(enum procedure_verdict verdict); /* msgid */
/* Choices of codes in a form; `select`: with an empty one first. */
void objection_choices_add(struct form_page *page, struct form_field *field,
                           const struct objection_codes *codes, struct str chosen);
void objection_nothing_add(struct form_page *page, struct form_field *field, struct str label);
/* Why nobody was heard, and where appeal can be made: on paper and at the end. */
void no_hearing_field(struct form_page *form, const struct objection *o);
/* Why it is not admitted, or a complaint is left. */
void ground_field(struct cx *cx, struct form_page *form, const struct objection *o);
NODISCARD enum outcome court_field(struct cx *cx, struct form_page *form,
                                   const struct objection *o);
/* A form of the page that opens: also when it comes back with a fault. */
struct form_page *objection_part_add(struct cx *cx, const struct request *rq,
                                     struct objection_part_list *parts, struct question_id id,
                                     struct str after, struct str title, struct str button,
                                     bool open);

/* ---- the first screen of registering; question: that it was before, or NULL ---- */

NODISCARD enum outcome objection_form(struct cx *cx, const struct request *rq,
                                      const struct question_state *question,
                                      struct form_page **ret);
/* Back from the second screen: the fields of the first get what was typed there. */
void objection_letter_again(struct cx *cx, struct request *rq,
                            const struct objection_letter *letter);
NODISCARD enum outcome complaint_form(struct cx *cx, const struct request *rq,
                                      const struct question_state *question,
                                      struct form_page **ret);
struct form_page *application_form(struct cx *cx, const struct request *rq);

/* ---- an application ---- */

/* What its law wants before the decision, while that runs: an advance (Participatiewet 52), a first
 * talk about debts (Wgs 4). */
NODISCARD enum outcome application_beside_terms(struct cx *cx, enum language language,
                                                const struct objection *o,
                                                struct objection_date_list *ret);
/* The form, for what else belongs in it. */
struct form_page *application_plan_part(struct cx *cx, const struct request *rq,
                                        const struct objection *o, struct objection_part_list *to);
void application_talked_part(struct cx *cx, const struct request *rq, const struct objection *o,
                             struct objection_part_list *to, bool open);
void application_decide_part(struct cx *cx, const struct request *rq, const struct objection *o,
                             struct objection_part_list *to);
/* "Gesproken", and what came of it: the codes of rows that only an application has; else empty. */
struct str application_entry_what(const struct procedure_event_row *row);    /* msgid */
struct str application_entry_details(const struct procedure_event_row *row); /* msgid */

#endif
