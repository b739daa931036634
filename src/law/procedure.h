/* procedure.h - a procedure is a list of dated events; every date that holds now follows from
 * playing it again.
 *
 * Three kinds. Objection (bezwaar): Awb chapters 6 and 7, AWR 22j for tax, Gemeentewet 236(2) for a
 * tax of a municipality. Application (aanvraag):
 * Awb 4:13-4:15. Complaint (klacht): Awb 9:11, six weeks from receipt, ten with a committee or an
 * adviser (afd. 9.1.3), postponed by at most four, further with written consent; no suspension, no
 * penalty (4:17 speaks of decisions on applications), no appeal (9:3).
 *
 * Pure: the same events, in whatever order they stand, on the same day give the same answer. To
 * correct an event is to play the list again with the corrected one. A wrong event is no refusal:
 * it is left out, and a notice names it and says what to do; the rest is computed. What cannot be
 * computed is not known and says what is missing. Nothing rests on a guess. What a day is: readings
 * and the safe day stand in term.h, how the term to decide is counted in decision.h.
 *
 * What does not move any date: a talk, a call, silence. Only consent in writing does (7:10(4)). */
#ifndef LAW_PROCEDURE_H
#define LAW_PROCEDURE_H

#include "law/decision.h"
#include "law/objection.h"
#include "law/penalty.h"

enum { PROCEDURE_EVENTS_MAX = 100, PROCEDURE_NOTICES_MAX = 4 * PROCEDURE_EVENTS_MAX };

/* ---- what happened ---- */

enum procedure_kind {
    PROCEDURE_OBJECTION,   /* "bezwaar" */
    PROCEDURE_APPLICATION, /* "aanvraag" */
    PROCEDURE_COMPLAINT,   /* "klacht" */
    PROCEDURE_KIND_COUNT,
};
struct str procedure_kind_code(enum procedure_kind kind);

/* In the order in which events of one day are taken. */
enum procedure_event_kind {
    EVENT_PUBLISHED,   /* bekendmaking: the decision was sent, handed over or put online (3:41) */
    EVENT_DATED,       /* dagtekening: the date on the letter */
    EVENT_LETTER_CAME, /* brief_ontvangen: the letter reached the resident */
    EVENT_BEHAVIOUR,   /* gedraging: what a complaint is about (9:8) */
    EVENT_RECEIVED_ELSEWHERE, /* elders_ontvangen: another body got it and sent it on (6:15, 2:3) */
    EVENT_RECEIVED,           /* ontvangen: objection, application or complaint; `way`, `posted` */
    EVENT_EXCUSED,   /* verschoonbaar: on `day` a person decided that there was a good reason why an
                        objection came too late (6:11); it moves no date */
    EVENT_COMMITTEE, /* commissie: 7:13, twelve weeks; in a complaint ten */
    EVENT_CONSENT,   /* instemming: on `day` the resident agreed to wait `until`; `form` */
    EVENT_POSTPONED, /* verdaagd: told on `day`, by `n` weeks, for an application or `until`;
                        `form` */
    EVENT_REPAIR_ASKED,   /* herstel_gevraagd: on `day`, to be done `until` (6:6, 4:5); without that
                             it suspends only once it was repaired,
                             and only when the term still ran then */
    EVENT_REPAIRED,       /* hersteld: answers every request that was open */
    EVENT_PAUSED,         /* opgeschort: from `day` `until` and including; `reason` (4:15). Without
                             `until`: see procedure.without_pause */
    EVENT_TALK,           /* gesprek: informal, agreed `until`; moves nothing */
    EVENT_HEARING,        /* hoorzitting: is, or was, on `day` */
    EVENT_DEFAULT_NOTICE, /* ingebrekestelling: received on `day` (4:17); `form` */
    EVENT_NOTICE_WITHDRAWN, /* ingebrekestelling_ingetrokken: of every notice before `day`, and of
                               one on it when there is no older one; `form`. What is owed on that
                               day stays owed */
    EVENT_WITHDRAWN,        /* ingetrokken (6:21): `form`; may be taken back `until` */
    EVENT_TAKEN_BACK,       /* intrekking_terug: the withdrawal was taken back */
    EVENT_DECIDED,          /* beslist: the decision was published on `day` */
    EVENT_KIND_COUNT,
};
struct str procedure_event_code(enum procedure_event_kind kind); /* "bekendmaking" */

