/* str.c - comparing, searching, cutting and copying text, and UTF-8. */
#include "base/str.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/text.h"

static unsigned char
lower_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 'A' && u <= 'Z' ? (unsigned char)(u + ('a' - 'A')) : u;
}

bool
str_cut_any(struct str *rest, struct str seps, struct str *ret)
{
    if (rest->ptr == NULL)
        return false;
    for (size_t i = 0; i < rest->len; i++)
        if (str_find_byte(seps, rest->ptr[i]) < seps.len)
            return str_cut(rest, rest->ptr[i], ret);
    *ret = *rest;
    *rest = (struct str){NULL, 0};
    return true;
}

bool
str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (lower_byte(a.ptr[i]) != lower_byte(b.ptr[i]))
            return false;
    }
    return true;
}

int
str_cmp(struct str a, struct str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared == 0 ? 0 : memcmp(a.ptr, b.ptr, shared);
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t
str_find(struct str s, struct str part)
{
    if (part.len == 0)
        return 0;
    size_t at = 0;
    while (s.len - at >= part.len) {
        const char *hit = memchr(s.ptr + at, part.ptr[0], s.len - at - part.len + 1);
        if (hit == NULL)
            return s.len;
        at = (size_t)(hit - s.ptr);
        if (memcmp(hit, part.ptr, part.len) == 0)
            return at;
        at++;
    }
    return s.len;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
    size_t from = 0;
    size_t to = s.len;
    while (from < to && is_space(s.ptr[from]))
        from++;
    while (to > from && is_space(s.ptr[to - 1]))
        to--;
    return str_slice(s, from, to);
}

struct str
str_copy(struct arena *mem, struct str s)
{
    char *copy = arena_new(mem, char, s.len + 1);
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    return (struct str){copy, s.len};
}

struct bytes
bytes_copy(struct arena *mem, struct bytes b)
{
    unsigned char *copy = arena_new(mem, unsigned char, b.len);
    if (b.len > 0)
        memcpy(copy, b.ptr, b.len);
    return (struct bytes){copy, b.len};
}

struct str
str_lower(struct arena *mem, struct str s)
{
    char *copy = arena_new(mem, char, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = (char)lower_byte(s.ptr[i]);
    return (struct str){copy, s.len};
}

bool
str_int(struct str s, int64_t *ret)
{
    bool negative = s.len > 0 && s.ptr[0] == '-';
    size_t at = negative ? 1 : 0;
    if (at == s.len)
        return false;
    /* Counted downwards, because INT64_MIN has no positive counterpart. */
    int64_t value = 0;
    for (; at < s.len; at++) {
        if (s.ptr[at] < '0' || s.ptr[at] > '9')
            return false;
        int digit = s.ptr[at] - '0';
        if (value < INT64_MIN / 10 || value * 10 < INT64_MIN + digit)
            return false;
        value = value * 10 - digit;
    }
    if (!negative && value == INT64_MIN)
        return false;
    *ret = negative ? value : -value;
    return true;
}

struct str
str_from_c(const char *c)
{
    return c == NULL ? (struct str){NULL, 0} : (struct str){c, strlen(c)};
}

const char *
str_c(struct arena *mem, struct str s)
{
    /* A NUL inside would silently shorten the text for the library that gets it. */
    check(str_find_byte(s, '\0') == s.len);
    return str_copy(mem, s).ptr;
}

/* Length in bytes of the valid sequence at the front of s; 0 when there is none, and then *bad is
 * the number of bytes that one U+FFFD stands for (Unicode 3.9, "maximal subpart"). */
static size_t
utf8_sequence(struct str s, size_t at, size_t *bad)
{
    unsigned char lead = (unsigned char)s.ptr[at];
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    size_t need;
    *bad = 1;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        need = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
        need = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
        need = 4;
    else
        return 0;
    /* The second byte is narrower for these leads: overlong forms, surrogates, beyond U+10FFFF. */
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (size_t i = 1; i < need; i++) {
        if (at + i >= s.len)
            return 0;
        unsigned char next = (unsigned char)s.ptr[at + i];
        if (next < low || next > high)
            return 0;
        *bad = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    return need;
}

bool
utf8_valid(struct str s)
{
    size_t bad;
    for (size_t at = 0; at < s.len;) {
        size_t len = utf8_sequence(s, at, &bad);
        if (len == 0)
            return false;
        at += len;
    }
    return true;
}

size_t
utf8_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}

uint32_t
utf8_next(struct str s, size_t *at)
{
    size_t bad;
    check(*at < s.len);
    size_t len = utf8_sequence(s, *at, &bad);
    check(len > 0);
    unsigned char lead = (unsigned char)s.ptr[*at];
    uint32_t point = len == 1 ? lead : lead & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++)
        point = point << 6 | ((unsigned char)s.ptr[*at + i] & 0x3Fu);
    *at += len;
    return point;
}

struct str
utf8_repair(struct arena *mem, struct str s)
{
    if (utf8_valid(s))
        return s;
    struct text repaired = text_open(mem, s.len + 16);
    size_t from = 0;
    for (size_t at = 0; at < s.len;) {
        size_t bad;
        size_t len = utf8_sequence(s, at, &bad);
        if (len == 0) {
            text_add(&repaired, str_slice(s, from, at));
            text_add(&repaired, S("\xEF\xBF\xBD"));
            len = bad;
            from = at + bad;
        }
        at += len;
    }
    text_add(&repaired, str_slice(s, from, s.len));
    return text_str(&repaired);
}
