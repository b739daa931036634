/* retain.c - what has been kept long enough is erased, key first: then every old copy is unreadable
 * too. */
#include "domain/intake/intake.h"

/* Informing and advising without a file: one year (Selectielijst 2020, 'informeren'). What was
 * decided by law is kept for as many years as keep_years says. */
static const int64_t kept_ms = 365LL * 24 * 60 * 60 * 1000;
static const int64_t change_kept_ms = 60 * 60 * 1000;

enum { AT_ONCE = 100 };

enum outcome
question_erase(struct cx *cx, struct question_id id)
{
    int64_t changed;

    TRY(sql_question_key_delete(cx, id.municipality, id.question, &changed));
    TRY(sql_reply_draft_delete_all(cx, id.municipality, id.question, &changed));
    TRY(sql_message_delete(cx, id.municipality, id.question, &changed));
    TRY(sql_happening_delete(cx, id.municipality, id.question, &changed));
    TRY(sql_consent_delete(cx, id.municipality, id.question, &changed));
    TRY(sql_referral_delete(cx, id.municipality, id.question, &changed));
    TRY(sql_question_delete(cx, id.municipality, id.question, &changed));
    return sql_holding_delete(cx, id.municipality, id.question, &changed);
}

enum outcome
question_retain(struct cx *cx, int64_t *ret)
{
    struct question_id_row_list old;

    TRY(sql_question_old(cx, cx->now_ms, kept_ms, AT_ONCE, &old));
    for (size_t i = 0; i < old.count; i++)
        TRY(question_erase(cx, (struct question_id){old.at[i].municipality, old.at[i].question}));
    *ret = (int64_t)old.count;
    return OK;
}

enum outcome
change_purge(struct cx *cx, int64_t *ret)
{
    return sql_change_purge(cx, cx->now_ms - change_kept_ms, ret);
}
