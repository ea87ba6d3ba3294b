#include "elements.hpp"
#include "guarded.hpp"

#include "dcmtk/dcmdata/dctk.h"

#include <algorithm>
#include <cstring>
#include <deque>

using namespace cdcmtk;

/// The data set, or an item of a sequence. An item's elements are read when one is asked for.
struct cdcmtk_item {
    cdcmtk_file *file;
    ItemRange range;
    std::unique_ptr<ElementList> list;
    /// The items of its sequences, once they are asked for.
    std::vector<std::pair<uint32_t, std::vector<cdcmtk_item *>>> sequences;

    const ElementList &elements();
    const std::vector<cdcmtk_item *> &items(uint32_t tag);
};

struct cdcmtk_file {
    std::shared_ptr<Source> source;
    MetaHeader meta;
    std::unique_ptr<ElementReader> reader;
    Elements elements;
    /// A deque, because pointers to items must stay valid while others are added. The first is the data set.
    std::deque<cdcmtk_item> items;
    std::string warnings;
    /// The first failure that is the system's and not the file's. What looks wrong with the file later may follow from it.
    cdcmtk_status trouble = CDCMTK_OK;
    std::string troubleMessage;
};

namespace {

/// Whether the data set is deflated (PS3.5 A.5), or deflated with pixels on a JPIP server (PS3.5 A.7 and A.12).
bool isDeflated(const std::string &uid) {
    return uid == UID_DeflatedExplicitVRLittleEndianTransferSyntax || uid == "1.2.840.10008.1.2.4.95"
        || uid == "1.2.840.10008.1.2.4.205";
}

/// Whether the elements have no VR: PS3.5 A.1, and the same with big-endian pixels as GE's private syntax has it.
bool isImplicit(const std::string &uid) {
    return uid == UID_LittleEndianImplicitTransferSyntax
        || uid == UID_PrivateGE_LEI_WithBigEndianPixelDataTransferSyntax;
}

/// Keeps the first failure of the system: memory, or a read that failed.
void keepTrouble(cdcmtk_file &file, cdcmtk_status status) {
    if (file.trouble != CDCMTK_OK) return;
    if (status != CDCMTK_UNREADABLE && status != CDCMTK_OUT_OF_MEMORY && status != CDCMTK_INTERNAL) return;
    file.trouble = status;
    guarded([&] { file.troubleMessage = message(); });
}

/// Runs a lookup. If it fails, the element counts as absent and the reason is in the file's `completeness`.
template <typename Body>
void lookUp(const cdcmtk_item *item, Body body) {
    cdcmtk_file &file = *item->file;
    cdcmtk_status status = guarded(body);
    if (status == CDCMTK_OK) return;
    keepTrouble(file, status);
    file.elements.completeness = status;
    guarded([&] { file.elements.problem = message(); });
}

/// Writes the VR of an element: its own, else that of DCMTK's dictionary, else UN.
void resolveVR(const cdcmtk_file &file, const Element &element, char vr[2]) {
    memcpy(vr, element.vr, 2);
    if (isVR(vr)) return;
    memcpy(vr, "UN", 2);
    // Without its vendor's dictionary, the VR of a private element is unknown.
    if (element.tag & 0x10000) return;
    const char *name = DcmTag(uint16_t(element.tag >> 16), uint16_t(element.tag)).getVRName();
    if (strcmp(name, "ox") == 0 || strcmp(name, "lt") == 0) name = "OW";
    if (strcmp(name, "up") == 0) name = "UL";
    if (strcmp(name, "xs") == 0) {
        // US or SS, as the pixels.
        const Element *sign = file.elements.find(0x00280103);
        const bool isCopied = sign && sign->length == 2 && sign->isCopied();
        const uint8_t *bytes = isCopied ? file.elements.values.data() + sign->copy : nullptr;
        name = bytes && (bytes[0] | bytes[1]) == 1 ? "SS" : "US";
    }
    if (isVR(name)) memcpy(vr, name, 2);
}

/// The width of the numbers of a value, whose bytes big endian reverses.
size_t width(const char vr[2]) {
    static const char two[] = "ATOWSSUS", four[] = "FLOFOLSLUL", eight[] = "FDODOVSVUV";
    auto isIn = [&](const char *names) {
        for (; *names; names += 2) if (vr[0] == names[0] && vr[1] == names[1]) return true;
        return false;
    };
    return isIn(two) ? 2 : isIn(four) ? 4 : isIn(eight) ? 8 : 1;
}

}  // namespace

