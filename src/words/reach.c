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

/* The digits, and a + where there was one. */
static struct str
bare_of(struct arena *mem, struct str phone)
{
    struct text bare = text_open(mem, phone.len);

    for (size_t i = 0; i < phone.len; i++)
        if (phone.ptr[i] == '+' || (phone.ptr[i] >= '0' && phone.ptr[i] <= '9'))
            text_add_byte(&bare, phone.ptr[i]);
    return text_str(&bare);
}

bool
phone_dialable(struct arena *mem, struct str phone)
{
    static const struct str dutch[] = {S_INIT("+31"), S_INIT("0031")};
    enum { DIGITS_AFTER_0 = 9, PERSON_MIN = 9 };
    struct str bare = bare_of(mem, phone);

    if (!phone_plausible(phone, PERSON_MIN))
        return false;
    for (size_t i = 0; i < sizeof dutch / sizeof *dutch; i++) {
        struct str rest = str_slice(bare, dutch[i].len, bare.len);
        if (str_starts(bare, dutch[i]))
            return rest.len == DIGITS_AFTER_0 + (size_t)str_starts(rest, S("0"));
    }
    if (str_starts(bare, S("0")) && !str_starts(bare, S("00")))
        return bare.len == 1 + DIGITS_AFTER_0;
    return true;
}

struct str
phone_alike(struct arena *mem, struct str phone)
{
    static const struct str dutch[] = {S_INIT("+310"), S_INIT("00310"), S_INIT("+31"),
                                       S_INIT("0031"), S_INIT("0")};
    struct str bare = bare_of(mem, phone);

    for (size_t i = 0; i < sizeof dutch / sizeof *dutch; i++)
        if (str_starts(bare, dutch[i]) && (dutch[i].len > 1 || !str_starts(bare, S("00"))))
            return str_join(mem, S("+31"), str_slice(bare, dutch[i].len, bare.len));
    return str_starts(bare, S("00")) ? str_join(mem, S("+"), str_slice(bare, 2, bare.len)) : bare;
}

bool
phone_mobile(struct arena *mem, struct str phone, struct str *ret)
{
    static const struct str begins[] = {S_INIT("+316"), S_INIT("+3106"), S_INIT("00316"),
                                        S_INIT("003106"), S_INIT("06")};
    enum { DIGITS_AFTER_6 = 8 };
    struct str bare = bare_of(mem, phone);

    if (!phone_plausible(phone, 0))
        return false;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        struct str rest = str_slice(bare, begins[i].len, bare.len);
        if (!str_starts(bare, begins[i]) || rest.len != DIGITS_AFTER_6 ||
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
