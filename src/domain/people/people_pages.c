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

enum outcome
sign_in_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sign_in_page *page = arena_new(cx->mem, struct sign_in_page, 1);

    if (rq->session.professional && rq->method == METHOD_GET)
        return reply_see_other(re, url_path(S("/werk")));
    *page = (struct sign_in_page){.email = request_field(rq, S("email")),
                                  .fault = request_fault(cx, rq, S("password"))};
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
