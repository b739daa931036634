/* outcome.h - how a call ended. Six ways, each with one HTTP status and one exit code, and no
 * others: whoever calls must look (warn_unused_result), and most only pass it on with TRY. */
#ifndef BASE_OUTCOME_H
#define BASE_OUTCOME_H

#include "base/check.h"

enum outcome {
    OK,          /* 200, 201, 303; exit 0 */
    INVALID,     /* 400; exit 2: the caller can correct it */
    DENIED,      /* 403; exit 3 */
    NOT_FOUND,   /* 404; exit 4: also what belongs to another organisation */
    CONFLICT,    /* 409; exit 5: somebody else was first, or the state does not allow it */
    UNAVAILABLE, /* 503; exit 6: try later */
};

#define TRY(call)                                                                                  \
    do {                                                                                           \
        enum outcome try_ = (call);                                                                \
        if (try_ != OK)                                                                            \
            return try_;                                                                           \
    } while (0)

int outcome_status(enum outcome outcome);
int outcome_exit_code(enum outcome outcome);

#endif
