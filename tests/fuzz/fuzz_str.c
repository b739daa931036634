/* fuzz_str.c - text as bytes: UTF-8, numbers, cutting, finding, folding, and lines of the log. */
#include "fuzz.h"

#include "base/text.h"
#include "os/log.h"
#include "words/fold.h"

/* The slow and certain way. */
static size_t
found_slowly(struct str s, struct str part)
{
    for (size_t at = 0; at + part.len <= s.len; at++)
        if (part.len == 0 || memcmp(s.ptr + at, part.ptr, part.len) == 0)
            return at;
    return s.len;
}

static void
is_utf8(struct cx *cx, struct str s)
{
    struct str repaired = utf8_repair(cx->mem, s);
    size_t at = 0, count = 0;

    check(utf8_valid(repaired));
    check(utf8_valid(s) == str_eq(s, repaired));
    while (at < repaired.len) {
        uint32_t c = utf8_next(repaired, &at);
        check(c <= 0x10ffff && (c < 0xd800 || c > 0xdfff));
        count++;
    }
    check(at == repaired.len && count == utf8_count(repaired));
}

static void
is_cut_and_joined(struct str s)
{
    size_t len = 0, parts = 0;
    struct str rest = s, part;

    while (str_cut(&rest, ',', &part)) {
        check(str_find_byte(part, ',') == part.len);
        check(len + part.len <= s.len && memcmp(s.ptr + len, part.ptr, part.len) == 0);
        len += part.len + 1;
        parts++;
    }
    check(parts > 0 && len == s.len + 1);
}

static void
is_folded(struct cx *cx, struct str s)
{
    struct str folded = fold(cx->mem, s);
    size_t count, sentence = 0;

    check(utf8_valid(folded));
    check(str_eq(fold(cx->mem, folded), folded));
    struct word *words = words_split(cx->mem, folded, &count);
    for (size_t i = 0; i < count; i++) {
        check(words[i].text.len > 0 && words[i].sentence >= sentence);
        sentence = words[i].sentence;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str s = fuzz_text(&cx, data, size);
    size_t half = size ? data[0] % (size + 1) : 0;
    struct str head = str_slice(s, 0, half), tail = str_slice(s, half, s.len);
    int64_t number;

    is_utf8(&cx, s);
    if (s.ptr)
        is_cut_and_joined(s);
    is_folded(&cx, s);
    check(str_find(head, tail) == found_slowly(head, tail));
    check(str_starts(s, head) && str_ends(s, tail));
    check((str_cmp(head, tail) == 0) == str_eq(head, tail));
    if (str_int(s, &number)) {
        struct text written = text_open(cx.mem, 24);
        int64_t again;
        text_add_int(&written, number);
        check(str_int(text_str(&written), &again) && again == number);
    }

    const struct log_field logged[] = {log_str("text", s), log_str("again", tail)};
    struct str line = log_format(cx.mem, cx.now_ms, LOG_INFO, "fuzzed", 2, logged);
    check(line.len <= LOG_LINE_BYTES && utf8_valid(line));
    check(str_find_byte(line, '\n') == line.len - 1);
    return 0;
}
