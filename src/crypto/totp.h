/* totp.h - codes of six digits that change every half minute: the one door to liboath.
 *
 * RFC 6238 with SHA-1, six digits and steps of 30 s: what every authenticator app knows. */
#ifndef CRYPTO_TOTP_H
#define CRYPTO_TOTP_H

#include "base/arena.h"
#include "base/str.h"

enum { TOTP_SECRET_BYTES = 20, TOTP_DIGITS = 6 };

/* A new shared secret, random. */
struct bytes totp_secret_new(struct arena *mem);
/* The secret as apps take it: RFC 4648 base32 in capitals, without padding. */
struct str totp_key(struct arena *mem, struct bytes secret);
/* The code of one time step. */
struct str totp_code(struct arena *mem, struct bytes secret, int64_t step);
/* The step that a moment is in. */
int64_t totp_step(int64_t at_ms);
/* Is `typed` (spaces allowed) the code of now, of the step before or of the next, and of a step
 * later than `used_step`? Then *ret is that step, to be remembered: no code works twice. */
bool totp_verify(struct arena *mem, struct bytes secret, struct str typed, int64_t now_ms,
                 int64_t used_step, int64_t *ret);

#endif
