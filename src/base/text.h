/* text.h - building text piece by piece in an arena. Doubles as it grows; never truncates. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/str.h"

struct text {
    struct arena *mem;
    char *ptr;
    size_t len, cap;
};

struct text text_open(struct arena *mem, size_t expected_bytes);
void text_add(struct text *t, struct str s);
void text_add_byte(struct text *t, char c);
void text_add_int(struct text *t, int64_t n);
/* Decimal, with zeros in front up to `width`. */
void text_add_int_wide(struct text *t, int64_t n, int width);
void text_add_hex(struct text *t, struct bytes b);
/* As a JSON string, with its quotes. */
void text_add_json(struct text *t, struct str s);
/* What was built so far; stays valid until the next addition, and to the arena's end after the
 * last. */
struct str text_str(const struct text *t);

struct str str_of_int(struct arena *mem, int64_t n);

/* All of `count` parts joined: str_concat(mem, 2, (struct str[]){a, b}). */
struct str str_concat(struct arena *mem, size_t count, const struct str *parts);
#define str_join(mem, ...)                                                                         \
    str_concat((mem), sizeof((struct str[]){__VA_ARGS__}) / sizeof(struct str),                    \
               (struct str[]){__VA_ARGS__})

#endif
