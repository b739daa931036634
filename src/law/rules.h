/* rules.h - within law: what each rule does; term_rules.h lists them by name. */
#ifndef LAW_RULES_H
#define LAW_RULES_H

#include "law/objection.h"
#include "law/term_rules.h"

/* Adds a value; a day is term.last unless it is set. */
struct term_value *term_value_add(struct term_answer *a, struct str key, enum term_value_kind kind);

/* The fact `wijze`. */
NODISCARD enum outcome objection_way_read(struct cx *cx, const struct json *facts,
                                          enum objection_way *ret);

/* Each reads its facts, computes, and fills in *ret, which is empty at first. */
NODISCARD enum outcome objection_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome in_time_rule(struct cx *cx, const struct calendar *cal,
                                    const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome by_post_rule(struct cx *cx, const struct calendar *cal,
                                    const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome decision_rule(struct cx *cx, const struct calendar *cal,
                                     const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome application_rule(struct cx *cx, const struct calendar *cal,
                                        const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome postponed_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome repair_rule(struct cx *cx, const struct calendar *cal,
                                   const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome amount_rule(struct cx *cx, const struct calendar *cal,
                                   const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome first_day_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome premature_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome penalty_rule(struct cx *cx, const struct calendar *cal,
                                    const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome atw_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
                                struct term_answer *ret);
NODISCARD enum outcome backwards_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome procedure_rule(struct cx *cx, const struct calendar *cal,
                                      const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome debts_talk_rule(struct cx *cx, const struct calendar *cal,
                                       const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome debts_urgent_rule(struct cx *cx, const struct calendar *cal,
                                         const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome wmo_examination_rule(struct cx *cx, const struct calendar *cal,
                                            const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome wmo_plan_rule(struct cx *cx, const struct calendar *cal,
                                     const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome advance_rule(struct cx *cx, const struct calendar *cal,
                                    const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome wmo_decision_rule(struct cx *cx, const struct calendar *cal,
                                         const struct json *facts, struct term_answer *ret);
NODISCARD enum outcome reference_year_rule(struct cx *cx, const struct calendar *cal,
                                           const struct json *facts, struct term_answer *ret);

#endif
