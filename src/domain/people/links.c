/* links.c - links by mail: an invitation, and a new password. The secret in a link is made again
 * from the row by whoever holds the master key; the database holds its keyed hash. */
#include "domain/people/links.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "jobs/jobs.h"
#include "net/mail_site.h"
#include "words/reach.h"

static const int64_t hour_ms = 60 * 60 * 1000;
static const int64_t window_ms = 15 * 60 * 1000;

enum { ACCOUNT_LINKS = 5, NETWORK_LINKS = 20, PURGE_DAYS = 30 };

struct str
link_secret(struct cx *cx, enum link_kind kind, int64_t id, int64_t sent_ms)
{
    static const char *const purposes[] = {
        [LINK_INVITATION] = "invitation_link", [LINK_PASSWORD] = "password_link"};
    struct text about = text_open(cx->mem, 48), hex = text_open(cx->mem, 64);

    text_add_int(&about, id);
    text_add_byte(&about, '.');
    text_add_int(&about, sent_ms);
    text_add_hex(&hex, keyed_hash(cx, purposes[kind], text_str(&about)));
    return text_str(&hex);
}

static struct bytes
link_hash(struct cx *cx, struct str secret)
{
    return keyed_hash(cx, "mail_link", secret);
}

static struct str
subject_of(struct cx *cx, int64_t id)
{
    struct text t = text_open(cx->mem, 24);

    text_add_int(&t, id);
    return text_str(&t);
}

/* ---- invitations ---- */

