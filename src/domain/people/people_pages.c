/* people_pages.c - signing in and out. */
#include "domain/people/people_pages.h"

#include "domain/people/people.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/sign_in.html.h"
#include "web/session.h"

/* From look to act. */
struct signing_in {
    struct professional_row row;
    struct membership_row_list memberships;
    struct session_new fresh;
};

/* In a demo everybody may be anybody, with one press of a button. */
static enum outcome
demo_accounts(struct cx *cx, const struct request *rq, struct demo_account_list *ret)
{
    struct account_row_list rows;

    if (rq->demo_password.len == 0)
        return OK;
    TRY(account_list(cx, &rows));
    ret->at = arena_new(cx->mem, struct demo_account, rows.count);
    for (ret->count = 0; ret->count < rows.count; ret->count++) {
        const struct account_row *row = &rows.at[ret->count];
        ret->at[ret->count] =
            (struct demo_account){row->name, row->email, row->organisation_name, rq->demo_password,
                                  str_eq(row->role, S("coordinator"))};
    }
    return OK;
}

enum outcome
sign_in_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sign_in_page *page = arena_new(cx->mem, struct sign_in_page, 1);

    if (rq->session.professional && rq->method == METHOD_GET)
        return reply_see_other(re, url_path(S("/werk")));
    TRY(demo_accounts(cx, rq, &page->accounts));
    page->email = request_field(rq, S("email"));
    page->fault = request_fault(cx, rq, S("password"));
    return reply_page(re, T("Inloggen voor hulpverleners"), view_sign_in(page));
}

enum outcome
sign_in_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct signing_in *signing = arena_new(cx->mem, struct signing_in, 1);

    (void)re;
    enum outcome outcome =
        sign_in_look_up(cx, request_field(rq, S("email")), rq->network, &signing->row);
    if (outcome == DENIED)
        return fail_with(cx, INVALID, cx->fault.sentence, S("password"), 0);
    TRY(outcome);
    TRY(membership_list(cx, signing->row.professional, &signing->memberships));
    rq->plan = signing;
    return OK;
}

enum outcome
sign_in_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct signing_in *signing = rq->plan;

    (void)re;
    bool right = sign_in_verify(request_field(rq, S("password")), &signing->row);
    if (!right || signing->memberships.count == 0) {
        sign_in_failed(cx, request_field(rq, S("email")), rq->network);
        return fail_field(cx, "password", "Het e-mailadres of het wachtwoord klopt niet.");
    }
    signing->fresh = session_prepare(cx);
    return OK;
}

enum outcome
sign_in_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct signing_in *signing = rq->plan;
    const struct membership_row *membership = &signing->memberships.at[0];
    const struct role *role = role_find(membership->role);

    if (!role)
        return fail_field(cx, "password", "Uw account heeft nog geen rol. Vraag het uw beheerder.");
    TRY(session_start(cx, &signing->fresh, signing->row.professional, membership->organisation,
                      role->permissions));
    re->cookie = session_cookie(cx, signing->fresh.token);
    return reply_see_other(re, url_path(S("/werk")));
}

enum outcome
sign_out(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(session_end(cx, &rq->session));
    re->cookie = session_cookie_end();
    return reply_see_other(re, url_path(S("/werk/aanmelden")));
}
