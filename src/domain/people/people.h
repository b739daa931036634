/* people.h - professionals: who they are, what they may, and how they sign in.
 *
 * A professional has one role in each organisation they work for and acts for one at a time.
 * Nothing here counts what a person does: there are no figures per person (MISSION E6). */
#ifndef DOMAIN_PEOPLE_PEOPLE_H
#define DOMAIN_PEOPLE_PEOPLE_H

#include "base/cx.h"
#include "domain/people/links.sql.h"
#include "domain/people/members.sql.h"
#include "domain/people/people.sql.h"
#include "domain/people/role_contact.sql.h"

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
    PERMISSION_TEXTS = 1u << 10,  /* write and publish texts of the places that the own organisation
                                   * serves */
    PERMISSION_OBJECTIONS = 1u << 11, /* register and handle objections and complaints that the own
                                       * organisation must decide on */
    PERMISSION_DECISIONS = 1u << 12,  /* explain the decisions of the own municipal organisation */
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
/* The memberships to choose from: the one used last first, else by name. */
NODISCARD enum outcome membership_list(struct cx *cx, int64_t professional,
                                       struct membership_row_list *ret);

/* Every account with its place, the first sixty: for the page to sign in of a demo. */
NODISCARD enum outcome account_list(struct cx *cx, struct account_row_list *ret);

NODISCARD enum outcome professional_get(struct cx *cx, int64_t professional,
                                        struct professional_row *ret);
/* Is this person still a member, so that they may be given a question? */
NODISCARD enum outcome membership_active(struct cx *cx, int64_t organisation, int64_t professional,
                                         bool *ret);

/* What a session of this person in this organisation may, by the role of now: only the own account
 * until there is the second factor that the organisation asks for (*ret_waits). NOT_FOUND when they
 * do not work there. */
NODISCARD enum outcome position_permissions(struct cx *cx, int64_t professional,
                                            int64_t organisation, uint64_t *ret, bool *ret_waits);
/* Is this person a member there whose role has this permission? */
NODISCARD enum outcome membership_may(struct cx *cx, int64_t organisation, int64_t professional,
                                      enum permission permission, bool *ret);
/* Signed in there now: the next time begins there. */
NODISCARD enum outcome membership_used(struct cx *cx, int64_t professional, int64_t organisation);
/* The name of the first municipality whose safety net nobody can answer for, or empty. */
NODISCARD enum outcome safety_net_unmanned(struct cx *cx, struct str *ret);

/* Colleagues of the own organisation who may answer questions, by name; at most 200. */
NODISCARD enum outcome colleagues_who_answer(struct cx *cx, struct colleague_row_list *ret);

/* For setting up. CONFLICT when the address exists. `password_hash` from crypto/keys.h, '' for
 * none. */
NODISCARD enum outcome professional_add(struct cx *cx, int64_t professional, struct str name,
                                        struct str email, struct str password_hash);
NODISCARD enum outcome membership_set(struct cx *cx, int64_t professional, int64_t organisation,
                                      struct str role);

/* Shortest password that is accepted; there are no other rules, because they make passwords
 * worse. */
enum {
    PASSWORD_MIN_CHARS = 10,
    PASSWORD_MAX_CHARS = 200,
    PERSON_NAME_MAX_CHARS = 100,
    PERSON_EMAIL_MAX_CHARS = 200,
};
/* INVALID about this field when a new password is too short. */
NODISCARD enum outcome password_check(struct cx *cx, struct str field, struct str password);
/* Asking for the password again: DENIED after too many attempts, INVALID about the field
 * "password" when it is wrong. Look in a transaction, confirm outside it. */
NODISCARD enum outcome password_look(struct cx *cx, int64_t professional,
                                     struct professional_row *ret);
NODISCARD enum outcome password_confirm(struct cx *cx, struct str password,
                                        const struct professional_row *row);
/* Another password; every session but the one with this hash ends, and so do links by mail. */
NODISCARD enum outcome password_change(struct cx *cx, int64_t professional, struct str hash,
                                       struct bytes session);
/* Sessions that rest on what has just changed end in the same transaction. */
NODISCARD enum outcome sessions_end(struct cx *cx, int64_t professional);
NODISCARD enum outcome sessions_end_others(struct cx *cx, int64_t professional,
                                           struct bytes session);
NODISCARD enum outcome sessions_end_of(struct cx *cx, int64_t professional, int64_t organisation);

/* ---- who works where; each needs PERMISSION_PEOPLE ---- */

/* The organisation, when cx->who manages its people: the own one; with PERMISSION_NETWORK also each
 * that has a municipality of the own one among its own. NOT_FOUND otherwise. Asked first by every
 * rule below, and by their pages. */
NODISCARD enum outcome people_place(struct cx *cx, int64_t organisation,
                                    struct people_place_row *ret);
/* The others that cx->who manages, by name; none without PERMISSION_NETWORK. */
NODISCARD enum outcome people_places(struct cx *cx, struct people_place_row_list *ret);
/* By name, at most 1000. Who they are and what they may; never what they did. */
NODISCARD enum outcome member_list(struct cx *cx, int64_t organisation,
                                   struct member_row_list *ret);
