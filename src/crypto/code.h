/* code.h - the follow code that a resident can read out on the telephone.
 *
 * 12 characters of Crockford's alphabet (no I, L, O, U), 11 random (55 bits) and one check by the
 * Luhn algorithm modulo 32, which finds every single wrong character and nearly every swapped pair.
 * Shown as
 * XXXX-XXXX-XXXX. */
#ifndef CRYPTO_CODE_H
#define CRYPTO_CODE_H

#include "base/arena.h"
#include "base/str.h"

/* A new one, canonical: 12 characters, upper case, no dashes. */
struct str code_new(struct arena *mem);
/* Reads what somebody typed: spaces, dashes and dots are left out, lower case accepted, o is 0, i
 * and l are 1. false when the length or the check is wrong. */
bool code_parse(struct arena *mem, struct str typed, struct str *ret);
/* XXXX-XXXX-XXXX */
struct str code_show(struct arena *mem, struct str code);

#endif
