#include "elements.hpp"
#include "guarded.hpp"

#include <algorithm>
#include <cstring>

namespace cdcmtk {

namespace {

constexpr size_t deepestNesting = 64;
/// Values up to this length are copied during the walk: all but tables and large private elements.
constexpr uint32_t shortValue = 512;
/// No object has this many elements outside its sequences; a file of empty elements could have half a billion.
constexpr size_t mostElements = 1 << 20;
/// How many zeros in place of elements are skipped, and how far a lost delimiter is looked for.
constexpr uint64_t longestSearch = 64 << 20;
/// How many damaged sequences of a file are searched.
constexpr int mostSearches = 32;
/// The same behind the pixel data, where zeros are nearly always padding.
constexpr uint64_t longestSearchBehindPixels = 1 << 20;
constexpr uint64_t noLimit = UINT64_MAX;

constexpr uint32_t itemTag = 0xFFFEE000, itemDelimiter = 0xFFFEE00D, sequenceDelimiter = 0xFFFEE0DD;

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

bool isZero(const uint8_t *bytes, size_t count) {
    return std::all_of(bytes, bytes + count, [](uint8_t byte) { return byte == 0; });
}

uint32_t readTag(const uint8_t *bytes, bool big) { return uint32_t(word(bytes, big)) << 16 | word(bytes + 2, big); }

bool isPixelData(uint32_t tag) { return tag == 0x7FE00008 || tag == 0x7FE00009 || tag == 0x7FE00010; }

/// Sorts the elements by tag and keeps the first of each tag, as DCMTK does.
void sortElements(std::vector<Element> &elements) {
    auto byTag = [](const Element &a, const Element &b) { return a.tag != b.tag ? a.tag < b.tag : a.start < b.start; };
    if (!std::is_sorted(elements.begin(), elements.end(), byTag)) std::sort(elements.begin(), elements.end(), byTag);
    auto isSame = [](const Element &a, const Element &b) { return a.tag == b.tag; };
    elements.erase(std::unique(elements.begin(), elements.end(), isSame), elements.end());
}

/// Whether an element that identifies the object or says how its pixels are laid out has not been found.
bool isUnidentified(const Elements &elements) {
    for (uint32_t tag : {0x00080018u, 0x0020000Du, 0x0020000Eu, 0x00280010u})
        if (std::none_of(elements.sorted.begin(), elements.sorted.end(), [=](auto &e) { return e.tag == tag; }))
            return true;
    return false;
}

/// Whether a preamble and the DICM prefix come first (PS3.10 7.1).
bool hasPrefix(const uint8_t *start, size_t count) {
    return count >= 132 && memcmp(start + 128, "DICM", 4) == 0;
}

}  // namespace

bool isVR(const char vr[2]) {
    return isShortVR(reinterpret_cast<const uint8_t *>(vr)) || isLongVR(reinterpret_cast<const uint8_t *>(vr));
}

const Element *ElementList::find(uint32_t tag) const {
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
    for (bool first = true;; first = false) {
        uint8_t bytes[12];
        size_t got = source.read(offset, bytes, sizeof bytes);
        if (got < 2 || word(bytes, false) != 0x0002) {
            if (first && !meta.hasPreamble && !ElementReader(source).startsWithElement())
                throw Failure{CDCMTK_NOT_DICOM, notAtStart};
            break;
        }
        const bool isLong = got == 12 && isLongVR(bytes + 4), isShort = got >= 8 && isShortVR(bytes + 4);
        const uint64_t value = offset + (isLong ? 12 : 8);
        const uint32_t length = got < 8 ? undefinedLength : isLong ? longWord(bytes + 8, false)
            : isShort ? word(bytes + 6, false) : longWord(bytes + 4, false);
        const uint32_t tag = got < 8 ? 0 : readTag(bytes, false);
        bool fits = length != undefinedLength && source.reaches(value + length);
        if (first && !meta.hasPreamble && !fits) throw Failure{CDCMTK_NOT_DICOM, notAtStart};
        if (!fits) throw Failure{CDCMTK_TRUNCATED, "the file ends within group 0002"};
        std::string *text = tag == 0x00020002 ? &meta.sopClassUID
            : tag == 0x00020003 ? &meta.sopInstanceUID
            : tag == 0x00020010 ? &meta.transferSyntaxUID : nullptr;
        if (text && length <= 256) {
            text->resize(length);
            text->resize(source.read(value, &(*text)[0], length));
            text->resize(strnlen(text->c_str(), text->size()));
            while (!text->empty() && text->back() == ' ') text->pop_back();
        }
        offset = value + length;
    }
    meta.end = offset;
    if (meta.hasPreamble && source.endsAt(offset))
        throw Failure{CDCMTK_TRUNCATED, "the file ends before its first element"};
    return meta;
}

void ElementReader::warn(const char *text) {
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end()) warnings.emplace_back(text);
}

