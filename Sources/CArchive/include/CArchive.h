#ifndef CARCHIVE_H
#define CARCHIVE_H

/*
 * The door to libarchive: redeclares the functions of <archive.h> and <archive_entry.h> that Swift needs, and wraps two
 * Linux calls. CArchive.c includes both headers, so that the compiler checks these declarations against theirs.
 *
 * Not <archive.h> itself, because it includes <sys/stat.h>, and Swift would take its structures for this module's own.
 */

#include <stddef.h>
#include <stdint.h>

/* Status codes and formats. CArchive.c checks the numbers. */
enum {
    CARCHIVE_OK = 0,
    CARCHIVE_EOF = 1,
    CARCHIVE_RETRY = -10,
    CARCHIVE_WARN = -20,
    CARCHIVE_FATAL = -30,
    CARCHIVE_FORMAT_RAW = 0x90000
};

struct archive;
struct archive_entry;

/* ---- One pass over a container. The caller frees it and keeps its descriptor or client data valid until then. ---- */

struct archive *archive_read_new(void);
int archive_read_free(struct archive *);
int archive_read_support_format_zip(struct archive *);
int archive_read_support_format_tar(struct archive *);
int archive_read_support_format_raw(struct archive *);
int archive_read_support_format_empty(struct archive *);
int archive_read_support_filter_gzip(struct archive *);
int archive_read_support_filter_bzip2(struct archive *);
int archive_read_support_filter_xz(struct archive *);
int archive_read_open(
    struct archive *, void *client_data, int (*open)(struct archive *, void *client_data),
    long (*read)(struct archive *, void *client_data, const void **bytes),
    int (*close)(struct archive *, void *client_data));
int archive_format(struct archive *);
/* Valid until the next call. */
const char *archive_error_string(struct archive *);
int archive_errno(struct archive *);

/* ---- Its entries. An entry belongs to the pass and is valid until the next header is read. ---- */

int archive_read_next_header(struct archive *, struct archive_entry **);
long archive_read_data(struct archive *, void *buffer, size_t size);
int archive_read_data_skip(struct archive *);
const char *archive_entry_pathname(struct archive_entry *);
const char *archive_entry_hardlink(struct archive_entry *);
unsigned archive_entry_filetype(struct archive_entry *);
int64_t archive_entry_size(struct archive_entry *);
int archive_entry_size_is_set(struct archive_entry *);
long archive_entry_mtime(struct archive_entry *);
long archive_entry_mtime_nsec(struct archive_entry *);
int archive_entry_mtime_is_set(struct archive_entry *);
int archive_entry_is_data_encrypted(struct archive_entry *);

/* ---- A file that a pass reads. Not archive_read_open_fd, whose caller cannot tell a read that failed from a file that
   ends early: several of libarchive's formats replace the first error with one of their own. ---- */

struct carchive_file;
/* The caller keeps the descriptor open and frees the file after the pass. NULL if there is no memory. */
struct carchive_file *carchive_file_new(int descriptor);
void carchive_file_free(struct carchive_file *);
/* The error number of the last read that failed, or 0. */
int carchive_file_error(const struct carchive_file *);
/* Opens a container that is this file. */
int carchive_open(struct archive *, struct carchive_file *);

/* ---- Memory files ---- */

/* Creates an unnamed file in memory (memfd_create(2)). Returns its descriptor, which the caller closes, or -1 and
   errno. */
int carchive_memory_file(void);
/* Makes it read-only for good (F_ADD_SEALS in fcntl(2)). */
int carchive_seal(int memory_file);

#endif
