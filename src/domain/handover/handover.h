/* handover.h - a warm handover: from a question that an organisation holds, with the resident's
 * consent, to another organisation.
 *
 * The sender holds the question until somebody of the receiver has accepted; then that person
 * holds it, in the same transaction. An offer that is not answered in time, is declined or is
 * withdrawn comes back with the next best proposal. Before accepting, the receiver reads topic,
 * municipality, why, what is asked and the chosen parts; after it, those and what is new. An offer
 * counts only while its sender still holds the open question: nothing else has to be undone when
 * the question moves.
 *
 * The states are those of the Gravity guide (FHIR Task), with who may set each. */
#ifndef DOMAIN_HANDOVER_HANDOVER_H
#define DOMAIN_HANDOVER_HANDOVER_H

#include "domain/handover/handover.sql.h" /* handover_row and the rows of lists */
#include "domain/intake/hand_over.h"
#include "i18n/i18n.h"

enum handover_state {
    HANDOVER_NONE,  /* not there yet */
    HANDOVER_DRAFT, /* the resident is asked for consent on their own page; nobody else sees it */
    HANDOVER_REQUESTED, /* offered */
    HANDOVER_ACCEPTED,
    HANDOVER_REJECTED,
    HANDOVER_CANCELLED,
    HANDOVER_IN_PROGRESS, /* there was a first contact */
    HANDOVER_ON_HOLD,     /* accepted, and on a waiting list */
    HANDOVER_FAILED,
    HANDOVER_COMPLETED,
    HANDOVER_STATE_COUNT,
};
enum handover_actor {
    ACTOR_SENDER,
    ACTOR_RECEIVER,
    ACTOR_RESIDENT,
    ACTOR_CLOCK, /* a term passed, or the question went another way */
    ACTOR_COUNT,
};
/* May this one bring a handover from one state to the other? */
bool handover_may(enum handover_state from, enum handover_actor actor, enum handover_state to);
struct str handover_state_code(enum handover_state state);
enum handover_state handover_state_of(struct str code); /* NONE when it is none */

/* Codes with their sentence, for forms: msgid; empty when there is no such code. */
struct handover_code {
    struct str code, sentence;
};
struct handover_codes {
    const struct handover_code *at;
    size_t count;
};
extern const struct handover_codes handover_whys;       /* why there */
extern const struct handover_codes handover_parts;      /* in the order of the bits of enum part */
extern const struct handover_codes handover_parts_told; /* the same, as said to the resident */
extern const struct handover_codes handover_consents;   /* how the resident agreed */
extern const struct handover_codes handover_declines;   /* why the receiver does not */
extern const struct handover_codes handover_cancels;    /* why the sender takes it back */
extern const struct handover_codes handover_reasons;    /* the other reasons why one ended */
extern const struct handover_codes handover_outcomes;   /* as findhelp counts them */
extern const struct handover_codes handover_states;     /* for professionals, by code */
struct str handover_sentence(const struct handover_codes *codes, struct str code);
/* The sentence of any reason of ending. */
struct str handover_reason_sentence(struct str code);

/* ---- to whom ---- */

struct handover_choice {
    int64_t organisation, accept_workdays;
    struct str name, paid_by, steered_by;
    struct str
        why; /* enum holding_why: it helps with this topic; empty: it serves the municipality */
    bool dependent; /* part of the municipality, which is the other party: see below */
    bool tried;     /* declined, silent, gave it back, or not wanted by the resident */
};
struct handover_choice_list {
    struct handover_choice *at;
    size_t count;
};
/* All but the holder who can receive this question, the best first by the rule of intake/routing.c.
 */
NODISCARD enum outcome handover_choices(struct cx *cx, const struct question_state *state,
                                        struct handover_choice_list *ret);

/* ---- offering; each needs PERMISSION_QUESTIONS, and that cx->who took the question ---- */

enum { HANDOVER_WORDS_MAX_CHARS = 2000 };

/* Does the receiver belong to the municipality, where that is the other party (data/topics.csv)? It
 * does not judge its own decision: the sender says that the resident knows, and the resident reads
 * it. */
NODISCARD enum outcome handover_dependent(struct cx *cx, struct str topic, int64_t to, bool *ret);

/* What the sender chose. */
struct handover_offer {
    int64_t to, parts;
    bool dependent;                   /* known and told to the resident, where the receiver is */
    struct str why, why_words, asked; /* asked: of the receiver */
    struct str consent;
};
/* Is it complete and possible? INVALID with the field; CONFLICT while another offer waits. Without
 * consent there is no offer: "asking" needs that the resident agreed when asking. INVALID about
 * "dependent" where the receiver is and that was not said. */
NODISCARD enum outcome handover_check(struct cx *cx, struct question_id id,
                                      const struct handover_offer *offer);
/* Checks again and offers; with consent "page" the resident is asked first. `text` is what was read
 * out, in `language`: the text consent-handover with the receiver and the parts filled in. */
NODISCARD enum outcome handover_make(struct cx *cx, struct question_id id,
                                     const struct handover_offer *offer, struct str text,
                                     struct str language);
/* The sender takes an offer back. NOT_FOUND when none waits. */
NODISCARD enum outcome handover_cancel(struct cx *cx, struct question_id id, struct str reason);