/// Whether the value is before `limit` and in the file.
bool ElementReader::fits(const Header &header, uint64_t limit) {
    return header.isUndefined() || (header.end() <= limit && source_.reaches(header.end()));
}

/// Whether what is at `offset` can follow an element with the tag `previous`: a later element, zeros, a delimiter, or
/// the end.
bool ElementReader::isPlausible(uint64_t offset, uint64_t limit, Encoding encoding, uint32_t previous) {
    if (offset >= limit) return offset == limit;
    uint8_t bytes[12];
    const size_t got = source_.read(offset, bytes, size_t(std::min<uint64_t>(sizeof bytes, limit - offset)));
    if (isZero(bytes, std::min<size_t>(got, 8))) return true;
    if (got < 8) return false;
    const bool big = encoding.isBigEndian;
    const uint32_t tag = readTag(bytes, big);
    if (tag >> 16 == 0xFFFE) return tag == itemDelimiter || tag == sequenceDelimiter;
    if (tag <= previous) return false;
    Header header;
    if (isShortVR(bytes + 4)) {
        header.length = word(bytes + 6, big);
        header.value = offset + 8;
        return fits(header, limit);
    }
    if (isLongVR(bytes + 4) && got == 12 && bytes[6] == 0 && bytes[7] == 0) {
        header.length = longWord(bytes + 8, big);
        header.value = offset + 12;
        return fits(header, limit);
    }
    header.length = longWord(bytes + 4, big);
    header.value = offset + 8;
    return !header.isUndefined() && header.length % 2 == 0 && fits(header, limit);
}

/// Whether a reading of an element leads to something that can follow it.
bool ElementReader::isPlausible(const Header &header, uint64_t limit, Encoding encoding) {
    if (header.isUndefined())
        return startsWithItem(header.value, limit, false) || startsWithItem(header.value, limit, encoding.isBigEndian);
    return fits(header, limit) && isPlausible(header.end(), limit, encoding, header.tag);
}

/// Whether an item of a sequence can end at `offset`.
bool ElementReader::endsItem(uint64_t offset, uint64_t limit, Encoding encoding) {
    if (offset >= limit) return offset == limit;
    uint8_t bytes[8];
    const size_t got = source_.read(offset, bytes, size_t(std::min<uint64_t>(sizeof bytes, limit - offset)));
    return isZero(bytes, got) || (got == 8 && readTag(bytes, encoding.isBigEndian) >> 16 == 0xFFFE);
}

/// Whether an item, or the delimiter of an empty sequence, is at `offset`.
bool ElementReader::startsWithItem(uint64_t offset, uint64_t limit, bool isBigEndian) {
    uint8_t bytes[4];
    if (offset >= limit || limit - offset < 8 || source_.read(offset, bytes, 4) < 4) return false;
    const uint32_t tag = readTag(bytes, isBigEndian);
    return tag == itemTag || tag == sequenceDelimiter;
}

