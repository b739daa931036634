/* cx.c - what must be written whatever becomes of the call. */
#include "base/cx.h"

void
keep(struct cx *cx, enum outcome (*write)(struct cx *cx, const void *row), const void *row)
{
    check(write != NULL);
    struct kept *kept = arena_new(cx->mem, struct kept, 1);
    *kept = (struct kept){.next = NULL, .write = write, .row = row};
    /* Appended by walking: a call keeps a handful of rows, and order matters to who reads the
     * log. */
    struct kept **end = &cx->kept;
    while (*end != NULL)
        end = &(*end)->next;
    *end = kept;
}