NODISCARD enum outcome member_get(struct cx *cx, int64_t organisation, int64_t professional,
                                  struct member_row *ret);
/* May cx->who give this role? One that sees beyond its own organisation is given by a network
 * administrator. */
bool role_may_be_given(const struct cx *cx, const struct role *role);
/* Another role: its sessions there end. INVALID about "role"; DENIED for a role, new or old, that
 * may not be given; CONFLICT for oneself and for the last administrator of the organisation or of
 * the network. Who may no longer answer questions must hold none: see desk/leaving.h. */
NODISCARD enum outcome member_set_role(struct cx *cx, int64_t organisation, int64_t professional,
                                       struct str role);
/* The end of a membership, with the same refusals. Without another place the account is closed: the
 * name stays beside what was answered, address and password go. What they held must have gone to
 * others in the same transaction: see desk/leaving.h. */
NODISCARD enum outcome member_end(struct cx *cx, int64_t organisation, int64_t professional);
/* From now on everybody there needs a second factor, or not. Sessions without one end. CONFLICT
 * when cx->who works there and has none. */
NODISCARD enum outcome people_require_second_factor(struct cx *cx, int64_t organisation,
                                                    bool wanted);

/* ---- links by mail: each works once ---- */

enum { INVITATION_DAYS = 7, PASSWORD_LINK_HOURS = 2 };

/* Invites somebody (PERMISSION_PEOPLE, see people_place) with a mail. INVALID about name, email or
 * role; also when the address works there or was invited already. */
NODISCARD enum outcome invitation_send(struct cx *cx, int64_t organisation, int64_t invitation,
                                       struct str name, struct str email, struct str role);
/* A new link; the one before stops working. */
NODISCARD enum outcome invitation_again(struct cx *cx, int64_t organisation, int64_t invitation);
NODISCARD enum outcome invitation_withdraw(struct cx *cx, int64_t organisation, int64_t invitation);
NODISCARD enum outcome invitation_list(struct cx *cx, int64_t organisation,
                                       struct invitation_row_list *ret);
/* By the secret of the link; NOT_FOUND when it was used, withdrawn or is older than 7 days.
 * *ret_known: this address has an account with a password, so that yes is enough. */
NODISCARD enum outcome invitation_find(struct cx *cx, struct str secret, struct invitation_row *ret,
                                       bool *ret_known);
/* Joins. `professional` and `password_hash` are for a new account; *ret is who joined. CONFLICT
 * when the link was used in between. */
NODISCARD enum outcome invitation_accept(struct cx *cx, const struct invitation_row *row,
                                         int64_t professional, struct str password_hash,
                                         int64_t *ret);

/* A link to choose a new password, when the address has an account. OK either way: nobody learns
 * which accounts exist. DENIED after too many times. */
NODISCARD enum outcome password_link_send(struct cx *cx, struct str email, struct str network);
NODISCARD enum outcome password_link_find(struct cx *cx, struct str secret,
                                          struct password_link_row *ret);
/* CONFLICT when the link was used in between. All sessions end. */
NODISCARD enum outcome password_link_use(struct cx *cx, struct str secret, int64_t professional,
                                         struct str password_hash);
/* Invitations of a month ago and links for a password that ended; a job. */
NODISCARD enum outcome link_purge(struct cx *cx, int64_t *ret);

/* ---- contacts by role, which stay when people leave ---- */

enum { ROLE_TITLE_MAX_CHARS = 100, ROLE_PHONE_MAX_CHARS = 30 };
enum seen_by { SEEN_BY_EVERYONE, SEEN_BY_NETWORK, SEEN_BY_ORGANISATION, SEEN_BY_COUNT };
struct str seen_by_code(enum seen_by seen_by);
struct str seen_by_sentence(struct str code); /* msgid; empty for a code that is none */

/* For residents: those of the organisation that everyone may see. */
NODISCARD enum outcome role_contact_public(struct cx *cx, int64_t organisation,
                                           struct role_contact_row_list *ret);
/* For colleagues (PERMISSION_DIRECTORY): all of the own organisation, and what the network may see
 * of organisations that share a municipality with it or serve everywhere; one that serves
 * everywhere sees it of all. At most 1000. */
NODISCARD enum outcome role_contact_near(struct cx *cx, struct role_contact_row_list *ret);
/* All of an organisation, with who fills each now: for those who manage it (people_place). */
NODISCARD enum outcome role_contact_list(struct cx *cx, int64_t organisation,
                                         struct role_contact_row_list *ret,
                                         struct role_contact_person_row_list *ret_people);
NODISCARD enum outcome role_contact_get(struct cx *cx, int64_t organisation, int64_t contact,
                                        struct role_contact_row *ret);
/* Adds or, when `existing`, changes. INVALID about title, phone, email or seen_by. */
NODISCARD enum outcome role_contact_put(struct cx *cx, const struct role_contact_row *row,
                                        bool existing);
NODISCARD enum outcome role_contact_delete(struct cx *cx, int64_t organisation, int64_t contact);
/* A colleague of the organisation fills it from now on, or no longer. */
NODISCARD enum outcome role_contact_fill(struct cx *cx, int64_t organisation, int64_t contact,
                                         int64_t professional, bool fills);

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
