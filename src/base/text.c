/* text.c - a growing text in an arena. */
#include "base/text.h"

#include "base/check.h"

struct text
text_open(struct arena *mem, size_t expected_bytes)
{
    size_t cap = expected_bytes < 16 ? 16 : expected_bytes;
    return (struct text){.mem = mem, .ptr = arena_new(mem, char, cap), .len = 0, .cap = cap};
}

/* The old bytes stay behind in the arena: what text_str() returned earlier keeps its content. */
static void
text_reserve(struct text *t, size_t more)
{
    if (more <= t->cap - t->len)
        return;
    check(more <= SIZE_MAX / 4 && t->len <= SIZE_MAX / 4);
    size_t cap = t->cap < 16 ? 16 : t->cap;
    while (cap - t->len < more)
        cap *= 2;
    char *grown = arena_new(t->mem, char, cap);
    if (t->len > 0)
        memcpy(grown, t->ptr, t->len);
    t->ptr = grown;
    t->cap = cap;
}

void
text_add(struct text *t, struct str s)
{
    if (s.len == 0)
        return;
    text_reserve(t, s.len);
    memcpy(t->ptr + t->len, s.ptr, s.len);
    t->len += s.len;
}

void
text_add_byte(struct text *t, char c)
{
    text_reserve(t, 1);
    t->ptr[t->len++] = c;
}

void
text_add_int(struct text *t, int64_t n)
{
    text_add_int_wide(t, n, 1);
}

void
text_add_int_wide(struct text *t, int64_t n, int width)
{
    char digits[20]; /* UINT64_MAX has twenty */
    size_t at = sizeof digits;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (n < 0)
        text_add_byte(t, '-');
    for (int written = (int)(sizeof digits - at); written < width; written++)
        text_add_byte(t, '0');
    text_add(t, (struct str){digits + at, sizeof digits - at});
}

void
text_add_hex(struct text *t, struct bytes b)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < b.len; i++) {
        text_add_byte(t, digits[b.ptr[i] >> 4]);
        text_add_byte(t, digits[b.ptr[i] & 15]);
    }
}

void
text_add_json(struct text *t, struct str s)
{
    text_add_byte(t, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\') {
            text_add_byte(t, '\\');
            text_add_byte(t, (char)c);
        } else if (c < ' ' || c == 127) {
            text_add(t, S("\\u00"));
            text_add_hex(t, (struct bytes){&c, 1});
        } else {
            text_add_byte(t, (char)c);
        }
    }
    text_add_byte(t, '"');
}

struct str
text_str(const struct text *t)
{
    return (struct str){t->ptr, t->len};
}

struct str
str_of_int(struct arena *mem, int64_t n)
{
    struct text t = text_open(mem, 24);

    text_add_int(&t, n);
    return text_str(&t);
}

struct str
str_concat(struct arena *mem, size_t count, const struct str *parts)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        check(parts[i].len <= SIZE_MAX / 4 - len);
        len += parts[i].len;
    }
    /* One byte more stays zero, so that .ptr can go to a C library like that of str_copy. */
    char *ptr = arena_new(mem, char, len + 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0)
            memcpy(ptr + at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    return (struct str){ptr, len};
}
