import CArchive
import DICOM
import Glibc

/// One pass over the entries of a zip or tar, from its first byte to its last, by libarchive.
///
/// A class, because libarchive keeps a pointer to it where its bytes are an entry of another stream.
@safe final class ContainerStream {
    private static let bufferBytes = 128 * 1024

    private let handle: OpaquePointer
    private let format: ContainerFormat
    private let budget: ContainerBudget
    /// The stream of whose current entry this one is made.
    private let outer: ContainerStream?
    private let buffer: UnsafeMutableRawBufferPointer
    private var entry: OpaquePointer?
    /// The entry's bytes that have been read to tell what it is, and that are still to be given out.
    private(set) var head: [UInt8] = []
    private var isHeadTaken = true
    private var isAtEnd = true
    private var hasEntries = false
    /// What went wrong in the outer stream while this one read from it.
    private var outerProblem: ContainerProblem?

    /// A container that is a file. Its descriptor is read from, and not closed.
    convenience init(
        descriptor: Int32, format: ContainerFormat, budget: ContainerBudget
    ) throws(ContainerProblem) {
        try self.init(format: format, budget: budget, outer: nil)
        try check(unsafe archive_read_open_fd(handle, descriptor, Self.bufferBytes))
    }

    /// A container that is the current entry of another one.
    convenience init(
        entryOf outer: ContainerStream, format: ContainerFormat, budget: ContainerBudget
    ) throws(ContainerProblem) {
        try self.init(format: format, budget: budget, outer: outer)
        let client = unsafe Unmanaged.passUnretained(self).toOpaque()
        let status = unsafe archive_read_open(
            handle, client, nil,
            { _, client, bytes in
                guard let client = unsafe client else { return -1 }
                let stream = unsafe Unmanaged<ContainerStream>.fromOpaque(client).takeUnretainedValue()
                return unsafe stream.pull(bytes)
            }, nil)
        // One that cannot even be begun leaves the entries after it as they are.
        try check(status, isOfEntry: outerProblem == nil)
    }

    private init(format: ContainerFormat, budget: ContainerBudget, outer: ContainerStream?) throws(ContainerProblem) {
        guard let handle = unsafe archive_read_new() else { throw ContainerProblem(.internal, "out of memory") }
        unsafe self.handle = handle
        self.format = format
        self.budget = budget
        self.outer = outer
        unsafe buffer = .allocate(byteCount: Self.bufferBytes, alignment: 16)
        switch format {
        case .zip: unsafe archive_read_support_format_zip(handle)
        case .tar: unsafe archive_read_support_format_tar(handle)
        case .gzip, .bzip2, .xz:
            unsafe archive_read_support_format_tar(handle)
            unsafe archive_read_support_format_raw(handle)
            unsafe archive_read_support_format_empty(handle)
        }
        switch format {
        case .zip, .tar: break
        case .gzip: unsafe archive_read_support_filter_gzip(handle)
        case .bzip2: unsafe archive_read_support_filter_bzip2(handle)
        case .xz: unsafe archive_read_support_filter_xz(handle)
        }
    }

    deinit {
        unsafe archive_read_free(handle)
        unsafe buffer.deallocate()
    }

    // MARK: Entries

    /// Goes on to the next entry; false after the last one. The rest of the entry before has been skipped.
    func next() throws(ContainerProblem) -> Bool {
        let status = inUTF8 { unsafe archive_read_next_header(handle, &entry) }
        hasEntries = true
        head = []
        isHeadTaken = true
        isAtEnd = false
        if status == Int32(CARCHIVE_EOF) {
            isAtEnd = true
            return false
        }
        // A warning is about what is of no use here, such as an owner's name.
        if status != Int32(CARCHIVE_WARN) { try check(status) }
        try budget.countEntry()
        return true
    }

