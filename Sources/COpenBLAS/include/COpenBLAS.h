#ifndef COPENBLAS_H
#define COPENBLAS_H

/*
 * The door to OpenBLAS. It is loaded for the first product rather than with the program: on loading it starts a thread
 * for each processor, each of which keeps its processor busy for a tenth of a second, and most commands need no products.
 */

/* Loads the library once. Returns NULL, or why it could not be loaded. Any thread may call it. */
const char *copenblas_load(void);

/* c = scale * a * b + keep * c of row-major matrices in memory: a is (m, k), b is (k, n), or (n, k) if `transposed`.
   Only after copenblas_load has returned NULL. */
void copenblas_multiply(
    int m, int n, int k, float scale, const float *a, int lda, const float *b, int ldb, int transposed, float keep,
    float *c, int ldc);

#endif
