/// The files inside a zip archive, as the directory at its end lists them.
///
/// Not libarchive, because tensors are viewed in the mapped file, and it does not tell where a file's bytes lie.
/// Source: PKWARE APPNOTE.TXT 6.3.10, 4.3 (layout) and 4.5.3 (ZIP64). Checksums are not checked.
struct ZipDirectory {
    private struct Entry {
        let header: Int
        let content: Range<Int>
        /// Why the file cannot be read, as the end of a sentence.
        let problem: String?
    }

    private let file: MappedFile
    private var entries: [String: Entry] = [:]

    /// The names of all files.
    var names: Set<String> { Set(entries.keys) }

    init(_ file: MappedFile) throws(TensorError) {
        self.file = file
        guard let end = Self.end(of: file) else {
            throw TensorError(file.name, "truncated: a zip archive without a directory at its end")
        }
        var (count, size, start) = (
            file.littleEndian(2, at: end + 10), file.littleEndian(4, at: end + 12), file.littleEndian(4, at: end + 16)
        )
        if end >= 20, file.littleEndian(4, at: end - 20) == 0x0706_4B50 {
            let place = file.littleEndian(8, at: end - 12)
            guard place <= UInt64(end - 20), end - 20 - Int(place) >= 56,
                file.littleEndian(4, at: Int(place)) == 0x0606_4B50
            else { throw TensorError(file.name, "a zip archive whose ZIP64 directory is misplaced") }
            count = file.littleEndian(8, at: Int(place) + 32)
            size = file.littleEndian(8, at: Int(place) + 40)
            start = file.littleEndian(8, at: Int(place) + 48)
        }
        guard start <= UInt64(end), size <= UInt64(end) - start, count <= size / 46 else {
            throw TensorError(file.name, "a zip archive whose directory is misplaced")
        }
        let directory = Int(start)..<Int(start + size)
        var place = directory.lowerBound
        for _ in 0..<count { try read(at: &place, directory) }
        try checkOverlaps()
    }

    /// Where the bytes of a file lie, which must be stored uncompressed.
    func content(of name: String) throws(TensorError) -> Range<Int>? {
        guard let entry = entries[name] else { return nil }
        if let problem = entry.problem { throw TensorError(file.name, "'\(name)' inside it \(problem)") }
        return entry.content
    }

    /// The offset of the end-of-directory record: the last one that reaches the end of the file.
    private static func end(of file: MappedFile) -> Int? {
        guard file.count >= 22 else { return nil }
        let last = file.count - 22
        let first = max(0, last - 0xFFFF)
        var candidates = file.bytes(in: first..<(last + 1))[...]
        while let offset = candidates.lastIndex(of: UInt8(ascii: "P")) {
            let place = first + offset
            if file.littleEndian(4, at: place) == 0x0605_4B50,
                Int(file.littleEndian(2, at: place + 20)) == last - place
            {
                return place
            }
            candidates = candidates[..<offset]
        }
        return nil
    }

    private mutating func read(at place: inout Int, _ directory: Range<Int>) throws(TensorError) {
        func broken() -> TensorError { TensorError(file.name, "a zip archive with a damaged directory") }
        guard directory.upperBound - place >= 46, file.littleEndian(4, at: place) == 0x0201_4B50 else { throw broken() }
        let start = place
        func number(_ width: Int, _ offset: Int) -> UInt64 { file.littleEndian(width, at: start + offset) }
        let nameEnd = place + 46 + Int(number(2, 28))
        let extraEnd = nameEnd + Int(number(2, 30))
        place = extraEnd + Int(number(2, 32))
        guard place <= directory.upperBound,
            let name = String(validating: file.bytes(in: (start + 46)..<nameEnd), as: UTF8.self)
        else { throw broken() }
        // The order is that of the ZIP64 field.
        var sizes = [number(4, 24), number(4, 20), number(4, 42)]
        var wide = wideNumbers(nameEnd..<extraEnd)
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && !wide.isEmpty {
            sizes[index] = wide.removeFirst()
        }
        let (size, packed, header) = (sizes[0], sizes[1], sizes[2])

        guard header <= UInt64(directory.lowerBound), directory.lowerBound - Int(header) >= 30,
            file.littleEndian(4, at: Int(header)) == 0x0403_4B50
        else { throw TensorError(file.name, "'\(name)' inside it is not where the directory says") }
        let content =
            Int(header) + 30 + Int(file.littleEndian(2, at: Int(header) + 26))
            + Int(file.littleEndian(2, at: Int(header) + 28))
        guard content <= directory.lowerBound, packed <= UInt64(directory.lowerBound - content) else {
            throw TensorError(file.name, "'\(name)' inside it reaches past the end of the archive's files")
        }
        let method = number(2, 10)
        let problem: String? =
            if number(2, 8) & 1 != 0 {
                "is encrypted"
            } else if method != 0 {
                "is compressed (method \(method)); torch stores files uncompressed"
            } else if packed != size {
                "has two different sizes"
            } else {
                nil
            }
        let entry = Entry(header: Int(header), content: content..<(content + Int(packed)), problem: problem)
        guard entries.updateValue(entry, forKey: name) == nil else {
            throw TensorError(file.name, "'\(name)' is inside it twice")
        }
    }

    /// The 64-bit numbers of an entry's ZIP64 field.
    private func wideNumbers(_ extra: Range<Int>) -> [UInt64] {
        var place = extra.lowerBound
        while extra.upperBound - place >= 4 {
            let length = Int(file.littleEndian(2, at: place + 2))
            guard extra.upperBound - place - 4 >= length else { return [] }
            if file.littleEndian(2, at: place) == 1 {
                return (0..<min(length / 8, 3)).map { file.littleEndian(8, at: place + 4 + 8 * $0) }
            }
            place += 4 + length
        }
        return []
    }

    private func checkOverlaps() throws(TensorError) {
        var end = 0
        for (name, entry) in entries.sorted(by: { $0.value.header < $1.value.header }) {
            guard entry.header >= end else { throw TensorError(file.name, "'\(name)' inside it overlaps another file") }
            end = entry.content.upperBound
        }
    }
}