    /// Whether the stream is one compressed file that is no tar.
    var isSingleFile: Bool { unsafe archive_format(handle) == Int32(CARCHIVE_FORMAT_RAW) }
    /// Whether the entry has bytes of its own: no folder, link or device.
    var isRegularFile: Bool {
        unsafe archive_entry_filetype(entry) == 0o100000 && archive_entry_hardlink(entry) == nil
    }
    var isEncrypted: Bool { unsafe archive_entry_is_data_encrypted(entry) == 1 }
    /// What the entry claims to inflate to, where it does.
    var claimedBytes: Int64? {
        unsafe archive_entry_size_is_set(entry) == 0 ? nil : archive_entry_size(entry)
    }
    /// Nanoseconds since 1970; 0 where it does not say.
    var modifiedAt: Int64 {
        guard unsafe archive_entry_mtime_is_set(entry) != 0 else { return 0 }
        let seconds = unsafe Int64(clamping: archive_entry_mtime(entry)).multipliedReportingOverflow(by: 1_000_000_000)
        return seconds.overflow ? 0 : seconds.partialValue &+ Int64(unsafe archive_entry_mtime_nsec(entry))
    }
    /// The name's bytes as the container has them, in UTF-8 where it says so.
    var name: [UInt8] {
        inUTF8 {
            guard let name = unsafe archive_entry_pathname(entry) else { return [] }
            return unsafe [UInt8](UnsafeRawBufferPointer(start: name, count: strlen(name)))
        }
    }

    /// Reads the beginning of the entry, to tell what it is: at most `ContainerFormat.headLength` bytes.
    func readHead() throws(ContainerProblem) {
        var bytes: [UInt8] = []
        while bytes.count < ContainerFormat.headLength, !isAtEnd {
            let missing = ContainerFormat.headLength - bytes.count
            unsafe bytes.append(contentsOf: try read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<missing])))
        }
        head = bytes
        isHeadTaken = false
    }

    /// Gives out the entry's next bytes, none at its end. They stay until the next call.
    func bytes() throws(ContainerProblem) -> UnsafeRawBufferPointer {
        if !isHeadTaken {
            isHeadTaken = true
            unsafe buffer.copyBytes(from: head)
            return unsafe UnsafeRawBufferPointer(rebasing: buffer[..<head.count])
        }
        return try unsafe read(buffer)
    }

    /// Passes over the rest of the entry; false where `deadline` came first, and then it goes on with the next call.
    func skip(before deadline: ContinuousClock.Instant) throws(ContainerProblem) -> Bool {
        isHeadTaken = true
        if isAtEnd { return true }
        if !format.isOneStream, outer == nil, claimedBytes != nil {
            isAtEnd = true
            try check(unsafe archive_read_data_skip(handle), isOfEntry: true)
            return true
        }
        while try unsafe !read(buffer).isEmpty {
            if ContinuousClock.now >= deadline { return isAtEnd }
        }
        return true
    }

    private func read(_ buffer: UnsafeMutableRawBufferPointer) throws(ContainerProblem) -> UnsafeRawBufferPointer {
        guard !isAtEnd else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
        var count = unsafe archive_read_data(handle, buffer.baseAddress, buffer.count)
        while count == Int(CARCHIVE_RETRY) {
            count = unsafe archive_read_data(handle, buffer.baseAddress, buffer.count)
        }
        guard count > 0 else {
            isAtEnd = true
            try check(Int32(clamping: count), isOfEntry: true)
            return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        }
        try budget.spend(count)
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    /// What libarchive calls for the next bytes of a container in a container.
    private func pull(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        do throws(ContainerProblem) {
            guard let next = try unsafe outer?.bytes() else { return -1 }
            unsafe bytes?.pointee = next.baseAddress
            return next.count
        } catch {
            outerProblem = error
            return -1
        }
    }

    // MARK: libarchive's answers

    private func check(_ status: Int32, isOfEntry: Bool = false) throws(ContainerProblem) {
        if let outerProblem { throw outerProblem }
        guard status < Int32(CARCHIVE_OK) else { return }
        let message = unsafe archive_error_string(handle).map { unsafe String(cString: $0).trimmed } ?? "damaged"
        // -5 is zlib's word for bytes that do not come (Z_BUF_ERROR).
        let isCutShort = ["runcated", "end of file", "end-of-file", "(-5)"].contains { message.contains($0) }
        throw ContainerProblem(
            isCutShort ? .truncated : .malformed, isCutShort ? "the container ends too early" : message,
            isOfEntry: isOfEntry && (status > Int32(CARCHIVE_FATAL) || !hasEntries))
    }

    /// libarchive hands out names in the thread's character set, whatever the container has.
    private func inUTF8<Value>(_ body: () -> Value) -> Value {
        let before = unsafe uselocale(Self.utf8.locale)
        defer { unsafe uselocale(before) }
        return body()
    }

    /// `@unchecked Sendable`: made once, never changed and never freed.
    @safe private struct Locale: @unchecked Sendable { let locale: locale_t? }
    private static let utf8 = unsafe Locale(locale: newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
}
