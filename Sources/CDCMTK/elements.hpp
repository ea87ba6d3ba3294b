#pragma once

#include "source.hpp"
#include "CDCMTK.h"

namespace cdcmtk {

/// How the elements of a data set are encoded.
struct Encoding {
    bool isExplicit = true;
    bool isBigEndian = false;
};

/// Undefined length (PS3.5 7.1).
constexpr uint32_t undefinedLength = 0xFFFFFFFF;

/// An element of a data set or of an item, and its position in the file.
struct Element {
    uint32_t tag;
    /// As in the file; "??" if the element has none, as in implicit VR.
    char vr[2];
    uint32_t length;
    uint64_t start, value;
    /// Where the next element starts.
    uint64_t end;
    /// The position of a short value in `Elements::values`; SIZE_MAX for a longer one.
    size_t copy;

    bool isCopied() const { return copy != SIZE_MAX; }
    bool is(const char name[2]) const { return vr[0] == name[0] && vr[1] == name[1]; }
};

/// An item of a sequence: where its elements are, and how they are encoded.
struct ItemRange {
    uint64_t start, end;
    Encoding encoding;
};

/// The elements of an item or of a data set.
struct ElementList {
    Encoding encoding;
    /// The complete elements, sorted by tag. Of several with the same tag only the first is kept.
    std::vector<Element> sorted;
    /// The bytes of short values, so that they need not be read again.
    std::vector<uint8_t> values;

    const Element *find(uint32_t tag) const;
};

/// The elements of a data set outside any sequence, and where its pixel data are.
struct Elements : ElementList {
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

/// Reads the elements of a file. Damaged elements and elements in the other VR encoding are skipped or read as far as
/// possible, with a warning.
///
/// Not DCMTK's parser, because that one creates an object for every element and recurses into sequences as deeply as the
/// file asks for. Here an element of known length is never entered to find its end, nesting of undefined lengths is
/// bounded, and every length is checked against the size of the file.
class ElementReader {
public:
    explicit ElementReader(Source &source) : source_(source) {}

    /// The encoding of the data set at `offset`: as declared, unless its first elements clearly contradict that. Passes
    /// over zeros before it. Returns false if there cannot be an element.
    bool detectEncoding(uint64_t &offset, Encoding declared, Encoding &found);

    /// Whether the first element of a data set that nothing precedes fits into the file.
    bool startsWithElement();

    /// The elements of a data set, from `offset` on. It reads on behind pixel data of known length, and behind others if
    /// the object has not been identified before them.
    Elements readDataset(uint64_t offset, Encoding encoding, cdcmtk_extent extent);
    /// The elements of an item.
    ElementList readItem(const ItemRange &item);
    /// The items of an element of a data set or item in this encoding. Empty if it has none.
    std::vector<ItemRange> items(const Element &element, Encoding encoding);

    /// What is wrong with the elements read so far; each sentence once.
    std::vector<std::string> warnings;

private:
    struct Header {
        uint32_t tag = 0;
        char vr[2] = {'?', '?'};
        uint32_t length = 0;
        uint64_t value = 0;

        bool isDelimiter() const { return tag >> 16 == 0xFFFE; }
        bool isUndefined() const { return length == undefinedLength; }
        bool is(const char name[2]) const { return vr[0] == name[0] && vr[1] == name[1]; }
        uint64_t end() const { return value + length; }
    };
    enum class Found { element, nothing, incomplete, zeros };
    /// A sequence or an item whose end is being looked for.
    struct Level {
        bool isItem;
        bool isRaw;  // its items are fragments: bytes, not elements
        Encoding encoding;
        uint64_t statedEnd;  // of an item of known length that something unexpected seems to follow; else 0
    };

    void warn(const char *text);
    bool fits(const Header &header, uint64_t limit);
    bool isPlausible(uint64_t offset, uint64_t limit, Encoding encoding, uint32_t previous);
    bool isPlausible(const Header &header, uint64_t limit, Encoding encoding);
    bool endsItem(uint64_t offset, uint64_t limit, Encoding encoding);
    bool startsWithItem(uint64_t offset, uint64_t limit, bool isBigEndian);
    Found readHeader(uint64_t offset, uint64_t limit, Encoding encoding, Header &header);
    uint64_t pastZeros(uint64_t offset, uint64_t limit, Encoding encoding, uint64_t most);
    Encoding itemEncoding(uint64_t offset, uint64_t limit, Encoding outer);
    Encoding sequenceEncoding(const char vr[2], uint64_t value, uint64_t limit, Encoding outer);
    uint64_t endOfNesting(uint64_t offset, uint64_t limit, Level outermost);
    uint64_t searchDelimiter(uint64_t offset, uint64_t limit, Encoding encoding, uint32_t tag);
    uint64_t endOfUndefined(const Header &header, uint64_t limit, Encoding encoding);
    uint64_t endOfElement(const Header &header, uint64_t limit, Encoding encoding);
    void keep(ElementList &list, const Header &header, uint64_t start, uint64_t end);
    bool readElement(Elements &result, uint64_t &offset, cdcmtk_extent extent, bool &isBehindPixels);
    void checkSequence(const Element &element, Encoding encoding);
    bool readPixelElement(Elements &result, const Header &header, uint64_t &offset);

    Source &source_;
    /// How often the content of a damaged sequence has been searched. Each time may cost as much as reading the file.
    int searches_ = 0;
};

/// Whether these two letters are a VR of PS3.5 6.2.
bool isVR(const char vr[2]);

}  // namespace cdcmtk
