/* json.c - jansson reads; what it read is copied to the arena and given back at once. */
#include "format/json.h"

#include <jansson.h>

static bool value_copy(struct arena *mem, json_t *from, int depth, struct json *ret);

static bool
list_copy(struct arena *mem, json_t *from, int depth, struct json *ret)
{
    size_t count = json_array_size(from);
    struct json *items = arena_new(mem, struct json, count);

    for (size_t i = 0; i < count; i++)
        if (!value_copy(mem, json_array_get(from, i), depth + 1, &items[i]))
            return false;
    ret->is = JSON_IS_LIST;
    ret->count = count;
    ret->items = items;
    return true;
}

static bool
object_copy(struct arena *mem, json_t *from, int depth, struct json *ret)
{
    size_t count = json_object_size(from), i = 0;
    struct json *items = arena_new(mem, struct json, count);
    struct str *names = arena_new(mem, struct str, count);

    for (void *at = json_object_iter(from); at; at = json_object_iter_next(from, at), i++) {
        names[i] = str_copy(mem, str_from_c(json_object_iter_key(at)));
        if (!value_copy(mem, json_object_iter_value(at), depth + 1, &items[i]))
            return false;
    }
    ret->is = JSON_IS_OBJECT;
    ret->count = count;
    ret->items = items;
    ret->names = names;
    return true;
}

static bool
value_copy(struct arena *mem, json_t *from, int depth, struct json *ret)
{
    if (depth > JSON_DEPTH_MAX)
        return false;
    switch (json_typeof(from)) {
    case JSON_OBJECT:
        return object_copy(mem, from, depth, ret);
    case JSON_ARRAY:
        return list_copy(mem, from, depth, ret);
    case JSON_STRING:
        ret->is = JSON_IS_TEXT;
        ret->text = str_copy(mem, (struct str){json_string_value(from), json_string_length(from)});
        return true;
    case JSON_INTEGER:
        ret->is = JSON_IS_INT;
        ret->number = json_integer_value(from);
        return true;
    case JSON_REAL:
        ret->is = JSON_IS_REAL;
        ret->real = json_real_value(from);
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        ret->is = JSON_IS_BOOL;
        ret->yes = json_is_true(from);
        return true;
    default:
        ret->is = JSON_IS_NULL;
        return true;
    }
}

bool
json_read(struct arena *mem, struct str text, struct json *ret, int *ret_line)
{
    json_error_t error = {.line = 1};
    struct json found = {0};

    *ret_line = 1;
    if (text.len == 0 || text.len > JSON_LIMIT_BYTES)
        return false;
    json_t *root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        *ret_line = error.line > 0 ? error.line : 1;
        return false;
    }
    bool whole = value_copy(mem, root, 0, &found);
    json_decref(root);
    if (whole)
        *ret = found;
    return whole;
}

const struct json *
json_member(const struct json *object, struct str name)
{
    for (size_t i = 0; object->is == JSON_IS_OBJECT && i < object->count; i++)
        if (str_eq(object->names[i], name))
            return &object->items[i];
    return NULL;
}
