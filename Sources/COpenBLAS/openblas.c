#define _GNU_SOURCE
#include "COpenBLAS.h"

#include <cblas-openblas.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char problem[512];
static int failed;
static __typeof__(cblas_sgemm) *sgemm;

static void load(void) {
    // The engine divides the work itself; nested threads would compete.
    setenv("OPENBLAS_NUM_THREADS", "1", 1);
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library) {
        sgemm = (__typeof__(sgemm))dlsym(library, "cblas_sgemm");
        __typeof__(openblas_set_num_threads) *setThreads =
            (__typeof__(setThreads))dlsym(library, "openblas_set_num_threads");
        if (setThreads) setThreads(1);
    }
    if (sgemm) return;
    const char *reason = dlerror();
    strncpy(problem, reason ? reason : "it has no cblas_sgemm", sizeof problem - 1);
    failed = 1;
}

const char *copenblas_load(void) {
    pthread_once(&once, load);
    return failed ? problem : NULL;
}

void copenblas_multiply(
    int m, int n, int k, float scale, const float *a, int lda, const float *b, int ldb, int transposed, float keep,
    float *c, int ldc) {
    sgemm(
        CblasRowMajor, CblasNoTrans, transposed ? CblasTrans : CblasNoTrans, m, n, k, scale, a, lda, b, ldb, keep, c, ldc);
}
