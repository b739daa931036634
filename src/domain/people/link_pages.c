/* link_pages.c - who comes by a link from a mail: joining, and choosing a new password.
 *
 * A link goes on at once to an address that ends within two hours, so that neither a history nor a
 * shared screen keeps it. */
#include "crypto/keys.h"
#include "domain/people/people_pages.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/links.html.h"
#include "net/mail_site.h"
#include "os/random.h"
#include "web/session.h"
#include "words/reach.h"

static const int64_t ticket_lifetime_ms = 2 * 60 * 60 * 1000;

static enum outcome
go_on(struct cx *cx, const struct request *rq, struct reply *re, const char *purpose,
      struct str path)
{
    struct str ticket =
        token_make(cx, purpose, cx->now_ms + ticket_lifetime_ms, str_slice(rq->args[0], 0, 64));

    return reply_see_other(re, url_path_token(cx->mem, path, ticket, S("")));
}

/* Used, withdrawn, too late or never there: one page, which says what to do. */
static enum outcome
link_gone(struct reply *re)
{
    re->status = 404;
    return reply_page(re, T("Deze link werkt niet meer"), view_link_gone());
}

/* ---- joining ---- */

struct joining {
    struct invitation_row row;
    bool known;
    int64_t professional;
    struct str hash;
    struct session_new fresh;
};

static enum outcome
joining_find(struct cx *cx, const struct request *rq, struct joining *ret)
{
    struct str secret;

    TRY(token_open(cx, "invitation", rq->args[0], &secret));
    return invitation_find(cx, secret, &ret->row, &ret->known);
}

enum outcome
invitation_link(struct cx *cx, struct request *rq, struct reply *re)
{
    struct joining joining;
    enum outcome outcome = invitation_find(cx, rq->args[0], &joining.row, &joining.known);

    if (outcome == NOT_FOUND)
        return link_gone(re);
    TRY(outcome);
    return go_on(cx, rq, re, "invitation", S("/werk/welkom/"));
}

enum outcome
welcome_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct welcome_page *page = arena_new(cx->mem, struct welcome_page, 1);
    struct joining joining;
    enum outcome outcome = joining_find(cx, rq, &joining);

    if (outcome == NOT_FOUND)
        return link_gone(re);
    TRY(outcome);
    const struct role *role = role_find(joining.row.role);
    *page = (struct welcome_page){
        .action = url_path_token(cx->mem, S("/werk/welkom/"), rq->args[0], S("")),
        .name = joining.row.name,
        .organisation = joining.row.organisation_name,
        .role = role ? tr(rq->language, role->name) : S(""),
        .email = joining.row.email,
        .fault = request_fault(cx, rq, S("password")),
        .known = joining.known};
    return reply_page(re, T("Welkom"), view_welcome(page));
}

enum outcome
welcome_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct joining *joining = arena_new(cx->mem, struct joining, 1);

    (void)re;
    if (joining_find(cx, rq, joining) != OK)
        return fail(cx, NOT_FOUND,
                    "Deze link werkt niet meer. Log in als u al een wachtwoord heeft. Vraag anders "
                    "uw beheerder om een nieuwe.");
    rq->plan = joining;
    return OK;
}

enum outcome
welcome_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct joining *joining = rq->plan;
    struct str password = request_field(rq, S("password"));

    (void)re;
    joining->professional = id_new(cx->now_ms);
    joining->fresh = session_prepare(cx);
    if (joining->known)
        return OK;
    TRY(password_check(cx, S("password"), password));
    joining->hash = password_hash(cx, password);
    return OK;
}

/* Who is new is signed in. Who has an account signs in with their own password: a mail alone opens
 * nothing that was there before. */
enum outcome
welcome(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct joining *joining = rq->plan;
    int64_t professional;

    TRY(invitation_accept(cx, &joining->row, joining->professional, joining->hash, &professional));
    if (professional != joining->professional)
        return reply_see_other(re, url_path(S("/werk")));
    return sign_in_to(cx, re, &joining->fresh, professional, joining->row.organisation);
}

/* ---- a forgotten password ---- */

enum outcome
forgotten_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct forgotten_page *page = arena_new(cx->mem, struct forgotten_page, 1);

    page->email = request_field(rq, S("email"));
    page->fault = request_fault(cx, rq, S("email"));
    page->no_mail = mail_site_get()->server.len == 0;
    return reply_page(re, T("Wachtwoord vergeten"), view_forgotten(page));
}

enum outcome
forgotten(struct cx *cx, struct request *rq, struct reply *re)
{
    struct forgotten_page *page = arena_new(cx->mem, struct forgotten_page, 1);
    struct str email = request_field(rq, S("email"));

    if (!email_plausible(email))
        return fail_field(cx, "email", "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
    enum outcome outcome = password_link_send(cx, email, rq->network);
    if (outcome == DENIED)
        return fail_with(cx, INVALID, cx->fault.sentence, S("email"), 0);
    TRY(outcome);
    page->sent = true;
    return reply_page(re, T("Wachtwoord vergeten"), view_forgotten(page));
}

struct choosing {
    struct str secret, hash;
    struct password_link_row row;
};

static enum outcome
choosing_find(struct cx *cx, const struct request *rq, struct choosing *ret)
{
    TRY(token_open(cx, "password_link", rq->args[0], &ret->secret));
    return password_link_find(cx, ret->secret, &ret->row);
}

enum outcome
password_link(struct cx *cx, struct request *rq, struct reply *re)
{
    struct password_link_row row;
    enum outcome outcome = password_link_find(cx, rq->args[0], &row);

    if (outcome == NOT_FOUND)
        return link_gone(re);
    TRY(outcome);
    return go_on(cx, rq, re, "password_link", S("/werk/wachtwoord/nieuw/"));
}

enum outcome
password_new_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct password_new_page *page = arena_new(cx->mem, struct password_new_page, 1);
    struct choosing choosing;
    enum outcome outcome = choosing_find(cx, rq, &choosing);

    if (outcome == NOT_FOUND)
        return link_gone(re);
    TRY(outcome);
    page->action = url_path_token(cx->mem, S("/werk/wachtwoord/nieuw/"), rq->args[0], S(""));
    page->fault = request_fault(cx, rq, S("password"));
    return reply_page(re, T("Kies een nieuw wachtwoord"), view_password_new(page));
}

enum outcome
password_new_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct choosing *choosing = arena_new(cx->mem, struct choosing, 1);

    (void)re;
    if (choosing_find(cx, rq, choosing) != OK)
        return fail(cx, NOT_FOUND, "Deze link werkt niet meer. Vraag een nieuwe aan.");
    rq->plan = choosing;
    return OK;
}

enum outcome
password_new_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct choosing *choosing = rq->plan;
    struct str password = request_field(rq, S("password"));

    (void)re;
    TRY(password_check(cx, S("password"), password));
    choosing->hash = password_hash(cx, password);
    return OK;
}

enum outcome
password_new(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct choosing *choosing = rq->plan;

    TRY(password_link_use(cx, choosing->secret, choosing->row.professional, choosing->hash));
    return reply_see_other(re, url_path(S("/werk/aanmelden")));
}
