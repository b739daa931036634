/* kept_form.c - writes a form as a browser does, seals it, and reads it back. */
#include "web/kept_form.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "format/form.h"

enum {
    FORM_MAX = 3000
}; /* a proxy takes an address of 8 KB, and sealing makes it a third longer */
_Static_assert((int)FORM_MAX <= (int)TOKEN_TEXT_MAX, "a form fits in a token");
static const int64_t kept_ms = INT64_C(60) * 60 * 1000;

static void
value_add(struct text *t, struct str value)
{
    static const char hex[] = "0123456789ABCDEF";

    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if (c > ' ' && c != '%' && c != '&' && c != '=' && c != '+') {
            text_add_byte(t, value.ptr[i]);
            continue;
        }
        if (c == ' ') { /* a letter is full of them */
            text_add_byte(t, '+');
            continue;
        }
        text_add_byte(t, '%');
        text_add_byte(t, hex[c >> 4]);
        text_add_byte(t, hex[c & 15]);
    }
}

static void
field_add(struct text *t, struct str name, struct str value)
{
    text_add(t, t->len ? S("&") : S(""));
    text_add(t, name);
    text_add(t, S("="));
    value_add(t, value);
}

/* "q=Ik+ben&place=1000"; a field of many values is as many fields. */
static struct str
form_write(struct cx *cx, const struct request *rq)
{
    struct text t = text_open(cx->mem, 256);

    for (size_t i = 0; i < rq->field_count; i++) {
        const struct field *field = &rq->fields[i];
        struct str rest = rq->values[i], value = rest;
        bool many = field->kind == FIELD_MANY;
        if (!rq->sent[i] || field->kind == FIELD_SECRET)
            continue;
        do {
            if (many && !str_cut(&rest, '\n', &value))
                value = S("");
            field_add(&t, field->name, value);
        } while (many && rest.len > 0);
    }
    return text_str(&t);
}

struct str
kept_fields_write(struct arena *mem, const struct kept_field_list *fields)
{
    struct text t = text_open(mem, 256);

    for (size_t i = 0; i < fields->count; i++)
        field_add(&t, fields->at[i].name, fields->at[i].value.text);
    return text_str(&t);
}

struct kept_field_list
kept_form_fields(struct arena *mem, struct str form)
{
    struct kept_field_list list = {0};
    struct str name, value, rest = form;

    while (form_next(mem, &rest, &name, &value))
        list.count++;
    list.at = arena_new(mem, struct kept_field, list.count);
    rest = form;
    for (size_t i = 0; i < list.count && form_next(mem, &rest, &name, &value); i++)
        list.at[i] = (struct kept_field){name, {value}};
    return list;
}

enum outcome
kept_form_reply(struct cx *cx, const struct request *rq, struct reply *re, const char *purpose,
                struct str path, bool *fits)
{
    struct str form = form_write(cx, rq);
    int64_t until_ms = cx->now_ms + (rq->kiosk ? kiosk_forgets_ms : kept_ms);

    *fits = form.len <= FORM_MAX;
    if (!*fits)
        return OK;
    return reply_see_other(
        re, url_path_token(cx->mem, path, token_make(cx, purpose, until_ms, form), S("")));
}

enum outcome
kept_form_read(struct cx *cx, struct request *rq, const char *purpose)
{
    struct str form;

    enum outcome outcome = token_open(cx, purpose, rq->args[0], &form);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND,
                    "Deze pagina is verlopen. Wij bewaren niet wat u schreef. Begin opnieuw.");
    TRY(outcome);
    /* What was sealed, and nothing that stands behind the address. */
    for (size_t i = 0; i < rq->field_count; i++) {
        rq->values[i] = S("");
        rq->sent[i] = false;
    }
    return request_fill(cx, rq, form);
}
