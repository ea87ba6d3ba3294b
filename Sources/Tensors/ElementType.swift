import CKernels

/// The element types of tensors in files.
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

    /// Whether the elements are floating-point numbers.
    public var isFloatingPoint: Bool {
        switch self {
        case .f64, .f32, .f16, .bf16: true
        case .i64, .i32, .i16, .i8, .u8, .bool: false
        }
    }

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
        unsafe widen(file.start + offset, count: count, into: result)
        file.releasePages(of: offset..<(offset + count * size))
    }

    /// Reads `count` elements from memory, aligned or not.
    @unsafe
    func widen(_ source: UnsafeRawPointer, count: Int, into result: Tensor) {
        precondition(result.count == count)
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
            // The kernels need aligned input, which a file does not guarantee.
            if Int(bitPattern: source) % 2 == 0 {
                return unsafe widenHalves(source.assumingMemoryBound(to: UInt16.self), count: count, to: target)
            }
            let aligned = UnsafeMutablePointer<UInt16>.allocate(capacity: max(count, 1))
            defer { unsafe aligned.deallocate() }
            unsafe UnsafeMutableRawPointer(aligned).copyMemory(from: source, byteCount: count * 2)
            unsafe widenHalves(aligned, count: count, to: target)
        case .f64: each(Double.self) { Float($0) }
        case .i64: each(Int64.self) { Float($0) }
        case .i32: each(Int32.self) { Float($0) }
        case .i16: each(Int16.self) { Float($0) }
        case .i8: each(Int8.self) { Float($0) }
        case .u8: each(UInt8.self) { Float($0) }
        case .bool: each(UInt8.self) { $0 == 0 ? 0 : 1 }
        }
    }

    /// The 16-bit floating-point types.
    @unsafe
    private func widenHalves(_ source: UnsafePointer<UInt16>, count: Int, to target: UnsafeMutablePointer<Float>) {
        if self == .f16 {
            unsafe ck_widen_half(source, count, target)
        } else {
            unsafe ck_widen_bfloat(source, count, target)
        }
    }
}
