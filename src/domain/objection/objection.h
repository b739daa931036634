/* objection.h - an objection, an application or a complaint that an authority must decide on:
 * informal first, with the formal road at any moment and every statutory date guarded.
 *
 * It is a question of intake with rows beside it, bound to the organisation that decides
 * (intake/bound.h). Its dates follow from its events alone (law/procedure.h), so a wrong event is
 * corrected by a new row and everything is counted again. A call, a talk and silence move no date;
 * only consent in writing does (Awb 7:10(4)). Who took the decision does not handle the objection.
 * The resident chooses the road and withdraws in writing only (Awb 6:21), with days to come back.
 *
 * Rules for professionals need PERMISSION_OBJECTIONS and that their own organisation holds it: else
 * NOT_FOUND. */
#ifndef DOMAIN_OBJECTION_OBJECTION_H
#define DOMAIN_OBJECTION_OBJECTION_H

#include "domain/contact/callback.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/objection/objection.sql.h"
#include "law/procedure.h"

enum {
    OBJECTION_WORDS_MAX_CHARS = 3000,
    OBJECTION_REPORT_MAX_CHARS = 20000, /* a hearing, an advice, the reasons of a decision */
    OBJECTION_SHORT_MAX_CHARS = 60,
    OBJECTION_PEOPLE_MAX_CHARS = 300,
    OBJECTION_PLACE_MAX_CHARS = 200, /* where a hearing is; a court */
    CALL_WORKDAYS = 5,       /* to call for the first time, unless the municipality says else */
    WARN_WORKDAYS = 3,       /* before a day on which something must be done */
    RECONSIDER_WORKDAYS = 3, /* in which a resident may come back from withdrawing */
    TRIES_BEFORE_CHOICE = 3, /* calls in vain: then a person decides what now */
};

/* Codes with their sentence, for forms: msgid. */
struct objection_code {
    struct str code, sentence;
};
struct objection_codes {
    const struct objection_code *at;
    size_t count;
};
extern const struct objection_codes objection_kinds;    /* as in the table */
extern const struct objection_codes objection_ways;     /* how it came */
extern const struct objection_codes objection_laws;     /* of which law the decision is */
extern const struct objection_codes objection_hows;     /* how the resident said it */
extern const struct objection_codes objection_roads;    /* for professionals */
extern const struct objection_codes objection_outcomes; /* how it ended */
extern const struct objection_codes complaint_outcomes; /* the same codes, of a complaint */
extern const struct objection_codes objection_solveds;  /* is it solved, as the resident says */
extern const struct objection_codes objection_areas;    /* what else there may be */
extern const struct objection_codes objection_scopes;   /* what a representative may do */
extern const struct objection_codes objection_forms;    /* on paper, at the hearing, spoken */
extern const struct objection_codes objection_pauses;   /* why a term stands still */
extern const struct objection_codes objection_whats;    /* which day it is that comes first */
extern const struct objection_codes objection_nexts;    /* what to do when nobody picks up */
extern const struct objection_codes objection_agains;   /* why it is opened again */
extern const struct objection_codes objection_dates;    /* by procedure_date_code */
struct str objection_said(const struct objection_codes *codes, struct str code); /* or empty */
/* How it ended, whatever it was; and a date of such a procedure: msgid. */
const struct objection_codes *objection_outcomes_of(enum procedure_kind of);
struct str objection_outcome_said(enum procedure_kind of, struct str code);
struct str objection_date_said(enum procedure_kind of, enum procedure_date which);

/* What an event needs to be written down; by enum procedure_event_kind. */
struct objection_event_form {
    struct str title, day_label, until_label, hint; /* msgid; until_label empty: it has none */
    bool by_hand; /* a professional adds it on the page of the objection */
    bool weeks, form, reason, way, until_needed;
    bool place; /* a time of the day and a place, both optional */
};
/* `of`: the same event is said otherwise, by another article, in an application. */
const struct objection_event_form *objection_event_form(enum procedure_kind of,
                                                        enum procedure_event_kind kind);
