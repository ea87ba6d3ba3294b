#pragma once

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmdata/dcistrma.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cdcmtk {

/// Random access to the bytes of a file, or to the inflated bytes of a deflated one.
class Source {
public:
    virtual ~Source() = default;
    /// Copies up to `count` bytes from `offset` on; returns how many.
    virtual size_t read(uint64_t offset, void *buffer, size_t count) = 0;
    /// Whether there are bytes up to `end`.
    virtual bool reaches(uint64_t end) = 0;
    /// Whether bytes far away cost no more than those nearby.
    virtual bool isSeekable() const = 0;
    /// Whether `offset` is at or past the last byte.
    bool endsAt(uint64_t offset) { return !reaches(offset + 1); }
};

/// Opens a regular file, read-only and, if permitted, without changing its access time.
std::shared_ptr<Source> openFile(const char *path);

/// Inflates the deflate stream at `offset`, with or without a zlib header, only as far as it is read.
std::shared_ptr<Source> inflated(std::shared_ptr<Source> deflated, uint64_t offset);

/// The size of the zlib header (RFC 1950) that deflated bytes start with: 2, or 0 if there is none.
size_t zlibHeaderSize(const uint8_t *start, size_t count);

/// Part of a source as a DCMTK input stream.
class SourceStream : public DcmInputStream {
public:
    SourceStream(std::shared_ptr<Source> source, uint64_t start, uint64_t end);
    ~SourceStream() override;
    DcmInputStreamFactory *newFactory() const override;

private:
    class Producer : public DcmProducer {
    public:
        Producer(std::shared_ptr<Source> source, uint64_t start, uint64_t end)
            : source(std::move(source)), position(start), end(end) {}
        OFBool good() const override { return OFTrue; }
        OFCondition status() const override { return EC_Normal; }
        OFBool eos() override;
        offile_off_t avail() override;
        offile_off_t read(void *buffer, offile_off_t count) override;
        offile_off_t skip(offile_off_t count) override;
        void putback(offile_off_t count) override;

        std::shared_ptr<Source> source;
        uint64_t position;
        uint64_t end;
    };
    Producer producer_;
};

}  // namespace cdcmtk
