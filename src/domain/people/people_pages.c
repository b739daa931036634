/* people_pages.c - signing in, with a second step where there is one, out, and elsewhere. */
#include "domain/people/people_pages.h"

#include <stdlib.h>

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/sign_in.html.h"
#include "web/session.h"

/* Between password and second step. */
static const int64_t ticket_lifetime_ms = 10 * 60 * 1000;

/* From look to act. */
struct signing_in {
    struct professional_row row;
    struct membership_row_list memberships;
    struct second_factor factor;
    struct second_step step;
    struct session_new fresh;
    struct str ticket; /* to the second step */
};

static int
by_organisation(const void *a, const void *b)
{
    const struct demo_account *one = a, *other = b;
    int order = str_cmp(one->organisation, other->organisation);

    return order ? order : str_cmp(one->name, other->name);
}

/* A list of fifty names is too long on a telephone: after the first few they stand by organisation.
 */
static void
demo_groups(struct cx *cx, struct sign_in_page *page)
{
    static const size_t first = 10;
    struct demo_account *at = page->accounts.at;
    size_t count = page->accounts.count;
    struct demo_group *group = NULL;

    if (count <= first)
        return;
    page->accounts.count = first;
    page->others.at = arena_new(cx->mem, struct demo_group, count - first);
    qsort(at + first, count - first, sizeof *at, by_organisation);
    for (size_t i = first; i < count; i++) {
        if (!group || !str_eq(group->organisation, at[i].organisation)) {
            group = &page->others.at[page->others.count++];
            group->organisation = at[i].organisation;
            group->accounts.at = &at[i];
        }
        group->accounts.count++;
    }
}

/* In a demo everybody may be anybody, with one press of a button. */
static enum outcome
demo_accounts(struct cx *cx, const struct request *rq, struct sign_in_page *page)
{
    struct account_row_list rows;

    if (rq->demo_password.len == 0)
        return OK;
    TRY(account_list(cx, &rows));
    page->accounts.at = arena_new(cx->mem, struct demo_account, rows.count);
    page->accounts.count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        const struct account_row *row = &rows.at[i];
        const struct role *role = role_find(row->role);
        page->accounts.at[i] =
            (struct demo_account){.name = row->name,
                                  .email = row->email,
                                  .organisation = row->organisation_name,
                                  .password = rq->demo_password,
                                  .role = role ? tr(rq->language, role->name) : S(""),
                                  .helps = role && (role->permissions & PERMISSION_QUESTIONS)};
    }
    demo_groups(cx, page);
    return OK;
}

enum outcome
sign_in_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sign_in_page *page = arena_new(cx->mem, struct sign_in_page, 1);

    if (rq->session.professional && rq->method == METHOD_GET)
        return reply_see_other(re, url_path(S("/werk")));
    TRY(demo_accounts(cx, rq, page));
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
    TRY(second_factor_get(cx, signing->row.professional, &signing->factor));
    rq->plan = signing;
    return OK;
}

static struct str
ticket_make(struct cx *cx, int64_t professional)
{
    struct text t = text_open(cx->mem, 24);

    text_add_int(&t, professional);
    return token_make(cx, "second_step", cx->now_ms + ticket_lifetime_ms, text_str(&t));
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
    if (signing->factor.since_ms)
        signing->ticket = ticket_make(cx, signing->row.professional);
    else
        signing->fresh = session_prepare(cx);
    return OK;
}

enum outcome
sign_in_to(struct cx *cx, struct reply *re, const struct session_new *fresh, int64_t professional,
           int64_t organisation)
{
    uint64_t permissions;
    bool waits;
    enum outcome outcome =
        position_permissions(cx, professional, organisation, &permissions, &waits);

    if (outcome == NOT_FOUND)
        return fail_field(cx, "password", "Uw account heeft nog geen rol. Vraag het uw beheerder.");
    TRY(outcome);
    TRY(membership_used(cx, professional, organisation));
    TRY(session_start(cx, fresh, professional, organisation, permissions));
    re->cookie = session_cookie(cx, fresh->token);
    return reply_see_other(re, url_path(S("/werk")));
}

enum outcome
sign_in_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct signing_in *signing = rq->plan;

    if (signing->ticket.len)
        return reply_see_other(
            re, url_path_token(cx->mem, S("/werk/aanmelden/stap/"), signing->ticket, S("")));
    return sign_in_to(cx, re, &signing->fresh, signing->row.professional,
                      signing->memberships.at[0].organisation);
}

/* ---- the second step ---- */

static enum outcome
ticket_open(struct cx *cx, const struct request *rq, int64_t *ret)
{
    struct str text;

    if (token_open(cx, "second_step", rq->args[0], &text) == OK && str_int(text, ret))
        return OK;
    return fail(cx, NOT_FOUND, "U was lang weg van deze pagina. Log opnieuw in.");
}

enum outcome
sign_step_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct sign_step_page *page = arena_new(cx->mem, struct sign_step_page, 1);
    int64_t professional;

    TRY(ticket_open(cx, rq, &professional));
    page->action = url_path_token(cx->mem, S("/werk/aanmelden/stap/"), rq->args[0], S(""));
    page->fault = request_fault(cx, rq, S("code"));
    return reply_page(re, T("Vul uw code in"), view_sign_step(page));
}

enum outcome
sign_step_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct signing_in *signing = arena_new(cx->mem, struct signing_in, 1);
    int64_t professional;

    (void)re;
    TRY(ticket_open(cx, rq, &professional));
    if (second_step_throttle(cx, professional, rq->network) == DENIED)
        return fail_with(cx, INVALID, cx->fault.sentence, S("code"), 0);
    TRY(professional_get(cx, professional, &signing->row));
    TRY(membership_list(cx, professional, &signing->memberships));
    TRY(second_factor_get(cx, professional, &signing->factor));
    if (!signing->row.active || signing->factor.since_ms == 0 || signing->memberships.count == 0)
        return fail(cx, NOT_FOUND, "U was lang weg van deze pagina. Log opnieuw in.");
    rq->plan = signing;
    return OK;
}

enum outcome
sign_step_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct signing_in *signing = rq->plan;

    (void)re;
    TRY(second_step_read(cx, &signing->factor, request_field(rq, S("code")), rq->network,
                         &signing->step));
    signing->fresh = session_prepare(cx);
    return OK;
}

enum outcome
sign_step(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct signing_in *signing = rq->plan;

    TRY(second_step_use(cx, signing->row.professional, &signing->step));
    return sign_in_to(cx, re, &signing->fresh, signing->row.professional,
                      signing->memberships.at[0].organisation);
}

enum outcome
sign_out(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(session_end(cx, &rq->session));
    re->cookie = session_cookie_end();
    return reply_see_other(re, url_path(S("/werk/aanmelden")));
}

/* ---- another organisation ---- */

enum outcome
place_switch_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct session_new *fresh = arena_new(cx->mem, struct session_new, 1);

    (void)re;
    *fresh = session_prepare(cx);
    rq->plan = fresh;
    return OK;
}

/* A fresh session, so that what was open for one organisation cannot act for another. */
enum outcome
place_switch(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t organisation;
    bool member = false;

    if (str_int(request_field(rq, S("organisation")), &organisation))
        TRY(membership_active(cx, organisation, cx->who.professional, &member));
    if (!member)
        return fail(cx, NOT_FOUND, "U werkt niet bij deze organisatie.");
    TRY(session_end(cx, &rq->session));
    return sign_in_to(cx, re, rq->plan, cx->who.professional, organisation);
}
