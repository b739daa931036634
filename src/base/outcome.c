/* outcome.c - the two translations of an outcome: for a browser and for a shell. */
#include "base/outcome.h"

int
outcome_status(enum outcome outcome)
{
    switch (outcome) {
    case OK:
        return 200;
    case INVALID:
        return 400;
    case DENIED:
        return 403;
    case NOT_FOUND:
        return 404;
    case CONFLICT:
        return 409;
    case UNAVAILABLE:
        return 503;
    }
    check_failed(__FILE__, __LINE__, "a known outcome");
}

int
outcome_exit_code(enum outcome outcome)
{
    switch (outcome) {
    case OK:
        return 0;
    case INVALID:
        return 2; /* 1 is left to the shell and to crashes of libraries */
    case DENIED:
        return 3;
    case NOT_FOUND:
        return 4;
    case CONFLICT:
        return 5;
    case UNAVAILABLE:
        return 6;
    }
    check_failed(__FILE__, __LINE__, "a known outcome");
}