/// Reads an element's tag, VR and length.
///
/// An element that is not encoded like the others is recognized: without a VR in explicit VR (pydicom reads 32 bits of
/// length there), with one in implicit VR, or with a length of the other width. Of several readings the first that leads
/// to something that can follow it is taken.
ElementReader::Found ElementReader::readHeader(uint64_t offset, uint64_t limit, Encoding encoding, Header &header) {
    if (offset >= limit) return Found::nothing;
    uint8_t bytes[12];
    const size_t got = source_.read(offset, bytes, size_t(std::min<uint64_t>(sizeof bytes, limit - offset)));
    if (got == 0) return Found::nothing;
    if (got < 8) return isZero(bytes, got) ? Found::nothing : Found::incomplete;
    const bool big = encoding.isBigEndian;
    const uint32_t tag = readTag(bytes, big);
    // An element (0000,0000) is the length of a command group, or not an element. Without this check 4 GB of zeros would be
    // half a billion elements.
    if (tag == 0 && memcmp(bytes + 4, "UL", 2) != 0 && longWord(bytes + 4, big) != 4) return Found::zeros;
    auto reading = [&](bool hasVR, uint32_t length, uint64_t size) {
        Header reading;
        reading.tag = tag;
        if (hasVR) memcpy(reading.vr, bytes + 4, 2);
        reading.length = length;
        reading.value = offset + size;
        return reading;
    };
    header = reading(false, longWord(bytes + 4, big), 8);
    if (header.isDelimiter()) return Found::element;
    const bool isShort = isShortVR(bytes + 4), isLong = isLongVR(bytes + 4);
    if (!encoding.isExplicit && !isShort && !isLong) return Found::element;

    const bool isCapital = bytes[4] >= 'A' && bytes[4] <= 'Z' && bytes[5] >= 'A' && bytes[5] <= 'Z';
    const Header implicit = header;
    const Header narrow = reading(isShort || isLong || isCapital, word(bytes + 6, big), 8);
    const Header wide = got < 12 ? narrow : reading(isShort || isLong || isCapital, longWord(bytes + 8, big), 12);
    if (isLong && encoding.isExplicit && got < 12) return Found::incomplete;
    std::vector<Header> readings;
    if (encoding.isExplicit) {
        if (isShort) {
            header = narrow;
            // The length of an empty value may also be the first half of a length of 32 bits.
            if (narrow.length != 0 && fits(narrow, limit)) return Found::element;
            readings = {narrow, wide, implicit};
        } else if (isLong) {
            header = wide;
            const bool isReserved = bytes[6] == 0 && bytes[7] == 0;
            if (isReserved) return Found::element;
            readings = {wide, narrow, implicit};
        } else if (isCapital) {
            // A VR that a later edition of the standard may add has a length of 32 bits.
            readings = {wide, implicit, narrow};
        } else {
            readings = {implicit, narrow, wide};
        }
    } else {
        const Header &explicitReading = isShort ? narrow : wide;
        // A length is even.
        if (implicit.length % 2) readings = {explicitReading, implicit};
        else readings = {implicit, explicitReading};
    }
    auto chosen = std::find_if(
        readings.begin(), readings.end(), [&](auto &reading) { return isPlausible(reading, limit, encoding); });
    auto isUsual = [&](const Header &reading) {
        if (!encoding.isExplicit) return reading.vr[0] == '?';
        return reading.vr[0] != '?' && (isShort || isLong) && reading.value == (isLong ? wide : narrow).value;
    };
    // None leads anywhere: the file may end within this element, or the next one has an earlier tag.
    if (chosen == readings.end() && !isUsual(readings.front()))
        chosen = std::find_if(readings.begin(), readings.end(), [&](auto &reading) { return fits(reading, limit); });
    header = chosen == readings.end() ? readings.front() : *chosen;
    if (!isUsual(header) && fits(header, limit)) warn("an element is not encoded like those around it");
    return Found::element;
}

