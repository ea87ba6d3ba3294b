/*
 * Makes calls of the C library fail or hang, for a program that is started with LD_PRELOAD.
 *
 *   FAULT_PATH   paths that begin with this are meant
 *   FAULT_CALLS  which calls, separated by commas: stat open readdir read write
 *   FAULT_KIND   hang, eio, estale, enomem or enospc
 *   FAULT_EVERY  every how many of such calls of a process; 1 unless it is set
 *   FAULT_SPACE  with enospc: how many bytes can be written before
 *   FAULT_WHEN   a file: nothing happens unless it exists
 *
 * A call that hangs does so until the process is killed.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int names(const char *list, const char *word) {
    const size_t length = strlen(word);
    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
        if ((at == list || at[-1] == ',') && (at[length] == 0 || at[length] == ',')) return 1;
    return 0;
}

/* Whether the call is to fail with the error in errno. */
static int fails(const char *call, const char *path) {
    static atomic_long count, written;
    const char *meant = setting("FAULT_PATH"), *kind = setting("FAULT_KIND"), *when = setting("FAULT_WHEN");
    if (!*meant || strncmp(path, meant, strlen(meant)) != 0 || !names(setting("FAULT_CALLS"), call)) return 0;
    const int before = errno;
    if (*when && syscall(SYS_access, when, F_OK) != 0) {
        errno = before;
        return 0;
    }
    const long every = atol(setting("FAULT_EVERY"));
    if (every > 1 && ++count % every != 0) return 0;
    if (strcmp(kind, "hang") == 0)
        for (;;) pause();
    if (strcmp(kind, "enospc") == 0) {
        if (written < atol(setting("FAULT_SPACE"))) {
            written += 4096;
            return 0;
        }
        errno = ENOSPC;
        return 1;
    }
    errno = strcmp(kind, "estale") == 0 ? ESTALE : strcmp(kind, "enomem") == 0 ? ENOMEM : EIO;
    return 1;
}

/* The path of an open file, relative paths by the folder they are in. */
static const char *path_at(int folder, const char *path, char *buffer) {
    if (path[0] == '/') return path;
    char link[64];
    ssize_t length;
    if (folder == AT_FDCWD) {
        strcpy(link, "/proc/self/cwd");
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    }
    length = readlink(link, buffer, PATH_MAX);
    if (length < 0) length = 0;
    snprintf(buffer + length, PATH_MAX, *path ? "/%s" : "%s", path);
    return buffer;
}

static int fails_at(const char *call, int folder, const char *path) {
    char buffer[2 * PATH_MAX];
    const int before = errno;
    const char *complete = path_at(folder, path, buffer);
    errno = before;
    return fails(call, complete);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int stat(const char *path, struct stat *status) {
    return fails_at("stat", AT_FDCWD, path) ? -1 : NEXT(stat)(path, status);
}
int lstat(const char *path, struct stat *status) {
    return fails_at("stat", AT_FDCWD, path) ? -1 : NEXT(lstat)(path, status);
}
int fstat(int file, struct stat *status) { return fails_at("stat", file, "") ? -1 : NEXT(fstat)(file, status); }
int fstatat(int folder, const char *path, struct stat *status, int flags) {
    return fails_at("stat", folder, path) ? -1 : NEXT(fstatat)(folder, path, status, flags);
}
int stat64(const char *path, struct stat64 *status) {
    return fails_at("stat", AT_FDCWD, path) ? -1 : NEXT(stat64)(path, status);
}
int lstat64(const char *path, struct stat64 *status) {
    return fails_at("stat", AT_FDCWD, path) ? -1 : NEXT(lstat64)(path, status);
}
int fstat64(int file, struct stat64 *status) {
    return fails_at("stat", file, "") ? -1 : NEXT(fstat64)(file, status);
}
int fstatat64(int folder, const char *path, struct stat64 *status, int flags) {
    return fails_at("stat", folder, path) ? -1 : NEXT(fstatat64)(folder, path, status, flags);
}

#define MODE(flags, last) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, last); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags, flags)
    return fails_at("open", AT_FDCWD, path) ? -1 : NEXT(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags, flags)
    return fails_at("open", AT_FDCWD, path) ? -1 : NEXT(open64)(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags, flags)
    return fails_at("open", folder, path) ? -1 : NEXT(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags, flags)
    return fails_at("open", folder, path) ? -1 : NEXT(openat64)(folder, path, flags, mode);
}

struct dirent *readdir(DIR *stream) {
    return fails_at("readdir", dirfd(stream), "") ? NULL : NEXT(readdir)(stream);
}
struct dirent64 *readdir64(DIR *stream) {
    return fails_at("readdir", dirfd(stream), "") ? NULL : NEXT(readdir64)(stream);
}

ssize_t read(int file, void *bytes, size_t count) {
    return fails_at("read", file, "") ? -1 : NEXT(read)(file, bytes, count);
}
ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
    return fails_at("read", file, "") ? -1 : NEXT(pread)(file, bytes, count, offset);
}
ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) {
    return fails_at("read", file, "") ? -1 : NEXT(pread64)(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
    return fails_at("write", file, "") ? -1 : NEXT(write)(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return fails_at("write", file, "") ? -1 : NEXT(pwrite)(file, bytes, count, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return fails_at("write", file, "") ? -1 : NEXT(pwrite64)(file, bytes, count, offset);
}
int ftruncate64(int file, off64_t length) {
    return fails_at("write", file, "") ? -1 : NEXT(ftruncate64)(file, length);
}
int posix_fallocate64(int file, off64_t offset, off64_t length) {
    return fails_at("write", file, "") ? errno : NEXT(posix_fallocate64)(file, offset, length);
}
