import CArchive
import DICOM
import Glibc

/// One pass of libarchive over the entries of a container.
///
/// A class, because libarchive keeps a pointer to it while it reads a nested container.
@safe final class ContainerStream {
    private static let bufferBytes = 128 * 1024

    private let handle: OpaquePointer
    private let format: ContainerFormat
    private let budget: ContainerBudget
    /// The stream whose current entry is this container. Nil if the container is a file.
    private let outer: ContainerStream?
    /// The container's file. Nil if the container is an entry of another one.
    private var file: OpaquePointer?
    private let buffer: UnsafeMutableRawBufferPointer
    private var entry: OpaquePointer?
    /// The first bytes of the entry, read to identify its format. `bytes()` returns them first.
    private(set) var head: [UInt8] = []
    private var isHeadTaken = true
    private var isAtEnd = true
    private var hasEntries = false
    /// The failure of the outer stream while this one read from it.
    private var outerProblem: ContainerProblem?

    /// Opens a container that is a file. The caller closes the descriptor.
    convenience init(
        descriptor: Int32, format: ContainerFormat, budget: ContainerBudget
    ) throws(ContainerProblem) {
        try self.init(format: format, budget: budget, outer: nil)
        guard let file = unsafe carchive_file_new(descriptor) else {
            throw ContainerProblem(.outOfMemory, "not enough memory to open it")
        }
        unsafe self.file = file
        try check(unsafe carchive_open(handle, file))
    }

    /// Opens a container that is the current entry of another one.
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
        // A nested container that cannot be opened does not affect the entries after it.
        try check(status, isOfEntry: outerProblem == nil)
    }

    private init(format: ContainerFormat, budget: ContainerBudget, outer: ContainerStream?) throws(ContainerProblem) {
        guard let handle = unsafe archive_read_new() else {
            throw ContainerProblem(.outOfMemory, "not enough memory to open it")
        }
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
        if let file = unsafe file { unsafe carchive_file_free(file) }
        unsafe buffer.deallocate()
    }

    // MARK: Entries

    /// Advances to the next entry. False after the last one. The caller has skipped the rest of the previous one.
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
        // Warnings concern metadata that is not used here, such as an owner's name.
        if status != Int32(CARCHIVE_WARN) { try check(status) }
        try budget.countEntry()
        return true
    }

    /// Whether the container is a single compressed file and not a tar.
    var isSingleFile: Bool { unsafe archive_format(handle) == Int32(CARCHIVE_FORMAT_RAW) }
    /// Whether the entry has bytes of its own, unlike a folder, link or device.
    var isRegularFile: Bool {
        unsafe archive_entry_filetype(entry) == 0o100000 && archive_entry_hardlink(entry) == nil
    }
    var isEncrypted: Bool { unsafe archive_entry_is_data_encrypted(entry) == 1 }
    /// The inflated size that the entry states. Nil if it does not.
    var claimedBytes: Int64? {
        unsafe archive_entry_size_is_set(entry) == 0 ? nil : max(0, archive_entry_size(entry))
    }
    /// Nanoseconds since 1970. 0 if unknown.
    var modifiedAt: Int64 {
        guard unsafe archive_entry_mtime_is_set(entry) != 0 else { return 0 }
        return unsafe Int64(
            secondsSince1970: archive_entry_mtime(entry), nanoseconds: archive_entry_mtime_nsec(entry))
    }
    /// The bytes of the name, as stored in the container, in UTF-8 if it is marked as such.
    var name: [UInt8] {
        inUTF8 {
            guard let name = unsafe archive_entry_pathname(entry) else { return [] }
            return unsafe [UInt8](UnsafeRawBufferPointer(start: name, count: strlen(name)))
        }
    }

    /// Reads the first `ContainerFormat.headLength` bytes of the entry, to identify its format.
    func readHead() throws(ContainerProblem) {
        var bytes: [UInt8] = []
        while bytes.count < ContainerFormat.headLength, !isAtEnd {
            let missing = ContainerFormat.headLength - bytes.count
            unsafe bytes.append(contentsOf: try read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<missing])))
        }
        head = bytes
        isHeadTaken = false
    }

    /// The entry's next bytes, valid until the next call. Empty at the end of the entry.
    func bytes() throws(ContainerProblem) -> UnsafeRawBufferPointer {
        if !isHeadTaken {
            isHeadTaken = true
            unsafe buffer.copyBytes(from: head)
            return unsafe UnsafeRawBufferPointer(rebasing: buffer[..<head.count])
        }
        return try unsafe read(buffer)
    }

    /// Skips the rest of the entry. False if the deadline came first; the next call continues.
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

    /// Reads the entry's next bytes from libarchive.
    private func read(_ buffer: UnsafeMutableRawBufferPointer) throws(ContainerProblem) -> UnsafeRawBufferPointer {
        guard !isAtEnd else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
        var count = unsafe archive_read_data(handle, buffer.baseAddress, buffer.count)
        // Once: libarchive answers every attempt so where the blocks of a sparse file are out of order.
        if count == Int(CARCHIVE_RETRY) {
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

    /// libarchive's callback for the next bytes of a nested container.
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

    // MARK: Status and locale

    /// Throws the problem behind a status of libarchive.
    private func check(_ status: Int32, isOfEntry: Bool = false) throws(ContainerProblem) {
        if let outerProblem { throw outerProblem }
        guard status < Int32(CARCHIVE_OK) else { return }
        if let file = unsafe file, case let error = unsafe carchive_file_error(file), error != 0 {
            throw ContainerProblem(.unreadable, systemMessage(error))
        }
        if unsafe archive_errno(handle) == ENOMEM {
            throw ContainerProblem(.outOfMemory, "unpacking it needs more memory than a reader process may use")
        }
        let message = unsafe archive_error_string(handle).map { unsafe String(cString: $0).trimmed } ?? "damaged"
        // -5 is zlib's Z_BUF_ERROR: the input ends.
        let isTruncated = ["runcated", "end of file", "end-of-file", "(-5)"].contains { message.contains($0) }
        throw ContainerProblem(
            isTruncated ? .truncated : .malformed, isTruncated ? "the container ends too early" : message,
            isOfEntry: isOfEntry && (status > Int32(CARCHIVE_FATAL) || !hasEntries))
    }

    /// libarchive converts names to the thread's locale, so run it in UTF-8.
    private func inUTF8<Value>(_ body: () -> Value) -> Value {
        let before = unsafe uselocale(Self.utf8.locale)
        defer { unsafe uselocale(before) }
        return body()
    }

    /// `@unchecked Sendable`: created once, never changed and never freed.
    @safe private struct Locale: @unchecked Sendable { let locale: locale_t? }
    private static let utf8 = unsafe Locale(locale: newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
}