/// Where the elements go on behind zeros: the file may end there. Throws if there are more than `most`.
uint64_t ElementReader::pastZeros(uint64_t offset, uint64_t limit, Encoding encoding, uint64_t most) {
    uint8_t block[4096];
    uint64_t position = offset;
    while (position < limit && position - offset < most) {
        const size_t got = source_.read(position, block, size_t(std::min<uint64_t>(sizeof block, limit - position)));
        if (got == 0) return position;
        const uint8_t *other = std::find_if(block, block + got, [](uint8_t byte) { return byte != 0; });
        if (other == block + got) {
            position += got;
            continue;
        }
        // Usually there are empty elements (0000,0000) of eight bytes. The first byte of a tag may be zero, too.
        position += uint64_t(other - block);
        const uint64_t aligned = offset + (position - offset) / 8 * 8;
        for (uint64_t start : {aligned, position, position - 1})
            if (start > offset
                && (isPlausible(start, limit, encoding, 0xFFFF) || startsWithItem(start, limit, encoding.isBigEndian)))
                return start;
        return std::max(aligned, offset + 8);
    }
    if (position < limit) throw Failure{CDCMTK_MALFORMED, "zeros in place of elements, and no end of them in sight"};
    return limit;
}

/// The encoding of an item's elements: that of the sequence, unless the first element contradicts it.
Encoding ElementReader::itemEncoding(uint64_t offset, uint64_t limit, Encoding outer) {
    Header first;
    const size_t known = warnings.size();
    if (readHeader(offset, limit, outer, first) != Found::element || first.isDelimiter()) return outer;
    // One sentence about the sequence will do.
    warnings.resize(known);
    const bool isExplicit = isVR(first.vr);
    if (isExplicit == outer.isExplicit) return outer;
    warn("a sequence is not encoded like the elements around it");
    return {isExplicit, outer.isBigEndian};
}

/// The encoding of a sequence's items. Those of a UN element are implicit VR little endian (PS3.5 6.2.2).
Encoding ElementReader::sequenceEncoding(const char vr[2], uint64_t value, uint64_t limit, Encoding outer) {
    Encoding encoding = outer;
    if (memcmp(vr, "UN", 2) == 0) encoding = {false, false};
    else if (vr[0] == '?') encoding.isExplicit = false;
    if (!startsWithItem(value, limit, encoding.isBigEndian) && startsWithItem(value, limit, !encoding.isBigEndian))
        encoding.isBigEndian = !encoding.isBigEndian;
    return encoding;
}

