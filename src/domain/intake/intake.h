/* intake.h - a question: drafted, asked, held by exactly one organisation, answered, followed.
 *
 * What a resident wrote and who they are is sealed with a key of the question's own. A professional
 * sees a question only while their organisation holds it; what another holds is NOT_FOUND. Every
 * sight of it is noted in the access log before the page is sent. Promised days are ordinary
 * working days.
 *
 * Exactly one holder: `holding` is changed only in this folder, through holding_*(). */
#ifndef DOMAIN_INTAKE_INTAKE_H
#define DOMAIN_INTAKE_INTAKE_H

#include "base/cx.h"
#include "base/date.h"
#include "domain/guide/danger.h"
#include "domain/intake/call_moment.h"
#include "domain/intake/intake.sql.h"
#include "i18n/i18n.h"

enum {
    QUESTION_MAX_CHARS = 10000,
    MESSAGE_MAX_CHARS = 10000,
    NAME_MAX_CHARS = 100,
    PHONE_MAX_CHARS = 30,
    EMAIL_MAX_CHARS = 200,
    REASON_MAX_CHARS = 1000,
};

/* ---- a draft: what a resident typed so far, sealed on the server for 24 hours ---- */

/* Every answer of the pages of /vraag. Empty: not answered. */
struct ask {
    struct str question;
    struct str topic;     /* id; empty: does not know */
    struct str also;      /* ids of the other topics of the help finder, '|' between */
    int64_t municipality; /* 0: not known yet */
    struct str channel;   /* phone, email, code */
    struct str name, phone, email;
    struct str mind;           /* what who calls must mind, in the resident's words; may be empty */
    struct str interpreter;    /* for this language, by its code; empty: none */
    struct callback_wish call; /* kept when it is `said` */
    /* Of the letter it is about: the last day to object, as the site worked it out, 0: not known;
     * and what was filled in for that, as a form body. */
    int64_t last_day;
    struct str letter_form;
    bool consent; /* another organisation may see it when that one can help better */
    enum language language;
    /* Whose help the resident was reading about; 0: nobody's. It gets the question where it takes
     * questions, else it goes as routing has it. */
    int64_t wish;
    /* Only what a professional enters: who answers, and a colleague of the own organisation. 0: as
     * routing has it, and nobody yet. */
    int64_t to_organisation, to_professional;
};

struct draft {
    struct str token; /* in the address: signed, ends after 24 hours */
    struct bytes id;  /* of the row */
    struct ask ask;
    enum peril peril;    /* of the words and the topic so far */
    int64_t lifetime_ms; /* kept so long after it was last saved; 0: 24 hours */
    bool sent;           /* asked already: `result` says what came of it */
    struct str result;
};

/* A new, empty one; nothing is stored yet. */
struct draft draft_new(struct cx *cx);
/* NOT_FOUND with a sentence when the token is not ours or the 24 hours have passed. */
NODISCARD enum outcome draft_get(struct cx *cx, struct str token, struct draft *ret);
NODISCARD enum outcome draft_save(struct cx *cx, const struct draft *draft);
/* Is it one of ours that has not ended, stored or not? */
bool draft_valid(struct cx *cx, struct str token);
/* What came of a form that keeps nothing before it is sent, but must be sent once: stored under a
 * token of draft_new(). CONFLICT when it was sent already. */
NODISCARD enum outcome draft_sent_first(struct cx *cx, struct str token, int64_t forgets_ms,
                                        struct str result);
/* What came of it; empty when it was not sent. */
NODISCARD enum outcome draft_result(struct cx *cx, struct str token, struct str *ret);
/* From now on the draft only knows what came of it. CONFLICT when it was sent already. */
NODISCARD enum outcome draft_sent(struct cx *cx, const struct draft *draft, struct str result);
/* On a shared screen, when somebody is done: gone at once. A token that is not ours does nothing.
 */
NODISCARD enum outcome draft_forget(struct cx *cx, struct str token);
NODISCARD enum outcome draft_purge(struct cx *cx, int64_t *ret); /* a job */

/* ---- asking ---- */

/* Each sets the fault with its field. Used by every page that takes the answer, and again by
 * ask_prepare. */
NODISCARD enum outcome ask_check_question(struct cx *cx, struct str question);
NODISCARD enum outcome ask_check_phone(struct cx *cx, struct str phone);
NODISCARD enum outcome ask_check_channel(struct cx *cx, const struct ask *ask);

/* Outside a transaction: checks, ids, code, secret, sealing. `peril` is peril_of() words and topic:
 * who takes them in judges them once, and may have shown numbers by it. */
