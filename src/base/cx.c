/* cx.c - how a rule says what went wrong, and what must be written all the same. */
#include "base/cx.h"

enum outcome
fail_with(struct cx *cx, enum outcome outcome, struct str sentence, struct str field,
          int64_t number)
{
    check(outcome != OK);
    cx->fault = (struct fault){.sentence = sentence, .field = field, .number = number};
    return outcome;
}

void
keep(struct cx *cx, enum outcome (*write)(struct cx *cx, const void *row), const void *row)
{
    check(write != NULL);
    struct kept *kept = arena_new(cx->mem, struct kept, 1);
    *kept = (struct kept){.next = NULL, .write = write, .row = row};
    /* Appended by walking: a call keeps a handful of rows, and order matters to who reads the log.
     */
    struct kept **end = &cx->kept;
    while (*end != NULL)
        end = &(*end)->next;
    *end = kept;
}