/// Where a sequence or an item ends that a delimiter should end, or that `limit` ends.
uint64_t ElementReader::endOfNesting(uint64_t offset, uint64_t limit, Level outermost) {
    std::vector<Level> levels{outermost};
    auto enter = [&](Level level) {
        if (levels.size() >= deepestNesting) throw Failure{CDCMTK_MALFORMED, "sequences are nested too deeply"};
        levels.push_back(level);
    };
    for (;;) {
        const Level level = levels.back();
        if (level.isItem && level.statedEnd == offset) {
            // Its elements fill it, so that its length is right.
            levels.pop_back();
            if (levels.empty()) return offset;
            continue;
        }
        if (level.isItem && level.statedEnd != 0 && level.statedEnd < offset) {
            warn("an item whose length is wrong");
            levels.back().statedEnd = 0;
        }
        Header header;
        switch (readHeader(offset, limit, level.encoding, header)) {
        case Found::element: break;
        case Found::nothing:
        case Found::incomplete:
            if (limit == noLimit) throw Failure{CDCMTK_TRUNCATED, "the file ends within a sequence"};
            return limit;
        case Found::zeros:
            offset = pastZeros(offset, limit, level.encoding, longestSearch);
            if (offset < limit) warn("zeros in place of an element");
            continue;
        }
        if (header.tag == itemTag) {
            if (level.isItem) {
                warn("an item without its delimiter");
                levels.pop_back();
                if (levels.empty()) return offset;
            }
            const Level sequence = levels.back();
            const bool isInFile = !header.isUndefined() && fits(header, limit);
            if (sequence.isRaw) {
                if (!isInFile) throw Failure{CDCMTK_TRUNCATED, "the file ends within a fragment"};
                offset = header.end();
                continue;
            }
            if (isInFile && endsItem(header.end(), limit, sequence.encoding)) {
                offset = header.end();
                continue;
            }
            if (limit == noLimit && !isInFile && !header.isUndefined())
                throw Failure{CDCMTK_TRUNCATED, "the file ends within an item"};
            enter({true, false, itemEncoding(header.value, limit, sequence.encoding), isInFile ? header.end() : 0});
            offset = header.value;
        } else if (header.tag == itemDelimiter) {
            offset = header.value;
            // Behind an item of known length it is not needed, but harmless.
            if (level.isItem) levels.pop_back();
            if (levels.empty()) return offset;
        } else if (header.tag == sequenceDelimiter) {
            if (level.isItem) {
                warn("an item without its delimiter");
                levels.pop_back();
                if (levels.empty()) return offset;
            }
            offset = header.value;
            levels.pop_back();
            if (levels.empty()) return offset;
        } else if (header.isDelimiter()) {
            offset = header.value;
        } else if (!level.isItem) {
            warn("a sequence without its delimiter");
            levels.pop_back();
            if (levels.empty()) return offset;
        } else if (!header.isUndefined()) {
            if (!fits(header, limit)) {
                if (limit == noLimit) throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
                return limit;
            }
            offset = header.end();
        } else {
            const Encoding inner = sequenceEncoding(header.vr, header.value, limit, level.encoding);
            if (startsWithItem(header.value, limit, inner.isBigEndian)) {
                enter({false, header.vr[0] == 'O', inner, 0});
                offset = header.value;
            } else {
                offset = endOfUndefined(header, limit, level.encoding);
            }
        }
    }
}

/// The end of the next sequence delimiter that an element after `tag` can follow; 0 if there is none.
uint64_t ElementReader::searchDelimiter(uint64_t offset, uint64_t limit, Encoding encoding, uint32_t tag) {
    if (++searches_ > mostSearches) return 0;
    static const uint8_t little[8] = {0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0}, big[8] = {0xFF, 0xFE, 0xE0, 0xDD, 0, 0, 0, 0};
    std::vector<uint8_t> block(64 * 1024);
    for (uint64_t position = offset; position < limit && position - offset < longestSearch;) {
        const size_t got = source_.read(
            position, block.data(), size_t(std::min<uint64_t>(block.size(), limit - position)));
        if (got < 8) return 0;
        for (size_t at = 0; at + 8 <= got; ++at) {
            if (memcmp(&block[at], little, 8) != 0 && memcmp(&block[at], big, 8) != 0) continue;
            const uint64_t end = position + at + 8;
            if (isPlausible(end, limit, encoding, tag) || (limit == noLimit && source_.endsAt(end))) return end;
        }
        position += got - 7;
    }
    return 0;
}

/// Where an element of undefined length ends.
uint64_t ElementReader::endOfUndefined(const Header &header, uint64_t limit, Encoding encoding) {
    const Encoding inner = sequenceEncoding(header.vr, header.value, limit, encoding);
    if (!startsWithItem(header.value, limit, inner.isBigEndian)) {
        warn("an element of undefined length is not a sequence");
        if (uint64_t end = searchDelimiter(header.value, limit, encoding, header.tag)) return end;
        if (limit != noLimit) return limit;
        throw Failure{CDCMTK_MALFORMED, "an element of undefined length has no end"};
    }
    uint64_t end = 0;
    Failure failure{CDCMTK_OK, ""};
    try {
        end = endOfNesting(header.value, limit, {false, header.vr[0] == 'O', inner, 0});
        uint8_t last[4];
        const bool isDelimited = source_.read(end - 8, last, 4) == 4
            && readTag(last, inner.isBigEndian) == sequenceDelimiter;
        if (isDelimited || isPlausible(end, limit, encoding, header.tag)) return end;
    } catch (const Failure &caught) {
        if (caught.status != CDCMTK_TRUNCATED && caught.status != CDCMTK_MALFORMED) throw;
        failure = caught;
    }
    // Something within is damaged. Its delimiter may be intact.
    if (uint64_t found = searchDelimiter(header.value, limit, encoding, header.tag); found != 0 && found != end) {
        warn("a sequence that is damaged, or nested too deeply, is skipped");
        return found;
    }
    if (failure.status != CDCMTK_OK) throw failure;
    return end;
}

