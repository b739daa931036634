/* learning.h - what an organisation learns from objections and complaints that ended: the cause
 * behind each, what was changed, and figures in which nobody can be found.
 *
 * Figures are of one organisation in one municipality and one calendar year, of months that are
 * over. Counts below LEARNING_HIDDEN_BELOW are hidden, and what would tell them (hiding.h).
 * Applications are counted by themselves: what came of the talk. Rows
 * hold no day, no text of a question and nobody of the staff, and stay when a question is erased.
 *
 * Who handles objections sees those of the own organisation, a coordinator (PERMISSION_COORDINATE)
 * those of the own municipalities. */
#ifndef DOMAIN_OBJECTION_LEARNING_H
#define DOMAIN_OBJECTION_LEARNING_H

#include "domain/objection/hiding.h"
#include "domain/objection/learning.sql.h"
#include "domain/objection/objection.h"

enum {
    CAUSES_MAX = 40,
    CAUSE_MAX_CHARS = 60,
    CHANGED_MAX_CHARS = 200,
    LEARNING_YEARS = 5,
    LEARNING_HIDDEN_BELOW = 10
};

/* ---- when it ended ---- */

/* Writes down how it ended, or again when that changed; nothing while it is open. In the
 * transaction that changes it. */
NODISCARD enum outcome learning_note(struct cx *cx, struct question_id id);
/* It is opened again: it counts in no figure until learning_note, which writes the same row again.
 */
NODISCARD enum outcome learning_forget(struct cx *cx, struct question_id id);

struct learning_named {
    struct str cause, also_cause, changed; /* causes: codes; also_cause and changed may be empty */
};
NODISCARD enum outcome learning_named_get(struct cx *cx, struct question_id id,
                                          struct learning_named *ret);
/* By a handler, after the end (else CONFLICT). INVALID about cause, also_cause or changed; about
 * changed also when it seems to say something of a person, unless `sure`. */
NODISCARD enum outcome learning_name(struct cx *cx, struct question_id id,
                                     const struct learning_named *named, bool sure);
/* A number, a mail address, a postcode or "mevrouw": it may be about a person. */
bool learning_personal(struct str line);

/* ---- the list of causes ---- */

/* In order; ended ones too. Without a list of its own an organisation has the one of the program.
 */
NODISCARD enum outcome cause_list(struct cx *cx, int64_t organisation, struct cause_row_list *ret);
/* The name as it is said: of the list, else the sentence of the program. Not translated: msgid. */
struct str cause_said(const struct cause_row_list *list, struct str code);
/* For handlers, of the own organisation. INVALID about "name"; NOT_FOUND for another code. */
NODISCARD enum outcome cause_add(struct cx *cx, struct str name);
NODISCARD enum outcome cause_end(struct cx *cx, struct str code, bool ended);
NODISCARD enum outcome cause_up(struct cx *cx, struct str code);

/* ---- figures ---- */

enum learning_about {
    LEARNING_CAUSE, /* one or two of each: these add up to more */
    LEARNING_TOPIC,
    LEARNING_LAW,
    LEARNING_DEPARTMENT,
    LEARNING_OUTCOME, /* withdrawn ones by talk and solution: learning_outcomes */
    LEARNING_ROAD,
    LEARNING_CONTACT,
    LEARNING_SOLVED,
    LEARNING_KIND,
    LEARNING_TALK, /* of applications, which count in no other table */
    LEARNING_ABOUT_COUNT,
};
extern const struct objection_codes learning_outcomes, learning_contacts;
/* What there is of a talk beside application_results. */
extern const struct objection_codes learning_talks;

struct learning_table {
    struct hiding_table hidden;
    struct str *codes; /* of each row */
};
struct learning_figures {
    int year;
    int months; /* of the year that are over */
    struct learning_table tables[LEARNING_ABOUT_COUNT];
    struct hiding_table all;                 /* one row: everything that ended */
    int64_t median_days[HIDING_PERIODS];     /* -1: hidden, or none */
    struct learned_changes_row_list changes; /* empty while the year's total is hidden */
};

/* Whose figures cx->who may see; at most 50. */
NODISCARD enum outcome learning_places(struct cx *cx, struct learned_places_row_list *ret);
/* NOT_FOUND when cx->who may not see these; INVALID about "year" (this one or LEARNING_YEARS - 1
 * before). */
NODISCARD enum outcome learning_figures(struct cx *cx, int64_t organisation, int64_t municipality,
                                        int64_t year, struct learning_figures *ret);

/* ---- cost ---- */

/* All 0 when nothing is said. */
NODISCARD enum outcome road_cost(struct cx *cx, int64_t organisation,
                                 struct road_cost_get_row *ret);
/* Own organisation, by handlers. Euros an hour with hours a case; 0 an hour: euros a case. INVALID
 * about the field. */
NODISCARD enum outcome road_cost_set(struct cx *cx, const struct road_cost_get_row *cost);
/* Euros a case; 0: not said. */
int64_t road_cost_case(const struct road_cost_get_row *cost, struct str road);

#endif
