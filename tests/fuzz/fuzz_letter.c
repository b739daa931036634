/* fuzz_letter.c - the letter check, days and numbers of people, over anything somebody pastes. */
#include "fuzz.h"

#include "domain/decision/letter_check.h"
#include "words/day.h"
#include "words/personal.h"

static void
report_check(const struct letter_report *report, size_t len)
{
    size_t own = 0, at = 0;

    check(report->of_letter <= report->finding_count);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const struct letter_sentence *sentence = &report->sentences[i];
        check(sentence->from >= at && sentence->from <= sentence->to && sentence->to <= len);
        check(sentence->line >= 1 && sentence->finding == own);
        check(!bsn_in(sentence->text));
        own += sentence->finding_count;
        for (size_t f = sentence->finding; f < own; f++)
            check(report->findings[f].line > 0);
        at = sentence->to;
    }
    check(own == report->of_letter);
    for (size_t f = 0; f < report->finding_count; f++) {
        const struct letter_finding *found = &report->findings[f];
        check(found->from <= found->to && found->to <= len);
        check((found->line == 0) == (f >= own) && (found->kind >= LETTER_NO_DATE) == (f >= own));
        check(!bsn_in(found->word));
    }
}

static void
days_check(struct cx *cx, struct str text)
{
    struct day_found found;
    size_t before = 0;

    for (size_t at = 0; day_next(text, &at, &found); before = found.to) {
        check(found.from >= before && found.from < found.to && found.to == at && at <= text.len);
        (void)date_iso(cx->mem, found.date);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct letter letter = {.objection = DECISION_AWB};
    struct letter_report report;

    if (size == 0)
        return 0;
    letter.objection = (enum decision_objection)(data[0] % DECISION_OBJECTION_COUNT);
    letter.sent = (struct maybe_date){(data[0] & 4) != 0, {20000 + data[0]}};
    letter.text = utf8_repair(cx.mem, fuzz_text(&cx, data + 1, size - 1));
    letter_check(&cx, &letter, &report);
    report_check(&report, letter.text.len);
    days_check(&cx, letter.text);
    struct str masked = bsn_masked(cx.mem, letter.text);
    check(masked.len == letter.text.len && !bsn_in(masked));
    return 0;
}