/* How something was said. What the law wants on paper counts only when it was. */
enum procedure_form {
    FORM_UNKNOWN,
    FORM_WRITTEN,    /* "schriftelijk" */
    FORM_AT_HEARING, /* "hoorzitting": spoken, and in its report */
    FORM_SPOKEN,     /* "mondeling" */
    FORM_COUNT,
};
struct str procedure_form_code(enum procedure_form form);

struct procedure_event {
    int64_t number; /* who keeps the events chooses it; notices name it; from 1, none twice */
    enum procedure_event_kind kind;
    struct date day;
    struct maybe_date until;
    int n;                    /* weeks */
    enum objection_way way;   /* EVENT_RECEIVED, EVENT_RECEIVED_ELSEWHERE */
    struct maybe_date posted; /* the postmark, by post */
    bool sent_on; /* EVENT_RECEIVED: another body had it before; without an event that says when,
                   * nobody knows that it was too late (6:15(3)) */
    enum pause_reason reason; /* EVENT_PAUSED */
    enum procedure_form form;
};

struct procedure_facts {
    enum procedure_kind kind;
    enum objection_kind matter; /* of an objection; zero is an ordinary decision */
    /* The term to decide in another law; 0: the six, eight or twelve weeks of the Awb. */
    int length;
    enum term_unit unit; /* TERM_WEEKS or TERM_MONTHS */
    int applicants;      /* who share a penalty; 0 is one */
    struct date today;   /* an event after it does not count yet, but for a hearing,
                          * a pause, and the date on a letter that came before it */
    size_t count;
    const struct procedure_event *events;
};

/* ---- what follows ---- */

enum procedure_date {
    PROCEDURE_OBJECT_BY,      /* objection: the last day to object (6:7) */
    PROCEDURE_REPAIR_BY,      /* the last day to repair, of requests without an answer (6:6, 4:5) */
    PROCEDURE_DECIDE_BY,      /* the last day to decide (7:10, 4:13, 9:11) */
    PROCEDURE_PAPERS_BY,      /* the last day for papers before the hearing (7:4(1)) */
    PROCEDURE_INSPECT_FROM,   /* from then on the papers can be read, at the latest (7:4(2)) */
    PROCEDURE_PENALTY_FROM,   /* the first day of the penalty (4:17) */
    PROCEDURE_PENALTY_SET_BY, /* the last day to say that it is owed, and how much (4:18): two weeks
                               * after its last day, while it runs the last that it can have */
    PROCEDURE_APPEAL_BY,      /* against the decision: appeal, or objection after an application */
    PROCEDURE_DATE_COUNT,
};
struct str procedure_date_code(enum procedure_date which); /* "bezwaar_uiterlijk" */

/* One date that follows. When it could be known and is not, `missing.why` is a sentence that says
 * what to find out, filled in as steps are; empty: this procedure has no such date, or not yet.
 * `term` counts only when known. */
struct procedure_day {
    bool known;
    struct term_step missing;
    struct term term;
    /* When known: the day that people are told, in lists and in letters alike. It is term.last, but
     * for the day from which the papers can be read before a hearing (7:4(2)): counted backwards,
     * it is kept by having them ready on the last working day before it (Atw 1(2)). For papers that
     * a resident brings (7:4(1)) it is the day of the law itself: who tells it is the body that may
     * not refuse what comes until then. */
    struct date told;
};

