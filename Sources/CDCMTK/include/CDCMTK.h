#ifndef CDCMTK_H
#define CDCMTK_H

/*
 * The door to DCMTK, CharLS and OpenJPEG: everything that Swift can see of them, and who owns it.
 *
 * The elements are not read by DCMTK: elements.cpp walks over them. A scan takes 0.77 s instead of 1.30 s that way,
 * DCMTK's recursive parser never sees hostile nesting, and a damaged element costs no more than itself. DCMTK knows the
 * VRs, inflates, and decodes JPEG. CharLS decodes JPEG-LS, OpenJPEG decodes JPEG 2000.
 *
 * A function that can fail returns a status; cdcmtk_message() then gives the reason, in the same thread.
 * No C++ exception crosses this line. A handle belongs to one thread at a time. No file is opened for writing.
 */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    CDCMTK_OK = 0,
    CDCMTK_UNREADABLE,      /* the operating system refused to open or read it */
    CDCMTK_NOT_DICOM,       /* it does not start like DICOM */
    CDCMTK_TRUNCATED,       /* it is DICOM, but ends in the middle of an element */
    CDCMTK_MALFORMED,       /* it is DICOM, but contradicts itself */
    CDCMTK_DECODE_FAILED,   /* a codec rejected the compressed bytes */
    CDCMTK_TOO_LARGE,       /* it needs more memory than its size justifies */
    CDCMTK_OUT_OF_MEMORY,   /* it needs more memory than this process may use */
    CDCMTK_NO_DICTIONARY,   /* DCMTK did not find its data dictionary */
    CDCMTK_INTERNAL         /* an unexpected exception */
} cdcmtk_status;

typedef struct cdcmtk_file cdcmtk_file;
typedef struct cdcmtk_item cdcmtk_item;

/* The reason for this thread's last failed call. Valid until the thread's next call. */
const char *cdcmtk_message(void);

/* Silences DCMTK's log, registers its decoders and checks that its dictionary is loaded. Call it before any other
   function; it may be called again. */
cdcmtk_status cdcmtk_initialize(void);

/* Whether the first `count` bytes of a file can be the start of DICOM: a DICM prefix, or an early element of group 0002
   or 0008. Pass 132 bytes, or all of a shorter file. */
int cdcmtk_starts_like_dicom(const uint8_t *start, int64_t count);

/* ---- A file's elements ---- */

typedef enum {
    CDCMTK_HEADER,         /* everything but what comes from the per-frame functional groups (5200,9230) on */
    CDCMTK_ALL             /* everything but the pixel data */
} cdcmtk_extent;

/* Opens a regular file and reads its elements; the pixel data stay on disk. On failure *out_file is unchanged.
   The caller closes the file. */
cdcmtk_status cdcmtk_open(const char *path, cdcmtk_extent extent, cdcmtk_file **out_file);
void cdcmtk_close(cdcmtk_file *file);

/* Values of group 0002; "" if absent. Owned by the file. */
const char *cdcmtk_transfer_syntax(const cdcmtk_file *file);
const char *cdcmtk_media_storage_sop_class(const cdcmtk_file *file);
const char *cdcmtk_media_storage_sop_instance(const cdcmtk_file *file);

/* The actual encoding of the elements, which in a few files is not that of the transfer syntax. */
int cdcmtk_is_explicit(const cdcmtk_file *file);
int cdcmtk_is_big_endian(const cdcmtk_file *file);

/* CDCMTK_OK, or why the elements end early (those before that position are readable), or why an element could not be
   read (it then counts as absent). A read that failed since the file was opened comes before either. */
cdcmtk_status cdcmtk_completeness(const cdcmtk_file *file);

/* What is wrong with the elements read so far although they could be read, one sentence on each line; "" if nothing.
   Owned by the file and valid until the next call. */
const char *cdcmtk_warnings(cdcmtk_file *file);

/* ---- Elements and sequences ---- */

/* The data set. Owned by the file, like every item. */
cdcmtk_item *cdcmtk_dataset(cdcmtk_file *file);

/* Writes at most `capacity` bytes of a value, in this machine's byte order, and the two letters of its VR.
   Returns the length of the complete value, or -1 if the element is absent or a sequence. */
int64_t cdcmtk_value(cdcmtk_item *item, uint32_t tag, char vr[2], uint8_t *buffer, int64_t capacity);

/* The number of items of a sequence: 0 if it is absent. */
int64_t cdcmtk_item_count(cdcmtk_item *item, uint32_t tag);
/* An item of a sequence, or NULL if there is no such item. */
cdcmtk_item *cdcmtk_item_at(cdcmtk_item *item, uint32_t tag, int64_t index);

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
    int64_t length;          /* as stated by the element; -1 if undefined */
    int64_t available;       /* the bytes of the value that are in the file */
} cdcmtk_pixel_data;

/* Which pixel data the file has, and where. Their bytes are not read. */
cdcmtk_pixels cdcmtk_pixel_kind(const cdcmtk_file *file);
cdcmtk_status cdcmtk_find_pixel_data(cdcmtk_file *file, cdcmtk_pixel_data *out_pixels);

/* Reads bytes of the file, or of the inflated file if it is deflated. Returns how many were read: fewer at the end of
   the file, and if reading failed, which cdcmtk_completeness then tells. */
int64_t cdcmtk_read(cdcmtk_file *file, int64_t offset, uint8_t *buffer, int64_t count);

/* ---- Codecs ---- */

/* Decodes one JPEG image into interleaved samples: one byte each if bits <= 8, otherwise two in this machine's order.
   Colors stay in the color space of the stream. */
cdcmtk_status cdcmtk_decode_jpeg(
    const uint8_t *bytes, int64_t count, const char *transfer_syntax, int rows, int columns, int samples, int bits,
    uint8_t *buffer, int64_t capacity);

/* Decodes one JPEG-LS image in the same way. */
cdcmtk_status cdcmtk_decode_jpegls(
    const uint8_t *bytes, int64_t count, int rows, int columns, int samples, int bits, uint8_t *buffer,
    int64_t capacity);

typedef struct {
    int32_t rows, columns, samples;
    int32_t bits;
    int32_t is_signed;
    int32_t is_color_transformed;  /* the stream has YBR_RCT or YBR_ICT, which decoding converts to RGB */
} cdcmtk_jpeg2000_info;

/* The parameters in the header of a JPEG 2000 or HTJ2K codestream. */
cdcmtk_status cdcmtk_describe_jpeg2000(const uint8_t *bytes, int64_t count, cdcmtk_jpeg2000_info *out_info);
/* Decodes it into exactly `capacity` interleaved samples, which must be rows x columns x samples. */
cdcmtk_status cdcmtk_decode_jpeg2000(const uint8_t *bytes, int64_t count, int32_t *buffer, int64_t capacity);

/* Inflates a deflate stream (RFC 1951), with or without a zlib header (RFC 1950), into at most `capacity` bytes. */
cdcmtk_status cdcmtk_inflate(
    const uint8_t *bytes, int64_t count, uint8_t *buffer, int64_t capacity, int64_t *out_written);

#ifdef __cplusplus
}
#endif
#endif