/* The codes that it needs; NULL: none. */
const struct objection_codes *objection_event_codes(enum procedure_kind of,
                                                    const struct objection_event_form *form);
bool objection_event_kind(struct str code, enum procedure_event_kind *ret);

/* ---- registering ---- */

/* What is known of the letter; without anybody's name. */
struct objection_letter {
    enum procedure_kind kind;
    struct question_id of;   /* the question that it was sent as; question 0: there is none yet */
    struct str way;          /* code of objection_ways */
    struct maybe_date dated; /* on the letter that it is about */
    struct maybe_date came;  /* to the resident, as they say */
    struct maybe_date published; /* when that was sent */
    struct maybe_date received;  /* by us */
    struct maybe_date first;     /* by another body, which sent it on (Awb 6:15) */
    struct maybe_date posted;    /* the postmark */
    bool committee;              /* an advisory committee: twelve weeks (7:13) */
    bool reasons_follow;         /* sent in without reasons, to be in time (6:5(1)d, 6:6) */
    struct str topic, department, law;
    int64_t decided_by; /* a colleague; 0: somebody elsewhere, or nobody yet */
    /* Of an application: a code of application_terms, and for "other" its length and source. */
    struct str term, term_unit, term_source;
    int64_t term_length;
};
/* What follows from them. INVALID with the field when a date is missing or cannot be; about the
 * field "dates", with *ret set, when dates do not belong together: its notices say why. */
NODISCARD enum outcome objection_letter_check(struct cx *cx, const struct objection_letter *letter,
                                              const struct procedure **ret);

struct objection_person {
    struct str name, reach;    /* reach: a telephone number or a mail address; may be empty */
    struct str address;        /* where they live, or wants everything by post; may be empty */
    struct str representative; /* one a line: more than one is refused */
    struct str representative_address; /* may be empty */
    struct str scope;
    struct str says; /* what the letter says; may be empty */
    int64_t handler, substitute;
    struct str call, call_words; /* the first call; call empty: not yet */
    struct callback_wish wish;   /* when to call, and what to mind */
    enum language language;
    struct str interpreter; /* for this language, by its code; empty: none is needed */
};
/* A question that was asked as any other, that says no to a decision: it becomes the objection
 * itself, with all that was written. The first receipt counts (Awb 6:9), so the day it was asked is
 * the day it came. cx->who took it, for an organisation that decides there, and no offer to others
 * waits. NOT_FOUND, DENIED or CONFLICT with a sentence when it cannot. */
NODISCARD enum outcome objection_may_become(struct cx *cx, struct question_id id,
                                            struct question_state *ret);

struct objection_plan;
/* Checks and seals; outside a transaction. */
NODISCARD enum outcome objection_prepare(struct cx *cx, const struct objection_letter *letter,
                                         const struct objection_person *person,
                                         struct objection_plan **ret);
/* Stores it, held by cx->who's own organisation, which must be a part of `municipality`. When it
 * was a question already, that one is bound: `municipality` does not count, and *ret has neither
 * code nor secret, because the resident has them. */
NODISCARD enum outcome objection_register(struct cx *cx, const struct objection_plan *plan,
                                          int64_t municipality, struct asked *ret);
/* The municipalities for which the own organisation may register. */
NODISCARD enum outcome objection_places(struct cx *cx, struct municipality_row_list *ret);

/* ---- reading ---- */

