#include "CVersion.h"

/* make writes commit.h. In C, so that another commit compiles one line again and not a Swift target. */
#if __has_include("commit.h")
#include "commit.h"
#else
#define COMMIT ""
#endif

const char *cversion_commit(void) { return COMMIT; }
