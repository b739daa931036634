/* confine.c - one call to the kernel. */
#include "os/confine.h"

#include <sys/prctl.h>

#include "base/check.h"

void
confine(void)
{
    check(prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0);
}
