/* draft.c - what a resident typed so far: sealed under a key made of the secret in the address, so
 * that neither the database nor the address alone opens it. */
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/intake/sealed_fields.h"

static const int64_t lifetime_ms = 24 * 60 * 60 * 1000;

static struct bytes
row_id(struct cx *cx, struct str secret)
{
    return keyed_hash(cx, "draft_row", secret);
}

struct draft
draft_new(struct cx *cx)
{
    struct str secret = secret_new(cx, 16);
    return (struct draft){.token = token_make(cx, "draft", cx->now_ms + lifetime_ms, secret),
                          .id = row_id(cx, secret)};
}

static struct str
ask_write(struct cx *cx, const struct ask *ask, enum peril peril)
{
    struct text t = text_open(cx->mem, ask->question.len + 256);

    sealed_field_add(&t, S("question"), ask->question);
    sealed_field_add(&t, S("topic"), ask->topic);
    sealed_field_add(&t, S("also"), ask->also);
    sealed_field_add_int(&t, S("municipality"), ask->municipality);
    sealed_field_add(&t, S("channel"), ask->channel);
    sealed_field_add(&t, S("name"), ask->name);
    sealed_field_add(&t, S("phone"), ask->phone);
    sealed_field_add(&t, S("email"), ask->email);
    sealed_field_add(&t, S("mind"), ask->mind);
    sealed_field_add(&t, S("interpreter"), ask->interpreter);
    if (ask->call.said)
        sealed_field_add(&t, S("part"), day_part_code(ask->call.part));
    sealed_field_add(&t, S("days"), ask->call.days);
    sealed_field_add_int(&t, S("voicemail"), ask->call.voicemail);
    sealed_field_add_int(&t, S("wish"), ask->wish);
    sealed_field_add_int(&t, S("last_day"), ask->last_day);
    sealed_field_add(&t, S("letter_form"), ask->letter_form);
    sealed_field_add_int(&t, S("danger"), peril);
    sealed_field_add_int(&t, S("consent"), ask->consent);
    sealed_field_add_int(&t, S("language"), ask->language);
    return text_str(&t);
}

static struct ask
ask_read(struct cx *cx, struct str fields)
{
    struct arena *mem = cx->mem;
    return (struct ask){
        .question = sealed_field(mem, fields, S("question")),
        .topic = sealed_field(mem, fields, S("topic")),
        .also = sealed_field(mem, fields, S("also")),
        .municipality = sealed_field_int(mem, fields, S("municipality")),
        .channel = sealed_field(mem, fields, S("channel")),
        .name = sealed_field(mem, fields, S("name")),
        .phone = sealed_field(mem, fields, S("phone")),
        .email = sealed_field(mem, fields, S("email")),
        .mind = sealed_field(mem, fields, S("mind")),
        .interpreter = sealed_field(mem, fields, S("interpreter")),
        .call = callback_wish_of(day_part_of(sealed_field(mem, fields, S("part"))),
                                 sealed_field_int(mem, fields, S("voicemail")) != 0, S(""),
                                 sealed_field(mem, fields, S("days"))),
        .wish = sealed_field_int(mem, fields, S("wish")),
        .last_day = sealed_field_int(mem, fields, S("last_day")),
        .letter_form = sealed_field(mem, fields, S("letter_form")),
        .consent = sealed_field_int(mem, fields, S("consent")) != 0,
        .language = (enum language)sealed_field_int(mem, fields, S("language")),
    };
}

enum outcome
draft_get(struct cx *cx, struct str token, struct draft *ret)
{
    struct draft draft = {.token = token};
    struct draft_row row;
    struct str secret, plain;

    enum outcome outcome = token_open(cx, "draft", token, &secret);
    if (outcome == OK) {
        draft.id = row_id(cx, secret);
        outcome = sql_draft_get(cx, draft.id, cx->now_ms, &row);
    }
    if (outcome == NOT_FOUND)
        return fail(
            cx, NOT_FOUND,
            "Wat u schreef, is er niet meer. Wij bewaren het 24 uur. Begin opnieuw, of bel ons.");
    TRY(outcome);
    TRY(unseal_secret(cx, "draft_seal", secret, row.sealed, &plain));
    draft.sent = row.sent != 0;
    if (draft.sent)
        draft.result = plain;
    else
        draft.ask = ask_read(cx, plain);
    draft.peril = (enum peril)sealed_field_int(cx->mem, plain, S("danger"));
    *ret = draft;
    return OK;
}

static enum outcome
draft_secret(struct cx *cx, const struct draft *draft, struct str *ret)
{
    return token_open(cx, "draft", draft->token, ret);
}

enum outcome
draft_save(struct cx *cx, const struct draft *draft)
{
    struct str secret;
    int64_t changed;

    TRY(draft_secret(cx, draft, &secret));
    return sql_draft_put(
        cx, draft->id,
        seal_secret(cx, "draft_seal", secret, ask_write(cx, &draft->ask, draft->peril)),
        cx->now_ms + (draft->lifetime_ms ? draft->lifetime_ms : lifetime_ms), &changed);
}

enum outcome
draft_forget(struct cx *cx, struct str token)
{
    struct str secret;
    int64_t changed;

    if (token_open(cx, "draft", token, &secret) != OK)
        return OK;
    return sql_draft_delete(cx, row_id(cx, secret), &changed);
}

enum outcome
draft_sent(struct cx *cx, const struct draft *draft, struct str result)
{
    struct str secret;

    TRY(draft_secret(cx, draft, &secret));
    return sql_draft_set_sent(cx, draft->id, seal_secret(cx, "draft_seal", secret, result));
}

bool
draft_valid(struct cx *cx, struct str token)
{
    struct str secret;

    return token_open(cx, "draft", token, &secret) == OK;
}

enum outcome
draft_sent_first(struct cx *cx, struct str token, int64_t forgets_ms, struct str result)
{
    struct draft draft = {.token = token, .lifetime_ms = forgets_ms};
    struct str secret;

    TRY(draft_secret(cx, &draft, &secret));
    draft.id = row_id(cx, secret);
    TRY(draft_save(cx, &draft));
    return draft_sent(cx, &draft, result);
}

enum outcome
draft_result(struct cx *cx, struct str token, struct str *ret)
{
    const struct fault fault = cx->fault;
    struct draft draft;
    enum outcome outcome = draft_get(cx, token, &draft);

    *ret = outcome == OK && draft.sent ? draft.result : S("");
    if (outcome == NOT_FOUND)
        cx->fault = fault;
    return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome
draft_purge(struct cx *cx, int64_t *ret)
{
    return sql_draft_purge(cx, cx->now_ms, ret);
}