/* What the formal road leaves on paper, sealed. */
struct objection_formal {
    struct personal hearing; /* the report (Awb 7:7) */
    struct str no_hearing;   /* or a code of objection_no_hearings */
    struct str ground;       /* why it is not admitted: a code of objection_grounds_of */
    struct personal advice;  /* of the committee (Awb 7:13) */
    struct str outcome;      /* how it will be decided: a code of objection_outcomes */
    struct personal reasons; /* in plain words (Awb 7:12) */
    /* Of the costs that the resident made (Awb 7:15): paid only when that was asked before the
     * decision, and as far as it is revoked because of a fault of the authority. */
    struct str asked; /* yes, no; empty: not known */
    bool fault;       /* the decision was unlawful, and that is the authority's */
    struct str costs; /* paid: "624" or "624,50"; may be empty */
    bool to_lawyer;   /* there is a toevoeging: to who gives the legal aid (7:15(5)) */
    struct str court; /* where appeal can be made */
};
/* What was said, sealed. */
struct objection_story {
    struct personal representative, representative_address, address;
    struct str scope;
    struct personal places; /* of hearings: a line each, after the number of the event */
    struct personal explained, behind, heard, agreed, other;
    struct personal wants, who, beside; /* of an application: who talks, who comes along */
    struct str areas;                   /* codes with a space between */
    struct objection_formal formal;
};
struct objection_call {
    int64_t at_ms;
    struct str outcome; /* code */
    struct str who;
};
struct objection {
    struct question_state state;
    struct procedure_row row;
    struct procedure_event_row_list events; /* all that were written down */
    struct procedure_event_row_list valid;  /* those that hold */
    const struct procedure *dates;
    struct road_change_row_list roads;
    struct objection_story story;
    int64_t tries;        /* calls in vain */
    bool tried_two_parts; /* of the day */
    bool spoken;
    bool choose_next;      /* tried often enough: a person decides what now */
    bool handler_is_judge; /* the handler took the decision: it must go to somebody else */
    bool application;
    struct maybe_date appeal_told; /* of an earlier end: a later last day to appeal than holds now;
                                      while it is open again: the last one that was told */
    int64_t reopened_day;          /* it ended before, and was opened again; 0: not */
    bool tax;                      /* an objection to a tax: heard when asked (AWR 25) */
    bool no_call;                  /* the resident does not want to be called */
    const struct procedure_event_row *plan; /* the talk that is to come; NULL: none */
    /* The hearing that is to come, else the last; n: minutes after midnight, 0: no time. NULL: none
     */
    const struct procedure_event_row *hearing;
    struct personal place; /* of that hearing; empty: not said */
    struct str came;       /* what came of the last talk; empty: not said */
};
/* Why an objection is not admitted. */
const struct objection_codes *objection_grounds_of(enum procedure_kind kind);
/* Why nobody was heard: Awb 7:3; of a tax also that nobody asked for it (AWR 25(1)); of a complaint
 * Awb 9:10(2). */
const struct objection_codes *objection_no_hearings_of(const struct objection *o);
/* For cx->who; the sight itself is noted by thread_for_professional. NOT_FOUND with a sentence when
 * it is held by another, or is no procedure. */
NODISCARD enum outcome objection_get(struct cx *cx, struct question_id id, struct objection *ret);
/* For the resident, by their ticket. NOT_FOUND when the question is no procedure. */
NODISCARD enum outcome objection_for_resident(struct cx *cx, struct question_id id,
                                              struct objection *ret);
/* The last day to say in writing how much the penalty is (Awb 4:18); unknown: there is none, or
 * that letter was sent. */
struct maybe_date objection_penalty_set_by(const struct objection *o);
NODISCARD enum outcome objection_is(struct cx *cx, struct question_id id, bool *ret);
/* For what comes from outside: the resident wrote something, or was answered. Nothing when it is no
 * objection. */
NODISCARD enum outcome objection_recount_if(struct cx *cx, struct question_id id);
NODISCARD enum outcome objection_is_application(struct cx *cx, struct question_id id, bool *ret);

/* Open ones of the own organisation, what runs out first at the top; INBOX_PAGE + 1 at most. */
struct objection_place {
    int64_t day, question; /* of the last row of the page before; 0: from the start */
};
NODISCARD enum outcome objection_list(struct cx *cx, struct objection_place after,
                                      struct procedure_line_row_list *ret);
