/* objection_shown.h - what pages above share with /werk/bezwaar: for pages only. */
#ifndef DOMAIN_OBJECTION_OBJECTION_SHOWN_H
#define DOMAIN_OBJECTION_OBJECTION_SHOWN_H

#include "domain/guide/helplines.h"
#include "domain/intake/question_shown.h"
#include "domain/objection/objection.h"
#include "web/out.h"
#include "web/request.h"

/* "/werk/bezwaar/zaak/9901/123" + after */
struct url objection_url(struct cx *cx, struct question_id id, struct str after);
/* Where a question of residents is written down as one: "/werk/bezwaar/nieuw?question=9901-123" */
struct url objection_of_question_url(struct cx *cx, struct question_id id);
/* A day as typed; empty: not known. INVALID about the field when it is none. */
NODISCARD enum outcome objection_day(struct cx *cx, const struct request *rq, struct str field,
                                     struct maybe_date *ret);
/* A time of the day: "14:30". */
struct str minutes_said(struct cx *cx, int64_t minutes);
/* The same as typed, also "14.30" or "14"; empty: 0, no time. INVALID about the field. */
NODISCARD enum outcome minutes_typed(struct cx *cx, const struct request *rq, struct str field,
                                     int64_t *ret);

/* The talk that is planned about an application; nothing is set when there is none. */
struct application_talk_said {
    struct str when, how;        /* whole sentences */
    struct personal who, beside; /* whole sentences; may be empty */
};
struct application_talk_said application_talk_said(struct cx *cx, enum language language,
                                                   const struct objection *o, bool to_resident);

/* "Bel de inwoner: 19 okt, 41 dagen later dan beloofd"; empty: nothing is late beside it. */
struct str objection_also_said(struct cx *cx, enum language language, struct str next_what,
                               int64_t call_day, bool application);

/* What a letter in Dutch is about, in one line of another language. */
struct str objection_own_line(enum language language);

/* The hearing, as the resident reads it: when and where, until when papers can be sent and from
 * when all of them lie ready (Awb 7:2, 7:4). Nothing is set when none was written down. */
struct objection_hearing_said {
    struct str when;            /* a whole sentence; empty: no hearing */
    struct personal place;      /* a whole sentence */
    struct str papers, inspect; /* days; may be empty */
    struct str organisation, phone;
    bool comes, papers_passed, inspect_passed; /* comes: today or later */
    bool papers_soon;                          /* hardly any time is left for them */
};
struct objection_hearing_said objection_hearing_said(struct cx *cx, enum language language,
                                                     const struct objection *o);

/* Where a complaint about the municipality goes next: to its own ombudsman (Awb 9:17), as the map
 * or the network knows one; the national one is only competent where there is none (9:18). A number
 * may be empty. */
NODISCARD enum outcome objection_ombudsmen(struct cx *cx, enum language language,
                                           const struct objection *o, struct helpline_list *ret);

#endif
