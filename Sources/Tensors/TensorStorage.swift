import Foundation

/// The elements of one or more tensors: its own memory, or a part of a mapped file.
///
/// A class, because views share it. `@unchecked Sendable`: only the function that makes it, or a tensor that is its sole
/// owner, writes to it.
@safe
final class TensorStorage: @unchecked Sendable {
    let floats: UnsafeMutablePointer<Float>
    let count: Int
    /// The mapped file that holds the floats; nil if it owns its memory.
    private let file: MappedFile?
    /// The byte offset in the file.
    private let place: Int

    /// The huge page of x86-64 and arm64, and the least memory worth using them for, both in bytes.
    private static let (hugePage, large) = (2 << 20, 16 << 20)

    /// Uninitialized memory of `count` floats, aligned to a cache line.
    init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let isLarge = bytes >= Self.large
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Self.hugePage : 64)
        // Otherwise a gigabyte of weights takes a quarter of a million page faults. Only advice: it may have no effect.
        if isLarge { unsafe madvise(memory, bytes / Self.hugePage * Self.hugePage, MADV_HUGEPAGE) }
        unsafe floats = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        self.count = count
        file = nil
        place = 0
    }

    /// `count` floats in `file` from byte `offset` on. The caller has checked the alignment.
    init(viewing file: MappedFile, at offset: Int, count: Int) {
        precondition(offset >= 0 && count >= 0 && offset + count * 4 <= file.count)
        // Mapped pages are read-only: `isWritable` keeps every mutating function away from them.
        unsafe floats = UnsafeMutablePointer(
            mutating: (file.start + offset).bindMemory(to: Float.self, capacity: count))
        self.count = count
        self.file = file
        place = offset
    }

    /// Releases the memory of floats in a file; reading them again reads the file.
    func release(_ range: Range<Int>) {
        file?.releasePages(of: (place + range.lowerBound * 4)..<(place + range.upperBound * 4))
    }

    var isWritable: Bool { file == nil }

    deinit {
        if file == nil { unsafe UnsafeMutableRawPointer(floats).deallocate() }
    }
}
