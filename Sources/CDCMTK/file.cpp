#include "elements.hpp"
#include "guarded.hpp"

#include "dcmtk/dcmdata/dctk.h"

#include <algorithm>
#include <cstring>
#include <deque>

using namespace cdcmtk;

/// The data set, or an item of a sequence. DCMTK has elements in a list; here they are sorted by tag.
struct cdcmtk_item {
    cdcmtk_file *file;
    /// Empty for the data set, whose elements DCMTK parses one by one on request.
    std::vector<std::pair<uint32_t, DcmElement *>> elements;

    /// The data set.
    explicit cdcmtk_item(cdcmtk_file *file) : file(file), isDataset_(true) {}

    cdcmtk_item(cdcmtk_file *file, DcmItem &item) : file(file), isDataset_(false) {
        elements.reserve(item.card());
        for (DcmObject *object = nullptr; (object = item.nextInContainer(object)) != nullptr;) {
            DcmElement *element = dynamic_cast<DcmElement *>(object);
            if (element) elements.emplace_back(uint32_t(element->getGTag()) << 16 | element->getETag(), element);
        }
        auto byTag = [](auto &a, auto &b) { return a.first < b.first; };
        if (!std::is_sorted(elements.begin(), elements.end(), byTag)) std::sort(elements.begin(), elements.end(), byTag);
    }

    /// An element whose bytes are its value in this machine's byte order; nullptr if DCMTK has to parse it.
    const Element *plain(uint32_t tag, char vr[2]) const;
    DcmElement *find(uint32_t tag) const;
    DcmSequenceOfItems *sequence(uint32_t tag) const { return dynamic_cast<DcmSequenceOfItems *>(find(tag)); }

private:
    bool isDataset_;
};

/// An element that DCMTK has parsed, in a data set of its own; nullptr if it could not be parsed.
struct ParsedElement {
    uint32_t tag;
    DcmDataset dataset;
    DcmElement *element = nullptr;

    explicit ParsedElement(uint32_t tag) : tag(tag) {}
};

struct cdcmtk_file {
    std::shared_ptr<Source> source;
    MetaHeader meta;
    Encoding encoding;
    Elements elements;
    /// Deques, because pointers to their members must stay valid while members are added.
    std::deque<ParsedElement> parsed;
    std::deque<cdcmtk_item> items;
};

namespace {

E_TransferSyntax syntax(Encoding encoding) {
    if (!encoding.isExplicit) return encoding.isBigEndian ? EXS_BigEndianImplicit : EXS_LittleEndianImplicit;
    return encoding.isBigEndian ? EXS_BigEndianExplicit : EXS_LittleEndianExplicit;
}

/// Whether the data set is deflated (PS3.5 A.5), or deflated with pixels on a JPIP server (PS3.5 A.7 and A.12).
bool isDeflated(const std::string &uid) {
    return uid == UID_DeflatedExplicitVRLittleEndianTransferSyntax || uid == "1.2.840.10008.1.2.4.95"
        || uid == "1.2.840.10008.1.2.4.205";
}

/// The element as parsed by DCMTK, without the elements around it: a caller reads few of a file's sequences.
DcmElement *parse(cdcmtk_file &file, const Element &element) {
    for (const ParsedElement &known : file.parsed)
        if (known.tag == element.tag) return known.element;
    ParsedElement &parsed = file.parsed.emplace_back(element.tag);
    DcmDataset &dataset = parsed.dataset;
    // In implicit VR an element that may be US or SS has the signedness of the pixels.
    const Element *representation = file.encoding.isExplicit ? nullptr : file.elements.find(0x00280103);
    if (representation && representation->tag != element.tag && representation->length == 2) {
        const uint8_t *bytes = file.elements.values.data() + representation->copy;
        dataset.putAndInsertUint16(DCM_PixelRepresentation, file.encoding.isBigEndian ? bytes[1] : bytes[0]);
    }
    SourceStream stream(file.source, element.start, element.end);
    dataset.transferInit();
    OFCondition result = dataset.read(stream, syntax(file.encoding), EGL_noChange, 64 * 1024);
    dataset.transferEnd();
    if (result.bad() && result != EC_EndOfStream && file.elements.completeness == CDCMTK_OK) {
        file.elements.completeness = CDCMTK_MALFORMED;
        file.elements.problem = result.text();
    }
    const DcmTagKey key(uint16_t(element.tag >> 16), uint16_t(element.tag));
    if (dataset.findAndGetElement(key, parsed.element).bad()) parsed.element = nullptr;
    return parsed.element;
}

/// Runs a lookup. If it fails, the element counts as absent and the reason is in the file's `completeness`.
template <typename Body>
void lookUp(cdcmtk_file &file, Body body) {
    cdcmtk_status status = guarded(body);
    if (status == CDCMTK_OK) return;
    file.elements.completeness = status;
    guarded([&] { file.elements.problem = message(); });
}

}  // namespace

