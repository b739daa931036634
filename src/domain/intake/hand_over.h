/* hand_over.h - what domain/handover needs of a question: what goes along with an offer, the move
 * to who accepted, and the move back.
 *
 * When a question may be offered, accepted or given back is decided there; who holds it is changed
 * here. Each move names who must hold it now: CONFLICT when that is no longer so. */
#ifndef DOMAIN_INTAKE_HAND_OVER_H
#define DOMAIN_INTAKE_HAND_OVER_H

#include "domain/intake/intake.h"

/* What can go along, as bits; those of messages also stand in intake.sql. */
enum part {
    PART_QUESTION = 1,
    PART_ADDITIONS = 2,
    PART_REPLIES = 4,
    PART_NOTES = 8, /* of the sender's own organisation */
    PART_NAME = 16,
    PART_CONTACT = 32,
};

struct packet {
    struct contact contact;
    struct thread_message_list messages; /* oldest first */
};

/* The state of a question that cx->who took and still works on. NOT_FOUND when another organisation
 * holds it; CONFLICT with a sentence when it is closed, or a colleague has it. */
NODISCARD enum outcome question_mine(struct cx *cx, struct question_id id,
                                     struct question_state *ret);

/* What the holder would send along to `to`. Noted in the access log. NOT_FOUND for who does not
 * hold it. */
NODISCARD enum outcome packet_preview(struct cx *cx, struct question_id id, int64_t parts,
                                      int64_t to, struct packet *ret);
/* Fixes that choice under the number `packet`; what is written later does not belong to it. *ret:
 * the parts that really go, because nobody passes on what they do not see. */
NODISCARD enum outcome packet_make(struct cx *cx, struct question_id id, int64_t packet,
                                   int64_t parts, int64_t to, int64_t *ret);
/* Who may read it was asked by the caller. */
NODISCARD enum outcome packet_read(struct cx *cx, struct question_id id, int64_t packet,
                                   int64_t parts, struct packet *ret);

/* To cx->who, who accepted it from `from`: taken at once, with a new promise. From now on their
 * organisation sees the packet and what was written after it. Telling (question_tell) is left to
 * the caller. */
NODISCARD enum outcome question_hand_over(struct cx *cx, struct question_id id, int64_t from,
                                          int64_t packet, int64_t parts);
/* Away from `from`, because the resident does not want it there: to `to`, or to the safety net when
 * that one does not work here any more. *ret: where it went. */
NODISCARD enum outcome question_hand_back(struct cx *cx, struct question_id id, int64_t from,
                                          int64_t to, int64_t *ret);

/* cx->who, who took it, promised the resident a call on `day`. */
NODISCARD enum outcome question_call_planned(struct cx *cx, struct question_id id, struct date day);

/* One line of what happened, under the name of `organisation`; `words` are for that one only. */
NODISCARD enum outcome question_happened(struct cx *cx, struct question_id id, struct str kind,
                                         struct str detail, int64_t organisation, struct str words);
/* Tells open pages of the question and of both organisations, after the commit. */
NODISCARD enum outcome question_tell(struct cx *cx, struct question_id id, int64_t from,
                                     int64_t to);
/* There is news for the resident: by mail, when that was asked for. */
NODISCARD enum outcome question_mail(struct cx *cx, const struct question_state *state);

#endif
