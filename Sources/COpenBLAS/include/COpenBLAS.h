#ifndef COPENBLAS_H
#define COPENBLAS_H

/*
 * The door to OpenBLAS, which is loaded when somebody multiplies and not with the program: it starts a thread for each
 * processor as soon as it is there, each of which keeps its processor busy for a tenth of a second, and most of what the
 * program does multiplies nothing.
 */

/* Loads the library once. NULL, or why it could not be; any thread may ask. */
const char *copenblas_load(void);

/* c = scale * a * b + keep * c of row-major matrices in memory: a is (m, k), b is (k, n), or (n, k) where `transposed`.
   Only after copenblas_load has returned NULL. */
void copenblas_multiply(
    int m, int n, int k, float scale, const float *a, int lda, const float *b, int ldb, int transposed, float keep,
    float *c, int ldc);

#endif