/* Ended, and not solved as the resident says, or withdrawn without a solution; newest first; at
 * most 50. */
NODISCARD enum outcome objection_unsolved_list(struct cx *cx, struct procedure_line_row_list *ret);
/* Ended, and the penalty must still be set (Awb 4:18), the first day first; at most 50. */
NODISCARD enum outcome objection_penalty_list(struct cx *cx, struct procedure_line_row_list *ret);
/* Ended in the last twelve months, newest first; INBOX_PAGE + 1 at most. `outcome` may be empty. */
struct objection_ended_place {
    int64_t ended_ms, question; /* of the last row of the page before; 0: from the start */
};
NODISCARD enum outcome objection_ended_list(struct cx *cx, struct str outcome,
                                            struct objection_ended_place before,
                                            struct procedure_line_row_list *ret);
/* For a coordinator (PERMISSION_COORDINATE): that they are there, how old, what day comes. */
NODISCARD enum outcome objection_coordination(struct cx *cx, struct procedure_wait_row_list *ret);

NODISCARD enum outcome objection_setting(struct cx *cx, int64_t municipality,
                                         struct procedure_setting_get_row *ret);
/* For every municipality that the own organisation decides for. INVALID about call_workdays (1 to
 * 20), warn_workdays (1 to 10), or channel when another organisation takes them in there. */
struct objection_settings {
    int64_t call_workdays, warn_workdays;
    bool channel;             /* may an objection be sent in here? Off until somebody says so */
    struct str hearing_place; /* where hearings mostly are; may be empty */
    struct str court;         /* where appeal goes; may be empty */
};
NODISCARD enum outcome objection_setting_set(struct cx *cx,
                                             const struct objection_settings *settings);
/* The court to propose: as it was set, else as it was typed last in this municipality; or empty. */
NODISCARD enum outcome objection_court(struct cx *cx, int64_t municipality, struct str *ret);

/* ---- sent in by the resident ----
 *
 * Since 1 January 2026 an authority names its electronic channels and confirms what comes in by
 * them (Awb 2:13 and on, Wet modernisering elektronisch bestuurlijk verkeer). Only where the
 * municipality named this site, an objection sent here is one. */

/* Who takes them in. NOT_FOUND when the municipality did not name this channel, or nobody there
 * handles objections any more. */
NODISCARD enum outcome objection_channel(struct cx *cx, int64_t municipality,
                                         struct procedure_channel_find_row *ret);
/* Did any municipality name it? */
NODISCARD enum outcome objection_channel_any(struct cx *cx, bool *ret);
/* As it was set: organisation 0 is off; at_ms 0: never set. */
NODISCARD enum outcome objection_channel_set_get(struct cx *cx, int64_t municipality,
                                                 struct procedure_channel_get_row *ret);
/* By a resident, received now: it waits for a handler, and receipt is confirmed. Nothing that is
 * missing keeps it out (Awb 6:6). CONFLICT when the municipality does not take it in this way. */
NODISCARD enum outcome objection_send(struct cx *cx, const struct objection_plan *plan,
                                      int64_t municipality, struct asked *ret);

/* ---- what happens ---- */

/* Nobody waits for longer than a year: INVALID about the field, because it is a slip of the pen.
 * Consent has no most in the law (Awb 7:10(4), 9:11(3)): of that only what is over ten years away
 * is. */
NODISCARD enum outcome objection_within_a_year(struct cx *cx, struct str field,
                                               struct maybe_date day);
NODISCARD enum outcome objection_within_ten_years(struct cx *cx, struct str field,
                                                  struct maybe_date day);
