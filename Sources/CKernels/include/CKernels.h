/* The inner loops of the engine. Each is compiled five times: for any processor, for AVX2 with FMA, for AVX-512, and for
   AVX-512 with dot products of bytes and of bfloat16; the version is chosen at run time. Everything is single precision
   and row-major; nothing here allocates or keeps a pointer. */
#ifndef CKERNELS_H
#define CKERNELS_H

/* Columns of one panel of a packed matrix. */
enum { CK_PANEL = 16 };

typedef enum {
    CK_IDENTITY = 0, CK_GELU = 1, CK_GELU_TANH = 2, CK_QUICK_GELU = 3, CK_RELU = 4, CK_SILU = 5, CK_TANH = 6,
    CK_SIGMOID = 7, CK_RELU_SQUARED = 8, CK_RELU6 = 9, CK_LEAKY_RELU = 10, CK_CLIPPED_GELU = 11, CK_MISH = 12,
    CK_LAPLACE = 13
} ck_activation;

/* "portable", "avx2", "avx512", "avx512-vnni" or "avx512-bf16": the version that this processor runs. */
const char *ck_instruction_set(void);

/* The precision of a packed matrix. With CK_BF16 x is also rounded to bfloat16; with CK_INT8 each block of 128 steps of a
   row of x, and of a column of w, is integers from -127 to 127 and a scale. Sums are in single precision. */
typedef enum { CK_F32 = 0, CK_BF16 = 1, CK_INT8 = 2 } ck_precision;

/* The bytes of one panel of a packed matrix. */
long ck_panel_bytes(ck_precision precision, long depth);

/* Packs panels first ..< first+count of a (depth, width) matrix whose element (k, n) is w[k*stride_k + n*stride_n]:
   panel p begins p*ck_panel_bytes(precision, depth) after `panels` and holds 16 columns, those past `width` zero; in
   single precision (depth, 16) contiguous floats. */
void ck_pack_panels(ck_precision precision, const float *w, long stride_k, long stride_n, long depth, long width,
                    long first, long count, void *panels);

/* y = activation(x · w + bias + residual) for panels first ..< first+count of w. x (rows, depth), y and residual
   (rows, width) with their own row strides; bias and residual may be NULL. A row of the result does not depend on
   the other rows. y must not be x or residual. */
void ck_multiply_panels(ck_precision precision, const float *x, long ldx, long rows, long depth, const void *panels,
                        long first, long count, long width, const float *bias, const float *residual, long ldr,
                        ck_activation activation, float *y, long ldy);

/* y = (x - mean) / sqrt(variance + epsilon) * weight + bias, for each row; y may be x. */
void ck_layer_norm(const float *x, long rows, long width, const float *weight, const float *bias, float epsilon,
                   float *y);

/* x = activation(x + bias) for each row; bias may be NULL. */
void ck_bias_activate(float *x, long rows, long width, const float *bias, ck_activation activation);

/* y += x. */
void ck_add(float *y, const float *x, long count);

/* x = softmax(scale * x) for each row of `width` floats, `ldx` apart. */
void ck_softmax(float *x, long rows, long width, long ldx, float scale);

/* y = log(softmax(x)) of one row; y may be x. */
void ck_log_softmax(const float *x, long width, float *y);

/* Offers the `width` values x[i] + addend, numbered base + i, to a list of the `limit` largest seen so far, kept in
   descending order; among equals the first offered stays ahead. Returns the new length of the list. */
long ck_keep_largest(const float *x, long width, float addend, long base, float *values, long *numbers, long count,
                     long limit);

/* The index of the first largest of x. */
long ck_index_of_largest(const float *x, long width);

/* Attention of `rows` queries of one head, (rows, size) `ldq` apart, over `positions` shared keys and values packed as
   panels: keys (size, positions), values (positions, size). scratch: rows * (positions rounded up to 16) floats. */
void ck_attend_shared(const float *q, long ldq, long rows, long size, long positions, const float *keys,
                      const float *values, float scale, float *scratch, float *y, long ldy);

/* Attention of one query over its own past, all of `heads` heads from first_head on: position t's key is
   keys[t / block][((t % block) * slots + history[t]) * width], and the same for values. scratch: positions floats. */
void ck_attend_history(const float *q, const float *const *keys, const float *const *values, const int *history,
                       long positions, long block, long slots, long width, long first_head, long heads, long size,
                       float scale, float *scratch, float *y);

/* Rows first ..< first+count of a depthwise convolution followed by min(max(y, 0), 6): y(i, j, c) = bias(c) + the sum over
   the taps (k, l) of x(stride*i + k - above, stride*j + l - left, c) * w(k, l, c), places outside of x being zero.
   x (height, width, channels), w (kernel, kernel, channels), y (all rows, columns, channels). */
void ck_depthwise_relu6(const float *x, long height, long width, long channels, const float *w, const float *bias,
                        long kernel, long stride, long above, long left, long first, long count, long columns,
                        float *y);

/* Lowers least[i], for each of `count` codes of `words` 64-bit words one after another, to the number of bits in which code i
   differs from the query, if that is less. Codes may begin at any byte. */
void ck_hamming(const void *codes, long words, long count, const unsigned long long *query,
                unsigned short *least);

/* Adds to counts[v], for v below `levels`, how often v is among the values. */
void ck_count_levels(const unsigned short *values, long count, long levels, long *counts);

/* The places of the values of at most `bound`, in ascending order, up to `limit` of them. Returns how many there are. */
long ck_places_at_most(const unsigned short *values, long count, unsigned short bound, long *places, long limit);

/* The products of a row of signed bytes with two rows of floats, and with itself. */
void ck_code_products(const signed char *codes, long width, const float *first, const float *second, float products[3]);

/* Tells the processor that this thread is waiting for another. */
void ck_pause(void);

/* Half precision and bfloat16, read as single. */
void ck_widen_half(const unsigned short *x, long count, float *y);
void ck_widen_bfloat(const unsigned short *x, long count, float *y);

#endif
