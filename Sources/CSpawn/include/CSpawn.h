#ifndef CSPAWN_H
#define CSPAWN_H

/*
 * The door to posix_spawn, for a call that Swift is not shown. Foundation's Process closes what a child must not have one
 * descriptor at a time, up to the highest there may be: 40 ms for each process where that is 20,000, and it may be a million.
 */

#include <sys/types.h>

/* Starts a program with `input` and `output` for its standard input and output, no standard error, nothing else open and
   no signal blocked. `arguments` ends with NULL and starts with the program's name. Returns 0 or an error number. */
int cspawn_start(const char *path, char *const arguments[], int input, int output, pid_t *out_process);

#endif
