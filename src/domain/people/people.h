/* people.h - professionals: who they are, what they may, and how they sign in.
 *
 * A professional has one role in each organisation they work for and acts for one at a time.
 * Nothing here counts what a person does: there are no figures per person (MISSION E6). */
#ifndef DOMAIN_PEOPLE_PEOPLE_H
#define DOMAIN_PEOPLE_PEOPLE_H

#include "base/cx.h"
#include "domain/people/people.sql.h"

enum permission {
    PERMISSION_SIGNED_IN = 1u << 0, /* every role */
    PERMISSION_QUESTIONS = 1u << 1, /* read and answer what the own organisation holds */
    PERMISSION_COORDINATE =
        1u << 2, /* see that questions exist and how old they are; never text or name */
    PERMISSION_PEOPLE = 1u << 3,   /* accounts of the own organisation */
    PERMISSION_NETWORK = 1u << 4,  /* municipalities, doorways, organisations, safety nets: of the
                                    * municipalities that the own organisation serves */
    PERMISSION_SERVICES = 1u << 5, /* services, locations and hours of the own organisation */
    PERMISSION_MAP = 1u << 6, /* the same of every organisation that serves its municipalities */
    PERMISSION_DIRECTORY = 1u << 7, /* direct lines of colleagues elsewhere, who is on duty */
    PERMISSION_REFER = 1u << 8,   /* enter a question beside a resident, for another organisation */
    PERMISSION_OVERSEE = 1u << 9, /* the access log: which organisation looked, never at what */
};

struct role {
    struct str id;   /* in the database */
    struct str name; /* msgid, shown */
    uint64_t permissions;
};
extern const struct role roles[];
extern const size_t role_count;
/* NULL when there is no such role. */
const struct role *role_find(struct str id);

/* What every rule asks first. Jobs carry the permission they need. */
NODISCARD enum outcome need(struct cx *cx, enum permission permission);

/* ---- signing in ---- */

/* Who it is when address and password belong together. DENIED otherwise, with one sentence for
 * every reason; after 10 attempts on an account or 30 from a network in 15 minutes also DENIED,
 * with another sentence but without checking the password. Attempts are kept whatever the outcome.
 * Three calls, because hashing may not happen inside a transaction. */
NODISCARD enum outcome sign_in_look_up(
    struct cx *cx, struct str email, struct str network,
    struct professional_row *ret); /* in a transaction; no row: all empty */
bool sign_in_verify(struct str password, const struct professional_row *row); /* outside */
/* Notes a failed attempt on the account and the network; to be kept. */
void sign_in_failed(struct cx *cx, struct str email, struct str network);
/* The memberships to choose from, the first by name. */
NODISCARD enum outcome membership_list(struct cx *cx, int64_t professional,
                                       struct membership_row_list *ret);

/* Every account with its place, the first twenty: for the page to sign in of a demo. */
NODISCARD enum outcome account_list(struct cx *cx, struct account_row_list *ret);

NODISCARD enum outcome professional_get(struct cx *cx, int64_t professional,
                                        struct professional_row *ret);
/* Is this person still a member, so that they may be given a question? */
NODISCARD enum outcome membership_active(struct cx *cx, int64_t organisation, int64_t professional,
                                         bool *ret);

/* The name of the first municipality whose safety net nobody can answer for, or empty. */
NODISCARD enum outcome safety_net_unmanned(struct cx *cx, struct str *ret);

/* For setting up. CONFLICT when the address exists. `password_hash` from crypto/keys.h, '' for
 * none. */
NODISCARD enum outcome professional_add(struct cx *cx, int64_t professional, struct str name,
                                        struct str email, struct str password_hash);
NODISCARD enum outcome membership_set(struct cx *cx, int64_t professional, int64_t organisation,
                                      struct str role);

/* Shortest password that is accepted; there are no other rules, because they make passwords
 * worse. */
enum { PASSWORD_MIN_CHARS = 10, PASSWORD_MAX_CHARS = 200 };

/* ---- brakes on guessing, for accounts and for follow codes ---- */

struct throttle {
    const char *purpose; /* "sign_in_account", "code_network", ... */
    struct str subject;
    int64_t limit;
    int64_t window_ms;
};
/* DENIED when the limit of the window is reached. */
NODISCARD enum outcome throttle_check(struct cx *cx, const struct throttle *throttle);
/* One more attempt, kept whatever the outcome of the call. */
void throttle_keep(struct cx *cx, const struct throttle *throttle);
/* Rows whose window has passed; a job. */
NODISCARD enum outcome throttle_purge(struct cx *cx, int64_t *ret);

#endif
