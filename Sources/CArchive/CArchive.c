#define _GNU_SOURCE
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CArchive.h"

_Static_assert(CARCHIVE_OK == ARCHIVE_OK && CARCHIVE_EOF == ARCHIVE_EOF, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_RETRY == ARCHIVE_RETRY && CARCHIVE_WARN == ARCHIVE_WARN, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_FATAL == ARCHIVE_FATAL, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_FORMAT_RAW == ARCHIVE_FORMAT_RAW, "equal to those of <archive.h>");

struct carchive_file {
    int descriptor;
    int error;
    int64_t position;
    unsigned char block[128 * 1024];
};

struct carchive_file *carchive_file_new(int descriptor) {
    struct carchive_file *file = malloc(sizeof *file);
    if (!file) return NULL;
    file->descriptor = descriptor;
    file->error = 0;
    file->position = 0;
    return file;
}

void carchive_file_free(struct carchive_file *file) { free(file); }

int carchive_file_error(const struct carchive_file *file) { return file->error; }

static la_ssize_t read_block(struct archive *archive, void *data, const void **bytes) {
    struct carchive_file *file = data;
    ssize_t got;
    do got = pread(file->descriptor, file->block, sizeof file->block, file->position);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        file->error = errno;
        archive_set_error(archive, errno, "%s", strerror(errno));
        return ARCHIVE_FATAL;
    }
    file->position += got;
    *bytes = file->block;
    return got;
}

static la_int64_t file_size(struct archive *archive, struct carchive_file *file) {
    struct stat status;
    if (fstat(file->descriptor, &status) == 0) return status.st_size;
    file->error = errno;
    archive_set_error(archive, errno, "%s", strerror(errno));
    return ARCHIVE_FATAL;
}

/* Never past the end of the file, so that what is missing is noticed. */
static la_int64_t skip_bytes(struct archive *archive, void *data, la_int64_t wanted) {
    struct carchive_file *file = data;
    la_int64_t size = file_size(archive, file);
    if (size < 0) return size;
    if (wanted > size - file->position) wanted = size - file->position;
    if (wanted <= 0) return 0;
    file->position += wanted;
    return wanted;
}

static la_int64_t seek_to(struct archive *archive, void *data, la_int64_t offset, int whence) {
    struct carchive_file *file = data;
    la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file->position : file_size(archive, file);
    if (base < 0) return base;
    la_int64_t position;
    if (__builtin_add_overflow(base, offset, &position) || position < 0) {
        archive_set_error(archive, EILSEQ, "an offset before the start of the file");
        return ARCHIVE_FATAL;
    }
    return file->position = position;
}

int carchive_open(struct archive *archive, struct carchive_file *file) {
    archive_read_set_read_callback(archive, read_block);
    archive_read_set_skip_callback(archive, skip_bytes);
    archive_read_set_seek_callback(archive, seek_to);
    archive_read_set_callback_data(archive, file);
    return archive_read_open1(archive);
}

int carchive_memory_file(void) { return memfd_create("entry", MFD_CLOEXEC | MFD_ALLOW_SEALING); }

int carchive_seal(int memory_file) {
    return fcntl(memory_file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
}