/// Where an element ends: where its length says, unless that leads to nowhere and its content leads somewhere.
uint64_t ElementReader::endOfElement(const Header &header, uint64_t limit, Encoding encoding) {
    if (header.isUndefined()) return endOfUndefined(header, limit, encoding);
    const uint64_t end = header.end();
    const bool isSequence = header.is("SQ") || header.vr[0] == '?';
    if (header.length % 2) {
        if (isPlausible(end, limit, encoding, header.tag) || !isPlausible(end + 1, limit, encoding, header.tag))
            return end;
        warn("an element whose length leaves out its padding");
        return end + 1;
    }
    if (!isSequence || !startsWithItem(header.value, limit, encoding.isBigEndian)
        || isPlausible(end, limit, encoding, header.tag) || ++searches_ > mostSearches)
        return end;
    try {
        const size_t known = warnings.size();
        const uint64_t found = endOfNesting(header.value, limit, {false, false, encoding, 0});
        warnings.resize(known);
        if (found != end && isPlausible(found, limit, encoding, header.tag)) {
            warn("a sequence whose length is wrong");
            return found;
        }
    } catch (const Failure &caught) {
        if (caught.status != CDCMTK_TRUNCATED && caught.status != CDCMTK_MALFORMED) throw;
    }
    return end;
}

std::vector<ItemRange> ElementReader::items(const Element &element, Encoding encoding) {
    std::vector<ItemRange> items;
    const uint64_t end = element.end;
    const Encoding inner = sequenceEncoding(element.vr, element.value, end, encoding);
    for (uint64_t offset = element.value; offset < end;) {
        Header header;
        switch (readHeader(offset, end, inner, header)) {
        case Found::element: break;
        case Found::nothing:
        case Found::incomplete:
            warn("a sequence whose items do not fill it");
            return items;
        case Found::zeros:
            warn("a sequence whose items do not fill it");
            offset = pastZeros(offset, end, inner, longestSearch);
            continue;
        }
        if (header.tag == itemDelimiter) {
            offset = header.value;
        } else if (header.tag == itemTag) {
            uint64_t past = header.isUndefined() ? 0 : header.end();
            if (header.isUndefined() || !fits(header, end) || !endsItem(past, end, inner)) {
                if (!header.isUndefined()) warn("an item whose length is wrong");
                past = endOfNesting(header.value, end, {true, false, itemEncoding(header.value, end, inner), 0});
            }
            items.push_back({header.value, past, inner});
            offset = past;
        } else {
            if (header.tag != sequenceDelimiter) warn("a sequence whose items do not fill it");
            return items;
        }
    }
    return items;
}

/// Keeps a complete element, and its value if that is short.
void ElementReader::keep(ElementList &list, const Header &header, uint64_t start, uint64_t end) {
    // Of two elements with the same tag the first counts.
    if (!list.sorted.empty() && list.sorted.back().tag == header.tag) return;
    if (list.sorted.size() >= mostElements) throw Failure{CDCMTK_MALFORMED, "more elements than an object can have"};
    size_t copy = SIZE_MAX;
    if (header.length <= shortValue) {
        copy = list.values.size();
        list.values.resize(copy + header.length);
        if (source_.read(header.value, list.values.data() + copy, header.length) < header.length)
            throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
    }
    list.sorted.push_back({header.tag, {header.vr[0], header.vr[1]}, header.length, start, header.value, end, copy});
}

