/* fuzz_recurrence.c - rules and hours from anybody: days are in order and within what was asked,
 * and hours that were read are read again the same. */
#include "fuzz.h"

#include "domain/map/hours.h"
#include "format/recurrence.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str text = utf8_repair(cx.mem, fuzz_text(&cx, data, size));
    struct date from = date_of(2026, 11, 27), to = date_of(2027, 12, 31), *days;

    size_t count = recurrence_days(cx.mem, text, from, to, &days);
    check(count <= RECURRENCE_DAYS_MAX && (count == 0 || recurrence_valid(text)));
    for (size_t i = 0; i < count; i++)
        check(days[i].day >= from.day && days[i].day <= to.day);

    struct hours hours = hours_read(cx.mem, text);
    struct str kept = hours_text(cx.mem, &hours);
    struct hours again = hours_read(cx.mem, kept);
    check(str_eq(hours_text(cx.mem, &again), kept));
    again = hours_read(cx.mem, hours_in_words(cx.mem, &hours));
    check(str_eq(hours_text(cx.mem, &again), kept));
    check(!hours.words.len || (hours.rule_count == 0 && hours.exception_count == 0));
    struct span_list spans = hours_spans(cx.mem, &hours, from, to);
    for (size_t i = 0; i < spans.count; i++) {
        check(spans.at[i].to_ms > spans.at[i].from_ms);
        check(i == 0 || spans.at[i].from_ms > spans.at[i - 1].to_ms);
    }
    return 0;
}
