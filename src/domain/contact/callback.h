/* callback.h - a resident who wants to be called: on which days and in which part of them, what to
 * mind, and how often it was tried.
 *
 * A call-back is a question that is answered by telephone: it has one holder, a promised day, and
 * goes to the safety net when nobody calls in time. This keeps only what belongs to calling. */
#ifndef DOMAIN_CONTACT_CALLBACK_H
#define DOMAIN_CONTACT_CALLBACK_H

#include "domain/contact/contact.sql.h"
#include "domain/intake/intake.h"

struct calendar;

enum { CALLBACK_MIND_MAX_CHARS = 300 };

enum day_part { PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_ANY, PART_COUNT };
struct str day_part_code(enum day_part part);
/* PART_ANY for what is no code. */
enum day_part day_part_of(struct str code);
struct str day_part_name(enum day_part part); /* msgid, for the resident's form */
struct str day_part_when(enum day_part part); /* msgid: "'s ochtends" */
/* From when somebody may be called who can be reached in this part and on these days: now, or
 * later. One calls on working days from 9 to 18, and in the evening until 21 who asked for the
 * evening. */
int64_t callback_from_ms(const struct calendar *calendar, int64_t now_ms, enum day_part part,
                         struct str days);
/* Of a moment in Amsterdam: until 12, until 18, after that. */
enum day_part day_part_at(int64_t at_ms);

/* Days on which calling suits: codes with a space between; empty: any. */
enum { CALLBACK_DAYS = 5 };                                    /* Monday to Friday */
struct str callback_day_code(int day);                         /* 0 is Monday */
struct str callback_day_name(enum language language, int day); /* "maandag" */
/* Of the boxes of a form; what is no code, and all of them, count as none. */
struct str callback_days_typed(struct arena *mem, struct str sent);
struct str callback_days_said(struct arena *mem, enum language language, struct str days);
bool callback_day_suits(struct str days, struct date day);

struct callback_wish {
    enum day_part part;
    bool voicemail;  /* a message may be left */
    struct str mind; /* the resident's words; may be empty */
    struct str days;
    bool said; /* any of it */
};
struct callback_wish callback_wish_of(enum day_part part, bool voicemail, struct str mind,
                                      struct str days);
/* The wish sealed for the question of the plan; in `prepare`. */
struct callback_plan;
struct callback_plan *callback_prepare(struct cx *cx, const struct ask_plan *ask,
                                       const struct callback_wish *wish);
/* In the transaction of ask_act. */
NODISCARD enum outcome callback_act(struct cx *cx, const struct callback_plan *plan,
                                    const struct asked *asked);

/* How often a question was called in vain, and when. */
struct callback {
    bool wished; /* the resident said when; else part is PART_ANY and a message may not be left */
    enum day_part part;
    struct str days;
    bool voicemail;
    struct personal mind;
    int64_t spoke_ms;   /* when they last spoke; 0: never */
    int tries;          /* in vain, since then */
    unsigned tried;     /* 1 << part of each */
    enum day_part next; /* when to try: the wish first, then the part that was not tried yet */
};
/* For the holder: NOT_FOUND when the own organisation does not hold it. The sight itself is noted
 * by who shows the question. */
NODISCARD enum outcome callback_get(struct cx *cx, struct question_id id, struct callback *ret);

/* The wish alone, as it goes along with an offer; who may read it was asked by the caller. */
NODISCARD enum outcome callback_told(struct cx *cx, struct question_id id, struct callback *ret);

/* Questions of the own organisation to be answered by telephone and not answered yet, those due
 * first; INBOX_PAGE + 1 at most. Clear columns only. Needs PERMISSION_QUESTIONS. */
NODISCARD enum outcome callback_list(struct cx *cx, struct inbox_place after,
                                     struct callback_row_list *ret);

#endif
