#pragma once

#include "source.hpp"
#include "CDCMTK.h"

namespace cdcmtk {

/// How the elements of a data set are encoded.
struct Encoding {
    bool isExplicit = true;
    bool isBigEndian = false;
};

/// An element outside any sequence, and its position in the file.
struct Element {
    uint32_t tag;
    /// As in the file; "??" if the encoding is implicit.
    char vr[2];
    /// 0xFFFFFFFF means undefined length.
    uint32_t length;
    uint64_t start, value;
    /// Where the next element starts.
    uint64_t end;
    /// The position of a short value in `Elements::values`; SIZE_MAX for a longer one.
    size_t copy;

    bool isCopied() const { return copy != SIZE_MAX; }
};

/// The elements of a data set outside any sequence, and where its pixel data are.
struct Elements {
    /// The elements before `end`, sorted by tag. Of several with the same tag only the first is kept.
    std::vector<Element> sorted;
    /// The bytes of short values, so that they need not be read again.
    std::vector<uint8_t> values;

    const Element *find(uint32_t tag) const;

    /// Where the readable elements end.
    uint64_t end = 0;
    /// CDCMTK_OK, or why they end early.
    cdcmtk_status completeness = CDCMTK_OK;
    std::string problem;

    cdcmtk_pixels pixels = CDCMTK_NO_PIXELS;
    bool isByteString = false;
    uint64_t pixelOffset = 0;
    /// -1 means undefined length.
    int64_t pixelLength = 0;
};

/// Group 0002, and where the data set after it starts.
struct MetaHeader {
    bool hasPreamble = false;
    std::string sopClassUID, sopInstanceUID, transferSyntaxUID;
    uint64_t end = 0;
};

/// Reads group 0002. Throws CDCMTK_NOT_DICOM for a file that does not start like DICOM.
MetaHeader readMetaHeader(Source &source);

/// The encoding of the data set at `offset`: as declared, unless its first element clearly contradicts that.
/// Returns false if there cannot be an element at `offset`.
bool detectEncoding(Source &source, uint64_t offset, Encoding declared, Encoding &found);

/// Walks over the elements from `offset` to the pixel data.
///
/// Not DCMTK's parser, because that one creates an object for every element and recurses into sequences as deeply as
/// the file asks for. Here nesting is bounded, every length is checked against the size of the file, and `end` excludes
/// damaged elements.
Elements readElements(Source &source, uint64_t offset, Encoding encoding, cdcmtk_extent extent);

/// Whether these two letters are a VR of PS3.5 6.2.
bool isVR(const char vr[2]);

}  // namespace cdcmtk