const ElementList &cdcmtk_item::elements() {
    if (this == &file->items.front()) return file->elements;
    if (!list) list = std::make_unique<ElementList>(file->reader->readItem(range));
    return *list;
}

const std::vector<cdcmtk_item *> &cdcmtk_item::items(uint32_t tag) {
    for (auto &known : sequences)
        if (known.first == tag) return known.second;
    std::vector<cdcmtk_item *> items;
    const ElementList &own = elements();
    if (const Element *element = own.find(tag)) {
        char vr[2];
        resolveVR(*file, *element, vr);
        // Also in an element of undefined length with another VR there are items.
        if (memcmp(vr, "SQ", 2) == 0 || memcmp(vr, "UN", 2) == 0 || element->length == undefinedLength)
            for (const ItemRange &range : file->reader->items(*element, own.encoding))
                items.push_back(&file->items.emplace_back(cdcmtk_item{file, range, nullptr, {}}));
    }
    return sequences.emplace_back(tag, std::move(items)).second;
}

cdcmtk_status cdcmtk_open(const char *path, cdcmtk_extent extent, cdcmtk_file **out_file) {
    return guarded([&] {
        std::unique_ptr<cdcmtk_file> file(new cdcmtk_file);
        file->source = openFile(path);
        file->meta = readMetaHeader(*file->source);

        const std::string &uid = file->meta.transferSyntaxUID;
        Encoding declared{!isImplicit(uid), uid == UID_BigEndianExplicitTransferSyntax}, encoding;
        uint64_t start = file->meta.end;
        auto read = [&] {
            file->reader = std::make_unique<ElementReader>(*file->source);
            return file->reader->detectEncoding(start, declared, encoding);
        };
        auto inflate = [&] {
            std::shared_ptr<Source> plain = inflated(file->source, file->meta.end);
            if (!plain->reaches(8)) return false;
            file->source = plain;
            start = 0;
            return true;
        };
        // Some files declare a deflated transfer syntax and are not deflated, and some the reverse.
        if (isDeflated(uid)) inflate();
        if (!read() && (isDeflated(uid) || !inflate() || !read()))
            throw Failure{CDCMTK_MALFORMED, "no element follows group 0002"};
        file->elements = file->reader->readDataset(start, encoding, extent);
        file->items.emplace_back(cdcmtk_item{file.get(), {}, nullptr, {}});

        const Elements &elements = file->elements;
        bool isKnown = elements.find(0x00080016) || elements.find(0x00080060) || elements.find(0x00280010);
        if (!file->meta.hasPreamble && !isKnown)
            throw Failure{CDCMTK_NOT_DICOM, "no DICM prefix, and no SOP class, modality or rows"};
        if (elements.sorted.empty()) {
            if (elements.completeness != CDCMTK_OK) throw Failure{elements.completeness, elements.problem};
            throw Failure{CDCMTK_MALFORMED, "the data set is empty"};
        }
        *out_file = file.release();
    });
}

void cdcmtk_close(cdcmtk_file *file) {
    guarded([&] { delete file; });
}

const char *cdcmtk_transfer_syntax(const cdcmtk_file *file) { return file->meta.transferSyntaxUID.c_str(); }
const char *cdcmtk_media_storage_sop_class(const cdcmtk_file *file) { return file->meta.sopClassUID.c_str(); }
const char *cdcmtk_media_storage_sop_instance(const cdcmtk_file *file) { return file->meta.sopInstanceUID.c_str(); }
int cdcmtk_is_explicit(const cdcmtk_file *file) { return file->elements.encoding.isExplicit; }
int cdcmtk_is_big_endian(const cdcmtk_file *file) { return file->elements.encoding.isBigEndian; }

