/* reach.h - is this something like a telephone number or a mail address? So that a slip is noticed
 * while somebody still sees it, and not when nobody answers. */
#ifndef WORDS_REACH_H
#define WORDS_REACH_H

#include "base/arena.h"
#include "base/str.h"

/* Digits, with what people write between them: at least `digits` of them, 15 at most. A person has
 * nine or more; a desk may have three ("14 020" has five). */
bool phone_plausible(struct str phone, size_t digits);
/* Can a person be called at it? A Dutch number (it begins with 0 and one other digit, with +31 or
 * with 0031) has ten digits, the 0 counted; one of another country nine to 15. */
bool phone_dialable(struct arena *mem, struct str phone);
/* A Dutch mobile number as E.164 has it: "06 12 34 56 78" and "0031 6-12345678" are "+31612345678".
 * false when it is anything else; *ret is then untouched. */
bool phone_mobile(struct arena *mem, struct str phone, struct str *ret);
/* One form for one number, however it was typed: "06 12345678" and "+31 (0)6-12345678" are the
 * same. Only to compare. */
struct str phone_alike(struct arena *mem, struct str phone);
/* One @ with something before it and a name with a dot behind it; nothing that a mail header would
 * read as two addresses. */
bool email_plausible(struct str email);

#endif
