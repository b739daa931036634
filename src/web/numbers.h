/* numbers.h - telephone numbers in words that somebody wrote: with `pressed`, whoever reads them on
 * a telephone can press them. A number to call has ten digits, or begins with +, 0800 or 0900: a
 * date is none. */
#ifndef WEB_NUMBERS_H
#define WEB_NUMBERS_H

#include "web/out.h"

/* The words, escaped. Between Arabic letters the parts of any number would change places, so there
 * each is kept together. Inside a link nothing can be pressed. */
void out_with_numbers(struct out *o, struct str words, bool pressed);
/* The same, for a view. */
struct html numbers_pressed(struct arena *mem, enum language language, struct str words);

#endif
