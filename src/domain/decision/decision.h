/* decision.h - what a letter with a decision says, explained behind the short code that stands in
 * it: "Besluiten uitgelegd" (MISSION C1).
 *
 * A municipal organisation explains a kind of decision that many people get, or one decision: what
 * it says, what one can do, and the line to ask. Nothing of it is about a person. Every save is a
 * version, and residents see the newest at once: a wrong telephone number must not wait for a
 * second reader. Below the readability gate (words/plain.h) it needs a reason with a name, by the
 * list of domain/guide/editing.h.
 *
 * What is no longer sent is ended. Who has such a letter still finds it, because a term may run.
 *
 * Each call of a professional needs PERMISSION_DECISIONS, and an organisation that is part of a
 * municipality. What another organisation keeps is NOT_FOUND. */
#ifndef DOMAIN_DECISION_DECISION_H
#define DOMAIN_DECISION_DECISION_H

#include "base/date.h"
#include "domain/decision/decision.sql.h"
#include "law/objection.h"
#include "words/plain.h"

enum {
    DECISION_TITLE_MAX_CHARS = 100,
    DECISION_TEXT_MAX_CHARS = 6000, /* of what it says, and of what one can do */
    DECISION_TEAM_MAX_CHARS = 100,
    DECISION_PHONE_MAX_CHARS = 30,
    DECISION_HOURS_MAX_CHARS = 300,
    DECISION_LAW_MAX_CHARS = 300,
};

/* Can one object, and by which term? */
enum decision_objection {
    DECISION_AWB,   /* a decision as the Awb means it: six weeks (Awb 6:7) */
    DECISION_TAX,   /* an assessment: six weeks from its date (AWR 22j) */
    DECISION_OTHER, /* another way or term, which we do not know: no date, "bel vandaag" */
    DECISION_NONE,  /* a letter that is no decision */
    DECISION_OBJECTION_COUNT,
};
struct str decision_objection_code(enum decision_objection objection);
struct str decision_objection_said(
    enum decision_objection objection); /* msgid, for who registers */
bool decision_objection_find(struct str code, enum decision_objection *ret);
/* Is there a term for it in law/objection.h? */
bool decision_objection_term(enum decision_objection objection, enum objection_kind *ret);

/* What somebody fills in. */
struct decision_words {
    struct str title, said, can_do, topic, objection, team, phone, hours, law;
    struct str published; /* of one decision: the day as people write it; empty for a kind */
    struct str reason, reason_words;
};

/* ---- residents ---- */

/* By a code as somebody typed it (short_code_parse). NOT_FOUND for one that is no code or that
 * nobody gave out. */
NODISCARD enum outcome decision_find(struct cx *cx, struct str typed, struct decision_row *ret);

/* ---- who keeps them ---- */

/* Does cx->who explain decisions? Only who takes them does: else DENIED. Asked by all below. */
NODISCARD enum outcome decision_keeper(struct cx *cx);
/* Those of the own organisation. */
NODISCARD enum outcome decision_list(struct cx *cx, struct decision_row_list *ret);
NODISCARD enum outcome decision_get(struct cx *cx, int64_t decision, struct decision_row *ret);
/* Newest first, at most 200; the first is what residents see. */
NODISCARD enum outcome decision_versions(struct cx *cx, int64_t decision,
                                         struct decision_row_list *ret);
/* Title, what it says and what one can do, in one text. */
struct str decision_markdown(struct arena *mem, const struct decision_words *words);
/* How that reads. */
void decision_readable(struct arena *mem, const struct decision_words *words,
                       struct plain_report *ret);
/* The first version, behind a code of short_code_new(). INVALID about the field that is wrong: also
 * when there is a number in it that may be somebody's BSN, or when it is below the gate and
 * `reason` names no reason. NOT_FOUND when the organisation does not serve the municipality;
 * CONFLICT when the code was given out already. */
NODISCARD enum outcome decision_new(struct cx *cx, int64_t decision, struct str code,
                                    int64_t municipality, const struct decision_words *words);
/* The next version. `seen` is the one that was shown: another is CONFLICT about "seen". Saving what
 * stands there already changes nothing. */
NODISCARD enum outcome decision_save(struct cx *cx, int64_t decision, int64_t seen,
                                     const struct decision_words *words);
/* An earlier version is the newest again. NOT_FOUND when there is no such version. */
NODISCARD enum outcome decision_restore(struct cx *cx, int64_t decision, int64_t seen,
                                        int64_t number);
/* No longer sent, or sent again. OK also when it is so already. */
NODISCARD enum outcome decision_set_active(struct cx *cx, int64_t decision, bool active);

#endif
