/* fuzz_plain.c - the readability gate, and the difference of lines, over anything an editor types.
 */
#include "fuzz.h"

#include "domain/guide/readable.h"
#include "words/difference.h"

static void
report_check(const struct plain_report *report, struct str text)
{
    size_t own = 0;

    check(report->finding_count > 0 || report->words > 0);
    check(report->counted <= report->words && report->passive <= report->counted);
    check(report->words <= (int64_t)text.len);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const struct plain_sentence *sentence = &report->sentences[i];
        check(sentence->words > 0 && sentence->line >= 1 && sentence->line <= text.len + 1);
        check(sentence->finding == own);
        check(utf8_valid(sentence->text));
        own += sentence->finding_count;
        for (size_t f = sentence->finding; f < own; f++)
            check(report->findings[f].line == sentence->line);
    }
    for (size_t f = 0; f < report->finding_count; f++)
        check((report->findings[f].kind >= PLAIN_HARD) == (f >= own));
}

/* The first half against the second. */
static void
difference_check(struct cx *cx, struct str text)
{
    struct str before = str_slice(text, 0, text.len / 2),
               after = str_slice(text, text.len / 2, text.len);
    struct difference all, near;
    size_t gone = 0, fresh = 0;

    difference_of(cx->mem, before, after, &all);
    for (size_t i = 0; i < all.count; i++) {
        check(!all.at[i].gone || !all.at[i].fresh);
        gone += all.at[i].gone;
        fresh += all.at[i].fresh;
    }
    check(all.any == !str_eq(before, after) && all.any == (gone + fresh > 0));
    difference_near(cx->mem, &all, 1, &near);
    check(near.count <= all.count && near.count >= gone + fresh);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str text = fuzz_text(&cx, data, size);
    struct plain_report report, again;

    readable(cx.mem, text, &report);
    report_check(&report, text);
    readable(cx.mem, text, &again);
    check(again.finding_count == report.finding_count && again.words == report.words);
    difference_check(&cx, text);
    return 0;
}
