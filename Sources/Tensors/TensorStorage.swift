import Foundation

/// The floats behind one or more tensors: memory of its own, or a part of a mapped file.
///
/// A class because views share it; `@unchecked` because it is written only by the function that makes it, or by a
/// tensor
/// that is its sole owner.
@safe
final class TensorStorage: @unchecked Sendable {
    let floats: UnsafeMutablePointer<Float>
    let count: Int
    /// The file the floats lie in, kept open; nil for memory of its own.
    private let file: MappedFile?
    /// Where in the file.
    private let place: Int

    /// A huge page of x86-64 and arm64, and how much memory is worth asking for them.
    private static let (hugePage, large) = (2 << 20, 16 << 20)

    /// Memory of `count` floats, not yet set, on a cache line's boundary.
    init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let isLarge = bytes >= Self.large
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Self.hugePage : 64)
        // A gigabyte of weights is half a million page faults otherwise. Where there are no huge pages, none come.
        if isLarge { unsafe madvise(memory, bytes / Self.hugePage * Self.hugePage, MADV_HUGEPAGE) }
        unsafe floats = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        self.count = count
        file = nil
        place = 0
    }

    /// `count` floats lying in `file` from byte `offset` on. The caller has checked bounds and alignment.
    init(viewing file: MappedFile, at offset: Int, count: Int) {
        precondition(offset >= 0 && count >= 0 && offset + count * 4 <= file.count)
        // Mapped pages are read-only: `isWritable` keeps every mutating function away from them.
        unsafe floats = UnsafeMutablePointer(
            mutating: (file.start + offset).bindMemory(to: Float.self, capacity: count))
        self.count = count
        self.file = file
        place = offset
    }

    /// Lets go of the memory of some floats that lie in a file; the next to read them reads the file again.
    func release(_ range: Range<Int>) {
        file?.release((place + range.lowerBound * 4)..<(place + range.upperBound * 4))
    }

    var isWritable: Bool { file == nil }

    deinit {
        if file == nil { unsafe UnsafeMutableRawPointer(floats).deallocate() }
    }
}