const Element *cdcmtk_item::plain(uint32_t tag, char vr[2]) const {
    const Element *element = isDataset_ ? file->elements.find(tag) : nullptr;
    if (!element || file->encoding.isBigEndian || element->length == 0xFFFFFFFF) return nullptr;
    memcpy(vr, element->vr, 2);
    if (!file->encoding.isExplicit) {
        // Without its vendor's dictionary, the VR of a private element is unknown.
        if (tag & 0x10000) return nullptr;
        memcpy(vr, DcmTag(uint16_t(tag >> 16), uint16_t(tag)).getVRName(), 2);
    }
    return isVR(vr) && memcmp(vr, "SQ", 2) != 0 && memcmp(vr, "UN", 2) != 0 ? element : nullptr;
}

DcmElement *cdcmtk_item::find(uint32_t tag) const {
    if (isDataset_) {
        const Element *element = file->elements.find(tag);
        return element ? parse(*file, *element) : nullptr;
    }
    auto found = std::lower_bound(elements.begin(), elements.end(), tag, [](auto &e, uint32_t t) { return e.first < t; });
    return found != elements.end() && found->first == tag ? found->second : nullptr;
}

cdcmtk_status cdcmtk_open(const char *path, cdcmtk_extent extent, cdcmtk_file **out_file) {
    return guarded([&] {
        std::unique_ptr<cdcmtk_file> file(new cdcmtk_file);
        file->source = openFile(path);
        file->meta = readMetaHeader(*file->source);

        const std::string &uid = file->meta.transferSyntaxUID;
        Encoding declared{uid != UID_LittleEndianImplicitTransferSyntax, uid == UID_BigEndianExplicitTransferSyntax};
        uint64_t start = file->meta.end;
        if (isDeflated(uid)) {
            std::shared_ptr<Source> plain = inflated(file->source, start);
            // Some files declare a deflated transfer syntax and are not deflated.
            if (plain->reaches(8)) {
                file->source = plain;
                start = 0;
            }
        }
        if (!detectEncoding(*file->source, start, declared, file->encoding))
            throw Failure{CDCMTK_MALFORMED, "no element follows group 0002"};
        file->elements = readElements(*file->source, start, file->encoding, extent);
        file->items.emplace_back(file.get());

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
int cdcmtk_is_explicit(const cdcmtk_file *file) { return file->encoding.isExplicit; }
int cdcmtk_is_big_endian(const cdcmtk_file *file) { return file->encoding.isBigEndian; }

cdcmtk_status cdcmtk_completeness(const cdcmtk_file *file) {
    return guarded([&] {
        const Elements &elements = file->elements;
        if (elements.completeness != CDCMTK_OK) throw Failure{elements.completeness, elements.problem};
    });
}

const cdcmtk_item *cdcmtk_dataset(cdcmtk_file *file) { return &file->items.front(); }

int64_t cdcmtk_value(const cdcmtk_item *item, uint32_t tag, char vr[2], uint8_t *buffer, int64_t capacity) {
    int64_t length = -1;
    lookUp(*item->file, [&] {
        if (const Element *element = item->plain(tag, vr)) {
            size_t wanted = size_t(std::min<int64_t>(element->length, capacity));
            if (element->isCopied()) memcpy(buffer, item->file->elements.values.data() + element->copy, wanted);
            else if (item->file->source->read(element->value, buffer, wanted) < wanted)
                throw Failure{CDCMTK_TRUNCATED, "the file ends within an element"};
            length = element->length;
            return;
        }
        DcmElement *element = item->find(tag);
        if (!element || !element->isLeaf()) return;
        int64_t complete = element->getLengthField();
        const char *name = DcmVR(element->getVR()).getVRName();
        vr[0] = name[0];
        vr[1] = name[1];
        uint32_t wanted = static_cast<uint32_t>(std::min(complete, capacity));
        if (wanted > 0 && element->getPartialValue(buffer, 0, wanted).bad()) return;
        length = complete;
    });
    return length;
}

int64_t cdcmtk_item_count(const cdcmtk_item *item, uint32_t tag) {
    int64_t count = 0;
    lookUp(*item->file, [&] {
        if (DcmSequenceOfItems *sequence = item->sequence(tag)) count = sequence->card();
    });
    return count;
}

const cdcmtk_item *cdcmtk_item_at(const cdcmtk_item *item, uint32_t tag, int64_t index) {
    const cdcmtk_item *found = nullptr;
    lookUp(*item->file, [&] {
        DcmSequenceOfItems *sequence = item->sequence(tag);
        if (!sequence || index < 0 || index >= int64_t(sequence->card())) return;
        DcmItem *child = sequence->getItem(static_cast<unsigned long>(index));
        if (child) found = &item->file->items.emplace_back(item->file, *child);
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
    guarded([&] {
        if (offset >= 0 && count > 0) got = int64_t(file->source->read(uint64_t(offset), buffer, size_t(count)));
    });
    return got;
}
