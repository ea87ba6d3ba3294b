#include "scan.hpp"
#include "guarded.hpp"

#include <algorithm>
#include <cstring>

namespace cdcmtk {

namespace {

constexpr uint32_t undefinedLength = 0xFFFFFFFF;
constexpr size_t deepest = 64;
/// Values up to this are kept while they are walked over: all but tables and what vendors keep for themselves.
constexpr uint32_t shortValue = 512;
/// No object has as many outside its sequences; a file of empty ones could have half a billion.
constexpr size_t mostElements = 1 << 20;

/// VRs with a 16-bit length, then those with two reserved bytes and a 32-bit one (PS3.5 7.1.2).
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

enum class Found { element, nothing, cut, padding };

/// Reads an element's tag, VR and length.
Found readHeader(Source &source, uint64_t offset, Encoding encoding, Header &header) {
    uint8_t bytes[12];
    size_t got = source.read(offset, bytes, 12);
    if (got == 0) return Found::nothing;
    if (got < 8) return Found::cut;
    header.tag = uint32_t(word(bytes, encoding.isBigEndian)) << 16 | word(bytes + 2, encoding.isBigEndian);
    // No element is tagged (0000,0000) and empty: a file of zeros would be half a billion of them for every 4 GB.
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
        if (got < 12) return Found::cut;
        header.length = longWord(bytes + 8, encoding.isBigEndian);
        header.value = offset + 12;
        return Found::element;
    }
    // As DCMTK reads unknown VRs: capital letters are one to come, with a long length; anything else is a slip.
    bool capitals = bytes[4] >= 'A' && bytes[4] <= 'Z' && bytes[5] >= 'A' && bytes[5] <= 'Z';
    if (capitals && got < 12) return Found::cut;
    header.length = capitals ? longWord(bytes + 8, encoding.isBigEndian) : word(bytes + 6, encoding.isBigEndian);
    header.value = offset + (capitals ? 12 : 8);
    return Found::element;
}

bool startsWithItem(Source &source, uint64_t offset, bool big) {
    uint8_t bytes[4];
    return source.read(offset, bytes, 4) == 4 && word(bytes, big) == 0xFFFE && word(bytes + 2, big) == 0xE000;
}

/// A sequence or an item being walked.
struct Level {
    bool isItem;
    bool isRaw;  // fragments: items whose content is bytes
    Encoding encoding;
    uint64_t end;  // UINT64_MAX where a delimiter ends it
};

/// The first element of a data set without anything before it: an early tag with a length that can be.
bool isPlausibleStart(Source &source, uint64_t offset) {
    Encoding found;
    if (!detectEncoding(source, offset, {false, false}, found)) return false;
    Header header;
    if (readHeader(source, offset, found, header) != Found::element) return false;
    if (header.tag >> 16 != 0x0008 || (header.tag & 0xFFFF) > 0x2300) return false;
    return header.length == undefinedLength || source.reaches(header.value + header.length);
}

/// Puts the elements that are whole in order, the first of those with the same tag alone, as DCMTK does.
void sortElements(Scan &scan) {
    auto &elements = scan.elements;
    while (!elements.empty() && elements.back().start >= scan.end) elements.pop_back();
    auto byTag = [](const Element &a, const Element &b) { return a.tag != b.tag ? a.tag < b.tag : a.start < b.start; };
    if (!std::is_sorted(elements.begin(), elements.end(), byTag)) std::sort(elements.begin(), elements.end(), byTag);
    auto isSame = [](const Element &a, const Element &b) { return a.tag == b.tag; };
    elements.erase(std::unique(elements.begin(), elements.end(), isSame), elements.end());
}

}  // namespace

bool isVR(const char vr[2]) {
    return isShortVR(reinterpret_cast<const uint8_t *>(vr)) || isLongVR(reinterpret_cast<const uint8_t *>(vr));
}

const Element *Scan::find(uint32_t tag) const {
    auto found = std::lower_bound(
        elements.begin(), elements.end(), tag, [](const Element &e, uint32_t t) { return e.tag < t; });
    return found != elements.end() && found->tag == tag ? &*found : nullptr;
}