ElementList ElementReader::readItem(const ItemRange &item) {
    ElementList list;
    list.encoding = itemEncoding(item.start, item.end, item.encoding);
    for (uint64_t offset = item.start; offset < item.end;) {
        Header header;
        const Found found = readHeader(offset, item.end, list.encoding, header);
        if (found == Found::nothing) break;
        if (found == Found::zeros) {
            offset = pastZeros(offset, item.end, list.encoding, longestSearch);
            if (offset < item.end) warn("zeros in place of an element");
            continue;
        }
        if (found == Found::element && header.isDelimiter()) break;
        if (found == Found::incomplete || !fits(header, item.end)) {
            warn("an element is longer than its item");
            break;
        }
        const uint64_t end = endOfElement(header, item.end, list.encoding);
        keep(list, header, offset, end);
        offset = end;
    }
    sortElements(list.sorted);
    return list;
}

bool ElementReader::startsWithElement() {
    Encoding found;
    Header header;
    uint64_t offset = 0;
    return detectEncoding(offset, {false, false}, found)
        && readHeader(offset, noLimit, found, header) == Found::element && fits(header, noLimit);
}

bool ElementReader::detectEncoding(uint64_t &offset, Encoding declared, Encoding &found) {
    uint8_t bytes[8];
    if (source_.read(offset, bytes, 8) < 8) return false;
    if (isZero(bytes, 8)) {
        offset = pastZeros(offset, noLimit, declared, longestSearch);
        if (source_.read(offset, bytes, 8) < 8) return false;
        warn("zeros in place of an element");
    }
    found = declared;
    uint16_t group = word(bytes, declared.isBigEndian), swapped = word(bytes, !declared.isBigEndian);
    if (group > 0xFF && swapped <= 0xFF) {
        found.isBigEndian = !declared.isBigEndian;
        group = swapped;
    }
    found.isExplicit = isVR(reinterpret_cast<const char *>(bytes + 4));
    if (found.isExplicit != declared.isExplicit) {
        // Perhaps only the first element is in the other encoding.
        Header first;
        const size_t known = warnings.size();
        uint8_t next[6];
        const bool isRead = readHeader(offset, noLimit, found, first) == Found::element && !first.isUndefined()
            && source_.read(first.end(), next, 6) == 6;
        warnings.resize(known);
        if (isRead && isVR(reinterpret_cast<const char *>(next + 4)) == declared.isExplicit)
            found.isExplicit = declared.isExplicit;
    }
    // Command and file-set elements come first if present; no real data set starts beyond group 0028.
    return group != 0 ? group <= 0x0028 || declared.isExplicit == found.isExplicit : true;
}

Elements ElementReader::readDataset(uint64_t offset, Encoding encoding, cdcmtk_extent extent) {
    Elements result;
    result.encoding = encoding;
    result.sorted.reserve(128);
    result.values.reserve(2048);
    bool isBehindPixels = false;
    try {
        while (readElement(result, offset, extent, isBehindPixels)) {}
    } catch (const Failure &failure) {
        if (failure.status != CDCMTK_TRUNCATED && failure.status != CDCMTK_MALFORMED) throw;
        // The image is complete, whatever follows it.
        if (isBehindPixels) {
            warn("the bytes behind the pixel data are not all elements");
        } else {
            result.completeness = failure.status;
            result.problem = failure.message;
        }
    }
    sortElements(result.sorted);
    return result;
}

