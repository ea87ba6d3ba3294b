#pragma once

#include "source.hpp"
#include "CDCMTK.h"

namespace cdcmtk {

/// How a data set's elements are written.
struct Encoding {
    bool isExplicit = true;
    bool isBigEndian = false;
};

/// What walking over the elements of a data set finds, without looking into their values.
struct Scan {
    /// Where the elements worth parsing end.
    uint64_t end = 0;
    /// CDCMTK_OK, or why they end early.
    cdcmtk_status completeness = CDCMTK_OK;
    std::string problem;

    cdcmtk_pixels pixels = CDCMTK_NO_PIXELS;
    bool isByteString = false;
    uint64_t pixelOffset = 0;
    /// -1 is "undefined".
    int64_t pixelLength = 0;
};

/// Group 0002, and where the data set after it starts.
struct MetaHeader {
    bool hasPreamble = false;
    std::string sopClassUID, sopInstanceUID, transferSyntaxUID;
    uint64_t end = 0;
};

/// Reads group 0002. Throws CDCMTK_NOT_DICOM for anything that does not start as DICOM does.
MetaHeader readMetaHeader(Source &source);

/// How the data set at `offset` is written: as declared, unless its first element clearly says otherwise.
/// Returns false where no element can be there.
bool detectEncoding(Source &source, uint64_t offset, Encoding declared, Encoding &found);

/// Walks over the elements from `offset` to the pixel data.
///
/// The parser that follows recurses, allocates what a length field asks for, and reads to the end of what it is given:
/// so nesting is bounded here, lengths are compared with the bytes there are, and `end` is set to exclude what is wrong.
Scan scan(Source &source, uint64_t offset, Encoding encoding, cdcmtk_extent extent);

}  // namespace cdcmtk
