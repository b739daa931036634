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
objection_coordination(struct cx *cx, struct procedure_wait_row_list *ret)
{
    TRY(need(cx, PERMISSION_COORDINATE));
    return sql_procedure_coordination(cx, cx->who.organisation, WAITS_AT_ONCE, ret);
}

enum outcome
objection_setting(struct cx *cx, int64_t municipality, struct procedure_setting_get_row *ret)
{
    enum outcome outcome = sql_procedure_setting_get(cx, municipality, ret);

    if (outcome != NOT_FOUND)
        return outcome;
    *ret = (struct procedure_setting_get_row){CALL_WORKDAYS, WARN_WORKDAYS};
    return OK;
}

enum outcome
objection_setting_set(struct cx *cx, int64_t municipality, int64_t call_workdays,
                      int64_t warn_workdays)
{
    enum { CALL_MOST = 20, WARN_MOST = 10 };
    struct municipality_row_list places;
    bool own = false;

    TRY(need(cx, PERMISSION_OBJECTIONS));
    TRY(objection_places(cx, &places));
    for (size_t i = 0; i < places.count; i++)
        own = own || places.at[i].municipality == municipality;
    if (!own)
        return NOT_FOUND;
    if (call_workdays < 1 || call_workdays > CALL_MOST)
        return fail_field(cx, "call_workdays", "Vul een getal in van 1 tot en met 20.");
    if (warn_workdays < 1 || warn_workdays > WARN_MOST)
        return fail_field(cx, "warn_workdays", "Vul een getal in van 1 tot en met 10.");
    return sql_procedure_setting_put(cx, municipality, call_workdays, warn_workdays);
}
