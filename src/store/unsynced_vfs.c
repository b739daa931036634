/* unsynced_vfs.c - loses, on purpose, whatever SQLite did not sync. */
#include "store/unsynced_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "os/thread.h"

#define SECTOR_BYTES 512
#define PATH_BYTES 1000

/* Something done to a file that is not durable yet. */
struct change {
    struct change *next;
    int64_t at, len; /* a write */
    bool truncates;  /* to `at` bytes */
    unsigned char bytes[];
};

/* A file by its path, whoever has it open. */
struct file {
    struct file *next;
    char path[PATH_BYTES];
    unsigned char *image; /* as SQLite sees it */
    int64_t size, cap;
    struct change *first, **end;
    bool exists;       /* as SQLite sees it */
    bool name_durable; /* the directory holds it, whatever happens */
};

/* What SQLite allocates for us; the real file's part follows. */
struct handle {
    sqlite3_file base;
    struct file *file;
    bool syncs_directory; /* at its first sync */
};

static struct unsynced_plan plan;
static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;
static struct file *files;
static int64_t syncs;
static struct mutex mutex = MUTEX_INIT;

static struct handle *
handle_of(sqlite3_file *file)
{
    return (struct handle *)file;
}

static sqlite3_file *
real_of(sqlite3_file *file)
{
    return (sqlite3_file *)(handle_of(file) + 1);
}

static void *
take(size_t bytes)
{
    void *ptr = sqlite3_malloc64(bytes > 0 ? bytes : 1);
    check(ptr != NULL);
    memset(ptr, 0, bytes);
    return ptr;
}

/* ---- files ---- */

static void
image_resize(struct file *file, int64_t size)
{
    if (size > file->cap) {
        int64_t cap = size * 2;
        file->image = sqlite3_realloc64(file->image, (sqlite3_uint64)cap);
        check(file->image != NULL);
        file->cap = cap;
    }
    if (size > file->size)
        memset(file->image + file->size, 0, (size_t)(size - file->size));
    file->size = size;
}

/* What is on the disk under this path; the size, or -1 when there is none. */
static int64_t
disk_read(const char *path, unsigned char **ret)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return -1;
    check(fstat(fd, &st) == 0);
    *ret = take((size_t)st.st_size);
    check(pread(fd, *ret, (size_t)st.st_size, 0) == st.st_size);
    close(fd);
    return st.st_size;
}

/* Called before the real VFS opens it, so that closing does not drop anybody's locks. */
static struct file *
file_get(const char *path)
{
    for (struct file *file = files; file != NULL; file = file->next)
        if (strcmp(file->path, path) == 0)
            return file;
    struct file *file = take(sizeof *file);
    check(strlen(path) < sizeof file->path);
    memcpy(file->path, path, strlen(path) + 1);
    file->end = &file->first;
    file->size = disk_read(path, &file->image);
    file->exists = file->name_durable = file->size >= 0;
    if (file->size < 0)
        file->size = 0;
    file->cap = file->size;
    file->next = files;
    files = file;
    return file;
}

static void
changes_drop(struct file *file)
{
    while (file->first != NULL) {
        struct change *next = file->first->next;
        sqlite3_free(file->first);
        file->first = next;
    }
    file->end = &file->first;
}

static void
change_add(struct file *file, int64_t at, const void *bytes, int64_t len, bool truncates)
{
    struct change *change = take(sizeof *change + (size_t)len);
    change->at = at;
    change->len = len;
    change->truncates = truncates;
    if (len > 0)
        memcpy(change->bytes, bytes, (size_t)len);
    *file->end = change;
    file->end = &change->next;
    if (truncates || at + len > file->size)
        image_resize(file, at + len);
    if (len > 0)
        memcpy(file->image + at, bytes, (size_t)len);
}

static size_t
directory_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path);
}

static void
directory_sync(const char *path)
{
    size_t len = directory_len(path);
    for (struct file *file = files; file != NULL; file = file->next) {
        if (directory_len(file->path) != len || memcmp(file->path, path, len) != 0)
            continue;
        if (!file->exists && file->name_durable) {
            unlink(file->path);
            changes_drop(file);
            image_resize(file, 0);
        }
        file->name_durable = file->exists;
    }
}

/* ---- the crash ---- */

/* xorshift64*: the same seed loses the same writes. */
static int64_t
random_below(int64_t limit)
{
    uint64_t x = plan.survivors_seed;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    plan.survivors_seed = x;
    return (int64_t)((x * 0x2545f4914f6cdd1du >> 33) % (uint64_t)limit);
}

