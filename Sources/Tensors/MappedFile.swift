public import Foundation

/// The bytes of a file, mapped rather than copied; or bytes that are part of the program.
///
/// `@unchecked Sendable`: the bytes are never written.
@safe
public final class MappedFile: @unchecked Sendable {
    /// The name in errors.
    public let name: String
    public let count: Int
    let start: UnsafeRawPointer
    private let release: Release

    private enum Release { case unmap, free, nothing }

    /// Maps the file at `path`.
    public init(path: String) throws(TensorError) {
        name = path
        // Non-blocking: opening a pipe that has no writer would wait forever.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw TensorError(path, unsafe String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw TensorError(path, unsafe String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw TensorError(path, "not a regular file") }
        count = Int(status.st_size)
        if count == 0 {
            // mmap refuses a length of zero.
            unsafe start = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
            release = .free
            return
        }
        guard let memory = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe memory != MAP_FAILED
        else { throw TensorError(path, unsafe String(cString: strerror(errno))) }
        unsafe start = UnsafeRawPointer(memory)
        release = .unmap
    }

    /// Bytes that live as long as the program, such as those compiled into it.
    @unsafe
    public init(name: String, embedded: UnsafeRawBufferPointer) {
        self.name = name
        count = embedded.count
        if let base = embedded.baseAddress {
            unsafe start = base
            release = .nothing
        } else {
            unsafe start = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
            release = .free
        }
    }

    /// A copy of some bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        count = bytes.count
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        unsafe bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { unsafe memory.copyMemory(from: base, byteCount: source.count) }
        }
        unsafe start = UnsafeRawPointer(memory)
        release = .free
    }

    /// A copy of some of the bytes.
    public func bytes(in range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe Array(UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count))
    }

    /// A copy of all bytes.
    public var data: Data { unsafe Data(bytes: start, count: count) }

    /// Calls `body` with the bytes, or the first `limit` of them, piece by piece and without a copy. The pages of each
    /// piece are released afterwards.
    public func forEachChunk(
        of size: Int = 1 << 20, upTo limit: Int = .max, _ body: (RawSpan) throws -> Void
    ) rethrows {
        let end = min(limit, count)
        for offset in stride(from: 0, to: end, by: size) {
            let part = unsafe UnsafeRawBufferPointer(start: start + offset, count: min(size, end - offset))
            try body(unsafe RawSpan(_unsafeBytes: part))
            releasePages(of: offset..<(offset + part.count))
        }
    }

    /// Releases the memory of bytes that are not needed for now. Reading them again reads the file.
    func releasePages(of range: Range<Int>) {
        guard release == .unmap else { return }
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        // Complete pages only: bytes beside the range may be in use.
        let first = (range.lowerBound + page - 1) / page * page
        let end = range.upperBound / page * page
        guard first < end else { return }
        unsafe madvise(UnsafeMutableRawPointer(mutating: start + first), end - first, MADV_DONTNEED)
    }

    /// A number of up to eight bytes, least significant first.
    func littleEndian(_ width: Int = 8, at offset: Int) -> UInt64 {
        precondition(offset >= 0 && width <= 8 && offset + width <= count)
        var number: UInt64 = 0
        for place in (offset..<(offset + width)).reversed() {
            unsafe number = number << 8 | UInt64(start.load(fromByteOffset: place, as: UInt8.self))
        }
        return number
    }

    deinit {
        switch release {
        case .unmap: unsafe munmap(UnsafeMutableRawPointer(mutating: start), count)
        case .free: unsafe start.deallocate()
        case .nothing: break
        }
    }
}
