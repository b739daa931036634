/* fuzz_form.c - form bodies: what a browser or anybody else sends, up to the fields of a route. */
#include "fuzz.h"

#include "format/form.h"
#include "web/request.h"

static const struct field fields[] = {{S_INIT("question"), FIELD_TEXT, 100},
                                      {S_INIT("name"), FIELD_LINE, 20},
                                      {S_INIT("password"), FIELD_SECRET, 50}};

static void
is_clean(struct str value, bool several_lines)
{
    check(utf8_valid(value));
    check(str_eq(value, str_trim(value)));
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        check(c >= ' ' || (several_lines && (c == '\n' || c == '\t')));
        check(c != 127);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str encoded = fuzz_text(&cx, data, size), rest = encoded, name, value;
    struct request rq = {.fields = fields, .field_count = sizeof fields / sizeof *fields};

    while (form_next(cx.mem, &rest, &name, &value)) {
        struct str again = form_encode(cx.mem, value), decoded, nothing;
        check(again.len <= 3 * value.len);
        if (again.len == 0)
            continue;
        check(form_next(cx.mem, &again, &decoded, &nothing));
        check(str_eq(decoded, value) && nothing.len == 0);
    }

    enum outcome outcome = request_fill(&cx, &rq, encoded);
    check(outcome == OK || outcome == INVALID);
    check((outcome == OK) == (cx.fault.sentence.len == 0));
    is_clean(request_field(&rq, S("question")), true);
    is_clean(request_field(&rq, S("name")), false);
    check(utf8_valid(request_field(&rq, S("password"))));
    if (outcome == OK)
        check(utf8_count(request_field(&rq, S("name"))) <= 20);
    return 0;
}
