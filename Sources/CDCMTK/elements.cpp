#include "elements.hpp"
#include "guarded.hpp"

#include <algorithm>
#include <cstring>

namespace cdcmtk {

namespace {

constexpr uint32_t undefinedLength = 0xFFFFFFFF;
constexpr size_t deepestNesting = 64;
/// Values up to this length are copied during the walk: all but tables and large private elements.
constexpr uint32_t shortValue = 512;
/// No object has this many elements outside its sequences; a file of empty elements could have half a billion.
constexpr size_t mostElements = 1 << 20;

/// VRs with a 16-bit length, then VRs with two reserved bytes and a 32-bit length (PS3.5 7.1.2).
bool isShortVR(const uint8_t *vr) {
    static const char known[] = "AEASATCSDADSDTFDFLISLOLTPNSHSLSSSTTMUIULUS";
    for (const char *v = known; *v; v += 2)
        if (vr[0] == v[0] && vr[1] == v[1]) return true;
    return false;
}
bool isLongVR(const uint8_t *vr) {
    static const char known[] = "OBODOFOLOVOWSQSVUCUNURUTUV";
    for (const char *v = known; *v; v += 2)
        if (vr[0] == v[0] && vr[1] == v[1]) return true;
    return false;
}

uint16_t word(const uint8_t *bytes, bool big) {
    return big ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0];
}
uint32_t longWord(const uint8_t *bytes, bool big) {
    uint32_t first = word(bytes, big), second = word(bytes + 2, big);
    return big ? first << 16 | second : second << 16 | first;
}

struct Header {
    uint32_t tag = 0;
    char vr[2] = {'?', '?'};
    uint32_t length = 0;
    uint64_t value = 0;
};

enum class Found { element, nothing, truncated, padding };

/// Reads an element's tag, VR and length.
Found readHeader(Source &source, uint64_t offset, Encoding encoding, Header &header) {
    uint8_t bytes[12];
    size_t got = source.read(offset, bytes, 12);
    if (got == 0) return Found::nothing;
    if (got < 8) return Found::truncated;
    header.tag = uint32_t(word(bytes, encoding.isBigEndian)) << 16 | word(bytes + 2, encoding.isBigEndian);
    // An empty element (0000,0000) does not exist. Without this check 4 GB of zeros would be half a billion elements.
    if (std::all_of(bytes, bytes + 8, [](uint8_t b) { return b == 0; })) return Found::padding;
    if (!encoding.isExplicit || header.tag >> 16 == 0xFFFE) {
        header.vr[0] = header.vr[1] = '?';
        header.length = longWord(bytes + 4, encoding.isBigEndian);
        header.value = offset + 8;
        return Found::element;
    }
    memcpy(header.vr, bytes + 4, 2);
    if (isShortVR(bytes + 4)) {
        header.length = word(bytes + 6, encoding.isBigEndian);
        header.value = offset + 8;
        return Found::element;
    }
    if (isLongVR(bytes + 4)) {
        if (got < 12) return Found::truncated;
        header.length = longWord(bytes + 8, encoding.isBigEndian);
        header.value = offset + 12;
        return Found::element;
    }
    // Unknown VRs, as in DCMTK: two capital letters are a future VR with a 32-bit length, anything else is an error.
    bool capitals = bytes[4] >= 'A' && bytes[4] <= 'Z' && bytes[5] >= 'A' && bytes[5] <= 'Z';
    if (capitals && got < 12) return Found::truncated;
    header.length = capitals ? longWord(bytes + 8, encoding.isBigEndian) : word(bytes + 6, encoding.isBigEndian);
    header.value = offset + (capitals ? 12 : 8);
    return Found::element;
}

/// Whether an item starts at `offset`.
bool startsWithItem(Source &source, uint64_t offset, bool big) {
    uint8_t bytes[4];
    return source.read(offset, bytes, 4) == 4 && word(bytes, big) == 0xFFFE && word(bytes + 2, big) == 0xE000;
}

/// A sequence or an item being walked.
struct Level {
    bool isItem;
    bool isRaw;  // its items are fragments: bytes, not elements
    Encoding encoding;
    uint64_t end;  // UINT64_MAX if a delimiter ends it
};

/// Whether the first element of a data set that nothing precedes fits into the file.
bool firstElementFits(Source &source) {
    Encoding found;
    Header header;
    return detectEncoding(source, 0, {false, false}, found) && readHeader(source, 0, found, header) == Found::element
        && (header.length == undefinedLength || source.reaches(header.value + header.length));
}

/// Sorts the complete elements by tag and keeps the first of each tag, as DCMTK does.
void sortElements(Elements &result) {
    auto &elements = result.sorted;
    while (!elements.empty() && elements.back().start >= result.end) elements.pop_back();
    auto byTag = [](const Element &a, const Element &b) { return a.tag != b.tag ? a.tag < b.tag : a.start < b.start; };
    if (!std::is_sorted(elements.begin(), elements.end(), byTag)) std::sort(elements.begin(), elements.end(), byTag);
    auto isSame = [](const Element &a, const Element &b) { return a.tag == b.tag; };
    elements.erase(std::unique(elements.begin(), elements.end(), isSame), elements.end());
}

/// Whether a preamble and the DICM prefix come first (PS3.10 7.1).
bool hasPrefix(const uint8_t *start, size_t count) {
    return count >= 132 && memcmp(start + 128, "DICM", 4) == 0;
}

}  // namespace

