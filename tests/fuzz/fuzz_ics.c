/* fuzz_ics.c - any words in a calendar file: no line is too long or broken inside a letter, and the
 * words begin no line of their own. */
#include "fuzz.h"

#include "format/ics.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str words = utf8_repair(cx.mem, fuzz_text(&cx, data, size));
    struct ics_day day = {.uid = S("1@elkedeur"),
                          .day = date_of(2026, 12, 15),
                          .summary = words,
                          .description = words,
                          .days_before = {7, 1},
                          .reminder_count = 2};
    struct str rest = ics_day_write(cx.mem, &day), line;
    size_t lines = 0, folded = 0;

    check(utf8_valid(rest));
    while (str_cut(&rest, '\n', &line)) {
        if (!rest.ptr) {
            check(line.len == 0); /* the last line has its end too */
            break;
        }
        check(str_ends(line, S("\r")) && line.len <= 76 && utf8_valid(line));
        lines++;
        folded += line.ptr[0] == ' ';
    }
    /* What stands there without folding: the words add no line. */
    check(lines - folded == 26);
    return 0;
}
