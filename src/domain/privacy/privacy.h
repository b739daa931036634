/* privacy.h - who looked, and what was agreed to. A resident sees both (AVG art. 15). */
#ifndef DOMAIN_PRIVACY_PRIVACY_H
#define DOMAIN_PRIVACY_PRIVACY_H

#include "base/cx.h"
#include "domain/privacy/privacy.sql.h"

/* Notes that cx->who looked at a question: kept whatever the outcome, and committed before the
 * reply, so nobody reads unseen. `act`: "opened", or "refused" for ids that were asked for and are
 * not theirs; whether such a question exists, the row does not say. */
void access_note(struct cx *cx, int64_t municipality, int64_t question, struct str act);
/* Who opened a question, newest first: by organisation and day, never who exactly. At most 50. */
NODISCARD enum outcome access_list(struct cx *cx, int64_t municipality, int64_t question,
                                   struct access_row_list *ret);
/* Who asked for it and was refused, of those who never could open it; one row an organisation, with
 * the last time. At most 10. */
NODISCARD enum outcome access_refusals(struct cx *cx, int64_t municipality, int64_t question,
                                       struct access_row_list *ret);
/* Chains at most `limit` new rows: each seal is a keyed hash over the row and the seal before. The
 * only writer of seals is one job. *ret: how many. */
NODISCARD enum outcome access_seal(struct cx *cx, int64_t limit, int64_t *ret);
/* Recomputes the chain. CONFLICT with the number of the first row that does not fit. */
NODISCARD enum outcome access_verify(struct cx *cx, int64_t *ret);
/* The same for the last `count` rows only; *ret: how many those were. */
NODISCARD enum outcome access_verify_last(struct cx *cx, int64_t count, int64_t *ret);

/* How often each organisation looked, by act, between two moments, at questions of the
 * municipalities of `organisation`: never at which question, and never which person. At most 500.
 */
NODISCARD enum outcome access_counts(struct cx *cx, int64_t organisation, int64_t from_ms,
                                     int64_t to_ms, struct access_count_row_list *ret);
/* Recomputes the next `limit` rows of the chain, round after round from the first: what
 * access_state tells. *ret: how many rows. */
NODISCARD enum outcome access_check(struct cx *cx, int64_t limit, int64_t *ret);
/* How far the chain was found whole, and when; all zero before the first round ended. */
NODISCARD enum outcome access_state(struct cx *cx, struct access_check_row *ret);

/* What was shown and answered. The text is stored once per version, under its hash. */
NODISCARD enum outcome consent_add(struct cx *cx, int64_t municipality, int64_t question,
                                   struct str text_key, struct str text, struct str language,
                                   bool given);
/* The last answer to this text for this question; false when it was not given or was withdrawn. */
NODISCARD enum outcome consent_given(struct cx *cx, int64_t municipality, int64_t question,
                                     struct str text_key, bool *ret);
/* The version of the text that was agreed to. NOT_FOUND when consent_given is false. */
NODISCARD enum outcome consent_version(struct cx *cx, int64_t municipality, int64_t question,
                                       struct str text_key, struct str *ret);
/* That text itself. */
NODISCARD enum outcome consent_agreed(struct cx *cx, int64_t municipality, int64_t question,
                                      struct str text_key, struct str *ret);
/* Withdraws what was given to this text (AVG art. 7(3)); nothing given: nothing happens. */
NODISCARD enum outcome consent_withdraw(struct cx *cx, int64_t municipality, int64_t question,
                                        struct str text_key);

#endif