struct ask_plan;
NODISCARD enum outcome ask_prepare(struct cx *cx, const struct ask *ask, enum peril peril,
                                   struct ask_plan **ret);

/* In how many working days it is answered: who is in danger or need waits one at the most, whatever
 * the organisation promises. */
int64_t ask_workdays(enum peril peril, int64_t promised);
/* The end of the day by which it is answered; with a last day to object (0: none) that is still to
 * come, the working day before it, so that there is time left to write one. */
int64_t question_due_ms(const struct cx *cx, int64_t workdays, int64_t last_day);
/* The same of what is asked now. Who can only be called later than that is promised the first day
 * on which they can, unless that is no day before the last one. */
int64_t ask_due_ms(const struct cx *cx, const struct ask *ask, enum peril peril, int64_t promised);

/* And of a question that goes to another holder or is asked anew, by what was wished when asking or
 * since. */
struct question_state;
NODISCARD enum outcome question_due_again(struct cx *cx, const struct question_state *state,
                                          int64_t workdays, int64_t *ret_ms);

struct asked {
    int64_t municipality, question;
    struct str code;         /* canonical, crypto/code.h */
    struct str secret;       /* for the secret link */
    struct str organisation; /* name of the holder */
    struct date due;         /* answered on this day at the latest */
};
/* Stores the question, with its holder, in `municipality` (which takes part). `consent_text` is
 * what the resident read. After commit the question is there, whatever happens. */
NODISCARD enum outcome ask_act(struct cx *cx, const struct ask_plan *plan, int64_t municipality,
                               struct str consent_text, struct asked *ret);

/* ---- routing ---- */

/* Why a question is with an organisation: stored, and shown to resident and professional. */
enum holding_why {
    WHY_HELPS,       /* it helps with this topic here */
    WHY_INDEPENDENT, /* the municipality is the other party: independent help first */
    WHY_NO_TOPIC,    /* no topic was chosen: the safety net finds out */
    WHY_NOBODY,      /* nobody in the network helps with this here: the safety net */
    WHY_PASSED_BACK, /* an organisation passed it back */
    WHY_TIME_PASSED, /* not taken or answered in time */
    WHY_CHOSEN,      /* chosen together with whoever entered it */
    WHY_HANDED_OVER, /* another organisation handed it over, and the resident agreed */
    WHY_HANDED_BACK, /* the resident does not want the one it was handed to */
    WHY_AUTHORITY,   /* only this part of the municipality can decide: see intake/bound.h */
    WHY_WISHED,      /* the resident asked it, from the page of its help */
    WHY_COUNT,
};
struct str why_code(enum holding_why why);
/* A sentence for residents; msgid. */
struct str why_sentence(struct str why_code);

struct route_choice {
    int64_t organisation;
    struct str organisation_name;
    int64_t answer_workdays;
    enum holding_why why;
};
/* An organisation that somebody chose: does it take questions there? */
NODISCARD enum outcome routing_chosen(struct cx *cx, int64_t municipality, int64_t organisation,
                                      bool *serves, struct route_choice *ret);
/* Who gets a new question. NOT_FOUND when the municipality does not take part. */
NODISCARD enum outcome routing_choose(struct cx *cx, int64_t municipality, struct str topic,
                                      struct route_choice *ret);
/* The same for a question: who it was asked of comes first. */
NODISCARD enum outcome routing_of(struct cx *cx, int64_t municipality, const struct ask *ask,
                                  struct route_choice *ret);
/* All who help with the topic there, best first, by the same rule; without safety net. At most 20;
 * none without a topic. */
struct route_choice_list {
    struct route_choice *at;
    size_t count;
};
NODISCARD enum outcome routing_list(struct cx *cx, int64_t municipality, struct str topic,
                                    struct route_choice_list *ret);

/* ---- what professionals do; each needs PERMISSION_QUESTIONS ---- */

/* A question by its key, as addresses carry it. */
struct question_id {
    int64_t municipality, question;
};

/* Takes it for cx->who: from waiting, or over from a colleague of the same organisation. CONFLICT
 * when a colleague took it since `seen_holder` (0: nobody) was shown, or it is closed. Taking again
 * is OK. */
NODISCARD enum outcome question_take(struct cx *cx, struct question_id id, int64_t seen_holder);
/* Back to the municipality's safety net. CONFLICT when this organisation is the safety net. */
enum pass_reason {
    PASS_NOT_OURS,
    PASS_NO_ROOM,
    PASS_CONFLICT_OF_INTEREST,
    PASS_OTHER_PLACE,
    PASS_REASON_COUNT
};
struct str pass_reason_code(enum pass_reason reason);
struct str pass_reason_sentence(struct str code); /* msgid */
NODISCARD enum outcome question_pass_back(struct cx *cx, struct question_id id,
                                          struct str reason_code, struct str words);
