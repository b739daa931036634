/* fuzz_term.c - facts from anybody: every rule answers with JSON or refuses with a sentence. */
#include "fuzz.h"

#include "app/commands.h"
#include "base/text.h"
#include "format/json.h"
#include "law/term_rules.h"

static void
answer_check(struct cx *cx, enum outcome outcome, const struct text *t)
{
    struct json answer;
    int line;

    if (outcome != OK) {
        check(outcome == INVALID || outcome == NOT_FOUND);
        check(cx->fault.sentence.len > 0);
        return;
    }
    check(json_read(cx->mem, text_str(t), &answer, &line));
    const struct json *steps = json_member(&answer, S("steps"));
    check(steps != NULL && steps->is == JSON_IS_LIST && steps->count > 0);
    for (size_t i = 0; i < steps->count; i++) {
        const struct json *why = json_member(&steps->items[i], S("why"));
        check(why != NULL && why->text.len > 0 && str_find_byte(why->text, '{') == why->text.len);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str input = fuzz_text(&cx, data, size);
    struct calendar calendar = calendar_base();
    struct text line = text_open(cx.mem, 1024);

    answer_check(&cx, term_line_json(&cx, &calendar, input, &line), &line);
    for (size_t i = 0; i < term_rules_count; i++) {
        struct text t = text_open(cx.mem, 1024);
        answer_check(&cx, term_answer_json(&cx, &calendar, term_rules[i].name, input, &t), &t);
    }
    return 0;
}
