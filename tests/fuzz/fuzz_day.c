/* fuzz_day.c - days typed by anybody: one that is read exists, and is read again from its own
 * words. */
#include "fuzz.h"

#include "base/text.h"
#include "format/day.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct date day = {0}, again;

    if (day_read(fuzz_text(&cx, data, size), &day) != DAY_READ) {
        check(day.day == 0); /* untouched */
        return 0;
    }
    struct civil civil = date_civil(day);
    check(civil.year >= DAY_YEAR_MIN && civil.year <= DAY_YEAR_MAX);
    check(day_read(date_iso(cx.mem, day), &again) == DAY_READ && again.day == day.day);
    struct text t = text_open(cx.mem, 16);
    text_add_int(&t, civil.mday);
    text_add_byte(&t, '-');
    text_add_int(&t, civil.month);
    text_add_byte(&t, '-');
    text_add_int(&t, civil.year);
    check(day_read(text_str(&t), &again) == DAY_READ && again.day == day.day);
    return 0;
}
