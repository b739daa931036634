/* sealed_fields.c - the form encoding, reused for what is sealed together. */
#include "domain/intake/sealed_fields.h"

#include "format/form.h"

void
sealed_field_add(struct text *t, struct str name, struct str value)
{
    if (value.len == 0)
        return;
    if (t->len)
        text_add_byte(t, '&');
    text_add(t, name);
    text_add_byte(t, '=');
    text_add(t, form_encode(t->mem, value));
}

void
sealed_field_add_int(struct text *t, struct str name, int64_t value)
{
    struct text digits = text_open(t->mem, 24);

    if (value == 0)
        return;
    text_add_int(&digits, value);
    sealed_field_add(t, name, text_str(&digits));
}

struct str
sealed_field(struct arena *mem, struct str fields, struct str name)
{
    struct str found, value;

    while (form_next(mem, &fields, &found, &value))
        if (str_eq(found, name))
            return value;
    return S("");
}

int64_t
sealed_field_int(struct arena *mem, struct str fields, struct str name)
{
    int64_t n;
    return str_int(sealed_field(mem, fields, name), &n) ? n : 0;
}