/* Sends the reply to the resident. INVALID when empty; CONFLICT when cx->who did not take it. */
NODISCARD enum outcome question_reply(struct cx *cx, struct question_id id, struct str text);
/* Did cx->who send these very words since the resident wrote? Then a kept page is sent again. */
NODISCARD enum outcome question_replied(struct cx *cx, struct question_id id, struct str text,
                                        bool *ret);
NODISCARD enum outcome question_note(struct cx *cx, struct question_id id, struct str text);
/* Keeps what is being typed; empty deletes it. kind: "reply" or "note". */
NODISCARD enum outcome question_keep_draft(struct cx *cx, struct question_id id, struct str kind,
                                           struct str text);
enum call_outcome {
    CALL_SPOKE,
    CALL_NO_ANSWER,
    CALL_VOICEMAIL,
    CALL_WRONG_NUMBER,
    CALL_OUTCOME_COUNT
};
struct str call_outcome_code(enum call_outcome outcome);
struct str call_outcome_sentence(struct str code); /* msgid */
/* A telephone call; having spoken counts as an answer. */
NODISCARD enum outcome question_called(struct cx *cx, struct question_id id,
                                       struct str outcome_code, struct str words);
/* Who wanted to be called need not be called any more; the resident reads that on the own page.
 * `additions_seen`: as thread.additions when it was decided. *ret_more: the resident wrote
 * something since, and nothing was done. */
NODISCARD enum outcome question_call_off(struct cx *cx, struct question_id id,
                                         int64_t additions_seen, bool *ret_more);
enum question_outcome {
    OUTCOME_HELPED,
    OUTCOME_REFERRED,
    OUTCOME_NOT_REACHED,
    OUTCOME_NOT_FOR_US,
    OUTCOME_NO_LONGER_NEEDED,
    OUTCOME_STOPPED, /* by the resident */
    OUTCOME_DECIDED, /* by the authority: see intake/bound.h */
    OUTCOME_COUNT,
};
struct str question_outcome_code(enum question_outcome outcome);
struct str question_outcome_sentence(struct str code); /* msgid, for professionals */
struct str question_outcome_told(struct str code);     /* msgid, for the resident */
/* msgid: what that last message begins with. */
struct str question_last_words(void);
/* Ends it, with a last message that asks whether there is anything else. INVALID about "outcome"
 * when it is none, or says that they were not reached where nobody tried: no call in vain since
 * they last spoke, and no answer in writing to who did not ask to be called. */
NODISCARD enum outcome question_close(struct cx *cx, struct question_id id, struct str outcome_code,
                                      struct str last_words);

/* The same without doing it: before asking about what falls away. */
NODISCARD enum outcome question_may_close(struct cx *cx, struct question_id id,
                                          struct str outcome_code);

/* A new code and link for the resident of a question that cx->who took; the old ones end. As with
 * asking, *ret is all that is ever known of them. */
NODISCARD enum outcome question_renew_code(struct cx *cx, struct question_id id, struct asked *ret);

/* Somebody leaves an organisation, or may no longer answer questions (PERMISSION_PEOPLE; the caller
 * has seen that cx->who manages people there). All they hold there goes to `successor` as it is,
 * with what they were typing; or, with 0, back to the team: what was taken waits again, what was
 * answered stays so. No promise changes. INVALID about "successor" when that one answers no
 * questions there. */
NODISCARD enum outcome question_succeed(struct cx *cx, int64_t organisation, int64_t leaving,
                                        int64_t successor);

/* ---- what residents do; the ticket of the page says which question ---- */

/* By the code read out or typed. Throttled per network and in all. NOT_FOUND when no question has
 * it. */
NODISCARD enum outcome question_by_code(struct cx *cx, struct str typed, struct str network,
                                        struct question_id *ret);
/* By the secret of the link. */
NODISCARD enum outcome question_by_secret(struct cx *cx, struct str secret,
                                          struct question_id *ret);
/* Says more; `peril` of these words, looked at before the transaction. */
NODISCARD enum outcome question_add(struct cx *cx, struct question_id id, struct str text,
                                    enum peril peril);
NODISCARD enum outcome question_stop(struct cx *cx, struct question_id id);
/* Erases it at the resident's wish (GDPR article 17), whoever holds it. */
NODISCARD enum outcome question_wipe(struct cx *cx, struct question_id id);

/* ---- reading ---- */

