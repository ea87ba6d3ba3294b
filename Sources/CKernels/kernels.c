#include "CKernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Vectors are passed between functions that are always inlined, so calling conventions cannot differ. */
#pragma clang diagnostic ignored "-Wpsabi"

typedef float v8 __attribute__((vector_size(32)));
typedef float v8u __attribute__((vector_size(32), aligned(4), may_alias));
typedef int i8 __attribute__((vector_size(32)));
typedef long long l4 __attribute__((vector_size(32)));

typedef float v16 __attribute__((vector_size(64)));
typedef float v16u __attribute__((vector_size(64), aligned(4), may_alias));

typedef int i16 __attribute__((vector_size(64)));
typedef int i8u __attribute__((vector_size(32), aligned(4), may_alias));
typedef int i16u __attribute__((vector_size(64), aligned(4), may_alias));
typedef signed char c8 __attribute__((vector_size(8)));
typedef unsigned long long word_u __attribute__((aligned(1), may_alias));
typedef signed char c8u __attribute__((vector_size(8), aligned(1), may_alias));

/* Rows that are prepared together, and the steps of the depth: 16 KiB of a panel and the sums stay in the first cache
   level, the prepared rows in the second. Scales of bytes are those of a block. */
enum { CK_ROWS = 48, CK_STEP = 256, CK_BLOCK = 128 };

/* Sixteen registers hold the sums of 6 rows by 16 columns, two vectors wide. */
#define PART v8
#define PARTU v8u
#define WORDS i8
#define WORDSU i8u
#define PARTS 2
#define TILE_ROWS 6
/* Dot products. 0: none; 1: of four bytes (AVX-512 VNNI); 2: also of two bfloat16. */
#define DOTS 0

#define NAME(f) portable_##f
#include "kernels.inc"
#undef NAME

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(f) avx2_##f
#define BYTE_PAIRS
#include "kernels.inc"
#undef BYTE_PAIRS
#undef NAME
#pragma clang attribute pop

/* Thirty-two wider registers hold 12 rows by 16 columns. */
#undef PART
#undef PARTU
#undef WORDS
#undef WORDSU
#undef PARTS
#undef TILE_ROWS
#define PART v16
#define PARTU v16u
#define WORDS i16
#define WORDSU i16u
#define PARTS 1
#define TILE_ROWS 12
#define WIDE "avx2,fma,avx512f,avx512vl,avx512bw,avx512dq"
#pragma clang attribute push(__attribute__((target(WIDE))), apply_to = function)
#define NAME(f) avx512_##f
#include "kernels.inc"
#undef NAME
#pragma clang attribute pop

#undef DOTS
#define DOTS 1
#pragma clang attribute push(__attribute__((target(WIDE ",avx512vnni"))), apply_to = function)
#define NAME(f) vnni_##f
#include "kernels.inc"
#undef NAME
#pragma clang attribute pop

#undef DOTS
#define DOTS 2
#pragma clang attribute push(__attribute__((target(WIDE ",avx512vnni,avx512bf16"))), apply_to = function)
#define NAME(f) bf16_##f
#include "kernels.inc"
#undef NAME
#pragma clang attribute pop

enum { PORTABLE, AVX2, AVX512, VNNI, BF16 };
static const char *const names[] = {"portable", "avx2", "avx512", "avx512-vnni", "avx512-bf16"};

