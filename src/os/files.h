/* files.h - whole files in and out, bounded and durable. Paths must not contain a NUL. */
#ifndef OS_FILES_H
#define OS_FILES_H

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

/* Makes the directory and those above it that are missing. OK when it is there already; CONFLICT
 * when something else is; DENIED; UNAVAILABLE. */
enum outcome directory_make(struct arena *mem, struct str path, unsigned mode) NODISCARD;

/* Only its owner can read or write it. false also when there is no such file. */
bool file_is_private(struct arena *mem, struct str path);

#endif
