/* files.c - reading, and replacing atomically. */
#include "os/files.h"

#include "base/text.h"
#include "os/random.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static enum outcome
outcome_of_errno(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
        return DENIED;
    case EISDIR:
    case ENAMETOOLONG:
        return INVALID;
    default:
        return UNAVAILABLE;
    }
}

static enum outcome
read_all(struct arena *mem, int fd, size_t limit_bytes, struct bytes *ret)
{
    struct stat stat;
    if (fstat(fd, &stat) != 0)
        return UNAVAILABLE;
    if (S_ISDIR(stat.st_mode) || (stat.st_size > 0 && (uintmax_t)stat.st_size > limit_bytes))
        return INVALID;
    /* The size is a hint: pipes and /proc say 0, and a file may grow while it is read. */
    struct text content = text_open(mem, (size_t)stat.st_size + 1);
    for (;;) {
        char piece[16384];
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return UNAVAILABLE;
        if (got == 0)
            break;
        if ((size_t)got > limit_bytes - content.len)
            return INVALID;
        text_add(&content, (struct str){piece, (size_t)got});
    }
    *ret = (struct bytes){(const unsigned char *)content.ptr, content.len};
    return OK;
}

enum outcome
file_read(struct arena *mem, struct str path, size_t limit_bytes, struct bytes *ret)
{
    int fd = open(str_c(mem, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return outcome_of_errno();
    enum outcome outcome = read_all(mem, fd, limit_bytes, ret);
    close(fd);
    return outcome;
}

static enum outcome
write_all(int fd, struct bytes content)
{
    for (size_t at = 0; at < content.len;) {
        ssize_t put = write(fd, content.ptr + at, content.len - at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return UNAVAILABLE;
        at += (size_t)put;
    }
    return OK;
}

/* Without this the rename itself can be lost in a power cut. */
static enum outcome
sync_directory_of(struct arena *mem, struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    struct str directory = slash == 0 ? S(".") : str_slice(path, 0, slash);
    int fd = open(str_c(mem, directory), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return outcome_of_errno();
    enum outcome outcome = fsync(fd) == 0 ? OK : UNAVAILABLE;
    close(fd);
    return outcome;
}

static struct str
temporary_name(struct arena *mem, struct str path)
{
    unsigned char noise[8];
    random_bytes(noise, sizeof noise);
    struct text name = text_open(mem, path.len + 32);
    text_add(&name, path);
    text_add(&name, S(".tmp-"));
    text_add_hex(&name, (struct bytes){noise, sizeof noise});
    return text_str(&name);
}

struct file_out {
    int fd; /* -1: ended */
    unsigned mode;
    const char *temporary, *target;
    struct str path;
};

static void
file_out_drop(void *what)
{
    struct file_out *out = what;
    if (out->fd < 0)
        return;
    close(out->fd);
    unlink(out->temporary);
}

enum outcome
file_out_open(struct arena *mem, struct str path, unsigned mode, struct file_out **ret)
{
    struct file_out *out = arena_new(mem, struct file_out, 1);
    *out = (struct file_out){.mode = mode,
                             .temporary = str_c(mem, temporary_name(mem, path)),
                             .target = str_c(mem, path),
                             .path = path};
    /* Private until it is complete: it may hold a key. */
    out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (out->fd < 0)
        return outcome_of_errno();
    arena_defer(mem, file_out_drop, out);
    *ret = out;
    return OK;
}

enum outcome
file_out_add(struct file_out *out, struct bytes piece)
{
    return write_all(out->fd, piece);
}

enum outcome
file_out_end(struct arena *mem, struct file_out *out)
{
    enum outcome outcome = OK;
    if (fchmod(out->fd, (mode_t)out->mode) != 0 || fsync(out->fd) != 0)
        outcome = UNAVAILABLE;
    if (close(out->fd) != 0)
        outcome = UNAVAILABLE;
    out->fd = -1;
    if (outcome == OK && rename(out->temporary, out->target) != 0)
        outcome = outcome_of_errno();
    if (outcome != OK) {
        unlink(out->temporary);
        return outcome;
    }
    return sync_directory_of(mem, out->path);
}

enum outcome
file_write_atomic(struct arena *mem, struct str path, struct bytes content, unsigned mode)
{
    struct file_out *out;
    enum outcome outcome = file_out_open(mem, path, mode, &out);
    if (outcome != OK)
        return outcome;
    outcome = file_out_add(out, content);
    if (outcome == OK)
        return file_out_end(mem, out);
    file_out_drop(out);
    out->fd = -1;
    return outcome;
}

struct file_in {
    int fd;
};

static void
file_in_close(void *what)
{
    close(((struct file_in *)what)->fd);
}

enum outcome
file_in_open(struct arena *mem, struct str path, struct file_in **ret)
{
    struct file_in *in = arena_new(mem, struct file_in, 1);
    in->fd = open(str_c(mem, path), O_RDONLY | O_CLOEXEC);
    if (in->fd < 0)
        return outcome_of_errno();
    arena_defer(mem, file_in_close, in);
    *ret = in;
    return OK;
}

enum outcome
file_in_take(struct file_in *in, void *to, size_t len, size_t *got)
{
    *got = 0;
    while (*got < len) {
        ssize_t count = read(in->fd, (char *)to + *got, len - *got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return outcome_of_errno();
        if (count == 0)
            break;
        *got += (size_t)count;
    }
    return OK;
}

static enum outcome
directory_make_one(struct arena *mem, struct str path, unsigned mode)
{
    const char *c = str_c(mem, path);
    if (mkdir(c, (mode_t)mode) == 0)
        return sync_directory_of(mem, path);
    if (errno != EEXIST)
        return outcome_of_errno();
    struct stat stat_of;
    if (stat(c, &stat_of) != 0)
        return outcome_of_errno();
    return S_ISDIR(stat_of.st_mode) ? OK : CONFLICT;
}

enum outcome
directory_make(struct arena *mem, struct str path, unsigned mode)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    for (size_t at = 1; at < path.len; at++) {
        if (path.ptr[at] != '/' || path.ptr[at - 1] == '/')
            continue;
        enum outcome outcome = directory_make_one(mem, str_slice(path, 0, at), mode);
        /* A directory above may exist and not be ours to make: only the last one must succeed. */
        if (outcome != OK && outcome != DENIED)
            return outcome;
    }
    return directory_make_one(mem, path, mode);
}

bool
file_is_private(struct arena *mem, struct str path)
{
    struct stat stat_of;
    return stat(str_c(mem, path), &stat_of) == 0 && (stat_of.st_mode & 077) == 0;
}

/* Without links and dots; empty when it is not there. */
static struct str
real_path(struct arena *mem, struct str path)
{
    char *place = arena_new(mem, char, PATH_MAX + 1);
    return realpath(str_c(mem, path), place) != NULL ? str_from_c(place) : S("");
}

bool
file_is_within(struct arena *mem, struct str inside, struct str folder)
{
    struct str a = real_path(mem, inside), b = real_path(mem, folder);
    if (a.len == 0 || b.len == 0 || !str_starts(a, b))
        return false;
    return a.len == b.len || b.len == 1 || a.ptr[b.len] == '/';
}

int64_t
disk_free_bytes(struct arena *mem, struct str path)
{
    struct statvfs vfs;
    if (statvfs(str_c(mem, path), &vfs) != 0)
        return -1;
    return (int64_t)vfs.f_bavail * (int64_t)vfs.f_frsize;
}
