/* code.h - codes that a resident can read out on the telephone: the follow code, and a shorter one.
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
/* How a code begins, of one that was not remembered whole: four to eleven characters, of which
 * *ret is the first four. The others cannot be checked: with *ret_more whoever typed them looks
 * for themselves whether it is the right one. */
enum { CODE_BEGIN = 4 };
bool code_begin_parse(struct arena *mem, struct str typed, struct str *ret, bool *ret_more);
/* XXXX-XXXX-XXXX */
struct str code_show(struct arena *mem, struct str code);

/* The same in 6 characters, 5 random (25 bits) and a check: for what is no secret, such as the code
 * in a letter that says where its explanation stands. Shown in two groups of three. */
struct str short_code_new(struct arena *mem);
bool short_code_parse(struct arena *mem, struct str typed, struct str *ret);
struct str short_code_show(struct arena *mem, struct str code);

#endif
