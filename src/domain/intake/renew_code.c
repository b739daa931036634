/* renew_code.c - a new follow code and link, for a resident who lost them; the old ones end. */
#include "base/text.h"
#include "crypto/code.h"
#include "domain/intake/question_key.h"
#include "domain/intake/sealed_fields.h"

/* How to reach them stays as it is; how the code begins is that of the new one. */
static struct str
fields_with_code(struct arena *mem, struct str fields, struct str code)
{
    static const struct str kept[] = {S_INIT("name"), S_INIT("phone"), S_INIT("email"),
                                      S_INIT("mind"), S_INIT("interpreter")};
    struct text t = text_open(mem, fields.len + CODE_BEGIN);

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        sealed_field_add(&t, kept[i], sealed_field(mem, fields, kept[i]));
    sealed_field_add(&t, S("code"), str_slice(code, 0, CODE_BEGIN));
    return text_str(&t);
}

enum outcome
question_renew_code(struct cx *cx, struct question_id id, struct asked *ret)
{
    enum { SECRET_BYTES = 16 };
    struct contact_get_row contact;
    struct state_row state;
    struct data_key *key;
    struct str fields;
    const struct str code = code_new(cx->mem), secret = secret_new(cx, SECRET_BYTES);

    TRY(question_held_by_me(cx, id, &state));
    TRY(question_key(cx, id, &key));
    TRY(sql_contact_get(cx, id.municipality, id.question, 0, &contact));
    TRY(unseal(cx, key, id.question, contact.sealed_contact, &fields));
    TRY(sql_question_renew_code(
        cx, id.municipality, id.question, keyed_hash(cx, "follow_code", code),
        keyed_hash(cx, "follow_begin", str_slice(code, 0, CODE_BEGIN)),
        keyed_hash(cx, "follow_secret", secret),
        seal(cx, key, id.question, fields_with_code(cx->mem, fields, code))));
    TRY(happening_add_plain(cx, id, S("code_renewed"), S(""), cx->who.organisation));
    *ret = (struct asked){.municipality = id.municipality,
                          .question = id.question,
                          .code = code,
                          .secret = secret,
                          .organisation = state.organisation_name};
    return change_question(cx, id);
}