/// Reads the element at `offset` of a data set and moves to the next. Returns false at the end.
bool ElementReader::readElement(Elements &result, uint64_t &offset, cdcmtk_extent extent, bool &isBehindPixels) {
    const Encoding encoding = result.encoding;
    if (isBehindPixels) {
        // Another file may follow, without its preamble.
        uint8_t prefix[4];
        if (source_.read(offset, prefix, 4) == 4 && memcmp(prefix, "DICM", 4) == 0) return false;
    }
    Header header;
    switch (readHeader(offset, noLimit, encoding, header)) {
    case Found::element: break;
    case Found::nothing: return false;
    case Found::incomplete: throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
    case Found::zeros:
        // Some writers pad the file with zeros after the last element.
        if (isBehindPixels) {
            const uint64_t limit = offset + longestSearchBehindPixels;
            offset = pastZeros(offset, limit, encoding, longestSearch);
            return offset < limit && !source_.endsAt(offset);
        }
        offset = pastZeros(offset, noLimit, encoding, longestSearch);
        if (source_.endsAt(offset)) return false;
        warn("zeros in place of an element");
        return true;
    }
    if (header.tag == itemTag) {
        // Elements of an item are not elements of the data set, even if the item is outside any sequence.
        warn("an item outside any sequence");
        if (!header.isUndefined() && !fits(header, noLimit))
            throw Failure{CDCMTK_TRUNCATED, "the file ends within an item"};
        offset = header.isUndefined() ? endOfNesting(header.value, noLimit, {true, false, encoding, 0}) : header.end();
        return true;
    }
    if (header.isDelimiter()) {
        offset = header.value;
        return true;
    }
    if (isPixelData(header.tag) && result.pixels == CDCMTK_NO_PIXELS) {
        isBehindPixels = true;
        return readPixelElement(result, header, offset);
    }
    if (!fits(header, noLimit)) throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
    const uint64_t start = offset;
    offset = endOfElement(header, noLimit, encoding);
    if (extent == CDCMTK_HEADER && header.tag >= 0x52009230) return true;
    keep(result, header, start, offset);
    if (!header.isUndefined() && offset == header.end()) checkSequence({header.tag, {header.vr[0], header.vr[1]},
        header.length, start, header.value, offset, SIZE_MAX}, encoding);
    return true;
}

/// Warns of a sequence of known length that is damaged in a way that is cheap to see: what is not used is not entered.
void ElementReader::checkSequence(const Element &element, Encoding encoding) {
    if (element.is("UN")) {
        // The value may also be anything that starts like an item.
        const Encoding inner = sequenceEncoding(element.vr, element.value, element.end, encoding);
        Header first;
        if (!startsWithItem(element.value, element.end, inner.isBigEndian)
            || readHeader(element.value, element.end, inner, first) != Found::element || !fits(first, element.end))
            return;
    } else if (!element.is("SQ")) {
        return;
    }
    const std::vector<ItemRange> found = items(element, encoding);
    if (!found.empty()) itemEncoding(found[0].start, found[0].end, found[0].encoding);
}

/// Records where the pixel data are. Returns whether to read on behind them.
bool ElementReader::readPixelElement(Elements &result, const Header &header, uint64_t &offset) {
    result.pixels = header.tag == 0x7FE00010 ? CDCMTK_INTEGER_PIXELS
        : header.tag == 0x7FE00008 ? CDCMTK_FLOAT_PIXELS : CDCMTK_DOUBLE_PIXELS;
    result.isByteString = header.is("OB");
    result.pixelOffset = header.value;
    result.pixelLength = header.isUndefined() ? -1 : int64_t(header.length);
    // Reading an inflated file on costs inflating it, and finding the last fragment costs a read for each.
    if ((header.isUndefined() || !source_.isSeekable()) && !isUnidentified(result)) return false;
    if (!header.isUndefined() && (!source_.reaches(header.end()) || source_.endsAt(header.end()))) return false;
    offset = header.isUndefined() ? endOfNesting(header.value, noLimit, {false, true, result.encoding, 0})
                                  : endOfElement(header, noLimit, result.encoding);
    return true;
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
