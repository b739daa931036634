/* session.c - sessions in the database; the token itself only in the browser. */
#include "web/session.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "web/session.sql.h"

static const int64_t minute_ms = 60 * 1000;

enum { TOUCH_MINUTES = 5 };

static struct bytes
token_hash(struct cx *cx, struct str token)
{
    return keyed_hash(cx, "session", token);
}

struct session_new
session_prepare(struct cx *cx)
{
    struct session_new fresh = {.token = secret_new(cx, 32), .csrf = secret_new(cx, 16)};
    fresh.token_hash = token_hash(cx, fresh.token);
    return fresh;
}

enum outcome
session_start(struct cx *cx, const struct session_new *fresh, int64_t professional,
              int64_t organisation, uint64_t permissions)
{
    return sql_session_add(cx, fresh->token_hash, professional, organisation, (int64_t)permissions,
                           fresh->csrf, cx->now_ms);
}

struct str
session_cookie(struct cx *cx, struct str token)
{
    return str_join(cx->mem, S("__Host-elkedeur="), token,
                    S("; Path=/; Secure; HttpOnly; SameSite=Lax"));
}

struct str
session_cookie_end(void)
{
    return S("__Host-elkedeur=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

enum outcome
session_end(struct cx *cx, const struct session *session)
{
    int64_t changed;
    return sql_session_delete(cx, session->token_hash, &changed);
}

enum outcome
session_end_all(struct cx *cx, int64_t professional)
{
    int64_t changed;
    return sql_session_delete_all(cx, professional, &changed);
}

enum outcome
session_end_others(struct cx *cx, int64_t professional, struct bytes hash)
{
    int64_t changed;
    return sql_session_delete_others(cx, professional, hash, &changed);
}

enum outcome
session_end_of(struct cx *cx, int64_t professional, int64_t organisation)
{
    int64_t changed;
    return sql_session_delete_of(cx, professional, organisation, &changed);
}

static enum outcome
touch(struct cx *cx, const void *row)
{
    const struct bytes *hash = row;
    int64_t changed;
    return sql_session_touch(cx, *hash, cx->now_ms, &changed);
}

enum outcome
session_find(struct cx *cx, struct str token, struct session *ret)
{
    struct session_row row;
    struct bytes *hash = arena_new(cx->mem, struct bytes, 1);

    *hash = token_hash(cx, token);
    TRY(sql_session_get(cx, *hash, cx->now_ms - SESSION_HOURS * 60 * minute_ms,
                        cx->now_ms - SESSION_IDLE_MINUTES * minute_ms, &row));
    if (cx->now_ms - row.seen_ms > TOUCH_MINUTES * minute_ms)
        keep(cx, touch, hash);
    *ret = (struct session){.professional = row.professional,
                            .organisation = row.organisation,
                            .permissions = (uint64_t)row.permissions,
                            .csrf = row.csrf,
                            .token_hash = *hash};
    return OK;
}

enum outcome
session_purge(struct cx *cx, int64_t *ret)
{
    return sql_session_purge(cx, cx->now_ms - SESSION_HOURS * 60 * minute_ms,
                             cx->now_ms - SESSION_IDLE_MINUTES * minute_ms, ret);
}