static enum outcome
invitation_check(struct cx *cx, struct str name, struct str email, struct str role_id)
{
    const struct role *role = role_find(role_id);

    if (name.len == 0)
        return fail_field(cx, "name", "Vul een naam in. Inwoners zien wie er helpt.");
    if (!email_plausible(email))
        return fail_field(cx, "email", "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
    if (!role)
        return fail_field(cx, "role", "Kies een rol.");
    if (!role_may_be_given(cx, role))
        return fail(cx, DENIED, "Deze rol geeft alleen een beheerder van het netwerk.");
    return OK;
}

enum outcome
invitation_send(struct cx *cx, int64_t organisation, int64_t invitation, struct str name,
                struct str typed, struct str role)
{
    struct str email = str_lower(cx->mem, str_trim(typed));
    struct people_place_row place;
    bool there;

    TRY(people_place(cx, organisation, &place));
    TRY(invitation_check(cx, name, email, role));
    TRY(sql_member_by_email(cx, organisation, email, &there));
    if (there)
        return fail_field(cx, "email", "Deze collega hoort al bij de organisatie.");
    TRY(sql_invitation_waits(cx, organisation, email, &there));
    if (there)
        return fail_field(cx, "email",
                          "Dit adres is al uitgenodigd. U kunt de uitnodiging opnieuw sturen.");
    TRY(sql_invitation_add(
        cx, invitation, organisation, email, name, role, cx->now_ms,
        link_hash(cx, link_secret(cx, LINK_INVITATION, invitation, cx->now_ms))));
    return job_add(cx, S("mail_invitation"), subject_of(cx, invitation), cx->now_ms);
}

static enum outcome
invitation_gone(struct cx *cx)
{
    return fail(cx, NOT_FOUND, "Deze uitnodiging is er niet meer.");
}

enum outcome
invitation_again(struct cx *cx, int64_t organisation, int64_t invitation)
{
    struct people_place_row place;
    int64_t changed;

    TRY(people_place(cx, organisation, &place));
    TRY(sql_invitation_renew(
        cx, invitation, organisation, cx->now_ms,
        link_hash(cx, link_secret(cx, LINK_INVITATION, invitation, cx->now_ms)), &changed));
    if (changed == 0)
        return invitation_gone(cx);
    return job_add(cx, S("mail_invitation"), subject_of(cx, invitation), cx->now_ms);
}

enum outcome
invitation_withdraw(struct cx *cx, int64_t organisation, int64_t invitation)
{
    struct people_place_row place;
    int64_t changed;

    TRY(people_place(cx, organisation, &place));
    TRY(sql_invitation_withdraw(cx, invitation, organisation, &changed));
    return changed ? OK : invitation_gone(cx);
}

enum outcome
invitation_list(struct cx *cx, int64_t organisation, struct invitation_row_list *ret)
{
    struct people_place_row place;

    TRY(people_place(cx, organisation, &place));
    return sql_invitation_list(cx, organisation, ret);
}

struct str
invitation_address(struct cx *cx, const struct invitation_row *row)
{
    return str_join(cx->mem, mail_site_get()->address, S("/werk/uitnodiging/"),
                    link_secret(cx, LINK_INVITATION, row->invitation, row->sent_ms));
}

enum outcome
invitation_link_by_hand(struct cx *cx, const struct invitation_row *row, struct str *ret)
{
    struct professional_row account;

    *ret = S("");
    if (mail_site_get()->server.len || row->sent_ms <= cx->now_ms - INVITATION_DAYS * 24 * hour_ms)
        return OK;
    enum outcome outcome = sql_professional_by_email(cx, row->email, &account);
    if (outcome == NOT_FOUND || (outcome == OK && account.password.len)) {
        *ret = invitation_address(cx, row);
        return OK;
    }
    return outcome;
}

enum outcome
invitation_find(struct cx *cx, struct str secret, struct invitation_row *ret, bool *ret_known)
{
    struct professional_row account = {0};

    TRY(sql_invitation_by_link(cx, link_hash(cx, secret),
                               cx->now_ms - INVITATION_DAYS * 24 * hour_ms, ret));
    enum outcome outcome = sql_professional_by_email(cx, ret->email, &account);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret_known = account.password.len > 0;
    return OK;
}

enum outcome
invitation_accept(struct cx *cx, const struct invitation_row *row, int64_t professional,
                  struct str password_hash, int64_t *ret)
{
    struct professional_row account = {0};
    int64_t used;

    TRY(sql_invitation_use(cx, row->invitation, row->link_hash, &used));
    if (used == 0)
        return fail(cx, CONFLICT, "Deze link is al gebruikt.");
    enum outcome outcome = sql_professional_by_email(cx, row->email, &account);
    if (outcome == NOT_FOUND) {
        TRY(professional_add(cx, professional, row->name, row->email, password_hash));
        account.professional = professional;
    } else {
        TRY(outcome);
        if (account.password.len == 0)
            TRY(sql_password_set(cx, account.professional, password_hash));
    }
    TRY(sql_membership_add(cx, account.professional, row->organisation, row->role));
    *ret = account.professional;
    return OK;
}

/* ---- a new password ---- */

enum outcome
password_link_send(struct cx *cx, struct str typed, struct str network)
{
    struct str email = str_lower(cx->mem, str_trim(typed));
    const struct throttle account = {"password_link_account", email, ACCOUNT_LINKS, window_ms};
    const struct throttle from = {"password_link_network", network, NETWORK_LINKS, window_ms};
    struct professional_row row;

    TRY(throttle_check(cx, &account));
    TRY(throttle_check(cx, &from));
    throttle_keep(cx, &account);
    throttle_keep(cx, &from);
    enum outcome outcome = sql_professional_by_email(cx, email, &row);
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    TRY(sql_password_link_put(
        cx, row.professional, cx->now_ms,
        link_hash(cx, link_secret(cx, LINK_PASSWORD, row.professional, cx->now_ms))));
    return job_add(cx, S("mail_password"), subject_of(cx, row.professional), cx->now_ms);
}

enum outcome
password_link_find(struct cx *cx, struct str secret, struct password_link_row *ret)
{
    return sql_password_link_by(cx, link_hash(cx, secret),
                                cx->now_ms - PASSWORD_LINK_HOURS * hour_ms, ret);
}

enum outcome
password_link_use(struct cx *cx, struct str secret, int64_t professional, struct str password_hash)
{
    int64_t used;

    TRY(sql_password_link_use(cx, link_hash(cx, secret), &used));
    if (used == 0)
        return fail(cx, CONFLICT, "Deze link is al gebruikt.");
    TRY(sql_password_set(cx, professional, password_hash));
    return sessions_end(cx, professional);
}

enum outcome
link_purge(struct cx *cx, int64_t *ret)
{
    int64_t invitations, passwords;

    TRY(sql_invitation_purge(cx, cx->now_ms - PURGE_DAYS * 24 * hour_ms, &invitations));
    TRY(sql_password_link_purge(cx, cx->now_ms - PASSWORD_LINK_HOURS * hour_ms, &passwords));
    *ret = invitations + passwords;
    return OK;
}
