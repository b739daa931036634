/* session.h - a signed-in professional, by a random token of which the database holds a hash.
 *
 * Ends after 12 hours, after an hour without a request, and on signing out; with the account, the
 * membership and the organisation. What a session may was fixed when it began: who changes that (a
 * role, a password, a second factor) ends it in the same transaction. */
#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include "web/request.h"

enum { SESSION_HOURS = 12, SESSION_IDLE_MINUTES = 60 };

/* In `prepare`: token and CSRF value for a new session. */
struct session_new {
    struct str token, csrf;
    struct bytes token_hash;
};
struct session_new session_prepare(struct cx *cx);
/* In `act`. The Set-Cookie line is session_cookie(). */
NODISCARD enum outcome session_start(struct cx *cx, const struct session_new *fresh,
                                     int64_t professional, int64_t organisation,
                                     uint64_t permissions);
struct str session_cookie(struct cx *cx, struct str token);
struct str session_cookie_end(void);
NODISCARD enum outcome session_end(struct cx *cx, const struct session *session);
NODISCARD enum outcome session_end_all(struct cx *cx, int64_t professional);
/* All but the one with this hash. */
NODISCARD enum outcome session_end_others(struct cx *cx, int64_t professional, struct bytes hash);
/* Those for one organisation. */
NODISCARD enum outcome session_end_of(struct cx *cx, int64_t professional, int64_t organisation);

/* The session of a token. NOT_FOUND when there is none or it has ended. The idle limit is moved at
 * most once in five minutes (as a kept row), so that a page is not always a write. */
NODISCARD enum outcome session_find(struct cx *cx, struct str token, struct session *ret);

/* Deletes ended sessions; a job. */
NODISCARD enum outcome session_purge(struct cx *cx, int64_t *ret);

#endif
