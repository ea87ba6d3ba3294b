#pragma once

#include "source.hpp"
#include "CDCMTK.h"

namespace cdcmtk {

/// How a data set's elements are written.
struct Encoding {
    bool isExplicit = true;
    bool isBigEndian = false;
};

/// An element outside any sequence, and where it is.
struct Element {
    uint32_t tag;
    /// As the file has it; "??" where it has none.
    char vr[2];
    /// 0xFFFFFFFF is "undefined".
    uint32_t length;
    uint64_t start, value;
    /// Where the next one starts.
    uint64_t end;
    /// Where in `Scan::values` a short value is; SIZE_MAX for a longer one.
    size_t copy;

    bool isCopied() const { return copy != SIZE_MAX; }
};

/// What walking over the elements of a data set finds.
struct Scan {
    /// The elements before `end` by tag, the first of those that have the same.
    std::vector<Element> elements;
    /// The bytes of short values, so that no element need be gone back to.
    std::vector<uint8_t> values;

    const Element *find(uint32_t tag) const;

    /// Where the elements worth reading end.
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
/// DCMTK's parser recurses, allocates what a length field asks for, and reads to the end of what it is given: so nesting
/// is bounded here, lengths are compared with the bytes there are, and `end` is set to exclude what is wrong.
Scan scan(Source &source, uint64_t offset, Encoding encoding, cdcmtk_extent extent);

/// The VRs of PS3.5 6.2.
bool isVR(const char vr[2]);

}  // namespace cdcmtk
