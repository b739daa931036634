/* reach.c - plausible is enough: whether it exists, only calling or mailing tells. */
#include "words/reach.h"

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
