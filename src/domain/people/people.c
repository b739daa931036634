/* people.c - roles, signing in and the brakes on guessing. */
#include "domain/people/people.h"

#include "crypto/keys.h"
#include "i18n/i18n.h"

static const int64_t window_ms = 15 * 60 * 1000;

enum { ACCOUNT_ATTEMPTS = 10, NETWORK_ATTEMPTS = 30 };

enum {
    SEES = PERMISSION_SIGNED_IN | PERMISSION_DIRECTORY,
    HELPS = SEES | PERMISSION_QUESTIONS | PERMISSION_REFER,
};

/* Who sets up, coordinates or oversees reads no question: the roles that do are the first four. */
const struct role roles[] = {
    {S_INIT("professional"), T_INIT("Hulpverlener"), HELPS},
    {S_INIT("objection_handler"), T_INIT("Behandelaar van bezwaren"),
     HELPS | PERMISSION_OBJECTIONS | PERMISSION_DECISIONS},
    {S_INIT("connector"), T_INIT("Verbindende schakel"), HELPS},
    {S_INIT("director"), T_INIT("Klantregisseur"), HELPS},
    {S_INIT("referrer"), T_INIT("Verwijzer"), SEES | PERMISSION_REFER},
    {S_INIT("coordinator"), T_INIT("Netwerkcoördinator"),
     SEES | PERMISSION_COORDINATE | PERMISSION_MAP},
    {S_INIT("editor"), T_INIT("Redacteur"),
     SEES | PERMISSION_SERVICES | PERMISSION_TEXTS | PERMISSION_DECISIONS},
    {S_INIT("manager"), T_INIT("Leidinggevende"), PERMISSION_SIGNED_IN | PERMISSION_COORDINATE},
    {S_INIT("organisation_administrator"), T_INIT("Beheerder van de organisatie"),
     SEES | PERMISSION_PEOPLE | PERMISSION_SERVICES},
    {S_INIT("network_administrator"), T_INIT("Beheerder van het netwerk"),
     SEES | PERMISSION_NETWORK | PERMISSION_PEOPLE | PERMISSION_MAP},
    {S_INIT("privacy_officer"), T_INIT("Privacyfunctionaris"),
     PERMISSION_SIGNED_IN | PERMISSION_OVERSEE},
    {S_INIT("auditor"), T_INIT("Auditor"), PERMISSION_SIGNED_IN | PERMISSION_OVERSEE},
};
const size_t role_count = sizeof roles / sizeof *roles;

const struct role *
role_find(struct str id)
{
    for (size_t i = 0; i < role_count; i++)
        if (str_eq(roles[i].id, id))
            return &roles[i];
    return NULL;
}

enum outcome
need(struct cx *cx, enum permission permission)
{
    if (cx->who.permissions & permission)
        return OK;
    return fail(cx, DENIED, "U heeft geen toegang tot deze pagina.");
}

/* ---- throttles ---- */

struct throttle_attempt {
    struct bytes subject;
    int64_t window_ms;
};

static struct bytes
throttle_subject(struct cx *cx, const struct throttle *throttle)
{
    return keyed_hash(cx, throttle->purpose, throttle->subject);
}

