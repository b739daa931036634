/* reach.c - plausible is enough: whether it exists, only calling or mailing tells. */
#include "words/reach.h"

#include "base/text.h"

bool
phone_plausible(struct str phone, size_t digits)
{
    enum { DIGITS_MAX = 15 }; /* E.164 */
    size_t count = 0;

    for (size_t i = 0; i < phone.len; i++) {
        char c = phone.ptr[i];
        if (c >= '0' && c <= '9')
            count++;
        else if (c != ' ' && c != '-' && c != '+' && c != '(' && c != ')' && c != '.' && c != '/')
            return false;
    }
    return count >= digits && count <= DIGITS_MAX;
}

bool
phone_mobile(struct arena *mem, struct str phone, struct str *ret)
{
    static const struct str begins[] = {S_INIT("+316"), S_INIT("+3106"), S_INIT("00316"),
                                        S_INIT("003106"), S_INIT("06")};
    enum { DIGITS_AFTER_6 = 8 };
    struct text bare = text_open(mem, phone.len);

    if (!phone_plausible(phone, 0))
        return false;
    for (size_t i = 0; i < phone.len; i++)
        if (phone.ptr[i] == '+' || (phone.ptr[i] >= '0' && phone.ptr[i] <= '9'))
            text_add_byte(&bare, phone.ptr[i]);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        struct str rest = str_slice(text_str(&bare), begins[i].len, bare.len);
        if (!str_starts(text_str(&bare), begins[i]) || rest.len != DIGITS_AFTER_6 ||
            str_find_byte(rest, '+') < rest.len)
            continue;
        *ret = str_join(mem, S("+316"), rest);
        return true;
    }
    return false;
}

bool
email_plausible(struct str email)
{
    size_t at = str_find_byte(email, '@');

    for (size_t i = 0; i < email.len; i++) {
        unsigned char c = (unsigned char)email.ptr[i];
        if (c <= ' ' || c == '<' || c == '>' || c == ',' || (c == '@' && i != at))
            return false;
    }
    struct str host = str_slice(email, at, email.len);
    return at > 0 && host.len > 3 && str_find_byte(host, '.') < host.len;
}
