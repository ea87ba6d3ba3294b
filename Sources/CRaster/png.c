#include "CRaster.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The state that libpng's callbacks share with the current call. */
typedef struct {
    jmp_buf failed;
    char *message;
    const uint8_t *input;
    size_t remaining;
    uint8_t *output;
    size_t output_count;
    size_t output_capacity;
    png_bytep *rows;
} context;

static void fail(png_structp png, png_const_charp problem) {
    context *c = png_get_error_ptr(png);
    snprintf(c->message, CRASTER_MESSAGE_SIZE, "%s", problem);
    longjmp(c->failed, 1);
}

static void ignore_warning(png_structp png, png_const_charp problem) {
    (void)png;
    (void)problem;
}

static void read_input(png_structp png, png_bytep out, size_t count) {
    context *c = png_get_io_ptr(png);
    if (count > c->remaining) png_error(png, "the file ends too early");
    memcpy(out, c->input, count);
    c->input += count;
    c->remaining -= count;
}

static void write_output(png_structp png, png_bytep bytes, size_t count) {
    context *c = png_get_io_ptr(png);
    if (count > c->output_capacity - c->output_count) {
        size_t capacity = c->output_capacity + c->output_capacity / 2 + count + 4096;
        uint8_t *grown = realloc(c->output, capacity);
        if (!grown) png_error(png, "out of memory");
        c->output = grown;
        c->output_capacity = capacity;
    }
    memcpy(c->output + c->output_count, bytes, count);
    c->output_count += count;
}

static void flush_output(png_structp png) { (void)png; }

/* Everything before the first IDAT chunk. Color profiles and comments are skipped: a decompression bomb can hide in
   them, and they are not needed here. */
static void read_header(png_structp png, png_infop info, context *c, uint32_t limit) {
    static const png_byte skipped[] = "iCCP\0zTXt\0iTXt\0tEXt\0eXIf";
    png_set_read_fn(png, c, read_input);
    png_set_user_limits(png, limit, limit);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, 5);
    png_read_info(png, info);
}

bool craster_png_size(const uint8_t *bytes, size_t count, uint32_t limit,
                      uint32_t *width, uint32_t *height, char message[CRASTER_MESSAGE_SIZE]) {
    /* The first chunk is IHDR: 8 bytes of signature, 4 of length, 4 of name, then width and height. Looking here first
       gives a clearer message than libpng's "Invalid IHDR data". */
    if (count < 33 || png_sig_cmp(bytes, 0, 8) != 0 || memcmp(bytes + 12, "IHDR", 4) != 0) {
        snprintf(message, CRASTER_MESSAGE_SIZE, "not a PNG header");
        return false;
    }
    uint32_t claimed_width = png_get_uint_32(bytes + 16), claimed_height = png_get_uint_32(bytes + 20);
    if (claimed_width == 0 || claimed_height == 0 || claimed_width > limit || claimed_height > limit) {
        snprintf(message, CRASTER_MESSAGE_SIZE, "%u x %u pixels, and the limit is %u x %u",
                 (unsigned)claimed_width, (unsigned)claimed_height, (unsigned)limit, (unsigned)limit);
        return false;
    }
    context c = {.message = message, .input = bytes, .remaining = count};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &c, fail, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        snprintf(message, CRASTER_MESSAGE_SIZE, "out of memory");
        return false;
    }
    if (setjmp(c.failed)) {
        png_destroy_read_struct(&png, &info, NULL);
        return false;
    }
    read_header(png, info, &c, limit);
    *width = png_get_image_width(png, info);
    *height = png_get_image_height(png, info);
    /* Deflate packs at most 1032 to 1, so a short file cannot hold a large image: refused before memory is allocated. */
    if (png_get_rowbytes(png, info) * (uint64_t)*height / 1040 > count) png_error(png, "the file ends too early");
    png_destroy_read_struct(&png, &info, NULL);
    return true;
}

bool craster_png_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                        uint8_t *pixels, char message[CRASTER_MESSAGE_SIZE]) {
    context c = {.message = message, .input = bytes, .remaining = count};
    c.rows = malloc(height * sizeof *c.rows);
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &c, fail, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || !c.rows) {
        png_destroy_read_struct(&png, &info, NULL);
        free(c.rows);
        snprintf(message, CRASTER_MESSAGE_SIZE, "out of memory");
        return false;
    }
    if (setjmp(c.failed)) {
        png_destroy_read_struct(&png, &info, NULL);
        free(c.rows);
        return false;
    }
    read_header(png, info, &c, width > height ? width : height);

    /* 16 bits: the high byte, as Pillow reads 16-bit color. Pillow clips 16-bit gray at 255 instead, which makes nearly
       every such image white, so gray is treated like color here. */
    png_set_strip_16(png);
    png_set_packing(png);
    if (png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    else if (png_get_bit_depth(png, info) < 8) png_set_expand_gray_1_2_4_to_8(png);
    png_set_gray_to_rgb(png);
    png_set_strip_alpha(png);  /* dropped, not composited: Image.convert("RGB") */
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height ||
        png_get_rowbytes(png, info) != (size_t)width * 3)
        png_error(png, "cannot be converted to RGB");

    for (uint32_t y = 0; y < height; y++) c.rows[y] = pixels + (size_t)y * width * 3;
    png_read_image(png, c.rows);
    png_destroy_read_struct(&png, &info, NULL);
    free(c.rows);
    return true;
}

bool craster_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, const char *text, size_t text_count,
                        uint8_t **out_bytes, size_t *out_count, char message[CRASTER_MESSAGE_SIZE]) {
    context c = {.message = message};
    *out_bytes = NULL;
    *out_count = 0;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &c, fail, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        snprintf(message, CRASTER_MESSAGE_SIZE, "out of memory");
        return false;
    }
    if (setjmp(c.failed)) {
        png_destroy_write_struct(&png, &info);
        free(c.output);
        return false;
    }
    png_set_write_fn(png, &c, write_output, flush_output);
    png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    for (size_t i = 0; i < text_count; i++) {
        const char *key = text, *value = key + strlen(key) + 1;
        size_t length = strlen(value);
        text = value + length + 1;
        bool ascii = true;
        for (size_t j = 0; j < length; j++) ascii &= (unsigned char)value[j] < 0x80;
        png_text chunk = {
            .compression = ascii ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE,
            .key = (png_charp)key,
            .text = (png_charp)value,
            .text_length = ascii ? length : 0,
            .itxt_length = ascii ? 0 : length,
        };
        png_set_text(png, info, &chunk, 1);
    }
    png_write_info(png, info);
    for (uint32_t y = 0; y < height; y++) png_write_row(png, pixels + (size_t)y * width * 3);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *out_bytes = c.output;
    *out_count = c.output_count;
    return true;
}

void craster_free(uint8_t *bytes) { free(bytes); }
