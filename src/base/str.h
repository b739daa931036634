/* str.h - text and bytes as values: a pointer and a length, owned by whoever made them (mostly an
 * arena), never freed by the reader, never assumed to end with a NUL. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

/* UTF-8 text. The empty text has len 0; ptr may then be NULL. */
struct str {
    const char *ptr;
    size_t len;
};

/* Bytes that are not text: keys, hashes, sealed text. No writer of HTML, URLs or logs takes
 * them. */
struct bytes {
    const unsigned char *ptr;
    size_t len;
};

/* Text that says something about a person. HTML may show it; logs and URLs do not take it. */
struct personal {
    struct str text;
};

/* A literal as a str. Does not compile for anything but a string literal. */
#define S(lit) ((struct str){"" lit, sizeof lit - 1})
/* The same for a sentence that every catalogue translates: T("...") is the msgid itself. */
#define T(sentence) S(sentence)
/* The same two for static initialisers. */
/* clang-format off */
#define S_INIT(lit) {"" lit, sizeof lit - 1}
#define T_INIT(sentence) S_INIT(sentence)
/* clang-format on */

/* What every inner loop asks is inline. */
static inline bool
str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Bytes from..to of s; bounds beyond the end are cut. */
static inline struct str
str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    /* NULL + 0 is undefined in C, and the empty text may be NULL. */
    return (struct str){from == 0 ? s.ptr : s.ptr + from, to - from};
}

static inline bool
str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

/* The position of the first byte `c`, or s.len. */
static inline size_t
str_find_byte(struct str s, char c)
{
    const char *hit = s.len == 0 ? NULL : memchr(s.ptr, c, s.len);
    return hit == NULL ? s.len : (size_t)(hit - s.ptr);
}

/* Cuts the part before the next `sep` off the front of `rest` and returns it. After the last part
 * rest->ptr is NULL: `for (struct str part; str_cut(&rest, ',', &part);)`. */
static inline bool
str_cut(struct str *rest, char sep, struct str *ret)
{
    if (rest->ptr == NULL)
        return false;
    size_t at = str_find_byte(*rest, sep);
    *ret = str_slice(*rest, 0, at);
    *rest = at == rest->len ? (struct str){NULL, 0} : str_slice(*rest, at + 1, rest->len);
    return true;
}

/* As str_cut, at whichever of the bytes in `seps` comes first: what people type between two names.
 */
bool str_cut_any(struct str *rest, struct str seps, struct str *ret);
/* ASCII letters compare equal in either case; other bytes must be the same. */
bool str_eq_nocase(struct str a, struct str b);
/* <0, 0, >0 by bytes, the shorter first: for sorting and searching. */
int str_cmp(struct str a, struct str b);
/* The position of the first `part` in `s`, or s.len when there is none. */
size_t str_find(struct str s, struct str part);
/* Without ASCII white space at either end. */
struct str str_trim(struct str s);
/* A copy in `mem`, followed by a NUL that is not counted, so that .ptr can go to a C library. */
struct str str_copy(struct arena *mem, struct str s);
struct bytes bytes_copy(struct arena *mem, struct bytes b);
static inline bool
ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool
ascii_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/* The same with ASCII letters in lower case. */
struct str str_lower(struct arena *mem, struct str s);
/* A decimal number without sign beyond '-', without white space. false when it is not one, or does
 * not fit; *ret is then untouched. */
bool str_int(struct str s, int64_t *ret);

/* Doors to C libraries and the operating system only. */
struct str str_from_c(const char *c);
const char *str_c(struct arena *mem, struct str s);

/* true when s is UTF-8 by RFC 3629: no overlong forms, surrogates or values over U+10FFFF. */
bool utf8_valid(struct str s);
/* The number of code points of valid UTF-8. */
size_t utf8_count(struct str s);
/* Reads one code point and moves *at past it. Valid UTF-8 only; at < s.len. */
uint32_t utf8_next(struct str s, size_t *at);
/* Valid UTF-8 made of s: bytes that are not become U+FFFD. Returns s itself when it is valid. */
struct str utf8_repair(struct arena *mem, struct str s);

#endif
