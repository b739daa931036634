/* sessions.c - a session never outlives what it rests on: role, membership, account, password. */
#include "domain/people/people.h"
#include "web/session.h"

enum outcome
sessions_end(struct cx *cx, int64_t professional)
{
    return session_end_all(cx, professional);
}

enum outcome
sessions_end_others(struct cx *cx, int64_t professional, struct bytes session)
{
    return session_end_others(cx, professional, session);
}

enum outcome
sessions_end_of(struct cx *cx, int64_t professional, int64_t organisation)
{
    return session_end_of(cx, professional, organisation);
}
