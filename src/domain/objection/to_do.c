/* to_do.c - what whoever handles it does first, and counting again for what came from outside. */
#include "domain/objection/count.h"

struct str
objection_to_do(const struct to_do *of, struct date today)
{
    const bool deciding = str_eq(of->next.what, S("decide")) || of->next.day == 0;

    if (objection_too_late(of->next.what, of->next.day, today) ||
        str_eq(of->next.what, S("call")) || str_eq(of->next.what, S("meet")))
        return of->next.what;
    if (of->news)
        return S("read");
    return deciding && of->may_choose && of->road.len == 0 && of->call_day == 0 ? S("road")
                                                                                : of->next.what;
}

enum outcome
objection_recount_if(struct cx *cx, struct question_id id)
{
    bool is_objection;

    TRY(objection_is(cx, id, &is_objection));
    return is_objection ? objection_recount(cx, id) : OK;
}
