/* check.c - stops the program at a broken invariant, saying where but never with which value. */
#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void
check_failed(const char *file, int line, const char *what)
{
    (void)fprintf(stderr, "level=fatal event=check_failed at=%s:%d condition=\"%s\"\n", file, line,
                  what);
    (void)fflush(stderr);
    abort();
}
