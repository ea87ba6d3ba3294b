/* The files of the default model, compiled into the program. */
#ifndef CDEFAULTMODEL_H
#define CDEFAULTMODEL_H

#include <stddef.h>

/* How many files there are. */
size_t cdefaultmodel_count(void);

/* The name of a file, such as `config.json`; it lives as long as the program. */
const char *cdefaultmodel_name(size_t index);

/* A file's bytes, 64-byte aligned; they live as long as the program. */
const void *cdefaultmodel_bytes(size_t index, size_t *count);

#endif
