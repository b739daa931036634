/* account_pages.c - the own account: where somebody works, their password and the second step. */
#include "base/text.h"
#include "crypto/keys.h"
#include "crypto/totp.h"
#include "domain/people/people_pages.h"
#include "domain/people/people_routes.h"
#include "domain/people/view/account.html.h"
#include "web/session.h"

/* From look to act. */
struct account_change {
    struct professional_row row;
    struct second_factor factor;
    struct second_factor_plan factor_plan;
    struct recovery_codes codes;
    struct second_step step;
    struct session_new fresh;
    struct str hash;
};

enum outcome
account_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_page *page = arena_new(cx->mem, struct account_page, 1);
    struct membership_row_list rows;
    struct professional_row person;
    struct second_factor factor;
    uint64_t permissions;

    TRY(professional_get(cx, cx->who.professional, &person));
    TRY(membership_list(cx, cx->who.professional, &rows));
    TRY(second_factor_get(cx, cx->who.professional, &factor));
    TRY(position_permissions(cx, cx->who.professional, cx->who.organisation, &permissions,
                             &page->waits));
    page->name = person.name;
    page->email = person.email;
    page->factor_on = factor.since_ms > 0;
    page->codes_left = factor.codes_left;
    page->places.at = arena_new(cx->mem, struct account_place, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct role *role = role_find(rows.at[i].role);
        page->places.at[page->places.count++] = (struct account_place){
            rows.at[i].organisation_name, role ? tr(rq->language, role->name) : S(""),
            rows.at[i].organisation == cx->who.organisation};
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Mijn account"), view_account(page));
}

/* What every change needs: the person, and whether they may still guess a password. */
enum outcome
account_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = arena_new(cx->mem, struct account_change, 1);

    (void)re;
    enum outcome outcome = password_look(cx, cx->who.professional, &change->row);
    if (outcome == DENIED)
        return fail_with(cx, INVALID, cx->fault.sentence, S("password"), 0);
    TRY(outcome);
    TRY(second_factor_get(cx, cx->who.professional, &change->factor));
    rq->plan = change;
    return OK;
}

static enum outcome
confirm(struct cx *cx, const struct request *rq)
{
    const struct account_change *change = rq->plan;
    return password_confirm(cx, request_field(rq, S("password")), &change->row);
}

/* ---- password ---- */

enum outcome
account_password_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_password_page *page = arena_new(cx->mem, struct account_password_page, 1);

    page->old_fault = request_fault(cx, rq, S("password"));
    page->new_fault = request_fault(cx, rq, S("new"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wachtwoord wijzigen"), view_account_password(page));
}

enum outcome
account_password_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;
    struct str fresh = request_field(rq, S("new"));

    (void)re;
    TRY(password_check(cx, S("new"), fresh));
    TRY(confirm(cx, rq));
    change->hash = password_hash(cx, fresh);
    return OK;
}

enum outcome
account_password(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct account_change *change = rq->plan;

    TRY(password_change(cx, cx->who.professional, change->hash, rq->session.token_hash));
    return reply_see_other(re, url_path(S("/werk/account")));
}

/* ---- the second step ---- */

static struct str
in_fours(struct arena *mem, struct str key)
{
    struct text t = text_open(mem, key.len * 2);

    for (size_t i = 0; i < key.len; i += 4) {
        if (i > 0)
            text_add_byte(&t, ' ');
        text_add(&t, str_slice(key, i, i + 4));
    }
    return text_str(&t);
}

/* What an app reads from the picture (Key Uri Format). Addresses hold no character below 33; the
 * few that would end the label are written as %XX. */
static struct str
otpauth(struct cx *cx, struct str email, struct str key)
{
    static const char digits[] = "0123456789ABCDEF";
    struct text t = text_open(cx->mem, 256);

    text_add(&t, S("otpauth://totp/Elkedeur:"));
    for (size_t i = 0; i < email.len; i++) {
        unsigned char c = (unsigned char)email.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        if (plain) {
            text_add_byte(&t, (char)c);
        } else {
            text_add_byte(&t, '%');
            text_add_byte(&t, digits[c >> 4]);
            text_add_byte(&t, digits[c & 15]);
        }
    }
    text_add(&t, S("?issuer=Elkedeur&secret="));
    text_add(&t, key);
    return text_str(&t);
}

