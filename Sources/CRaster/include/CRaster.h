#ifndef CRASTER_H
#define CRASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The door to libpng and libjpeg. Everything works in memory, on 8-bit RGB: rows from top to bottom, three bytes
 * per pixel, no padding between rows.
 *
 * A function returns true, or false with a sentence in `message`. Nothing here exits, aborts, prints, or keeps a
 * reference to its arguments.
 */

enum { CRASTER_MESSAGE_SIZE = 256 };

/* The size that a file's header states. A side longer than `limit` pixels is refused. */
bool craster_png_size(const uint8_t *bytes, size_t count, uint32_t limit,
                      uint32_t *width, uint32_t *height, char message[CRASTER_MESSAGE_SIZE]);
bool craster_jpeg_size(const uint8_t *bytes, size_t count, uint32_t limit,
                       uint32_t *width, uint32_t *height, char message[CRASTER_MESSAGE_SIZE]);

/* Decodes into `pixels`, the caller's `width * height * 3` bytes; width and height are those of craster_*_size. */
bool craster_png_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                        uint8_t *pixels, char message[CRASTER_MESSAGE_SIZE]);
bool craster_jpeg_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                         uint8_t *pixels, char message[CRASTER_MESSAGE_SIZE]);

/*
 * Encodes a PNG file. `text` holds `text_count` pairs of NUL-terminated UTF-8 strings, key then value, each pair one
 * text chunk: tEXt if the value is ASCII, else iTXt.
 * On success the caller owns `*out_bytes` and gives it back to craster_free; on failure it is NULL.
 */
bool craster_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, const char *text, size_t text_count,
                        uint8_t **out_bytes, size_t *out_count, char message[CRASTER_MESSAGE_SIZE]);

void craster_free(uint8_t *bytes);

#endif
