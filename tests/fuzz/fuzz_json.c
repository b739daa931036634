/* fuzz_json.c - JSON from anybody: what is read lies within the bounds that json.h names. */
#include "fuzz.h"

#include "format/json.h"

static void
value_check(const struct json *value, int depth)
{
    check(depth <= JSON_DEPTH_MAX);
    check(value->is <= JSON_IS_OBJECT);
    if (value->is == JSON_IS_TEXT) {
        check(utf8_valid(value->text));
        check(str_find_byte(value->text, '\0') == value->text.len);
    }
    bool holds = value->is == JSON_IS_LIST || value->is == JSON_IS_OBJECT;
    check(holds || value->count == 0);
    for (size_t i = 0; i < value->count; i++) {
        value_check(&value->items[i], depth + 1);
        if (value->is == JSON_IS_OBJECT)
            check(json_member(value, value->names[i]) == &value->items[i]); /* no name twice */
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct json value = {.number = 7};
    int line = 0;

    if (json_read(cx.mem, fuzz_text(&cx, data, size), &value, &line)) {
        check(value.is == JSON_IS_OBJECT || value.is == JSON_IS_LIST);
        value_check(&value, 0);
    } else {
        check(line >= 1 && value.number == 7);
    }
    return 0;
}