struct contact {
    struct personal name, phone, email, mind; /* mind: what who calls must mind */
    struct str interpreter;      /* for this language, by its code; empty: none was asked for */
    struct str code;             /* how the follow code begins */
    struct personal letter_form; /* for the resident only: see struct ask */
};

struct thread_message {
    int64_t at_ms;
    struct str kind;         /* question, addition, reply, note */
    struct str organisation; /* name; empty for the resident */
    struct str professional; /* name; empty for the resident */
    struct personal text;
};
struct thread_message_list {
    struct thread_message *at;
    size_t count;
};

struct thread_happening {
    int64_t at_ms;
    struct str kind;   /* asked, taken, succeeded, released, passed_back, caught, called, answered,
                        * added, closed, stopped, handed_over, handed_back; and of an offer, see
                        * domain/handover */
    struct str detail; /* a code, see above */
    struct str organisation; /* name */
    struct personal words;   /* only for the organisation that wrote them */
};
struct thread_happening_list {
    struct thread_happening *at;
    size_t count;
};

/* Where a question stands: no text, no name. */
struct question_state {
    struct question_id id;
    struct str topic, channel, outcome;
    int64_t asked_ms, ended_ms, since_ms, due_ms;
    int64_t last_day; /* to object to the letter it is about; 0: not known */
    struct str stage; /* waiting, taken, answered, closed */
    struct str why;
    bool caught, news;
    enum peril peril;
    bool to_call;       /* wants to be called, and nobody spoke to them yet */
    bool by_phone;      /* to be called, or called already: when that suits counts for promises */
    bool bound;         /* by law to its holder: see intake/bound.h */
    int64_t keep_years; /* the law wants it kept so long after its end; 0: wiping is allowed */
    int64_t organisation, professional; /* professional 0: nobody took it yet */
    struct str organisation_name, organisation_phone, organisation_paid_by, organisation_steered_by;
    struct str professional_name;
    struct str municipality_name;
    struct str language;
};

struct question_thread {
    struct question_state state;
    struct contact contact;
    struct thread_message_list messages;     /* oldest first */
    struct thread_happening_list happenings; /* oldest first */
    struct personal reply_draft, note_draft; /* of cx->who */
    int64_t additions; /* how often the resident wrote something more; only of a professional */
};

/* When the resident wants to be called; any time when nothing was said. For the resident. */
NODISCARD enum outcome question_call_wish(struct cx *cx, struct question_id id,
                                          const struct contact *contact, struct callback_wish *ret);
NODISCARD enum outcome question_state_get(struct cx *cx, struct question_id id,
                                          struct question_state *ret);
/* How its holder may reach who asked; what did not go along with a handover is empty. For messages
 * to the resident: nobody sees it, so no sight is noted. */
NODISCARD enum outcome contact_of_holder(struct cx *cx, const struct question_state *state,
                                         struct contact *ret);
/* For the resident: no notes, no words meant for colleagues. */
NODISCARD enum outcome thread_for_resident(struct cx *cx, struct question_id id,
                                           struct question_thread *ret);
/* For cx->who: NOT_FOUND unless their organisation holds it. Notes and words are those of their own
 * organisation; of what was there before a handover, only what was chosen to go along (and what was
 * passed back is for the safety net). Noted in the access log. */
NODISCARD enum outcome thread_for_professional(struct cx *cx, struct question_id id,
                                               struct question_thread *ret);

/* One page of a list of the own organisation, those due first, of INBOX_CLOSED those closed last
 * (then due_ms of a place is when it was closed); `after` is the last row of the page before, or
 * all zero. At most INBOX_PAGE + 1 rows, so that the page knows whether there are more. */
enum { INBOX_PAGE = 50 };
enum inbox { INBOX_WAITING, INBOX_MINE, INBOX_ANSWERED, INBOX_OVERDUE, INBOX_CLOSED, INBOX_COUNT };
enum { CLOSED_SHOWN_DAYS = 30 };
struct inbox_place {
    int64_t due_ms, question;
};
NODISCARD enum outcome inbox_list(struct cx *cx, enum inbox inbox, struct inbox_place after,
                                  struct inbox_row_list *ret);
/* The name of the municipality of each row. Not joined: a list is of few municipalities, and each
 * is looked up once. */
NODISCARD enum outcome inbox_places(struct cx *cx, const struct inbox_row_list *rows,
                                    struct str **ret);
/* By what a professional knows whom they have on the telephone, in a line of any list of questions.
 * Empty where it was not said, did not go along with a handover, or another organisation holds it.
 * A name or number that is shown is noted in the access log, once a day for a professional. */
