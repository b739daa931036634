/* fuzz_date.c - dates as text, and any moment in Amsterdam and back. */
#include "fuzz.h"

#include "base/date.h"

static void
is_a_moment(int64_t ms)
{
    struct date day = date_in_amsterdam(ms);
    int minutes = minutes_in_amsterdam(ms);
    int64_t back = amsterdam_ms(day, minutes), off = back - (ms - ms % 60000);

    check(minutes >= 0 && minutes < 24 * 60);
    /* The hour that comes twice in October is known by its first. */
    check(off == 0 || off == -3600000);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str text = fuzz_text(&cx, data, size);
    struct date day;
    uint64_t ms;

    if (date_parse(text, &day)) {
        struct civil civil = date_civil(day);
        check(text.len == 10 && str_eq(date_iso(cx.mem, day), text));
        check(date_exists(civil.year, civil.month, civil.mday));
        check(date_of(civil.year, civil.month, civil.mday).day == day.day);
        check(date_between(day, date_plus(day, 7)) == 7);
        check(date_weekday(day) == date_weekday(date_plus(day, 7)));
    }
    if (size >= sizeof ms) {
        memcpy(&ms, data, sizeof ms);
        /* 1996 to about 2200 */
        is_a_moment(820454400000 + (int64_t)(ms % 6437664000000));
    }
    return 0;
}