cdcmtk_status cdcmtk_completeness(const cdcmtk_file *file) {
    return guarded([&] {
        const Elements &elements = file->elements;
        if (file->trouble != CDCMTK_OK) throw Failure{file->trouble, file->troubleMessage};
        if (elements.completeness != CDCMTK_OK) throw Failure{elements.completeness, elements.problem};
    });
}

cdcmtk_item *cdcmtk_dataset(cdcmtk_file *file) { return &file->items.front(); }

const char *cdcmtk_warnings(cdcmtk_file *file) {
    guarded([&] {
        file->warnings.clear();
        for (const std::string &warning : file->reader->warnings)
            file->warnings += (file->warnings.empty() ? "" : "\n") + warning;
    });
    return file->warnings.c_str();
}

int64_t cdcmtk_value(cdcmtk_item *item, uint32_t tag, char vr[2], uint8_t *buffer, int64_t capacity) {
    int64_t length = -1;
    lookUp(item, [&] {
        const ElementList &list = item->elements();
        const Element *element = list.find(tag);
        if (!element || element->length == undefinedLength) return;
        resolveVR(*item->file, *element, vr);
        if (memcmp(vr, "SQ", 2) == 0) return;
        const size_t wanted = size_t(std::min<int64_t>(element->length, capacity));
        if (element->isCopied()) memcpy(buffer, list.values.data() + element->copy, wanted);
        else if (item->file->source->read(element->value, buffer, wanted) < wanted)
            throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
        // A value of unknown VR is little endian (PS3.5 6.2.2).
        if (const size_t size = width(vr); list.encoding.isBigEndian && size > 1)
            for (size_t at = 0; at + size <= wanted; at += size) std::reverse(buffer + at, buffer + at + size);
        length = element->length;
    });
    return length;
}

int64_t cdcmtk_item_count(cdcmtk_item *item, uint32_t tag) {
    int64_t count = 0;
    lookUp(item, [&] { count = int64_t(item->items(tag).size()); });
    return count;
}

cdcmtk_item *cdcmtk_item_at(cdcmtk_item *item, uint32_t tag, int64_t index) {
    cdcmtk_item *found = nullptr;
    lookUp(item, [&] {
        const std::vector<cdcmtk_item *> &items = item->items(tag);
        if (index >= 0 && index < int64_t(items.size())) found = items[size_t(index)];
    });
    return found;
}

cdcmtk_pixels cdcmtk_pixel_kind(const cdcmtk_file *file) { return file->elements.pixels; }

cdcmtk_status cdcmtk_find_pixel_data(cdcmtk_file *file, cdcmtk_pixel_data *out_pixels) {
    return guarded([&] {
        const Elements &elements = file->elements;
        const uint64_t start = elements.pixelOffset;
        *out_pixels = {elements.pixels, elements.isByteString, int64_t(start), elements.pixelLength, 0};
        if (elements.pixels == CDCMTK_NO_PIXELS) return;
        // A binary search for the end: the size of an inflated file is unknown until all of it is inflated.
        uint64_t low = 0, high = elements.pixelLength >= 0 ? elements.pixelLength : uint64_t(1) << 40;
        if (file->source->reaches(start + high)) low = high;
        while (low < high) {
            uint64_t middle = low + (high - low + 1) / 2;
            if (file->source->reaches(start + middle)) low = middle; else high = middle - 1;
        }
        out_pixels->available = int64_t(low);
    });
}

int64_t cdcmtk_read(cdcmtk_file *file, int64_t offset, uint8_t *buffer, int64_t count) {
    int64_t got = 0;
    const cdcmtk_status status = guarded([&] {
        if (offset >= 0 && count > 0) got = int64_t(file->source->read(uint64_t(offset), buffer, size_t(count)));
    });
    keepTrouble(*file, status);
    return got;
}
