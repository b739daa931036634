/* json.h - JSON (RFC 8259) as values in an arena.
 *
 * Strict: UTF-8, no name twice in an object, no NUL in a text, at most JSON_DEPTH_MAX deep, whole
 * numbers within 64 bits. At the top stands an object or a list. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "base/arena.h"
#include "base/str.h"

enum { JSON_DEPTH_MAX = 32, JSON_LIMIT_BYTES = 1024 * 1024 };

enum json_is {
    JSON_IS_NULL,
    JSON_IS_BOOL,
    JSON_IS_INT,
    JSON_IS_REAL,
    JSON_IS_TEXT,
    JSON_IS_LIST,
    JSON_IS_OBJECT
};

struct json {
    enum json_is is;
    bool yes;
    int64_t number;
    double real;
    struct str text;
    size_t count;             /* of a list or an object */
    const struct json *items; /* in the order they were written */
    const struct str *names;  /* of an object: the name of each item */
};

/* false: not JSON, or outside the bounds above; *ret is then untouched. `ret_line` is the line,
 * from 1, where reading stopped. */
bool json_read(struct arena *mem, struct str text, struct json *ret, int *ret_line);
/* The member of this name; NULL when there is none, or it is no object. */
const struct json *json_member(const struct json *object, struct str name);

#endif
