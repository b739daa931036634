/* fuzz.h - what every fuzzer shares: an arena that ends with each input, and the input as text.
 *
 * A fuzzer feeds anything at all to one parser and checks what must be so whatever comes in. What
 * is not so stops it by check(). `tests/run fuzz` runs them; tests/fuzz/corpus/ has what they start
 * from. To look at one that was found: build/asan/fuzz_NAME FILE. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/arena.h"
#include "base/check.h"
#include "base/cx.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* A call as the program makes it: its memory ends when the next begins. */
static inline struct cx
fuzz_cx(void)
{
    static struct arena *mem;
    if (!mem)
        mem = arena_open();
    arena_reset(mem);
    return (struct cx){.mem = mem, .now_ms = 1790000000000};
}

/* A copy of exactly this size, so that reading one byte too far is noticed. */
static inline struct str
fuzz_text(struct cx *cx, const uint8_t *data, size_t size)
{
    char *copy = arena_new(cx->mem, char, size ? size : 1);
    if (size)
        memcpy(copy, data, size);
    return (struct str){copy, size};
}

#endif
