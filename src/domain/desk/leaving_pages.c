/* leaving_pages.c - one colleague: another role, and leaving with a successor. */
#include "domain/desk/leaving_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/leaving.h"
#include "domain/desk/view/leaving.html.h"
#include "domain/people/people.h"

static enum outcome
colleague_of(struct cx *cx, const struct request *rq, int64_t *ret_organisation,
             struct member_row *ret)
{
    int64_t professional;

    TRY(request_arg_int(cx, rq, 0, ret_organisation));
    TRY(request_arg_int(cx, rq, 1, &professional));
    return member_get(cx, *ret_organisation, professional, ret);
}

static bool
answers(const struct member_row *member)
{
    const struct role *role = role_find(member->role);
    return role && (role->permissions & PERMISSION_QUESTIONS);
}

enum outcome
colleague_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct colleague_page *page = arena_new(cx->mem, struct colleague_page, 1);
    struct member_row member;
    int64_t organisation;

    TRY(colleague_of(cx, rq, &organisation, &member));
    const struct role *role = role_find(member.role);
    *page = (struct colleague_page){
        .back = people_url(cx, organisation, S("/mensen")),
        .role = people_url_of(cx, organisation, S("/mens/"), member.professional, S("/rol")),
        .leave = people_url_of(cx, organisation, S("/mens/"), member.professional, S("/vertrek")),
        .name = member.name,
        .email = member.email,
        .role_fault = request_fault(cx, rq, S("role")),
        .second_factor = member.second_factor != 0,
        .helps = answers(&member),
        .fixed =
            member.professional == cx->who.professional || (role && !role_may_be_given(cx, role)),
        .roles = roles_shown(cx, rq->language, member.role)};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Collega"), view_colleague(page));
}

enum outcome
colleague_role(struct cx *cx, struct request *rq, struct reply *re)
{
    struct member_row member;
    int64_t organisation;

    TRY(colleague_of(cx, rq, &organisation, &member));
    TRY(colleague_set_role(cx, organisation, member.professional, request_field(rq, S("role"))));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}

enum outcome
leaving_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct leaving_page *page = arena_new(cx->mem, struct leaving_page, 1);
    struct people_place_row place;
    struct member_row_list members;
    struct member_row member;
    int64_t organisation, chosen = -1;

    TRY(colleague_of(cx, rq, &organisation, &member));
    TRY(people_place(cx, organisation, &place));
    TRY(member_list(cx, organisation, &members));
    (void)!str_int(request_field(rq, S("successor")), &chosen);
    *page = (struct leaving_page){
        .back = people_url_of(cx, organisation, S("/mens/"), member.professional, S("")),
        .action = people_url_of(cx, organisation, S("/mens/"), member.professional, S("/vertrek")),
        .name = member.name,
        .organisation = place.name,
        .fault = request_fault(cx, rq, S("successor")),
        .successors = {arena_new(cx->mem, struct successor, members.count), 0},
        .helps = answers(&member),
        .team = chosen == 0};
    for (size_t i = 0; i < members.count; i++)
        if (members.at[i].professional != member.professional && answers(&members.at[i]))
            page->successors.at[page->successors.count++] =
                (struct successor){members.at[i].professional, members.at[i].name,
                                   members.at[i].professional == chosen};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Afscheid van een collega"), view_leaving(page));
}

enum outcome
leaving(struct cx *cx, struct request *rq, struct reply *re)
{
    struct member_row member;
    int64_t organisation, successor;

    TRY(colleague_of(cx, rq, &organisation, &member));
    if (!str_int(request_field(rq, S("successor")), &successor) || successor < 0)
        return fail_field(cx, "successor", "Kies wie de vragen krijgt.");
    TRY(colleague_leave(cx, organisation, member.professional, successor));
    return reply_see_other(re, people_url(cx, organisation, S("/mensen")));
}
