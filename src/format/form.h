/* form.h - application/x-www-form-urlencoded, as browsers send it (WHATWG URL, 5.1). */
#ifndef FORMAT_FORM_H
#define FORMAT_FORM_H

#include "base/arena.h"
#include "base/str.h"

/* The next pair of `a=b&c=d`, decoded into mem ('+' is a space, %XX a byte; a bad %XX stays as it
 * is). false after the last. The values are bytes: they need not be UTF-8. Empty parts are
 * skipped. */
bool form_next(struct arena *mem, struct str *rest, struct str *name, struct str *value);

/* The other way, for tests and links: [A-Za-z0-9._-] as they are, space as '+'. */
struct str form_encode(struct arena *mem, struct str value);

#endif