bool objection_over_a_year(const struct cx *cx, struct maybe_date day);
/* An event as typed. */
struct objection_event {
    enum procedure_event_kind kind;
    struct maybe_date day, until;
    int64_t weeks;
    struct str code;         /* way, form or reason */
    int64_t minutes;         /* of a hearing, after midnight; 0: no time */
    struct str place;        /* of a hearing; may be empty */
    struct maybe_date first; /* of a receipt that is corrected to sent on: when the other body had
                              * it (Awb 6:15(3)), kept as an event of its own */
    int64_t replaces;        /* the number of what it corrects; 0: new */
    bool undo;               /* what it replaces did not happen */
};
/* Does an event say when another body had it first? */
bool objection_first_known(const struct objection *o);
/* What it would change; nothing is stored. INVALID with the field; also when it would not count:
 * then the fault is about "day" and *ret_after has the notice. */
NODISCARD enum outcome objection_event_try(struct cx *cx, struct question_id id,
                                           const struct objection_event *event,
                                           const struct procedure **ret_before,
                                           const struct procedure **ret_after);
NODISCARD enum outcome objection_event_add(struct cx *cx, struct question_id id,
                                           const struct objection_event *event);

/* Takes it, or takes it over. DENIED for who took the decision. */
NODISCARD enum outcome objection_take(struct cx *cx, struct question_id id, int64_t seen_holder);
NODISCARD enum outcome objection_people_set(struct cx *cx, struct question_id id,
                                            int64_t decided_by, int64_t substitute);
/* A call by who handles it. Not reached is only that: it moves nothing and means nothing. */
NODISCARD enum outcome objection_called(struct cx *cx, struct question_id id, struct str outcome,
                                        struct str words);
/* After calls in vain: again by `day`, a letter, or on without a talk. */
NODISCARD enum outcome objection_call_next(struct cx *cx, struct question_id id, struct str next,
                                           struct maybe_date day);
/* `agreed`: the resident said that other problems may be written down. */
NODISCARD enum outcome objection_story_set(struct cx *cx, struct question_id id,
                                           const struct objection_story *story, bool agreed);

/* All of it at once; INVALID with the field. */
NODISCARD enum outcome objection_formal_set(struct cx *cx, struct question_id id,
                                            const struct objection_formal *formal);

/* The resident's choice, by themselves (`how` "page") or said to a professional. */
NODISCARD enum outcome objection_road_set(struct cx *cx, struct question_id id, struct str road,
                                          struct str how);
/* The resident agrees in writing that the decision may come until `until`. INVALID about "until"
 * when that is no later than the last day to decide, or over a year away and they are not `sure`.
 */
NODISCARD enum outcome objection_wait(struct cx *cx, struct question_id id, struct maybe_date until,
                                      bool sure);
/* In writing: on the resident's own page, or a letter or words at the hearing that a professional
 * registers, received on `day`. `how`: page, letter, hearing; never by telephone. Nothing ends
 * before the days to come back have passed. */
NODISCARD enum outcome objection_withdraw(struct cx *cx, struct question_id id, struct str how,
                                          struct maybe_date day, struct str solved);
NODISCARD enum outcome objection_come_back(struct cx *cx, struct question_id id);
/* The decision on it was published. */
struct objection_ending {
    struct str outcome;
    struct maybe_date day;
    bool told;          /* who ends it knows that the resident read a later day to appeal */
    bool four_weeks;    /* who leaves a complaint knows that it is told too late (Awb 9:8(3)) */
    int64_t repairing;  /* who ends it knows that the resident may still complete it until this
                         * day; 0: knows of no such day */
    bool money;         /* it changes what is paid: kept longer */
    struct str silence; /* of an application, see application_may_decide */
    /* Of an objection or a complaint; empty: as it was written down before. */
    struct str no_hearing, court, ground;
    struct personal reasons;
};
/* INVALID about the field; about "told" when the resident read a later last day to appeal, of an
 * earlier end, and nobody says that this is known (Awb 6:11); about "ground" when a
 * complaint is left for no reason of the law, about "four_weeks" when that is told over four weeks
 * after it came and nobody says that this is known (Awb 9:8); about "repairing" when the time to
 * complete it has not passed (Awb 4:5, 6:6) and nobody says that this very day is known; about
 * "ground" when an objection is not admitted without a hearing and nobody says why, or its events
 * say otherwise; about "reasons", "court" or "no_hearing" when the letter that must go with it (Awb
 * 7:12, 9:12) cannot be made of what stands there: without a report somebody was not heard, and the
 * law says when that may be (Awb 7:3, 9:10(2)). The outcome becomes that of the letter. */
