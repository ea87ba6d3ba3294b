#include "CRaster.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

/* No camera or archive writes more scans than this; a file with more is an attack on the decoder. */
enum { MAXIMUM_SCANS = 500 };

/* The state that libjpeg's callbacks share with the current call. */
typedef struct {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    char *message;
    bool ended;
    uint8_t *cmyk;
} context;

static void fail_with(context *c, const char *problem) {
    snprintf(c->message, CRASTER_MESSAGE_SIZE, "%s", problem);
    longjmp(c->failed, 1);
}

static void fail(j_common_ptr jpeg) {
    context *c = jpeg->client_data;
    char problem[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, problem);
    fail_with(c, problem);
}

/* Damage inside the data is ignored, as in Pillow; data that ends too early is an error. */
static void warn(j_common_ptr jpeg, int level) {
    context *c = jpeg->client_data;
    if (level < 0 && c->ended && jpeg->err->msg_code == JWRN_HIT_MARKER) fail_with(c, "the file ends too early");
}

static void nothing(j_decompress_ptr jpeg) { (void)jpeg; }

/* The end of the bytes is answered with an end-of-image marker. A file that only lacks that marker decodes; one that
   lacks data makes libjpeg warn that it met the marker too early. */
static boolean no_more_input(j_decompress_ptr jpeg) {
    static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};
    context *c = jpeg->client_data;
    c->ended = true;
    c->source.next_input_byte = end_of_image;
    c->source.bytes_in_buffer = 2;
    return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count) {
    context *c = jpeg->client_data;
    if (count <= 0) return;
    if ((size_t)count > c->source.bytes_in_buffer) fail_with(c, "the file ends too early");
    c->source.next_input_byte += count;
    c->source.bytes_in_buffer -= count;
}

static void watch_scans(j_common_ptr jpeg) {
    context *c = jpeg->client_data;
    if (c->jpeg.input_scan_number > MAXIMUM_SCANS) fail_with(c, "too many scans");
}

/* Call after setjmp: reads everything before the first scan. */
static void read_header(context *c, const uint8_t *bytes, size_t count) {
    jpeg_create_decompress(&c->jpeg);
    c->source = (struct jpeg_source_mgr){
        .next_input_byte = bytes,
        .bytes_in_buffer = count,
        .init_source = nothing,
        .fill_input_buffer = no_more_input,
        .skip_input_data = skip,
        .resync_to_restart = jpeg_resync_to_restart,
        .term_source = nothing,
    };
    c->progress = (struct jpeg_progress_mgr){.progress_monitor = watch_scans};
    c->jpeg.src = &c->source;
    c->jpeg.progress = &c->progress;
    jpeg_read_header(&c->jpeg, TRUE);
}

/* jpeg_create_decompress keeps `err` and `client_data` and clears the rest. */
static void prepare(context *c, char *message) {
    memset(c, 0, sizeof *c);
    c->message = message;
    c->jpeg.err = jpeg_std_error(&c->errors);
    c->jpeg.client_data = c;
    c->errors.error_exit = fail;
    c->errors.emit_message = warn;
}

bool craster_jpeg_size(const uint8_t *bytes, size_t count, uint32_t limit,
                       uint32_t *width, uint32_t *height, char message[CRASTER_MESSAGE_SIZE]) {
    context c;
    prepare(&c, message);
    if (setjmp(c.failed)) {
        jpeg_destroy_decompress(&c.jpeg);
        return false;
    }
    read_header(&c, bytes, count);
    if (c.jpeg.image_width > limit || c.jpeg.image_height > limit) {
        snprintf(message, CRASTER_MESSAGE_SIZE, "%u x %u pixels, and the limit is %u x %u",
                 (unsigned)c.jpeg.image_width, (unsigned)c.jpeg.image_height, (unsigned)limit, (unsigned)limit);
        longjmp(c.failed, 1);
    }
    *width = c.jpeg.image_width;
    *height = c.jpeg.image_height;
    jpeg_destroy_decompress(&c.jpeg);
    return true;
}

/* a * b / 255, rounded, as Pillow's MULDIV255. */
static int product(int a, int b) {
    int t = a * b + 128;
    return ((t >> 8) + t) >> 8;
}

bool craster_jpeg_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                         uint8_t *pixels, char message[CRASTER_MESSAGE_SIZE]) {
    context c;
    prepare(&c, message);
    if (setjmp(c.failed)) {
        jpeg_destroy_decompress(&c.jpeg);
        free(c.cmyk);
        return false;
    }
    read_header(&c, bytes, count);
    int components = c.jpeg.num_components;
    if (components != 1 && components != 3 && components != 4) fail_with(&c, "neither gray, nor RGB, nor CMYK");
    c.jpeg.out_color_space = components == 4 ? JCS_CMYK : JCS_RGB;
    c.jpeg.dct_method = JDCT_ISLOW;
    c.jpeg.do_fancy_upsampling = TRUE;
    jpeg_start_decompress(&c.jpeg);
    if (c.jpeg.output_width != width || c.jpeg.output_height != height) fail_with(&c, "the size changes on the way");
    if (c.ended && jpeg_has_multiple_scans(&c.jpeg)) fail_with(&c, "the file ends too early");
    if (components == 4 && !(c.cmyk = malloc((size_t)width * 4))) fail_with(&c, "out of memory");

    while (c.jpeg.output_scanline < height) {
        uint8_t *row = pixels + (size_t)c.jpeg.output_scanline * width * 3;
        JSAMPROW target = components == 4 ? c.cmyk : row;
        if (jpeg_read_scanlines(&c.jpeg, &target, 1) != 1) fail_with(&c, "the file ends too early");
        if (components != 4) continue;
        /* Adobe stores ink inverted, so what is read is the light left over; Pillow's JpegImagePlugin.py takes every
           four-component file to be Adobe's. */
        for (uint32_t x = 0; x < width; x++) {
            const uint8_t *light = c.cmyk + (size_t)x * 4;
            for (int i = 0; i < 3; i++) row[x * 3 + i] = (uint8_t)(light[3] - product(255 - light[i], light[3]));
        }
    }
    jpeg_destroy_decompress(&c.jpeg);
    free(c.cmyk);
    return true;
}
