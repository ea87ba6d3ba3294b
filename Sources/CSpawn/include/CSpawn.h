#ifndef CSPAWN_H
#define CSPAWN_H

/*
 * The door to posix_spawn, for posix_spawn_file_actions_addclosefrom_np, which Swift cannot see.
 *
 * Not Foundation's Process, because that one closes every possible descriptor one by one: 40 ms per process if the limit
 * is 20,000, and it can be a million.
 */

#include <sys/types.h>

/* Starts a program. Its standard input and output are `input` and `output`, its standard error is /dev/null, no other
   descriptor is open and no signal is blocked. `arguments` starts with the program's name and ends with NULL.
   Returns 0 or an error number. */
int cspawn_start(const char *path, char *const arguments[], int input, int output, pid_t *out_process);

#endif
