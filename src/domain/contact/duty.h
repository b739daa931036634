/* duty.h - who is on duty: whom colleagues of other organisations get when they call now.
 *
 * For the working day only, and gone after two weeks: nothing here counts what a person does
 * (MISSION E6). */
#ifndef DOMAIN_CONTACT_DUTY_H
#define DOMAIN_CONTACT_DUTY_H

#include "base/date.h"
#include "domain/contact/callback.h"

enum { DUTY_DAYS = 10 }; /* working days that can be filled in ahead, today included */

/* The working days of the roster, from today or the next working day on. */
void duty_days(const struct cx *cx, struct date ret[DUTY_DAYS]);
/* The own roster from a day on, at most 2 * DUTY_DAYS rows. Needs PERMISSION_QUESTIONS, as
 * everything here but duty_now. */
NODISCARD enum outcome duty_list(struct cx *cx, struct date from, struct duty_row_list *ret);
/* `professional` 0: nobody. INVALID when that is no colleague who may answer questions, or no day
 * of the roster; PART_MORNING or PART_AFTERNOON. */
NODISCARD enum outcome duty_set(struct cx *cx, struct date day, enum day_part part,
                                int64_t professional);
/* Who has duty now, of every organisation; nobody in the evening. Needs PERMISSION_DIRECTORY. */
NODISCARD enum outcome duty_now(struct cx *cx, struct duty_on_row_list *ret);
/* Who has duty after now, of every organisation, the first first: the rest of today and a week on.
 * Needs PERMISSION_DIRECTORY. */
NODISCARD enum outcome duty_soon(struct cx *cx, struct duty_soon_row_list *ret);
/* Who leaves an organisation has no duty there any more. */
NODISCARD enum outcome duty_leave(struct cx *cx, int64_t organisation, int64_t professional);
/* Days of two weeks ago go; recurring. */
NODISCARD enum outcome duty_purge(struct cx *cx, int64_t *ret);

#endif
