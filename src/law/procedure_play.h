/* procedure_play.h - within law: a procedure while its events are played; procedure.h is for
 * others.
 *
 * procedure.c puts the events in order, finds the objection term, plays the events one after the
 * other (procedure_play.c: what happened; procedure_longer.c: what makes the term to decide
 * longer), and procedure_end.c and procedure_penalty.c say what follows. */
#ifndef LAW_PROCEDURE_PLAY_H
#define LAW_PROCEDURE_PLAY_H

#include "law/procedure.h"

struct play {
    struct cx *cx;
    const struct calendar *cal;
    const struct procedure_facts *facts;
    struct procedure *ret;
    size_t count;
    struct procedure_event *events; /* in order, those left out at once are not in it */

    struct maybe_date published, dated, letter_came, behaviour;
    struct maybe_date published_again; /* the last of more days of publication */
    struct maybe_date object_end; /* the term to decide begins after it, at the latest when nobody
                                     knows when the decision was sent */
    struct maybe_date received;   /* by the body that decides */
    struct maybe_date received_first; /* by anybody */
    const struct procedure_event *withdrawn;
    const struct procedure_event *default_notice; /* the first that certainly counts, else the
                                                     first that does */

    bool reads[DECISION_OTHER_COUNT]; /* this is played like that */
    const struct play
        *others[DECISION_OTHER_COUNT]; /* and this one besides; NULL: no such reading */
    struct decision_facts decide;
    bool start_known;                         /* of the term to decide */
    bool tax_there;                           /* of the years to decide in: who decides has it */
    const struct procedure_event *open_pause; /* the first of which nobody knows the end */
    bool named;                               /* 4:14(3): another term was told */
    struct decision_repair repairs[PROCEDURE_EVENTS_MAX];
    const struct procedure_event *answers[PROCEDURE_EVENTS_MAX]; /* of each request; NULL: none */
    struct decision_pause pauses[PROCEDURE_EVENTS_MAX];
    size_t endless_count; /* requests without a last day that were not repaired yet */
    const struct procedure_event *endless[PROCEDURE_EVENTS_MAX];
};

/* Adds a notice about an event (NULL: the whole) and gives its sentence, to fill in more. */
struct term_step *play_note(struct play *p, const struct procedure_event *e, bool left_out,
                            struct str law, struct str why);
/* The last day to decide as it is now. false when it is not known. */
bool play_last(const struct play *p, struct date *ret);

/* Was the event, or a part of it, left out? */
bool play_left_out(const struct play *p, const struct procedure_event *e);
/* Who does not say how it came does not say that it was no post. */
struct maybe_date play_posted_on(const struct procedure_event *e);
/* Plays the same events in another reading besides, and keeps that in `others`. */
void play_other(struct play *p, enum decision_other reading);

void play_event(struct play *p, const struct procedure_event *e);
/* What makes the term longer, or says that it does. */
void play_longer(struct play *p, const struct procedure_event *e);
/* After the last event: says which requests to repair stopped no clock. */
void play_endless(struct play *p);
/* Which default notice counts, and what is owed. The last day to decide is known by then. */
void play_penalty(struct play *p);
/* After the last event. */
void play_end(struct play *p);

#endif