static int processor(void) {
    static int known = -1;                  /* every thread writes the same value */
    int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (answer < 0) {
        answer = PORTABLE;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) answer = AVX2;
        if (answer == AVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) answer = AVX512;
        if (answer == AVX512 && __builtin_cpu_supports("avx512vnni")) answer = VNNI;
        if (answer == VNNI && __builtin_cpu_supports("avx512bf16")) answer = BF16;
        const char *limit = getenv("FILEROOM_INSTRUCTIONS");     /* for tests: an instruction set below the processor's */
        for (int level = PORTABLE; limit && level < answer; level++)
            if (!strcmp(limit, names[level])) answer = level;
        __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
    }
    return answer;
}
#define BEST(f, ...)                                                                                                   \
    (processor() == BF16 ? bf16_##f(__VA_ARGS__)                                                                       \
     : processor() == VNNI ? vnni_##f(__VA_ARGS__)                                                                     \
     : processor() == AVX512 ? avx512_##f(__VA_ARGS__)                                                                 \
     : processor() == AVX2 ? avx2_##f(__VA_ARGS__) : portable_##f(__VA_ARGS__))
#else
enum { PORTABLE, AVX2, AVX512 };
static const char *const names[] = {"portable"};
static int processor(void) { return PORTABLE; }
#define BEST(f, ...) portable_##f(__VA_ARGS__)
#define avx2_multiply portable_multiply
#endif

const char *ck_instruction_set(void) { return names[processor()]; }

long ck_panel_bytes(ck_precision precision, long depth) {
    switch (precision) {
    case CK_BF16: return (depth + 1) / 2 * 64;
    case CK_INT8: return (depth + 3) / 4 * 64 + (depth + CK_BLOCK - 1) / CK_BLOCK * 64;
    default: return depth * 64;
    }
}

void ck_pack_panels(ck_precision precision, const float *w, long stride_k, long stride_n, long depth, long width,
                    long first, long count, void *panels) {
    for (long p = first; p < first + count; p++) {
        char *panel = (char *)panels + p * ck_panel_bytes(precision, depth);
        const float *start = w + p * CK_PANEL * stride_n;
        long columns = width - p * CK_PANEL < CK_PANEL ? width - p * CK_PANEL : CK_PANEL;
        if (precision == CK_INT8) {
            BEST(pack_bytes, start, stride_k, stride_n, depth, columns, panel);
        } else if (precision == CK_BF16) {
            unsigned short *to = (unsigned short *)panel;
            for (long k = 0; k < (depth + 1) / 2 * 2; k++)
                for (long c = 0; c < CK_PANEL; c++)
                    to[k / 2 * 32 + c * 2 + k % 2] = c < columns && k < depth ? portable_narrowed(start[k * stride_k + c * stride_n]) : 0;
        } else {
            float *to = (float *)panel;
            for (long k = 0; k < depth; k++)
                for (long c = 0; c < CK_PANEL; c++) to[k * CK_PANEL + c] = c < columns ? start[k * stride_k + c * stride_n] : 0;
        }
    }
}

void ck_multiply_panels(ck_precision precision, const float *x, long ldx, long rows, long depth, const void *panels,
                        long first, long count, long width, const float *bias, const float *residual, long ldr,
                        ck_activation activation, float *y, long ldy) {
#define MULTIPLY(f) f(precision, x, ldx, rows, depth, panels, first, count, width, bias, residual, ldr, activation, y, ldy)
    /* Without dot products, wider registers gain nothing for bytes. */
    if (precision == CK_INT8 && processor() == AVX512) MULTIPLY(avx2_multiply);
    else BEST(multiply, precision, x, ldx, rows, depth, panels, first, count, width, bias, residual, ldr, activation, y, ldy);
#undef MULTIPLY
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

void ck_depthwise_relu6(const float *x, long height, long width, long channels, const float *w, const float *bias,
                        long kernel, long stride, long above, long left, long first, long count, long columns,
                        float *y) {
    BEST(depthwise_relu6, x, height, width, channels, w, bias, kernel, stride, above, left, first, count, columns, y);
}

void ck_hamming(const void *codes, long words, long count, const unsigned long long *query,
                unsigned short *least) {
    BEST(hamming, codes, words, count, query, least);
}

void ck_count_levels(const unsigned short *values, long count, long levels, long *counts) {
    for (long i = 0; i < count; i++)
        if (values[i] < levels) counts[values[i]]++;
}

long ck_places_at_most(const unsigned short *values, long count, unsigned short bound, long *places, long limit) {
    return BEST(places_at_most, values, count, bound, places, limit);
}

void ck_code_products(const signed char *codes, long width, const float *first, const float *second, float products[3]) {
    BEST(code_products, codes, width, first, second, products);
}

void ck_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
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
