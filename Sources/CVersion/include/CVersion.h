#ifndef CVERSION_H
#define CVERSION_H

/* The commit that this program was built from, such as "a769f32"; "" if unknown. */
const char *cversion_commit(void);

#endif