static bool
survives(void)
{
    return plan.survivors_seed != 0 && random_below(2) == 1;
}

/* Does to bytes from..from+SECTOR_BYTES of `disk` what the first `count` changes did to them. */
static void
sector_change(unsigned char *disk, int64_t from, const struct change *change, int64_t count)
{
    int64_t to = from + SECTOR_BYTES;
    for (; count > 0; count--, change = change->next) {
        int64_t begin = change->at > from ? change->at : from;
        int64_t end = change->truncates ? to : change->at + change->len;
        if (end > to)
            end = to;
        if (begin >= end)
            continue;
        if (change->truncates)
            memset(disk + begin, 0, (size_t)(end - begin));
        else
            memcpy(disk + begin, change->bytes + (begin - change->at), (size_t)(end - begin));
    }
}

/* All, none or some of the changes, at random. */
static int64_t
some_of(int64_t count)
{
    int64_t dice = random_below(4);
    return dice == 0 ? 0 : dice == 1 ? count : random_below(count + 1);
}

static void
disk_write(const char *path, const unsigned char *bytes, int64_t size)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    check(fd >= 0);
    check(ftruncate(fd, 0) == 0);
    check(pwrite(fd, bytes, (size_t)size, 0) == size);
    close(fd);
}

static void
changes_survive(struct file *file)
{
    unsigned char *durable = NULL;
    int64_t size = disk_read(file->path, &durable), largest = size, count = 0;
    check(size >= 0);
    for (const struct change *change = file->first; change != NULL; change = change->next, count++)
        if (change->at + change->len > largest)
            largest = change->at + change->len;
    int64_t room = (largest + SECTOR_BYTES) / SECTOR_BYTES * SECTOR_BYTES;
    unsigned char *disk = take((size_t)room);
    memcpy(disk, durable, (size_t)size);
    for (int64_t at = 0; at < room; at += SECTOR_BYTES)
        sector_change(disk, at, file->first, some_of(count));
    int64_t sized = some_of(count);
    for (const struct change *change = file->first; sized > 0; sized--, change = change->next)
        if (change->truncates || change->at + change->len > size)
            size = change->at + change->len;
    disk_write(file->path, disk, size);
}

_Noreturn void
unsynced_crash(void)
{
    for (struct file *file = files; file != NULL; file = file->next) {
        char shm[PATH_BYTES + 4];
        memcpy(shm, file->path, strlen(file->path));
        memcpy(shm + strlen(file->path), "-shm", 5);
        unlink(shm);
        if (file->exists != file->name_durable && survives() == file->name_durable) {
            /* A new name that was lost, or a deletion that was not. */
            unlink(file->path);
            continue;
        }
        if (file->exists && file->first != NULL && plan.survivors_seed != 0)
            changes_survive(file);
    }
    _exit(UNSYNCED_EXIT);
}

int64_t
unsynced_sync_count(void)
{
    return syncs;
}

/* ---- what SQLite calls ---- */

static int
file_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int
file_read_at(sqlite3_file *sqlite_file, void *ret, int len, sqlite3_int64 at)
{
    mutex_lock(&mutex);
    const struct file *file = handle_of(sqlite_file)->file;
    int64_t there = at < file->size ? file->size - at : 0;
    if (there > len)
        there = len;
    if (there > 0)
        memcpy(ret, file->image + at, (size_t)there);
    memset((unsigned char *)ret + there, 0, (size_t)(len - there));
    mutex_unlock(&mutex);
    return there == len ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
file_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    mutex_lock(&mutex);
    change_add(handle_of(file)->file, at, bytes, len, false);
    mutex_unlock(&mutex);
    return SQLITE_OK;
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    mutex_lock(&mutex);
    change_add(handle_of(file)->file, size, NULL, 0, true);
    mutex_unlock(&mutex);
    return SQLITE_OK;
}

/* Writes the changes to the disk. Not synced for real: this machine's power stays on. */
static int
changes_write(struct file *file, sqlite3_file *real)
{
    for (const struct change *change = file->first; change != NULL; change = change->next) {
        int code = change->truncates
                       ? real->pMethods->xTruncate(real, change->at)
                       : real->pMethods->xWrite(real, change->bytes, (int)change->len, change->at);
        if (code != SQLITE_OK)
            return code;
    }
    changes_drop(file);
    return SQLITE_OK;
}

