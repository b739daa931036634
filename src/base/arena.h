/* arena.h - memory with one owner and one end.
 *
 * Everything made for a request or a call lives in its arena and dies with it; nobody frees. What
 * must be undone (a file, a statement, a lock) is registered and undone in reverse order. Out of
 * memory aborts: honest, because every input is bounded at the door. A reset arena is poisoned in
 * sanitizer builds, so a value that outlives its request is found by the tests. Not thread-safe: an
 * arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

struct arena;

struct arena *arena_open(void);
/* Undoes, frees all, keeps one block for the next use. */
void arena_reset(struct arena *mem);
void arena_close(struct arena *mem);
/* Bytes handed out since the last reset. */
size_t arena_used_bytes(const struct arena *mem);

/* `count` objects of `size` bytes, zeroed, aligned for anything. Aborts when out of memory. */
void *arena_alloc(struct arena *mem, size_t count, size_t size);
#define arena_new(mem, type, count) ((type *)arena_alloc((mem), (count), sizeof(type)))

/* Registers `undo(what)` for the reset or close of the arena; last registered goes first. */
void arena_defer(struct arena *mem, void (*undo)(void *what), void *what);

#endif
