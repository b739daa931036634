/* files.h - whole files in and out, bounded and durable. Paths must not contain a NUL. */
#ifndef OS_FILES_H
#define OS_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/outcome.h"
#include "base/str.h"

/* The whole file. NOT_FOUND: no such file; DENIED: not allowed to read it; INVALID: larger than
 * `limit_bytes`, or a directory; UNAVAILABLE: the disk or the kernel failed. */
enum outcome file_read(struct arena *mem, struct str path, size_t limit_bytes,
                       struct bytes *ret) NODISCARD;

/* Readers see the old file or the new one, also after a power cut: written to a temporary file
 * beside it, synced, renamed, directory synced. `mode` is that of the new file, whatever the umask.
 * NOT_FOUND: no such directory; DENIED; INVALID: `path` is a directory; UNAVAILABLE: disk full or
 * broken. On failure the old file is untouched; only when the very last sync fails may the new one
 * be there. */
enum outcome file_write_atomic(struct arena *mem, struct str path, struct bytes content,
                               unsigned mode) NODISCARD;

/* A file that is written piece by piece and appears whole, as above: nothing stands under `path`
 * before file_out_end. When the arena ends first, what was written is thrown away. */
struct file_out;
enum outcome file_out_open(struct arena *mem, struct str path, unsigned mode,
                           struct file_out **ret) NODISCARD;
enum outcome file_out_add(struct file_out *out, struct bytes piece) NODISCARD;
enum outcome file_out_end(struct arena *mem, struct file_out *out) NODISCARD;

/* A file that is read piece by piece; closed with the arena. The outcomes of file_read. */
struct file_in;
enum outcome file_in_open(struct arena *mem, struct str path, struct file_in **ret) NODISCARD;
/* *got is less than `len` only at the end of the file. */
enum outcome file_in_take(struct file_in *in, void *to, size_t len, size_t *got) NODISCARD;

/* Makes the directory and those above it that are missing. OK when it is there already; CONFLICT
 * when something else is; DENIED; UNAVAILABLE. */
enum outcome directory_make(struct arena *mem, struct str path, unsigned mode) NODISCARD;

/* Only its owner can read or write it. false also when there is no such file. */
bool file_is_private(struct arena *mem, struct str path);
/* The same place on the disk, by whatever name; or `inside` lies somewhere below `folder`. false
 * when one of them is not there. */
bool file_is_within(struct arena *mem, struct str inside, struct str folder);
/* What the program may still write on the disk that holds `path`, in bytes; -1: unknown. */
int64_t disk_free_bytes(struct arena *mem, struct str path);

#endif
