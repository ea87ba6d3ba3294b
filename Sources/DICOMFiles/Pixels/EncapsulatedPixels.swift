import CDCMTK

/// The fragments of compressed pixel data, and their assignment to frames (PS3.5 A.4).
struct EncapsulatedPixels {
    struct Fragment {
        /// Where its item starts, relative to the first fragment's item, as in offset tables.
        var position: Int
        /// Where its bytes start in the file.
        var offset: Int64
        var length: Int64
        /// How many of its bytes are in the file.
        var available: Int64
    }

    private(set) var fragments: [Fragment] = []
    private var offsetTable: [Int] = []
    /// The last item is incomplete, or the sequence delimiter is missing.
    private(set) var isTruncated = false

    /// Walks over the items. Nil if the value does not start with an item.
    init?(_ file: borrowing DICOMFile, _ pixels: cdcmtk_pixel_data) {
        var offset = pixels.offset
        let end = pixels.offset + pixels.available
        var isFirst = true
        var firstItem: Int64 = 0
        while true {
            let header = file.bytes(at: offset, count: 8)
            guard header.count == 8 else {
                if isFirst { return nil }
                isTruncated = true
                return
            }
            let words = header.integers(UInt16.self)
            guard words[0] == 0xFFFE, words[1] == 0xE000 else {
                if isFirst { return nil }
                // 0xE0DD is the sequence delimiter. Anything else also ends the items, but too early.
                if words[1] != 0xE0DD { isTruncated = true }
                return
            }
            let length = Int64(header.integers(UInt32.self)[1])
            let available = max(0, min(length, end - offset - 8))
            if isFirst {
                guard length <= 8 << 20 else { return nil }
                offsetTable = file.bytes(at: offset + 8, count: available).integers(UInt32.self).map { Int($0) }
                firstItem = offset + 8 + length
                isFirst = false
            } else {
                fragments.append(
                    Fragment(
                        position: Int(offset - firstItem), offset: offset + 8, length: length, available: available))
            }
            offset += 8 + length
        }
    }

    /// The fragments of a frame, and how many frames there are, which NumberOfFrames (`count`) may have wrong. Nil if the
    /// assignment is unknown.
    func fragments(
        of frame: Int, count: Int, extendedOffsets: [Int], startsFrame: (Fragment) -> Bool
    ) -> (fragments: ArraySlice<Fragment>, frames: Int)? {
        if fragments.count == count { return (fragments[frame...frame], count) }
        for table in [extendedOffsets, offsetTable] where count > 1 {
            if let found = fragments(of: frame, count: count, table: table) { return (found, count) }
        }
        guard fragments.count > count else {
            // Some fragments are missing, presumably at the end: one fragment per frame.
            return frame < fragments.count ? (fragments[frame...frame], count) : nil
        }
        let starts = fragments.indices.filter { startsFrame(fragments[$0]) }
        // The first fragment alone says nothing of where others start.
        guard starts.count > 1 || count > 1, starts.count >= count, starts.first == 0 else {
            return count == 1 && frame == 0 ? (fragments[...], count) : nil
        }
        let end = frame + 1 < starts.count ? starts[frame + 1] : fragments.count
        return (fragments[starts[frame]..<end], starts.count)
    }

    private func fragments(of frame: Int, count: Int, table: [Int]) -> ArraySlice<Fragment>? {
        guard table.count == count, table.first == 0, zip(table, table.dropFirst()).allSatisfy({ $0 < $1 }),
            let start = fragments.firstIndex(where: { $0.position == table[frame] })
        else { return nil }
        guard frame + 1 < count else { return fragments[start...] }
        guard let end = fragments.firstIndex(where: { $0.position == table[frame + 1] }) else { return nil }
        return fragments[start..<end]
    }
}