enum outcome
throttle_check(struct cx *cx, const struct throttle *throttle)
{
    struct throttle_get_row row = {0};
    enum outcome outcome = sql_throttle_get(cx, throttle_subject(cx, throttle),
                                            cx->now_ms - throttle->window_ms, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    if (row.attempts >= throttle->limit)
        return fail(cx, DENIED,
                    "Er ging te vaak iets mis. Wacht een kwartier en probeer het dan opnieuw.");
    return OK;
}

static enum outcome
throttle_write(struct cx *cx, const void *row)
{
    const struct throttle_attempt *attempt = row;
    return sql_throttle_add(cx, attempt->subject, cx->now_ms, cx->now_ms - attempt->window_ms);
}

void
throttle_keep(struct cx *cx, const struct throttle *throttle)
{
    struct throttle_attempt *attempt = arena_new(cx->mem, struct throttle_attempt, 1);
    *attempt = (struct throttle_attempt){throttle_subject(cx, throttle), throttle->window_ms};
    keep(cx, throttle_write, attempt);
}

enum outcome
throttle_purge(struct cx *cx, int64_t *ret)
{
    return sql_throttle_purge(cx, cx->now_ms - 24 * 60 * 60 * 1000, ret);
}

/* ---- signing in ---- */

static struct throttle
account_throttle(struct cx *cx, struct str email)
{
    return (struct throttle){"sign_in_account", str_lower(cx->mem, str_trim(email)),
                             ACCOUNT_ATTEMPTS, window_ms};
}

static struct throttle
network_throttle(struct str network)
{
    return (struct throttle){"sign_in_network", network, NETWORK_ATTEMPTS, window_ms};
}

enum outcome
sign_in_look_up(struct cx *cx, struct str email, struct str network, struct professional_row *ret)
{
    struct throttle account = account_throttle(cx, email), from = network_throttle(network);
    struct professional_row row = {0};

    TRY(throttle_check(cx, &account));
    TRY(throttle_check(cx, &from));
    enum outcome outcome = sql_professional_by_email(cx, str_lower(cx->mem, str_trim(email)), &row);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = row;
    return OK;
}

bool
sign_in_verify(struct str password, const struct professional_row *row)
{
    return password_verify(password, row->password);
}

void
sign_in_failed(struct cx *cx, struct str email, struct str network)
{
    struct throttle account = account_throttle(cx, email), from = network_throttle(network);

    throttle_keep(cx, &account);
    throttle_keep(cx, &from);
}

/* ---- passwords ---- */

enum outcome
password_check(struct cx *cx, struct str field, struct str password)
{
    if (utf8_count(password) >= PASSWORD_MIN_CHARS)
        return OK;
    return fail_with(cx, INVALID,
                     T("Het wachtwoord is te kort: kies er een van minstens {n} tekens."), field,
                     PASSWORD_MIN_CHARS);
}

enum outcome
password_look(struct cx *cx, int64_t professional, struct professional_row *ret)
{
    TRY(sql_professional_get(cx, professional, ret));
    struct throttle account = account_throttle(cx, ret->email);
    return throttle_check(cx, &account);
}

enum outcome
password_confirm(struct cx *cx, struct str password, const struct professional_row *row)
{
    struct throttle account = account_throttle(cx, row->email);

    if (row->active && password_verify(password, row->password))
        return OK;
    throttle_keep(cx, &account);
    return fail_field(cx, "password", "Dit wachtwoord klopt niet.");
}

enum outcome
password_change(struct cx *cx, int64_t professional, struct str hash, struct bytes session)
{
    int64_t deleted;

    TRY(sql_password_set(cx, professional, hash));
    TRY(sql_password_link_delete(cx, professional, &deleted));
    return sessions_end_others(cx, professional, session);
}

/* ---- memberships ---- */

enum outcome
position_permissions(struct cx *cx, int64_t professional, int64_t organisation, uint64_t *ret,
                     bool *ret_waits)
{
    struct position_row row;

    TRY(sql_position_get(cx, professional, organisation, &row));
    const struct role *role = role_find(row.role);
    if (!role)
        return NOT_FOUND;
    *ret_waits = row.wanted && !row.has;
    *ret = *ret_waits ? PERMISSION_SIGNED_IN : role->permissions;
    return OK;
}

enum outcome
membership_may(struct cx *cx, int64_t organisation, int64_t professional,
               enum permission permission, bool *ret)
{
    struct position_row row;
    enum outcome outcome = sql_position_get(cx, professional, organisation, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    const struct role *role = outcome == OK ? role_find(row.role) : NULL;
    *ret = role && (role->permissions & permission);
    return OK;
}

enum outcome
membership_used(struct cx *cx, int64_t professional, int64_t organisation)
{
    return sql_membership_used(cx, professional, organisation, cx->now_ms);
}

enum outcome
membership_list(struct cx *cx, int64_t professional, struct membership_row_list *ret)
{
    return sql_membership_list(cx, professional, ret);
}

enum outcome
account_list(struct cx *cx, struct account_row_list *ret)
{
    return sql_account_list(cx, ret);
}

enum outcome
professional_get(struct cx *cx, int64_t professional, struct professional_row *ret)
{
    return sql_professional_get(cx, professional, ret);
}

enum outcome
membership_active(struct cx *cx, int64_t organisation, int64_t professional, bool *ret)
{
    return sql_membership_active(cx, organisation, professional, ret);
}

enum outcome
colleagues_who_answer(struct cx *cx, struct colleague_row_list *ret)
{
    return sql_colleague_list(cx, cx->who.organisation, ret);
}

enum outcome
professional_add(struct cx *cx, int64_t professional, struct str name, struct str email,
                 struct str password_hash)
{
    return sql_professional_add(cx, professional, name, str_lower(cx->mem, str_trim(email)),
                                password_hash);
}

enum outcome
membership_set(struct cx *cx, int64_t professional, int64_t organisation, struct str role)
{
    if (!role_find(role))
        return fail_field(cx, "role", "Deze rol bestaat niet.");
    return sql_membership_put(cx, professional, organisation, role);
}

enum outcome
safety_net_unmanned(struct cx *cx, struct str *ret)
{
    enum { ROWS_MAX = 5000 }; /* 342 municipalities, with each role */
    struct safety_net_role_row_list list;
    struct str name = S("");
    int64_t municipality = 0;
    bool manned = true;

    TRY(sql_safety_net_roles(cx, ROWS_MAX, &list));
    for (size_t i = 0; i < list.count && (manned || list.at[i].municipality == municipality); i++) {
        const struct role *role = role_find(list.at[i].role);
        if (list.at[i].municipality != municipality)
            manned = false;
        municipality = list.at[i].municipality;
        name = list.at[i].municipality_name;
        manned = manned || (role && (role->permissions & PERMISSION_QUESTIONS));
    }
    *ret = manned ? S("") : name;
    return OK;
}
