#include "source.hpp"
#include "guarded.hpp"

#include "dcmtk/dcmdata/dcerror.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cdcmtk {

namespace {

/// A file with a read buffer, so that a header costs one or two reads.
class FileSource : public Source {
public:
    FileSource(int descriptor, uint64_t size) : descriptor_(descriptor), size_(size) {}
    ~FileSource() override { close(descriptor_); }

    bool reaches(uint64_t end) override { return end <= size_; }
    bool isSeekable() const override { return true; }

    size_t read(uint64_t offset, void *buffer, size_t count) override {
        if (offset >= size_) return 0;
        count = static_cast<size_t>(std::min<uint64_t>(count, size_ - offset));
        if (count > sizeof window_ / 2) return readFile(offset, buffer, count);
        if (offset < start_ || offset + count > start_ + filled_) {
            // Most headers end within the first few thousand bytes.
            size_t wanted = filled_ == 0 && offset < 1024 ? 8 * 1024 : sizeof window_;
            // Empty the buffer first, in case reading throws.
            filled_ = 0;
            start_ = offset;
            filled_ = readFile(offset, window_, std::max(wanted, count));
        }
        count = std::min(count, filled_);
        memcpy(buffer, window_ + (offset - start_), count);
        return count;
    }

private:
    size_t readFile(uint64_t offset, void *buffer, size_t count) {
        size_t done = 0;
        while (done < count) {
            ssize_t got = pread(descriptor_, static_cast<char *>(buffer) + done, count - done, offset + done);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw Failure{CDCMTK_UNREADABLE, strerror(errno)};
            if (got == 0) break;
            done += got;
        }
        return done;
    }

    int descriptor_;
    uint64_t size_;
    uint64_t start_ = 0;
    size_t filled_ = 0;
    uint8_t window_[32 * 1024];
};

/// Where the deflate stream starts: behind a zlib header, which DICOM does not allow but some writers add.
uint64_t startOfDeflate(Source &deflated, uint64_t offset) {
    uint8_t start[8];
    return offset + zlibHeaderSize(start, deflated.read(offset, start, sizeof start));
}

class InflatedSource : public Source {
public:
    InflatedSource(std::shared_ptr<Source> deflated, uint64_t offset)
        : stream_(deflated, startOfDeflate(*deflated, offset), UINT64_MAX) {
        if (stream_.installCompressionFilter(ESC_zlib).bad()) throw Failure{CDCMTK_INTERNAL, "DCMTK has no zlib"};
    }

    bool isSeekable() const override { return false; }

    bool reaches(uint64_t end) override {
        // Deflate packs at most about 1000 to 1. 512 MB is enough for any real file and stops a decompression bomb.
        while (bytes_.size() < end && !ended_) {
            if (bytes_.size() >= limit) throw Failure{CDCMTK_TOO_LARGE, "it inflates to more than 512 MB"};
            size_t filled = bytes_.size();
            bytes_.resize(filled + 64 * 1024);
            offile_off_t got = stream_.good() ? stream_.read(bytes_.data() + filled, 64 * 1024) : 0;
            bytes_.resize(filled + std::max<offile_off_t>(got, 0));
            if (got <= 0) ended_ = true;
        }
        return bytes_.size() >= end;
    }

    size_t read(uint64_t offset, void *buffer, size_t count) override {
        reaches(offset + count);
        if (offset >= bytes_.size()) return 0;
        count = static_cast<size_t>(std::min<uint64_t>(count, bytes_.size() - offset));
        memcpy(buffer, bytes_.data() + offset, count);
        return count;
    }

private:
    static constexpr size_t limit = 512u << 20;
    SourceStream stream_;
    std::vector<uint8_t> bytes_;
    bool ended_ = false;
};

class SourceStreamFactory : public DcmInputStreamFactory {
public:
    SourceStreamFactory(std::shared_ptr<Source> source, uint64_t start, uint64_t end)
        : source_(std::move(source)), start_(start), end_(end) {}
    DcmInputStream *create() const override { return new SourceStream(source_, start_, end_); }
    DcmInputStreamFactory *clone() const override { return new SourceStreamFactory(*this); }
    DcmInputStreamFactoryType ident() const override { return DFT_DcmInputFileStreamFactory; }

private:
    std::shared_ptr<Source> source_;
    uint64_t start_;
    uint64_t end_;
};

}  // namespace

size_t zlibHeaderSize(const uint8_t *start, size_t count) {
    if (count < 5 || (start[0] & 0x0F) != 8 || start[0] >> 4 > 7 || (start[0] << 8 | start[1]) % 31 != 0) return 0;
    // The first byte of a zlib header is also the start of a stored block, which then has its length twice (RFC 1951 3.2.4).
    const bool isStored = (start[0] & 7) == 0 && uint8_t(start[1] ^ start[3]) == 0xFF && uint8_t(start[2] ^ start[4]) == 0xFF;
    return isStored ? 0 : 2;
}

std::shared_ptr<Source> openFile(const char *path) {
    // O_NONBLOCK, so that opening a FIFO does not block before fstat identifies it.
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    int descriptor = open(path, flags | O_NOATIME);
    // O_NOATIME is for the file's owner only (open(2)).
    if (descriptor < 0 && errno == EPERM) descriptor = open(path, flags);
    if (descriptor < 0) throw Failure{CDCMTK_UNREADABLE, strerror(errno)};
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        int error = errno;
        close(descriptor);
        throw Failure{CDCMTK_UNREADABLE, strerror(error)};
    }
    if (!S_ISREG(status.st_mode)) {
        close(descriptor);
        throw Failure{CDCMTK_UNREADABLE, "not a regular file"};
    }
    return std::make_shared<FileSource>(descriptor, static_cast<uint64_t>(status.st_size));
}

std::shared_ptr<Source> inflated(std::shared_ptr<Source> deflated, uint64_t offset) {
    return std::make_shared<InflatedSource>(std::move(deflated), offset);
}

SourceStream::SourceStream(std::shared_ptr<Source> source, uint64_t start, uint64_t end)
    : DcmInputStream(&producer_), producer_(std::move(source), start, end) {}
SourceStream::~SourceStream() = default;

DcmInputStreamFactory *SourceStream::newFactory() const {
    return new SourceStreamFactory(producer_.source, producer_.position, producer_.end);
}

OFBool SourceStream::Producer::eos() { return position >= end || source->endsAt(position); }

offile_off_t SourceStream::Producer::avail() {
    if (eos()) return 0;
    // DCMTK checks whether a complete element header is left, at most 12 bytes. Larger counts may be estimates.
    for (offile_off_t count = 4096; count > 1; count = count > 16 ? count / 2 : count - 1)
        if (position + count <= end && source->reaches(position + count)) return count;
    return 1;
}

offile_off_t SourceStream::Producer::read(void *buffer, offile_off_t count) {
    if (position >= end || count <= 0) return 0;
    size_t got = source->read(position, buffer, static_cast<size_t>(std::min<uint64_t>(count, end - position)));
    position += got;
    return static_cast<offile_off_t>(got);
}

offile_off_t SourceStream::Producer::skip(offile_off_t count) {
    if (position >= end || count <= 0) return 0;
    uint64_t wanted = std::min<uint64_t>(count, end - position);
    if (!source->reaches(position + wanted)) return 0;
    position += wanted;
    return static_cast<offile_off_t>(wanted);
}

void SourceStream::Producer::putback(offile_off_t count) { position -= count; }

}  // namespace cdcmtk
