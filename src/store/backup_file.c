/* backup_file.c - blocks on the disk, and the values in them. */
#include "store/backup_file.h"

#include "crypto/keys.h"
#include "os/files.h"

enum { HASH_BYTES = 32, HEAD_BYTES = 5, BLOCK_LIMIT_BYTES = 64 << 20 };

/* Stands before everything else, so that a file of another kind is told from a damaged one. */
static const struct str magic = S_INIT("elkedeur-backup-1\n");

struct backup_out {
    struct file_out *file;
    struct arena *mem; /* of one block */
    unsigned char chain[HASH_BYTES];
};

struct backup_in {
    struct file_in *file;
    struct arena *mem;
    struct str path;
    unsigned char chain[HASH_BYTES];
};

static void
mem_close(void *mem)
{
    arena_close(mem);
}

static struct arena *
mem_open(struct cx *cx)
{
    struct arena *mem = arena_open();
    arena_defer(cx->mem, mem_close, mem);
    return mem;
}

static struct bytes
bytes_of(struct str s)
{
    return (struct bytes){(const unsigned char *)s.ptr, s.len};
}

/* Over the hash before it, and the block with its head. */
static void
chain_on(const struct cx *cx, struct arena *mem, unsigned char chain[HASH_BYTES], struct str block)
{
    struct cx own = {.mem = mem, .keys = cx->keys};
    struct text t = text_open(mem, HASH_BYTES + block.len);
    text_add(&t, (struct str){(const char *)chain, HASH_BYTES});
    text_add(&t, block);
    memcpy(chain, keyed_hash(&own, "backup_block", text_str(&t)).ptr, HASH_BYTES);
}

/* ---- writing ---- */

static enum outcome
cannot_write(struct cx *cx, enum outcome outcome, struct str path)
{
    return fail_with(cx, outcome, T("Dit bestand kan niet worden geschreven."), path, 0);
}

enum outcome
backup_out_open(struct cx *cx, struct str path, struct backup_out **ret)
{
    struct backup_out *out = arena_new(cx->mem, struct backup_out, 1);
    enum outcome outcome = file_out_open(cx->mem, path, 0600, &out->file);
    if (outcome == OK)
        outcome = file_out_add(out->file, bytes_of(magic));
    if (outcome != OK)
        return cannot_write(cx, outcome, path);
    out->mem = mem_open(cx);
    *ret = out;
    return OK;
}

enum outcome
backup_out_add(struct cx *cx, struct backup_out *out, enum block kind, struct str content)
{
    check(content.len <= BLOCK_LIMIT_BYTES);
    arena_reset(out->mem);
    struct text t = text_open(out->mem, HEAD_BYTES + content.len + HASH_BYTES);
    text_add_byte(&t, (char)kind);
    for (int i = 0; i < 4; i++)
        text_add_byte(&t, (char)(unsigned char)(content.len >> (24 - 8 * i)));
    text_add(&t, content);
    chain_on(cx, out->mem, out->chain, text_str(&t));
    text_add(&t, (struct str){(const char *)out->chain, HASH_BYTES});
    enum outcome outcome = file_out_add(out->file, bytes_of(text_str(&t)));
    return outcome == OK ? OK : cannot_write(cx, outcome, S(""));
}

enum outcome
backup_out_end(struct cx *cx, struct backup_out *out)
{
    TRY(backup_out_add(cx, out, BLOCK_END, S("")));
    enum outcome outcome = file_out_end(cx->mem, out->file);
    return outcome == OK ? OK : cannot_write(cx, outcome, S(""));
}

/* ---- reading ---- */

static enum outcome
damaged(struct cx *cx, const struct backup_in *in)
{
    return fail_with(cx, INVALID, T("Dit bestand is beschadigd of niet heel."), in->path, 0);
}

static enum outcome
take(struct cx *cx, struct backup_in *in, char *to, size_t len)
{
    size_t got = 0;
    enum outcome outcome = file_in_take(in->file, to, len, &got);
    if (outcome != OK)
        return fail_with(cx, outcome, T("Dit bestand kan niet worden gelezen."), in->path, 0);
    return got == len ? OK : damaged(cx, in);
}

enum outcome
backup_in_open(struct cx *cx, struct str path, struct backup_in **ret)
{
    struct backup_in *in = arena_new(cx->mem, struct backup_in, 1);
    char begin[32];
    in->path = path;
    enum outcome outcome = file_in_open(cx->mem, path, &in->file);
    if (outcome != OK)
        return fail_with(cx, outcome, T("Dit bestand kan niet worden gelezen."), path, 0);
    in->mem = mem_open(cx);
    outcome = take(cx, in, begin, magic.len);
    if (outcome == UNAVAILABLE)
        return outcome;
    if (outcome != OK || memcmp(begin, magic.ptr, magic.len) != 0)
        return fail_with(cx, INVALID, T("Dit bestand is geen back-up van Elkedeur."), path, 0);
    *ret = in;
    return OK;
}

enum outcome
backup_in_next(struct cx *cx, struct backup_in *in, enum block *kind, struct str *content)
{
    char head[HEAD_BYTES], hash[HASH_BYTES];
    bool first = true;
    size_t len = 0;
    for (size_t i = 0; i < HASH_BYTES; i++)
        first = first && in->chain[i] == 0;

    arena_reset(in->mem);
    TRY(take(cx, in, head, HEAD_BYTES));
    for (int i = 1; i < HEAD_BYTES; i++)
        len = len << 8 | (unsigned char)head[i];
    if (len > BLOCK_LIMIT_BYTES)
        return damaged(cx, in);
    char *block = arena_new(in->mem, char, HEAD_BYTES + len);
    memcpy(block, head, HEAD_BYTES);
    TRY(take(cx, in, block + HEAD_BYTES, len));
    TRY(take(cx, in, hash, HASH_BYTES));
    chain_on(cx, in->mem, in->chain, (struct str){block, HEAD_BYTES + len});
    if (memcmp(in->chain, hash, HASH_BYTES) != 0) {
        if (first)
            return fail_with(cx, INVALID,
                             T("Deze back-up hoort bij andere hoofdsleutels, of is beschadigd. Zet "
                               "de map met de goede sleutels terug."),
                             in->path, 0);
        return damaged(cx, in);
    }
    *kind = (enum block)head[0];
    *content = (struct str){block + HEAD_BYTES, len};
    return OK;
}

/* ---- values ---- */

void
pack_int(struct text *to, int64_t number)
{
    for (int i = 0; i < 8; i++)
        text_add_byte(to, (char)(unsigned char)((uint64_t)number >> (56 - 8 * i)));
}

void
pack_text(struct text *to, struct str text)
{
    for (int i = 0; i < 4; i++)
        text_add_byte(to, (char)(unsigned char)(text.len >> (24 - 8 * i)));
    text_add(to, text);
}

bool
unpack_int(struct str *from, int64_t *ret)
{
    uint64_t bits = 0;
    if (from->len < 8)
        return false;
    for (int i = 0; i < 8; i++)
        bits = bits << 8 | (unsigned char)from->ptr[i];
    *from = str_slice(*from, 8, from->len);
    *ret = (int64_t)bits;
    return true;
}

bool
unpack_text(struct str *from, struct str *ret)
{
    size_t len = 0;
    if (from->len < 4)
        return false;
    for (int i = 0; i < 4; i++)
        len = len << 8 | (unsigned char)from->ptr[i];
    if (from->len - 4 < len)
        return false;
    *ret = str_slice(*from, 4, 4 + len);
    *from = str_slice(*from, 4 + len, from->len);
    return true;
}
