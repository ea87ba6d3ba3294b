#include "guarded.hpp"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace cdcmtk;

namespace {

/// The codestream as an input of OpenJPEG.
struct Bytes {
    const uint8_t *start;
    uint64_t count;
    uint64_t position;

    static OPJ_SIZE_T read(void *buffer, OPJ_SIZE_T wanted, void *data) {
        auto *bytes = static_cast<Bytes *>(data);
        if (bytes->position >= bytes->count) return OPJ_SIZE_T(-1);
        OPJ_SIZE_T got = std::min<uint64_t>(wanted, bytes->count - bytes->position);
        memcpy(buffer, bytes->start + bytes->position, got);
        bytes->position += got;
        return got;
    }
    static OPJ_OFF_T skip(OPJ_OFF_T wanted, void *data) {
        auto *bytes = static_cast<Bytes *>(data);
        if (wanted < 0) return -1;
        uint64_t step = std::min<uint64_t>(uint64_t(wanted), bytes->count - bytes->position);
        bytes->position += step;
        return step == 0 && wanted > 0 ? -1 : OPJ_OFF_T(step);
    }
    static OPJ_BOOL seek(OPJ_OFF_T wanted, void *data) {
        auto *bytes = static_cast<Bytes *>(data);
        if (wanted < 0 || uint64_t(wanted) > bytes->count) return OPJ_FALSE;
        bytes->position = uint64_t(wanted);
        return OPJ_TRUE;
    }
};

void keepMessage(const char *text, void *data) {
    auto *kept = static_cast<std::string *>(data);
    if (kept->empty()) {
        kept->assign(text);
        while (!kept->empty() && kept->back() == '\n') kept->pop_back();
    }
}
void ignoreMessage(const char *, void *) {}

/// An image whose main header has been read.
class Codestream {
public:
    Codestream(const uint8_t *start, int64_t count) : bytes_{start, uint64_t(count), 0} {
        if (count < 12) throw Failure{CDCMTK_DECODE_FAILED, "not a JPEG 2000 codestream"};
        // A bare codestream starts with SOC. A JP2 file is not allowed in DICOM, but some writers use it.
        bool isBare = start[0] == 0xFF && start[1] == 0x4F;
        codec_.reset(opj_create_decompress(isBare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
        stream_.reset(opj_stream_default_create(OPJ_TRUE));
        if (!codec_ || !stream_) throw std::bad_alloc();
        opj_set_error_handler(codec_.get(), keepMessage, &error_);
        opj_set_warning_handler(codec_.get(), ignoreMessage, nullptr);
        opj_set_info_handler(codec_.get(), ignoreMessage, nullptr);
        opj_stream_set_user_data(stream_.get(), &bytes_, nullptr);
        opj_stream_set_user_data_length(stream_.get(), bytes_.count);
        opj_stream_set_read_function(stream_.get(), Bytes::read);
        opj_stream_set_skip_function(stream_.get(), Bytes::skip);
        opj_stream_set_seek_function(stream_.get(), Bytes::seek);
        opj_dparameters_t parameters;
        opj_set_default_decoder_parameters(&parameters);
        if (!opj_setup_decoder(codec_.get(), &parameters)) fail();
        opj_decoder_set_strict_mode(codec_.get(), OPJ_FALSE);
        opj_image_t *image = nullptr;
        bool isRead = opj_read_header(stream_.get(), codec_.get(), &image);
        image_.reset(image);
        if (!isRead || !image_ || image_->numcomps == 0) fail();
    }

    const opj_image_t &image() const { return *image_; }
    int rows() const { return int(image_->y1 - image_->y0); }
    int columns() const { return int(image_->x1 - image_->x0); }

    bool isColorTransformed() {
        std::unique_ptr<opj_codestream_info_v2_t, void (*)(opj_codestream_info_v2_t *)> info(
            opj_get_cstr_info(codec_.get()), [](opj_codestream_info_v2_t *i) { opj_destroy_cstr_info(&i); });
        return info && info->m_default_tile_info.mct == 1;
    }

    void decode() {
        if (!opj_decode(codec_.get(), stream_.get(), image_.get())) fail();
        // A missing end marker is not an error, because strict mode is off.
        opj_end_decompress(codec_.get(), stream_.get());
    }

private:
    [[noreturn]] void fail() {
        // OpenJPEG reports this as text only: "Not enough memory to ...", "Cannot allocate ...".
        if (error_.find("memory") != std::string::npos || error_.find("allocate") != std::string::npos) throw std::bad_alloc();
        throw Failure{CDCMTK_DECODE_FAILED, error_.empty() ? "JPEG 2000 decoding failed" : error_};
    }
    struct Delete {
        void operator()(opj_codec_t *codec) const { opj_destroy_codec(codec); }
        void operator()(opj_image_t *image) const { opj_image_destroy(image); }
    };
    struct DeleteStream {
        void operator()(opj_stream_t *stream) const { opj_stream_destroy(stream); }
    };
    Bytes bytes_;
    std::string error_;
    std::unique_ptr<opj_codec_t, Delete> codec_;
    std::unique_ptr<opj_stream_t, DeleteStream> stream_;
    std::unique_ptr<opj_image_t, Delete> image_;
};

}  // namespace

cdcmtk_status cdcmtk_describe_jpeg2000(const uint8_t *bytes, int64_t count, cdcmtk_jpeg2000_info *out_info) {
    return guarded([&] {
        Codestream stream(bytes, count);
        const opj_image_comp_t &first = stream.image().comps[0];
        *out_info = {stream.rows(), stream.columns(), int32_t(stream.image().numcomps), int32_t(first.prec),
                     int32_t(first.sgnd), stream.isColorTransformed()};
    });
}

cdcmtk_status cdcmtk_decode_jpeg2000(const uint8_t *bytes, int64_t count, int32_t *buffer, int64_t capacity) {
    return guarded([&] {
        Codestream stream(bytes, count);
        stream.decode();
        const opj_image_t &image = stream.image();
        const int64_t rows = stream.rows(), columns = stream.columns(), samples = image.numcomps;
        if (rows * columns * samples != capacity) throw Failure{CDCMTK_DECODE_FAILED, "unexpected image size"};
        for (int64_t s = 0; s < samples; ++s) {
            const opj_image_comp_t &component = image.comps[s];
            if (!component.data || component.w == 0 || component.h == 0)
                throw Failure{CDCMTK_DECODE_FAILED, "a component has no samples"};
            for (int64_t y = 0; y < rows; ++y) {
                int64_t line = std::min<int64_t>(y / std::max(component.dy, 1u), component.h - 1);
                for (int64_t x = 0; x < columns; ++x) {
                    int64_t column = std::min<int64_t>(x / std::max(component.dx, 1u), component.w - 1);
                    buffer[(y * columns + x) * samples + s] = component.data[line * component.w + column];
                }
            }
        }
    });
}
