/* libarchive, and two calls of Linux that glibc shows only to programs that define _GNU_SOURCE. */
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A file that is in memory only, without a name in any folder (memfd_create(2)); -1 and errno where there is none.
   The caller closes it. */
static inline int carchive_memory_file(void) {
    return (int)syscall(SYS_memfd_create, "entry", 3u /* MFD_CLOEXEC | MFD_ALLOW_SEALING */);
}

/* From now on nobody can change it (F_ADD_SEALS in fcntl(2)). */
static inline int carchive_seal(int memory_file) {
    return fcntl(memory_file, 1033 /* F_ADD_SEALS */, 0xF /* SEAL, SHRINK, GROW, WRITE */);
}
