/* call_moment.h - when a resident wants to be called: on which days and in which part of them, and
 * what to mind. */
#ifndef DOMAIN_INTAKE_CALL_MOMENT_H
#define DOMAIN_INTAKE_CALL_MOMENT_H

#include "base/cx.h"
#include "base/date.h"
#include "i18n/i18n.h"

struct calendar;

enum { CALLBACK_MIND_MAX_CHARS = 300 };

enum day_part { PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_ANY, PART_COUNT };
struct str day_part_code(enum day_part part);
/* PART_ANY for what is no code. */
enum day_part day_part_of(struct str code);
struct str day_part_name(enum day_part part); /* msgid, for the resident's form */
struct str day_part_when(enum day_part part); /* msgid: "'s ochtends" */
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
/* The same, empty when any time suits. */
struct str call_wish_said(struct cx *cx, enum language language, const struct callback_wish *wish);
/* "maandag, dinsdag 's ochtends" */
struct str call_when_said(struct cx *cx, enum language language, enum day_part part,
                          struct str days);

/* From when somebody may be called who can be reached in this part and on these days: now, or
 * later. One calls on working days from 9 to 18, and in the evening until 21 who asked for the
 * evening. */
int64_t callback_from_ms(const struct calendar *calendar, int64_t now_ms, enum day_part part,
                         struct str days);

#endif