bool isVR(const char vr[2]) {
    return isShortVR(reinterpret_cast<const uint8_t *>(vr)) || isLongVR(reinterpret_cast<const uint8_t *>(vr));
}

const Element *Elements::find(uint32_t tag) const {
    auto found = std::lower_bound(
        sorted.begin(), sorted.end(), tag, [](const Element &e, uint32_t t) { return e.tag < t; });
    return found != sorted.end() && found->tag == tag ? &*found : nullptr;
}

MetaHeader readMetaHeader(Source &source) {
    static const char notAtStart[] = "no DICM prefix, and it does not start with a DICOM element";
    MetaHeader meta;
    uint8_t start[132];
    size_t got = source.read(0, start, sizeof start);
    if (got < 8) throw Failure{CDCMTK_NOT_DICOM, got == 0 ? "the file is empty" : "too short for DICOM"};
    if (!cdcmtk_starts_like_dicom(start, int64_t(got))) throw Failure{CDCMTK_NOT_DICOM, notAtStart};
    meta.hasPreamble = hasPrefix(start, got);
    uint64_t offset = meta.hasPreamble ? 132 : 0;
    const Encoding littleExplicit{true, false}, littleImplicit{false, false};
    for (bool first = true;; first = false) {
        Header header;
        uint8_t group[2];
        if (source.read(offset, group, 2) < 2 || word(group, false) != 0x0002) {
            if (first && !meta.hasPreamble && !firstElementFits(source)) throw Failure{CDCMTK_NOT_DICOM, notAtStart};
            break;
        }
        Found found = readHeader(source, offset, littleExplicit, header);
        if (found == Found::element && !isShortVR(reinterpret_cast<uint8_t *>(header.vr))
            && !isLongVR(reinterpret_cast<uint8_t *>(header.vr)))
            found = readHeader(source, offset, littleImplicit, header);
        bool fits = found == Found::element && header.length != undefinedLength
            && source.reaches(header.value + header.length);
        if (first && !meta.hasPreamble && !fits) throw Failure{CDCMTK_NOT_DICOM, notAtStart};
        if (!fits) throw Failure{CDCMTK_TRUNCATED, "the file ends within group 0002"};
        std::string *text = header.tag == 0x00020002 ? &meta.sopClassUID
            : header.tag == 0x00020003 ? &meta.sopInstanceUID
            : header.tag == 0x00020010 ? &meta.transferSyntaxUID : nullptr;
        if (text && header.length <= 256) {
            text->resize(header.length);
            text->resize(source.read(header.value, &(*text)[0], header.length));
            text->resize(strnlen(text->c_str(), text->size()));
            while (!text->empty() && text->back() == ' ') text->pop_back();
        }
        offset = header.value + header.length;
    }
    meta.end = offset;
    if (meta.hasPreamble && source.endsAt(offset))
        throw Failure{CDCMTK_TRUNCATED, "the file ends before its first element"};
    return meta;
}