enum outcome
factor_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct factor_page *page = arena_new(cx->mem, struct factor_page, 1);
    struct professional_row person;
    struct second_factor factor;
    uint64_t permissions;

    TRY(professional_get(cx, cx->who.professional, &person));
    TRY(second_factor_get(cx, cx->who.professional, &factor));
    TRY(position_permissions(cx, cx->who.professional, cx->who.organisation, &permissions,
                             &page->waits));
    page->on = factor.since_ms > 0;
    page->pending = !page->on && factor.secret.len > 0;
    page->since = date_in_amsterdam(factor.since_ms);
    page->codes_left = factor.codes_left;
    page->password_fault = request_fault(cx, rq, S("password"));
    page->code_fault = request_fault(cx, rq, S("code"));
    if (page->pending) {
        struct str key = totp_key(cx->mem, factor.secret);
        page->key = in_fours(cx->mem, key);
        page->qr = qr_draw(cx->mem, otpauth(cx, person.email, key));
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Tweede stap bij het inloggen"), view_factor(page));
}

enum outcome
factor_begin_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;

    (void)re;
    TRY(confirm(cx, rq));
    change->factor_plan = second_factor_prepare(cx, cx->who.professional);
    return OK;
}

enum outcome
factor_begin(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct account_change *change = rq->plan;

    TRY(second_factor_begin(cx, cx->who.professional, &change->factor_plan));
    return reply_see_other(re, url_path(S("/werk/account/tweede-stap")));
}

enum outcome
factor_confirm_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = arena_new(cx->mem, struct account_change, 1);

    (void)re;
    if (second_step_throttle(cx, cx->who.professional, rq->network) == DENIED)
        return fail_with(cx, INVALID, cx->fault.sentence, S("code"), 0);
    TRY(second_factor_get(cx, cx->who.professional, &change->factor));
    if (change->factor.secret.len == 0)
        return fail(cx, CONFLICT, "Begin opnieuw met het aanzetten van de tweede stap.");
    rq->plan = change;
    return OK;
}

enum outcome
factor_confirm_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;

    (void)re;
    TRY(second_step_read(cx, &change->factor, request_field(rq, S("code")), rq->network,
                         &change->step));
    if (change->step.step == 0) /* recovery codes are made now */
        return fail_field(cx, "code", "Vul de zes cijfers in die de app laat zien.");
    change->codes = recovery_codes_prepare(cx);
    change->fresh = session_prepare(cx);
    return OK;
}

static enum outcome
codes_reply(struct cx *cx, struct reply *re, struct account_change *change)
{
    struct recovery_page *page = arena_new(cx->mem, struct recovery_page, 1);

    page->codes = (struct recovery_code_list){change->codes.shown, RECOVERY_CODES};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Uw herstelcodes"), view_recovery(page));
}

/* Who could do nothing before may now do their work: so a fresh session. */
enum outcome
factor_confirm(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;

    TRY(second_factor_confirm(cx, cx->who.professional, change->step.step, &change->codes));
    TRY(sessions_end(cx, cx->who.professional));
    TRY(sign_in_to(cx, re, &change->fresh, cx->who.professional, cx->who.organisation));
    re->location = (struct url){0};
    rq->session.csrf = change->fresh.csrf; /* of the forms on this page */
    return codes_reply(cx, re, change);
}

enum outcome
factor_off_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)re;
    return confirm(cx, rq);
}

enum outcome
factor_off(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(second_factor_off(cx, cx->who.professional));
    TRY(sessions_end_others(cx, cx->who.professional, rq->session.token_hash));
    return reply_see_other(re, url_path(S("/werk/account")));
}

enum outcome
factor_codes_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;

    (void)re;
    TRY(confirm(cx, rq));
    change->codes = recovery_codes_prepare(cx);
    return OK;
}

enum outcome
factor_codes(struct cx *cx, struct request *rq, struct reply *re)
{
    struct account_change *change = rq->plan;

    if (change->factor.since_ms == 0)
        return fail(cx, CONFLICT, "Zet eerst de tweede stap aan.");
    TRY(recovery_codes_replace(cx, cx->who.professional, &change->codes));
    return codes_reply(cx, re, change);
}
