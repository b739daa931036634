/* form.c - decoding of form bodies and query strings. */
#include "format/form.h"

#include "base/text.h"

static int
hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static struct str
decode(struct arena *mem, struct str s)
{
    char *made = arena_new(mem, char, s.len + 1);
    size_t to = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '+')
            c = ' ';
        if (c == '%' && i + 2 < s.len && hex_value(s.ptr[i + 1]) >= 0 &&
            hex_value(s.ptr[i + 2]) >= 0) {
            c = (char)(hex_value(s.ptr[i + 1]) * 16 + hex_value(s.ptr[i + 2]));
            i += 2;
        }
        made[to++] = c;
    }
    return (struct str){made, to};
}

bool
form_next(struct arena *mem, struct str *rest, struct str *name, struct str *value)
{
    struct str part;

    do {
        if (!str_cut(rest, '&', &part))
            return false;
    } while (part.len == 0);

    size_t equals = str_find_byte(part, '=');
    *name = decode(mem, str_slice(part, 0, equals));
    *value = equals < part.len ? decode(mem, str_slice(part, equals + 1, part.len)) : S("");
    return true;
}

struct str
form_encode(struct arena *mem, struct str value)
{
    static const char digits[] = "0123456789ABCDEF";
    struct text made = text_open(mem, value.len + 16);

    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            c == '.' || c == '_' || c == '-') {
            text_add_byte(&made, (char)c);
        } else if (c == ' ') {
            text_add_byte(&made, '+');
        } else {
            text_add_byte(&made, '%');
            text_add_byte(&made, digits[c >> 4]);
            text_add_byte(&made, digits[c & 15]);
        }
    }
    return text_str(&made);
}
