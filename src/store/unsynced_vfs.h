/* unsynced_vfs.h - a disk that keeps its promises and not one more; for tests only, never linked
 * into the program.
 *
 * kill -9 proves atomicity only: the kernel still has every write. This SQLite VFS keeps in memory
 * what was written and not yet synced, and the file on disk holds what is durable. The process then
 * dies at a sync point of choice, and who opens the files afterwards sees them as after a power
 * cut:
 *
 *     for (int64_t at = 1;; at++) {
 *         pid_t child = fork();
 *         if (child == 0) {
 *             unsynced_vfs_install((struct unsynced_plan){.crash_at_sync = at, .survivors_seed =
 * seed});
 *             ... open "sqlite:PATH" with store_open as always, write, and report every commit that
 * was
 *             ... acknowledged through a pipe, one write() each
 *             _exit(0);                       // fewer sync points than `at`: the last round
 *         }
 *         ... wait; read what was acknowledged; open PATH without this VFS; every acknowledged row
 * must
 *         ... be there, no half transaction, and PRAGMA integrity_check says ok
 *         if (WEXITSTATUS(status) != UNSYNCED_EXIT)
 *             break;
 *     }
 *
 * What is modelled. A write, truncation or extension is durable after xSync of its file. With a
 * seed, each sector of 512 bytes independently holds its content after any number of the unsynced
 * writes, in their order, and so does the length of the file. A new file has no durable name until
 * its directory was synced, which SQLite does with the first xSync of a journal or WAL it opened to
 * create, and with xDelete and syncDir; a file deleted without may come back. -shm is memory and
 * gone. Temporary files are left to the operating system. One process at a time may use the files;
 * its threads and connections share them. */
#ifndef STORE_UNSYNCED_VFS_H
#define STORE_UNSYNCED_VFS_H

#include <stdbool.h>
#include <stdint.h>

/* The exit code of a process that lost its power. */
#define UNSYNCED_EXIT 77

struct unsynced_plan {
    int64_t crash_at_sync;   /* dies in the n-th xSync, before it did anything; 0: only by
                                unsynced_crash() */
    uint64_t survivors_seed; /* 0: all that was not synced is lost; else a random part survives */
    bool sync_does_nothing; /* xSync says yes and does nothing: a suite must fail then, or it proves
                               nothing */
};

/* Makes it SQLite's VFS for databases opened from now on. Once per process, so in a child. */
void unsynced_vfs_install(struct unsynced_plan wanted);
/* Calls of xSync so far. */
int64_t unsynced_sync_count(void);
/* The power fails now. */
_Noreturn void unsynced_crash(void);

#endif
