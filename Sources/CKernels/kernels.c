#include "CKernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Vectors are passed between functions here that are always inlined, so there is no calling convention to differ. */
#pragma clang diagnostic ignored "-Wpsabi"

typedef float v8 __attribute__((vector_size(32)));
typedef float v8u __attribute__((vector_size(32), aligned(4), may_alias));
typedef int i8 __attribute__((vector_size(32)));
typedef long long l4 __attribute__((vector_size(32)));

typedef float v16 __attribute__((vector_size(64)));
typedef float v16u __attribute__((vector_size(64), aligned(4), may_alias));

/* Sixteen registers hold the sums of 6 rows by 16 columns, two vectors wide. */
#define PART v8
#define PARTU v8u
#define PARTS 2
#define TILE_ROWS 6

#define NAME(f) portable_##f
#include "kernels.inc"
#undef NAME

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(f) avx2_##f
#include "kernels.inc"
#undef NAME
#pragma clang attribute pop

/* Thirty-two wider registers hold 12 rows by 16 columns. */
#undef PART
#undef PARTU
#undef PARTS
#undef TILE_ROWS
#define PART v16
#define PARTU v16u
#define PARTS 1
#define TILE_ROWS 12
#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512vl,avx512bw,avx512dq"))), apply_to = function)
#define NAME(f) avx512_##f
#include "kernels.inc"
#undef NAME
#pragma clang attribute pop

enum { PORTABLE, AVX2, AVX512 };

static int processor(void) {
    static int known = -1;                  /* every thread would write the same answer */
    int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (answer < 0) {
        answer = PORTABLE;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) answer = AVX2;
        if (answer == AVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) answer = AVX512;
        const char *wish = getenv("FILEROOM_INSTRUCTIONS");     /* for tests: less than the processor has */
        if (wish && !strcmp(wish, "portable")) answer = PORTABLE;
        if (wish && !strcmp(wish, "avx2") && answer > AVX2) answer = AVX2;
        __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
    }
    return answer;
}
#define BEST(f, ...)                                                                                                   \
    (processor() == AVX512 ? avx512_##f(__VA_ARGS__)                                                                   \
     : processor() == AVX2 ? avx2_##f(__VA_ARGS__) : portable_##f(__VA_ARGS__))
#else
enum { PORTABLE };
static int processor(void) { return PORTABLE; }
#define BEST(f, ...) portable_##f(__VA_ARGS__)
#endif

const char *ck_instruction_set(void) {
    static const char *const names[] = {"portable", "avx2", "avx512"};
    return names[processor()];
}

void ck_pack_panels(const float *w, long stride_k, long stride_n, long depth, long width, long first, long count,
                    float *panels) {
    for (long p = first; p < first + count; p++) {
        float *panel = panels + p * depth * CK_PANEL;
        long columns = width - p * CK_PANEL < CK_PANEL ? width - p * CK_PANEL : CK_PANEL;
        for (long k = 0; k < depth; k++)
            for (long c = 0; c < CK_PANEL; c++)
                panel[k * CK_PANEL + c] = c < columns ? w[k * stride_k + (p * CK_PANEL + c) * stride_n] : 0;
    }
}

void ck_multiply_panels(const float *x, long ldx, long rows, long depth, const float *panels, long first, long count,
                        long width, const float *bias, const float *residual, long ldr, ck_activation activation,
                        float *y, long ldy) {
    BEST(multiply_panels, x, ldx, rows, depth, panels, first, count, width, bias, residual, ldr, activation, y, ldy);
}

void ck_layer_norm(const float *x, long rows, long width, const float *weight, const float *bias, float epsilon,
                   float *y) {
    BEST(layer_norm, x, rows, width, weight, bias, epsilon, y);
}

void ck_bias_activate(float *x, long rows, long width, const float *bias, ck_activation activation) {
    BEST(bias_activate, x, rows, width, bias, activation);
}

void ck_add(float *y, const float *x, long count) { BEST(add, y, x, count); }

void ck_softmax(float *x, long rows, long width, long ldx, float scale) { BEST(softmax, x, rows, width, ldx, scale); }

void ck_log_softmax(const float *x, long width, float *y) { BEST(log_softmax, x, width, y); }

long ck_keep_largest(const float *x, long width, float addend, long base, float *values, long *numbers, long count,
                     long limit) {
    return BEST(keep_largest, x, width, addend, base, values, numbers, count, limit);
}

long ck_index_of_largest(const float *x, long width) { return BEST(index_of_largest, x, width); }

void ck_attend_shared(const float *q, long ldq, long rows, long size, long positions, const float *keys,
                      const float *values, float scale, float *scratch, float *y, long ldy) {
    BEST(attend_shared, q, ldq, rows, size, positions, keys, values, scale, scratch, y, ldy);
}

void ck_attend_history(const float *q, const float *const *keys, const float *const *values, const int *history,
                       long positions, long block, long slots, long width, long first_head, long heads, long size,
                       float scale, float *scratch, float *y) {
    BEST(attend_history, q, keys, values, history, positions, block, slots, width, first_head, heads, size, scale,
         scratch, y);
}

void ck_widen_half(const unsigned short *x, long count, float *y) {
    for (long i = 0; i < count; i++) {
        unsigned sign = (unsigned)(x[i] & 0x8000) << 16, exponent = (x[i] >> 10) & 31, fraction = x[i] & 0x3FF, bits;
        if (exponent == 31) bits = sign | 0x7F800000 | fraction << 13;
        else if (exponent) bits = sign | (exponent + 112) << 23 | fraction << 13;
        else {
            /* A subnormal half is fraction / 2^24, exact in single precision. */
            float value = (float)fraction * 0x1p-24f;
            memcpy(&bits, &value, 4);
            bits |= sign;
        }
        memcpy(y + i, &bits, 4);
    }
}

void ck_widen_bfloat(const unsigned short *x, long count, float *y) {
    for (long i = 0; i < count; i++) {
        unsigned bits = (unsigned)x[i] << 16;
        memcpy(y + i, &bits, 4);
    }
}