static int
file_sync(sqlite3_file *sqlite_file, int flags)
{
    (void)flags;
    struct handle *handle = handle_of(sqlite_file);
    mutex_lock(&mutex);
    syncs++;
    if (syncs == plan.crash_at_sync)
        unsynced_crash();
    int code = SQLITE_OK;
    if (!plan.sync_does_nothing) {
        code = changes_write(handle->file, real_of(sqlite_file));
        if (handle->syncs_directory)
            directory_sync(handle->file->path);
        handle->syncs_directory = false;
    }
    mutex_unlock(&mutex);
    return code;
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *ret)
{
    mutex_lock(&mutex);
    *ret = handle_of(file)->file->size;
    mutex_unlock(&mutex);
    return SQLITE_OK;
}

static int
file_lock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int
file_unlock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int
file_check_reserved(sqlite3_file *file, int *ret)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), ret);
}

static int
file_control(sqlite3_file *file, int what, void *arg)
{
    /* These would change the real file behind our back. */
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE ||
        what == SQLITE_FCNTL_MMAP_SIZE)
        return SQLITE_NOTFOUND;
    return real_of(file)->pMethods->xFileControl(real_of(file), what, arg);
}

static int
file_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int
file_characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int
file_shm_map(sqlite3_file *file, int page, int page_bytes, int extend, void volatile **ret)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), page, page_bytes, extend, ret);
}

static int
file_shm_lock(sqlite3_file *file, int at, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), at, count, flags);
}

static void
file_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int
file_shm_unmap(sqlite3_file *file, int delete)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2, /* without xFetch: nothing is mapped */
    .xClose = file_close,
    .xRead = file_read_at,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

/* The file, made when it may be; NULL when there is none. */
static struct file *
file_open(const char *path, int flags)
{
    struct file *file = file_get(path);
    if (file->exists)
        return file;
    if ((flags & SQLITE_OPEN_CREATE) == 0)
        return NULL;
    /* A name that is still on the disk leads to the old content until this is synced. */
    changes_drop(file);
    image_resize(file, 0);
    if (file->name_durable)
        change_add(file, 0, NULL, 0, true);
    file->exists = true;
    return file;
}

static int
vfs_open(sqlite3_vfs *self, const char *path, sqlite3_file *sqlite_file, int flags, int *ret_flags)
{
    (void)self;
    const int durable = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL |
                        SQLITE_OPEN_WAL;
    if (path == NULL || (flags & durable) == 0 || (flags & SQLITE_OPEN_DELETEONCLOSE) != 0)
        return real_vfs->xOpen(real_vfs, path, sqlite_file, flags, ret_flags);
    struct handle *handle = handle_of(sqlite_file);
    handle->base.pMethods = NULL;
    mutex_lock(&mutex);
    struct file *file = file_open(path, flags);
    int code = file == NULL
                   ? SQLITE_CANTOPEN
                   : real_vfs->xOpen(real_vfs, path, real_of(sqlite_file), flags, ret_flags);
    if (code == SQLITE_OK) {
        handle->file = file;
        handle->syncs_directory =
            (flags & SQLITE_OPEN_CREATE) != 0 && (flags & SQLITE_OPEN_MAIN_DB) == 0;
        handle->base.pMethods = &methods;
    } else if (file != NULL && real_of(sqlite_file)->pMethods != NULL) {
        real_of(sqlite_file)->pMethods->xClose(real_of(sqlite_file));
    }
    mutex_unlock(&mutex);
    return code;
}

static int
vfs_delete(sqlite3_vfs *self, const char *path, int sync_directory)
{
    (void)self;
    mutex_lock(&mutex);
    struct file *file = file_get(path);
    bool existed = file->exists;
    file->exists = false;
    if (existed && !file->name_durable)
        unlink(path);
    if (sync_directory && !plan.sync_does_nothing)
        directory_sync(path);
    mutex_unlock(&mutex);
    return existed ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int
vfs_access(sqlite3_vfs *self, const char *path, int flags, int *ret)
{
    (void)self;
    mutex_lock(&mutex);
    const struct file *file = file_get(path);
    /* As SQLite's own: an empty file is as good as none. */
    *ret = file->exists && (flags != SQLITE_ACCESS_EXISTS || file->size > 0);
    mutex_unlock(&mutex);
    return SQLITE_OK;
}

void
unsynced_vfs_install(struct unsynced_plan wanted)
{
    check(real_vfs == NULL);
    plan = wanted;
    real_vfs = sqlite3_vfs_find(NULL);
    check(real_vfs != NULL);
    vfs = *real_vfs;
    vfs.zName = "unsynced";
    vfs.szOsFile = (int)sizeof(struct handle) + real_vfs->szOsFile;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    vfs.xAccess = vfs_access;
    check(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
}
