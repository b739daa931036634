/* question_key.c - sealing and noting, shared by everything that writes about a question. */
#include "domain/intake/question_key.h"

#include "base/text.h"
#include "domain/intake/question_seal.h"
#include "os/random.h"

enum outcome
question_key(struct cx *cx, struct question_id id, struct data_key **ret)
{
    struct question_key_get_row row;

    TRY(sql_question_key_get(cx, id.municipality, id.question, &row));
    return data_key_unwrap(cx, row.wrapped, id.question, ret);
}

enum outcome
question_seal(struct cx *cx, struct question_id id, struct str plain, struct bytes *ret)
{
    struct data_key *key;

    TRY(question_key(cx, id, &key));
    *ret = seal(cx, key, id.question, plain);
    return OK;
}

enum outcome
question_unseal(struct cx *cx, struct question_id id, struct bytes sealed, struct str *ret)
{
    struct data_key *key;

    *ret = S("");
    if (sealed.len == 0)
        return OK;
    TRY(question_key(cx, id, &key));
    return unseal(cx, key, id.question, sealed, ret);
}

enum outcome
happening_add(struct cx *cx, struct question_id id, const struct data_key *key, struct str kind,
              struct str detail, struct str words)
{
    struct bytes sealed = words.len ? seal(cx, key, id.question, words) : (struct bytes){0};

    return sql_happening_add(cx, id.municipality, id.question, id_new(cx->now_ms), kind,
                             cx->who.organisation, cx->who.professional, cx->now_ms, detail,
                             sealed);
}

enum outcome
happening_add_plain(struct cx *cx, struct question_id id, struct str kind, struct str detail,
                    int64_t organisation)
{
    return sql_happening_add(cx, id.municipality, id.question, id_new(cx->now_ms), kind,
                             organisation, cx->who.professional, cx->now_ms, detail,
                             (struct bytes){0});
}

enum outcome
message_add(struct cx *cx, struct question_id id, const struct data_key *key, struct str kind,
            struct str text)
{
    enum { MESSAGES_MAX = 500 }; /* what one page shows; more is not a conversation */
    int64_t count;

    TRY(sql_message_count(cx, id.municipality, id.question, &count));
    if (count >= MESSAGES_MAX)
        return fail(
            cx, CONFLICT,
            "U kunt bij deze vraag geen berichten meer sturen. Bel ons of stel een nieuwe vraag.");
    return sql_message_add(cx, id.municipality, id.question, id_new(cx->now_ms), kind,
                           cx->who.professional, cx->who.organisation, cx->now_ms,
                           seal(cx, key, id.question, text));
}

struct str
organisation_channel(struct cx *cx, int64_t organisation)
{
    struct text t = text_open(cx->mem, 32);
    text_add(&t, S("o"));
    text_add_int(&t, organisation);
    return text_str(&t);
}

struct str
question_channel(struct cx *cx, struct question_id id)
{
    struct text t = text_open(cx->mem, 40);
    text_add(&t, S("q"));
    text_add_int(&t, id.municipality);
    text_add_byte(&t, '.');
    text_add_int(&t, id.question);
    return text_str(&t);
}

enum outcome
change_question(struct cx *cx, struct question_id id)
{
    return sql_change_add(cx, id_new(cx->now_ms), cx->now_ms, question_channel(cx, id));
}

enum outcome
change_organisation(struct cx *cx, int64_t organisation)
{
    return sql_change_add(cx, id_new(cx->now_ms), cx->now_ms,
                          organisation_channel(cx, organisation));
}

enum outcome
change_list(struct cx *cx, int64_t since_ms, struct change_since_row_list *ret)
{
    enum { AT_ONCE = 1000 };
    return sql_change_since(cx, since_ms, AT_ONCE, ret);
}
