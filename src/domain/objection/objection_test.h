/* objection_test.h - an objection as the demo network has them; for tests only. */
#ifndef DOMAIN_OBJECTION_OBJECTION_TEST_H
#define DOMAIN_OBJECTION_OBJECTION_TEST_H

#include "app/test_house.h"
#include "domain/objection/objection.h"

enum { BEZWAAR = 111, ELLEN = 107, JEROEN = 108 };

/* So many days before the day of cx->now_ms. */
struct maybe_date days_ago(const struct cx *cx, int days);
/* A letter of a week ago about a decision of three weeks ago that Jeroen took, handled by Ellen,
 * who acts from then on. */
struct question_id objection_of_ellen(struct cx *cx);
/* Decided today, with what an objection's letter needs; in a write transaction. */
NODISCARD enum outcome decided_today(struct cx *cx, struct question_id id, struct str outcome,
                                     struct str silence);

#endif