/* ---- the resident ---- */

/* Yes or no to an offer that waits for consent; `text` is what stood on the page. CONFLICT with a
 * sentence when it does not wait any more. */
NODISCARD enum outcome handover_agree(struct cx *cx, struct question_id id, bool yes,
                                      struct str text, struct str language);
/* Not this organisation. An offer ends at once; what was accepted goes back to who offered it, or
 * to the safety net. CONFLICT with a sentence when there is nothing to withdraw. */
NODISCARD enum outcome handover_withdraw(struct cx *cx, struct question_id id);

/* ---- the receiver ---- */

struct handover_id {
    struct question_id question;
    int64_t handover;
};
/* Words that came with a handover. */
struct handover_words {
    struct personal why, asked, reason;
};
struct handover_packet {
    struct handover_row row;
    struct str topic, municipality_name, language;
    enum peril peril;
    int64_t last_day;            /* see struct question_state */
    struct handover_words words; /* without reason */
    struct packet packet;
};
/* What the receiver reads before accepting; noted in the access log. NOT_FOUND with a sentence once
 * it was cancelled, withdrawn or is too late, and for everybody else. */
NODISCARD enum outcome handover_open(struct cx *cx, struct handover_id id,
                                     struct handover_packet *ret);
/* From now on cx->who holds the question. CONFLICT with a sentence when a colleague accepted it
 * first; accepting again is OK. */
NODISCARD enum outcome handover_accept(struct cx *cx, struct handover_id id);
/* `weeks` counts for a waiting list. INVALID with the field. Declining again is OK. */
NODISCARD enum outcome handover_decline(struct cx *cx, struct handover_id id, struct str reason,
                                        int64_t weeks, struct str words);
/* Who accepted puts it on a waiting list, or takes it off. NOT_FOUND when it was not handed to
 * them. */
NODISCARD enum outcome handover_hold(struct cx *cx, struct question_id id, bool on);

/* ---- what follows by itself ---- */

/* Brings the handovers of a question in step with what happened to it: first contact, closed,
 * passed on, too late. Called after each act of a holder; doing it twice changes nothing. */
NODISCARD enum outcome handover_follow(struct cx *cx, struct question_id id);
/* Tells those at both ends, before a question is wiped. */
NODISCARD enum outcome handover_farewell(struct cx *cx, struct question_id id);
/* Offers that were not answered in time return. *ret: how many. */
NODISCARD enum outcome handover_sweep(struct cx *cx, int64_t limit, int64_t *ret);
/* For a demo, where nobody waits for days: offers that are to be answered before `until_ms` are too
 * late now. handover_sweep does the rest. */
NODISCARD enum outcome handover_hasten(struct cx *cx, int64_t until_ms);
/* Those out of step, where a question moved without anybody calling handover_follow. */
NODISCARD enum outcome handover_catch_up(struct cx *cx, int64_t limit, int64_t *ret);

/* ---- reading ---- */

/* The newest handover of a question that the caller may see. NOT_FOUND: there never was one. */
NODISCARD enum outcome handover_last(struct cx *cx, struct question_id id,
                                     struct handover_row *ret);
NODISCARD enum outcome handover_words(struct cx *cx, const struct handover_row *row,
                                      struct handover_words *ret);
/* What goes along with it, as the receiver reads it: for the page of the resident. */
NODISCARD enum outcome handover_packet(struct cx *cx, const struct handover_row *row,
                                       struct packet *ret);
bool handover_waits(const struct handover_row *row); /* draft or requested */
bool handover_runs(const struct handover_row *row);  /* accepted, in progress, on hold */

enum handover_list {
    HANDOVERS_OFFERED,  /* to us */
    HANDOVERS_SENT,     /* by us, not answered yet */
    HANDOVERS_RETURNED, /* to us: still ours to go on with */
    HANDOVERS_RUNNING,  /* by us, accepted */
    HANDOVERS_OVER,     /* by us */
    HANDOVERS_COUNT
};
struct handover_place {
    int64_t at_ms, handover;
};
/* One page of a list of the own organisation: state and outcome, never text or name. Offers to us
 * by due date, the others newest first; `after` is the last row of the page before, or all zero. At
 * most INBOX_PAGE + 1 rows. */
NODISCARD enum outcome handover_list(struct cx *cx, enum handover_list list,
                                     struct handover_place after,
                                     struct handover_line_row_list *ret);
/* By follow code, or how it begins: where a question is that the own organisation handed over, and
 * since when. */
NODISCARD enum outcome handover_find(struct cx *cx, const struct code_typed *code,
                                     struct sent_row_list *ret);
/* Does a question stand in RUNNING or OVER of the own organisation? */
NODISCARD enum outcome handover_sent(struct cx *cx, struct question_id id, bool *ret);
/* How many, up to 9; 10 means more. Of RUNNING and OVER: 0. */
NODISCARD enum outcome handover_counts(struct cx *cx, int64_t counts[HANDOVERS_COUNT]);
/* For a coordinator (PERMISSION_COORDINATE): offers that wait in their municipalities, who is
 * first late first; at most 50. Never topic, text or name. */
NODISCARD enum outcome handover_coordination(struct cx *cx, struct handover_wait_row_list *ret);

#endif
