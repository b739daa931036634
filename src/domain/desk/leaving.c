/* leaving.c - a colleague leaves, and nothing they held is lost. */
#include "domain/desk/leaving.h"

#include "domain/contact/duty.h"
#include "domain/intake/intake.h"
#include "domain/people/people.h"

enum outcome
colleague_leave(struct cx *cx, int64_t organisation, int64_t professional, int64_t successor)
{
    struct member_row member;

    TRY(member_get(cx, organisation, professional, &member));
    TRY(question_succeed(cx, organisation, professional, successor));
    TRY(duty_leave(cx, organisation, professional));
    return member_end(cx, organisation, professional);
}

enum outcome
colleague_set_role(struct cx *cx, int64_t organisation, int64_t professional, struct str role_id)
{
    const struct role *role = role_find(role_id);

    TRY(member_set_role(cx, organisation, professional, role_id));
    if (role && !(role->permissions & PERMISSION_QUESTIONS))
        return question_succeed(cx, organisation, professional, 0);
    return OK;
}
