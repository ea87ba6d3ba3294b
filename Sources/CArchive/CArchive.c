#define _GNU_SOURCE
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "CArchive.h"

_Static_assert(CARCHIVE_OK == ARCHIVE_OK && CARCHIVE_EOF == ARCHIVE_EOF, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_RETRY == ARCHIVE_RETRY && CARCHIVE_WARN == ARCHIVE_WARN, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_FATAL == ARCHIVE_FATAL, "equal to those of <archive.h>");
_Static_assert(CARCHIVE_FORMAT_RAW == ARCHIVE_FORMAT_RAW, "equal to those of <archive.h>");

int carchive_memory_file(void) { return memfd_create("entry", MFD_CLOEXEC | MFD_ALLOW_SEALING); }

int carchive_seal(int memory_file) {
    return fcntl(memory_file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
}
