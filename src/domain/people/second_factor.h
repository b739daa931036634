/* second_factor.h - within people: a code from a telephone as the second step of signing in, and
 * recovery codes for when that is gone. */
#ifndef DOMAIN_PEOPLE_SECOND_FACTOR_H
#define DOMAIN_PEOPLE_SECOND_FACTOR_H

#include "base/cx.h"

enum { RECOVERY_CODES = 10 };

/* Of one person: none (secret empty), being set up (since_ms 0), or on. */
struct second_factor {
    int64_t professional;
    struct bytes secret;
    int64_t since_ms, used_step;
    int64_t codes_left; /* recovery codes that were not used yet */
};
NODISCARD enum outcome second_factor_get(struct cx *cx, int64_t professional,
                                         struct second_factor *ret);

/* In `prepare`: a new secret, sealed for the database. */
struct second_factor_plan {
    struct bytes wrapped, sealed;
};
struct second_factor_plan second_factor_prepare(struct cx *cx, int64_t professional);
/* In `prepare`: ten codes to show once, and what is kept of them. */
struct recovery_codes {
    struct str shown[RECOVERY_CODES];
    struct bytes hashes[RECOVERY_CODES];
};
struct recovery_codes recovery_codes_prepare(struct cx *cx);

/* What a person typed as second step. Either a time step or a recovery code. */
struct second_step {
    int64_t step; /* 0: a recovery code */
    struct bytes recovery;
};
/* Outside a transaction. INVALID about "code" when it is neither, and the attempt is kept. */
NODISCARD enum outcome second_step_read(struct cx *cx, const struct second_factor *factor,
                                        struct str typed, struct str network,
                                        struct second_step *ret);
/* DENIED after 10 attempts on a person, or 30 from a network, in 15 minutes. */
NODISCARD enum outcome second_step_throttle(struct cx *cx, int64_t professional,
                                            struct str network);
/* In `act`: uses it up. INVALID about "code" when somebody used it just before. */
NODISCARD enum outcome second_step_use(struct cx *cx, int64_t professional,
                                       const struct second_step *step);

/* Begins, or begins again with another secret. CONFLICT when it is on. */
NODISCARD enum outcome second_factor_begin(struct cx *cx, int64_t professional,
                                           const struct second_factor_plan *plan);
/* On from now, with the code that showed that it works. CONFLICT when it was on already. */
NODISCARD enum outcome second_factor_confirm(struct cx *cx, int64_t professional, int64_t step,
                                             const struct recovery_codes *codes);
NODISCARD enum outcome recovery_codes_replace(struct cx *cx, int64_t professional,
                                              const struct recovery_codes *codes);
/* CONFLICT when an organisation of this person asks for it. */
NODISCARD enum outcome second_factor_off(struct cx *cx, int64_t professional);
/* With the account. */
NODISCARD enum outcome second_factor_delete(struct cx *cx, int64_t professional);

#endif
