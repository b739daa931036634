/* fuzz_danger.c - words of danger in anything that somebody can type. */
#include "fuzz.h"

#include "domain/guide/danger.h"
#include "domain/guide/danger_phrase.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str typed = fuzz_text(&cx, data, size);
    struct danger found = {0}, again = {0};

    (void)danger_phrase_valid(cx.mem, typed);
    if (!danger_find(cx.mem, typed, &found)) {
        check(found.kinds == 0);
        return 0;
    }
    check(found.kinds != 0 && found.kinds < 1u << DANGER_KINDS);
    for (unsigned kind = 0; kind < DANGER_KINDS; kind++)
        check((found.kinds >> kind & 1) == (found.phrases[kind].len > 0));

    const struct national_numbers_row *numbers[6];
    size_t count = danger_numbers(found.kinds, 6, numbers);
    check(count > 0 && count <= 6);

    check(danger_find(cx.mem, typed, &again) && again.kinds == found.kinds);
    return 0;
}
