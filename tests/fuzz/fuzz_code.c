/* fuzz_code.c - the follow code, and the short code of a letter, as somebody types it. */
#include "fuzz.h"

#include "crypto/code.h"

static void
short_check(struct cx *cx, struct str typed)
{
    struct str code, again;

    if (!short_code_parse(cx->mem, typed, &code))
        return;
    check(code.len == 6);
    check(short_code_parse(cx->mem, short_code_show(cx->mem, code), &again) && str_eq(code, again));
    check(!code_parse(cx->mem, typed, &again));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str typed = fuzz_text(&cx, data, size), code = S("untouched"), again;

    short_check(&cx, typed);
    if (!code_parse(cx.mem, typed, &code)) {
        check(str_eq(code, S("untouched")));
        return 0;
    }
    check(code.len == 12);
    for (size_t i = 0; i < code.len; i++)
        check(str_find_byte(S("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), code.ptr[i]) < 32);
    check(code_parse(cx.mem, code_show(cx.mem, code), &again) && str_eq(code, again));

    /* Any one wrong character is noticed. */
    char *wrong = arena_new(cx.mem, char, 12);
    memcpy(wrong, code.ptr, 12);
    wrong[size % 12] = wrong[size % 12] == 'A' ? 'B' : 'A';
    check(!code_parse(cx.mem, (struct str){wrong, 12}, &again));
    return 0;
}
