#include "guarded.hpp"
#include "source.hpp"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmdata/dctk.h"
#include "dcmtk/dcmdata/dcistrmb.h"
#include "dcmtk/dcmdata/dcpixel.h"
#include "dcmtk/dcmdata/dcpixseq.h"
#include "dcmtk/dcmdata/dcpxitem.h"

#include <cstring>
#include <vector>

using namespace cdcmtk;

namespace {

void check(const OFCondition &condition) {
    if (condition.good()) return;
    // The second test is for libjpeg's "Insufficient memory".
    if (condition == EC_MemoryExhausted || strstr(condition.text(), "nsufficient memory")) throw std::bad_alloc();
    throw Failure{CDCMTK_DECODE_FAILED, condition.text()};
}

}  // namespace

cdcmtk_status cdcmtk_decode_jpeg(
    const uint8_t *bytes, int64_t count, const char *transfer_syntax, int rows, int columns, int samples, int bits,
    uint8_t *buffer, int64_t capacity) {
    return guarded([&] {
        const int bytesPerSample = bits <= 8 ? 1 : 2;
        const uint64_t needed = uint64_t(rows) * columns * samples * bytesPerSample;
        if (needed > 0xFFFFFFF0u || count <= 0 || count > 0xFFFFFFF0) throw Failure{CDCMTK_TOO_LARGE, "frame too large"};
        if (uint64_t(capacity) < needed) throw Failure{CDCMTK_INTERNAL, "buffer too small"};

        // DCMTK's codecs work on data sets, so build one that has only this frame, with the stream's own dimensions.
        DcmDataset dataset;
        check(dataset.putAndInsertUint16(DCM_Rows, Uint16(rows)));
        check(dataset.putAndInsertUint16(DCM_Columns, Uint16(columns)));
        check(dataset.putAndInsertUint16(DCM_SamplesPerPixel, Uint16(samples)));
        check(dataset.putAndInsertUint16(DCM_BitsAllocated, Uint16(bytesPerSample * 8)));
        check(dataset.putAndInsertUint16(DCM_BitsStored, Uint16(bits)));
        check(dataset.putAndInsertUint16(DCM_HighBit, Uint16(bits - 1)));
        check(dataset.putAndInsertUint16(DCM_PixelRepresentation, 0));
        if (samples > 1) check(dataset.putAndInsertUint16(DCM_PlanarConfiguration, 0));
        check(dataset.putAndInsertString(DCM_NumberOfFrames, "1"));
        check(dataset.putAndInsertString(DCM_PhotometricInterpretation, samples == 1 ? "MONOCHROME2" : "RGB"));

        std::vector<uint8_t> even(bytes, bytes + count);
        if (even.size() % 2) even.push_back(0);
        auto *sequence = new DcmPixelSequence(DCM_PixelSequenceTag);
        auto *pixels = new DcmPixelData(DCM_PixelData);
        const E_TransferSyntax syntax = DcmXfer(transfer_syntax).getXfer();
        pixels->putOriginalRepresentation(syntax, nullptr, sequence);
        check(dataset.insert(pixels, OFTrue));
        check(sequence->insert(new DcmPixelItem(DCM_PixelItemTag)));
        auto *fragment = new DcmPixelItem(DCM_PixelItemTag);
        check(sequence->insert(fragment));
        check(fragment->putUint8Array(even.data(), static_cast<unsigned long>(even.size())));

        std::vector<uint8_t> decoded(needed + needed % 2);
        Uint32 first = 0;
        OFString colorModel;
        check(pixels->getUncompressedFrame(
            &dataset, 0, first, decoded.data(), Uint32(decoded.size()), colorModel));
        memcpy(buffer, decoded.data(), needed);
    });
}

cdcmtk_status cdcmtk_inflate(
    const uint8_t *bytes, int64_t count, uint8_t *buffer, int64_t capacity, int64_t *out_written) {
    return guarded([&] {
        DcmInputBufferStream stream;
        const int64_t header = int64_t(zlibHeaderSize(bytes, size_t(count)));
        stream.setBuffer(bytes + header, count - header);
        stream.setEos();
        check(stream.installCompressionFilter(ESC_zlib));
        int64_t written = 0;
        while (written < capacity && stream.good()) {
            offile_off_t got = stream.read(buffer + written, capacity - written);
            if (got <= 0) break;
            written += got;
        }
        *out_written = written;
    });
}