bool detectEncoding(Source &source, uint64_t offset, Encoding declared, Encoding &found) {
    uint8_t bytes[8];
    if (source.read(offset, bytes, 8) < 8) return false;
    found = declared;
    uint16_t group = word(bytes, declared.isBigEndian), swapped = word(bytes, !declared.isBigEndian);
    if (group > 0xFF && swapped <= 0xFF) {
        found.isBigEndian = !declared.isBigEndian;
        group = swapped;
    }
    found.isExplicit = isShortVR(bytes + 4) || isLongVR(bytes + 4);
    // Command and file-set elements come first if present; no real data set starts beyond group 0028.
    return group != 0 ? group <= 0x0028 || declared.isExplicit == found.isExplicit : true;
}

Elements readElements(Source &source, uint64_t offset, Encoding encoding, cdcmtk_extent extent) {
    Elements result;
    result.sorted.reserve(128);
    result.values.reserve(2048);
    std::vector<Level> levels;
    bool passedHeader = false, hasStrayItem = false;
    uint64_t topElement = offset;
    auto stop = [&](cdcmtk_status status, const char *problem) {
        if (!passedHeader) result.end = topElement;
        const bool isStray = status == CDCMTK_OK && hasStrayItem;
        result.completeness = isStray ? CDCMTK_MALFORMED : status;
        result.problem = isStray ? "an item outside any sequence" : problem;
        sortElements(result);
        return std::move(result);
    };
    for (;;) {
        while (!levels.empty() && offset >= levels.back().end) levels.pop_back();
        Encoding current = levels.empty() ? encoding : levels.back().encoding;
        if (levels.empty()) {
            topElement = offset;
            if (!result.sorted.empty() && result.sorted.back().end == 0) result.sorted.back().end = offset;
        }
        Header header;
        switch (readHeader(source, offset, current, header)) {
        case Found::element: break;
        case Found::nothing:
            if (!levels.empty()) return stop(CDCMTK_TRUNCATED, "the file ends within a sequence");
            return stop(CDCMTK_OK, "");
        case Found::truncated:
            return stop(CDCMTK_TRUNCATED, "the file ends within an element");
        case Found::padding:
            // Some writers pad the file with zeros after the last element.
            if (levels.empty()) return stop(CDCMTK_OK, "");
            return stop(CDCMTK_MALFORMED, "zeros in place of an element");
        }
        if (header.tag >> 16 == 0xFFFE) {
            offset = header.value;
            // A stray delimiter.
            if (levels.empty() && header.tag != 0xFFFEE000) continue;
            if (header.tag == 0xFFFEE000) {
                // Elements of an item are not elements of the data set, even if the item is outside any sequence.
                if (levels.empty()) hasStrayItem = true;
                bool isRaw = !levels.empty() && levels.back().isRaw;
                if (isRaw) {
                    if (header.length == undefinedLength || !source.reaches(header.value + header.length))
                        return stop(CDCMTK_TRUNCATED, "the file ends within a fragment");
                    offset = header.value + header.length;
                    continue;
                }
                if (levels.size() >= deepestNesting) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
                uint64_t end = header.length == undefinedLength ? UINT64_MAX : header.value + header.length;
                if (end != UINT64_MAX && !source.reaches(end))
                    return stop(CDCMTK_TRUNCATED, "the file ends within an item");
                levels.push_back({true, false, current, end});
            } else if (header.tag == 0xFFFEE00D) {
                if (levels.back().isItem) levels.pop_back();
            } else if (header.tag == 0xFFFEE0DD) {
                if (levels.back().isItem) levels.pop_back();
                if (!levels.empty() && !levels.back().isItem) levels.pop_back();
            }
            continue;
        }
        const bool isUN = memcmp(header.vr, "UN", 2) == 0;
        const bool isSQ = memcmp(header.vr, "SQ", 2) == 0;
        if (levels.empty()) {
            if (header.tag == 0x7FE00008 || header.tag == 0x7FE00009 || header.tag == 0x7FE00010) {
                result.pixels = header.tag == 0x7FE00010 ? CDCMTK_INTEGER_PIXELS
                    : header.tag == 0x7FE00008 ? CDCMTK_FLOAT_PIXELS : CDCMTK_DOUBLE_PIXELS;
                result.isByteString = memcmp(header.vr, "OB", 2) == 0;
                result.pixelOffset = header.value;
                result.pixelLength = header.length == undefinedLength ? -1 : int64_t(header.length);
                return stop(CDCMTK_OK, "");
            }
            if (extent == CDCMTK_HEADER && !passedHeader && header.tag >= 0x52009230) {
                result.end = topElement;
                passedHeader = true;
            }
            // Of two elements with the same tag the first counts.
            if (!passedHeader && (result.sorted.empty() || result.sorted.back().tag != header.tag)) {
                if (result.sorted.size() >= mostElements)
                    return stop(CDCMTK_MALFORMED, "more elements than an object can have");
                size_t copy = SIZE_MAX;
                if (header.length <= shortValue && source.reaches(header.value + header.length)) {
                    copy = result.values.size();
                    result.values.resize(copy + header.length);
                    if (source.read(header.value, result.values.data() + copy, header.length) < header.length)
                        return stop(CDCMTK_TRUNCATED, "the file ends within an element");
                }
                result.sorted.push_back(
                    {header.tag, {header.vr[0], header.vr[1]}, header.length, topElement, header.value, 0, copy});
            }
        }
        if (header.length == undefinedLength) {
            if (levels.size() >= deepestNesting) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
            bool isRaw = header.vr[0] == 'O';
            if (current.isExplicit && !isRaw && !isSQ && !isUN)
                return stop(CDCMTK_MALFORMED, "an element of undefined length is not a sequence");
            // The content of a UN of undefined length is implicit VR (PS3.5 6.2.2).
            levels.push_back({false, isRaw, isUN ? Encoding{false, false} : current, UINT64_MAX});
            offset = header.value;
            continue;
        }
        uint64_t end = header.value + header.length;
        if (!source.reaches(end)) return stop(CDCMTK_TRUNCATED, "the file ends within an element");
        if (!levels.empty() && end > levels.back().end)
            return stop(CDCMTK_MALFORMED, "an element is longer than its item");
        bool isSequence = isSQ || ((!current.isExplicit || isUN) && header.length >= 8
            && startsWithItem(source, header.value, !isUN && current.isBigEndian));
        // Sequences past the header are not parsed, so they need not be checked.
        if (isSequence && header.length > 0 && !passedHeader) {
            if (levels.size() >= deepestNesting) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
            levels.push_back({false, false, isUN ? Encoding{false, false} : current, end});
            offset = header.value;
        } else {
            offset = end;
        }
    }
}

}  // namespace cdcmtk

int cdcmtk_starts_like_dicom(const uint8_t *start, int64_t count) {
    if (count < 8) return 0;
    if (cdcmtk::hasPrefix(start, size_t(count))) return 1;
    // A data set in big endian has its group's bytes swapped; group 0002 is always little endian.
    const bool isBig = cdcmtk::word(start, false) > 0xFF;
    const uint16_t group = cdcmtk::word(start, isBig), element = cdcmtk::word(start + 2, isBig);
    if (group == 0x0002) return !isBig && element <= 0x0102;
    return group == 0x0008 && element <= 0x2300;
}
