#ifndef CDCMTK_H
#define CDCMTK_H

/*
 * The door to DCMTK and OpenJPEG: everything Swift can see of them, and who owns it.
 *
 * A function that can fail returns a status; cdcmtk_message() then says what went wrong, in the thread that asked.
 * No C++ exception crosses this line. A handle belongs to one thread at a time; nothing is ever opened for writing.
 */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    CDCMTK_OK = 0,
    CDCMTK_UNREADABLE,      /* the operating system would not let us read it */
    CDCMTK_NOT_DICOM,       /* it does not look like DICOM at all */
    CDCMTK_TRUNCATED,       /* it is DICOM, and ends in the middle of an element */
    CDCMTK_MALFORMED,       /* it is DICOM, and contradicts itself */
    CDCMTK_DECODE_FAILED,   /* a codec refused the compressed bytes */
    CDCMTK_TOO_LARGE,       /* more memory than the bytes of the file justify, or than could be had */
    CDCMTK_NO_DICTIONARY,   /* DCMTK has not found its data dictionary */
    CDCMTK_INTERNAL         /* an exception nobody expected */
} cdcmtk_status;

typedef struct cdcmtk_file cdcmtk_file;
typedef struct cdcmtk_item cdcmtk_item;

/* What went wrong in this thread's last failed call. Valid until the thread's next call. */
const char *cdcmtk_message(void);

/* Silences DCMTK's log, registers its decoders and looks for its dictionary. Call it before anything else; more than
   once does no harm. */
cdcmtk_status cdcmtk_initialize(void);

/* Whether so many bytes could be had now; none are kept. Swift ends the process where an array cannot be made. */
int cdcmtk_has_memory(int64_t bytes);

/* ---- A file's elements ---- */

typedef enum {
    CDCMTK_HEADER,         /* everything before the per-frame functional groups (5200,9230) */
    CDCMTK_BEFORE_PIXELS   /* everything before the pixel data */
} cdcmtk_extent;

/* Opens a regular file and reads its elements; the pixel data stay on disk. On failure *out_file is left as it was.
   The caller closes the file. */
cdcmtk_status cdcmtk_open(const char *path, cdcmtk_extent extent, cdcmtk_file **out_file);
void cdcmtk_close(cdcmtk_file *file);

/* What group 0002 says; "" where it does not. Owned by the file. */
const char *cdcmtk_transfer_syntax(const cdcmtk_file *file);
const char *cdcmtk_media_storage_sop_class(const cdcmtk_file *file);
const char *cdcmtk_media_storage_sop_instance(const cdcmtk_file *file);

/* How the elements really are written, which is what the transfer syntax says in all but a few files. */
int cdcmtk_is_explicit(const cdcmtk_file *file);
int cdcmtk_is_big_endian(const cdcmtk_file *file);

/* CDCMTK_OK, or why the elements end before they should, those before that place being readable all the same; or what
   kept one that was asked for from being read, which is then as if it were not there. */
cdcmtk_status cdcmtk_completeness(const cdcmtk_file *file);

/* ---- Elements and sequences ---- */

/* The data set itself. Owned by the file, as every item is. */
const cdcmtk_item *cdcmtk_dataset(cdcmtk_file *file);

/* Writes at most `capacity` bytes of a value, in this machine's byte order, and the two letters of its VR.
   Returns the whole value's length, or -1 where there is no such element or it is a sequence. */
int64_t cdcmtk_value(const cdcmtk_item *item, uint32_t tag, char vr[2], uint8_t *buffer, int64_t capacity);

/* How many items a sequence has: 0 where there is none. */
int64_t cdcmtk_item_count(const cdcmtk_item *item, uint32_t tag);
/* An item of a sequence, or NULL. */
const cdcmtk_item *cdcmtk_item_at(const cdcmtk_item *item, uint32_t tag, int64_t index);

/* ---- Pixel data ---- */

typedef enum {
    CDCMTK_NO_PIXELS,
    CDCMTK_INTEGER_PIXELS,  /* (7FE0,0010) */
    CDCMTK_FLOAT_PIXELS,    /* (7FE0,0008) */
    CDCMTK_DOUBLE_PIXELS    /* (7FE0,0009) */
} cdcmtk_pixels;

typedef struct {
    cdcmtk_pixels kind;
    int is_byte_string;      /* the VR is OB */
    int64_t offset;          /* where the value starts, for cdcmtk_read */
    int64_t length;          /* what the element claims, or -1 where it says "undefined" */
    int64_t available;       /* how many bytes there are from `offset` to the end of the file */
} cdcmtk_pixel_data;

/* Where the pixel data are: found by walking over the elements, not by reading them. */
cdcmtk_pixels cdcmtk_pixel_kind(const cdcmtk_file *file);
cdcmtk_status cdcmtk_find_pixel_data(cdcmtk_file *file, cdcmtk_pixel_data *out_pixels);

/* Reads bytes of the file (of the inflated file, where it is deflated). Returns how many there were. */
int64_t cdcmtk_read(cdcmtk_file *file, int64_t offset, uint8_t *buffer, int64_t count);

/* ---- Codecs ---- */

/* Decodes one JPEG or JPEG-LS image into interleaved samples, one byte each where bits <= 8 and otherwise two in this
   machine's order. The colour space is the stream's own: nothing is converted. */
cdcmtk_status cdcmtk_decode_jpeg(
    const uint8_t *bytes, int64_t count, const char *transfer_syntax, int rows, int columns, int samples, int bits,
    uint8_t *buffer, int64_t capacity);

typedef struct {
    int32_t rows, columns, samples;
    int32_t bits;
    int32_t is_signed;
    int32_t is_colour_transformed;  /* the stream itself carries YBR_RCT or YBR_ICT, which decoding undoes */
} cdcmtk_jpeg2000_info;

/* What a JPEG 2000 or HTJ2K codestream says of itself. */
cdcmtk_status cdcmtk_describe_jpeg2000(const uint8_t *bytes, int64_t count, cdcmtk_jpeg2000_info *out_info);
/* Decodes it into `capacity` interleaved samples, exactly rows x columns x samples of them. */
cdcmtk_status cdcmtk_decode_jpeg2000(const uint8_t *bytes, int64_t count, int32_t *buffer, int64_t capacity);

/* Inflates a raw deflate stream (RFC 1951) into at most `capacity` bytes. */
cdcmtk_status cdcmtk_inflate(
    const uint8_t *bytes, int64_t count, uint8_t *buffer, int64_t capacity, int64_t *out_written);

/* ---- Text ---- */

/* Converts bytes to UTF-8 from a character set named as iconv names it. Fails at the first byte that is not of that
   character set. */
cdcmtk_status cdcmtk_to_utf8(
    const char *charset, const uint8_t *bytes, int64_t count, uint8_t *buffer, int64_t capacity, int64_t *out_written);

#ifdef __cplusplus
}
#endif
#endif