struct line_known {
    struct personal name;   /* as much of it as one is called by */
    struct personal phone;  /* only in the list of calls */
    struct str code;        /* how the follow code begins: the resident reads it out */
    struct str interpreter; /* the language, in words; empty: none was asked for */
};
struct line_known_list {
    struct line_known *at;
    size_t count;
};
/* Of a page of INBOX_WAITING, how each code begins, and of INBOX_MINE the name too; in its order.
 * Of what nobody took yet a list names nobody: then nobody needs to know. */
NODISCARD enum outcome lines_known(struct cx *cx, enum language language, enum inbox inbox,
                                   struct inbox_place after, struct line_known_list *ret);
/* Of a question in another list. */
enum line_shows {
    LINE_CODE,   /* nobody took it yet */
    LINE_NAME,   /* somebody took it, or is to call */
    LINE_NUMBER, /* and one calls from that list */
};
NODISCARD enum outcome line_known(struct cx *cx, enum language language, struct question_id id,
                                  enum line_shows shows, struct line_known *ret);
/* How many, up to 9; 10 means more. Of INBOX_CLOSED: 0. */
NODISCARD enum outcome inbox_counts(struct cx *cx, int64_t counts[INBOX_COUNT]);
/* A follow code as it was typed, or how it begins. INVALID about "code" when it is neither. */
struct code_typed {
    struct bytes hash; /* of all of it, or of its first four characters */
    bool whole, more;  /* more: than four, which cannot be checked */
};
/* The box in which it is typed, above a list. */
struct code_search {
    struct str code, fault;
};
NODISCARD enum outcome code_typed_read(struct cx *cx, struct str typed, struct code_typed *ret);
/* By it within the own organisation: one row, all that begin so, or none; of a whole code only
 * which question it is. */
NODISCARD enum outcome inbox_find(struct cx *cx, const struct code_typed *code,
                                  struct inbox_row_list *ret);

/* For a coordinator (PERMISSION_COORDINATE): open questions of the municipalities of their
 * organisation, oldest promise first. Age, organisation, list; never text, name or topic of one
 * person. */
NODISCARD enum outcome coordination_list(struct cx *cx, struct inbox_place after,
                                         struct coordination_row_list *ret);

/* The same, added up by organisation. */
NODISCARD enum outcome coordination_totals(struct cx *cx, struct coordination_totals_row_list *ret);

/* ---- what happens by itself ---- */

/* Moves questions whose promised moment has passed to the safety net; those that the safety net
 * itself has stay there and stay on the coordinator's list. At most `limit`; *ret: how many were
 * moved. */
NODISCARD enum outcome holding_sweep(struct cx *cx, int64_t limit, int64_t *ret);

/* Erases a question and all about it, the data key first. */
NODISCARD enum outcome question_erase(struct cx *cx, struct question_id id);
/* Erases questions that ended more than a year ago, or as many as the law wants; at most a hundred
 * at a time. */
NODISCARD enum outcome question_retain(struct cx *cx, int64_t *ret);
/* Rows of `change` older than an hour go. */
NODISCARD enum outcome change_purge(struct cx *cx, int64_t *ret);
/* What changed since a moment, oldest first; at most 1000. */
NODISCARD enum outcome change_list(struct cx *cx, int64_t since_ms,
                                   struct change_since_row_list *ret);

/* Channels for open pages, see web/events.h. */
struct str organisation_channel(struct cx *cx, int64_t organisation);
struct str question_channel(struct cx *cx, struct question_id id);

/* Are there questions that still need an answer: with this organisation, in this municipality?
 * Asked before either stops taking part. */
NODISCARD enum outcome open_questions_of(struct cx *cx, int64_t organisation, bool *ret);
NODISCARD enum outcome open_questions_in(struct cx *cx, int64_t municipality, bool *ret);
/* ---- for who runs it ---- */

/* How many wrapped keys no master key here can open; it stops counting at a hundred. */
NODISCARD enum outcome question_keys_check(struct cx *cx, int64_t *ret);
/* How many questions have no key, at most `limit`: nobody can read them. */
NODISCARD enum outcome question_keyless_count(struct cx *cx, int64_t limit, int64_t *ret);
/* Erases what is left of them: after an older backup was put back with newer keys these are the
 * questions that were erased in between. */
NODISCARD enum outcome question_keyless_erase(struct cx *cx, int64_t *ret);
/* The promised moment of the open question that has waited longest for it; 0: none is open. */
NODISCARD enum outcome holding_oldest_due(struct cx *cx, int64_t *ret_ms);
/* When something last happened, of what is remembered for an hour; 0: nothing. */
NODISCARD enum outcome change_last(struct cx *cx, int64_t *ret_ms);

#endif
