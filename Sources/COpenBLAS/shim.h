/* OpenBLAS's own header, not <cblas.h>: that name is an alternative another BLAS may own. */
#include <cblas-openblas.h>
