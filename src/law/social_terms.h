/* social_terms.h - terms of the Wgs, the Wmo 2015, the Participatiewet and the Wrb, terms that
 * count backwards, and the Atw by itself.
 *
 * Wgs (BWBR0031331) 4(1): first talk within four weeks; 4(2): within three working days when
 * eviction, the end of gas, electricity, heating or water, or of health insurance threatens.
 * Wmo 2015: 2.3.2(1) examination within six weeks, 2.3.2(2) own plan within seven days, 2.3.5(2)
 * decision within two weeks. Participatiewet 52(1): an advance of general assistance within four
 * weeks, and every four weeks after that, while the right to it is not settled. Wrb 34c: six weeks
 * to ask for a moved reference year. Awb 7:4(1): papers until ten days before the hearing. */
#ifndef LAW_SOCIAL_TERMS_H
#define LAW_SOCIAL_TERMS_H

#include "law/term.h"

enum social_term {
    SOCIAL_DEBTS_TALK,
    SOCIAL_WMO_EXAMINATION,
    SOCIAL_WMO_PLAN,
    SOCIAL_WMO_DECISION,
    SOCIAL_ADVANCE,
    SOCIAL_REFERENCE_YEAR,
};
/* `start` is the day of the report, the application or the publication. */
NODISCARD enum outcome social_term(struct cx *cx, const struct calendar *cal,
                                   enum social_term which, struct date start, struct str key,
                                   struct term *ret);

/* Three working days. A day that is equated for the Atw is no working day here; the other reading
 * is that it is one, and gives an earlier day. */
NODISCARD enum outcome debts_urgent_talk(struct cx *cx, const struct calendar *cal,
                                         struct date start, struct term *ret);

/* The last day for papers, `days` (1 to 366) before the hearing. Counted backwards, so nothing is
 * extended (Atw 1(2)); the other reading leaves so many whole days between. */
NODISCARD enum outcome term_backwards(struct cx *cx, const struct calendar *cal,
                                      struct date hearing, int days, struct term *ret);

/* The day to act on in a term that was counted backwards: the earliest of its readings, and when
 * that is off, the last working day before it. */
struct date term_backwards_safe(const struct calendar *cal, const struct term *t);

/* Any term of a law, from the day after `start`. */
NODISCARD enum outcome atw_term(struct cx *cx, const struct calendar *cal, struct date start,
                                int length, enum term_unit unit, struct term *ret);

#endif