MetaHeader readMetaHeader(Source &source) {
    MetaHeader meta;
    uint8_t start[132];
    size_t got = source.read(0, start, sizeof start);
    uint64_t offset = 0;
    if (got == sizeof start && memcmp(start + 128, "DICM", 4) == 0) {
        meta.hasPreamble = true;
        offset = 132;
    } else if (got < 8) {
        throw Failure{CDCMTK_NOT_DICOM, got == 0 ? "the file is empty" : "too short for DICOM"};
    }
    const Encoding littleExplicit{true, false}, littleImplicit{false, false};
    for (bool first = true;; first = false) {
        Header header;
        uint8_t group[2];
        if (source.read(offset, group, 2) < 2 || word(group, false) != 0x0002) {
            if (first && !meta.hasPreamble && !isPlausibleStart(source, offset))
                throw Failure{CDCMTK_NOT_DICOM, "no DICM prefix, and it does not start with a DICOM element"};
            break;
        }
        Found found = readHeader(source, offset, littleExplicit, header);
        if (found == Found::element && !isShortVR(reinterpret_cast<uint8_t *>(header.vr))
            && !isLongVR(reinterpret_cast<uint8_t *>(header.vr)))
            found = readHeader(source, offset, littleImplicit, header);
        bool fits = found == Found::element && header.length != undefinedLength
            && source.reaches(header.value + header.length);
        if (first && !meta.hasPreamble && (!fits || (header.tag & 0xFFFF) > 0x0102))
            throw Failure{CDCMTK_NOT_DICOM, "no DICM prefix, and it does not start with a DICOM element"};
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
    // Command and file-set elements come first where there are any; nothing real starts beyond group 0028.
    return group != 0 ? group <= 0x0028 || declared.isExplicit == found.isExplicit : true;
}

Scan scan(Source &source, uint64_t offset, Encoding encoding, cdcmtk_extent extent) {
    Scan result;
    result.elements.reserve(128);
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
            if (!result.elements.empty() && result.elements.back().end == 0) result.elements.back().end = offset;
        }
        Header header;
        switch (readHeader(source, offset, current, header)) {
        case Found::element: break;
        case Found::nothing:
            if (!levels.empty()) return stop(CDCMTK_TRUNCATED, "the file ends within a sequence");
            return stop(CDCMTK_OK, "");
        case Found::cut:
            return stop(CDCMTK_TRUNCATED, "the file ends within an element");
        case Found::padding:
            // Some writers leave zeros behind the last element.
            if (levels.empty()) return stop(CDCMTK_OK, "");
            return stop(CDCMTK_MALFORMED, "zeros where an element should be");
        }
        if (header.tag >> 16 == 0xFFFE) {
            offset = header.value;
            // A delimiter without its sequence.
            if (levels.empty() && header.tag != 0xFFFEE000) continue;
            if (header.tag == 0xFFFEE000) {
                // What is in an item is not the data set's, also where the item is nobody's.
                if (levels.empty()) hasStrayItem = true;
                bool isRaw = !levels.empty() && levels.back().isRaw;
                if (isRaw) {
                    if (header.length == undefinedLength || !source.reaches(header.value + header.length))
                        return stop(CDCMTK_TRUNCATED, "the file ends within a fragment");
                    offset = header.value + header.length;
                    continue;
                }
                if (levels.size() >= deepest) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
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
            // Of two with the same tag the first counts.
            if (!passedHeader && (result.elements.empty() || result.elements.back().tag != header.tag)) {
                if (result.elements.size() >= mostElements)
                    return stop(CDCMTK_MALFORMED, "more elements than an object can have");
                size_t copy = SIZE_MAX;
                if (header.length <= shortValue && source.reaches(header.value + header.length)) {
                    copy = result.values.size();
                    result.values.resize(copy + header.length);
                    if (source.read(header.value, result.values.data() + copy, header.length) < header.length)
                        return stop(CDCMTK_TRUNCATED, "the file ends within an element");
                }
                result.elements.push_back(
                    {header.tag, {header.vr[0], header.vr[1]}, header.length, topElement, header.value, 0, copy});
            }
        }
        if (header.length == undefinedLength) {
            if (levels.size() >= deepest) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
            bool isRaw = header.vr[0] == 'O';
            if (current.isExplicit && !isRaw && !isSQ && !isUN)
                return stop(CDCMTK_MALFORMED, "an element that is no sequence has undefined length");
            // An undefined-length UN is written implicitly within (PS3.5 6.2.2).
            levels.push_back({false, isRaw, isUN ? Encoding{false, false} : current, UINT64_MAX});
            offset = header.value;
            continue;
        }
        uint64_t end = header.value + header.length;
        if (!source.reaches(end)) return stop(CDCMTK_TRUNCATED, "the file ends within an element");
        if (!levels.empty() && end > levels.back().end)
            return stop(CDCMTK_MALFORMED, "an element is longer than the item it is in");
        bool isSequence = isSQ || ((!current.isExplicit || isUN) && header.length >= 8
            && startsWithItem(source, header.value, !isUN && current.isBigEndian));
        // Past the header nothing is parsed, so nothing need be checked.
        if (isSequence && header.length > 0 && !passedHeader) {
            if (levels.size() >= deepest) return stop(CDCMTK_MALFORMED, "sequences are nested too deeply");
            levels.push_back({false, false, isUN ? Encoding{false, false} : current, end});
            offset = header.value;
        } else {
            offset = end;
        }
    }
}

}  // namespace cdcmtk
