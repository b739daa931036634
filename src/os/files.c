/* files.c - reading, and replacing atomically. */
#define _POSIX_C_SOURCE 200809L
#include "os/files.h"

#include "base/text.h"
#include "os/random.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
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

static enum outcome
write_synced(int fd, struct bytes content, unsigned mode)
{
    enum outcome outcome = write_all(fd, content);
    if (outcome == OK && (fchmod(fd, (mode_t)mode) != 0 || fsync(fd) != 0))
        outcome = UNAVAILABLE;
    if (close(fd) != 0 && outcome == OK)
        outcome = UNAVAILABLE;
    return outcome;
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

enum outcome
file_write_atomic(struct arena *mem, struct str path, struct bytes content, unsigned mode)
{
    const char *target = str_c(mem, path);
    const char *temporary = str_c(mem, temporary_name(mem, path));
    /* Private until it is complete: it may hold a key. */
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return outcome_of_errno();
    enum outcome outcome = write_synced(fd, content, mode);
    if (outcome == OK && rename(temporary, target) != 0)
        outcome = outcome_of_errno();
    if (outcome != OK) {
        unlink(temporary);
        return outcome;
    }
    return sync_directory_of(mem, path);
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
