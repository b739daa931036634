/* objection.c - reading one, and the lists. */
#include "domain/objection/objection.h"

#include "domain/intake/bound.h"
#include "domain/objection/count.h"
#include "domain/people/people.h"

enum { UNSOLVED_AT_ONCE = 50, WAITS_AT_ONCE = 100 };

enum outcome
objection_get(struct cx *cx, struct question_id id, struct objection *ret)
{
    struct question_state state;

    TRY(need(cx, PERMISSION_OBJECTIONS));
    TRY(question_here(cx, id, &state));
    return objection_load(cx, id, ret);
}

enum outcome
objection_for_resident(struct cx *cx, struct question_id id, struct objection *ret)
{
    return objection_load(cx, id, ret);
}

enum outcome
objection_is(struct cx *cx, struct question_id id, bool *ret)
{
    return sql_procedure_exists(cx, id.municipality, id.question, ret);
}

enum outcome
objection_is_application(struct cx *cx, struct question_id id, bool *ret)
{
    return sql_procedure_is_application(cx, id.municipality, id.question, ret);
}

enum outcome
objection_list(struct cx *cx, struct objection_place after, struct procedure_line_row_list *ret)
{
    TRY(need(cx, PERMISSION_OBJECTIONS));
    return sql_procedure_list(cx, cx->who.organisation, after.day, after.question, INBOX_PAGE + 1,
                              ret);
}

enum outcome
objection_unsolved_list(struct cx *cx, struct procedure_line_row_list *ret)
{
    TRY(need(cx, PERMISSION_OBJECTIONS));
    return sql_procedure_unsolved(cx, cx->who.organisation, UNSOLVED_AT_ONCE, ret);
}

enum outcome
objection_penalty_list(struct cx *cx, struct procedure_line_row_list *ret)
{
    TRY(need(cx, PERMISSION_OBJECTIONS));
    return sql_procedure_penalties(cx, cx->who.organisation, UNSOLVED_AT_ONCE, ret);
}

enum outcome
objection_ended_list(struct cx *cx, struct str outcome, struct objection_ended_place before,
                     struct procedure_line_row_list *ret)
{
    enum { A_YEAR = 366 };
    const int32_t since = date_in_amsterdam(cx->now_ms).day - A_YEAR;

    TRY(need(cx, PERMISSION_OBJECTIONS));
    if (before.ended_ms == 0)
        before.ended_ms = INT64_MAX;
    return sql_procedure_ended_list(cx, cx->who.organisation, outcome,
                                    amsterdam_ms((struct date){since}, 0), before.ended_ms,
                                    before.question, INBOX_PAGE + 1, ret);
}

enum outcome
objection_coordination(struct cx *cx, struct procedure_wait_row_list *ret)
{
    TRY(need(cx, PERMISSION_COORDINATE));
    return sql_procedure_coordination(cx, cx->who.organisation, WAITS_AT_ONCE, ret);
}