enum procedure_verdict {
    VERDICT_NONE, /* nothing received, or no such term */
    VERDICT_YES,
    VERDICT_NO,     /* too late; 6:11: a person decides whether it is excused */
    VERDICT_PERSON, /* the facts do not say: a person decides, `why_in_time` says why */
};

enum procedure_state {
    PROCEDURE_BEFORE, /* nothing has been received */
    PROCEDURE_OPEN,
    PROCEDURE_WITHDRAWN,
    PROCEDURE_DECIDED,
};
struct str procedure_state_code(enum procedure_state state); /* "open" */

/* Why there is perhaps no penalty at all, whatever the days come to. */
enum penalty_doubt {
    PENALTY_SURE,
    PENALTY_IF_IN_TIME,    /* an objection that perhaps came too late (4:17(6) under c) */
    PENALTY_IF_NO_PAUSE,   /* perhaps the term stood still */
    PENALTY_IF_NOTICE,     /* perhaps the notice came before the last day that the law gives */
    PENALTY_IF_REASONABLE, /* the notice came over a year after it (4:17(6) under a) */
    PENALTY_IF_FIRST_DAY,  /* a day is owed by one reading of when it begins, and none by another */
};

/* A sentence about one event, or about the whole (number 0). `say` is filled in as steps are. */
struct procedure_notice {
    int64_t number;
    bool left_out; /* the event, or a part of it, was not counted */
    struct term_step say;
};

struct procedure {
    enum procedure_kind kind;
    enum procedure_state state;
    struct maybe_date ended; /* withdrawn or decided on this day */
    struct procedure_day days[PROCEDURE_DATE_COUNT];
    enum procedure_verdict in_time;
    struct str why_in_time;   /* for VERDICT_NO and VERDICT_PERSON */
    bool excused;             /* it came, or perhaps came, too late for a good reason */
    bool stands_still;        /* today the term to decide is suspended */
    bool without_pause;       /* nobody knows how long: the last day to decide is the one that the
                               * pause without an end leaves out, so what holds at the least */
    bool decide_by_at_latest; /* nobody knows when the decision was sent: perhaps it is earlier */
    /* From the day after it, a default notice is surely not too early: the last day to decide of
     * the reading that gives most. Unknown as long as the last day to decide is. */
    struct maybe_date notice_after;
    bool notice_pause; /* in a reading the term stands still, nobody knows how long: then later */
    bool decide_by_may_shrink; /* it stands still for a repair, and ends earlier when that comes */
    bool late;           /* decided after the last day to decide, or not decided and past it; not
                          * when nobody can say (without_pause) */
    bool talk_past_term; /* a talk is agreed past the last day to decide */
    bool penalty_known;  /* up to the day before today, or before the decision */
    struct penalty penalty;
    enum penalty_doubt penalty_doubt; /* of a penalty that is known */
    int64_t penalty_notice;           /* the default notice that it rests on; 0: none */
    int64_t postponed_event;          /* the last postponement that made it longer; 0: none */
    int postponed_weeks;              /* as far as that one counts; 0: until a day */
    size_t notice_count;
    struct procedure_notice notices[PROCEDURE_NOTICES_MAX];
};

/* Plays the events. The result stands in cx->mem. INVALID: too many events, a number twice or
 * below 1, or a length of another law outside 104 weeks or 24 months; never a wrong day. */
NODISCARD enum outcome procedure_replay(struct cx *cx, const struct calendar *cal,
                                        const struct procedure_facts *facts,
                                        const struct procedure **ret);

/* ---- what a change moves ---- */

struct procedure_move {
    enum procedure_date which;
    struct maybe_date from, to; /* unknown: there was none, or there is none now */
};
/* The dates that are not the same; returns how many. */
size_t procedure_moved(const struct procedure *before, const struct procedure *after,
                       struct procedure_move ret[PROCEDURE_DATE_COUNT]);

#endif
