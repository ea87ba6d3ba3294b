#include "guarded.hpp"

#include <charls/charls.h>

#include <cstring>
#include <memory>
#include <vector>

using namespace cdcmtk;

namespace {

void check(charls::jpegls_errc error) {
    if (error == charls::jpegls_errc::success) return;
    if (error == charls::jpegls_errc::not_enough_memory) throw std::bad_alloc();
    throw Failure{CDCMTK_DECODE_FAILED, charls_get_error_message(error)};
}

struct Destroy {
    void operator()(charls_jpegls_decoder *decoder) const { charls_jpegls_decoder_destroy(decoder); }
};

}  // namespace

cdcmtk_status cdcmtk_decode_jpegls(
    const uint8_t *bytes, int64_t count, int rows, int columns, int samples, int bits, uint8_t *buffer,
    int64_t capacity) {
    return guarded([&] {
        std::unique_ptr<charls_jpegls_decoder, Destroy> decoder(charls_jpegls_decoder_create());
        if (!decoder) throw std::bad_alloc();
        check(charls_jpegls_decoder_set_source_buffer(decoder.get(), bytes, size_t(count)));
        int32_t hasSPIFF = 0;
        charls_spiff_header spiff{};
        check(charls_jpegls_decoder_read_spiff_header(decoder.get(), &spiff, &hasSPIFF));
        check(charls_jpegls_decoder_read_header(decoder.get()));
        charls_frame_info frame{};
        check(charls_jpegls_decoder_get_frame_info(decoder.get(), &frame));
        if (int64_t(frame.height) != rows || int64_t(frame.width) != columns || frame.component_count != samples
            || frame.bits_per_sample != bits)
            throw Failure{CDCMTK_DECODE_FAILED, "unexpected image size"};
        size_t size = 0;
        check(charls_jpegls_decoder_get_destination_size(decoder.get(), 0, &size));
        if (int64_t(size) > capacity) throw Failure{CDCMTK_INTERNAL, "buffer too small"};
        charls::interleave_mode interleaving = charls::interleave_mode::none;
        check(charls_jpegls_decoder_get_interleave_mode(decoder.get(), &interleaving));
        if (samples == 1 || interleaving != charls::interleave_mode::none) {
            const auto error = charls_jpegls_decoder_decode_to_buffer(decoder.get(), buffer, size, 0);
            // Some writers pad the only scan or leave out the end marker. All samples have been decoded by then.
            using charls::jpegls_errc;
            if (error != jpegls_errc::jpeg_marker_start_byte_not_found
                && error != jpegls_errc::end_of_image_marker_not_found) check(error);
            return;
        }
        // One scan for each component: CharLS decodes them as planes.
        std::vector<uint8_t> planes(size);
        check(charls_jpegls_decoder_decode_to_buffer(decoder.get(), planes.data(), size, 0));
        const size_t width = bits <= 8 ? 1 : 2, pixels = size_t(rows) * size_t(columns), step = size_t(samples) * width;
        for (size_t sample = 0; sample < size_t(samples); ++sample)
            for (size_t pixel = 0; pixel < pixels; ++pixel)
                memcpy(buffer + pixel * step + sample * width, &planes[(sample * pixels + pixel) * width], width);
    });
}
