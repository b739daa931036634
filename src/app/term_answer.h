/* term_answer.h - what a rule of term_rules.h answered, as a line of JSON (CONTRACT: term).
 *
 * Most rules: their values, `steps` and, where the law has more readings, `readings` and
 * NAME_een_van. The rule `procedure`: `toestand`, `tijdig`, every date that is known
 * (NAME_een_van with more readings) or null when it could be, `ontbreekt` (why it is null), the
 * penalty so far, `meldingen`, and the steps of all dates, each with `of`. */
#ifndef APP_TERM_ANSWER_H
#define APP_TERM_ANSWER_H

#include "base/text.h"
#include "law/term_rules.h"

void term_answer_write(struct text *ret, const struct term_answer *answer);

#endif
