/* backup_file.h - the file of a backup: blocks, each sealed to the one before; inside this folder
 * only.
 *
 * Whoever lacks the master keys can neither make such a file nor change one unseen: each block
 * carries a keyed hash over itself and the hash before it, and the last block says that it is the
 * last. On the disk a block is: kind (1 byte), length (4 bytes, most significant first), content,
 * hash (32 bytes). */
#ifndef STORE_BACKUP_FILE_H
#define STORE_BACKUP_FILE_H

#include "base/cx.h"
#include "base/text.h"

enum block {
    BLOCK_HEADER = 'H', /* what it is a backup of */
    BLOCK_TABLE = 'T',  /* name and columns of the rows that follow */
    BLOCK_ROWS = 'R',
    BLOCK_END = 'E',
};

struct backup_out;
/* UNAVAILABLE or DENIED with a sentence. cx->keys is needed, here and below. */
NODISCARD enum outcome backup_out_open(struct cx *cx, struct str path, struct backup_out **ret);
NODISCARD enum outcome backup_out_add(struct cx *cx, struct backup_out *out, enum block kind,
                                      struct str content);
/* Writes the last block, and puts the file in its place. */
NODISCARD enum outcome backup_out_end(struct cx *cx, struct backup_out *out);

struct backup_in;
NODISCARD enum outcome backup_in_open(struct cx *cx, struct str path, struct backup_in **ret);
/* The content lasts until the next call. INVALID with a sentence when the file is no backup, is
 * damaged or cut off, or was made with other master keys. Nothing follows BLOCK_END. */
NODISCARD enum outcome backup_in_next(struct cx *cx, struct backup_in *in, enum block *kind,
                                      struct str *content);

/* Numbers (8 bytes) and texts (their length, 4 bytes, and themselves) in the content of a block. */
void pack_int(struct text *to, int64_t number);
void pack_text(struct text *to, struct str text);
/* Take one off the front; false when there is no whole one. */
bool unpack_int(struct str *from, int64_t *ret);
bool unpack_text(struct str *from, struct str *ret);

#endif
