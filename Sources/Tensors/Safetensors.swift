/// A file of named tensors in the safetensors format: eight bytes of header length, a JSON header, the elements.
///
/// The header is checked as the format's own library checks it: every byte after it belongs to exactly one tensor.
/// Source: huggingface/safetensors `README.md`, *Format*.
public struct Safetensors: Sendable {
    /// One tensor in the header.
    public struct Entry: Sendable, Equatable {
        public let type: ElementType
        public let shape: [Int]
        /// Where its bytes lie in the file.
        let bytes: Range<Int>
    }

    public let file: MappedFile
    public let entries: [String: Entry]
    /// The header's `__metadata__`.
    public let metadata: [String: String]

    public init(_ file: MappedFile) throws(TensorError) {
        self.file = file
        if let placeholder = file.placeholder { throw TensorError(file.name, placeholder) }
        guard file.count >= 8 else { throw TensorError(file.name, "too short for a safetensors file") }
        let length = file.littleEndian(at: 0)
        guard length <= 100_000_000 else {
            throw TensorError(file.name, "not a safetensors file: its header would have \(length) bytes")
        }
        let start = 8 + Int(length)
        guard start <= file.count else { throw TensorError(file.name, "truncated: it ends inside its header") }
        let header = try SafetensorsHeader(file.bytes(in: 8..<start), subject: file.name)
        metadata = header.metadata

        var entries: [String: Entry] = [:]
        for raw in header.entries {
            guard let type = ElementType(rawValue: raw.type) else {
                throw TensorError(file.name, "'\(raw.name)' has elements of an unknown type '\(raw.type)'")
            }
            var size = type.size
            for extent in raw.shape {
                let (product, overflow) = size.multipliedReportingOverflow(by: extent)
                guard !overflow else {
                    throw TensorError(file.name, "'\(raw.name)' has an impossible shape \(raw.shape)")
                }
                size = product
            }
            guard raw.begin <= raw.end, raw.end <= file.count - start else {
                throw TensorError(
                    file.name,
                    raw.begin <= raw.end
                        ? "truncated: '\(raw.name)' ends at byte \(raw.end) of \(file.count - start)"
                        : "'\(raw.name)' ends before it begins")
            }
            guard raw.end - raw.begin == size else {
                throw TensorError(
                    file.name, "'\(raw.name)' has \(raw.end - raw.begin) bytes; its shape \(raw.shape) needs \(size)")
            }
            let entry = Entry(type: type, shape: raw.shape, bytes: (start + raw.begin)..<(start + raw.end))
            guard entries.updateValue(entry, forKey: raw.name) == nil else {
                throw TensorError(file.name, "'\(raw.name)' appears twice")
            }
        }
        var end = start
        for (name, entry) in entries.sorted(by: {
            ($0.value.bytes.lowerBound, $0.value.bytes.upperBound) < (
                $1.value.bytes.lowerBound, $1.value.bytes.upperBound
            )
        }) {
            guard entry.bytes.lowerBound == end else {
                let problem = entry.bytes.lowerBound < end ? "overlaps another tensor" : "leaves a gap before it"
                throw TensorError(file.name, "'\(name)' \(problem)")
            }
            end = entry.bytes.upperBound
        }
        guard end == file.count else { throw TensorError(file.name, "\(file.count - end) bytes belong to no tensor") }
        self.entries = entries
    }

    /// One tensor: a view into the file if it holds F32, else a copy widened to F32.
    public func tensor(_ name: String) throws(TensorError) -> Tensor {
        guard let entry = entries[name] else { throw TensorError(file.name, "has no tensor '\(name)'") }
        let count = entry.shape.reduce(1, *)
        let first = entry.bytes.lowerBound
        if entry.type == .f32, unsafe Int(bitPattern: file.start + first) % 4 == 0 {
            return Tensor(TensorStorage(viewing: file, at: first, count: count), offset: 0, shape: entry.shape)
        }
        let result = Tensor(unset: entry.shape)
        entry.type.widen(file, at: first, count: count, into: result)
        return result
    }
}
