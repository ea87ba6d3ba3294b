import CKernels

/// A file of named tensors in the safetensors format: eight bytes of header length, a JSON header, the numbers.
///
/// The header is checked as the format's own library checks it: every byte after it belongs to exactly one tensor.
/// Source: huggingface/safetensors `README.md`, *Format*.
public struct Safetensors: Sendable {
    /// What the header says of one tensor.
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
        guard file.count >= 8 else { throw TensorError(file.name, "too short for a safetensors file") }
        let length = file.littleEndian64(at: 0)
        guard length <= 100_000_000 else {
            throw TensorError(file.name, "its header would have \(length) bytes: not a safetensors file")
        }
        let start = 8 + Int(length)
        guard start <= file.count else { throw TensorError(file.name, "truncated: it ends inside its header") }
        var header = SafetensorsHeader(file.bytes(in: 8..<start), subject: file.name)
        try header.parse()
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

    /// One tensor: a view into the file where the file holds F32, else a copy widened to it.
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

/// The types of element a file may hold.
public enum ElementType: String, Sendable {
    case f64 = "F64"
    case f32 = "F32"
    case f16 = "F16"
    case bf16 = "BF16"
    case i64 = "I64"
    case i32 = "I32"
    case i16 = "I16"
    case i8 = "I8"
    case u8 = "U8"
    case bool = "BOOL"

    /// Bytes of one element.
    public var size: Int {
        switch self {
        case .f64, .i64: 8
        case .f32, .i32: 4
        case .f16, .bf16, .i16: 2
        case .i8, .u8, .bool: 1
        }
    }

    /// Reads `count` elements from byte `offset` on, as single-precision numbers.
    func widen(_ file: MappedFile, at offset: Int, count: Int, into result: Tensor) {
        precondition(offset >= 0 && offset + count * size <= file.count && result.count == count)
        let source = unsafe file.start + offset
        let target = unsafe result.pointer
        func each<T>(_ type: T.Type, _ convert: (T) -> Float) where T: BitwiseCopyable {
            for index in 0..<count {
                unsafe target[index] = convert(
                    source.loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: type))
            }
        }
        switch self {
        case .f32: unsafe UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: count * 4)
        case .f16, .bf16:
            // The kernels want their input aligned; a file need not oblige.
            let aligned = UnsafeMutablePointer<UInt16>.allocate(capacity: max(count, 1))
            defer { unsafe aligned.deallocate() }
            unsafe UnsafeMutableRawPointer(aligned).copyMemory(from: source, byteCount: count * 2)
            if self == .f16 {
                unsafe ck_widen_half(aligned, count, target)
            } else {
                unsafe ck_widen_bfloat(aligned, count, target)
            }
        case .f64: each(Double.self) { Float($0) }
        case .i64: each(Int64.self) { Float($0) }
        case .i32: each(Int32.self) { Float($0) }
        case .i16: each(Int16.self) { Float($0) }
        case .i8: each(Int8.self) { Float($0) }
        case .u8: each(UInt8.self) { Float($0) }
        case .bool: each(UInt8.self) { $0 == 0 ? 0 : 1 }
        }
    }
}