NODISCARD enum outcome objection_decide(struct cx *cx, struct question_id id,
                                        const struct objection_ending *ending);
/* The last day to complete it, of requests that nobody answered yet, when that is today or comes.
 */
struct maybe_date objection_repair_runs(const struct cx *cx, const struct objection *o);
/* The last of these events that holds; NULL: none. */
const struct procedure_event_row *objection_last_event(const struct objection *o,
                                                       enum procedure_event_kind kind);
/* The day of a withdrawal from which the resident may still come back: unless they do, a penalty
 * grew no more from then on. */
struct maybe_date objection_withdrew(const struct objection *o);
/* Until when the resident agreed in writing to wait, when that is not before the last day to
 * decide: also when they did so after that day, so that it only counts in another reading. */
struct maybe_date objection_agreed(const struct objection *o);
/* The day after which a letter that it is late surely counts, when that is still to come and
 * another reading gives an earlier last day to decide: nobody is invited to write before it. */
struct maybe_date objection_notice_waits(const struct cx *cx, const struct objection *o);
/* The day of a letter that it is late, which counted by what was written down before and counts no
 * more: the resident may have read that it does. */
struct maybe_date objection_notice_lost(const struct cx *cx, const struct objection *o);
/* It is open again, and what was decided and sent before stands until it is decided on anew. */
bool objection_decision_stands(const struct objection *o);
/* What ended is opened again by cx->who, to correct what was written down at the end or because it
 * ended by mistake. A dated row says why and by whom, and the resident is told. A decision that was
 * sent stands until the next one, with its days and the end of the penalty (Awb 6:7, 6:8, 4:17):
 * see objection_decision_stands. A withdrawal, what was closed by mistake without a letter that was
 * kept as sent, or an application of which somebody says that no decision went (its letter is made
 * elsewhere), did not happen, and every date is counted again. What was learned counts in no
 * figure until the next end, and then anew. `why`: objection_agains, INVALID about "again".
 * CONFLICT when it runs; DENIED to who took the decision that it is about. */
NODISCARD enum outcome objection_reopen(struct cx *cx, struct question_id id, struct str why);
/* After the end: is it solved, as the resident says. Who says no is looked at again. */
NODISCARD enum outcome objection_solved_set(struct cx *cx, struct question_id id,
                                            struct str solved);
/* Somebody looked again at what was not solved. */
NODISCARD enum outcome objection_looked_again(struct cx *cx, struct question_id id);

/* Independent help: a question of its own, that this objection refers to. */
NODISCARD enum outcome objection_help_add(struct cx *cx, struct question_id id,
                                          struct question_id help);
NODISCARD enum outcome objection_help_list(struct cx *cx, struct question_id id,
                                           struct procedure_help_list_row_list *ret);
/* Of which objection it is the help; question 0: of none. */
NODISCARD enum outcome objection_of_help(struct cx *cx, struct question_id help,
                                         struct question_id *ret);

/* ---- what happens by itself ---- */

/* Withdrawals of which the days to come back have passed; a job. */
NODISCARD enum outcome objection_settle(struct cx *cx, int64_t *ret);
/* Counts again where a day has passed; a job. */
NODISCARD enum outcome objection_follow(struct cx *cx, int64_t *ret);

#endif
