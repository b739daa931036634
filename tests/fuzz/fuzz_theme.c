/* fuzz_theme.c - a token file as an administrator pastes it. */
#include "fuzz.h"

#include "format/theme.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str text = fuzz_text(&cx, data, size);
    struct theme theme = {0}, again;
    struct theme_fault fault = {0};

    if (!theme_parse(cx.mem, text, &theme, &fault)) {
        check(theme.count == 0 && fault.line >= 1 && fault.column >= 1 && fault.sentence.len > 0);
        return 0;
    }
    /* Nothing but letters, digits and a few marks gets out: no way into another rule or address. */
    struct str written = theme_text(cx.mem, &theme);
    struct str allowed = S("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "#%(),. \"-\n\r\t");
    for (size_t i = 0; i < theme.count; i++)
        for (size_t c = 0; c < theme.at[i].value.len; c++)
            check(str_find_byte(allowed, theme.at[i].value.ptr[c]) < allowed.len);
    check(theme_parse(cx.mem, written, &again, &fault) && again.count == theme.count);
    check(str_eq(theme_text(cx.mem, &again), written));
    struct theme_pair_list weak = theme_too_weak(cx.mem, &theme);
    for (size_t i = 0; i < weak.count; i++)
        check(weak.at[i].hundredths >= 100 && weak.at[i].hundredths < weak.at[i].needed);
    return 0;
}
