/* arena.c - a bump allocator over chained blocks; the only place that calls malloc. */
#include "base/arena.h"

#include "base/check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define poison(ptr, len) ASAN_POISON_MEMORY_REGION((ptr), (len))
#define unpoison(ptr, len) ASAN_UNPOISON_MEMORY_REGION((ptr), (len))
/* A gap that stays poisoned, so that running off the end of one object is seen. */
#define GAP_BYTES 16
#else
#define poison(ptr, len) ((void)(ptr), (void)(len))
#define unpoison(ptr, len) ((void)(ptr), (void)(len))
#define GAP_BYTES 0
#endif

#define BLOCK_BYTES ((size_t)64 * 1024)
/* What does not fit easily in a block gets one of its own, so that little of a block is wasted. */
#define LARGE_BYTES (BLOCK_BYTES / 4)
#define ALIGN_BYTES alignof(max_align_t)

struct block {
    struct block *next;
    size_t used, cap;
    alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*undo)(void *what);
    void *what;
};

struct arena {
    struct block *first;   /* kept over resets; not in the list of `blocks` */
    struct block *current; /* where small requests are served */
    struct block *blocks;  /* every other block, freed at reset */
    struct deferred *deferred;
    size_t used_bytes;
};

static struct block *
block_new(size_t cap)
{
    struct block *block = malloc(sizeof *block + cap);
    check(block != NULL);
    block->next = NULL;
    block->used = 0;
    block->cap = cap;
    poison(block->bytes, cap);
    return block;
}

static void
block_free(struct block *block)
{
    unpoison(block->bytes, block->cap);
    free(block);
}

struct arena *
arena_open(void)
{
    struct arena *mem = calloc(1, sizeof *mem);
    check(mem != NULL);
    mem->first = block_new(BLOCK_BYTES);
    mem->current = mem->first;
    return mem;
}

void
arena_reset(struct arena *mem)
{
    /* An undo may allocate or even defer, so the list is read anew each time. */
    while (mem->deferred != NULL) {
        struct deferred *last = mem->deferred;
        mem->deferred = last->next;
        last->undo(last->what);
    }
    while (mem->blocks != NULL) {
        struct block *next = mem->blocks->next;
        block_free(mem->blocks);
        mem->blocks = next;
    }
    poison(mem->first->bytes, mem->first->cap);
    mem->first->used = 0;
    mem->current = mem->first;
    mem->used_bytes = 0;
}

void
arena_close(struct arena *mem)
{
    if (mem == NULL)
        return;
    arena_reset(mem);
    block_free(mem->first);
    free(mem);
}

size_t
arena_used_bytes(const struct arena *mem)
{
    return mem->used_bytes;
}

static struct block *
block_for(struct arena *mem, size_t bytes)
{
    if (bytes <= mem->current->cap - mem->current->used)
        return mem->current;
    struct block *block = block_new(bytes > LARGE_BYTES ? bytes : BLOCK_BYTES);
    block->next = mem->blocks;
    mem->blocks = block;
    if (bytes <= LARGE_BYTES)
        mem->current = block;
    return block;
}

void *
arena_alloc(struct arena *mem, size_t count, size_t size)
{
    check(size == 0 || count <= (SIZE_MAX / 2) / size);
    size_t wanted = count * size;
    size_t rounded = (wanted + GAP_BYTES + ALIGN_BYTES - 1) / ALIGN_BYTES * ALIGN_BYTES;
    if (rounded == 0)
        rounded = ALIGN_BYTES; /* distinct addresses, also for nothing */
    struct block *block = block_for(mem, rounded);
    void *ptr = block->bytes + block->used;
    block->used += rounded;
    mem->used_bytes += rounded;
    unpoison(ptr, wanted);
    memset(ptr, 0, wanted);
    return ptr;
}

void
arena_defer(struct arena *mem, void (*undo)(void *what), void *what)
{
    check(undo != NULL);
    struct deferred *deferred = arena_new(mem, struct deferred, 1);
    *deferred = (struct deferred){.next = mem->deferred, .undo = undo, .what = what};
    mem->deferred = deferred;
}
